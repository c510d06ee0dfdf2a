"""Holidays: shown to organizers, who may add and remove days."""

from dataclasses import dataclass
from datetime import date

from district.activities.organizers import district_of
from district.holidays import Holiday, HolidayKind, Holidays, coming, read_holiday
from district.pages import Page
from district.people.roles import Actor
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.holidays import drop_holiday, get_holidays, put_holiday

PAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayKeeping(Service):
    async def every(self) -> Holidays:
        async with self.database.read() as tx:
            return Holidays(every=await get_holidays(tx))

    async def page(self, actor: Actor, number: int) -> Page[Holiday]:
        """Returns the holidays to come, the soonest first.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        district_of(actor)
        holidays = await self.every()
        return Page.of(coming(holidays.every, self.today), number, PAGE)

    async def add(self, actor: Actor, kind: HolidayKind, typed: str) -> tuple[date, date]:
        """Adds a day or several, or changes their kind and name; returns the first and the last.
        Idempotent.

        Raises:
            NotPermitted: the actor may not create activities.
            NotADay: the text is not understood.
        """
        district_of(actor)
        (starts, ends), name = read_holiday(typed, self.today)
        async with self.database.write() as tx:
            await put_holiday(tx, starts, ends, kind, name)
            await self._note(tx, actor, starts, "added")
        return starts, ends

    async def remove(self, actor: Actor, starts: date, ends: date) -> None:
        """Makes the day a usual one, or removes several that were entered in chat. Idempotent.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        district_of(actor)
        async with self.database.write() as tx:
            await drop_holiday(tx, starts, ends)
            left = Holidays(every=await get_holidays(tx))
            if starts == ends and left.on(starts) is not None:
                await put_holiday(tx, starts, ends, HolidayKind.WORKING, "")
            await self._note(tx, actor, starts, "removed")

    async def _note(self, tx: Connection, actor: Actor, day: date, what: str) -> None:
        await note_change(tx, self.clock(), actor.id, "holiday", day.isoformat(), what)
