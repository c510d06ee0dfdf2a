"""Queries of the register of mentors and of their load."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, func, insert, select, update

from district.ids import DistrictId, DraftId, GrantId, PersonId, TopicId
from district.mentoring.matching import Helper, Seeker
from district.mentoring.mentors import Entry, Load, Mentor
from district.mentoring.pairs import MentorshipStatus
from district.people.roles import Role
from district.territory import Transfer
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE, IS_HERE, get_people
from storage.records import Record
from storage.requests.deficits import IN_NEED
from storage.tables import deficits, grants, mentors, mentorships, persons

_ENTRY = Record(Entry, mentors)
_MENTOR = Record(Mentor, mentors, entry=_ENTRY)
_OF_PERSON = select(mentors).where(mentors.c.person_id == bindparam("person"))
_HOLD = select(mentors.c.id).where(mentors.c.person_id == bindparam("person")).with_for_update()
_BY_ID = select(mentors).where(mentors.c.id == bindparam("id"))
_BY_DRAFT = select(mentors).where(mentors.c.draft_id == bindparam("draft"))
_LISTED = (
    select(mentors, grants.c.until.label("role_until"), persons.c.unreachable_since)
    .join(persons, persons.c.id == mentors.c.person_id)
    .join(grants, and_(grants.c.person_id == mentors.c.person_id, grants.c.role == Role.MENTOR))
    .where(GRANTS_IN_FORCE, IS_HERE, persons.c.given_name.is_not(None))
    .order_by(mentors.c.person_id)
)
_CARRIED = (
    select(
        mentorships.c.mentor_id,
        mentorships.c.status,
        func.count().label("pairs"),
        func.min(mentorships.c.ends_at).label("first"),
    )
    .where(mentorships.c.status.in_([MentorshipStatus.ACTIVE, MentorshipStatus.PROPOSED]))
    .group_by(mentorships.c.mentor_id, mentorships.c.status)
)
_ROLE = select(grants).where(
    grants.c.person_id == bindparam("person"), grants.c.role == Role.MENTOR, GRANTS_IN_FORCE
)
_OPEN_TOPICS = select(deficits.c.person_id, deficits.c.topic_id).where(
    IN_NEED, deficits.c.topic_id.is_not(None)
)


async def find_mentor(tx: Connection, person: PersonId) -> Mentor | None:
    return await _MENTOR.find(tx, _OF_PERSON, person=person)


async def hold_mentor(tx: Connection, person: PersonId) -> Mentor | None:
    """Locks the mentor's entry until the transaction ends, so that no concurrent pair takes a
    place.
    """
    await tx.execute(_HOLD, {"person": person})
    return await find_mentor(tx, person)


async def get_mentor(tx: Connection, number: int) -> Mentor:
    """Returns a register entry.

    Raises:
        NotFound: there is no such entry.
    """
    return await _MENTOR.get(tx, _BY_ID, id=number)


async def find_mentor_of_draft(tx: Connection, draft: DraftId) -> Mentor | None:
    return await _MENTOR.find(tx, _BY_DRAFT, draft=draft)


async def add_mentor(
    tx: Connection,
    person: PersonId,
    district: DistrictId,
    entry: Entry,
    draft: DraftId,
    now: datetime,
) -> Mentor:
    statement = insert(mentors).values(
        person_id=person,
        district_id=district,
        changed_at=now,
        draft_id=draft,
        **_ENTRY.columns(entry),
    )
    return await _MENTOR.get(tx, statement.returning(mentors))


async def change_mentor(
    tx: Connection, number: int, district: DistrictId, entry: Entry, draft: DraftId, now: datetime
) -> None:
    await tx.execute(
        update(mentors)
        .where(mentors.c.id == number)
        .values(district_id=district, changed_at=now, draft_id=draft, **_ENTRY.columns(entry))
    )


async def pause_mentor(tx: Connection, number: int, since: datetime | None) -> None:
    await tx.execute(update(mentors).where(mentors.c.id == number).values(paused_at=since))


async def remember_grant(tx: Connection, number: int, grant: GrantId | None) -> None:
    """Stores the grant that the request led to, or None."""
    await tx.execute(update(mentors).where(mentors.c.id == number).values(grant_id=grant))


async def move_mentors(tx: Connection, transfer: Transfer, now: datetime) -> None:
    """Moves entries and roles of mentors who work in a municipality to another district."""
    people = select(persons.c.id).where(persons.c.municipality_id == transfer.municipality)
    there = grants.alias("there")
    held = select(there.c.id).where(
        there.c.person_id == grants.c.person_id,
        there.c.role == Role.MENTOR,
        there.c.district_id == transfer.target,
        there.c.ended_at.is_(None),
    )
    entries = update(mentors).where(
        mentors.c.person_id.in_(people), mentors.c.district_id == transfer.source
    )
    await tx.execute(entries.values(district_id=transfer.target))
    roles = update(grants).where(
        grants.c.person_id.in_(people),
        grants.c.role == Role.MENTOR,
        grants.c.district_id == transfer.source,
        GRANTS_IN_FORCE,
        ~held.exists(),
    )
    await tx.execute(roles.values(district_id=transfer.target), {"now": now})


async def mentoring_districts(
    tx: Connection, person: PersonId, now: datetime
) -> tuple[DistrictId, ...]:
    """Returns the districts in which the person holds the mentor role."""
    rows = await tx.execute(_ROLE.order_by(grants.c.id), {"person": person, "now": now})
    return tuple(DistrictId(row.district_id) for row in rows)


async def loads_in(
    tx: Connection, district: DistrictId, now: datetime, only: Iterable[PersonId] | None = None
) -> dict[PersonId, Load]:
    """Returns the district's register, or the part of it in `only`, with a few queries.

    A mentor with the role in several districts is in the register of each.
    """
    listed, carried = _LISTED.where(grants.c.district_id == district), _CARRIED
    if only is not None:
        people = list(only)
        listed = listed.where(mentors.c.person_id.in_(people))
        carried = carried.where(mentorships.c.mentor_id.in_(people))
    rows = {row.person_id: row for row in await tx.execute(listed, {"now": now})}
    pairs = {(row.mentor_id, row.status): row for row in await tx.execute(carried)}
    named = await get_people(tx, rows)

    def count(person: int, status: MentorshipStatus) -> int:
        return pairs[person, status].pairs if (person, status) in pairs else 0

    found = {}
    for person, row in rows.items():
        first = pairs.get((person, MentorshipStatus.ACTIVE))
        found[PersonId(person)] = Load(
            mentor=_MENTOR.read(row),
            person=named[PersonId(person)],
            active=count(person, MentorshipStatus.ACTIVE),
            proposed=count(person, MentorshipStatus.PROPOSED),
            role_until=row.role_until,
            frees_at=first.first if first else None,
            is_reachable=row.unreachable_since is None,
        )
    return found


def helpers_of(loads: Iterable[Load]) -> list[Helper]:
    """Returns mentors who can be asked now."""
    return [
        Helper(
            person=one.person.id,
            topics=frozenset(one.mentor.entry.topics),
            subjects=frozenset(one.mentor.entry.subjects),
            municipality=one.person.profile.municipality.id,
            capacity=one.mentor.entry.capacity,
            active=one.active,
        )
        for one in loads
        if one.can_be_asked and one.person.profile is not None
    ]


async def open_topics_of(
    tx: Connection, people: Iterable[PersonId]
) -> dict[PersonId, frozenset[TopicId]]:
    """Returns the topics of each person's open deficits."""
    asked = list(people)
    found: dict[PersonId, set[TopicId]] = {person: set() for person in asked}
    rows = await tx.execute(_OPEN_TOPICS.where(deficits.c.person_id.in_(asked)))
    for row in rows:
        found[PersonId(row.person_id)].add(TopicId(row.topic_id))
    return {person: frozenset(topics) for person, topics in found.items()}


async def seekers_of(tx: Connection, people: Iterable[PersonId]) -> dict[PersonId, Seeker]:
    """Leaves out people whose profile is erased."""
    asked = list(people)
    topics = await open_topics_of(tx, asked)
    return {
        person: Seeker(
            person=person,
            topics=topics[person],
            subjects=frozenset(one.profile.subjects),
            municipality=one.profile.municipality.id,
        )
        for person, one in (await get_people(tx, asked)).items()
        if one.profile is not None
    }
