"""Effects of adopted motions: one table, by kind."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from district.council.motion import Motion, MotionKind
from district.council.tally import Outcome
from district.ids import DistrictId, PersonId
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
        *,
        until: datetime | None,
        motion: Motion,
        now: datetime,
    ) -> None: ...

    async def recall(
        self, tx: Connection, district: DistrictId, *, motion: Motion, now: datetime
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


def effects_of(heads: Heading, settings: Applying) -> Mapping[MotionKind, Effect]:
    """Returns the table. A kind without a row has no effect beside its protocol."""

    async def elect(tx: Connection, motion: Motion, _: Outcome, now: datetime) -> None:
        for one in motion.winners:
            if one.person is not None:
                until = _moment((motion.effect or {}).get("term_until"))
                await heads.install(
                    tx, motion.district, one.person, until=until, motion=motion, now=now
                )

    async def recall(tx: Connection, motion: Motion, _: Outcome, now: datetime) -> None:
        await heads.recall(tx, motion.district, motion=motion, now=now)

    async def set_value(tx: Connection, motion: Motion, _: Outcome, now: datetime) -> None:
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

    async def prioritize(tx: Connection, motion: Motion, *_: object) -> None:
        topics = [one.topic for one in motion.winners if one.topic is not None]
        await put_priorities(tx, motion, (motion.effect or {})["year"], topics)

    return {
        MotionKind.HEAD: elect,
        MotionKind.RECALL: recall,
        MotionKind.SETTING: set_value,
        MotionKind.PRIORITIES: prioritize,
    }


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
