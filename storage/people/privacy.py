"""Queries of all data stored about a person; `storage/people/erasing.py` deletes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, func, literal, null, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import PersonId, RequestId
from district.requests.request import RequestStatus
from storage.inbox import IS_SET_ASIDE
from storage.tables import (
    activities,
    announcements,
    another_asked,
    applications,
    audiences,
    cards,
    certificates,
    changes,
    communities,
    copies,
    corrections,
    deficits,
    drafts,
    enrolment_history,
    enrolments,
    feedback,
    graduations,
    grants,
    healings,
    inbox,
    invitations,
    marks,
    memberships,
    mentors,
    mentorship_answers,
    mentorship_contacts,
    mentorship_history,
    mentorship_messages,
    mentorships,
    mutes,
    organizations,
    outbox,
    persons,
    presses,
    pupils,
    request_history,
    requests,
    views,
)

_SECTIONS: dict[str, Select[Any]] = {
    "person": select(persons, organizations.c.name.label("organization"))
    .outerjoin(organizations, organizations.c.id == persons.c.organization_id)
    .where(persons.c.id == bindparam("person")),
    "drafts": select(drafts).where(drafts.c.person_id == bindparam("person")),
    "deficits": select(deficits).where(deficits.c.person_id == bindparam("person")),
    "requests": select(requests).where(requests.c.author_id == bindparam("person")),
    "history": select(request_history)
    .join(requests, requests.c.id == request_history.c.request_id)
    .where(requests.c.author_id == bindparam("person")),
    "decisions": select(request_history)
    .join(requests, requests.c.id == request_history.c.request_id)
    .where(
        request_history.c.person_id == bindparam("person"),
        requests.c.author_id != bindparam("person"),
    ),
    "enrolments": select(enrolments, activities.c.title)
    .join(activities, activities.c.id == enrolments.c.activity_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "enrolment_history": select(enrolment_history)
    .join(enrolments, enrolments.c.id == enrolment_history.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "attendance": select(marks)
    .join(enrolments, enrolments.c.id == marks.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "feedback": select(feedback)
    .join(enrolments, enrolments.c.id == feedback.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "certificates": select(certificates)
    .join(enrolments, enrolments.c.id == certificates.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "corrections": select(corrections)
    .join(certificates, certificates.c.id == corrections.c.certificate_id)
    .join(enrolments, enrolments.c.id == certificates.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "applications": select(applications)
    .join(enrolments, enrolments.c.id == applications.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "pupils": select(pupils)
    .join(enrolments, enrolments.c.id == pupils.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "graduations": select(graduations)
    .join(enrolments, enrolments.c.id == graduations.c.enrolment_id)
    .where(enrolments.c.person_id == bindparam("person")),
    "invitations": select(invitations).where(invitations.c.person_id == bindparam("person")),
    "healings": select(healings).where(healings.c.person_id == bindparam("person")),
    "activities": select(activities).where(activities.c.made_by == bindparam("person")),
    "announcements": select(announcements).where(announcements.c.author_id == bindparam("person")),
    "audiences": select(audiences).where(audiences.c.person_id == bindparam("person")),
    "copies": select(copies).where(copies.c.person_id == bindparam("person")),
    "presses": select(presses).where(presses.c.person_id == bindparam("person")),
    "mutes": select(mutes).where(mutes.c.person_id == bindparam("person")),
    "memberships": select(memberships, communities.c.ru.label("community"))
    .join(communities, communities.c.id == memberships.c.community_id)
    .where(memberships.c.person_id == bindparam("person")),
    "mentor": select(mentors).where(mentors.c.person_id == bindparam("person")),
    "mentorships": select(mentorships).where(mentorships.c.mentee_id == bindparam("person")),
    "mentees": select(
        mentorships.c.id,
        mentorships.c.status,
        mentorships.c.goal,
        mentorships.c.topics,
        mentorships.c.started_at,
        mentorships.c.ends_at,
    ).where(mentorships.c.mentor_id == bindparam("person")),
    # Without the proposed mentor: mentors decline confidentially.
    "mentorship_history": select(
        mentorship_history.c.mentorship_id,
        mentorship_history.c.move,
        mentorship_history.c.source,
        mentorship_history.c.target,
        mentorship_history.c.at,
    )
    .join(mentorships, mentorships.c.id == mentorship_history.c.mentorship_id)
    .where(
        or_(
            mentorships.c.mentee_id == bindparam("person"),
            mentorship_history.c.person_id == bindparam("person"),
        )
    ),
    "mentorship_contacts": select(mentorship_contacts).where(
        mentorship_contacts.c.person_id == bindparam("person")
    ),
    "mentorship_messages": select(mentorship_messages).where(
        mentorship_messages.c.person_id == bindparam("person")
    ),
    "mentorship_answers": select(mentorship_answers).where(
        mentorship_answers.c.person_id == bindparam("person")
    ),
    "another_asked": select(another_asked).where(another_asked.c.person_id == bindparam("person")),
    "roles": select(grants).where(grants.c.person_id == bindparam("person")),
    "letters": select(outbox.c.kind, outbox.c.status, outbox.c.created_at, outbox.c.sent_at).where(
        outbox.c.person_id == bindparam("person")
    ),
    "cards": select(cards.c.request_id, cards.c.message_id).where(
        cards.c.person_id == bindparam("person")
    ),
    "updates": select(inbox.c.received_at, inbox.c.status, inbox.c.raw).where(
        IS_SET_ASIDE,
        inbox.c.person
        == select(persons.c.telegram_id)
        .where(persons.c.id == bindparam("person"))
        .scalar_subquery(),
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
            + func.coalesce(literal(" ") + persons.c.patronymic, ""),
        ).label("reader"),
    )
    .join(persons, persons.c.id == views.c.reader_id)
    .where(views.c.person_id == bindparam("person"))
    .order_by(views.c.id),
    # Without the person it was about: that is the other person's data.
    "looked": select(views.c.subject, views.c.subject_id, views.c.at)
    .where(views.c.reader_id == bindparam("person"))
    .distinct()
    .order_by(views.c.at),
    "changes": select(changes).where(changes.c.person_id == bindparam("person")),
}
_OWN_NOTES = "decisions"
"""The only section whose notes the person wrote; other notes are for deciders only."""


async def everything_of(connection: AsyncConnection, person: PersonId) -> dict[str, Any]:
    """Returns all stored data of a person as plain values by section."""
    found: dict[str, Any] = {}
    for section, query in _SECTIONS.items():
        rows = (await connection.execute(query, {"person": person})).mappings()
        hidden = set() if section == _OWN_NOTES else {"note"}
        kept = [{key: row[key] for key in row if key not in hidden} for row in rows]
        found[section] = kept[0] if section == "person" else kept
    return found


async def leaving_since(connection: AsyncConnection, before: datetime) -> list[PersonId]:
    """Returns people who asked for deletion before that time and are not erased yet."""
    due = select(persons.c.id).where(
        persons.c.deletion_requested_at <= before, persons.c.deleted_at.is_(None)
    )
    return [PersonId(person) for person in (await connection.execute(due)).scalars()]


async def open_requests_of(connection: AsyncConnection, person: PersonId) -> list[RequestId]:
    still_open = [status for status in RequestStatus if status.is_open]
    found = select(requests.c.id).where(
        requests.c.author_id == person, requests.c.status.in_(still_open)
    )
    return [RequestId(number) for number in (await connection.execute(found)).scalars()]


async def requests_naming(connection: AsyncConnection, person: PersonId) -> list[RequestId]:
    """Returns requests whose cards show the person as author or decider."""
    found = select(requests.c.id).where(
        or_(requests.c.author_id == person, requests.c.decider_id == person)
    )
    return [RequestId(number) for number in (await connection.execute(found)).scalars()]
