"""Queries of all data stored about a person; `storage/people/erasing.py` deletes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Select,
    Table,
    bindparam,
    case,
    func,
    literal,
    null,
    or_,
    select,
)

from district.ids import PersonId, RequestId
from district.requests.request import RequestStatus
from storage.database import Connection
from storage.inbox import IS_SET_ASIDE
from storage.tables import (
    activities,
    announcements,
    another_asked,
    applications,
    appointments,
    audiences,
    call_papers,
    calls,
    cards,
    certificates,
    changes,
    communities,
    copies,
    corrections,
    council_groups,
    curriculum_certificates,
    deficits,
    deputies,
    drafts,
    enrolment_history,
    enrolments,
    entries,
    entry_files,
    entry_history,
    entry_people,
    entry_pupils,
    entry_reserves,
    experts,
    feedback,
    graduations,
    grants,
    healings,
    hidden_lines,
    inbox,
    institute_documents,
    invitations,
    marks,
    memberships,
    mentors,
    mentorship_answers,
    mentorship_contacts,
    mentorship_history,
    mentorship_messages,
    mentorships,
    milestones,
    motion_history,
    motion_seats,
    motion_voters,
    motions,
    mutes,
    organizations,
    outbox,
    persons,
    presences,
    presses,
    pupils,
    request_batches,
    request_history,
    requests,
    reviews,
    route_lines,
    routes,
    slot_watchers,
    slots,
    speakers,
    survey_answers,
    surveys,
    thread_messages,
    threads,
    views,
)

_PERSON: BindParameter[int] = bindparam("person")


def _of(table: Table, column: str = "person_id") -> Select[Any]:
    return select(table).where(table.c[column] == _PERSON)


def _of_seats(table: Table) -> Select[Any]:
    """Selects rows about the person's enrolments."""
    seats = enrolments.c.id == table.c.enrolment_id
    return select(table).join(enrolments, seats).where(enrolments.c.person_id == _PERSON)


def _of_entries(table: Table) -> Select[Any]:
    """Selects rows about the person's entries."""
    own = entries.c.id == table.c.entry_id
    return select(table).join(entries, own).where(entries.c.author_id == _PERSON)


_OF_REQUESTS = select(request_history).join(requests, requests.c.id == request_history.c.request_id)
_SECTIONS: dict[str, Select[Any]] = {
    "person": select(persons, organizations.c.name.label("organization"))
    .outerjoin(organizations, organizations.c.id == persons.c.organization_id)
    .where(persons.c.id == _PERSON),
    "drafts": _of(drafts),
    "deficits": _of(deficits),
    "requests": _of(requests, "author_id"),
    "history": _OF_REQUESTS.where(requests.c.author_id == _PERSON),
    "decisions": _OF_REQUESTS.where(
        request_history.c.person_id == _PERSON, requests.c.author_id != _PERSON
    ),
    "enrolments": _of(enrolments)
    .add_columns(activities.c.title)
    .join(activities, activities.c.id == enrolments.c.activity_id),
    "enrolment_history": _of_seats(enrolment_history),
    "attendance": _of_seats(marks),
    "feedback": _of_seats(feedback),
    "certificates": _of_seats(certificates),
    "curriculum_certificates": _of(curriculum_certificates),
    "institute_documents": _of_seats(institute_documents),
    "corrections": select(corrections)
    .join(certificates, certificates.c.id == corrections.c.certificate_id)
    .join(enrolments, enrolments.c.id == certificates.c.enrolment_id)
    .where(enrolments.c.person_id == _PERSON),
    "applications": _of_seats(applications),
    "pupils": _of_seats(pupils),
    "graduations": _of_seats(graduations),
    "invitations": _of(invitations),
    "healings": _of(healings),
    "activities": _of(activities, "made_by"),
    "groups": _of(council_groups, "bound_by").with_only_columns(
        council_groups.c.district_id, council_groups.c.body, council_groups.c.bound_at
    ),
    "announcements": _of(announcements, "author_id"),
    "audiences": _of(audiences),
    "copies": _of(copies),
    "presses": _of(presses),
    "mutes": _of(mutes),
    "surveys": _of(surveys, "author_id"),
    "survey_answers": _of(survey_answers),
    "memberships": _of(memberships)
    .add_columns(communities.c.ru.label("community"))
    .join(communities, communities.c.id == memberships.c.community_id),
    "mentor": _of(mentors),
    "expert": _of(experts),
    "reserves": _of(entry_reserves),
    "mentorships": _of(mentorships, "mentee_id"),
    "mentees": _of(mentorships, "mentor_id").with_only_columns(
        mentorships.c.id,
        mentorships.c.status,
        mentorships.c.goal,
        mentorships.c.topics,
        mentorships.c.started_at,
        mentorships.c.ends_at,
    ),
    # Without the proposed mentor: mentors decline confidentially.
    "mentorship_history": select(
        mentorship_history.c.mentorship_id,
        mentorship_history.c.move,
        mentorship_history.c.source,
        mentorship_history.c.target,
        mentorship_history.c.at,
    )
    .join(mentorships, mentorships.c.id == mentorship_history.c.mentorship_id)
    .where(or_(mentorships.c.mentee_id == _PERSON, mentorship_history.c.person_id == _PERSON)),
    "mentorship_contacts": _of(mentorship_contacts),
    "mentorship_messages": _of(mentorship_messages),
    "mentorship_answers": _of(mentorship_answers),
    "another_asked": _of(another_asked),
    "threads": _of(threads),
    "thread_messages": _of(thread_messages),
    "motions": _of(motions, "put_by"),
    "voices": select(motion_seats.c.motion_id, motion_seats.c.round, motion_voters.c.left_at)
    .join(motion_voters, motion_voters.c.seat_id == motion_seats.c.id)
    .where(motion_voters.c.person_id == _PERSON),
    "votes": _of(motion_history),
    "presences": _of(presences),
    "speakers": _of(speakers),
    "calls": _of(calls, "created_by"),
    # Without the proposed outcome: it is not the author's before it is announced.
    "entries": _of(entries, "author_id").with_only_columns(
        *(one for one in entries.columns if one is not entries.c.proposed)
    ),
    "entry_people": _of_entries(entry_people),
    "entry_pupils": _of_entries(entry_pupils),
    "entry_files": _of_entries(entry_files),
    "milestones": _of_entries(milestones),
    "routes": _of(routes),
    "route_lines": select(route_lines)
    .join(routes, routes.c.id == route_lines.c.route_id)
    .where(routes.c.person_id == _PERSON),
    "entry_history": _of_entries(entry_history),
    "coauthor": _of(entry_people),
    "call_papers": _of(call_papers),
    "hidden_lines": _of(hidden_lines),
    "appointments": _of(appointments)
    .add_columns(slots.c.starts_at, slots.c.place)
    .join(slots, slots.c.id == appointments.c.slot_id),
    "slots": _of(slots, "methodist_id"),
    "slot_watchers": _of(slot_watchers),
    "reviews": _of(reviews, "expert_id"),
    "roles": _of(grants),
    "deputies": _of(deputies),
    "represented": _of(deputies, "deputy_id").with_only_columns(
        deputies.c.since, deputies.c.until, deputies.c.ended_at
    ),
    "batches": _of(request_batches),
    "letters": _of(outbox).with_only_columns(
        outbox.c.kind, outbox.c.status, outbox.c.created_at, outbox.c.sent_at
    ),
    "cards": _of(cards).with_only_columns(
        cards.c.request_id, cards.c.motion_id, cards.c.message_id
    ),
    "updates": select(inbox.c.received_at, inbox.c.status, inbox.c.raw).where(
        IS_SET_ASIDE,
        inbox.c.person
        == select(persons.c.telegram_id).where(persons.c.id == _PERSON).scalar_subquery(),
    ),
    "views": select(
        views.c.subject,
        views.c.subject_id,
        views.c.at,
        views.c.as_expert,
        case(
            (views.c.as_expert, null()),
            else_=persons.c.surname
            + " "
            + persons.c.given_name
            + func.coalesce(literal(" ") + func.nullif(persons.c.patronymic, ""), ""),
        ).label("reader"),
    )
    .join(persons, persons.c.id == views.c.reader_id)
    .where(views.c.person_id == _PERSON)
    .order_by(views.c.id),
    # Without the person it was about: that is the other person's data.
    "looked": _of(views, "reader_id")
    .with_only_columns(views.c.subject, views.c.subject_id, views.c.at)
    .distinct()
    .order_by(views.c.at),
    "changes": _of(changes),
}
_OWN_NOTES = "decisions"
"""The only section whose notes the person wrote; other notes are for deciders only."""


async def everything_of(tx: Connection, person: PersonId) -> dict[str, Any]:
    """Returns all stored data of a person as plain values by section."""
    found: dict[str, Any] = {}
    for section, query in _SECTIONS.items():
        rows = (await tx.execute(query, {"person": person})).mappings()
        hidden = set() if section == _OWN_NOTES else {"note"}
        kept = [{key: row[key] for key in row if key not in hidden} for row in rows]
        found[section] = kept[0] if section == "person" else kept
    return found


async def leaving_since(tx: Connection, before: datetime) -> list[PersonId]:
    """Returns people who asked for deletion before that time and are not erased yet."""
    due = select(persons.c.id).where(
        persons.c.deletion_requested_at <= before, persons.c.deleted_at.is_(None)
    )
    return [PersonId(person) for person in (await tx.execute(due)).scalars()]


async def open_requests_of(tx: Connection, person: PersonId) -> list[RequestId]:
    still_open = [status for status in RequestStatus if status.is_open]
    found = select(requests.c.id).where(
        requests.c.author_id == person, requests.c.status.in_(still_open)
    )
    return [RequestId(number) for number in (await tx.execute(found)).scalars()]


async def requests_naming(tx: Connection, person: PersonId) -> list[RequestId]:
    """Returns requests whose cards show the person as author or decider."""
    found = select(requests.c.id).where(
        or_(requests.c.author_id == person, requests.c.decider_id == person)
    )
    return [RequestId(number) for number in (await tx.execute(found)).scalars()]
