"""Dependencies of every service."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from district.clock import Calendar, Clock
from district.ids import PersonId
from district.people.views import Viewed
from services.people.views import looks_at, note_looks
from storage.database import Database


class Basis(TypedDict):
    """The arguments that all services share."""

    database: Database
    clock: Clock
    calendar: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The use cases of one subject."""

    database: Database
    clock: Clock
    calendar: Calendar

    @property
    def today(self) -> date:
        return self.calendar.local(self.clock()).date()

    async def note_looks(
        self, reader: PersonId, subject: Viewed, subject_id: int, people: Iterable[PersonId]
    ) -> None:
        """Records that the reader sees data of several people."""
        looks = looks_at(reader, subject, subject_id, people)
        await note_looks(self.database, looks, self.clock())
