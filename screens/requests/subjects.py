"""Texts of a request's subject for every kind: one line, several lines, a short name."""

from collections.abc import Iterable
from datetime import date

from district.activities.certificates import CorrectionSubject
from district.activities.enrolments import EnrolmentFacts
from district.announcements.announcement import Announcement, AnnouncementSubject
from district.mentoring.mentors import MentorSubject
from district.requests.cards import SubjectFacts
from district.requests.deficits import FEW, Deficit, DeficitFacts, Same
from district.requests.request import Request
from district.schools.school import SchoolFacts
from locales.texts import Words
from screens.activities.browse import type_name, when
from screens.activities.certificates import about_correction, correction_lines
from screens.announcements.form import button_lines, content_lines, when_line
from screens.announcements.recipients import size_line, whom_lines
from screens.mentoring.mentors import subject_is_long, subject_lines
from screens.requests import deficits
from screens.schools.browse import application_lines
from screens.schools.browse import has_long_words as has_long_application
from screens.screen import CUT, cut

FIRST_WORDS = 80
"""Limit in characters of an announcement's first words."""


def about(words: Words, facts: SubjectFacts) -> str:
    """Returns one line of HTML."""
    match facts:
        case DeficitFacts():
            return deficits.about(words, facts.deficit)
        case SchoolFacts(activity=activity, school=school):
            return words(
                "schools-about", name=school.label.full(words.language), title=activity.title
            )
        case EnrolmentFacts(activity=activity):
            return words(
                "activities-head", type=type_name(words, activity.type), title=activity.title
            )
        case AnnouncementSubject(announcement=one):
            return words("announcing-text", text=_first_words(words, one))
        case MentorSubject():
            return words("mentors-wants")
        case CorrectionSubject():
            return about_correction(words, facts)


def short_name(words: Words, facts: SubjectFacts) -> str:
    """Returns plain text for lists."""
    match facts:
        case DeficitFacts():
            return deficits.short_name(words, facts.deficit)
        case SchoolFacts(school=school):
            return school.label.button(words.language)
        case EnrolmentFacts(activity=activity):
            return activity.title
        case AnnouncementSubject(announcement=one):
            return _first_words(words, one)
        case MentorSubject():
            return words.plain("mentors-wants")
        case CorrectionSubject(number=number):
            return words.plain("certificates-short", number=number)


def promised(words: Words, request: Request, facts: SubjectFacts) -> str:
    """Returns the promised day of a decision; for a seat, not later than the start of
    the activity.
    """
    return words.day(_promised(words, request, facts))


def card_lines(words: Words, facts: SubjectFacts, *, full: bool = False) -> Iterable[str | None]:
    """Yields all facts for deciders; `full`: typed text is not truncated."""
    match facts:
        case DeficitFacts():
            yield from _difficulty(words, facts.deficit, full=full)
            yield _same(words, facts.same)
        case EnrolmentFacts():
            yield from _seat_lines(words, facts, full=full)
        case AnnouncementSubject():
            yield from _announced(words, facts, full=full)
        case MentorSubject():
            yield about(words, facts)
            yield from subject_lines(words, facts, full=full)
        case CorrectionSubject():
            yield from correction_lines(words, facts)


def has_long_words(facts: SubjectFacts) -> bool:
    """Returns whether typed text is truncated on the card."""
    match facts:
        case DeficitFacts(deficit=deficit):
            return any(len(text or "") > CUT for text in (deficit.own_words, deficit.tried))
        case EnrolmentFacts(enrolment=enrolment):
            if isinstance(facts, SchoolFacts) and has_long_application(facts.application):
                return True
            return len(enrolment.words or "") > CUT
        case AnnouncementSubject(announcement=one):
            return len(one.content.text) > CUT
        case MentorSubject():
            return subject_is_long(facts)
        case CorrectionSubject():
            return False


def _promised(words: Words, request: Request, facts: SubjectFacts) -> date:
    if isinstance(facts, EnrolmentFacts):
        begins = facts.activity.starts_at.astimezone(words.zone).date()
        return min(request.waiting.promised, begins)
    return request.waiting.promised


def _first_words(words: Words, one: Announcement) -> str:
    first = one.content.text.strip().split("\n")[0]
    return cut(first, FIRST_WORDS) or words.plain("announcing-files", files=len(one.content.media))


def _announced(words: Words, facts: AnnouncementSubject, *, full: bool) -> Iterable[str | None]:
    one = facts.announcement
    if facts.is_edit:
        yield words("council-announcement-edit")
    yield from content_lines(words, one.content, full=full)
    yield from button_lines(words, one.buttons)
    yield words("announcing-category", name=one.category.name(words.language))
    yield from whom_lines(words, facts.whom)
    yield size_line(words, facts.size)
    if one.repeats is not None:
        yield words("announcements-repeats", when=when_line(words, one.repeats))
    if facts.is_edit:
        return
    yield words("announcements-due", moment=words.moment(one.due_at, "d MMMM, EEEE, HH:mm"))


def _seat_lines(words: Words, facts: EnrolmentFacts, *, full: bool) -> Iterable[str | None]:
    yield about(words, facts)
    session = facts.activity.sessions[0]
    yield words("activities-session", when=when(words, session), place=session.place)
    if isinstance(facts, SchoolFacts):
        yield words("schools-count", count=len(facts.activity.sessions))
    yield _seats(words, facts.free)
    if isinstance(facts, SchoolFacts):
        yield from application_lines(words, facts.application, full=full)
    if facts.enrolment.words:
        limit = len(facts.enrolment.words) if full else CUT
        yield words("council-answer", text=cut(facts.enrolment.words, limit))


def _difficulty(words: Words, deficit: Deficit, *, full: bool) -> Iterable[str]:
    limit = max(len(deficit.own_words or ""), len(deficit.tried or "")) if full else CUT
    own_words = cut(deficit.own_words, limit) if deficit.own_words else None
    tried = cut(deficit.tried, limit) if deficit.tried else None
    topic = deficit.topic.label if deficit.topic else None
    yield deficits.subject(words, deficit.area_label, topic, own_words)
    if topic is not None and own_words:
        yield words("deficits-own-words", text=own_words)
    yield deficits.details(words, deficit.severity, tried, deficit.wanted)


def _same(words: Words, same: Same | None) -> str | None:
    if same is None:
        return None
    if not same.people:
        return words("council-same-few", day=words.day(same.day), few=FEW)
    return words("council-same", day=words.day(same.day), people=same.people)


def _seats(words: Words, free: int | None) -> str:
    if free is None:
        return words("activities-seats-unlimited")
    return words("council-seats", free=free)
