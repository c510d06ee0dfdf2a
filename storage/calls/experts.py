"""Queries of the register of experts, and of what keeps an expert from an entry."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    union_all,
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
    tx: Connection, call: Call, stage: str, every: Collection[Entry], now: datetime
) -> tuple[dict[EntryId, Task], Ties]:
    """Returns what is compared with experts, of all entries of a call, by one statement.

    `every`: all entries of the call.
    """
    facts = defaultdict[str, list[tuple[int, int, int]]](list)
    for row in await tx.execute(_facts(call, stage, now)):
        facts[row.what].append((row.one, row.other, row.number))
    coauthors, asked = _grouped(facts["coauthor"]), _grouped(facts["asked"])
    declined, silent = _grouped(facts["declined"]), _grouped(facts["silent"])
    typed = {one for one, _, _ in facts["typed"]}
    works = {one: other for one, other, _ in facts["works"]}
    reserves = _grouped(sorted(facts["reserve"], key=lambda fact: fact[2]))
    tasks = {}
    entered = defaultdict[PersonId, set[str | None]](set)
    for one in every:
        people = (one.author, *coauthors[one.id])
        placed = {one.organization, *(works.get(person) for person in people)}
        tasks[one.id] = Task(
            entry=one.id,
            author=one.author,
            coauthors=frozenset(coauthors[one.id]),
            organizations=frozenset(OrganizationId(place) for place in placed if place),
            municipality=one.municipality,
            topic=one.topic or call.topic,
            nomination=one.nomination,
            has_unregistered=one.id in typed,
            asked=frozenset(asked[one.id]),
            declined=frozenset(declined[one.id]),
            silent=frozenset(silent[one.id]),
            reserves=tuple(reserves[one.id]),
        )
        for person in people if one.status not in GONE else ():
            entered[person].add(one.nomination)
    pairs = defaultdict[PersonId, set[PersonId]](set)
    for mentor, mentee, _ in facts["pair"]:
        pairs[PersonId(mentor)].add(PersonId(mentee))
        pairs[PersonId(mentee)].add(PersonId(mentor))
    ties = Ties(
        pairs={person: frozenset(others) for person, others in pairs.items()},
        entered={person: frozenset(named) for person, named in entered.items()},
        judged={(PersonId(one), PersonId(other)): count for one, other, count in facts["judged"]},
        apart_by_municipality=call.kind.rules.apart is Apart.MUNICIPALITY,
    )
    return tasks, ties


def _grouped(facts: Iterable[tuple[int, int, int]]) -> defaultdict[EntryId, list[PersonId]]:
    found = defaultdict[EntryId, list[PersonId]](list)
    for entry, person, _ in facts:
        found[EntryId(entry)].append(PersonId(person))
    return found


def _facts(call: Call, stage: str, now: datetime) -> Any:
    """Returns one query whose rows are facts: what, two ids, and a number."""
    of_call = select(entries.c.id).where(entries.c.call_id == call.id)
    authors = select(entries.c.author_id).where(entries.c.call_id == call.id)
    takes_part = and_(
        entry_people.c.entry_id.in_(of_call), entry_people.c.state != Agreement.REFUSED
    )
    registered = and_(takes_part, entry_people.c.person_id.is_not(None))
    people = authors.union(select(entry_people.c.person_id).where(registered))
    since = now - REMEMBERED
    person = entry_people.c.person_id
    return union_all(
        _fact("coauthor", entry_people.c.entry_id, person).where(registered),
        _fact("typed", entry_people.c.entry_id, entry_people.c.id).where(
            takes_part, person.is_(None)
        ),
        _fact("works", persons.c.id, persons.c.organization_id).where(
            persons.c.id.in_(people), persons.c.organization_id.is_not(None)
        ),
        _reviewed("asked", of_call, stage, *COUNTED),
        _reviewed("silent", of_call, stage, ReviewStatus.LAPSED),
        _reviewed("declined", of_call, None, ReviewStatus.DECLINED),
        _fact(
            "reserve",
            entry_reserves.c.entry_id,
            entry_reserves.c.person_id,
            entry_reserves.c.position,
        ).where(entry_reserves.c.entry_id.in_(of_call), entry_reserves.c.stage == stage),
        _pairs(people, since),
        _judged(authors, since),
    )


def _fact(
    what: str, one: ColumnElement[Any], other: ColumnElement[Any], number: Any = None
) -> Select[Any]:
    counted = literal_column("0") if number is None else number
    return select(
        literal_column(f"'{what}'").label("what"),
        one.label("one"),
        other.label("other"),
        counted.label("number"),
    )


def _reviewed(
    what: str, of_call: Select[Any], stage: str | None, *statuses: ReviewStatus
) -> Select[Any]:
    """`stage` None: in any stage."""
    found = _fact(what, reviews.c.entry_id, reviews.c.expert_id).where(
        reviews.c.entry_id.in_(of_call), reviews.c.status.in_(statuses)
    )
    return found if stage is None else found.where(reviews.c.stage == stage)


def _pairs(people: Any, since: datetime) -> Select[Any]:
    """Returns pairs that are active, or ended after `since`, with anyone of `people`."""
    ended = exists().where(
        mentorship_history.c.mentorship_id == mentorships.c.id,
        mentorship_history.c.source == MentorshipStatus.ACTIVE,
        mentorship_history.c.target != MentorshipStatus.ACTIVE,
        mentorship_history.c.at > since,
    )
    return _fact("pair", mentorships.c.mentor_id, mentorships.c.mentee_id).where(
        mentorships.c.mentor_id.is_not(None),
        or_(mentorships.c.status == MentorshipStatus.ACTIVE, ended),
        or_(mentorships.c.mentor_id.in_(people), mentorships.c.mentee_id.in_(people)),
    )


def _judged(authors: Select[Any], since: datetime) -> Select[Any]:
    """Returns how many entries of each author an expert has judged after `since`."""
    count = func.count(func.distinct(reviews.c.entry_id))
    return (
        _fact("judged", reviews.c.expert_id, entries.c.author_id, count)
        .join_from(reviews, entries, entries.c.id == reviews.c.entry_id)
        .where(
            entries.c.author_id.in_(authors),
            reviews.c.status == ReviewStatus.GIVEN,
            reviews.c.given_at > since,
        )
        .group_by(reviews.c.expert_id, entries.c.author_id)
    )


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
