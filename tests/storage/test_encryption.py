"""Encryption at rest: no file of an encrypted installation contains what people wrote."""

import asyncio
import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from district.errors import DatabaseFault
from storage.backup import back_up, back_up_nightly, compact
from storage.database import file_of, open_database, with_key
from storage.encrypting import CannotEncrypt, encrypt_file, own_files
from storage.files import is_encrypted, open_file
from storage.migrate import is_current, migrate
from storage.restoring import restore
from storage.secret_key import read_key
from storage.tables import districts
from tests.storage.filled import content

pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
pytestmark = pytest.mark.sqlite_only

PLANTED = "Патимат Ахмедханова"
NOW = datetime(2026, 11, 28, 15, 15, tzinfo=UTC)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "key"
    file.write_bytes(os.urandom(32))
    return file


@pytest.fixture
def var(tmp_path: Path) -> Path:
    (tmp_path / "var").mkdir()
    return tmp_path / "var"


@pytest.fixture
def url(var: Path, key_file: Path) -> str:
    return with_key(f"sqlite+aiosqlite:///{var / 'okrug.db'}", key_file)


def files_with_the_name(folder: Path) -> Iterator[str]:
    """Yields files in clear. Planted names are looked for as they are, and as JSON has them."""
    escaped = PLANTED.encode("unicode_escape")
    for file in folder.rglob("*"):
        if file.is_file():
            found = file.read_bytes()
            if PLANTED.encode() in found or escaped in found or found.startswith(b"SQLite format"):
                yield file.name


async def plant(url: str) -> None:
    database = open_database(url)
    async with database.write() as tx:
        await tx.execute(insert(districts).values(id="north", name=PLANTED))
    await database.close()


async def test_no_file_of_an_encrypted_installation_has_the_name(
    url: str, var: Path, key_file: Path
) -> None:
    await migrate(url, "0059")
    await plant(url)
    database = open_database(url)
    async with database.write() as tx:  # the log is not yet in the file
        await tx.execute(districts.update().values(name=PLANTED + PLANTED))
    log = await asyncio.to_thread((var / "okrug.db-wal").stat)
    assert log.st_size
    assert not list(files_with_the_name(var))
    await database.close()
    await migrate(url)  # keeps a copy of the older version
    back_up_nightly(url, var / "backups", NOW.date())
    before = await content(url)
    await restore(url, var / "backups" / "okrug-2026-11-28.db", NOW)
    assert await content(url) == before
    assert before["districts"][0][1] == PLANTED + PLANTED
    assert len(own_files(var / "okrug.db")) == 4
    assert not list(files_with_the_name(var))


async def test_a_plain_installation_is_encrypted_whole_and_its_key_changed(
    url: str, var: Path, key_file: Path
) -> None:
    plain = f"sqlite+aiosqlite:///{file_of(url)}"
    await migrate(plain)
    await plant(plain)
    back_up(plain, var / "before-x.db")
    back_up_nightly(plain, var / "backups", NOW.date())
    before = await content(plain)
    assert len(list(files_with_the_name(var))) == 3, "the seeded fault has to be found"
    with pytest.raises(DatabaseFault, match="run okrug encrypt"):
        await is_current(url)

    key, other = read_key(key_file), os.urandom(32)
    files = own_files(var / "okrug.db")
    assert [encrypt_file(file, None, key) for file in files] == [True, True, True]
    assert [encrypt_file(file, None, key) for file in files] == [False, False, False]
    assert not list(files_with_the_name(var))
    assert await content(url) == before
    with pytest.raises(DatabaseFault, match="OKRUG_DATABASE_KEY_FILE is not set"):
        await is_current(plain)

    encrypt_file(files[0], key, other)  # interrupted: the next try does the rest
    with pytest.raises(CannotEncrypt, match="does not open"):
        encrypt_file(files[0], key, os.urandom(32))
    assert [encrypt_file(file, key, other) for file in files] == [False, True, True]
    with pytest.raises(DatabaseFault, match="has another key"):
        await is_current(url)
    await asyncio.to_thread(key_file.write_bytes, other)
    assert await content(url) == before
    await restore(url, files[0], NOW)
    assert await content(url) == before


async def test_a_plain_copy_is_encrypted_by_its_restoration(
    url: str, var: Path, tmp_path: Path
) -> None:
    plain = f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
    await migrate(plain)
    await plant(plain)
    await restore(url, tmp_path / "old.db", NOW)
    assert is_encrypted(var / "okrug.db")
    assert (await content(url))["districts"][0][1] == PLANTED


async def test_errors_and_functions_are_those_of_a_plain_file(url: str, key_file: Path) -> None:
    await migrate(url)
    await plant(url)
    database = open_database(url)
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await tx.execute(insert(districts).values(id="north", name="again"))
    async with database.read() as connection:
        lowered = await connection.execute(select(text("lower(name) FROM districts")))
        assert lowered.scalar_one() == PLANTED.lower()
    file = file_of(url)
    assert file is not None
    other = open_file(file, key=read_key(key_file))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseFault, match="locked"):
        async with database.write():
            pass
    other.close()
    await database.close()


@pytest.mark.parametrize("encrypted", [True, False])
async def test_the_live_file_is_read_by_sqlite_alone(
    url: str, var: Path, encrypted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing a file drops all locks that the process holds on it, also those of SQLite."""
    live = var / "okrug.db"
    if not encrypted:
        url = f"sqlite+aiosqlite:///{live}"
    await migrate(url)
    opened: list[str] = []
    plain = io.open

    def watched(file: Any, *arguments: Any, **named: Any) -> Any:
        opened.append(str(file))
        return plain(file, *arguments, **named)

    monkeypatch.setattr(io, "open", watched)
    await asyncio.to_thread(is_encrypted, live)
    assert str(live) in opened, "the seeded fault has to be found"
    opened.clear()
    await plant(url)
    await content(url)
    back_up_nightly(url, var / "backups", NOW.date())
    compact(url)
    assert str(live) not in opened
