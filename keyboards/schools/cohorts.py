"""Buttons of a cohort for its managers: board and actions."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import ActivityId, EnrolmentId
from district.pages import Page
from district.schools.school import Admits, Board
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.paging import paging
from keyboards.schools.expulsion import expel_press
from locales.texts import Words


class CohortsAction(StrEnum):
    BOARD = "board"
    PICTURE = "picture"
    """Attendance as a picture."""
    EXPORT = "export"
    """Attendance as a spreadsheet."""
    SESSIONS = "sessions"
    """Choice of a session to mark, paged."""
    PUPILS = "pupils"
    """Pupils as a spreadsheet."""
    EXPEL = "expel"
    """Choice of a person to expel, paged."""
    ASK = "ask"
    """Shows the results before they are confirmed."""
    CONFIRM = "confirm"


class CohortsPress(Press, prefix="cohorts"):
    action: CohortsAction
    activity: Number
    page: Number = 0


_A = CohortsAction


def board_press(number: ActivityId) -> CohortsPress:
    return CohortsPress(action=_A.BOARD, activity=number)


def board_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    return button(words.plain("cohorts-board"), board_press(number))


def board_keyboard(
    words: Words, board: Board, page: Page[str], more: Iterable[InlineKeyboardButton]
) -> InlineKeyboardMarkup:
    """`more`: buttons to the management of the activity and back."""
    number = board.activity.id

    def step(key: str, action: CohortsAction, style: Style | None = None) -> InlineKeyboardButton:
        return button(words.plain(key), CohortsPress(action=action, activity=number), style)

    rows: list[Row] = [_turning(_A.BOARD, number, page)]
    if board.can_be_confirmed:
        rows.append([step("cohorts-ask", _A.ASK, Style.WANTED)])
    if board.learners and board.begun:
        rows.append([step("cohorts-sessions", _A.SESSIONS)])
    if board.learners:
        rows.append([step("cohorts-picture", _A.PICTURE), step("cohorts-export", _A.EXPORT)])
    if board.school.admits is Admits.PUPILS and board.with_pupils:
        rows.append([step("cohorts-pupils", _A.PUPILS)])
    if board.expellable:
        rows.append([step("cohorts-expel", _A.EXPEL, Style.DANGER)])
    return inline([*rows, *grid(list(more), 1)])


def expel_keyboard(
    words: Words, number: ActivityId, page: Page[tuple[EnrolmentId, str]]
) -> InlineKeyboardMarkup:
    each = [button(name, expel_press(number, enrolment)) for enrolment, name in page.items]
    return inline([*grid(each, 1), _turning(_A.EXPEL, number, page), _back(words, number)])


def sessions_keyboard(
    words: Words, number: ActivityId, page: Page[InlineKeyboardButton]
) -> InlineKeyboardMarkup:
    """The buttons open the attendance sheets of sessions."""
    turning = _turning(_A.SESSIONS, number, page)
    return inline([*grid(page.items, 1), turning, _back(words, number)])


def confirm_keyboard(words: Words, number: ActivityId, page: Page[str]) -> InlineKeyboardMarkup:
    sure = button(
        words.plain("cohorts-confirm"),
        CohortsPress(action=_A.CONFIRM, activity=number),
        Style.WANTED,
    )
    return inline([_turning(_A.ASK, number, page), [sure], _back(words, number)])


def _turning(action: CohortsAction, number: ActivityId, page: Page[object]) -> Row:
    return paging(page, lambda at: CohortsPress(action=action, activity=number, page=at))


def back_keyboard(words: Words, number: ActivityId) -> InlineKeyboardMarkup:
    return inline([_back(words, number)])


def _back(words: Words, number: ActivityId) -> Row:
    return [button(words.plain("common-back"), board_press(number))]
