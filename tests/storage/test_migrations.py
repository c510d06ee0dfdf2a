"""Every older schema migrates to the newest without loss."""

import asyncio
import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, table, text
from sqlalchemy.ext.asyncio import create_async_engine

import storage.migrate
from storage.database import file_of
from storage.migrate import NewerSchema, is_current, migrate, revisions
from storage.moving import engine_for, move_rows, reading
from storage.tables import metadata
from tests.postgresql import Server, is_installed
from tests.soak import IS_SOAK
from tests.storage.filled import fill

Result = TypeVar("Result")


@pytest.fixture
def url(tmp_path: Path, server: Server | None) -> str:
    """Address of a database without tables."""
    return server.new_database() if server else f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"


class Growing:
    """An empty database that is migrated from version to version, to be copied at each."""

    def __init__(self, server: Server | None, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._grown: tuple[str, str] | None = None

    async def copied(self, revision: str) -> str:
        """Returns the address of a copy at that version."""
        version, url = self._grown or ("", "")
        if not version or version > revision:
            url = self._new()
        if version != revision:
            await migrate(url, revision)
        self._grown = revision, url
        return self._new(url)

    def drop(self, url: str) -> None:
        if self._server is not None:
            self._server.drop(url)

    def _new(self, source: str | None = None) -> str:
        if self._server is not None:
            return self._server.new_database(source or "template1")
        made = Path(mkdtemp(dir=self._folder)) / "okrug.db"
        if source is not None and (file := file_of(source)) is not None:
            shutil.copy(file, made)
        return f"sqlite+aiosqlite:///{made}"


@pytest.fixture(scope="module")
def growing(server: Server | None, tmp_path_factory: pytest.TempPathFactory) -> Growing:
    return Growing(server, tmp_path_factory.mktemp("growing"))


async def done_in(url: str, work: Callable[[Connection], Result]) -> Result:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        result = await connection.run_sync(work)
    await engine.dispose()
    return result


def counts(connection: Connection) -> dict[str, int]:
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in names
    }


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_an_empty_database_comes_to_the_newest_schema(url: str) -> None:
    done = await migrate(url)
    assert done.before is None
    assert done.after == revisions()[-1]
    assert await is_current(url)


@pytest.fixture(scope="module")
def moved_to(server: Server | None, request: pytest.FixtureRequest) -> str | None:
    """An empty PostgreSQL database of the newest schema, if rows can be moved to one."""
    if server is not None or not (is_installed() or "CI" in os.environ):
        return None
    url: str = request.getfixturevalue("second_server").new_database()
    asyncio.run(migrate(url))
    return url


@pytest.mark.parametrize("revision", revisions())
async def test_a_filled_database_of_each_version_loses_no_row_and_can_be_moved(
    growing: Growing, moved_to: str | None, revision: str
) -> None:
    url = await growing.copied(revision)
    await done_in(url, fill)
    before = await done_in(url, counts)
    assert before
    assert all(before.values()), "a table without a row proves nothing"
    await migrate(url)
    after = await done_in(url, counts)
    assert {name: after[name] for name in before} == before
    if moved_to is not None and (IS_SOAK or revision in revisions()[::-4]):
        assert await moved_and_back(url, moved_to) == sum(after.values())
    growing.drop(url)


async def moved_and_back(url: str, target: str) -> int:
    """Moves all rows to the target, where they are compared, and rolls back. Returns how many."""
    engine = engine_for(target)
    with reading(url) as source:
        async with engine.connect() as connection:
            moved = await move_rows(source, connection, lambda _done, _total: None)
            await connection.rollback()
    await engine.dispose()
    return moved.rows


def test_the_versions_are_numbered_as_alembic_chains_them() -> None:
    config = Config()
    config.set_main_option(
        "script_location", str(Path(storage.migrate.__file__).parent / "migrations")
    )
    chain = ScriptDirectory.from_config(config).walk_revisions()
    assert revisions() == [script.revision for script in chain][::-1]


async def test_migrating_twice_changes_nothing(url: str) -> None:
    await migrate(url)
    assert not (await migrate(url)).changed


async def test_the_tables_are_what_the_migrations_make(url: str) -> None:
    await migrate(url)
    assert await done_in(url, differences) == []


async def test_a_newer_schema_is_left_alone(url: str) -> None:
    await migrate(url)

    def make_newer(connection: Connection) -> None:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    await done_in(url, make_newer)
    with pytest.raises(NewerSchema) as refusal:
        await migrate(url)
    assert refusal.value.revision == "9999"


async def test_links_made_before_work_though_only_their_hash_is_kept(url: str) -> None:
    await migrate(url, "0012")

    def handed_out(connection: Connection) -> None:
        fill(connection)
        connection.execute(text("UPDATE invites SET code = 'abc', draft_id = 'form'"))

    await done_in(url, handed_out)
    await migrate(url)

    def kept(connection: Connection) -> tuple[str, str]:
        row = connection.execute(text("SELECT code_hash, draft_hash FROM invites")).one()
        return row.code_hash, row.draft_hash

    assert await done_in(url, kept) == (sha256(b"abc").hexdigest(), sha256(b"form").hexdigest())


async def test_an_announcement_to_two_districts_goes_to_that_of_its_approvers(url: str) -> None:
    await migrate(url, "0021")

    def scheduled(connection: Connection) -> str:
        fill(connection)
        connection.execute(
            text("""
                UPDATE announcements SET status = 'scheduled',
                    recipients = '{"districts": ["x", "y"], "roles": ["head"]}'
            """)
        )
        found = connection.execute(text("SELECT district_id FROM announcements"))
        return str(found.scalars().first())

    district = await done_in(url, scheduled)
    await migrate(url)

    def kept(connection: Connection) -> set[str]:
        found = connection.execute(text("SELECT CAST(recipients AS TEXT) FROM announcements"))
        return set(found.scalars())

    assert await done_in(url, kept) == {json.dumps({"districts": [district], "roles": ["head"]})}


async def test_the_appointment_of_an_entry_becomes_one_of_its_author(url: str) -> None:
    await migrate(url, "0048")
    await done_in(url, fill)
    await migrate(url)

    def kept(connection: Connection) -> tuple[object, ...]:
        query = "SELECT a.person_id, e.author_id, a.entry_id, a.methodist_id, s.methodist_id FROM"
        tables = (
            "appointments a JOIN entries e ON e.id = a.entry_id JOIN slots s ON s.id = a.slot_id"
        )
        return tuple(connection.execute(text(f"{query} {tables}")).one())

    assert await done_in(url, kept) == (1, 1, 1, None, None)


async def test_a_call_that_was_never_published_is_cancelled(url: str) -> None:
    await migrate(url, "0073")
    await done_in(url, fill)
    await done_in(url, lambda one: one.execute(text("DELETE FROM call_history")))
    await done_in(url, lambda one: one.execute(text("UPDATE calls SET status = 'draft'")))
    await migrate(url)

    def kept(connection: Connection) -> tuple[object, ...]:
        query = "SELECT c.status, h.source, h.target FROM calls c JOIN call_history h"
        found = connection.execute(text(f"{query} ON h.call_id = c.id WHERE h.move = 'cancel'"))
        return tuple(found.one())

    assert await done_in(url, kept) == ("cancelled", "draft", "cancelled")
