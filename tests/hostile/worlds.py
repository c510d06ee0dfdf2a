"""Worlds that must not be told apart by what is kept: rows, the bytes of the database, copies.

`World.notes` notes all of it; what is encrypted, and codes that tell nothing without the key, are
left out.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select

from storage.backup import back_up
from storage.database import file_of
from storage.tables import metadata, sealed_answers, sealed_votes
from tests.bot.looptime import until
from tests.play import Player, Stage, staged
from tests.postgresql import Server

WAL_HEADER, FRAME_HEADER, PAGE = 32, 24, 4096
"""Bytes; see "WAL File Format" in the documentation of SQLite."""
_CODE = re.compile(
    rb"(secret:[a-z]+:\d+:\d+:|form:pick:poll:q\d+:|\"q\d+\": \[?\"|q\d+\\\": \[?\\\")[\w-]{16}"
)
_STRING = re.compile(rb"[\x20-\x7e\x80-\xbf\xd0\xd1]{6,}")
_ENCRYPTED = ((sealed_votes, "sealed"), (sealed_answers, "sealed"), (sealed_answers, "key"))
_OF_CHANCE = ("message_id", "message_ids", "card")
"""Columns that depend on the order in which letters are sent side by side."""


@dataclass(slots=True, kw_only=True)
class World:
    """A stage and all that was kept of it, step by step."""

    stage: Stage
    folder: Path
    kept: list[tuple[str, Counter[Any]]] = field(default_factory=list)
    sealed: list[bytes] = field(default_factory=list)
    """All that was encrypted so far."""

    async def is_killed_in(self, player: Player, label: str) -> None:
        """The bot is killed after the press is handled and before its update is marked."""
        account, box = player.account, self.stage.box
        box.fault(method="editMessageText", chat_id=account.id, fault={"delay": 8.0})
        press, edits = await player.holds(label), box.call_counts["editMessageText"]
        account.press(*press)
        await until(lambda: box.call_counts["editMessageText"] > edits)
        await self.notes(f"in the press of {player.person}")
        await self.stage.crash()

    async def notes(self, step: str) -> None:
        """Notes everything that is kept now."""
        self.kept.append((f"{step}: rows", await self._rows()))
        async with self.stage.app.database.read() as connection:
            for table, column in _ENCRYPTED:
                stored = await connection.execute(select(table.c[column]))
                self.sealed += set(stored.scalars()) - set(self.sealed)
        for name, content in self.files().items():
            self.kept.append((f"{step}: {name}", _strings(content, self.sealed)))

    def copies(self, step: str) -> None:
        """Makes a backup and notes what it has."""
        if file_of(self.stage.settings.database_url) is not None:
            copy = self.folder / f"copy-{step}.db"
            back_up(self.stage.settings.database_url, copy)
            self.kept.append((f"{step}: a copy", _strings(copy.read_bytes(), ())))

    def files(self) -> dict[str, bytes]:
        """The database, and its log without the salts and checksums of the frames."""
        file = file_of(self.stage.settings.database_url)
        if file is None:
            return {}
        log = file.with_name(f"{file.name}-wal").read_bytes()
        frames = range(WAL_HEADER, len(log), FRAME_HEADER + PAGE)
        pages = [log[at + FRAME_HEADER : at + FRAME_HEADER + PAGE] for at in frames]
        return {"the database": file.read_bytes(), "its log": b"".join(pages)}

    async def _rows(self) -> Counter[Any]:
        found: Counter[Any] = Counter()
        async with self.stage.app.database.read() as connection:
            for table in metadata.sorted_tables:
                hidden = {column for of, column in _ENCRYPTED if of is table}
                for row in await connection.execute(select(table)):
                    values = row._asdict()
                    values |= {name: len(values[name]) for name in hidden}
                    said = {name: one for name, one in values.items() if name not in _OF_CHANCE}
                    plain = json.dumps(said, default=str, ensure_ascii=False).encode()
                    found[table.name, _CODE.sub(rb"\1CODE", plain)] += 1
        return found


def _strings(content: bytes, noise: Sequence[bytes]) -> Counter[Any]:
    """Returns what can be read in a file, without what is encrypted and codes."""
    for sealed in noise:
        content = content.replace(sealed, bytes(len(sealed)))
    return Counter(_STRING.findall(_CODE.sub(rb"\1CODE", content)))


W = TypeVar("W", bound=World)


@asynccontextmanager
async def world(
    kind: Callable[..., W], folder: Path, template: str, server: Server | None, **settings: Any
) -> AsyncIterator[W]:
    """A world with a copy of the database and with the same key as the others."""
    folder.mkdir()  # noqa: ASYNC240 - a test may wait
    if server is not None:
        url = server.new_database(template)
    else:
        source = file_of(template)
        assert source is not None
        shutil.copy(source, folder / "okrug.db")
        url = f"sqlite+aiosqlite:///{folder / 'okrug.db'}"
    key = folder / "votes.key"
    key.write_bytes(b"k" * 32)
    async with staged(folder, database_url=url, secret_file=key, **settings) as stage:
        yield kind(stage=stage, folder=folder)
    if server is not None:
        server.drop(url)


def told_apart(worlds: Sequence[World]) -> list[str]:
    """Returns the steps at which two worlds differ."""
    one, other = (made.kept for made in worlds)
    return [step for (step, a), (_, b) in zip(one, other, strict=True) if a != b]
