"""Buttons of calls: list, card, kinds, longer dates."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.call import Call, CallStatus
from district.calls.entry_form import about_call
from district.drafts import Form
from district.ids import CallId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.menu import Entry, section_button
from keyboards.paging import paging
from locales.texts import Words

EXTENSIONS = (3, 7, 14, 30)
"""Days by which a call may be prolonged."""


class CallsAction(StrEnum):
    LIST = "list"
    """The calls that accept entries now."""
    ALL = "all"
    CARD = "card"
    KINDS = "kinds"
    """The kinds of which a call may be opened."""
    PUBLISH = "publish"
    LATER = "later"
    """Asks by how many days to prolong, or prolongs."""
    SAVE = "save"
    """Saves the kind of a call as one of the district."""


class CallsPress(Press, prefix="calls"):
    action: CallsAction
    call: Number | None = None
    page: Number = 0
    days: Number = 0


_A = CallsAction


def list_keyboard(
    words: Words, page: Page[Call], here: CallsPress, *, leads: bool
) -> InlineKeyboardMarkup:
    """`leads`: whether the reader opens calls."""
    rows = [[named_button(one)] for one in page.items]
    other = _A.ALL if here.action is _A.LIST else _A.LIST
    opens = [button(words.plain("calls-open-new"), CallsPress(action=_A.KINDS), Style.PRIMARY)]
    return inline(
        [
            *rows,
            paging(page, lambda number: here.changed(page=number)),
            opens if leads else [],
            [button(words.plain(f"calls-to-{other}"), CallsPress(action=other))],
            [section_button(words, Entry.CALLS)],
        ]
    )


def card_keyboard(
    words: Words,
    call: Call,
    *,
    enters: str | None,
    leads: bool,
    more: Iterable[InlineKeyboardButton] = (),
) -> InlineKeyboardMarkup:
    """`enters`: the label of the button that begins an entry, if one may be sent. `more`: buttons
    of other subjects.
    """
    rows: list[Row] = []
    if enters is not None:
        rows.append([button(enters, beginning(Form.ENTRY, about_call(call.id)), Style.WANTED)])
    rows += grid([*more, *(_moves(words, call) if leads else ())])
    return inline([*rows, [button(words.plain("calls-back"), CallsPress(action=_A.LIST))]])


def _moves(words: Words, call: Call) -> list[InlineKeyboardButton]:
    cancels = beginning(Form.CALL_CANCEL, call.id)
    shown = [
        ("calls-publish", _about(_A.PUBLISH, call.id), call.status is CallStatus.DRAFT),
        ("calls-later", _about(_A.LATER, call.id), _may_be_later(call)),
        ("calls-save", _about(_A.SAVE, call.id), True),
        ("calls-cancel", cancels, call.status.may_be_cancelled),
    ]
    return [button(words.plain(label), press) for label, press, is_shown in shown if is_shown]


def _may_be_later(call: Call) -> bool:
    return call.status is CallStatus.PUBLISHED and call.closes_at is not None


def kinds_keyboard(
    words: Words, page: Page[tuple[str, str]], here: CallsPress
) -> InlineKeyboardMarkup:
    """`page`: ids and labels of kinds."""
    rows = [[button(label, beginning(Form.CALL, id_))] for id_, label in page.items]
    back = button(words.plain("calls-back"), CallsPress(action=_A.LIST))
    return inline([*rows, paging(page, lambda number: here.changed(page=number)), [back]])


def later_keyboard(words: Words, call: CallId) -> InlineKeyboardMarkup:
    days = [
        button(words.plain("calls-days", days=one), _about(_A.LATER, call).changed(days=one))
        for one in EXTENSIONS
    ]
    return inline([*grid(days), [call_button(words, call, "common-back")]])


def call_button(words: Words, call: CallId, label: str = "calls-card") -> InlineKeyboardButton:
    """The button that opens a call's card."""
    return button(words.plain(label), _about(_A.CARD, call))


def named_button(call: Call) -> InlineKeyboardButton:
    """The button that opens a call's card, by its title."""
    return button(call.title, _about(_A.CARD, call.id))


def published_keyboard(words: Words, call: CallId, experts: Row) -> InlineKeyboardMarkup:
    tell = button(words.plain("calls-tell"), beginning(Form.ANNOUNCEMENT), Style.PRIMARY)
    return inline([experts, [tell], [call_button(words, call)]])


def _about(action: CallsAction, call: CallId) -> CallsPress:
    return CallsPress(action=action, call=call)
