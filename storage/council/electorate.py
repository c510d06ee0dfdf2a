"""Queries of the people who vote on a motion: members by role, or the delegates of an assembly."""

from datetime import datetime

from district.activities.enrolments import CAME_OR_NOT, EnrolmentStatus
from district.council.bodies import Body, Entitled
from district.council.motion import Motion
from district.ids import ActivityId, PersonId
from storage.activities.attendance import attended_by
from storage.activities.enrolments import enrolments_in
from storage.council.members import entitled
from storage.council.motions import present_people
from storage.database import Connection

_DELEGATES = (EnrolmentStatus.BOOKED, *CAME_OR_NOT)


async def electorate(tx: Connection, motion: Motion, now: datetime) -> list[Entitled]:
    """Returns the people who may vote on the motion now."""
    if motion.body is not Body.ASSEMBLY:
        return await entitled(tx, motion.district, motion.body, now)
    if motion.meeting is None:
        return []
    return [
        Entitled(person=person, municipality=None) for person in await delegates(tx, motion.meeting)
    ]


async def delegates(tx: Connection, assembly: ActivityId) -> list[PersonId]:
    """Returns the people with a seat."""
    return [one.person for one in await enrolments_in(tx, assembly, _DELEGATES)]


async def people_at(tx: Connection, activity: ActivityId) -> set[PersonId]:
    """Returns who is at a meeting or an assembly: by its list of presence, or by attendance."""
    enrolled = await enrolments_in(tx, activity, _DELEGATES)
    came = await attended_by(tx, [one.id for one in enrolled])
    marked = {one.person for one in enrolled if came.get(one.id)}
    return marked | set(await present_people(tx, activity))
