"""Malformed updates: no traceback is shown, and the next tap is handled."""

from collections.abc import AsyncIterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sandbox.updates import KINDS
from storage.invariants import broken_invariants
from tests.acts.activities import plans, signs_up
from tests.acts.entering import begins_entry, opened
from tests.acts.mentoring import becomes_mentor, opens_mentors
from tests.calls import CallCast
from tests.hostile.strategies import PAYLOADS, WORDS, damaged, pressed
from tests.play import Player, Stage, staged
from tests.soak import IS_SOAK, share

IN_A_ROW = 40
TIMES = share(250)
"""Number of series of `IN_A_ROW` updates."""

FORM = ("Методические", "Оценивание", "Нужна помощь")


class Crowd:
    """Real people with real data, as senders of the updates.

    Updates derive from their screens at the start, so that runs are reproducible.
    """

    def __init__(self, stage: Stage, people: list[Player]) -> None:
        self.stage = stage
        self.people = people

    @cached_property
    def buttons(self) -> list[str]:
        found = {
            button["callback_data"]
            for player in self.people
            for message in player.screens
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button
        }
        return sorted(found)

    @cached_property
    def templates(self) -> list[tuple[str, dict[str, Any]]]:
        """Real updates of every requested kind, and similar ones of all kinds."""
        found: list[tuple[str, dict[str, Any]]] = []
        for player in self.people:
            own = [one for one in player.account.messages if not one["from"]["is_bot"]]
            user = own[-1]["from"]
            found += [("message", one) for one in own[-12:]]
            found += [("edited_message", {**own[-1], "edit_date": own[-1]["date"]})]
            found += [("message", {**own[-1], "chat": {**own[-1]["chat"], "type": "group"}})]
            query = {"id": "1", "from": user, "chat_instance": "1", "data": "x"}
            found += [("callback_query", {**query, "message": one}) for one in player.screens[-3:]]
            found += [("callback_query", {**query, "inline_message_id": "1"})]
            member = {"user": {"id": 1, "is_bot": True, "first_name": "b"}, "status": "member"}
            left = {**member, "status": "kicked", "until_date": 0}
            change = {"chat": own[-1]["chat"], "from": user, "date": own[-1]["date"]}
            found += [
                ("my_chat_member", {**change, "old_chat_member": member, "new_chat_member": left}),
                ("my_chat_member", {**change, "old_chat_member": left, "new_chat_member": member}),
            ]
            anything = {**change, **query, "message": own[-1], "query": "x", "offset": ""}
            found += [(kind, anything) for kind in sorted(KINDS)]
        return found


@st.composite
def updates(draw: st.DrawFn, crowd: Crowd) -> tuple[str, dict[str, Any]]:
    kind, whole = draw(st.sampled_from(crowd.templates))
    content: dict[str, Any] = draw(damaged(whole))
    if kind == "callback_query" and "data" in content:
        content["data"] = draw(pressed(crowd.buttons))
    elif "text" in content and draw(st.booleans()):
        content["text"] = draw(st.one_of(WORDS, st.builds("/start {}".format, PAYLOADS)))
    return kind, content


async def pair_up(stage: Stage, author: Player, mentor: Player, curator: Player) -> None:
    await becomes_mentor(stage, mentor)
    await opens_mentors(author)
    await author.presses("Найти наставника")
    await author.says("Научиться оценивать")
    await author.presses("Срок")
    await author.presses("3 месяца")
    await author.presses("Отправить")
    for player, label in ((mentor, "Мои подопечные"), (curator, "Очередь и пары")):
        await opens_mentors(player)
        await player.presses(label)


async def announce(curator: Player) -> None:
    """Sends one with a button, and leaves another in its form."""
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says("Слово")
    for label in ("Кнопки", "Кнопка «Прочитал(а)»", "Готово", "Отправить"):
        await curator.presses(label)
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says("Второе")
    await curator.presses("Кому")


async def enters_calls(stage: Stage, author: Player, expert: Player) -> None:
    """An entry in each of its steps: a form that asks for a file, and a review that is begun."""
    call = await opened(stage, "practices", "Банк")
    await begins_entry(author, call)
    await author.says("Тёплый класс")
    cast = CallCast(stage.app.database, stage.clock)
    entry = await cast.admitted(call, await stage.person_of(author), answers={"title": "Класс"})
    review = await cast.asked(entry, await stage.person_of(expert))
    await expert.presses_stale((expert.screens[-1]["message_id"], f"reviews:take:{review.id}:::"))


@pytest.fixture
async def crowd(tmp_path: Path, database_url: str) -> AsyncIterator[Crowd]:
    async with staged(tmp_path, database_url=database_url) as stage:
        author = await stage.teacher()
        people = [await stage.teacher("Патимат", "Алиева"), await stage.member("levashinskiy"),
                  await stage.curator("gornyy"), await stage.newcomer("Новичок")]  # fmt: skip
        await people[-1].says("/start")
        await author.says("Рассказать, что трудно")
        for label in (*FORM, "Отправить"):
            await author.presses(label)
        curator = people[2]
        await plans(curator, seats="1")
        for player in (author, people[0]):
            await signs_up(player)
        await pair_up(stage, author, people[0], curator)
        await curator.says("Мероприятия")
        await curator.presses("Вести мероприятие")
        await curator.presses("Изменить")
        await curator.presses("Время")
        await announce(curator)
        for player in [author, *people[:-1]]:
            await player.says("/menu")
            for kind in ("photo", "document", "sticker", "voice", "poll"):
                await player.sends(kind)
            await player.forwards("Чужое")
            await player.says("Рассказать, что трудно")
            for label in FORM[:2]:
                await player.presses(label)
        await enters_calls(stage, author, people[0])
        yield Crowd(stage, [author, *people])


@settings(
    max_examples=TIMES,
    deadline=None,
    derandomize=not IS_SOAK,
    phases=[Phase.generate],  # state is shared between examples, so shrinking is impossible
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
async def test_hostile_updates(
    crowd: Crowd, caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    stage = crowd.stage
    sent = [data.draw(updates(crowd)) for _ in range(IN_A_ROW)]
    for kind, content in sent:
        stage.box.updates.add(kind, content, is_asked=True)
    await stage.settle()
    assert "was not" not in caplog.text  # handled
    assert "took more than" not in caplog.text
    said = [text for player in crowd.people for text in player.texts]
    said += [one.text or "" for one in stage.box.callback_answers.values()]
    assert not [text for text in said if "Номер:" in text or "Traceback" in text]
    async with stage.app.database.read() as connection:
        assert await broken_invariants(connection) == []
    honest = await stage.newcomer("Честный")
    await honest.says("/start")
    await honest.presses("Даю согласие")
    assert "фамили" in honest.text.lower()
