"""Screens of consultations, and letters about them."""

from datetime import datetime

from district.people.person import Person
from district.questions.consultations import (
    REASON_LIMIT,
    Consultation,
    Home,
    Line,
    News,
    Schedule,
    Times,
)
from documents.calendar import CalendarEntry, calendar_file
from keyboards.buttons import inline
from keyboards.questions import consultations as keyboards
from keyboards.questions.consultations import ConsultationsPress
from locales.texts import Words
from screens.screen import Attachment, Screen, cut, in_parts, lines, page_mark

QUESTION = 60
"""Limit in characters of a question in a row."""


def home_screen(words: Words, home: Home) -> Screen:
    said = "choose" if home.topics.total else "giving" if home.gives else "none"
    head = lines(
        words("consultations-title"),
        words(f"consultations-{said}"),
        words("consultations-own") if home.own else None,
        page_mark(words, home.topics),
    )
    rows = [
        row
        for said, found in (("ahead", home.ahead), ("past", home.past))
        if found
        for row in ("", words(f"consultations-{said}"), *(_row(words, one) for one in found))
    ]
    text = in_parts([head, *rows])[0]
    return Screen(text=text, keyboard=keyboards.home_keyboard(words, home))


def times_screen(words: Words, times: Times, *above: str) -> Screen:
    full = [one for at, one in times.methodists.items() if at in times.full]
    watched = [one for at, one in times.methodists.items() if at in times.watched]
    said = "times" if times.free.total else "full" if times.methodists else "nobody"
    text = lines(
        *above,
        words("consultations-topic-title", topic=times.topic.label.full(words.language)),
        words(f"consultations-{said}"),
        page_mark(words, times.free),
        *(words("consultations-busy", name=_name(words, one)) for one in full if times.free.total),
        *(words("consultations-watched", name=_name(words, one)) for one in watched),
    )
    return Screen(text=text, keyboard=keyboards.times_keyboard(words, times))


def card_screen(words: Words, seen: Consultation, *above: str) -> Screen:
    one = seen.appointment
    text = lines(
        *above,
        words(
            "consultations-when", when=words.moment(seen.slot.starts_at), minutes=seen.slot.minutes
        ),
        words("consultations-place", place=seen.slot.place) if seen.slot.place else None,
        _other(words, seen),
        words("consultations-about", topic=seen.topic.label.full(words.language))
        if seen.topic
        else None,
        words("consultations-question", question=one.question) if one.question else None,
        words(f"consultations-status-{'ahead' if seen.is_ahead else seen.status}"),
        words("consultations-reason", reason=one.reason) if one.reason else None,
        words(f"consultations-answered-{one.answer}") if one.answer else None,
    )
    return Screen(text=text, keyboard=keyboards.card_keyboard(words, seen))


def booked_screen(words: Words, seen: Consultation) -> Screen:
    return card_screen(words, seen, words("consultations-booked"), "")


def ask_screen(words: Words, what: str, back: ConsultationsPress) -> Screen:
    """Asks for a row, a question or a reason."""
    text = words(f"consultations-ask-{what}", limit=REASON_LIMIT)
    return Screen(text=text, keyboard=keyboards.asking_keyboard(words, back))


def schedule_screen(words: Words, schedule: Schedule, *above: str) -> Screen:
    head = words("consultations-schedule-title", booked=schedule.booked, free=schedule.free)
    rows = [_line(words, one) for one in schedule.lines.items]
    text = in_parts(
        [
            *above,
            head,
            *filter(None, [page_mark(words, schedule.lines)]),
            "",
            *(rows or [words("consultations-empty")]),
        ]
    )[0]
    return Screen(text=text, keyboard=keyboards.schedule_keyboard(words, schedule))


def line_screen(words: Words, line: Line) -> Screen:
    if line.consultation is not None:
        return card_screen(words, line.consultation)
    text = _line(words, line)
    return Screen(text=text, keyboard=keyboards.free_line_keyboard(words, line))


def answered_screen(words: Words, seen: Consultation) -> Screen:
    return card_screen(words, seen, words("consultations-thanks"), "")


def calendar_screen(words: Words, seen: Consultation, now: datetime, link: str) -> Screen:
    entry = CalendarEntry(
        uid=f"appointment-{seen.appointment.id}@okrug",
        title=words.plain("consultations-entry", name=_name(words, seen.methodist)),
        starts_at=seen.slot.starts_at,
        ends_at=seen.slot.ends_at,
        place=seen.slot.place,
        url=link,
        version=0,
    )
    content = calendar_file([entry], made_at=now, changed_at=now)
    file = Attachment(name=f"consultation-{seen.appointment.id}.ics", content=content)
    return Screen(
        text=words("consultations-calendar-hint"),
        keyboard=inline([[keyboards.card_button(words, seen)]]),
        attachment=file,
    )


def news_letter(words: Words, seen: Consultation, times: Times | None, news: News) -> Screen:
    """`times`: the next free ones of the methodist, for a person whose time was cancelled."""
    letter = card_screen(words, seen, words(f"consultations-letter-{news}"), "")
    if news is not News.CANCELLED or times is None:
        return letter
    said = words("consultations-instead") if times.free.total else None
    keyboard = keyboards.other_times_keyboard(words, times)
    return Screen(text=lines(letter.text, "", said), keyboard=keyboard)


def free_letter(words: Words, times: Times) -> Screen:
    """To a person who watched a methodist."""
    (methodist,) = times.methodists.values()
    text = lines(
        words("consultations-letter-free", name=_name(words, methodist)),
        words("consultations-topic-title", topic=times.topic.label.full(words.language)),
    )
    return Screen(text=text, keyboard=keyboards.other_times_keyboard(words, times))


def _name(words: Words, person: Person) -> str:
    return person.profile.name.full if person.profile else words.plain("questions-somebody")


def _other(words: Words, seen: Consultation) -> str:
    """Names the methodist, or to the methodist the person with the workplace."""
    profile = seen.person.profile
    if seen.is_methodist and profile:
        return words(
            "consultations-from", name=profile.name.full, organization=profile.organization.name
        )
    other = seen.person if seen.is_methodist else seen.methodist
    return words("consultations-with", name=_name(words, other))


def _row(words: Words, seen: Consultation) -> str:
    return words(
        "consultations-row",
        when=words.moment(seen.slot.starts_at, keyboards.TIME),
        name=_name(words, seen.methodist),
        status="ahead" if seen.is_ahead else str(seen.status),
    )


def _line(words: Words, line: Line) -> str:
    when, seen = words.moment(line.slot.starts_at, keyboards.TIME), line.consultation
    if seen is None:
        return words("consultations-line-free", when=when)
    status = "ahead" if seen.is_ahead else str(seen.status)
    row = words("consultations-line", when=when, name=_name(words, seen.person), status=status)
    question = cut(seen.appointment.question or "", QUESTION)
    return lines(row, words("consultations-question", question=question) if question else None)
