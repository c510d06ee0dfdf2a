"""Fixtures of service tests: a database with the real territory."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database, open_database


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """One with the catalogues."""
    opened = open_database(database_url)
    yield opened
    await opened.close()
