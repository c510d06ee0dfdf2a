"""Queries of the register of experts, and of what keeps an expert from an entry."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    BindParameter,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    union,
)

from district.calls.assigning import Task, Ties
from district.calls.call import Call
from district.calls.entry import GONE, Agreement, Entry
from district.calls.experts import ExpertEntry, ExpertLoad
from district.calls.kind import Apart
from district.calls.review import COUNTED, PENDING, Review, ReviewStatus
from district.ids import DistrictId, EntryId, OrganizationId, PersonId
from district.mentoring.pairs import MentorshipStatus
from district.people.roles import Role
from storage.calls.entries import people_of_entries
from storage.calls.reviews import reviews_of_call, reviews_of_entry
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE, IS_HERE, get_people
from storage.records import Record, Rows
from storage.tables import (
    calls,
    entries,
    entry_people,
    entry_reserves,
    experts,
    grants,
    mentorship_history,
    mentorships,
    persons,
    reviews,
)
from storage.upsert import put

REMEMBERED = timedelta(days=365)
"""How long a pair that has ended, and a review that was given, still counts."""
_ENTRIES: Rows[ExpertEntry, PersonId] = Rows(ExpertEntry, experts)
_REVIEW = Record(Review, reviews)
_CALLS_OF_READER = select(entries.c.call_id).where(
    or_(
        entries.c.author_id == bindparam("reader"),
        entries.c.id.in_(
            select(entry_people.c.entry_id).where(
                entry_people.c.person_id == bindparam("reader"),
                entry_people.c.state != Agreement.REFUSED,
            )
        ),
    )
)
_HIDDEN = entries.alias("hidden")
_LOAD = (
    select(func.count())
    .where(
        reviews.c.expert_id == persons.c.id,
        reviews.c.status.in_(PENDING),
        reviews.c.entry_id.not_in(
            select(_HIDDEN.c.id).where(_HIDDEN.c.call_id.in_(_CALLS_OF_READER))
        ),
    )
    .scalar_subquery()
)
_REGISTER = (
    select(persons.c.id.label("expert"), experts, _LOAD.label("load"))
    .join(grants, and_(grants.c.person_id == persons.c.id, grants.c.role == Role.EXPERT))
    .outerjoin(experts, experts.c.person_id == persons.c.id)
    .where(
        grants.c.district_id == bindparam("district"),
        GRANTS_IN_FORCE,
        IS_HERE,
        persons.c.given_name.is_not(None),
    )
)
_OPEN_OF = select(func.count()).where(
    reviews.c.expert_id == bindparam("person"), reviews.c.status.in_(PENDING)
)


_PEOPLE: BindParameter[list[PersonId]] = bindparam("people", expanding=True)
_WORKS = select(persons.c.id, persons.c.organization_id).where(persons.c.id.in_(_PEOPLE))
_RESERVES = (
    select(entry_reserves.c.entry_id, entry_reserves.c.person_id)
    .where(
        entry_reserves.c.entry_id.in_(bindparam("entries", expanding=True)),
        entry_reserves.c.stage == bindparam("stage"),
    )
    .order_by(entry_reserves.c.position)
)
_ENDED_SINCE = exists().where(
    mentorship_history.c.mentorship_id == mentorships.c.id,
    mentorship_history.c.source == MentorshipStatus.ACTIVE,
    mentorship_history.c.target != MentorshipStatus.ACTIVE,
    mentorship_history.c.at > bindparam("since"),
)
_PAIRS = select(mentorships.c.mentor_id, mentorships.c.mentee_id).where(
    mentorships.c.mentor_id.is_not(None),
    or_(mentorships.c.status == MentorshipStatus.ACTIVE, _ENDED_SINCE),
    or_(mentorships.c.mentor_id.in_(_PEOPLE), mentorships.c.mentee_id.in_(_PEOPLE)),
)
_COUNTS = (entries.c.call_id == bindparam("call"), entries.c.status.not_in(sorted(GONE)))
_ENTERED = union(
    select(entries.c.author_id, entries.c.nomination).where(*_COUNTS),
    select(entry_people.c.person_id, entries.c.nomination)
    .join(entries)
    .where(
        *_COUNTS, entry_people.c.person_id.is_not(None), entry_people.c.state != Agreement.REFUSED
    ),
)
_JUDGED = (
    select(reviews.c.expert_id, entries.c.author_id, func.count(func.distinct(reviews.c.entry_id)))
    .join_from(reviews, entries, entries.c.id == reviews.c.entry_id)
    .where(
        entries.c.author_id.in_(_PEOPLE),
        reviews.c.status == ReviewStatus.GIVEN,
        reviews.c.given_at > bindparam("since"),
    )
    .group_by(reviews.c.expert_id, entries.c.author_id)
)


async def find_expert_entry(tx: Connection, person: PersonId) -> ExpertEntry:
    """Returns the choices of an expert, or the usual ones."""
    return await _ENTRIES.first(tx, person_id=person) or ExpertEntry(person=person)


async def put_expert_entry(tx: Connection, entry: ExpertEntry, now: datetime) -> None:
    await put(tx, experts, ("person_id",), [{**_ENTRIES.columns(entry), "changed_at": now}])


async def open_reviews_of(tx: Connection, person: PersonId) -> int:
    return int((await tx.execute(_OPEN_OF, {"person": person})).scalar_one())


async def register_of(
    tx: Connection, district: DistrictId, now: datetime, reader: PersonId | None = None
) -> dict[PersonId, ExpertLoad]:
    """Returns the experts of a district with their loads, by two statements.

    `reader`: reviews of calls in which the reader takes part are left out, because a load would
    tell who judges the own entry.
    """
    values = {"district": district, "now": now, "reader": reader}
    rows = {PersonId(row.expert): row for row in await tx.execute(_REGISTER, values)}
    people = await get_people(tx, rows)
    found = {}
    for person, row in sorted(rows.items()):
        entry = _ENTRIES.read(row) if row.person_id else ExpertEntry(person=person)
        is_paused = entry.is_paused(now)
        found[person] = ExpertLoad(
            person=people[person], entry=entry, load=row.load, is_paused=is_paused
        )
    return found


async def put_reserves(
    tx: Connection, stage: str, reserves: Sequence[tuple[EntryId, Sequence[PersonId]]]
) -> None:
    """Replaces the reserves of these entries."""
    changed = [entry for entry, _ in reserves]
    where = and_(entry_reserves.c.entry_id.in_(changed), entry_reserves.c.stage == stage)
    await tx.execute(delete(entry_reserves).where(where))
    rows = [
        {"entry_id": entry, "stage": stage, "person_id": person, "position": at}
        for entry, people in reserves
        for at, person in enumerate(people)
    ]
    if rows:
        await tx.execute(insert(entry_reserves), rows)


# ── Conflicts ──────────────────────────────────────────────────────────────────────────────────


async def compared_of(
    tx: Connection, call: Call, stage: str, compared: Sequence[Entry], now: datetime
) -> tuple[dict[EntryId, Task], Ties]:
    """Returns what is compared with experts; `compared`: all entries of the call, or one."""
    named = await people_of_entries(tx, [one.id for one in compared])
    team = {
        entry: [one for one in those if one.state is not Agreement.REFUSED]
        for entry, those in named.items()
    }
    people = {
        one.id: (one.author, *(each.person for each in team[one.id] if each.person))
        for one in compared
    }
    everyone = list({person for those in people.values() for person in those})
    values = {
        "call": call.id,
        "stage": stage,
        "entries": list(team),
        "people": everyone,
        "since": now - REMEMBERED,
    }
    works = {row.id: row.organization_id for row in await tx.execute(_WORKS, values)}
    judges = defaultdict[EntryId, list[Review]](list)
    if len(compared) == 1:
        every = await reviews_of_entry(tx, compared[0].id)
    else:
        every = await reviews_of_call(tx, call.id)
    for review in every:
        judges[review.entry].append(review)
    reserves = defaultdict[EntryId, list[PersonId]](list)
    for row in await tx.execute(_RESERVES, values):
        reserves[EntryId(row.entry_id)].append(PersonId(row.person_id))
    tasks = {}
    for one in compared:
        here = [review for review in judges[one.id] if review.stage == stage]
        placed = {one.organization, *(works.get(person) for person in people[one.id])}
        tasks[one.id] = Task(
            entry=one.id,
            author=one.author,
            coauthors=frozenset(people[one.id][1:]),
            organizations=frozenset(OrganizationId(place) for place in placed if place),
            municipality=one.municipality,
            topic=one.topic or call.topic,
            nomination=one.nomination,
            has_unregistered=any(each.person is None for each in team[one.id]),
            asked=_experts(here, *COUNTED),
            declined=_experts(judges[one.id], ReviewStatus.DECLINED),
            silent=_experts(here, ReviewStatus.LAPSED),
            reserves=tuple(reserves[one.id]),
        )
    entered = defaultdict[PersonId, set[str | None]](set)
    for person, nomination in await tx.execute(_ENTERED, values):
        entered[person].add(nomination)
    pairs = defaultdict[PersonId, set[PersonId]](set)
    for mentor, mentee in await tx.execute(_PAIRS, values):
        pairs[mentor].add(mentee)
        pairs[mentee].add(mentor)
    ties = Ties(
        pairs={person: frozenset(others) for person, others in pairs.items()},
        entered={person: frozenset(named) for person, named in entered.items()},
        judged={(one, other): count for one, other, count in await tx.execute(_JUDGED, values)},
        apart_by_municipality=call.kind.rules.apart is Apart.MUNICIPALITY,
    )
    return tasks, ties


def _experts(found: Iterable[Review], *statuses: ReviewStatus) -> frozenset[PersonId]:
    return frozenset(one.expert for one in found if one.status in statuses)


async def open_reviews_in(tx: Connection, person: PersonId, district: DistrictId) -> list[Review]:
    """Returns the pending reviews of an expert in the calls of a district."""
    query = (
        select(reviews)
        .join(entries, entries.c.id == reviews.c.entry_id)
        .join(calls, calls.c.id == entries.c.call_id)
        .where(
            reviews.c.expert_id == person,
            reviews.c.status.in_(PENDING),
            calls.c.district_id == district,
        )
        .order_by(reviews.c.id)
    )
    return await _REVIEW.all(tx, query)
