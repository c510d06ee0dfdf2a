"""Copies of files that people sent, beside the database.

Telegram's file ids belong to one bot: with the token of another bot they open nothing. A copy is
encrypted with a key of its own, which is in its row, so the folder alone tells nothing, and
deleting the row erases the copy. Its name is the SHA-256 of what is written.
"""

import math
import os
import secrets
import time
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Text, cast, delete, or_, select, update

from district.announcements.announcement import AnnouncementStatus
from district.calls.entry import GONE
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.private import FILE, create_private_folder
from storage.records import Record
from storage.tables import announcements, documents, entries, entry_files, kept_files, motions
from storage.upsert import put

_NONCE = bytes(12)
"""The same for all: no key is used twice."""
_AFTER_THE_NAME = b"\0"
UNFINISHED = 3_600
"""A file without a row may be one that is just being kept, until this age in seconds."""
_NONE = "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    file_id: str
    """The id in other tables."""
    current_id: str
    """The id that Telegram gave when the copy was uploaded; of the bot `bot_id`."""
    bot_id: int
    digest: str | None
    """Name of the copy; None if Telegram does not give the file to a bot."""
    key: bytes | None
    size: int


_KEPT = Record(KeptFile, kept_files)


async def wanted_files(tx: Connection) -> dict[str, str]:
    """Returns the ids of all files that are worth a copy, with their names, "" if unknown: those of
    entries, announcements, motions and the library.
    """
    of_entries = (
        select(entry_files.c.file_id, entry_files.c.name)
        .join(entries)
        .where(entries.c.status.not_in(sorted(GONE)))
    )
    wanted = {row.file_id: row.name for row in await tx.execute(of_entries)}
    in_use = documents.c.file.is_not(None), documents.c.retired_at.is_(None)
    for file in (await tx.execute(select(documents.c.file).where(*in_use))).scalars():
        wanted[file["id"]] = file["name"]
    media = announcements.c.content["media"]
    published = select(media.label("media")).where(
        media.as_string() != _NONE,
        announcements.c.status != AnnouncementStatus.DROPPED,
        announcements.c.recalled_at.is_(None),
    )
    for album in (await tx.execute(published)).scalars():
        wanted |= {file: "" for _, file in album}
    put_ = select(motions.c.files).where(cast(motions.c.files, Text) != _NONE)
    for files in (await tx.execute(put_)).scalars():
        wanted |= {one["file"]: "" for one in files}
    return wanted


async def all_kept(tx: Connection) -> dict[str, KeptFile]:
    return {one.file_id: one for one in await _KEPT.all(tx, select(kept_files))}


async def find_kept(tx: Connection, file_id: str) -> KeptFile | None:
    """Finds the copy of a file by its first or its current id."""
    is_meant = or_(kept_files.c.file_id == file_id, kept_files.c.current_id == file_id)
    found = select(kept_files).where(is_meant, kept_files.c.digest.is_not(None))
    return next(iter(await _KEPT.all(tx, found)), None)


async def put_kept(tx: Connection, new: KeptFile) -> None:
    """Adds the row of a copy, or replaces that of a copy that was lost."""
    await put(tx, kept_files, ("file_id",), [_KEPT.columns(new)])


async def set_current_id(tx: Connection, seen: KeptFile, file_id: str, bot: int) -> bool:
    """Returns False if another process has uploaded the copy meanwhile."""
    same = update(kept_files).where(
        kept_files.c.file_id == seen.file_id, kept_files.c.current_id == seen.current_id
    )
    return await compare_and_set(tx, same.values(current_id=file_id, bot_id=bot))


async def forget_kept(tx: Connection, file_ids: Collection[str]) -> None:
    """Deletes rows, and with them the keys of the copies."""
    if file_ids:
        await tx.execute(delete(kept_files).where(kept_files.c.file_id.in_(list(file_ids))))


# ── The folder ─────────────────────────────────────────────────────────────────────────────────


def write_copy(folder: Path, name: str, content: bytes) -> tuple[str, bytes]:
    """Writes a copy and returns its digest and key. It gets its name when it is complete and on the
    disk.

    Raises:
        OSError: the disk is full, or the folder is not writable.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - 8 MiB, rarely used

    key = secrets.token_bytes(32)
    plain = name.encode() + _AFTER_THE_NAME + content
    sealed = ChaCha20Poly1305(key).encrypt(_NONCE, plain, None)
    digest = sha256(sealed).hexdigest()
    create_private_folder(folder)
    unfinished = folder / f"{digest}.part"
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_CLOEXEC
    with os.fdopen(os.open(unfinished, flags, FILE), "wb") as written:
        written.write(sealed)
        written.flush()
        os.fsync(written.fileno())
    unfinished.rename(folder / digest)
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
    return digest, key


def read_copy(folder: Path, kept: KeptFile) -> tuple[str, bytes] | None:
    """Returns name and content, or None if the copy is missing or damaged."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    if kept.digest is None or kept.key is None:
        return None
    try:
        sealed = (folder / kept.digest).read_bytes()
        plain = ChaCha20Poly1305(kept.key).decrypt(_NONCE, sealed, None)
    except (OSError, InvalidTag):
        return None
    name, _, content = plain.partition(_AFTER_THE_NAME)
    return name.decode(), content


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} if folder.is_dir() else set()


def delete_copies_without_row(folder: Path, digests: Collection[str | None]) -> int:
    """Deletes files that no row names, e.g. of a process that was killed before it wrote the row.
    Returns their number.
    """
    before = time.time() - UNFINISHED
    orphans = [
        folder / name
        for name in names_in(folder).difference(one for one in digests if one)
        if _written_at(folder / name) < before
    ]
    for one in orphans:
        one.unlink(missing_ok=True)
    return len(orphans)


def _written_at(file: Path) -> float:
    """Returns infinity if another process has just deleted or renamed it."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return math.inf
