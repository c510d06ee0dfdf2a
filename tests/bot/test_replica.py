"""One replica in this process, on PostgreSQL: its session, its lock at the start, its alarms."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.alarms import Alarms
from bot.app import App, build, set_webhook
from bot.monitoring.monitored import monitored
from district.clock import utc_now
from district.troubles import Cause
from sandbox import Box, Person, serve
from storage.leases import LEFT, Leases, alone_at_start
from tests.crowd import TOKEN, behind_webhook, known, settings_for, until
from tests.postgresql import needs_postgresql, postgresql
from tests.world import MovingClock

pytestmark = needs_postgresql
LEASES = "application_name LIKE 'okrug-replica %'"


@pytest.fixture
def box() -> Box:
    return Box(TOKEN, limits=False, is_local=True)


@pytest.fixture
def aishat(box: Box) -> Person:
    person = box.add_person(first_name="Айшат")
    person.status = "member"
    return person


@pytest.fixture
def url() -> Iterator[str]:
    with postgresql() as server:
        yield server.new_database()


@pytest.fixture
async def app(url: str, box: Box, aishat: Person, tmp_path: Path) -> AsyncIterator[App]:
    async with serve(box) as address:
        more = behind_webhook(tmp_path) | {"admins": [aishat.id]}
        settings = settings_for(address, tmp_path, url, **more)
        await known(settings, [aishat.id])
        made = await build(settings)
        async with monitored(made, settings):
            await set_webhook(made.bot, settings)
            made.start()
            yield made
            await made.stop()


async def answered(aishat: Person, words: str) -> None:
    mark = aishat.send(words)["message_id"]
    await until(
        lambda: any(one["message_id"] > mark and one["from"]["is_bot"] for one in aishat.messages)
    )


async def ends_session(app: App) -> None:
    async with app.database.write() as tx:
        await tx.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {LEASES}")
        )


async def locks(app: App) -> int:
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
    async with app.database.read() as connection:
        return int((await connection.execute(text(held))).scalar_one())


async def test_a_lost_session_is_begun_anew_and_holds_nobody(
    app: App, aishat: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await answered(aishat, "Настройки")
    await until(lambda: "this process sends from now on" in caplog.text)
    await ends_session(app)
    await answered(aishat, "Мои заявки")
    await until(lambda: caplog.text.count("this process sends from now on") == 2)
    assert "the session was lost" in caplog.text
    await app.intake.settled()
    assert await locks(app) == 0
    assert app.health.trouble() is None


def alarms_of(person: Person) -> list[str]:
    texts = "\n".join(one.get("text", "") for one in person.messages)
    return [one for one in texts.splitlines() if "Одна из копий бота не отвечает" in one]


async def test_a_replica_that_is_lost_is_told_once_and_one_that_leaves_is_not(
    url: str, app: App, aishat: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    lost, leaving = Leases(url, "okrug-2"), Leases(url, "okrug-3")
    for one in (lost, leaving):
        await one.open(lambda *_: None)
    await until(lambda: "3 processes share the work" in caplog.text)
    await leaving.notify(LEFT, leaving.name)
    await leaving.close()
    await until(lambda: "2 processes share the work" in caplog.text)
    await lost.close()
    await until(lambda: bool(alarms_of(aishat)))
    hour = utc_now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    everywhere = [
        Alarms(
            database=app.database,
            bot=app.bot,
            texts=app.texts,
            admins=[aishat.id],
            clock=MovingClock(hour + timedelta(minutes=minutes)),
        )
        for minutes in (0, 1, 1, 1)
    ]
    await asyncio.gather(*(one.tell(Cause.DISK_LOW, "1 MB") for one in everywhere))
    async with app.database.read() as connection:
        told = "SELECT count(*) FROM outbox WHERE dedup_key LIKE 'trouble:disk-low:%'"
        assert (await connection.execute(text(told))).scalar_one() == 1
    assert len(alarms_of(aishat)) == 1
    assert "okrug-2" in alarms_of(aishat)[0]


async def test_one_process_at_a_time_migrates_and_a_killed_one_holds_no_other(
    url: str, app: App
) -> None:
    began = list[int]()

    async def begins(number: int) -> None:
        async with alone_at_start(url):
            began.append(number)
            await released.wait()

    async def waiting() -> int:
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        async with app.database.read() as connection:
            return int((await connection.execute(text(held))).scalar_one())

    released = asyncio.Event()
    first, second = (asyncio.create_task(begins(number)) for number in (1, 2))
    while not await waiting():
        pass
    assert len(began) == 1
    holder = (
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        " AND objid = 2 AND objsubid = 2 AND granted"
    )
    async with app.database.write() as tx:
        await tx.execute(text(holder))
    await until(lambda: len(began) == 2)
    released.set()
    await asyncio.gather(first, second, return_exceptions=True)
