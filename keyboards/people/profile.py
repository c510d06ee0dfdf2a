"""Buttons of the form in which people tell of themselves."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import DraftId
from district.pages import Page
from district.people.person import Position, Subject
from district.people.profile import CHANGEABLE, ProfileDraft, ProfileStep
from district.territory import Municipality, Organization
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.menu import go_on
from keyboards.paging import paging
from locales.texts import Words


class ProfileAction(StrEnum):
    BEGIN = "begin"
    EDIT = "edit"
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    SKIP = "skip"
    PAGE = "page"
    EVERY = "every"
    """The whole list again after a search."""
    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"
    ADD = "add"
    POSITION = "position"
    SUBJECT = "subject"
    DONE = "done"
    CHANGE = "change"
    STEP = "step"
    SAVE = "save"


class ProfilePress(Press, prefix="profile"):
    """A save names its draft: pressed twice, it saves once."""

    action: ProfileAction
    choice: str | None = None
    """A municipality's id, an organization's, or a draft's."""
    page: Number | None = None
    position: Position | None = None
    subject: Subject | None = None
    step: ProfileStep | None = None


RESUME = ProfilePress(action=ProfileAction.RESUME)
"""Goes on with a form that was parked."""


def words_keyboard(words: Words, entered: ProfileDraft, step: ProfileStep) -> InlineKeyboardMarkup:
    """For a step that is answered in words."""
    skip = button(words.plain("forms-skip"), ProfilePress(action=ProfileAction.SKIP))
    can_skip = step is ProfileStep.PATRONYMIC
    return inline([[skip] if can_skip else [], _leaving(words, entered, step)])


def municipality_keyboard(
    words: Words, entered: ProfileDraft, page: Page[Municipality]
) -> InlineKeyboardMarkup:
    offered = [
        button(one.name, ProfilePress(action=ProfileAction.MUNICIPALITY, choice=one.id))
        for one in page.items
    ]
    return inline(
        [
            *grid(offered),
            paging(page, _turn),
            _every(words, entered),
            _leaving(words, entered, ProfileStep.MUNICIPALITY),
        ]
    )


def organization_keyboard(
    words: Words, entered: ProfileDraft, page: Page[Organization]
) -> InlineKeyboardMarkup:
    offered = [
        button(one.name, ProfilePress(action=ProfileAction.ORGANIZATION, choice=str(one.id)))
        for one in page.items
    ]
    add = button(words.plain("profile-add-organization"), ProfilePress(action=ProfileAction.ADD))
    return inline(
        [
            *grid(offered, 1),
            paging(page, _turn),
            _every(words, entered),
            [add],
            _leaving(words, entered, ProfileStep.ORGANIZATION),
        ]
    )


def position_keyboard(words: Words, entered: ProfileDraft) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain(f"profile-position-{position}"),
            ProfilePress(action=ProfileAction.POSITION, position=position),
        )
        for position in Position
    ]
    return inline([*grid(offered), _leaving(words, entered, ProfileStep.POSITION)])


def subjects_keyboard(words: Words, entered: ProfileDraft) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain("profile-ticked", label=label) if subject in entered.subjects else label,
            ProfilePress(action=ProfileAction.SUBJECT, subject=subject),
        )
        for subject in Subject
        for label in (words.plain(f"profile-subject-{subject}"),)
    ]
    done = button(words.plain("forms-done"), ProfilePress(action=ProfileAction.DONE), Style.PRIMARY)
    return inline([*grid(offered), [done], _leaving(words, entered, ProfileStep.SUBJECTS)])


def summary_keyboard(words: Words, draft: DraftId) -> InlineKeyboardMarkup:
    save = ProfilePress(action=ProfileAction.SAVE, choice=draft)
    change = button(words.plain("profile-change"), ProfilePress(action=ProfileAction.CHANGE))
    last = [change, _cancel(words)]
    return inline([[button(words.plain("profile-save"), save, Style.WANTED)], last])


def change_keyboard(words: Words, entered: ProfileDraft) -> InlineKeyboardMarkup:
    offered = [
        button(
            words.plain(f"profile-change-{step}"),
            ProfilePress(action=ProfileAction.STEP, step=step),
        )
        for step in CHANGEABLE
        if step is not ProfileStep.SUBJECTS or entered.asks_subjects
    ]
    return inline([*grid(offered), _leaving(words, entered, ProfileStep.CHANGE)])


def saved_keyboard(words: Words) -> InlineKeyboardMarkup:
    """For somebody who came by a link: on to where it led."""
    return inline([[go_on(words)]])


def begin_keyboard(words: Words) -> InlineKeyboardMarkup:
    begin = ProfilePress(action=ProfileAction.BEGIN)
    return inline([[button(words.plain("profile-begin"), begin, Style.PRIMARY)]])


def _turn(number: int) -> ProfilePress:
    return ProfilePress(action=ProfileAction.PAGE, page=number)


def _every(words: Words, entered: ProfileDraft) -> Row:
    if not entered.search:
        return []
    return [button(words.plain("profile-whole-list"), ProfilePress(action=ProfileAction.EVERY))]


def _leaving(words: Words, entered: ProfileDraft, step: ProfileStep) -> Row:
    back = button(words.plain("forms-back"), ProfilePress(action=ProfileAction.BACK))
    return [back, _cancel(words)] if entered.step_before(step) else [_cancel(words)]


def _cancel(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-cancel"), ProfilePress(action=ProfileAction.CANCEL))
