"""Buttons of the register of mentors, and older buttons of the entry form."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.mentoring.mentors import Load, OwnEntry, TeachingLanguage
from district.pages import Page
from district.people.person import Subject
from keyboards.buttons import Number, Press, Row, button, fitting, inline
from keyboards.form import FormAction, FormPress, Means, beginning, read_older, same
from keyboards.paging import paging
from locales.texts import Words


class MentorsAction(StrEnum):
    OPEN = "open"
    REGISTER = "register"
    MENTOR = "mentor"
    ENTRY = "entry"
    """The own entry."""
    PAUSE = "pause"
    GO_ON = "go-on"


class MentorsPress(Press, prefix="mentors"):
    action: MentorsAction | str
    choice: str | None = None
    """Id of an area, a topic or a draft."""
    subject: Subject | None = None
    language: TeachingLanguage | None = None
    step: str | None = None
    capacity: Number | None = None
    mentor: Number | None = None
    request: Number | None = None
    page: Number | None = None


MEANINGS = {
    **same("resume", "cancel", "back", "done", "change"),
    "begin": Means(FormAction.BEGIN, value="request"),
    "area": Means(FormAction.PICK, "topics", "choice"),
    "topic": Means(FormAction.PICK, "topics", "choice"),
    "subject": Means(FormAction.PICK, "subjects", "subject"),
    "language": Means(FormAction.PICK, "languages", "language"),
    "capacity": Means(FormAction.PICK, "capacity", "capacity"),
    "skip": Means(FormAction.SKIP, "words"),
    "step": Means(FormAction.CHANGE, field_in="step"),
    "send": Means(FormAction.SEND, value="choice"),
}
"""Older buttons of the form of an entry."""


def form_press(press: MentorsPress) -> FormPress:
    """Converts an older button; areas and topics are one step now."""
    if press.step == "areas":
        press = press.model_copy(update={"step": "topics"})
    return read_older(FormName.MENTOR, MEANINGS, press)


def mentors_button(words: Words) -> InlineKeyboardButton:
    """The button that opens the area."""
    return button(words.plain("mentors-open"), MentorsPress(action=MentorsAction.OPEN))


def to_mentors(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), MentorsPress(action=MentorsAction.OPEN))


def register_keyboard(words: Words, page: Page[Load]) -> InlineKeyboardMarkup:
    opening = [
        button(
            one.person.profile.listed,
            MentorsPress(action=MentorsAction.MENTOR, mentor=one.person.id, page=page.number),
        )
        for one in page.items
        if one.person.profile
    ]
    turning = paging(page, lambda to: MentorsPress(action=MentorsAction.REGISTER, page=to))
    return inline([*fitting(opening), turning, [to_mentors(words)]])


def to_register(words: Words, page: int) -> InlineKeyboardButton:
    press = MentorsPress(action=MentorsAction.REGISTER, page=page)
    return button(words.plain("mentors-to-register"), press)


def entry_keyboard(words: Words, own: OwnEntry) -> InlineKeyboardMarkup:
    change = button(words.plain("mentors-change"), beginning(FormName.MENTOR))
    rows: list[Row] = [[change]]
    if own.is_listed and own.mentor is not None:
        is_paused = own.mentor.is_paused
        action = MentorsAction.GO_ON if is_paused else MentorsAction.PAUSE
        label = words.plain("mentors-go-on" if is_paused else "mentors-pause")
        rows.append([button(label, MentorsPress(action=action))])
    return inline([*rows, [to_mentors(words)]])


def back_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[to_mentors(words)]])


def open_mentor_entry(words: Words) -> InlineKeyboardButton:
    return button(words.plain("mentors-entry"), MentorsPress(action=MentorsAction.ENTRY))
