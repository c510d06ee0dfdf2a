"""How long requests wait, for those who decide them."""

from dataclasses import dataclass

from district.errors import NotPermitted
from district.people.roles import Actor, Permission
from district.requests.request import Request
from district.requests.routing import decides_requests, deciding_permission
from district.requests.waits import LATELY, Wait, Waits, days_of
from services.service import Service
from services.working_days import with_days_off
from storage.people.people import get_people
from storage.requests.requests import get_municipalities, requests_to_measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Service):
    async def measure(self, actor: Actor) -> Waits:
        """Returns the waits of requests which the actor's roles may decide: of the own
        municipality, or of the district.

        Raises:
            NotPermitted: the actor may not decide anything.
        """
        if not decides_requests(actor):
            raise NotPermitted(permission=Permission.DECIDE_REQUESTS)
        now = self.clock()
        districts = {one.scope.district for one in actor.grants if one.scope.district}
        async with self.database.read() as connection:
            calendar = await with_days_off(connection, self.calendar)
            found = await requests_to_measure(connection, districts, now - LATELY)
            seen = [one for one in found if actor.may(deciding_permission(one), one.place)]
            places = await get_municipalities(connection, {one.place.municipality for one in seen})
            deciders = {
                person for one in seen for person in (one.decider, one.decided_for) if person
            }
            people = await get_people(connection, deciders)

        def short(person: int | None) -> str | None:
            profile = next((one.profile for one in people.values() if one.id == person), None)
            return profile.name.short if profile else None

        def wait(one: Request) -> Wait:
            return Wait(
                request=one.id,
                kind=one.kind,
                municipality=places[one.place.municipality],
                submitted_at=one.submitted_at,
                status=one.status,
                days=days_of(one, calendar, now),
                promised=one.waiting.promised,
                escalated=one.escalated,
                decided_at=one.decided_at,
                decider=one.decided_by or short(one.decider),
                decided_for=short(one.decided_for),
            )

        return Waits(day=calendar.local(now).date(), every=tuple(map(wait, seen)))
