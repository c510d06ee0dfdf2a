"""Teams that sign up together: a captain names members, each confirms, and the team gets its seats
at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from district.activities.activity import Activity
from district.activities.enrolments import OVER, Enrolment, EnrolmentMove, EnrolmentStatus, Team
from district.clock import Calendar
from district.errors import MemberTaken, NotInThisState
from district.ids import ActivityId, EnrolmentId, PersonId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor
from district.requests.request import How
from services.activities.seats import fill_seats, move_enrolment
from services.people.name_search import find_other, others_meant
from services.service import Service
from storage.activities.activities import get_activity
from storage.activities.enrolments import (
    add_enrolment,
    add_enrolment_history,
    find_enrolment,
    get_enrolment,
    save_enrolment,
    team_of,
    teams_to_end,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people

GATHERING = timedelta(days=2)
"""Time in which members answer, at most until sign-up closes."""


async def gather(
    tx: Connection,
    activity: Activity,
    captain: Enrolment,
    people: Sequence[PersonId],
    now: datetime,
) -> Enrolment:
    """Invites the people into the team of the captain. Returns the captain's enrolment.

    Raises:
        MemberTaken: one has signed up already, is in another team, or has declined a team here.
    """
    until = min(now + GATHERING, activity.signup_closes_at)
    leading = replace(
        captain, team=captain.id, gathers_until=until, at_once=True, version=captain.version + 1
    )
    await save_enrolment(tx, captain, leading)
    known = await get_people(tx, people)
    for person in people:
        await _invite(tx, activity, leading, known.get(person), person, now)
    return leading


async def _invite(
    tx: Connection,
    activity: Activity,
    captain: Enrolment,
    who: Person | None,
    person: PersonId,
    now: datetime,
) -> None:
    seen = await find_enrolment(tx, activity.id, person)
    is_gone = who is None or who.profile is None or who.deletion_requested_at is not None
    if is_gone or person == captain.person or (seen is not None and not _may_be_named(seen)):
        raise MemberTaken(name=who.profile.name.full if who and who.profile else "—")
    move, place = EnrolmentMove.INVITE, captain.municipality
    if seen is None:
        new = replace(
            captain, id=EnrolmentId(0), person=person, status=EnrolmentStatus.INVITED,
            version=1, gathers_until=None, queued_at=now, signed_up_at=now,
        )  # fmt: skip
        mine = await add_enrolment(tx, new)
    else:
        moved = seen.moved(move, EnrolmentStatus.INVITED, now)
        mine = replace(moved, team=captain.id, municipality=place, at_once=True)
        if not await save_enrolment(tx, seen, mine):
            raise NotInThisState
    source = None if seen is None else seen.status
    await add_enrolment_history(
        tx, mine, move=move, source=source, at=now, person=captain.person, how=How.BUTTON
    )
    key = f"{mine.id}:{mine.version}"
    letter = new_letter(LetterKind.TEAM_INVITED, person, now, key, enrolment=mine.id)
    await put_letters(tx, [letter])


def _may_be_named(seen: Enrolment) -> bool:
    """Whether a person who was here before may be invited; one who said no is not asked again."""
    said_no = seen.status is EnrolmentStatus.WITHDRAWN and seen.team not in {None, seen.id}
    return seen.status in OVER and not said_no


async def team_facts(connection: Connection, one: Enrolment) -> Team | None:
    if one.team is None:
        return None
    found = await team_of(connection, one.team)
    people = await get_people(connection, [each.person for each in found])
    named = ((people[each.person].profile, each.status) for each in found)
    return Team(
        members=tuple((profile.name, status) for profile, status in named if profile),
        gathers_until=found[0].gathers_until if found else None,
    )


async def end_gathering(
    tx: Connection, activity: Activity, captain: Enrolment, calendar: Calendar, now: datetime
) -> None:
    """Dismisses members who have not answered; the team waits for seats from now on."""
    for one in await team_of(tx, captain.id):
        if one.status is EnrolmentStatus.INVITED:
            await move_enrolment(
                tx, one, EnrolmentMove.DISMISS, EnrolmentStatus.EXPIRED,
                now=now, by=None, how=How.SYSTEM,
            )  # fmt: skip
    gathered = replace(captain, gathers_until=None, version=captain.version + 1)
    await save_enrolment(tx, captain, gathered)
    letter = new_letter(
        LetterKind.TEAM_GATHERED, captain.person, now, captain.id, enrolment=captain.id
    )
    await put_letters(tx, [letter])
    await fill_seats(tx, activity, calendar, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams(Service):
    """A person decides only about the own membership."""

    async def search(self, actor: Actor, search: str, number: int) -> Page[Person] | None:
        """Returns people of the actor's district with such names; None: too few letters."""
        async with self.database.read() as tx:
            return await others_meant(tx, actor, search, actor.profile.place.district, number)

    async def find(self, actor: Actor, person: PersonId) -> Person | None:
        """Returns a person of the actor's district who may be named, or None."""
        async with self.database.read() as tx:
            return await find_other(tx, actor, person, actor.profile.place.district)

    async def answer(self, actor: Actor, number: ActivityId, *, joins: bool) -> None:
        """Confirms the membership or refuses it. Idempotent.

        Raises:
            NotInThisState: there is no invitation.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            mine = await find_enrolment(tx, number, actor.id)
            if mine is not None and mine.is_member and mine.status is _after(joins=joins):
                return
            if mine is None or mine.team is None or mine.status is not EnrolmentStatus.INVITED:
                raise NotInThisState
            move = EnrolmentMove.JOIN if joins else EnrolmentMove.DISMISS
            await move_enrolment(tx, mine, move, _after(joins=joins), now=now, by=actor.id)
            team = await team_of(tx, mine.team)
            is_waited_for = any(one.status is EnrolmentStatus.INVITED for one in team)
            if team[0].gathers_until is not None and not is_waited_for:
                await end_gathering(tx, activity, team[0], self.calendar, now)

    async def tick(self) -> None:
        """Ends gathering where its time is over."""
        now = self.clock()
        async with self.database.read() as connection:
            late = await teams_to_end(connection, now)
        for one in late:
            async with self.database.write() as tx:
                activity = await get_activity(tx, one.activity, hold=True)
                captain = await get_enrolment(tx, one.id)
                if captain.gathers_until is not None and captain.gathers_until <= now:
                    await end_gathering(tx, activity, captain, self.calendar, now)


def _after(*, joins: bool) -> EnrolmentStatus:
    return EnrolmentStatus.WAITLISTED if joins else EnrolmentStatus.WITHDRAWN
