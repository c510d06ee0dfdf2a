"""Periodic work: each minute, hour and night."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from apscheduler.job import Job
from sqlalchemy import func, insert, select, update

from bot.clock import LONGEST, STAGGER, Every, Tick, scheduler_for
from district.errors import DatabaseFault
from district.languages import Language
from services.apart import run_apart
from storage.backup import KEPT
from storage.conversations import Conversation, save_conversations
from storage.tables import conversations, inbox, requests
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


async def test_each_hour_forgets_updates_that_are_not_needed_any_more(stage: Stage) -> None:
    rows = [
        {"update_id": number, "received_at": stage.clock() - age, "raw": raw, "status": status}
        for number, (status, raw, age) in enumerate(
            [
                ("done", None, timedelta(hours=47)),
                ("done", None, timedelta(hours=49)),
                ("unreadable", "{}", timedelta(days=13, hours=23)),
                ("unreadable", "{}", timedelta(days=14, hours=1)),
                ("set-aside", "{}", timedelta(days=13, hours=23)),
                ("set-aside", "{}", timedelta(days=14, hours=1)),
                ("warned", None, timedelta(hours=47)),
                ("warned", None, timedelta(hours=49)),
                ("new", "{}", timedelta(days=49)),
            ]
        )
    ]
    async with stage.app.database.write() as tx:
        await tx.execute(insert(inbox), rows)
    await stage.app.ticks.each_hour()
    async with stage.app.database.read() as connection:
        left = await connection.execute(select(inbox.c.update_id))
        assert set(left.scalars()) == {0, 2, 4, 6, 8}


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


async def reports(teacher: Player) -> None:
    await teacher.says("Рассказать, что трудно")
    for label in (
        "Функц. грамотность", "Математическая", "Нужна помощь", "Отправить"
    ):  # fmt: skip
        await teacher.presses(label)


async def test_each_minute_reminds_and_a_second_tick_does_not(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher()
    await reports(aishat)
    stage.clock.advance(timedelta(days=2))
    for _ in range(3):
        await stage.app.ticks.each_minute()
        await stage.settle()
    assert sum("ждёт вашего решения" in text for text in member.texts) == 1


# ── Each tick by itself ───────────────────────────────────────────────────────────────────────


async def fails() -> None:
    raise RuntimeError("a fault of ours")


async def hangs() -> None:
    await asyncio.Event().wait()


def with_broken(
    stage: Stage,
    name: str,
    work: Callable[[], Awaitable[None]] = fails,
    *,
    longest: float = LONGEST,
) -> list[str]:
    """Puts `work` into the row `name` of the table. Returns the names of the rows that ran."""
    ran: list[str] = []

    def noted(tick: Tick) -> Tick:
        async def run() -> None:
            await (work if tick.name == name else tick.work)()
            ran.append(tick.name)

        return replace(tick, work=run, longest=longest if tick.name == name else LONGEST)

    ticks = stage.app.ticks
    stage.app.ticks = replace(ticks, table=[noted(tick) for tick in ticks.table])
    return ran


NAMES = {
    Every.MINUTE: [
        *("announcements", "deputies", "desk", "roles", "heads", "moves", "requests"),
        *("activities", "enrolling", "teams", "reminders"),
        *(
            "feedback",
            "resolution",
            "questions",
            "invitations",
            "statistics",
            "schools",
            "mentorships",
        ),
        *("milestones", "entry-drafts", "surveys", "motions", "calls", "entries", "reviews"),
        *("watch", "commands"),
    ],
    Every.HOUR: [
        "privacy",
        "accounts",
        "pupils",
        "entered-pupils",
        "erased",
        "communities",
        "routes",
        "library",
        "forgetting",
        "unused-files",
    ],
    Every.NIGHT: ["backup", "files"],
}


async def test_the_table_of_ticks_is_data(stage: Stage) -> None:
    table = stage.app.ticks.table
    assert {every: [one.name for one in table if one.every is every] for every in Every} == NAMES


@pytest.mark.parametrize(
    ("every", "name"), [(every, one) for every in Every for one in NAMES[every]]
)
async def test_a_tick_that_raises_stops_no_other_and_administrators_hear_which_one_once(
    stage: Stage, administrator: Player, every: Every, name: str
) -> None:
    ran = with_broken(stage, name)
    for _ in range(3):
        await stage.app.ticks.run_every(every)
        await stage.settle()
        stage.clock.advance(timedelta(minutes=1))
    others = [one for one in NAMES[every] if one != name]
    assert ran == others * 3
    told = [text for text in administrator.texts if "Не выполнилась регулярная задача" in text]
    assert len(told) == 1
    assert f"«{name}»" in told[0]


async def test_two_ticks_that_fail_are_two_things_to_hear_of(
    stage: Stage, administrator: Player
) -> None:
    with_broken(stage, "roles")
    with_broken(stage, "resolution")
    await stage.app.ticks.each_minute()
    await stage.settle()
    assert [
        name for name in NAMES[Every.MINUTE] if f"«{name}»" in "".join(administrator.texts)
    ] == ["roles", "resolution"]


async def test_a_restart_does_not_repeat_what_administrators_have_heard(
    stage: Stage, administrator: Player
) -> None:
    for _ in range(2):
        with_broken(stage, "roles")
        await stage.app.ticks.each_minute()
        await stage.settle()
        await stage.restart()
    assert sum("«roles»" in text for text in administrator.texts) == 1
    stage.clock.advance(timedelta(hours=1))
    with_broken(stage, "roles")
    await stage.app.ticks.each_minute()
    await stage.settle()
    assert sum("«roles»" in text for text in administrator.texts) == 2


async def test_a_tick_that_hangs_holds_up_no_other_and_is_told(
    stage: Stage, administrator: Player, caplog: pytest.LogCaptureFixture
) -> None:
    ran = with_broken(stage, "announcements", hangs, longest=0.5)
    scheduler = scheduler_for(stage.app.ticks)
    scheduler.start()
    await until(lambda: set(NAMES[Every.MINUTE]) - {"announcements"} <= set(ran))
    await until(lambda: "tick-failed announcements" in caplog.text)
    scheduler.shutdown(wait=False)
    await stage.ticks()
    assert "«announcements»" in "".join(administrator.texts)


async def test_a_tick_that_takes_long_is_logged_with_its_time(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "bot.clock")
    await stage.app.ticks.each_minute()
    for name in NAMES[Every.MINUTE]:
        assert re.search(rf"tick {name} took \d+\.\d s", caplog.text)


async def test_a_tick_without_its_database_is_one_line_and_no_alarm(
    stage: Stage, administrator: Player, caplog: pytest.LogCaptureFixture
) -> None:
    async def is_away() -> None:
        raise DatabaseFault("disk I/O error")

    with_broken(stage, "roles", is_away)
    await stage.app.ticks.each_minute()
    await stage.settle()
    assert "tick roles skipped, the database cannot be used: disk I/O error" in caplog.text
    assert "Traceback" not in caplog.text
    assert administrator.texts == []


async def test_one_broken_request_does_not_starve_those_behind_it(stage_left_broken: Stage) -> None:
    """The isolation of ticks also holds within a tick."""
    stage = stage_left_broken
    member = await stage.member("levashinskiy")
    for teacher in (await stage.teacher("Айшат"), await stage.teacher("Патимат")):
        await reports(teacher)
    async with stage.app.database.write() as tx:
        first = (await tx.execute(select(func.min(requests.c.id)))).scalar_one()
        broken = update(requests).where(requests.c.id == first)
        about_nothing = {"subject_id": 999_999, "next_step": "expire", "next_at": stage.clock()}
        await tx.execute(broken.values(**about_nothing))
    stage.clock.advance(timedelta(days=2))
    await stage.app.ticks.each_minute()
    await stage.settle()
    assert sum("ждёт вашего решения" in text for text in member.texts) == 1


async def test_pieces_of_work_run_apart_and_their_errors_are_raised_together() -> None:
    ran = []

    async def piece(number: int) -> None:
        ran.append(number)
        if number % 2:
            raise RuntimeError(str(number))

    with pytest.raises(ExceptionGroup) as raised:
        await run_apart(partial(piece, number) for number in range(4))
    assert ran == [0, 1, 2, 3]
    assert [str(error) for error in raised.value.exceptions] == ["1", "3"]


# ── The scheduler ────────────────────────────────────────────────────────────────────────────


def jobs(stage: Stage) -> dict[str, Job]:
    """By name, because the scheduler lists jobs by due time."""
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
    minute, hour, night = (named[name].trigger for name in ("deputies", "privacy", "backup"))
    second = STAGGER * NAMES[Every.MINUTE].index("deputies")
    next_minute = minute.get_next_fire_time(None, since)
    assert next_minute == since + timedelta(seconds=second)
    assert hour.get_next_fire_time(None, since).astimezone(UTC) == since.replace(minute=17)
    at_night = night.get_next_fire_time(None, since).astimezone(UTC)
    assert at_night == datetime(2026, 11, 24, 0, 40, tzinfo=UTC)


async def test_ticks_of_one_minute_do_not_begin_at_the_same_second(stage: Stage) -> None:
    since = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    named = jobs(stage)
    assert set(named) == {name for names in NAMES.values() for name in names}
    due = {named[one].trigger.get_next_fire_time(None, since) for one in NAMES[Every.MINUTE]}
    assert len(due) == len(NAMES[Every.MINUTE])
    assert max(due) < since + timedelta(minutes=1)


@pytest.mark.sqlite_only
async def test_a_tick_whose_table_is_gone_is_told_and_stops_nothing(
    stage_left_broken: Stage,
) -> None:
    stage = stage_left_broken
    administrator = await stage.administrator()
    async with stage.app.database.write() as tx:
        await tx.exec_driver_sql("DROP TABLE conversations")
    for job in jobs(stage).values():
        await job.func()
    await stage.app.outbox.deliver_due()
    told = "".join(administrator.texts)
    assert "«forgetting»" in told
    assert len(copies(stage)) == 1


async def test_a_tick_that_the_end_cuts_short_is_no_fault(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    scheduler = scheduler_for(stage.app.ticks)
    scheduler.start()
    await until(lambda: "Running job" in caplog.text)
    scheduler.shutdown(wait=False)
    await until(lambda: "roles was cancelled" in caplog.text)
    assert "Traceback" not in caplog.text
    await stage.ticks()
