"""Seats of two people who become one."""

from dataclasses import dataclass
from datetime import datetime

from district.ids import PersonId
from services.activities.enrolling import Enrolling
from storage.activities.enrolments import get_enrolment
from storage.activities.merging import doubled_seats, drop_doubled_seat
from storage.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledSeats:
    enrolling: Enrolling

    async def count(self, tx: Connection, kept: PersonId, gone: PersonId) -> int:
        return len(await doubled_seats(tx, kept, gone))

    async def unite(self, tx: Connection, kept: PersonId, gone: PersonId, now: datetime) -> None:
        """Gives up the weaker seat of each two in one activity; the queue moves up."""
        for stays, other in await doubled_seats(tx, kept, gone):
            await self.enrolling.give_up(tx, await get_enrolment(tx, other), now)
            await drop_doubled_seat(tx, stays, other)
