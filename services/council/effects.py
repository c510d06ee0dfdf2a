"""Effects of adopted motions: one table, by kind."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from district.council.bodies import Body
from district.council.motion import Motion, MotionKind
from district.council.tally import Outcome
from district.ids import DistrictId, PersonId
from storage.activities.curricula import agree_to_topics
from storage.council.motions import put_priorities
from storage.database import Connection

Effect = Callable[[Connection, Motion, Outcome, datetime], Awaitable[None]]
"""Does what an adopted motion says, in the transaction of its close."""


class Heading(Protocol):
    """Changes of the head."""

    async def install(
        self,
        tx: Connection,
        district: DistrictId,
        person: PersonId,
        now: datetime,
        *,
        until: datetime | None,
    ) -> object: ...

    async def end_of_term(
        self, tx: Connection, district: DistrictId, now: datetime
    ) -> datetime | None: ...

    async def recall(self, tx: Connection, district: DistrictId, now: datetime) -> None: ...


class Confirming(Protocol):
    """Results of calls."""

    async def on_adopted(
        self, tx: Connection, motion: Motion, outcome: Outcome, now: datetime
    ) -> None: ...


class Applying(Protocol):
    """Changes of settings."""

    async def apply(
        self,
        tx: Connection,
        district: DistrictId,
        key: str,
        plain: Any,
        *,
        motion: int,
        number: int,
        now: datetime,
    ) -> None: ...


def effects_of(
    *,
    heads: Heading | None = None,
    settings: Applying | None = None,
    results: Confirming | None = None,
) -> Mapping[MotionKind, Effect]:
    """Returns the table. A kind without a row has no effect beside its protocol."""
    table: dict[MotionKind, Effect] = {
        MotionKind.PRIORITIES: _prioritize,
        MotionKind.PROGRAMME: _agree,
    }
    if heads is not None:
        table[MotionKind.HEAD] = partial(_elect, heads)
        table[MotionKind.RECALL] = partial(_recall, heads)
    if settings is not None:
        table[MotionKind.SETTING] = partial(_change_setting, settings)
    if results is not None:
        table[MotionKind.RESULTS] = results.on_adopted
    return table


async def _elect(heads: Heading, tx: Connection, motion: Motion, _: Outcome, now: datetime) -> None:
    """Installs the elected head for the term of the motion, else for the usual one."""
    facts = motion.effect or {}
    until = await heads.end_of_term(tx, motion.district, now)
    if "term_until" in facts:
        written = facts["term_until"]
        until = datetime.fromisoformat(written) if written else None
    for one in motion.winners:
        if one.person is not None:
            await heads.install(tx, motion.district, one.person, now, until=until)


async def _recall(
    heads: Heading, tx: Connection, motion: Motion, _: Outcome, now: datetime
) -> None:
    await heads.recall(tx, motion.district, now)


async def _change_setting(
    settings: Applying, tx: Connection, motion: Motion, _: Outcome, now: datetime
) -> None:
    facts = motion.effect or {}
    await settings.apply(
        tx,
        motion.district,
        facts["key"],
        facts["value"],
        motion=motion.id,
        number=motion.number,
        now=now,
    )


async def _agree(tx: Connection, motion: Motion, *_: object) -> None:
    """Opens a programme. No-op for a list of topics, and if the programme was deleted."""
    curriculum = (motion.effect or {}).get("curriculum")
    if curriculum is not None and motion.body is Body.COUNCIL:
        await agree_to_topics(tx, curriculum, motion.district, motion.id)


async def _prioritize(tx: Connection, motion: Motion, *_: object) -> None:
    topics = [one.topic for one in motion.winners if one.topic is not None]
    await put_priorities(tx, motion, (motion.effect or {})["year"], topics)
