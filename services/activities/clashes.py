"""Clashes of activities, in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from district.activities.activity import Activity, ActivityStatus, Audience, Session
from district.activities.coordination import Clash, clashes_of
from district.clock import Calendar
from district.ids import ActivityId, DistrictId, PersonId, TopicId
from district.letters import LetterKind, new_letter
from storage.activities.activities import activities_between
from storage.database import Connection
from storage.outbox import put_letters

PLANNED = (ActivityStatus.DRAFT, ActivityStatus.PUBLISHED)


async def tell_of_clashes(
    tx: Connection, calendar: Calendar, activity: Activity, by: PersonId, now: datetime
) -> None:
    """Writes to the organizers of activities that this one clashes with; once for each pair."""
    letters = [
        new_letter(
            LetterKind.ACTIVITY_CLASH,
            one.other.made_by,
            now,
            f"{one.other.id}:{activity.id}:{one.other.made_by}",
            activity=one.other.id,
            other=activity.id,
        )
        for one in await clashes_with(tx, calendar, activity)
        if one.other.made_by != by
    ]
    await put_letters(tx, letters)


async def clashes_with(tx: Connection, calendar: Calendar, one: Activity) -> tuple[Clash, ...]:
    return await find_clashes(
        tx, calendar, one.district, one.sessions, one.audience, one.topics, but=one.id
    )


async def find_clashes(
    tx: Connection,
    calendar: Calendar,
    district: DistrictId,
    sessions: Sequence[Session],
    audience: Audience,
    topics: Sequence[TopicId],
    but: ActivityId | None,
) -> tuple[Clash, ...]:
    others = await planned_on(tx, calendar, district, sessions, but)
    return clashes_of(sessions, audience, topics, others, calendar)


async def planned_on(
    tx: Connection,
    calendar: Calendar,
    district: DistrictId,
    sessions: Sequence[Session],
    but: ActivityId | None = None,
) -> list[Activity]:
    """Returns drafts and published activities from the day of the first session to the last."""
    if not sessions:
        return []
    days = sorted(calendar.local(one.starts_at).date() for one in sessions)
    start, end = calendar.at(days[0], time()), calendar.at(days[-1] + timedelta(days=1), time())
    return await activities_between(tx, district, start, end, statuses=PLANNED, but=but)
