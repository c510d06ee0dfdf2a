"""Queries of mentorships and of their append-only history."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, exists, func, insert, or_, select, update

from district.ids import DistrictId, DraftId, MentorshipId, PersonId
from district.mentoring.pairs import (
    OPEN,
    Contact,
    ContactKind,
    Mentorship,
    MentorshipMove,
    MentorshipStatus,
    PairAnswer,
    Question,
)
from district.territory import Transfer
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import (
    another_asked,
    draft_pairs,
    mentors,
    mentorship_answers,
    mentorship_contacts,
    mentorship_history,
    mentorships,
    persons,
)
from storage.upsert import add_missing, put

_MENTORSHIP = Record(Mentorship, mentorships)
_S = MentorshipStatus
_BY_ID = select(mentorships).where(mentorships.c.id == bindparam("id"))
_BY_DRAFT = select(mentorships).where(mentorships.c.draft_id == bindparam("draft"))
_OPEN_OF = select(mentorships).where(
    mentorships.c.mentee_id == bindparam("mentee"), mentorships.c.status.in_(list(OPEN))
)
_OF_MENTOR = (
    select(mentorships)
    .where(
        mentorships.c.mentor_id == bindparam("mentor"),
        mentorships.c.status.in_([_S.PROPOSED, _S.ACTIVE]),
    )
    .order_by(mentorships.c.id)
)
_ACTIVE_OF = select(func.count()).where(
    mentorships.c.mentor_id == bindparam("mentor"), mentorships.c.status == _S.ACTIVE
)
_QUEUE = (
    select(mentorships)
    .where(mentorships.c.district_id == bindparam("district"), mentorships.c.status == _S.ASKED)
    .order_by(mentorships.c.asked_at, mentorships.c.id)
)
_AHEAD = select(func.count()).where(
    mentorships.c.district_id == bindparam("district"),
    mentorships.c.status == _S.ASKED,
    or_(
        mentorships.c.asked_at < bindparam("asked"),
        and_(mentorships.c.asked_at == bindparam("asked"), mentorships.c.id < bindparam("id")),
    ),
)
_WAS_ASKED_AT_MIDPOINT = exists().where(
    mentorship_answers.c.mentorship_id == mentorships.c.id,
    mentorship_answers.c.question == Question.MIDPOINT,
)
_TO_LOOK_AT = (
    select(mentorships)
    .where(
        or_(
            mentorships.c.status == _S.PROPOSED,
            and_(mentorships.c.status == _S.ACTIVE, mentorships.c.ends_at <= bindparam("now")),
            and_(
                mentorships.c.status == _S.ACTIVE,
                mentorships.c.midpoint_at <= bindparam("now"),
                ~_WAS_ASKED_AT_MIDPOINT,
            ),
        )
    )
    .order_by(mentorships.c.id)
)
_ANSWERS = select(mentorship_answers).where(
    mentorship_answers.c.mentorship_id == bindparam("mentorship"),
    mentorship_answers.c.person_id == bindparam("person"),
    mentorship_answers.c.question == bindparam("question"),
)


async def get_mentorship(tx: Connection, number: MentorshipId) -> Mentorship:
    """Returns a mentorship.

    Raises:
        NotFound: there is no such mentorship.
    """
    return await _MENTORSHIP.get(tx, _BY_ID, id=number)


async def find_mentorship_of_draft(tx: Connection, draft: DraftId) -> Mentorship | None:
    return await _MENTORSHIP.find(tx, _BY_DRAFT, draft=draft)


async def find_open_mentorship(tx: Connection, mentee: PersonId) -> Mentorship | None:
    """Returns the mentee's open mentorship; there is at most one."""
    return await _MENTORSHIP.find(tx, _OPEN_OF, mentee=mentee)


async def mentorships_of_mentor(tx: Connection, mentor: PersonId) -> list[Mentorship]:
    """Returns the mentor's proposed and active mentorships, the oldest first."""
    return await _MENTORSHIP.all(tx, _OF_MENTOR, mentor=mentor)


async def active_pairs_of(tx: Connection, mentor: PersonId) -> int:
    return int((await tx.execute(_ACTIVE_OF, {"mentor": mentor})).scalar_one())


async def was_paired(tx: Connection, mentor: PersonId) -> bool:
    """Returns whether the mentor has or had any proposal or pair."""
    found = select(mentorships.c.id).where(mentorships.c.mentor_id == mentor).limit(1)
    return (await tx.execute(found)).first() is not None


async def queue_in(tx: Connection, district: DistrictId) -> list[Mentorship]:
    """Returns the district's queue in order."""
    return await _MENTORSHIP.all(tx, _QUEUE, district=district)


async def place_of(tx: Connection, one: Mentorship) -> int | None:
    """Returns the position in the district's queue, from 1, or None if not queued."""
    if one.status is not _S.ASKED:
        return None
    given = {"district": one.district, "asked": one.asked_at, "id": one.id}
    return 1 + int((await tx.execute(_AHEAD, given)).scalar_one())


async def pairs_to_look_at(tx: Connection, now: datetime) -> list[Mentorship]:
    """Returns all proposals, and active pairs that are over or past a midpoint about which they
    were not asked yet.
    """
    return await _MENTORSHIP.all(tx, _TO_LOOK_AT, now=now)


async def move_mentorships(tx: Connection, transfer: Transfer) -> None:
    """Moves open mentorships of mentees who work in a municipality to another district."""
    people = select(persons.c.id).where(persons.c.municipality_id == transfer.municipality)
    moving = update(mentorships).where(
        mentorships.c.mentee_id.in_(people),
        mentorships.c.district_id == transfer.source,
        mentorships.c.status.in_(list(OPEN)),
    )
    await tx.execute(moving.values(district_id=transfer.target))


async def proposed_between(tx: Connection, districts: Collection[DistrictId]) -> list[Mentorship]:
    """Returns proposals in these districts to mentors of other ones."""
    query = (
        select(mentorships)
        .join(mentors, mentors.c.person_id == mentorships.c.mentor_id)
        .where(
            mentorships.c.status == _S.PROPOSED,
            mentorships.c.district_id.in_(districts),
            mentors.c.district_id != mentorships.c.district_id,
        )
        .order_by(mentorships.c.id)
    )
    return await _MENTORSHIP.all(tx, query)


async def add_mentorship(tx: Connection, new: Mentorship, draft: DraftId | None) -> Mentorship:
    """Returns the mentorship with its id."""
    return await _MENTORSHIP.add(tx, mentorships, new, draft_id=draft)


async def save_mentorship(tx: Connection, seen: Mentorship, moved: Mentorship) -> bool:
    """Compare-and-set. Returns False if the mentorship has changed since `seen` was read."""
    move = update(mentorships).where(
        mentorships.c.id == seen.id, mentorships.c.version == seen.version
    )
    return await compare_and_set(tx, move.values(_MENTORSHIP.changes(seen, moved)))


async def add_mentorship_history(
    tx: Connection,
    one: Mentorship,
    *,
    move: MentorshipMove,
    source: MentorshipStatus | None,
    at: datetime,
    person: PersonId | None,
    mentor: PersonId | None,
) -> None:
    await tx.execute(
        insert(mentorship_history).values(
            mentorship_id=one.id,
            move=move,
            source=source,
            target=one.status,
            at=at,
            person_id=person,
            mentor_id=mentor,
        )
    )


async def was_asked(tx: Connection, mentorship: MentorshipId, mentor: PersonId) -> bool:
    """Returns whether the mentorship was ever proposed to the mentor."""
    query = select(mentorship_history.c.id).where(
        mentorship_history.c.mentorship_id == mentorship, mentorship_history.c.mentor_id == mentor
    )
    return (await tx.execute(query.limit(1))).first() is not None


async def passed_over_by(
    tx: Connection, mentees: Iterable[PersonId]
) -> dict[PersonId, set[PersonId]]:
    """Returns mentors who have declined each mentee or were replaced by a curator."""
    asked = list(mentees)
    declined = (
        select(mentorships.c.mentee_id, mentorship_history.c.mentor_id)
        .join(mentorships, mentorships.c.id == mentorship_history.c.mentorship_id)
        .where(mentorship_history.c.move == MentorshipMove.DECLINE)
    )
    replaced = select(mentorships.c.mentee_id, mentorships.c.mentor_id).where(
        mentorships.c.status == _S.REPLACED
    )
    found: dict[PersonId, set[PersonId]] = {person: set() for person in asked}
    for query in (declined, replaced):
        rows = await tx.execute(query.where(mentorships.c.mentee_id.in_(asked)))
        for row in rows:
            found[PersonId(row.mentee_id)].add(PersonId(row.mentor_id))
    return found


# ── Contacts, questions ────────────────────────────────────────────────────────────────────────


async def put_contact(
    tx: Connection, number: MentorshipId, person: PersonId, contact: Contact
) -> None:
    row = {
        "mentorship_id": number,
        "person_id": person,
        "kind": contact.kind,
        "contact": contact.text,
    }
    await put(tx, mentorship_contacts, ("mentorship_id", "person_id"), [row])


async def contacts_of(tx: Connection, number: MentorshipId) -> dict[PersonId, Contact]:
    query = select(mentorship_contacts).where(mentorship_contacts.c.mentorship_id == number)
    return {
        PersonId(row.person_id): Contact(kind=ContactKind(row.kind), text=row.contact)
        for row in await tx.execute(query)
    }


async def add_question(
    tx: Connection, number: MentorshipId, person: PersonId, question: Question, now: datetime
) -> None:
    row = {"mentorship_id": number, "person_id": person, "question": question, "asked_at": now}
    await add_missing(tx, mentorship_answers, [row])


async def find_answer(
    tx: Connection, number: MentorshipId, person: PersonId, question: Question
) -> tuple[bool, PairAnswer | None]:
    """Returns whether the question was asked, and the answer if any."""
    given = {"mentorship": number, "person": person, "question": question}
    row = (await tx.execute(_ANSWERS, given)).one_or_none()
    if row is None:
        return False, None
    return True, PairAnswer(row.answer) if row.answer else None


async def save_answer(
    tx: Connection,
    number: MentorshipId,
    person: PersonId,
    question: Question,
    answer: PairAnswer,
    now: datetime,
) -> None:
    await tx.execute(
        update(mentorship_answers)
        .where(
            mentorship_answers.c.mentorship_id == number,
            mentorship_answers.c.person_id == person,
            mentorship_answers.c.question == question,
        )
        .values(answer=answer, answered_at=now)
    )


# ── Requests for another mentor or mentee ──────────────────────────────────────────────────────


async def add_another(
    tx: Connection, number: MentorshipId, person: PersonId, now: datetime
) -> bool:
    """Returns False if the person had already asked."""
    row = {"mentorship_id": number, "person_id": person, "at": now}
    return await add_missing(tx, another_asked, [row]) == 1


async def another_asked_by(tx: Connection, number: MentorshipId) -> set[PersonId]:
    query = select(another_asked.c.person_id).where(another_asked.c.mentorship_id == number)
    return {PersonId(person) for person in (await tx.execute(query)).scalars()}


async def forget_another(tx: Connection, number: MentorshipId) -> None:
    await tx.execute(delete(another_asked).where(another_asked.c.mentorship_id == number))


async def pairs_with_another(tx: Connection, district: DistrictId) -> list[Mentorship]:
    """Returns active pairs in which someone has asked for another partner, longest
    waiting first.
    """
    first = (
        select(another_asked.c.mentorship_id, func.min(another_asked.c.at).label("since"))
        .group_by(another_asked.c.mentorship_id)
        .subquery()
    )
    query = (
        select(mentorships)
        .join(first, first.c.mentorship_id == mentorships.c.id)
        .where(mentorships.c.district_id == district, mentorships.c.status == _S.ACTIVE)
        .order_by(first.c.since, mentorships.c.id)
    )
    return await _MENTORSHIP.all(tx, query)


# ── Draft pairs ────────────────────────────────────────────────────────────────────────────────


async def put_draft_pairs(
    tx: Connection, pairs: Iterable[tuple[MentorshipId, PersonId]], made_by: PersonId, now: datetime
) -> None:
    """Replaces earlier draft pairs of the same mentees."""
    rows = [
        {"mentorship_id": number, "mentor_id": mentor, "made_by": made_by, "made_at": now}
        for number, mentor in pairs
    ]
    await put(tx, draft_pairs, ("mentorship_id",), rows)


async def drop_draft_pair(tx: Connection, number: MentorshipId) -> None:
    await tx.execute(delete(draft_pairs).where(draft_pairs.c.mentorship_id == number))


async def drop_draft_pairs_between(tx: Connection, districts: Collection[DistrictId]) -> None:
    """Deletes draft pairs in these districts with mentors of other ones."""
    apart = (
        select(mentorships.c.id)
        .join(draft_pairs, draft_pairs.c.mentorship_id == mentorships.c.id)
        .join(mentors, mentors.c.person_id == draft_pairs.c.mentor_id)
        .where(
            mentorships.c.district_id.in_(districts),
            mentors.c.district_id != mentorships.c.district_id,
        )
    )
    await tx.execute(delete(draft_pairs).where(draft_pairs.c.mentorship_id.in_(apart)))


async def draft_pairs_in(
    tx: Connection, district: DistrictId, *, hold: bool = False
) -> dict[MentorshipId, PersonId]:
    """Returns draft pairs in the order of the queue. `hold` locks them for publishing."""
    query = (
        select(draft_pairs)
        .join(mentorships, mentorships.c.id == draft_pairs.c.mentorship_id)
        .where(mentorships.c.district_id == district)
        .order_by(mentorships.c.asked_at, mentorships.c.id)
    )
    if hold:
        query = query.with_for_update(of=draft_pairs)
    return {
        MentorshipId(row.mentorship_id): PersonId(row.mentor_id) for row in await tx.execute(query)
    }


async def pairs_of_person(tx: Connection, person: PersonId) -> list[Mentorship]:
    """Returns open mentorships of the person on either side."""
    query = select(mentorships).where(
        or_(mentorships.c.mentee_id == person, mentorships.c.mentor_id == person),
        mentorships.c.status.in_(list(OPEN)),
    )
    return await _MENTORSHIP.all(tx, query.order_by(mentorships.c.id))
