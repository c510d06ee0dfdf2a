"""Queries of the weekly snapshots, which store only publishable counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Row,
    String,
    bindparam,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    union,
)

from district.activities.enrolments import EnrolmentStatus
from district.ids import DistrictId, MunicipalityId, TopicId
from district.practices import Means
from district.requests.deficits import DeficitStatus, Help, Same, Severity
from district.requests.statistics import (
    Counts,
    HalfYear,
    Helps,
    HelpTotals,
    Published,
    Remainders,
    Table,
    Wishes,
)
from storage.database import Connection
from storage.tables import (
    activity_statistics,
    activity_topics,
    area_remainders,
    area_statistics,
    deficits,
    enrolments,
    help_given,
    help_statistics,
    invitations,
    means_statistics,
    municipalities,
    persons,
    snapshots,
    topic_statistics,
)
from storage.upsert import add_missing

_IS_OPEN = deficits.c.status.in_([status for status in DeficitStatus if status.is_open])
_WAS_INVITED = or_(
    exists().where(invitations.c.deficit_id == deficits.c.id),
    exists().where(help_given.c.deficit_id == deficits.c.id),
)
_CAME = exists().where(
    enrolments.c.person_id == deficits.c.person_id,
    enrolments.c.status.in_([EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY]),
    activity_topics.c.activity_id == enrolments.c.activity_id,
    activity_topics.c.topic_id == deficits.c.topic_id,
)
_IS_RESOLVED = deficits.c.status == DeficitStatus.RESOLVED
_PEOPLE = func.count(deficits.c.person_id.distinct())
_IS_COUNTED = (
    deficits.c.topic_id.is_not(None),
    persons.c.municipality_id.is_not(None),
    deficits.c.severity.in_([severity for severity in Severity if severity.is_counted]),
    deficits.c.status.not_in([DeficitStatus.REJECTED, DeficitStatus.WITHDRAWN]),
)
_GIVEN = union(
    select(help_given.c.deficit_id, help_given.c.means),
    select(invitations.c.deficit_id, literal(Means.ACTIVITY.value, String).label("means")),
).subquery()
_HELPED = (
    select(
        _GIVEN.c.means,
        deficits.c.topic_id,
        persons.c.municipality_id,
        _PEOPLE.label("helped"),
        _PEOPLE.filter(_IS_RESOLVED).label("healed"),
    )
    .join(deficits, deficits.c.id == _GIVEN.c.deficit_id)
    .join(persons, persons.c.id == deficits.c.person_id)
    .where(*_IS_COUNTED)
    .group_by(_GIVEN.c.means, deficits.c.topic_id, persons.c.municipality_id)
)
_COUNTED = (
    select(
        deficits.c.topic_id,
        persons.c.municipality_id,
        _PEOPLE.label("reported"),
        _PEOPLE.filter(_IS_OPEN).label("open"),
        _PEOPLE.filter(_WAS_INVITED).label("invited"),
        _PEOPLE.filter(_CAME).label("came"),
        _PEOPLE.filter(_IS_RESOLVED).label("healed"),
    )
    .join(persons, persons.c.id == deficits.c.person_id)
    .where(*_IS_COUNTED)
    .group_by(deficits.c.topic_id, persons.c.municipality_id)
)
_WISHED = (
    select(deficits.c.topic_id, persons.c.municipality_id, persons.c.id, deficits.c.wanted)
    .join(persons, persons.c.id == deficits.c.person_id)
    .where(
        deficits.c.topic_id.is_not(None),
        persons.c.municipality_id.is_not(None),
        deficits.c.severity.in_([severity for severity in Severity if severity.is_counted]),
        _IS_OPEN,
    )
)
_LATEST = select(func.max(snapshots.c.day)).scalar_subquery()
_OF = {Table.TOPICS: topic_statistics, Table.AREAS: area_statistics}
_SAME = (
    select(
        snapshots.c.day,
        func.coalesce(
            select(func.sum(topic_statistics.c.open))
            .where(
                topic_statistics.c.day == snapshots.c.day,
                topic_statistics.c.district_id == bindparam("district"),
                topic_statistics.c.topic_id == bindparam("topic"),
            )
            .scalar_subquery(),
            0,
        ).label("people"),
    )
    .order_by(snapshots.c.day.desc())
    .limit(1)
)
_SUBJECT: dict[Table, Column[str]] = {
    Table.TOPICS: topic_statistics.c.topic_id,
    Table.AREAS: area_statistics.c.area_id,
}


async def latest_snapshot(tx: Connection) -> date | None:
    found: date | None = (await tx.execute(select(_LATEST))).scalar_one()
    return found


async def first_report(tx: Connection) -> datetime | None:
    """Returns the time of the first reported deficit."""
    query = select(deficits.c.reported_at).order_by(deficits.c.reported_at).limit(1)
    found: datetime | None = (await tx.execute(query)).scalar_one_or_none()
    return found


async def count_deficits(
    tx: Connection, start: datetime, end: datetime
) -> dict[tuple[TopicId, MunicipalityId], Counts]:
    """Counts people with a deficit reported in [start, end), in all districts."""
    within = _COUNTED.where(deficits.c.reported_at >= start, deficits.c.reported_at < end)
    return {
        (TopicId(row.topic_id), MunicipalityId(row.municipality_id)): _counts_of(row)
        for row in await tx.execute(within)
    }


async def count_wishes(tx: Connection, start: datetime, end: datetime) -> Wishes:
    """Counts people with an open deficit reported in [start, end) by the help they wish for."""
    within = _WISHED.where(deficits.c.reported_at >= start, deficits.c.reported_at < end)
    people: dict[tuple[TopicId, MunicipalityId], set[tuple[int, Help]]] = defaultdict(set)
    for topic, place, person, wanted in await tx.execute(within):
        people[topic, place] |= {(person, Help(one)) for one in wanted}
    return {cell: Counter(one for _, one in wishes) for cell, wishes in people.items()}


async def count_help(tx: Connection, start: datetime, end: datetime) -> Helps:
    """Counts people with a deficit reported in [start, end) by the means that they were helped by;
    a person who was helped by two is counted with each.
    """
    within = _HELPED.where(deficits.c.reported_at >= start, deficits.c.reported_at < end)
    found: dict[Means, dict[tuple[TopicId, MunicipalityId], Counts]] = defaultdict(dict)
    for row in await tx.execute(within):
        cell = (TopicId(row.topic_id), MunicipalityId(row.municipality_id))
        found[Means(row.means)][cell] = Counts(reported=row.helped, healed=row.healed)
    return found


async def keep_snapshot(
    tx: Connection,
    day: date,
    found: Mapping[HalfYear, Published],
    wished: Mapping[HalfYear, Wishes],
    left: Mapping[HalfYear, Remainders],
    helped: Mapping[HalfYear, HelpTotals],
    held: Mapping[HalfYear, Iterable[Mapping[str, Any]]],
    now: datetime,
) -> bool:
    """Idempotent by `day`. Returns False if that day already has a snapshot."""
    if not await add_missing(tx, snapshots, [{"day": day, "made_at": now}]):
        return False
    rows = await tx.execute(select(municipalities.c.id, municipalities.c.district_id))
    districts = {row.id: row.district_id for row in rows}
    for table in Table:
        values = [
            {
                "day": day,
                "half": half.key,
                "district_id": districts[place],
                "municipality_id": place,
                _SUBJECT[table].name: subject,
                **counts._asdict(),
            }
            for half, tables in found.items()
            for (subject, place), counts in tables[table].items()
        ]
        if values:
            await tx.execute(insert(_OF[table]), values)
    for kept, more in (
        (area_remainders, _remainder_rows(left)),
        (means_statistics, _help_rows(helped)),
        (activity_statistics, _halved(held)),
    ):
        dated = [{"day": day, **row} for row in more]
        if dated:
            await tx.execute(insert(kept), dated)
    wishes = [
        {
            "day": day,
            "half": half.key,
            "district_id": districts[place],
            "topic_id": topic,
            "municipality_id": place,
            "help": one,
            "people": people,
        }
        for half, cells in wished.items()
        for (topic, place), counts in cells.items()
        for one, people in counts.items()
    ]
    if wishes:
        await tx.execute(insert(help_statistics), wishes)
    return True


def _remainder_rows(left: Mapping[HalfYear, Remainders]) -> Iterator[dict[str, Any]]:
    for half, cells in left.items():
        for (area, district), counts in cells.items():
            of = {"half": half.key, "district_id": district, "area_id": area}
            yield of | counts._asdict()


def _help_rows(helped: Mapping[HalfYear, HelpTotals]) -> Iterator[dict[str, Any]]:
    for half, totals in helped.items():
        for (means, district, place), counts in totals.items():
            of = {"half": half.key, "district_id": district, "municipality_id": place}
            yield of | {"means": means, "helped": counts.reported, "healed": counts.healed}


def _halved(held: Mapping[HalfYear, Iterable[Mapping[str, Any]]]) -> Iterator[dict[str, Any]]:
    return ({"half": half.key, **row} for half, rows in held.items() for row in rows)


async def read_halves(tx: Connection, district: DistrictId, day: date) -> tuple[HalfYear, ...]:
    """Returns half-years with data in that day's snapshot, the latest first."""
    query = union(
        *(
            select(kept.c.half).where(kept.c.day == day, kept.c.district_id == district)
            for kept in (*_OF.values(), area_remainders, activity_statistics)
        )
    )
    rows = await tx.execute(query)
    return tuple(sorted((HalfYear.read(row.half) for row in rows), reverse=True))


async def read_counts(
    tx: Connection, table: Table, district: DistrictId, day: date, halves: Iterable[HalfYear]
) -> dict[HalfYear, list[tuple[str, MunicipalityId | None, Counts]]]:
    """Returns the cells of that day's snapshot; those of areas end with the remainders of the
    district, which are of no municipality.
    """
    found: dict[HalfYear, list[tuple[str, MunicipalityId | None, Counts]]] = {}
    for half in halves:
        found[half] = []
        for kept in (_OF[table], *([area_remainders] if table is Table.AREAS else [])):
            query = select(kept).where(
                kept.c.day == day, kept.c.district_id == district, kept.c.half == half.key
            )
            for row in await tx.execute(query):
                place = row._mapping.get("municipality_id")
                subject = row._mapping[_SUBJECT[table].name]
                found[half].append((subject, place, _counts_of(row)))
    return found


async def read_help(
    tx: Connection, district: DistrictId, day: date, halves: Iterable[HalfYear]
) -> dict[HalfYear, list[tuple[Means, MunicipalityId | None, tuple[int, int]]]]:
    """Returns people helped and those for whom it is easier, from that day's snapshot."""
    kept = means_statistics
    query = select(kept).where(kept.c.day == day, kept.c.district_id == district)
    found: dict[HalfYear, list[tuple[Means, MunicipalityId | None, tuple[int, int]]]] = {
        one: [] for one in halves
    }
    for row in await tx.execute(query):
        half = HalfYear.read(row.half)
        if half in found:
            found[half].append((Means(row.means), row.municipality_id, (row.helped, row.healed)))
    return found


async def open_by_place(
    tx: Connection, district: DistrictId
) -> dict[TopicId, dict[MunicipalityId, int]]:
    """Returns people with an open deficit, whenever reported, from the latest snapshot."""
    people = func.sum(topic_statistics.c.open)
    query = (
        select(
            topic_statistics.c.topic_id, topic_statistics.c.municipality_id, people.label("people")
        )
        .where(topic_statistics.c.day == _LATEST, topic_statistics.c.district_id == district)
        .group_by(topic_statistics.c.topic_id, topic_statistics.c.municipality_id)
        .having(people > 0)
    )
    found: dict[TopicId, dict[MunicipalityId, int]] = defaultdict(dict)
    for row in await tx.execute(query):
        found[TopicId(row.topic_id)][MunicipalityId(row.municipality_id)] = row.people
    return found


async def wishes_of(tx: Connection, district: DistrictId, topic: TopicId) -> Counter[Help]:
    """Returns lower bounds of the people who wish for each help, from the latest snapshot."""
    people = func.sum(help_statistics.c.people).label("people")
    query = (
        select(help_statistics.c.help, people)
        .where(
            help_statistics.c.day == _LATEST,
            help_statistics.c.district_id == district,
            help_statistics.c.topic_id == topic,
        )
        .group_by(help_statistics.c.help)
        .order_by(help_statistics.c.help)
    )
    return Counter({Help(row.help): row.people for row in await tx.execute(query)})


async def count_same(tx: Connection, topic: TopicId, district: DistrictId) -> Same | None:
    """Returns None if there is no snapshot yet."""
    row = (await tx.execute(_SAME, {"topic": topic, "district": district})).one_or_none()
    return None if row is None else Same(day=row.day, people=row.people)


def _counts_of(row: Row[Any]) -> Counts:
    return Counts(**{name: row._mapping[name] for name in Counts._fields})
