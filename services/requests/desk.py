"""The letters of a desk: who takes a digest, what it tells, and the count of the week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from district.errors import OutOfDate
from district.ids import PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor, Permission
from district.requests.desk import LATEST, SHOWN, WEEK, WEEK_HOUR, Digest, Week, ends_week
from district.requests.pending import Line, Whose, Wish
from district.requests.settings import DIGEST_HOUR
from services.requests.engine import Requests
from services.service import Service
from services.working_days import with_days_off
from storage.changes import note_change
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.deputies import people_away
from storage.people.people import change_person, get_actor
from storage.requests.desk import decisions_of, digest_readers, draw_unsent, keys_known
from storage.requests.requests import deciding_grants

OWN = Wish(whose=Whose.MINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Service):
    requests: Requests

    async def take_digest(self, actor: Actor, *, is_on: bool) -> None:
        """Chooses one digest in the morning in place of single cards, or single cards. Cards that
        were held back are sent then. Idempotent.

        Raises:
            NotPermitted: the actor may not decide anything.
        """
        actor.ensure(Permission.DECIDE_REQUESTS)
        now = self.clock()
        async with self.database.write() as tx:
            await change_person(tx, actor.id, takes_digest=is_on)
            what = "taken" if is_on else "given-up"
            await note_change(tx, now, actor.id, "digest", actor.id, what)
            if not is_on:
                await draw_unsent(tx, [actor.id])

    async def digest(self, reader: PersonId) -> Digest:
        """Returns the facts of a digest.

        Raises:
            OutOfDate: nothing waits, or the reader takes no digest any more.
        """
        actor = await self._reader(reader)
        if not actor.person.takes_digest:
            raise OutOfDate
        line = await self.requests.waiting(actor, OWN)
        if not line.claims:
            raise OutOfDate
        items = await self.requests.items(actor, [one.id for one in line.claims[:SHOWN]])
        return Digest(items=tuple(items), total=len(line), late=_late(line))

    async def week(self, reader: PersonId, until: datetime) -> Week:
        """Returns the facts of the count of a week.

        Raises:
            OutOfDate: nothing was decided, and nothing waits.
        """
        actor = await self._reader(reader)
        line = await self.requests.waiting(actor, OWN)
        async with self.database.read() as connection:
            decided = await decisions_of(connection, reader, until - WEEK)
        if not decided and not line.claims:
            raise OutOfDate
        return Week(decided=decided, waiting=len(line), late=_late(line))

    async def tick(self) -> None:
        """Writes the letters of the hour. They are drawn when they are sent, and dropped if there
        is nothing to tell.
        """
        now = self.clock()
        local = self.calendar.local(now)
        async with self.database.read() as connection:
            hours = {
                person: values.get(DIGEST_HOUR)
                for person, values in await digest_readers(connection, now)
            }
            due = [one for one, hour in hours.items() if hour <= local.hour < hour + LATEST]
            if not due and local.hour < WEEK_HOUR:
                return
            calendar = await with_days_off(connection, self.calendar)
            if not calendar.is_working(local.date()):
                return
            away = await people_away(connection, now)
            letters = self._letters(LetterKind.DESK_DIGEST, set(due) - away, now)
            if local.hour >= WEEK_HOUR and ends_week(local.date(), calendar.is_working):
                deciders = await self._deciders(connection, now) - away
                letters |= self._letters(LetterKind.DESK_WEEK, deciders, now)
            known = await keys_known(connection, letters) if letters else set()
        new = [letter for key, letter in letters.items() if key not in known]
        if new:
            async with self.database.write() as tx:
                await put_letters(tx, new)

    def _letters(
        self, kind: LetterKind, people: Iterable[PersonId], now: datetime
    ) -> dict[str, NewLetter]:
        day = self.calendar.local(now).date()
        end = self.calendar.at(day, time(WEEK_HOUR))
        found = [
            new_letter(kind, person, now, f"{person}:{day}", until=end.isoformat())
            for person in sorted(people)
        ]
        return {letter.key: letter for letter in found}

    @staticmethod
    async def _deciders(connection: Connection, now: datetime) -> set[PersonId]:
        held = await deciding_grants(connection, None, now)
        return {one.person for one in held if one.gives(Permission.DECIDE_REQUESTS, None)}

    async def _reader(self, person: PersonId) -> Actor:
        async with self.database.read() as connection:
            return await get_actor(connection, person, self.clock())


def _late(line: Line) -> int:
    return sum(claim.is_late for claim in line.claims)
