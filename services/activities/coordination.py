"""One plan of the district: clashes pointed out to both organizers, and the plan as a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from district.activities.activity import Activity, ActivityStatus
from district.activities.coordination import (
    Clash,
    ClashFacts,
    PlanClash,
    PlanFacts,
    clashes_of,
    is_held_for,
)
from district.activities.form import ActivityAnswers, Plan
from district.activities.organizers import district_of, ensure_holds, follows_leaders
from district.errors import NotFound, OutOfDate
from district.ids import ActivityId, DistrictId, MunicipalityId, PersonId
from district.people.roles import Actor
from services.activities.browse import for_leaders
from services.activities.clashes import PLANNED, clashes_with, find_clashes, planned_on
from services.service import Service
from storage.activities.activities import activities_between, get_activity
from storage.people.people import get_actor, get_people
from storage.territory import municipalities_in_use, surroundings_of

_TOLD = (ActivityStatus.PUBLISHED, ActivityStatus.CANCELLED)
"""Cancelled ones are taken out of a calendar that has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordination(Service):
    async def clashes(self, actor: Actor, entered: ActivityAnswers) -> tuple[Clash, ...]:
        """Returns what the district holds on the days of a form, for the same people.

        Raises:
            NotPermitted: the actor may not create activities there.
        """
        district = district_of(actor, entered.district)
        sessions = [one.session(self.calendar) for one in entered.sessions]
        async with self.database.read() as connection:
            return await find_clashes(
                connection,
                self.calendar,
                district,
                sessions,
                entered.audience(district),
                entered.topics,
                but=entered.changes,
            )

    async def clashes_of_plans(
        self, actor: Actor, plans: Sequence[Plan], chosen: DistrictId | None
    ) -> tuple[PlanClash, ...]:
        """Returns what the district holds already on the days of plans, for the same people.

        Raises:
            NotPermitted: the actor may not create activities there.
        """
        district = district_of(actor, chosen)
        sessions = [session for plan in plans for session in plan.sessions]
        async with self.database.read() as connection:
            others = await planned_on(connection, self.calendar, district, sessions)
        return tuple(
            PlanClash(title=plan.title, clash=clash)
            for plan in plans
            for clash in clashes_of(
                plan.sessions, plan.audience, plan.topics, others, self.calendar
            )
        )

    async def clashes_of_draft(self, activity: Activity) -> tuple[Clash, ...]:
        """Returns what else the district holds on the days of a draft; nothing for others."""
        if activity.status is not ActivityStatus.DRAFT:
            return ()
        async with self.database.read() as connection:
            return await clashes_with(connection, self.calendar, activity)

    async def letter_facts(
        self, reader: PersonId, own: ActivityId, other: ActivityId
    ) -> ClashFacts:
        """
        Raises:
            OutOfDate: they do not clash any more.
            NotFound, NotPermitted: one is gone, or the reader does not organize there any more.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
            activity = await get_activity(connection, own)
            ensure_holds(actor, activity)
            found = await clashes_with(connection, self.calendar, activity)
            clash = next((one for one in found if one.other.id == other), None)
            if clash is None or activity.status not in PLANNED:
                raise OutOfDate
            maker = (await get_people(connection, [clash.other.made_by]))[clash.other.made_by]
        name = maker.profile.listed if maker.profile else ""
        return ClashFacts(own=activity, clash=clash, organizer=name)

    async def plan(self, actor: Actor, only: MunicipalityId | None = None) -> PlanFacts:
        """Returns what the reader's district holds from today on; cancelled ones are kept.

        `only`: what is held in this municipality, or only for some that it is among.

        Raises:
            NotFound: the municipality does not belong to the district.
        """
        district = actor.districts[0] if actor.districts else actor.profile.place.district
        today = self.calendar.at(self.today, time())
        async with self.database.read() as connection:
            every = await municipalities_in_use(connection)
            places = tuple(one for one in every if one.district == district)
            found = await activities_between(connection, district, today, statuses=_TOLD)
            leading = await for_leaders(connection, found)
            found = [one for one in found if one.id not in leading or follows_leaders(actor)]
            if only is not None:
                if only not in {one.id for one in places}:
                    raise NotFound
                held = {one.place for activity in found for one in activity.sessions}
                around = await surroundings_of(connection, only, held)
                found = [one for one in found if is_held_for(one, only, around)]
        place = next((one for one in places if one.id == only), None)
        return PlanFacts(activities=tuple(found), places=places, only=place)
