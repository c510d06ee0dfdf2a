"""Buttons of the register of mentors, and of the form in which one tells of oneself for it."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import DraftId
from district.mentoring.mentor_entry import MENTOR_CHANGEABLE, MentorEntered, MentorStep
from district.mentoring.mentors import CAPACITIES, Load, OwnEntry, TeachingLanguage
from district.pages import Page
from district.people.person import Subject
from district.topics import Area
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.paging import paging
from locales.texts import Words


class MentorsAction(StrEnum):
    OPEN = "open"
    REGISTER = "register"
    MENTOR = "mentor"
    ENTRY = "entry"
    """The own one, as it stands."""
    PAUSE = "pause"
    GO_ON = "go-on"
    BEGIN = "begin"
    """The form; with `request`: to answer the council's question."""
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    AREA = "area"
    TOPIC = "topic"
    SUBJECT = "subject"
    LANGUAGE = "language"
    CAPACITY = "capacity"
    SKIP = "skip"
    DONE = "done"
    CHANGE = "change"
    STEP = "step"
    SEND = "send"


class MentorsPress(Press, prefix="mentors"):
    """A send names its draft: pressed twice, it sends once."""

    action: MentorsAction
    choice: str | None = None
    """An area's id, a topic's, or a draft's."""
    subject: Subject | None = None
    language: TeachingLanguage | None = None
    step: MentorStep | None = None
    capacity: Number | None = None
    mentor: Number | None = None
    request: Number | None = None
    page: Number | None = None


MENTOR_RESUME = MentorsPress(action=MentorsAction.RESUME)
"""Goes on with a form that was parked."""


def mentors_button(words: Words) -> InlineKeyboardButton:
    """The door to all of it."""
    return button(words.plain("mentors-open"), MentorsPress(action=MentorsAction.OPEN))


def to_mentors(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), MentorsPress(action=MentorsAction.OPEN))


def register_keyboard(words: Words, page: Page[Load]) -> InlineKeyboardMarkup:
    opening = [
        button(
            one.person.profile.name.short,
            MentorsPress(action=MentorsAction.MENTOR, mentor=one.person.id, page=page.number),
        )
        for one in page.items
        if one.person.profile
    ]
    turning = paging(page, lambda to: MentorsPress(action=MentorsAction.REGISTER, page=to))
    return inline([*grid(opening), turning, [to_mentors(words)]])


def to_register(words: Words, page: int) -> InlineKeyboardButton:
    press = MentorsPress(action=MentorsAction.REGISTER, page=page)
    return button(words.plain("mentors-to-register"), press)


def entry_keyboard(words: Words, own: OwnEntry) -> InlineKeyboardMarkup:
    change = button(words.plain("mentors-change"), MentorsPress(action=MentorsAction.BEGIN))
    rows: list[Row] = [[change]]
    if own.is_listed and own.mentor is not None:
        is_paused = own.mentor.is_paused
        action = MentorsAction.GO_ON if is_paused else MentorsAction.PAUSE
        label = words.plain("mentors-go-on" if is_paused else "mentors-pause")
        rows.append([button(label, MentorsPress(action=action))])
    return inline([*rows, [to_mentors(words)]])


def back_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[to_mentors(words)]])


# ── The form ───────────────────────────────────────────────────────────────────────────────────


def areas_keyboard(
    words: Words, entered: MentorEntered, areas: tuple[Area, ...]
) -> InlineKeyboardMarkup:
    offered = []
    for area in areas:
        ticked = sum(topic.id in entered.topics for topic in area.topics)
        label = area.label.button(words.language)
        if ticked:
            label = words.plain("mentors-area-ticked", label=label, count=ticked)
        offered.append(button(label, MentorsPress(action=MentorsAction.AREA, choice=area.id)))
    done = button(words.plain("forms-done"), MentorsPress(action=MentorsAction.DONE), Style.PRIMARY)
    rows = [[done]] if entered.topics else []
    return inline([*fitting(offered), *rows, _leaving(words, entered, MentorStep.AREAS)])


def topics_keyboard(words: Words, entered: MentorEntered, area: Area) -> InlineKeyboardMarkup:
    offered = [
        button(
            _ticked(words, topic.label.button(words.language), topic.id in entered.topics),
            MentorsPress(action=MentorsAction.TOPIC, choice=topic.id),
        )
        for topic in area.topics
    ]
    back = button(words.plain("mentors-to-areas"), MentorsPress(action=MentorsAction.BACK))
    return inline([*fitting(offered), [back, _cancel(words)]])


def subjects_keyboard(words: Words, entered: MentorEntered) -> InlineKeyboardMarkup:
    offered = [
        button(
            _ticked(words, words.plain(f"profile-subject-{one}"), one in entered.subjects),
            MentorsPress(action=MentorsAction.SUBJECT, subject=one),
        )
        for one in Subject
    ]
    return _choices(words, entered, MentorStep.SUBJECTS, offered)


def languages_keyboard(words: Words, entered: MentorEntered) -> InlineKeyboardMarkup:
    offered = [
        button(
            _ticked(words, words.plain(f"mentors-language-{one}"), one in entered.languages),
            MentorsPress(action=MentorsAction.LANGUAGE, language=one),
        )
        for one in TeachingLanguage
    ]
    return _choices(words, entered, MentorStep.LANGUAGES, offered)


def capacity_keyboard(words: Words, entered: MentorEntered) -> InlineKeyboardMarkup:
    offered = [
        button(str(one), MentorsPress(action=MentorsAction.CAPACITY, capacity=one))
        for one in CAPACITIES
    ]
    return inline([offered, _leaving(words, entered, MentorStep.CAPACITY)])


def words_keyboard(words: Words, entered: MentorEntered) -> InlineKeyboardMarkup:
    skip = button(words.plain("forms-skip"), MentorsPress(action=MentorsAction.SKIP))
    return inline([[skip], _leaving(words, entered, MentorStep.WORDS)])


def summary_keyboard(
    words: Words, entered: MentorEntered, draft: DraftId, *, asks: bool
) -> InlineKeyboardMarkup:
    """`asks`: without the role it becomes a request."""
    label = words.plain("mentors-send" if asks else "mentors-save")
    send = button(label, MentorsPress(action=MentorsAction.SEND, choice=draft), Style.WANTED)
    change = button(words.plain("mentors-change"), MentorsPress(action=MentorsAction.CHANGE))
    return inline([[send], [change], _leaving(words, entered, MentorStep.SUMMARY)])


def change_keyboard(words: Words, entered: MentorEntered) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain(f"mentors-change-{step}"),
            MentorsPress(action=MentorsAction.STEP, step=step),
        )
        for step in MENTOR_CHANGEABLE
    ]
    return inline([*grid(offered, 1), _leaving(words, entered, MentorStep.CHANGE)])


def open_mentor_entry(words: Words) -> InlineKeyboardButton:
    return button(words.plain("mentors-entry"), MentorsPress(action=MentorsAction.ENTRY))


def _ticked(words: Words, label: str, is_ticked: bool) -> str:
    return words.plain("forms-ticked", label=label) if is_ticked else label


def _choices(
    words: Words, entered: MentorEntered, step: MentorStep, offered: list[InlineKeyboardButton]
) -> InlineKeyboardMarkup:
    done = button(words.plain("forms-done"), MentorsPress(action=MentorsAction.DONE), Style.PRIMARY)
    rows = [[done]] if entered.is_answered(step) else []
    return inline([*grid(offered), *rows, _leaving(words, entered, step)])


def _leaving(words: Words, entered: MentorEntered, step: MentorStep) -> Row:
    back = button(words.plain("forms-back"), MentorsPress(action=MentorsAction.BACK))
    return [back, _cancel(words)] if entered.step_before(step) else [_cancel(words)]


def _cancel(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-cancel"), MentorsPress(action=MentorsAction.CANCEL))
