"""Nothing that is kept links a member to a choice of a secret vote, without the key.

Two worlds are played in which only the votes of two members are exchanged. Everything that is kept
has to be the same in both: all rows of all tables at every step, also while a press is in the inbox
and after a crash; the bytes of the database with its free pages and of its log; copies made before
and after a vote; the lines of the log. Left out are only sealed votes and the tokens of buttons,
which `tests/services/test_sealing.py` proves to tell nothing.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

import bot.intake.inbox
from district.council.bodies import Body
from district.council.motion import MotionKind, MotionStatus, NewMotion
from district.ids import DraftId, MotionId
from district.people.roles import Actor
from storage.people.people import get_actor
from storage.tables import motion_history, motions
from tests.hostile.worlds import World, told_apart, world
from tests.play import Player
from tests.postgresql import Server

PLACES = ("levashinskiy", "akushinskiy", "gunibskiy", "lakskiy", "khunzakhskiy", "botlikhskiy")
FOR, AGAINST = "За", "Против"
COUNTED = "Голос учтён. Изменить его нельзя."

Leak = Callable[["Vote", Player, str], Awaitable[None]]


async def no_leak(*_: object) -> None:
    """Writes nothing."""


@dataclass(slots=True, kw_only=True)
class Vote(World):
    """A secret vote."""

    members: list[Player] = field(default_factory=list)
    motion: MotionId = field(default=MotionId(0))

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
        await self.asks(member, label)
        await self.is_killed_in(member, "Отдать голос")


async def played(one: Vote, votes: Sequence[str], leak: Leak) -> None:
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


async def closed(one: Vote) -> None:
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
        leak: Leak = no_leak, end: Callable[[Vote], Awaitable[None]] = no_leak
    ) -> list[str]:
        worlds: list[Vote] = []
        logs = []
        for votes in ((FOR, AGAINST), (AGAINST, FOR)):
            caplog.clear()
            async with world(Vote, tmp_path / votes[0], district_template, server) as made:
                await played(made, votes, leak)
                await end(made)
                worlds.append(made)
            logs.append(Counter(record.getMessage() for record in caplog.records))
        return told_apart(worlds) + (["the log of the bot"] if logs[0] != logs[1] else [])

    return play


async def test_nothing_that_is_kept_tells_who_chose_what(both: Both) -> None:
    assert await both(end=closed) == []


async def write_history(one: Vote, member: Player, label: str) -> None:
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
    assert [one for one in await both() if one.startswith("in the press of")]
