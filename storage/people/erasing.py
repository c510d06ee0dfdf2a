"""Erasure of a person: deletes their words, words about them and everything that identifies them.

The id (`persons.id`) stays in decisions, attendance and statistics. Reasons that a decider gave to
others, and the decider's name, stay as documents of the council (`requests.decided_by`).
`tests/storage/test_erasing.py` checks every column.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from district.announcements.announcement import AnnouncementStatus, Content
from district.drafts import Form
from district.ids import PersonId
from district.mentions import MentionState
from storage.columns import Moment
from storage.database import Connection
from storage.inbox import IS_SET_ASIDE
from storage.people.people import get_person
from storage.tables import (
    announcements,
    another_asked,
    appeals,
    applications,
    appointments,
    audiences,
    call_papers,
    cards,
    certificates,
    changes,
    conversations,
    copies,
    corrections,
    curriculum_certificates,
    deficits,
    draft_pairs,
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
    help_given,
    hidden_lines,
    inbox,
    institute_documents,
    invites,
    kept_files,
    memberships,
    mentions,
    mentors,
    mentorship_contacts,
    mentorship_messages,
    mentorships,
    milestones,
    mutes,
    organization_words,
    organizations,
    outbox,
    persons,
    pupils,
    request_batches,
    request_history,
    requests,
    review_history,
    reviews,
    route_lines,
    routes,
    slot_watchers,
    survey_answers,
    thread_messages,
    threads,
    views,
)

_WHOSE: BindParameter[int] = bindparam("whose", type_=Integer)
_MOMENT: BindParameter[datetime] = bindparam("moment", type_=Moment)
_ACCOUNT = select(persons.c.telegram_id).where(persons.c.id == _WHOSE).scalar_subquery()
NAMELESS: Mapping[str, Any] = {
    "surname": None,
    "given_name": None,
    "patronymic": None,
    "organization_id": None,
    "position": None,
    "subjects": [],
    "working_since": None,
    "is_findable": False,
}
"""Values of a person's row that tells nothing of the person any more."""
_MERGED = select(persons.c.telegram_id).where(persons.c.merged_into == _WHOSE)
_REQUESTS = select(requests.c.id).where(requests.c.author_id == _WHOSE)
_ENROLMENTS = select(enrolments.c.id).where(enrolments.c.person_id == _WHOSE)
_CERTIFICATES = select(certificates.c.id).where(certificates.c.enrolment_id.in_(_ENROLMENTS))
_MENTORSHIPS = select(mentorships.c.id).where(mentorships.c.mentee_id == _WHOSE)
_THREADS = select(threads.c.id).where(threads.c.person_id == _WHOSE)
_ENTRIES = select(entries.c.id).where(entries.c.author_id == _WHOSE)
_ROUTES = select(routes.c.id).where(routes.c.person_id == _WHOSE)
_REVIEWS = select(reviews.c.id).where(
    or_(reviews.c.expert_id == _WHOSE, reviews.c.entry_id.in_(_ENTRIES))
)
"""Reviews by the person or of the person's entries."""
_COLLEAGUES = exists().where(
    persons.c.organization_id == organizations.c.id, persons.c.id != _WHOSE
)
_ORGANIZATIONS = select(organizations.c.id).where(
    organizations.c.added_by == _WHOSE, or_(organizations.c.merged_into.is_not(None), ~_COLLEAGUES)
)
"""Organizations that the person added and no colleague uses."""
_NOT_SENT = [status for status in AnnouncementStatus if status.is_ahead]


def _as_text(numbers: Select[Any]) -> Select[Any]:
    found = numbers.subquery()
    return select(cast(found.c.id, Text))


_ERASE = (
    # Data that only the person could read or use.
    delete(conversations).where(conversations.c.user_id == _ACCOUNT),
    delete(inbox).where(IS_SET_ASIDE, inbox.c.person == _ACCOUNT),
    *(
        delete(table).where(table.c.person_id == _WHOSE)
        for table in (
            drafts,
            outbox,
            cards,
            audiences,
            mutes,
            memberships,
            views,
            request_batches,
            experts,
            entry_reserves,
            slot_watchers,
            survey_answers,
        )
    ),
    update(copies).where(copies.c.person_id == _WHOSE).values(last_error=None),
    # Drafts of others about the person.
    delete(drafts).where(
        drafts.c.form == Form.DECISION,
        or_(
            drafts.c.answers["request"].as_integer().in_(_REQUESTS),
            drafts.c.answers[("_given", "request")].as_integer().in_(_REQUESTS),
        ),
    ),
    delete(drafts).where(
        drafts.c.form == Form.EXPULSION,
        or_(
            drafts.c.answers["enrolment"].as_integer().in_(_ENROLMENTS),
            drafts.c.answers[("_given", "enrolment")].as_integer().in_(_ENROLMENTS),
        ),
    ),
    # Deficits and requests: the rows stay, all free text goes.
    update(deficits)
    .where(deficits.c.person_id == _WHOSE, deficits.c.own_words.is_not(None))
    .values(own_words=""),
    update(deficits).where(deficits.c.person_id == _WHOSE).values(tried=None, answer=None),
    update(requests)
    .where(requests.c.author_id == _WHOSE, requests.c.reason.is_not(None))
    .values(reason=""),
    update(requests)
    .where(requests.c.author_id == _WHOSE, requests.c.facts.is_not(None))
    .values(facts={}),
    update(request_history)
    .where(request_history.c.request_id.in_(_REQUESTS), request_history.c.reason.is_not(None))
    .values(reason=""),
    update(request_history)
    .where(or_(request_history.c.request_id.in_(_REQUESTS), request_history.c.person_id == _WHOSE))
    .values(note=None),
    # Seats, applications, certificates.
    update(enrolments).where(enrolments.c.person_id == _WHOSE).values(words=None, answers={}),
    update(enrolment_history)
    .where(
        enrolment_history.c.enrolment_id.in_(_ENROLMENTS), enrolment_history.c.reason.is_not(None)
    )
    .values(reason=""),
    delete(pupils).where(pupils.c.enrolment_id.in_(_ENROLMENTS)),
    delete(institute_documents).where(institute_documents.c.enrolment_id.in_(_ENROLMENTS)),
    update(applications)
    .where(applications.c.enrolment_id.in_(_ENROLMENTS))
    .values(motivation=None, recommendation=None),
    update(corrections)
    .where(corrections.c.certificate_id.in_(_CERTIFICATES))
    .values(name_before=None, organization_before=None, name=None, organization=None),
    update(certificates)
    .where(certificates.c.enrolment_id.in_(_ENROLMENTS))
    .values(name=None, organization=None),
    update(curriculum_certificates)
    .where(curriculum_certificates.c.person_id == _WHOSE)
    .values(name=None, organization=None),
    update(call_papers)
    .where(call_papers.c.person_id == _WHOSE, call_papers.c.held_by == "person")
    .values(name=None, organization=None),
    delete(hidden_lines).where(hidden_lines.c.person_id == _WHOSE),
    # Pairs: the row stays.
    delete(mentorship_contacts).where(mentorship_contacts.c.person_id == _WHOSE),
    delete(another_asked).where(another_asked.c.person_id == _WHOSE),
    update(mentorship_messages)
    .where(
        or_(
            mentorship_messages.c.person_id == _WHOSE,
            mentorship_messages.c.mentorship_id.in_(_MENTORSHIPS),
        )
    )
    .values(words=""),
    update(help_given)
    .where(
        or_(
            help_given.c.given_by == _WHOSE,
            help_given.c.deficit_id.in_(
                select(deficits.c.id).where(deficits.c.person_id == _WHOSE)
            ),
        )
    )
    .values(words=None),
    update(thread_messages)
    .where(or_(thread_messages.c.person_id == _WHOSE, thread_messages.c.thread_id.in_(_THREADS)))
    .values(words=""),
    update(mentors).where(mentors.c.person_id == _WHOSE).values(words=None),
    delete(draft_pairs).where(
        or_(draft_pairs.c.mentor_id == _WHOSE, draft_pairs.c.mentorship_id.in_(_MENTORSHIPS))
    ),
    update(mentorships).where(mentorships.c.mentee_id == _WHOSE).values(goal="", topics=[]),
    update(appointments)
    .where(or_(appointments.c.person_id == _WHOSE, appointments.c.methodist_id == _WHOSE))
    .values(question=None, reason=None),
    # Entries and reviews: outcomes and marks stay, all free text and the pupils' initials go.
    update(entries).where(entries.c.author_id == _WHOSE).values(title="", answers={}, reason=None),
    update(entry_history)
    .where(entry_history.c.entry_id.in_(_ENTRIES))
    .values(note=None, answers=None),
    update(appeals).where(appeals.c.entry_id.in_(_ENTRIES)).values(words=None, answer=None),
    update(entry_people)
    .where(or_(entry_people.c.person_id == _WHOSE, entry_people.c.entry_id.in_(_ENTRIES)))
    .values(name=None),
    update(entry_pupils).where(entry_pupils.c.entry_id.in_(_ENTRIES)).values(initials=None),
    # With its key: the copy itself can no longer be read, and is deleted within the hour.
    delete(kept_files).where(
        kept_files.c.file_id.in_(
            select(entry_files.c.file_id).where(entry_files.c.entry_id.in_(_ENTRIES))
        )
    ),
    delete(entry_files).where(entry_files.c.entry_id.in_(_ENTRIES)),
    update(milestones).where(milestones.c.entry_id.in_(_ENTRIES)).values(title="", words=None),
    update(milestones).where(milestones.c.reported_by == _WHOSE).values(words=None),
    # Counts of routes stay.
    update(mentions).where(mentions.c.person_id == _WHOSE).values(state=MentionState.WITHDRAWN),
    update(routes).where(routes.c.person_id == _WHOSE).values(copy=None),
    update(route_lines).where(route_lines.c.route_id.in_(_ROUTES)).values(title="", evidence=None),
    update(reviews)
    .where(reviews.c.id.in_(_REVIEWS))
    .values(to_author=None, to_curator=None, reason=None),
    update(review_history).where(review_history.c.review_id.in_(_REVIEWS)).values(note=None),
    update(invites).where(invites.c.created_by == _WHOSE).values(created_by=None),
    update(announcements)
    .where(announcements.c.author_id == _WHOSE, announcements.c.status.in_(_NOT_SENT))
    .values(status=AnnouncementStatus.DROPPED, revision=announcements.c.revision + 1),
    # Entries of the log of changes about these.
    update(changes)
    .where(
        or_(
            and_(
                changes.c.subject == "certificate",
                changes.c.subject_id.in_(_as_text(_CERTIFICATES)),
            ),
            and_(
                changes.c.subject == "organization",
                changes.c.subject_id.in_(_as_text(_ORGANIZATIONS)),
            ),
        )
    )
    .values(details={}),
    delete(organization_words).where(organization_words.c.organization_id.in_(_ORGANIZATIONS)),
    update(organizations)
    .where(organizations.c.id.in_(_ORGANIZATIONS))
    .values(name="", added_by=None, retired_at=func.coalesce(organizations.c.retired_at, _MOMENT)),
    # The accounts that were merged into this one.
    delete(conversations).where(conversations.c.user_id.in_(_MERGED)),
    delete(inbox).where(IS_SET_ASIDE, inbox.c.person.in_(_MERGED)),
    update(persons).where(persons.c.merged_into == _WHOSE).values(telegram_id=None),
    update(persons)
    .where(persons.c.id == _WHOSE)
    .values(telegram_id=None, **NAMELESS, consent_withdrawn_at=_MOMENT, deleted_at=_MOMENT),
)
_DECIDED = (
    update(requests)
    .where(requests.c.decider_id == _WHOSE, requests.c.author_id != _WHOSE)
    .values(decided_by=bindparam("name"))
)


async def erase_person(tx: Connection, person: PersonId, now: datetime) -> None:
    """Deletes personal fields and free text; decisions and statistics keep the id.

    Requests, seats, roles and pairs must have been closed before, in the same transaction.
    """
    profile = (await get_person(tx, person)).profile
    if profile is not None:
        await tx.execute(_DECIDED, {"whose": person, "name": profile.name.short})
    await _erase_announcements(tx, person)
    for statement in _ERASE:
        await tx.execute(statement, {"whose": person, "moment": now})


_LAST = select(func.max(persons.c.deleted_at)).where(persons.c.merged_into.is_(None))
"""Words of a merged account are still there, with the other one."""


async def last_erasure(tx: Connection) -> datetime | None:
    """Returns the time of the latest erasure."""
    found: datetime | None = (await tx.execute(_LAST)).scalar_one()
    return found


async def _erase_announcements(tx: Connection, person: PersonId) -> None:
    """Deletes content and button labels; buttons of copies in people's chats keep working.

    Pending edits of copies are dropped; a recall continues.
    """
    own = select(announcements.c.id, announcements.c.buttons).where(
        announcements.c.author_id == person
    )
    for row in (await tx.execute(own)).all():
        buttons = [{**button, "label": None, "url": None} for button in row.buttons]
        await tx.execute(
            update(announcements)
            .where(announcements.c.id == row.id)
            .values(
                content=Content().plain(),
                buttons=buttons,
                proposed=None,
                revision=announcements.c.revision + 1,
                lags=and_(announcements.c.lags, announcements.c.recalled_at.is_not(None)),
                card=None,
                is_shown=True,
            )
        )
