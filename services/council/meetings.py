"""Meetings of the council: who is there, and the motions on the agenda."""

from dataclasses import dataclass

from district.council.bodies import Body
from district.council.meeting import MeetingFacts
from district.errors import NotPermitted
from district.ids import ActivityId, PersonId
from district.people.roles import Actor, Permission
from services.council.motion_reading import MotionReading
from services.council.motions import Motions
from services.service import Service
from storage.activities.activities import get_activity
from storage.cards import motion_cards
from storage.council.members import entitled
from storage.council.motions import motions_of_meeting, present_people
from storage.people.people import get_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings(Service):
    motions: Motions

    async def facts(self, actor: Actor, activity: ActivityId) -> MeetingFacts:
        """
        Raises:
            NotPermitted: the actor does not see the council.
            NotFound: there is no such activity.
        """
        actor.ensure(Permission.SEE_COUNCIL)
        async with self.database.read() as connection:
            held = await get_activity(connection, activity)
            voters = await entitled(connection, held.district, Body.COUNCIL, self.clock())
            people = await get_people(connection, [one.person for one in voters])
            found = await motions_of_meeting(connection, activity)
            return MeetingFacts(
                activity=held,
                reader=actor.id,
                members=tuple(people[one.person] for one in voters if one.person in people),
                present=frozenset(await present_people(connection, activity)),
                motions=await MotionReading().lines(connection, actor.id, found),
                may_lead=any(
                    grant.gives(Permission.CHANGE_SETTINGS, None)
                    and grant.scope.district == held.district
                    for grant in actor.grants
                ),
            )

    async def mark(
        self, actor: Actor, activity: ActivityId, person: PersonId, *, is_here: bool
    ) -> MeetingFacts:
        """Marks the actor; the head and curators mark others too. Idempotent.

        Raises:
            NotPermitted, NotFound: see `facts`, and of others.
        """
        facts = await self.facts(actor, activity)
        if person != actor.id and not facts.may_lead:
            raise NotPermitted(permission=Permission.CHANGE_SETTINGS)
        await self.motions.mark_present(actor, activity, person, is_here=is_here)
        return await self.facts(actor, activity)

    async def end(self, actor: Actor, activity: ActivityId) -> MeetingFacts:
        """Writes the protocol of what was decided, and redraws the cards, which get its buttons.

        Raises:
            The errors of `Motions.end_meeting`.
        """
        await self.motions.end_meeting(actor, activity)
        facts = await self.facts(actor, activity)
        async with self.database.write() as tx:
            for one in facts.motions:
                await motion_cards.touch(tx, one.motion.id)
        return facts
