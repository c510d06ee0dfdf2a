"""Buttons of consultations: a person's home and times, an appointment, a methodist's schedule."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import AppointmentId, TopicId
from district.questions.consultations import Answer, Consultation, Home, Line, Schedule, Times
from district.slots import TRANSITIONS, AppointmentStatus, Slot
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words

TIME = "d.MM HH:mm"
TIMES_IN_A_ROW = 3


class ConsultationAction(StrEnum):
    HOME = "home"
    TOPIC = "topic"
    """The free times on a topic."""
    BOOK = "book"
    WATCH = "watch"
    CARD = "card"
    ASK = "ask"
    """Asks for the question."""
    CANCEL = "cancel"
    CALENDAR = "calendar"
    ANSWER = "answer"
    SCHEDULE = "schedule"
    LAY = "lay"
    """Asks for a row."""
    TIDY = "tidy"
    LINE = "line"
    """A slot of the schedule."""
    HELD = "held"
    MISSED = "missed"
    WHY = "why"
    """Asks for the reason to cancel."""
    REMOVE = "remove"
    """Withdraws a free slot."""


class ConsultationsPress(Press, prefix="consult"):
    action: ConsultationAction
    id: Number = 0
    """The slot, the appointment, the methodist or the page, by the action."""
    topic: str | None = None
    page: Number = 0
    answer: Answer | None = None


_A = ConsultationAction
NOTED = {_A.HELD: AppointmentStatus.HELD, _A.MISSED: AppointmentStatus.MISSED}


def _to(
    words: Words, key: str, action: ConsultationAction, id_: int = 0, style: Style | None = None
) -> InlineKeyboardButton:
    press = ConsultationsPress(action=action, id=id_)
    return button(words.plain(f"consult-{key}"), press, style)


def to_consultations(words: Words, key: str = "open") -> InlineKeyboardButton:
    return _to(words, key, _A.HOME)


def consultations_button(words: Words, topic: TopicId) -> InlineKeyboardButton:
    """Opens the free times on a topic, from a deficit or from help that is offered."""
    press = ConsultationsPress(action=_A.TOPIC, topic=topic)
    return button(words.plain("consultations-on-topic"), press)


def home_keyboard(words: Words, home: Home) -> InlineKeyboardMarkup:
    ahead = [[card_button(words, one)] for one in home.ahead]
    topics = [
        button(
            words.plain(
                "consultations-topic",
                topic=one.label.button(words.language),
                own="yes" if one.id in home.own else "no",
            ),
            ConsultationsPress(action=_A.TOPIC, topic=one.id),
        )
        for one in home.topics.items
    ]
    turning = paging(home.topics, lambda to: ConsultationsPress(action=_A.HOME, page=to))
    schedule = [_to(words, "schedule", _A.SCHEDULE)] if home.gives else []
    return inline([*ahead, *fitting(topics), turning, schedule, [back_to(words, Entry.GROWTH)]])


def times_keyboard(words: Words, times: Times) -> InlineKeyboardMarkup:
    topic = times.topic.id
    watching = [
        [
            button(
                words.plain("consultations-watch", name=_name(times, one)),
                ConsultationsPress(action=_A.WATCH, id=one, topic=topic),
            )
        ]
        for one in times.full
        if one not in times.watched
    ]
    turning = paging(
        times.free, lambda to: ConsultationsPress(action=_A.TOPIC, topic=topic, page=to)
    )
    free = time_rows(words, times, times.free.items)
    return inline([*free, turning, *watching, [to_consultations(words, "back")]])


def time_rows(words: Words, times: Times, free: Iterable[Slot]) -> list[Row]:
    """Returns buttons that book; with names if there are several methodists."""
    is_named = len({one.owner.methodist for one in times.free.items}) > 1
    buttons = []
    for one in free:
        text = words.moment(one.starts_at, TIME)
        if is_named and one.owner.methodist:
            text = f"{text} · {_name(times, one.owner.methodist)}"
        press = ConsultationsPress(action=_A.BOOK, id=one.id, topic=times.topic.id)
        buttons.append(button(text, press))
    return fitting(buttons) if is_named else grid(buttons, TIMES_IN_A_ROW)


def _name(times: Times, methodist: int) -> str:
    profile = next(one.profile for at, one in times.methodists.items() if at == methodist)
    return profile.name.short if profile else ""


def card_button(words: Words, seen: Consultation) -> InlineKeyboardButton:
    """«28.11 15:00 · Тема»."""
    when = words.moment(seen.slot.starts_at, TIME)
    topic = seen.topic.label.button(words.language) if seen.topic else ""
    press = ConsultationsPress(action=_A.CARD, id=seen.appointment.id)
    return button(f"{when} · {topic}", press, Style.PRIMARY)


def card_keyboard(words: Words, seen: Consultation) -> InlineKeyboardMarkup:
    """The buttons of an appointment, of both."""
    number, slot = seen.appointment.id, seen.slot.id
    if seen.is_methodist:
        targets = {} if seen.is_ahead else TRANSITIONS[seen.status]
        notes = [_to(words, f"note-{a}", a, slot) for a, to in NOTED.items() if to in targets]
        why = [_to(words, "why", _A.WHY, slot, Style.DANGER)] if seen.may_cancel else []
        return inline([notes, why, [_to(words, "to-schedule", _A.SCHEDULE)]])
    asks = "ask" if seen.appointment.question is None else "ask-again"
    question = [_to(words, asks, _A.ASK, number, Style.PRIMARY)] if seen.is_ahead else []
    calendar = [_to(words, "calendar", _A.CALENDAR, number)] if seen.is_ahead else []
    cancel = [_to(words, "cancel", _A.CANCEL, number)] if seen.may_cancel else []
    is_asked = seen.may_answer and seen.appointment.answer is None
    answers = answer_rows(words, number) if is_asked else []
    return inline([*answers, question, calendar, cancel, [to_consultations(words, "back")]])


def answer_rows(words: Words, number: AppointmentId) -> list[Row]:
    return [
        [
            button(
                words.plain(f"consult-answer-{one}"),
                ConsultationsPress(action=_A.ANSWER, id=number, answer=one),
            )
        ]
        for one in Answer
    ]


def asking_keyboard(words: Words, back: ConsultationsPress) -> InlineKeyboardMarkup:
    """Below a question that is answered in words."""
    return inline([[button(words.plain("common-back"), back)]])


def schedule_keyboard(words: Words, schedule: Schedule) -> InlineKeyboardMarkup:
    times = [
        button(
            words.moment(one.slot.starts_at, TIME),
            ConsultationsPress(action=_A.LINE, id=one.slot.id),
            Style.PRIMARY if one.consultation and one.consultation.is_ahead else None,
        )
        for one in schedule.lines.items
    ]
    turning = paging(schedule.lines, lambda to: ConsultationsPress(action=_A.SCHEDULE, page=to + 1))
    return inline(
        [
            *grid(times, TIMES_IN_A_ROW),
            turning,
            [_to(words, "lay", _A.LAY, style=Style.PRIMARY)],
            [_to(words, "tidy", _A.TIDY)] if schedule.free else [],
            [to_consultations(words, "back")],
        ]
    )


def free_line_keyboard(words: Words, line: Line) -> InlineKeyboardMarkup:
    remove = [_to(words, "remove", _A.REMOVE, line.slot.id)]
    return inline([remove, [_to(words, "to-schedule", _A.SCHEDULE)]])


def other_times_keyboard(words: Words, times: Times) -> InlineKeyboardMarkup:
    """The next free times in a letter, and the way to all of the topic."""
    free = time_rows(words, times, times.free.items)
    return inline([*free, [consultations_button(words, times.topic.id)]])
