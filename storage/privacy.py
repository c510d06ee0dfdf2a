"""Everything that is kept of a person, and what goes when they go."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from district.announcements import AnnouncementStatus
from district.ids import PersonId, RequestId
from district.requests import RequestStatus
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
    conversations,
    copies,
    corrections,
    deficits,
    draft_pairs,
    drafts,
    enrolment_history,
    enrolments,
    feedback,
    graduations,
    grants,
    healings,
    inbox,
    invitations,
    invites,
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
    # Without who it was proposed to: a mentor declines quietly.
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
    "changes": select(changes).where(changes.c.person_id == bindparam("person")),
}
_NOT_SENT = [status for status in AnnouncementStatus if status.is_ahead]
_OWN_NOTES = "decisions"
"""The section whose notes the person wrote: of others', a note is for those who decide alone."""


async def everything_of(connection: AsyncConnection, person: PersonId) -> dict[str, Any]:
    """By section, as plain values."""
    found: dict[str, Any] = {}
    for section, query in _SECTIONS.items():
        rows = (await connection.execute(query, {"person": person})).mappings()
        hidden = set() if section == _OWN_NOTES else {"note"}
        kept = [{key: row[key] for key in row if key not in hidden} for row in rows]
        found[section] = kept[0] if section == "person" else kept
    return found


async def leaving_since(connection: AsyncConnection, before: datetime) -> list[PersonId]:
    """Whoever asked to be deleted before that moment and is still there."""
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
    """Those whose cards show the person: as the author, or as who decided."""
    found = select(requests.c.id).where(
        or_(requests.c.author_id == person, requests.c.decider_id == person)
    )
    return [RequestId(number) for number in (await connection.execute(found)).scalars()]


async def erase_person(connection: AsyncConnection, person: PersonId, now: datetime) -> None:
    """Personal fields and own words go; decisions and statistics stay without the name."""
    account = select(persons.c.telegram_id).where(persons.c.id == person).scalar_subquery()
    await connection.execute(delete(conversations).where(conversations.c.user_id == account))
    await connection.execute(delete(inbox).where(IS_SET_ASIDE, inbox.c.person == account))
    await connection.execute(_own(delete(drafts), drafts, person))
    await connection.execute(_own(delete(outbox), outbox, person))
    await connection.execute(_own(delete(cards), cards, person))
    await connection.execute(_own(delete(audiences), audiences, person))
    await connection.execute(_own(delete(mutes), mutes, person))
    await connection.execute(_own(delete(memberships), memberships, person))
    await connection.execute(
        update(announcements)
        .where(announcements.c.author_id == person, announcements.c.status.in_(_NOT_SENT))
        .values(status=AnnouncementStatus.DROPPED, revision=announcements.c.revision + 1)
    )
    await connection.execute(
        update(announcements)
        .where(announcements.c.author_id == person, announcements.c.proposed.is_not(None))
        .values(proposed=None, revision=announcements.c.revision + 1)
    )
    await connection.execute(
        update(deficits)
        .where(deficits.c.person_id == person, deficits.c.own_words.is_not(None))
        .values(own_words="")
    )
    await connection.execute(
        update(deficits).where(deficits.c.person_id == person).values(tried=None)
    )
    await connection.execute(
        update(enrolments).where(enrolments.c.person_id == person).values(words=None)
    )
    own = select(enrolments.c.id).where(enrolments.c.person_id == person)
    await connection.execute(delete(pupils).where(pupils.c.enrolment_id.in_(own)))
    await connection.execute(
        update(applications)
        .where(applications.c.enrolment_id.in_(own))
        .values(motivation=None, recommendation=None)
    )
    await connection.execute(
        update(enrolment_history)
        .where(enrolment_history.c.enrolment_id.in_(own), enrolment_history.c.reason.is_not(None))
        .values(reason="")
    )
    await _erase_pairs(connection, person)
    await _erase_certificates(connection, person)
    await connection.execute(
        update(invites).where(invites.c.created_by == person).values(created_by=None)
    )
    await connection.execute(
        update(persons)
        .where(persons.c.id == person)
        .values(
            telegram_id=None,
            surname=None,
            given_name=None,
            patronymic=None,
            organization_id=None,
            position=None,
            subjects=[],
            working_since=None,
            consent_withdrawn_at=now,
            deleted_at=now,
        )
    )


async def _erase_pairs(connection: AsyncConnection, person: PersonId) -> None:
    """Goals, messages, contacts, a mentor's own words go; that there was a pair stays."""
    await connection.execute(_own(delete(mentorship_contacts), mentorship_contacts, person))
    await connection.execute(_own(delete(another_asked), another_asked, person))
    await connection.execute(
        _own(update(mentorship_messages), mentorship_messages, person).values(words="")
    )
    await connection.execute(_own(update(mentors), mentors, person).values(words=None))
    own = select(mentorships.c.id).where(mentorships.c.mentee_id == person)
    await connection.execute(
        delete(draft_pairs).where(
            or_(draft_pairs.c.mentor_id == person, draft_pairs.c.mentorship_id.in_(own))
        )
    )
    await connection.execute(
        update(mentorships).where(mentorships.c.mentee_id == person).values(goal="", topics=[])
    )


async def _erase_certificates(connection: AsyncConnection, person: PersonId) -> None:
    """Numbers stay, so that a check still tells a genuine certificate; names go."""
    own = (
        select(certificates.c.id)
        .join(enrolments, enrolments.c.id == certificates.c.enrolment_id)
        .where(enrolments.c.person_id == person)
    )
    numbers = [str(number) for number in (await connection.execute(own)).scalars()]
    await connection.execute(
        update(certificates).where(certificates.c.id.in_(own)).values(name=None, organization=None)
    )
    await connection.execute(
        update(corrections)
        .where(corrections.c.certificate_id.in_(own))
        .values(name_before=None, organization_before=None, name=None, organization=None)
    )
    await connection.execute(
        update(changes)
        .where(changes.c.subject == "certificate", changes.c.subject_id.in_(numbers))
        .values(details={})
    )


def _own(statement: Any, table: Table, person: PersonId) -> Any:
    return statement.where(table.c.person_id == person)
