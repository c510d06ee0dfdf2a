"""What is done by the clock, each minute, each hour and each night."""

from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.job import Job
from sqlalchemy import insert, select

from bot.clock import scheduler_for
from district.languages import Language
from storage.backup import KEPT
from storage.conversations import Conversation, save_conversations
from storage.tables import conversations, inbox
from tests.bot.looptime import until
from tests.play import Player, Stage

NO_BACKUP = "Ночная копия базы не сделана"


@pytest.fixture
async def administrator(stage: Stage) -> Player:
    return await stage.administrator()


def copies(stage: Stage) -> list[str]:
    return sorted(file.name for file in (stage.settings.var / "backups").glob("*"))


async def night(stage: Stage) -> None:
    await stage.app.ticks.each_night()
    await stage.settle()


@pytest.mark.sqlite_only
async def test_each_night_a_copy_is_made_and_fourteen_are_kept(stage: Stage) -> None:
    for _ in range(KEPT + 2):
        await night(stage)
        stage.clock.advance(timedelta(days=1))
    kept = copies(stage)
    assert len(kept) == KEPT == 14
    assert (kept[0], kept[-1]) == ("okrug-2026-11-25.db", "okrug-2026-12-08.db")


@pytest.mark.sqlite_only
async def test_a_night_is_named_by_the_districts_own_day(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    await night(stage)
    assert copies(stage) == ["okrug-2026-11-24.db"]


@pytest.mark.sqlite_only
async def test_a_night_that_ticks_twice_makes_one_copy(stage: Stage, administrator: Player) -> None:
    await night(stage)
    await night(stage)
    assert copies(stage) == ["okrug-2026-11-23.db"]
    assert administrator.texts == []


@pytest.mark.sqlite_only
async def test_administrators_hear_of_a_copy_that_was_not_made(
    stage: Stage, administrator: Player
) -> None:
    (stage.settings.var / "backups").write_text("a file where the folder should be")
    await night(stage)
    assert NO_BACKUP in administrator.text
    (stage.settings.var / "backups").unlink()
    stage.clock.advance(timedelta(days=1))
    await night(stage)
    assert copies(stage) == ["okrug-2026-11-24.db"]
    assert sum(NO_BACKUP in text for text in administrator.texts) == 1


@pytest.mark.sqlite_only
async def test_what_a_failed_copy_left_is_cleared_away(stage: Stage) -> None:
    await night(stage)
    whole = stage.settings.var / "backups" / "okrug-2026-11-23.db"
    whole.rename(whole.with_name(f"{whole.name}.part"))
    await night(stage)
    assert copies(stage) == ["okrug-2026-11-23.db"]


async def test_each_hour_forgets_handled_updates_and_no_others(stage: Stage) -> None:
    rows = [
        {"update_id": number, "received_at": stage.clock() - age, "raw": raw, "status": status}
        for number, (status, raw, age) in enumerate(
            [
                ("done", None, timedelta(hours=47)),
                ("done", None, timedelta(hours=49)),
                ("unreadable", "{}", timedelta(days=49)),
            ]
        )
    ]
    async with stage.app.database.write() as tx:
        await tx.execute(insert(inbox), rows)
    await stage.app.ticks.each_hour()
    async with stage.app.database.read() as connection:
        left = await connection.execute(select(inbox.c.update_id))
        assert set(left.scalars()) == {0, 2}


async def test_each_hour_forgets_the_steps_of_strangers_and_not_of_people(stage: Stage) -> None:
    known = await stage.teacher()
    stranger = await stage.newcomer("Чужой")
    steps = [
        Conversation(
            chat=player.account.id,
            user=player.account.id,
            state="x",
            data={"language": Language.EN},
        )
        for player in (known, stranger)
    ]
    async with stage.app.database.write() as tx:
        await save_conversations(tx, steps, stage.clock())
    stage.clock.advance(timedelta(days=2))
    await stage.app.ticks.each_hour()
    assert await remembered(stage) == {known.account.id, stranger.account.id}
    stage.clock.advance(timedelta(seconds=1))
    await stage.app.ticks.each_hour()
    assert await remembered(stage) == {known.account.id}


async def remembered(stage: Stage) -> set[int]:
    async with stage.app.database.read() as connection:
        found = await connection.execute(select(conversations.c.user_id))
        return set(found.scalars())


async def test_each_minute_reminds_and_a_second_tick_does_not(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher()
    await aishat.says("Сообщить о затруднении")
    for label in (
        "Функц. грамотность", "Математическая", "Нужна помощь", "Пропустить", "Готово", "Отправить"
    ):  # fmt: skip
        await aishat.presses(label)
    stage.clock.advance(timedelta(days=2))
    for _ in range(3):
        await stage.app.ticks.each_minute()
        await stage.settle()
    assert sum("ждёт вашего решения" in text for text in member.texts) == 1


# ── The scheduler ────────────────────────────────────────────────────────────────────────────


def jobs(stage: Stage) -> dict[str, Job]:
    """By name: the scheduler itself lists first what is due next."""
    scheduler = scheduler_for(stage.app.ticks)
    scheduler.start(paused=True)
    try:
        return {job.id: job for job in scheduler.get_jobs()}
    finally:
        scheduler.shutdown(wait=False)


async def test_the_ticks_come_each_minute_each_hour_and_at_night_by_local_time(
    stage: Stage,
) -> None:
    since = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    named = jobs(stage)
    minute, hour, night = (
        named[name].trigger for name in ("each_minute", "each_hour", "each_night")
    )
    assert minute.get_next_fire_time(None, since + timedelta(seconds=1)) == since + timedelta(
        minutes=1
    )
    assert hour.get_next_fire_time(None, since).astimezone(UTC) == since.replace(minute=17)
    at_night = night.get_next_fire_time(None, since).astimezone(UTC)
    assert at_night == datetime(2026, 11, 24, 0, 40, tzinfo=UTC)


@pytest.mark.sqlite_only
async def test_a_tick_that_fails_is_told_and_stops_nothing(
    stage: Stage, administrator: Player
) -> None:
    for job in jobs(stage).values():
        async with stage.app.database.write() as tx:
            await tx.exec_driver_sql("DROP TABLE IF EXISTS conversations")
        await job.func()
    await stage.app.delivery.deliver_due()
    assert "Непредвиденная ошибка, номер each_hour" in administrator.text
    assert len(copies(stage)) == 1


async def test_a_tick_that_the_end_cuts_short_is_no_fault(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    scheduler = scheduler_for(stage.app.ticks)
    scheduler.start()
    await until(lambda: "Running job" in caplog.text)
    scheduler.shutdown(wait=False)
    await until(lambda: "each_minute is cut short" in caplog.text)
    assert "Traceback" not in caplog.text
    await stage.ticks()
