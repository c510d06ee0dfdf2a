"""A screen sent after its request was decided: the decision is shown last."""

import pytest

from district.ids import RequestId
from district.requests.request import Move
from storage.people.people import find_actor
from tests.crowd import until
from tests.play import Player, Stage

LATE = 0.3
"""Seconds of delay of an edit."""


async def report(author: Player) -> None:
    await author.says("Рассказать, что трудно")
    await author.presses("Другое, своими словами")
    await author.says("Не знаю, как быть")
    for label in ("Нужна помощь", "Отправить"):
        await author.presses(label)


async def decide(stage: Stage, member: Player) -> None:
    """Decides at once and waits until every copy of the card is redrawn."""
    app = stage.app
    async with app.database.read() as connection:
        actor = await find_actor(connection, member.account.id, stage.clock())
    assert actor is not None
    await app.services.requests.decide(actor, RequestId(1), Move.REJECT, reason="Нет")
    while await app.outbox.deliver_due():
        pass


@pytest.mark.parametrize("way", [["Принять"], ["Принять", "Методические"], ["Принять", "‹ Назад"]])
async def test_a_late_screen_gives_way_to_a_decision(stage: Stage, way: list[str]) -> None:
    slow = await stage.member("levashinskiy", "Патимат", "Алиева")
    quick = await stage.member("levashinskiy")
    await report(await stage.teacher())
    *steps, last = way
    for label in steps:
        await slow.presses(label)
    button = await slow.holds(last)
    edits = stage.box.call_counts["editMessageText"]
    chat = slow.account.id
    stage.box.fault(fault={"delay": LATE}, method="editMessageText", chat_id=chat)
    slow.account.press(*button)
    await until(lambda: stage.box.call_counts["editMessageText"] > edits)
    await decide(stage, quick)
    await stage.settle()
    assert "ОТКЛОНЕНА" in slow.text
