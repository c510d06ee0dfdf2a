"""What every test may ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.tables import metadata
from tests.play import Stage, staged


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'okrug.db'}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database with the newest tables, in a file of its own."""
    opened = open_database(database_url)
    async with opened.write() as tx:
        await tx.run_sync(metadata.create_all)
    yield opened
    await opened.close()


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The whole bot against a box, ready for people to come."""
    async with staged(tmp_path) as ready:
        yield ready
