"""Buttons of the form in which a mentee asks for a mentor."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import DraftId, PersonId
from district.mentorship_form import AskEntered, AskStep
from district.mentorships import Span, Suggested
from district.pages import Page
from district.topics import Topic
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.mentors import to_register
from keyboards.paging import paging
from locales.texts import Words


class SeekingAction(StrEnum):
    BEGIN = "begin"
    """With `mentor`: that one is named first."""
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    TOPIC = "topic"
    SPAN = "span"
    NAME = "name"
    PAGE = "page"
    FOR_ME = "for-me"
    DONE = "done"
    SEND = "send"


class SeekingPress(Press, prefix="seeking"):
    """A send names its draft: pressed twice, it asks once."""

    action: SeekingAction
    choice: str | None = None
    """A topic's id, or a draft's."""
    span: Span | None = None
    mentor: Number | None = None
    page: Number | None = None


_A = SeekingAction
SEEKING_RESUME = SeekingPress(action=_A.RESUME)
"""Goes on with a form that was parked."""


def goal_keyboard(words: Words, entered: AskEntered) -> InlineKeyboardMarkup:
    return inline([_leaving(words, entered, AskStep.GOAL)])


def shown_topics_keyboard(
    words: Words, entered: AskEntered, topics: Sequence[Topic]
) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain("forms-ticked", label=label) if topic.id in entered.topics else label,
            SeekingPress(action=_A.TOPIC, choice=topic.id),
        )
        for topic in topics
        for label in (topic.label.button(words.language),)
    ]
    return inline([*fitting(offered), [_done(words)], _leaving(words, entered, AskStep.TOPICS)])


def span_keyboard(words: Words, entered: AskEntered) -> InlineKeyboardMarkup:
    offered = [
        button(words.plain(f"mentorships-span-{one}"), SeekingPress(action=_A.SPAN, span=one))
        for one in Span
    ]
    return inline([*grid(offered, 1), _leaving(words, entered, AskStep.SPAN)])


def mentors_keyboard(
    words: Words, entered: AskEntered, page: Page[Suggested]
) -> InlineKeyboardMarkup:
    offered = [_named(words, entered, one) for one in page.items]
    turning = paging(page, lambda to: SeekingPress(action=_A.PAGE, page=to))
    for_me = button(
        words.plain("mentorships-for-me" if page.total else "mentorships-to-queue"),
        SeekingPress(action=_A.FOR_ME),
        None if entered.mentors else Style.PRIMARY,
    )
    last = [_done(words)] if entered.mentors else [for_me]
    return inline([*grid(offered, 1), turning, last, _leaving(words, entered, AskStep.MENTORS)])


def ask_summary_keyboard(words: Words, entered: AskEntered, draft: DraftId) -> InlineKeyboardMarkup:
    send = SeekingPress(action=_A.SEND, choice=draft)
    return inline(
        [
            [button(words.plain("mentorships-send"), send, Style.WANTED)],
            _leaving(words, entered, AskStep.SUMMARY),
        ]
    )


def ask_this_mentor(words: Words, mentor: PersonId, page: int) -> InlineKeyboardMarkup:
    """Below what the register tells of a mentor who has room."""
    press = SeekingPress(action=_A.BEGIN, mentor=mentor)
    ask = button(words.plain("mentorships-ask-this"), press, Style.PRIMARY)
    return inline([[ask], [to_register(words, page)]])


def _named(words: Words, entered: AskEntered, one: Suggested) -> InlineKeyboardButton:
    profile, person = one.load.person.profile, one.suggestion.mentor
    label = profile.name.short if profile else str(person)
    if person in entered.mentors:
        at = entered.mentors.index(person) + 1
        label = words.plain("mentorships-named", at=at, name=label)
    return button(label, SeekingPress(action=_A.NAME, mentor=person))


def _done(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-done"), SeekingPress(action=_A.DONE), Style.PRIMARY)


def _leaving(words: Words, entered: AskEntered, step: AskStep) -> Row:
    back = button(words.plain("forms-back"), SeekingPress(action=_A.BACK))
    cancel = button(words.plain("forms-cancel"), SeekingPress(action=_A.CANCEL))
    return [back, cancel] if entered.step_before(step) else [cancel]
