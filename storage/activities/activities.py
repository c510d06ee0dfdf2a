"""Queries of activities with their sessions, topics and quotas."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    Text,
    bindparam,
    case,
    cast,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from district.activities.activity import (
    Activity,
    ActivityStatus,
    ActivityType,
    Audience,
    InCurriculum,
    Session,
)
from district.activities.form import Plan
from district.activities.guests import GuestSeats
from district.activities.settings import activity_rules_of
from district.errors import NotFound
from district.ids import ActivityId, DistrictId, DraftId, MunicipalityId, PersonId, TopicId
from district.mentions import MentionState
from storage.campaigns import COLUMNS as CAMPAIGN
from storage.campaigns import campaign_of, tag_activity
from storage.database import Connection
from storage.records import Record
from storage.settings import settings_column, settings_of
from storage.tables import (
    activities,
    activity_campaigns,
    activity_topics,
    activity_types,
    campaigns,
    cohorts,
    curricula,
    curriculum_activities,
    districts,
    enrolments,
    mentions,
    municipalities,
    quotas,
    sessions,
)

TITLES = 2_000
"""Limit of activities that a search looks at."""


def in_curriculum(row: Row[Any]) -> InCurriculum | None:
    """Returns the programme of a row with the columns `curriculum_…`."""
    if row.curriculum_id is None:
        return None
    return InCurriculum(
        id=row.curriculum_id,
        title=row.curriculum_title,
        hours=row.curriculum_hours,
        motion=row.curriculum_motion,
    )


_ACTIVITIES: Select[Any] = (
    select(
        activities,
        activity_types.c.ru.label("type_ru"),
        activity_types.c.en.label("type_en"),
        activity_types.c.family.label("type_family"),
        cohorts.c.school_id,
        curricula.c.id.label("curriculum_id"),
        curricula.c.title.label("curriculum_title"),
        curricula.c.hours.label("curriculum_hours"),
        curricula.c.motion_id.label("curriculum_motion"),
        exists()
        .where(mentions.c.activity_id == activities.c.id, mentions.c.state == MentionState.AGREED)
        .label("is_led"),
        settings_column(activities.c.district_id),
        *CAMPAIGN,
    )
    .join(activity_types, activity_types.c.id == activities.c.type_id)
    .outerjoin(cohorts, cohorts.c.activity_id == activities.c.id)
    .outerjoin(curriculum_activities, curriculum_activities.c.activity_id == activities.c.id)
    .outerjoin(curricula, curricula.c.id == curriculum_activities.c.curriculum_id)
    .outerjoin(activity_campaigns, activity_campaigns.c.activity_id == activities.c.id)
    .outerjoin(campaigns, campaigns.c.id == activity_campaigns.c.campaign_id)
)
_ACTIVITY = Record(
    Activity,
    _ACTIVITIES,
    type=Record(
        ActivityType, _ACTIVITIES, id="type_id", ru="type_ru", en="type_en", family="type_family"
    ),
    curriculum=in_curriculum,
    topics=None,
    sessions=None,
    quotas=None,
    guest_seats=None,
    rules=lambda row: activity_rules_of(settings_of(row)),
    campaign=campaign_of,
)
_PLAN = Record(Plan, activities, sessions=None)
_SESSION = Record(Session, sessions)
_TYPE = Record(ActivityType, activity_types)
_BY_ID = _ACTIVITIES.where(activities.c.id == bindparam("id"))
_BY_DRAFT = _ACTIVITIES.where(activities.c.draft_id == bindparam("draft"))
_COMING = _ACTIVITIES.where(
    activities.c.status == ActivityStatus.PUBLISHED, activities.c.starts_at > bindparam("now")
).order_by(activities.c.starts_at, activities.c.id)
_HAS_GUESTS = cast(activities.c.guest_seats, Text) != "[]"
_IS_AHEAD = activities.c.ends_at > bindparam("now")
_MADE_IN = _ACTIVITIES.where(activities.c.district_id == bindparam("district")).order_by(
    case((_IS_AHEAD, 0), else_=1),
    case((_IS_AHEAD, activities.c.starts_at)),
    activities.c.starts_at.desc(),
    activities.c.id.desc(),
)
_OVER = (
    select(activities.c.id)
    .where(
        activities.c.status == ActivityStatus.PUBLISHED, activities.c.ends_at <= bindparam("now")
    )
    .order_by(activities.c.id)
)
_SOON = _ACTIVITIES.where(
    activities.c.status == ActivityStatus.PUBLISHED,
    activities.c.id.in_(
        select(sessions.c.activity_id).where(
            sessions.c.starts_at > bindparam("now"), sessions.c.starts_at <= bindparam("until")
        )
    ),
)
_TYPES = (
    select(activity_types)
    .where(activity_types.c.retired_at.is_(None))
    .order_by(activity_types.c.position, activity_types.c.id)
)
_RETIRED_TYPES = select(activity_types).where(activity_types.c.retired_at.is_not(None))


async def types_in_use(tx: Connection) -> tuple[ActivityType, ...]:
    """Returns the types in use in the order of their file."""
    return tuple(await _TYPE.all(tx, _TYPES))


async def retired_types(tx: Connection) -> tuple[ActivityType, ...]:
    """Returns the types that only older activities have."""
    return tuple(await _TYPE.all(tx, _RETIRED_TYPES))


async def get_activity(tx: Connection, activity: ActivityId, *, hold: bool = False) -> Activity:
    """Returns the activity. `hold` locks its seats until the transaction ends.

    Raises:
        NotFound: there is no such activity.
    """
    if hold:
        seats = select(activities.c.id).where(activities.c.id == activity).with_for_update()
        await tx.execute(seats)
    rows = list(await tx.execute(_BY_ID, {"id": activity}))
    if not rows:
        raise NotFound
    return (await _whole(tx, rows))[0]


async def find_activity_of_draft(tx: Connection, draft: DraftId) -> Activity | None:
    rows = list(await tx.execute(_BY_DRAFT, {"draft": draft}))
    return (await _whole(tx, rows))[0] if rows else None


async def coming_activities(tx: Connection, now: datetime) -> list[Activity]:
    """Returns published activities that have not begun, the soonest first."""
    return await _whole(tx, list(await tx.execute(_COMING, {"now": now})))


async def titles_for(
    tx: Connection, person: PersonId, districts: Collection[DistrictId], now: datetime
) -> dict[ActivityId, tuple[str, bool]]:
    """Returns types and titles of activities that are to come, of those of the districts, and of
    those where the person has or had a seat, which is told as well; the latest first.
    """
    has_seat = (
        exists()
        .where(enrolments.c.activity_id == activities.c.id, enrolments.c.person_id == person)
        .label("has_seat")
    )
    is_told = activities.c.status.in_([ActivityStatus.PUBLISHED, ActivityStatus.OVER])
    is_near = (activities.c.starts_at > now) | activities.c.district_id.in_(list(districts))
    query = (
        select(activities.c.id, activities.c.title, activity_types.c.ru, activity_types.c.en)
        .add_columns(has_seat)
        .join(activity_types, activity_types.c.id == activities.c.type_id)
        .where(or_(is_told & is_near, has_seat))
        .order_by(activities.c.starts_at.desc(), activities.c.id.desc())
        .limit(TITLES)
    )
    return {
        ActivityId(row.id): (f"{row.ru} {row.en} {row.title}", bool(row.has_seat))
        for row in await tx.execute(query)
    }


async def activities_made_in(tx: Connection, district: DistrictId, now: datetime) -> list[Activity]:
    """Returns activities of every status: what is ahead, the soonest first, then what is over, the
    latest first.
    """
    rows = await tx.execute(_MADE_IN, {"district": district, "now": now})
    return await _whole(tx, list(rows))


async def latest_activities(tx: Connection, made_by: PersonId, limit: int) -> list[Activity]:
    """Returns the activities that a person created last, the newest first."""
    own = _ACTIVITIES.where(activities.c.made_by == made_by).order_by(activities.c.id.desc())
    return await _whole(tx, list(await tx.execute(own.limit(limit))))


async def activities_like(
    tx: Connection, district: DistrictId, ids: Collection[ActivityId], starts: Collection[datetime]
) -> list[Activity]:
    """Returns activities of the district with one of the ids or of the first starts."""
    alike = activities.c.id.in_(ids) | activities.c.starts_at.in_(starts)
    rows = await tx.execute(_ACTIVITIES.where(activities.c.district_id == district, alike))
    return await _whole(tx, list(rows))


async def get_activities(tx: Connection, ids: Iterable[ActivityId]) -> dict[ActivityId, Activity]:
    if not (numbers := list(ids)):
        return {}
    rows = await tx.execute(_ACTIVITIES.where(activities.c.id.in_(numbers)))
    return {one.id: one for one in await _whole(tx, list(rows))}


async def activities_between(
    tx: Connection,
    district: DistrictId,
    start: datetime,
    end: datetime | None = None,
    *,
    statuses: Collection[ActivityStatus],
    but: ActivityId | None = None,
) -> list[Activity]:
    """Returns other activities of the district that are held in [start, end), the soonest first."""
    query = _ACTIVITIES.where(
        activities.c.district_id == district,
        activities.c.status.in_(statuses),
        activities.c.ends_at > start,
    ).order_by(activities.c.starts_at, activities.c.id)
    if end is not None:
        query = query.where(activities.c.starts_at < end)
    if but is not None:
        query = query.where(activities.c.id != but)
    return await _whole(tx, list(await tx.execute(query)))


async def activities_soon(tx: Connection, now: datetime, until: datetime) -> list[Activity]:
    """Returns published activities with a session that begins after `now` and not after `until`."""
    rows = await tx.execute(_SOON, {"now": now, "until": until})
    return await _whole(tx, list(rows))


async def activities_over(tx: Connection, now: datetime) -> list[ActivityId]:
    """Returns published activities whose last session has ended."""
    return [ActivityId(number) for number in (await tx.execute(_OVER, {"now": now})).scalars()]


async def add_activity(
    tx: Connection,
    plan: Plan,
    *,
    district: DistrictId,
    made_by: PersonId,
    draft: DraftId | None,
    now: datetime,
) -> ActivityId:
    """Stores a draft of an activity."""
    statement = insert(activities).values(
        district_id=district,
        starts_at=min(one.starts_at for one in plan.sessions),
        ends_at=max(one.ends_at for one in plan.sessions),
        status=ActivityStatus.DRAFT,
        version=1,
        made_by=made_by,
        made_at=now,
        draft_id=draft,
        **_PLAN.columns(plan),
    )
    made = await tx.execute(statement.returning(activities.c.id))
    activity = ActivityId(made.scalar_one())
    await _put_parts(tx, activity, plan)
    return activity


async def rewrite_activity(
    tx: Connection, activity: ActivityId, plan: Plan, draft: DraftId
) -> None:
    """Replaces a draft completely: no one else has seen it, so it has no history."""
    for part in (activity_topics, sessions, cohorts, activity_campaigns):
        await tx.execute(delete(part).where(part.c.activity_id == activity))
    await change_activity(tx, activity, draft_id=draft, **_PLAN.columns(plan))
    await _put_parts(tx, activity, plan)


async def drop_activity(tx: Connection, activity: ActivityId) -> None:
    """Deletes a draft."""
    parts = (activity_topics, quotas, sessions, cohorts, curriculum_activities, activity_campaigns)
    for part in parts:
        await tx.execute(delete(part).where(part.c.activity_id == activity))
    await tx.execute(delete(activities).where(activities.c.id == activity))


async def _put_parts(tx: Connection, activity: ActivityId, plan: Plan) -> None:
    await _put_topics(tx, activity, plan.topics)
    if plan.school is not None:
        await tx.execute(insert(cohorts).values(activity_id=activity, school_id=plan.school))
    if plan.campaign is not None:
        await tag_activity(tx, activity, plan.campaign)
    await put_sessions(tx, activity, plan.sessions)
    await put_quotas(tx, activity, plan.quotas, plan.quotas_merge_at)


async def _put_topics(tx: Connection, activity: ActivityId, topics: Iterable[TopicId]) -> None:
    for topic in topics:
        await tx.execute(insert(activity_topics).values(activity_id=activity, topic_id=topic))


async def replace_topics(tx: Connection, activity: ActivityId, topics: Iterable[TopicId]) -> None:
    await tx.execute(delete(activity_topics).where(activity_topics.c.activity_id == activity))
    await _put_topics(tx, activity, topics)
    await change_activity(tx, activity)


async def put_sessions(tx: Connection, activity: ActivityId, new: tuple[Session, ...]) -> None:
    """Updates sessions with an id, adds those without one and deletes the missing ones."""
    kept = [one.id for one in new if one.id is not None]
    gone = delete(sessions).where(sessions.c.activity_id == activity, sessions.c.id.not_in(kept))
    await tx.execute(gone)
    for one in new:
        values = {"starts_at": one.starts_at, "ends_at": one.ends_at, "place": one.place}
        if one.id is None:
            await tx.execute(insert(sessions).values(activity_id=activity, **values))
        else:
            await tx.execute(update(sessions).where(sessions.c.id == one.id).values(**values))
    await tx.execute(
        update(activities)
        .where(activities.c.id == activity)
        .values(
            starts_at=min(one.starts_at for one in new), ends_at=max(one.ends_at for one in new)
        )
    )


async def put_quotas(
    tx: Connection,
    activity: ActivityId,
    seats: Mapping[MunicipalityId, int],
    merge_at: datetime | None,
) -> None:
    """Replaces the quotas."""
    await tx.execute(delete(quotas).where(quotas.c.activity_id == activity))
    for municipality, number in seats.items():
        await tx.execute(
            insert(quotas).values(activity_id=activity, municipality_id=municipality, seats=number)
        )
    await change_activity(tx, activity, quotas_merge_at=merge_at)


async def audiences_to_come(
    tx: Connection, now: datetime, *, only: Collection[ActivityId] | None = None, hold: bool = False
) -> dict[ActivityId, Audience]:
    """Returns the audiences of drafts and of published activities that have not ended. `hold`
    locks their rows until the transaction ends.
    """
    is_draft = activities.c.status == ActivityStatus.DRAFT
    is_published = activities.c.status == ActivityStatus.PUBLISHED
    query = (
        select(activities.c.id, activities.c.audience)
        .where(is_draft | is_published & (activities.c.ends_at > now))
        .order_by(activities.c.id)
    )
    if only is not None:
        query = query.where(activities.c.id.in_(only))
    rows = await tx.execute(query.with_for_update() if hold else query)
    return {ActivityId(row.id): Audience.read(row.audience) for row in rows}


async def put_audience(tx: Connection, activity: ActivityId, audience: Audience) -> None:
    """Replaces the audience. The caller must hold the activity."""
    changed = update(activities).where(activities.c.id == activity)
    await tx.execute(changed.values(audience=audience.plain()))


async def activities_opened_to(
    tx: Connection, district: DistrictId, now: datetime
) -> list[Activity]:
    """Returns activities to come that have seats for this other district, the soonest first."""
    rows = await tx.execute(_COMING.where(_HAS_GUESTS), {"now": now})
    found = await _whole(tx, list(rows))
    return [one for one in found if district in {each.district for each in one.guest_seats}]


async def change_activity(tx: Connection, activity: ActivityId, **columns: Any) -> None:
    """Updates columns and increments the version. The caller must hold the activity."""
    changed = update(activities).where(activities.c.id == activity)
    await tx.execute(changed.values(version=activities.c.version + 1, **columns))


async def _whole(tx: Connection, rows: list[Row[Any]]) -> list[Activity]:
    """Loads sessions, topics and quotas with three statements for any number of activities."""
    ids = [row.id for row in rows]
    if not ids:
        return []
    of_sessions = defaultdict(list)
    found = select(sessions).where(sessions.c.activity_id.in_(ids)).order_by(sessions.c.starts_at)
    for row in await tx.execute(found):
        of_sessions[row.activity_id].append(_SESSION.read(row))
    of_topics = defaultdict(list)
    named = select(activity_topics).where(activity_topics.c.activity_id.in_(ids))
    for row in await tx.execute(named):
        of_topics[row.activity_id].append(TopicId(row.topic_id))
    of_quotas: dict[int, dict[MunicipalityId, int]] = defaultdict(dict)
    given = select(quotas).where(quotas.c.activity_id.in_(ids))
    for row in await tx.execute(given):
        of_quotas[row.activity_id][MunicipalityId(row.municipality_id)] = row.seats
    visiting = {one for row in rows for one in row.audience.get("guests", ())}
    names: dict[str, str] = {}
    opened = {DistrictId(one["district"]) for row in rows for one in row.guest_seats}
    of_districts: dict[str, str] = {}
    if opened:
        named = select(districts.c.id, districts.c.name).where(districts.c.id.in_(opened))
        of_districts = {row.id: row.name for row in await tx.execute(named)}
    if visiting:
        named = select(municipalities.c.id, municipalities.c.name)
        named = named.where(municipalities.c.id.in_(visiting)).order_by(municipalities.c.name)
        names = {row.id: row.name for row in await tx.execute(named)}
    made = []
    for row in rows:
        seats = tuple(
            replace(GuestSeats.read(one), name=of_districts.get(one["district"], ""))
            for one in row.guest_seats
        )
        with_seats = frozenset().union(*(one.municipalities for one in seats))
        others = {*row.audience.get("guests", ())} - with_seats
        made.append(
            _ACTIVITY.read(
                row,
                guests=tuple(name for id_, name in names.items() if id_ in others),
                guest_seats=seats,
                topics=tuple(of_topics[row.id]),
                sessions=tuple(of_sessions[row.id]),
                quotas=of_quotas[row.id],
            )
        )
    return made
