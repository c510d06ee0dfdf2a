"""Letters about requests, to authors and deciders."""

from district.activities.certificates import CorrectionSubject
from district.activities.enrolments import EnrolmentFacts, EnrolmentStatus
from district.announcements.announcement import AnnouncementSubject
from district.mentoring.mentors import MentorSubject
from district.requests.cards import CardFacts
from district.requests.pending import DecisionFacts
from district.requests.request import Move, RequestStatus
from district.schools.school import SchoolFacts
from keyboards.buttons import Row, inline
from keyboards.requests.deciding import open_card
from keyboards.requests.mine import answer_button, open_button
from locales.texts import Words
from screens.requests.cards import author_line
from screens.requests.reasons import reason_text
from screens.requests.subjects import about, promised
from screens.screen import Screen, lines


def request_decided(words: Words, facts: DecisionFacts) -> Screen:
    """To the author: approved, rejected or returned with a question."""
    reason = reason_text(words, facts.entry.reason or "")
    text = lines(
        words(f"council-letter-{facts.entry.move}", number=facts.request.id),
        about(words, facts.subject),
        words("council-letter-reason", reason=reason) if reason else None,
        words(_what_follows(facts)),
    )
    return _to_author(words, facts, text)


def request_undone(words: Words, facts: DecisionFacts) -> Screen:
    """To the author: the decision was undone."""
    text = lines(
        words("council-letter-undone", number=facts.request.id),
        about(words, facts.subject),
        words("council-letter-waits", day=promised(words, facts.request, facts.subject)),
    )
    return _to_author(words, facts, text)


def request_expired(words: Words, facts: DecisionFacts) -> Screen:
    """To the author: neither the deciders nor the author replied in time."""
    was_returned = facts.entry.source is RequestStatus.RETURNED
    text = lines(
        words("council-letter-expired", number=facts.request.id),
        about(words, facts.subject),
        words(_why_expired(facts, was_returned=was_returned)),
    )
    return _to_author(words, facts, text)


def request_reminder(words: Words, facts: CardFacts) -> Screen:
    """To the deciders: a reminder."""
    return _to_decider(words, facts, words("council-letter-reminder", number=facts.request.id))


def request_answered(words: Words, facts: CardFacts) -> Screen:
    """To the deciders: the author has replied to the question."""
    return _to_decider(words, facts, words("council-letter-answered", number=facts.request.id))


def request_unrouted(words: Words, facts: CardFacts) -> Screen:
    """To administrators: no one else can decide."""
    place = facts.municipality.name
    head = words("council-letter-unrouted", number=facts.request.id, place=place)
    return _to_decider(words, facts, head)


def _what_follows(facts: DecisionFacts) -> str:
    """Returns the key of the last line of a decision letter; for a seat it states the result."""
    move = facts.entry.move
    match facts.subject:
        case EnrolmentFacts(enrolment=one) if move is Move.APPROVE:
            is_learner = isinstance(facts.subject, SchoolFacts)
            if one.status is EnrolmentStatus.WAITLISTED:
                return "council-letter-seat-queue"
            return "schools-letter-accepted" if is_learner else "council-letter-seat"
        case EnrolmentFacts() if move is Move.REJECT:
            is_learner = isinstance(facts.subject, SchoolFacts)
            return "schools-letter-again" if is_learner else "council-letter-no-seat"
        case AnnouncementSubject(is_edit=True):
            return f"council-letter-words-{move}"
        case AnnouncementSubject() | MentorSubject() | CorrectionSubject():
            return f"council-letter-{facts.request.kind}-{move}"
        case _:
            return f"council-letter-after-{move}"


def _why_expired(facts: DecisionFacts, *, was_returned: bool) -> str:
    if isinstance(facts.subject, SchoolFacts):
        return "schools-letter-again"
    if isinstance(facts.subject, EnrolmentFacts):
        return "council-letter-expired-seat"
    if isinstance(facts.subject, AnnouncementSubject) and facts.subject.is_edit:
        return "council-letter-words-expired"
    if isinstance(facts.subject, AnnouncementSubject | MentorSubject | CorrectionSubject):
        return f"council-letter-{facts.request.kind}-expired"
    return "council-letter-expired-unanswered" if was_returned else "council-letter-expired-why"


def _to_author(words: Words, facts: DecisionFacts, text: str) -> Screen:
    number = facts.request.id
    rows: list[Row] = []
    waits_for_answer = facts.request.status is RequestStatus.RETURNED
    if facts.entry.move is Move.RETURN and waits_for_answer:
        rows.append([answer_button(words, facts.request, facts.subject)])
    rows.append([open_button(words, number)])
    return Screen(text=text, keyboard=inline(rows))


def _to_decider(words: Words, facts: CardFacts, head: str) -> Screen:
    text = lines(
        head,
        author_line(words, facts),
        about(words, facts.subject),
        words("council-promised", day=promised(words, facts.request, facts.subject)),
    )
    return Screen(text=text, keyboard=inline([[open_card(words, facts.request.id)]]))
