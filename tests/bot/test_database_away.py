"""A disk that is full or not writable for a while: nothing is lost or repeated."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot import retry as patience
from district.errors import DatabaseFault
from storage.conversations import find_conversation
from storage.database import Database
from tests.bot.waiting import locked, set_pragma
from tests.crowd import until
from tests.play import Player, Stage

pytestmark = pytest.mark.sqlite_only

SLOW = 1.5
"""Seconds of a call to Telegram, during which the disk becomes full."""
WAIT = "Записать пока не получается. Ничего не потеряно: отвечу, как только смогу."


@asynccontextmanager
async def full_disk(database: Database) -> AsyncIterator[None]:
    """The file cannot grow, and the inbox has no room in its pages."""
    await set_pragma(database, "max_page_count", "1")  # SQLite makes it what the file has
    for size in (3_000, 300, 30, 1):
        while await _fits(database, size):
            pass
    yield
    await set_pragma(database, "max_page_count", "1000000")


async def _fits(database: Database, size: int) -> bool:
    row = (
        "INSERT INTO inbox (update_id, received_at, raw, status)"
        " VALUES (-(random() >> 1), ?, ?, 'unreadable')"
    )
    try:
        async with database.write() as tx:
            await tx.exec_driver_sql(row, ("2026-11-23 09:00:00.000000", "x" * size))
    except DatabaseFault:
        return False
    return True


async def complaints(caplog: pytest.LogCaptureFixture, number: int) -> None:
    """Waits until the bot has tried that often."""
    await until(lambda: caplog.text.count("the database cannot be used") >= number)


async def walk_to_summary(player: Player) -> None:
    await player.says("Рассказать, что трудно")
    for label in ("Методические", "Оценивание", "Нужна помощь"):
        await player.presses(label)


async def test_what_cannot_be_committed_is_not_confirmed_and_comes_when_there_is_room(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    aishat = await stage.teacher()
    async with full_disk(stage.app.database):
        aishat.account.send("Мои заявки")
        await complaints(caplog, 2)
        assert aishat.screens == []
    await stage.settle()
    assert len(aishat.screens) == 1
    assert "Пока ни одной" in aishat.text


async def test_a_press_in_hand_is_served_when_there_is_room_and_the_person_hears_why_they_wait(
    stage: Stage,
) -> None:
    aishat = await stage.teacher()
    await walk_to_summary(aishat)
    send = await aishat.holds("Отправить")
    stage.box.fault(fault={"delay": SLOW}, method="sendMessage", chat_id=aishat.account.id)
    aishat.account.send("Мои заявки")  # in handling, while the press waits
    aishat.account.press(*send)
    await stage.box.updates.all_confirmed()
    async with locked(stage):
        await until(lambda: WAIT in [one.text for one in stage.box.callback_answers.values()])
        assert not any("отправлена" in text for text in aishat.texts)
    await stage.settle()
    assert sum("Заявка 1 отправлена" in text for text in aishat.texts) == 1


async def test_where_a_conversation_stands_is_kept_in_the_order_of_what_was_said(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """A mark that could not be written waits for its retry while the next message is handled."""
    aishat = await stage.teacher()
    stage.box.fault(fault={"delay": SLOW}, method="sendMessage", chat_id=aishat.account.id)
    sent = stage.box.call_counts["sendMessage"]
    aishat.account.send("Рассказать, что трудно")
    await until(lambda: stage.box.call_counts["sendMessage"] > sent)
    async with locked(stage):
        await complaints(caplog, 4)
    await aishat.says("/menu")
    async with stage.app.database.read() as connection:
        kept = await find_conversation(connection, aishat.account.id, aishat.account.id)
    assert kept.state is None


async def test_a_letter_that_left_is_written_down_when_there_is_room_and_comes_once(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await walk_to_summary(aishat)
    await aishat.presses("Отправить")
    accept = await member.holds("Принять")
    member.account.press(*accept)
    await stage.box.updates.all_confirmed()
    await stage.app.intake.settled()
    stage.box.fault(fault={"delay": SLOW}, method="sendMessage", chat_id=aishat.account.id)
    sent = stage.box.call_counts["sendMessage"]
    delivering = asyncio.create_task(stage.app.outbox.deliver_due())
    await until(lambda: stage.box.call_counts["sendMessage"] > sent)
    async with locked(stage):
        await complaints(caplog, 2)
    await delivering
    await stage.settle()
    assert sum("Ваша заявка 1 принята" in text for text in aishat.texts) == 1
    assert "ПРИНЯТА" in member.text


async def test_administrators_hear_of_it_afterwards(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "WORTH_TELLING", 0.1)
    administrator, aishat = await stage.administrator(), await stage.teacher()
    async with locked(stage):
        aishat.account.send("Мои заявки")
        await complaints(caplog, 1)
    await stage.settle()
    assert "База данных не принимала записей" in administrator.text


async def test_administrators_of_the_settings_hear_of_it_at_once_and_once(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "WORTH_TELLING", 0.1)
    administrator, aishat = await stage.administrator(), await stage.teacher()

    def heard() -> int:
        return sum("База данных не принимает записей" in text for text in administrator.texts)

    async with locked(stage):
        aishat.account.send("Мои заявки")
        await until(lambda: heard() == 1)
        await complaints(caplog, 4)
    await stage.settle()
    assert heard() == 1


async def test_the_bot_can_be_stopped_meanwhile_and_nothing_is_lost(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    aishat = await stage.teacher()
    async with locked(stage):
        aishat.account.send("Мои заявки")
        await complaints(caplog, 1)
        await stage.stop()
    await stage.start()
    await stage.settle()
    assert "Пока ни одной" in aishat.text
