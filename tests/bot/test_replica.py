"""One replica in this process, on PostgreSQL: what it does when it loses its session."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import App, build, set_webhook
from bot.monitoring.monitored import monitored
from sandbox import Box, Person, serve
from tests.crowd import TOKEN, behind_webhook, known, settings_for, until
from tests.postgresql import needs_postgresql, postgresql

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
async def app(box: Box, aishat: Person, tmp_path: Path) -> AsyncIterator[App]:
    with postgresql() as server:
        async with serve(box) as address:
            url = server.new_database()
            settings = settings_for(address, tmp_path, url, **behind_webhook(tmp_path))
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
