"""Encrypts a SQLite file and its copies, or changes their key.

Each file is written anew beside itself, compared, and then replaced, so an interruption leaves
every file under the old or the new key; the next try does the rest.
"""

import json
import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from sqlite3 import DatabaseError

from storage.files import broken_parts, is_encrypted, key_for, open_file
from storage.private import create_private

VERIFIED_FOR = timedelta(days=180)
"""After this time `okrug check` warns that the second copy of the key was not looked at."""
_RECORD = "second-key.json"


class CannotEncrypt(Exception):
    """The message names the file and the reason. That file was not replaced."""


def own_files(database: Path) -> list[Path]:
    """Returns the copies and, last, the database: what is readable with one key is complete."""
    folder = database.parent
    copies = [*folder.glob("before-*.db"), *(folder / "backups").glob("okrug-*.db")]
    return [*sorted(copies), database]


def encrypt_file(file: Path, key: bytes | None, new_key: bytes) -> bool:
    """Encrypts one file under `new_key`. Returns False if it already is.

    Raises:
        CannotEncrypt: it opens with neither key, is damaged, or what was written differs.
        sqlite3.Error, OSError: the disk is full.
    """
    from storage.cipher import export  # noqa: PLC0415 - an extra

    if is_encrypted(file) and _opens(file, new_key):
        return False
    key = key_for(file, key)
    if not _opens(file, key):
        raise CannotEncrypt(f"{file} does not open with the key that is set")
    with closing(open_file(file, key=key)) as connection:  # takes the log into the file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
        if found := broken_parts(connection):
            raise CannotEncrypt(f"{file}: {found[0]}")
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.unlink(missing_ok=True)
    create_private(unfinished)
    export(file, key, unfinished, new_key)
    if _counts(file, key) != _counts(unfinished, new_key):
        raise CannotEncrypt(f"{unfinished} differs from {file}")
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())
    unfinished.rename(file)
    return True


def _opens(file: Path, key: bytes | None) -> bool:
    with suppress(DatabaseError), closing(open_file(file, writable=False, key=key)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")
        return True
    return False


def _counts(file: Path, key: bytes | None) -> dict[str, int]:
    with closing(open_file(file, writable=False, key=key)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in tables.fetchall()
        }


# ── The second copy of the key ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondKey:
    """A copy of the key that an administrator has shown, kept elsewhere."""

    fingerprint: str
    on: date


def fingerprint_of(key: bytes) -> str:
    return sha256(b"okrug database key" + key).hexdigest()[:16]


def record_second_key(folder: Path, key: bytes, today: date) -> None:
    record = folder / _RECORD
    create_private(record)
    seen = {"fingerprint": fingerprint_of(key), "on": today.isoformat()}
    record.write_text(json.dumps(seen), encoding="ascii")


def find_second_key(folder: Path) -> SecondKey | None:
    with suppress(OSError, ValueError, KeyError):
        seen = json.loads((folder / _RECORD).read_text(encoding="ascii"))
        return SecondKey(fingerprint=seen["fingerprint"], on=date.fromisoformat(seen["on"]))
    return None
