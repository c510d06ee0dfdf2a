"""Nothing that is kept links a member to a choice of a secret vote, without the key.

Two worlds are played in which only the votes of two members are exchanged. Everything that is kept
has to be the same in both: all rows of all tables at every step, also while a press is in the inbox
and after a crash; the bytes of the database with its free pages and of its log; copies made before
and after a vote; the lines of the log. Left out are only sealed votes and the tokens of buttons,
which `tests/services/test_sealing.py` proves to tell nothing.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

import bot.intake.inbox
from district.council.bodies import Body
from district.council.motion import MotionKind, MotionStatus, NewMotion
from district.ids import DraftId, MotionId
from district.people.roles import Actor
from storage.backup import back_up
from storage.database import file_of
from storage.people.people import get_actor
from storage.tables import cards, metadata, motion_history, motions, outbox, sealed_votes
from tests.bot.looptime import until
from tests.play import Player, Stage, staged
from tests.postgresql import Server

PLACES = ("levashinskiy", "akushinskiy", "gunibskiy", "lakskiy", "khunzakhskiy", "botlikhskiy")
FOR, AGAINST = "За", "Против"
WAL_HEADER, FRAME_HEADER, PAGE = 32, 24, 4096
"""Bytes; see "WAL File Format" in the documentation of SQLite."""
COUNTED = "Голос учтён. Изменить его нельзя."
_TOKEN = re.compile(rb"(secret:[a-z]+:\d+:\d+:)[\w-]{16}")
_STRING = re.compile(rb"[\x20-\x7e\x80-\xbf\xd0\xd1]{6,}")

Leak = Callable[["World", Player, str], Awaitable[None]]


async def no_leak(*_: object) -> None:
    """Writes nothing."""


@dataclass(slots=True, kw_only=True)
class World:
    """A secret vote and all that was kept of it, step by step."""

    stage: Stage
    folder: Path
    members: list[Player] = field(default_factory=list)
    motion: MotionId = field(default=MotionId(0))
    kept: list[tuple[str, Counter[Any]]] = field(default_factory=list)
    sealed: list[bytes] = field(default_factory=list)
    """All sealed votes so far."""

    async def actor(self, player: Player) -> Actor:
        assert player.person is not None
        async with self.stage.app.database.read() as connection:
            return await get_actor(connection, player.person, self.stage.clock())

    async def opens(self) -> None:
        for number, place in enumerate(PLACES):
            self.members.append(await self.stage.member(place, surname=f"Член{number}"))
        curator = await self.stage.curator("gornyy")
        service, actor = self.stage.app.services.motions, await self.actor(curator)
        new = NewMotion(kind=MotionKind.FREE, question="Утвердить план?", secret=True)
        put = await service.put(actor, DraftId("d" * 32), Body.COUNCIL, new)
        self.motion = put.motion.id
        await service.open(actor, self.motion)
        await self.stage.settle()

    async def votes(self, member: Player, label: str) -> None:
        await self.asks(member, label)
        await member.presses("Отдать голос")

    async def asks(self, member: Player, label: str) -> None:
        # Of no message: which number a card got is left to chance.
        await member.presses_stale((10_000, f"secret:show:{self.motion}:1:"))
        await member.presses(label)

    async def is_killed_in_the_vote_of(self, member: Player, label: str) -> None:
        """The bot is killed after the vote is stored and before its update is marked."""
        await self.asks(member, label)
        account, box = member.account, self.stage.box
        box.fault(method="editMessageText", chat_id=account.id, fault={"delay": 8.0})
        cast, edits = await member.holds("Отдать голос"), box.call_counts["editMessageText"]
        account.press(*cast)
        await until(lambda: box.call_counts["editMessageText"] > edits)
        await self.notes(f"in the vote of {member.person}")
        await self.stage.crash()

    async def notes(self, step: str) -> None:
        """Notes everything that is kept now."""
        self.kept.append((f"{step}: rows", await self._rows()))
        async with self.stage.app.database.read() as connection:
            stored = await connection.execute(select(sealed_votes.c.sealed))
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
                for row in await connection.execute(select(table)):
                    values = row._asdict()
                    if table is sealed_votes:
                        values["sealed"] = len(values["sealed"])
                    if table in {cards, outbox}:
                        del values["message_id"]  # letters are sent side by side
                    said = json.dumps(values, default=str, ensure_ascii=False).encode()
                    found[table.name, _TOKEN.sub(rb"\1TOKEN", said)] += 1
        return found


def _strings(content: bytes, noise: Sequence[bytes]) -> Counter[Any]:
    """Returns what can be read in a file, without sealed votes and tokens."""
    for sealed in noise:
        content = content.replace(sealed, bytes(len(sealed)))
    return Counter(_STRING.findall(_TOKEN.sub(rb"\1TOKEN", content)))


@asynccontextmanager
async def world(folder: Path, template: str, server: Server | None) -> AsyncIterator[World]:
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
    async with staged(folder, database_url=url, secret_file=key) as stage:
        yield World(stage=stage, folder=folder)
    if server is not None:
        server.drop(url)


async def played(one: World, votes: Sequence[str], leak: Leak) -> None:
    """Two members vote in chat, one of them with a crash, the others are known to vote alike."""
    await one.opens()
    await one.notes("open")
    await one.is_killed_in_the_vote_of(one.members[0], votes[0])
    assert one.members[0].text.endswith(COUNTED)
    await leak(one, one.members[0], votes[0])
    one.copies("before a vote")
    await one.votes(one.members[1], votes[1])
    assert one.members[1].text.endswith(COUNTED)
    await leak(one, one.members[1], votes[1])
    one.copies("after a vote")
    await one.notes("two have voted")


async def closed(one: World) -> None:
    """The others vote, and the clock closes the vote."""
    motions_ = one.stage.app.services.motions
    for member in one.members[2:]:
        await motions_.cast(await one.actor(member), one.motion, 1, ("for",))
    await one.notes("all have voted")
    one.stage.clock.advance(timedelta(days=14))
    await motions_.tick()
    await one.notes("closed")
    async with one.stage.app.database.read() as connection:
        row = (await connection.execute(select(motions))).one()
    assert row.status == MotionStatus.ADOPTED
    assert row.outcome["counts"] == {"for": 5, "against": 1}
    assert len(one.sealed) == len(one.members)
    await one.stage.ticks()
    for name, content in one.files().items():
        assert not [vote for vote in one.sealed if vote in content], f"{name} has votes"


Both = Callable[..., Awaitable[list[str]]]


@pytest.fixture
def both(
    tmp_path: Path, district_template: str, server: Server | None, caplog: pytest.LogCaptureFixture
) -> Both:
    """Plays both worlds and returns the steps at which they can be told apart."""

    async def play(
        leak: Leak = no_leak, end: Callable[[World], Awaitable[None]] = no_leak
    ) -> list[str]:
        kept, logs = [], []
        for votes in ((FOR, AGAINST), (AGAINST, FOR)):
            caplog.clear()
            async with world(tmp_path / votes[0], district_template, server) as made:
                await played(made, votes, leak)
                await end(made)
                kept.append(made.kept)
            logs.append(Counter(record.getMessage() for record in caplog.records))
        told = [step for (step, a), (_, b) in zip(*kept, strict=True) if a != b]
        return told + (["the log of the bot"] if logs[0] != logs[1] else [])

    return play


async def test_nothing_that_is_kept_tells_who_chose_what(both: Both) -> None:
    assert await both(end=closed) == []


async def write_history(one: World, member: Player, label: str) -> None:
    """A seeded fault: the history has the choice, as that of an open vote."""
    row = {
        "motion_id": one.motion, "round": 1, "move": "vote", "source": "open", "target": "open",
        "at": one.stage.clock(), "person_id": member.person, "choice": [label],
    }  # fmt: skip
    async with one.stage.app.database.write() as tx:
        await tx.execute(insert(motion_history), row)


async def test_a_history_of_votes_would_be_found(both: Both, server: Server | None) -> None:
    found = await both(write_history)
    assert "two have voted: rows" in found
    assert server or "two have voted: its log" in found


async def test_a_screen_that_is_stored_would_be_found(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A seeded fault: intake stores the pressed message as Telegram sends it."""
    monkeypatch.setattr(bot.intake.inbox, "without_ballots", lambda raw: raw)
    assert [one for one in await both() if one.startswith("in the vote of")]
