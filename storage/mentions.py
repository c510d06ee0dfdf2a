"""Queries of mentions, of activities by their leaders, and of results of a school year."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select, union_all

from district.activities.activity import ActivityStatus, ActivityType
from district.calls.bank import Shelf
from district.calls.entry import Agreement, EntryStatus
from district.errors import NameNotAgreed
from district.ids import ActivityId, DistrictId, MentionId, PersonId
from district.mentions import PLACES, Candidate, LedLine, Mention, MentionState, WonLine
from storage.database import Connection
from storage.people.people import IS_HERE, get_people
from storage.records import Record, Rows
from storage.tables import (
    activities,
    activity_types,
    calls,
    entries,
    entry_people,
    listings,
    mentions,
    municipalities,
    persons,
)

_MENTIONS: Rows[Mention, MentionId] = Rows(Mention, mentions, "version")
_LED: Select[Any] = (
    select(
        mentions.c.person_id,
        mentions.c.activity_id,
        activities.c.type_id,
        activity_types.c.ru,
        activity_types.c.en,
        activities.c.title,
        activities.c.hours,
        activities.c.starts_at,
        activities.c.ends_at,
        activities.c.status,
    )
    .join(activities, activities.c.id == mentions.c.activity_id)
    .join(activity_types, activity_types.c.id == activities.c.type_id)
    .where(
        mentions.c.state == MentionState.AGREED,
        activities.c.status.in_([ActivityStatus.PUBLISHED, ActivityStatus.OVER]),
    )
    .order_by(activities.c.starts_at.desc(), activities.c.id)
)
_LINE = Record(LedLine, _LED, type=Record(ActivityType, _LED, id="type_id"))
_WINNER = and_(entries.c.status == EntryStatus.SETTLED, entries.c.place.between(1, PLACES))


async def get_mention(tx: Connection, mention: MentionId, *, hold: bool = False) -> Mention:
    """
    Raises:
        NotFound: there is none.
    """
    return await _MENTIONS.of_id(tx, mention, hold=hold)


async def find_mention(
    tx: Connection, person: PersonId, district: DistrictId, activity: ActivityId, year: int
) -> Mention | None:
    return await _MENTIONS.first(
        tx, person_id=person, district_id=district, activity_id=activity, year=year
    )


async def mentions_of(tx: Connection, person: PersonId) -> list[Mention]:
    return await _MENTIONS.where(tx, person_id=person)


async def mentions_in(tx: Connection, activity: ActivityId) -> list[Mention]:
    """Returns who was named as a leader of the activity."""
    return await _MENTIONS.where(tx, activity_id=activity)


async def add_mention(tx: Connection, new: Mention) -> Mention:
    return await _MENTIONS.add_one(tx, new)


async def save_mention(tx: Connection, seen: Mention, new: Mention) -> bool:
    """Compare-and-set. Returns False if it has changed since `seen` was read."""
    return await _MENTIONS.save(tx, seen, new)


async def is_agreed(tx: Connection, mention: MentionId | None) -> bool:
    """Returns whether the person agrees now; also if none is named."""
    found = None if mention is None else await _MENTIONS.first(tx, id=mention)
    return mention is None or (found is not None and found.is_agreed)


async def ensure_agreed(tx: Connection, mention: MentionId | None) -> None:
    """
    Raises:
        NameNotAgreed: the person does not agree, or no more.
    """
    if not await is_agreed(tx, mention):
        raise NameNotAgreed


async def led_by(tx: Connection, people: Collection[PersonId]) -> list[LedLine]:
    """Returns the published activities that the people lead, the latest first."""
    return await _LINE.all(tx, _LED.where(mentions.c.person_id.in_(list(people))))


async def candidates_in(
    tx: Connection, district: DistrictId, since: datetime, year: int
) -> list[Candidate]:
    """Returns people of the district with results since then, the most first."""
    over = _LED.where(
        activities.c.status == ActivityStatus.OVER,
        activities.c.ends_at >= since,
        mentions.c.person_id.in_(_people_of(district)),
    )
    led: dict[PersonId, list[LedLine]] = defaultdict(list)
    for line in await _LINE.all(tx, over):
        led[line.person].append(line)
    won: dict[PersonId, list[WonLine]] = defaultdict(list)
    for row in await tx.execute(_won(district, since)):
        person = PersonId(row.person_id)
        won[person].append(WonLine(person=person, title=row.title, call=row.call, place=row.place))
    shared = {
        PersonId(row.author_id): int(row.number)
        for row in await tx.execute(_shared(district, since))
    }
    asked = {
        one.person: one
        for one in await _MENTIONS.where(tx, district_id=district, activity_id=0, year=year)
    }
    people = await get_people(tx, {*led, *won, *shared})
    found = [
        Candidate(
            person=one,
            led=tuple(led[one.id]),
            won=tuple(won[one.id]),
            practices=shared.get(one.id, 0),
            mention=asked.get(one.id),
        )
        for one in people.values()
        if one.profile is not None
    ]
    return sorted(found, key=lambda one: (-one.weight, one.person.id))


def _people_of(district: DistrictId) -> Select[Any]:
    return (
        select(persons.c.id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(municipalities.c.district_id == district, IS_HERE)
    )


def _won(district: DistrictId, since: datetime) -> Select[Any]:
    """Prizes of authors and confirmed co-authors."""
    who = union_all(
        select(entries.c.author_id.label("person_id"), entries.c.id.label("entry_id")).where(
            _WINNER, entries.c.settled_at >= since
        ),
        select(entry_people.c.person_id, entries.c.id)
        .join(entries, entries.c.id == entry_people.c.entry_id)
        .where(_WINNER, entries.c.settled_at >= since, entry_people.c.state == Agreement.CONFIRMED),
    ).subquery()
    return (
        select(who.c.person_id, entries.c.title, entries.c.place, calls.c.title.label("call"))
        .join(entries, entries.c.id == who.c.entry_id)
        .join(calls, calls.c.id == entries.c.call_id)
        .where(who.c.person_id.in_(_people_of(district)))
        .order_by(entries.c.settled_at.desc(), entries.c.id)
    )


def _shared(district: DistrictId, since: datetime) -> Select[Any]:
    return (
        select(entries.c.author_id, func.count().label("number"))
        .join(listings, listings.c.entry_id == entries.c.id)
        .where(
            listings.c.shelf == Shelf.PRACTICES,
            listings.c.hidden_at.is_(None),
            listings.c.listed_at >= since,
            entries.c.author_id.in_(_people_of(district)),
        )
        .group_by(entries.c.author_id)
    )
