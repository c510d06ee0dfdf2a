"""The key of secret votes: made once, private, never overwritten, never in a backup."""

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import back_up
from storage.secret_key import LENGTH, WrongKey, keep_key, read_key


def test_the_first_start_makes_it_and_the_next_one_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret.key"
    key = keep_key(file)
    assert len(key) == LENGTH
    assert keep_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["secret.key"]


def test_each_place_has_its_own(tmp_path: Path) -> None:
    assert keep_key(tmp_path / "a.key") != keep_key(tmp_path / "b.key")


def test_starts_at_once_agree_on_one(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(keep_key, [file] * 8))) == 1


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 33])
def test_a_file_that_is_no_key_is_named_and_left(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "secret.key"
    file.write_bytes(content)
    with pytest.raises(WrongKey, match=f"{len(content)} bytes instead of 32"):
        keep_key(file)
    assert file.read_bytes() == content


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(WrongKey, match="No such file"):
        read_key(tmp_path / "secret.key")
    assert not list(tmp_path.iterdir())


def test_permissions_of_a_key_are_narrowed(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    file.write_bytes(b"k" * LENGTH)
    file.chmod(0o644)
    assert read_key(file) == b"k" * LENGTH
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_copy_of_the_database_has_no_sealed_votes(tmp_path: Path) -> None:
    database, copy, sealed = tmp_path / "okrug.db", tmp_path / "copy.db", b"sealed vote" * 40
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE sealed_votes (motion_id, seat_id, sealed)")
        connection.execute("INSERT INTO sealed_votes VALUES (1, 1, ?)", (sealed,))
        connection.execute("CREATE TABLE motions (id)")
        connection.execute("INSERT INTO motions VALUES (1)")
    back_up(f"sqlite+aiosqlite:///{database}", copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM sealed_votes").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM motions").fetchone() == (1,)
    assert b"sealed vote" in database.read_bytes()
    assert b"sealed vote" not in copy.read_bytes()
    assert {one.name for one in tmp_path.iterdir()} == {"okrug.db", "copy.db"}
