"""Buttons of schools: list, card, cohorts for managers."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import ActivityId, SchoolId
from district.pages import Page
from district.schools.school import SchoolView
from keyboards.activities.browse import open_activity
from keyboards.activities.form import Beginning, beginning_press
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.development import GrowthAction, GrowthPress
from keyboards.paging import paging
from keyboards.schools.application import apply_press
from keyboards.schools.application_kind import mentor_rows
from keyboards.schools.cohorts import board_press
from locales.texts import Words


class SchoolsAction(StrEnum):
    LIST = "list"
    OPEN = "open"


class SchoolsPress(Press, prefix="schools"):
    action: SchoolsAction
    school: str | None = None
    page: Number = 0
    """The page of the cohorts."""


def to_schools(words: Words) -> InlineKeyboardButton:
    """The button that opens the list."""
    return button(words.plain("schools-entry"), SchoolsPress(action=SchoolsAction.LIST))


def open_school(words: Words, school: SchoolId) -> InlineKeyboardButton:
    press = SchoolsPress(action=SchoolsAction.OPEN, school=school)
    return button(words.plain("schools-open"), press)


def list_keyboard(words: Words, views: list[SchoolView]) -> InlineKeyboardMarkup:
    each = [
        button(
            one.school.label.button(words.language),
            SchoolsPress(action=SchoolsAction.OPEN, school=one.school.id),
        )
        for one in views
    ]
    back = button(words.plain("common-back"), GrowthPress(action=GrowthAction.OPEN))
    return inline([*grid(each, 1), [back]])


def school_keyboard(
    words: Words,
    view: SchoolView,
    cohorts: list[tuple[ActivityId, str]],
    held: list[tuple[ActivityId, str]],
    *,
    recruits: bool,
    page: Page[object],
) -> InlineKeyboardMarkup:
    """`cohorts`: cohorts that accept applications, with labels. `held`: boards. `page`: the longer
    of the two lists.
    """
    rows: list[Row] = []
    mine = view.standing
    if mine is not None:
        rows.append([open_activity(words, mine.activity.id)])
        rows += mentor_rows(words, view)
    else:
        rows += [[button(label, apply_press(number), Style.WANTED)] for number, label in cohorts]
    rows += [[button(label, board_press(number))] for number, label in held]
    here = SchoolsPress(action=SchoolsAction.OPEN, school=view.school.id)
    rows.append(paging(page, lambda to: here.model_copy(update={"page": to})))
    if recruits:
        plan = beginning_press(Beginning.SCHOOL, view.school.id)
        rows.append([button(words.plain("schools-recruit"), plan)])
    back = button(words.plain("common-back"), SchoolsPress(action=SchoolsAction.LIST))
    return inline([*rows, [back]])
