"""Invitations: people with an open deficit are offered each activity on its topic, once.

The database knows who is due, however the activity came to be and whenever the deficit was
reported. In the evening everything new is told in one letter per person; only an activity whose
sign-up ends before the next evening's letter could help is told at once.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.activities.activity import Activity
from district.errors import OutOfDate
from district.ids import ActivityId, PersonId
from district.letters import LetterKind, new_letter
from services.activities.reminders import EVENING
from services.activities.seats import seats_beside_the_queue
from services.service import Service
from storage.activities.activities import get_activities
from storage.activities.invitations import invite, joined_among, open_audiences, people_to_invite
from storage.outbox import put_letters
from storage.people.people import get_person

_KIND = LetterKind.ACTIVITY_INVITATION
DAY = timedelta(days=1)
NOTICE = timedelta(hours=12)
"""Time after the evening's letter in which people can sign up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitations(Service):
    batch: int = 500
    """Limit of people invited per tick."""

    async def tick(self) -> None:
        """Invites a batch of people, at most one letter each from one evening to the next."""
        now = self.clock()
        local = self.calendar.local(now)
        is_evening = local.time() >= EVENING
        last = self.calendar.at(local.date() - (timedelta(0) if is_evening else DAY), EVENING)
        if is_evening or self.calendar.is_quiet(now):
            invited = await self._invite(now, not_since=last)
            if invited == self.batch:
                return
        await self._invite(now, closing_by=last + DAY + NOTICE)

    async def facts(self, person: PersonId, ids: Collection[ActivityId]) -> tuple[Activity, ...]:
        """Returns the activities of a letter that are still open to the person, soonest first.

        Raises:
            OutOfDate: none is.
        """
        async with self.database.read() as connection:
            found = await get_activities(connection, ids)
            joined = await joined_among(connection, person, ids)
        now = self.clock()
        still = [one for one in found.values() if one.id not in joined and one.is_open(now)]
        if not still:
            raise OutOfDate
        return tuple(sorted(still, key=lambda one: (one.starts_at, one.id)))

    async def full(self, person: PersonId, found: Collection[Activity]) -> set[ActivityId]:
        """Returns those for which signing up now gives a place in the queue instead of a seat."""
        async with self.database.read() as connection:
            profile = (await get_person(connection, person)).profile
            seats = {
                one.id: await seats_beside_the_queue(connection, one, self.clock()) for one in found
            }
        if profile is None:
            return set()
        place = profile.place.municipality
        return {number for number, one in seats.items() if not one.has_room_for(place)}

    async def _invite(
        self,
        now: datetime,
        *,
        not_since: datetime | None = None,
        closing_by: datetime | None = None,
    ) -> int:
        """Returns the number of people who were due."""
        today = self.calendar.local(now).date()
        async with self.database.read() as connection:
            audiences = await open_audiences(connection, now, closing_by)
            if not audiences:
                return 0
            people = await people_to_invite(
                connection, audiences, today, self.batch, not_since=not_since
            )
        if people:
            async with self.database.write() as tx:
                invited = await invite(tx, audiences, people, today, now)
                await put_letters(
                    tx,
                    [
                        new_letter(_KIND, one, now, f"of-{one}:{min(ids)}", activities=sorted(ids))
                        for one, ids in invited.items()
                    ],
                )
        return len(people)
