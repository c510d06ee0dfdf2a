"""Common fixtures. With `--postgresql`, databases are on a real server."""
# ruff: noqa: E402 - aiogram is imported as in `okrug run`, before modules that need it

from bot.deferred_models import import_aiogram

import_aiogram()

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.database import Database, file_of, open_database
from storage.invariants import broken_invariants
from storage.migrate import migrate
from tests.economies import made_once, statements_here
from tests.play import Stage, staged
from tests.postgresql import Server, in_memory, is_installed, postgresql
from tests.repeated import Notes, without_repetition
from tests.soak import IS_SOAK, SEED
from tests.workers import fork_workers
from tests.world import real_territory

if (memory := in_memory()) is not None:
    # A commit waits for the disk for milliseconds, and tests make hundreds of thousands.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="keep golden screens as they are now")
    parser.addoption("--noted", metavar="FOLDER", help="see tests/repeated.py")
    parser.addoption("--postgresql", action="store_true", help="on PostgreSQL instead of SQLite")


def pytest_report_header() -> str:
    return f"searches: {'all' if IS_SOAK else 'a tenth'}, seed {SEED}"


_WAITING = "tests/durability", "tests/browser"
"""Tests that mostly wait, those that wait longest first."""
_WITH_THREADS = "tests/bot/", "tests/durability/", "tests/storage/test_database.py"
"""Tests of faults and of cancellation, in which a statement may wait."""


def _shared_out(items: list[pytest.Item]) -> list[pytest.Item]:
    """Returns the tests in an order of which half of the workers begin with those that wait.

    Each worker begins with an equal part of the list, and at the end takes over from others.
    """
    waiting = [one for folder in _WAITING for one in items if one.nodeid.startswith(folder)]
    busy = [one for one in items if not one.nodeid.startswith(_WAITING)]
    share = len(items) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    half = waiting[::2], waiting[1::2]
    left = max(0, share - len(half[0]))
    return [*half[0], *busy[:left], *half[1], *busy[left:]]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite_only: about the SQLite file itself")
    config.addinivalue_line("markers", "any_database: about screens, which need no second database")
    if config.getoption("postgresql") and not is_installed():
        pytest.exit("no PostgreSQL on this machine", returncode=1 if "CI" in os.environ else 0)
    if config.getoption("noted") and not config.getoption("postgresql"):
        notes = Notes(Path(config.getoption("noted")))
        listening = ExitStack()
        listening.enter_context(notes.listening())
        config.add_cleanup(listening.close)
        config.pluginmanager.register(notes)


def pytest_xdist_setupnodes(specs: list[object]) -> None:
    fork_workers(len(specs))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items[:] = _shared_out(items)
    if not config.getoption("postgresql"):
        return
    ignored = {"sqlite_only", "any_database"}
    kept = [one for one in items if ignored.isdisjoint(mark.name for mark in one.iter_markers())]
    if config.getoption("noted"):
        folder = Path(config.getoption("noted"))
        needed = without_repetition([one.nodeid for one in kept], folder)
        kept = [one for one in kept if one.nodeid in needed]
    config.hook.pytest_deselected(items=list(set(items).difference(kept)))
    items[:] = kept


def pytest_collection_finish() -> None:
    """Freezes imported objects, so that garbage collections skip them, and collects as seldom as
    `okrug run` does.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    with ExitStack() as saved:
        if not item.nodeid.startswith(_WITH_THREADS):
            saved.enter_context(statements_here())
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    with made_once():
        yield


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[Server | None]:
    """PostgreSQL for the whole run, if requested."""
    if not request.config.getoption("postgresql"):
        yield None
        return
    with postgresql() as running:
        yield running


@pytest.fixture(scope="session")
def second_server() -> Iterator[Server]:
    """PostgreSQL beside the SQLite files of tests marked `needs_postgresql`."""
    with postgresql() as running:
        yield running


@pytest.fixture(scope="session")
def template(server: Server | None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the newest tables as a template, faster than creating them per test."""
    file = tmp_path_factory.mktemp("template") / "okrug.db"
    made = server.new_database() if server else f"sqlite+aiosqlite:///{file}"
    asyncio.run(migrate(made))
    return made


@pytest.fixture(scope="session")
def district_template(
    server: Server | None, template: str, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The same with the catalogues: territory, topics, types of activities …"""
    made = _copied(server, template, tmp_path_factory.mktemp("district"))

    async def load() -> None:
        database = open_database(made)
        await real_territory(database)
        await database.close()

    asyncio.run(load())
    return made


@pytest.fixture
def empty_url(tmp_path: Path, server: Server | None, template: str) -> Iterator[str]:
    """A database of the test's own that has nothing but its tables."""
    made = _copied(server, template, tmp_path)
    yield made
    if server is not None:
        server.drop(made)


@pytest.fixture
def database_url(tmp_path: Path, server: Server | None, district_template: str) -> Iterator[str]:
    """A database of the test's own, with the catalogues."""
    made = _copied(server, district_template, tmp_path)
    yield made
    if server is not None:
        server.drop(made)


def _copied(server: Server | None, template: str, folder: Path) -> str:
    if server is not None:
        return server.new_database(template)
    file = file_of(template)
    assert file is not None
    assert not (folder / "okrug.db").exists(), "a test has one database: `empty_url` or this"
    shutil.copy(file, folder / "okrug.db")
    return f"sqlite+aiosqlite:///{folder / 'okrug.db'}"


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[Database]:
    """An empty database."""
    opened = open_database(empty_url)
    yield opened
    await opened.close()


@pytest.fixture
async def stage_left_broken(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    """A stage whose database is not checked at the end."""
    async with staged(tmp_path, database_url=database_url) as ready:
        yield ready


@pytest.fixture
async def stage(stage_left_broken: Stage) -> AsyncIterator[Stage]:
    """The whole bot with a sandbox; invariants are checked at the end."""
    yield stage_left_broken
    async with stage_left_broken.app.database.read() as connection:
        assert await broken_invariants(connection) == []
