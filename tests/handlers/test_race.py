"""Two members press on everything at once: one decision each, shown to both."""

import asyncio
import re

from district.drafts import Form
from district.forms import SUMMARY
from district.ids import RequestId, TopicId
from district.requests.deficit_form import entered_from
from district.requests.deficits import Report, Severity
from storage.people.people import get_actor
from storage.requests.requests import get_request
from tests.play import Player, Stage
from tests.soak import share

DECIDED = re.compile(r"Ваша заявка \d+ принята")
REQUESTS = share(200)
AT_ONCE = 20
"""Presses of each; the share of one person is 30 waiting updates."""


async def report(stage: Stage, author: Player) -> None:
    """Reports as if the form had been walked through."""
    assert author.person is not None
    services = stage.app.services
    async with stage.app.database.read() as connection:
        actor = await get_actor(connection, author.person, stage.clock())
    said = Report(
        topic=TopicId("methods-2"),
        area=None,
        own_words=None,
        severity=Severity.NEED_HELP,
        tried=None,
        wanted=(),
    )
    answers = entered_from(said).answers
    draft = await services.drafts.begin(actor, Form.DEFICIT, SUMMARY, answers)
    await services.deficits.send(actor, draft.id)


def presses(member: Player, label: str) -> list[tuple[int, str]]:
    """Presses that button on every card."""
    found = []
    for message in member.screens:
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            found += [
                (message["message_id"], button["callback_data"])
                for button in row
                if button["text"] == label
            ]
    return found


async def test_two_presses_on_each_request_make_one_decision(stage: Stage) -> None:
    members = [
        await stage.member("levashinskiy", "Магомед", "Гаджиев"),
        await stage.member("levashinskiy", "Патимат", "Алиева"),
    ]
    authors = [await stage.teacher("Айшат", "Магомедова") for _ in range(REQUESTS)]
    for author in authors:
        await report(stage, author)
    await stage.settle()
    buttons = [presses(member, "Принять") for member in members]
    assert [len(found) for found in buttons] == [REQUESTS, REQUESTS]

    pairs = list(zip(*buttons, strict=True))
    for start in range(0, REQUESTS, AT_ONCE):
        for pair in pairs[start : start + AT_ONCE]:
            for member, button in zip(members, pair, strict=True):
                member.account.press(*button)
        await asyncio.wait_for(stage.settle(), 120)

    async with stage.app.database.read() as connection:
        decided = [
            await get_request(connection, RequestId(number)) for number in range(1, REQUESTS + 1)
        ]
    assert all(request.status == "approved" for request in decided)
    for member in members:
        cards = [text for text in member.texts if re.match(r"Заявка \d+ ·", text)]
        assert len(cards) == REQUESTS
        for request, text in zip(decided, sorted(cards, key=_number), strict=True):
            decider = next(one for one in members if one.person == request.decider)
            assert "ПРИНЯТА" in text
            assert {members[0]: "Гаджиев", members[1]: "Алиева"}[decider] in text
    for author in authors:
        assert sum(bool(DECIDED.search(text)) for text in author.texts) == 1


def _number(text: str) -> int:
    found = re.match(r"Заявка (\d+)", text)
    assert found is not None
    return int(found[1])
