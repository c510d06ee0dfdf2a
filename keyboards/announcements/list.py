"""Buttons of an author's announcements: list, card, confirmations."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.announcements.announcement import (
    Announcement,
    AnnouncementFacts,
    AnnouncementStatus,
    CopyState,
)
from district.drafts import Form as FormName
from district.ids import AnnouncementId
from district.pages import Page
from keyboards.announcements.form import changing_content, changing_time
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.menu import to_menu
from keyboards.paging import paging
from keyboards.surveys.surveys import surveys_button
from locales.texts import Words


class AnnouncementsAction(StrEnum):
    AHEAD = "ahead"
    BEHIND = "behind"
    OPEN = "open"
    LOOK = "look"
    """Shows a copy."""
    REPORT = "report"
    HOLD = "hold"
    RELEASE = "release"
    PAUSE = "pause"
    GO_ON = "go-on"
    STOP = "stop"
    DROP = "drop"
    RECALL = "recall"
    SEND_AGAIN = "send-again"
    SEND_OLD = "send-old"
    """Sends copies that became too old."""
    SEND_LATE = "send-late"
    """Sends a late announcement."""
    KEEP = "keep"
    """Keeps the delivered content and drops the proposed one."""
    STOP_NOW = "stop-now"
    DROP_NOW = "drop-now"
    RECALL_NOW = "recall-now"
    SEND_AGAIN_NOW = "again-now"
    SEND_OLD_NOW = "old-now"


_A = AnnouncementsAction
SURE = {
    _A.STOP: _A.STOP_NOW,
    _A.DROP: _A.DROP_NOW,
    _A.RECALL: _A.RECALL_NOW,
    _A.SEND_AGAIN: _A.SEND_AGAIN_NOW,
    _A.SEND_OLD: _A.SEND_OLD_NOW,
}
"""Actions that ask for confirmation, and those that confirm."""
_FIRST = {
    AnnouncementStatus.SCHEDULED: _A.HOLD,
    AnnouncementStatus.HELD: _A.RELEASE,
    AnnouncementStatus.LATE: _A.SEND_LATE,
}
"""The action beside deleting, while nothing has been sent."""


class AnnouncementsPress(Press, prefix="announcements"):
    """`page` is a page of the list, from 0."""

    action: AnnouncementsAction
    announcement: Number | None = None
    page: Number | None = None


def open_announcement(words: Words, number: AnnouncementId) -> InlineKeyboardButton:
    return _of(words, _A.OPEN, number)


def put_off_keyboard(words: Words, one: Announcement) -> InlineKeyboardMarkup:
    """Keyboard of the letter that the announcement did not start."""
    is_late = one.status is AnnouncementStatus.LATE
    send = [_of(words, _A.SEND_LATE, one.id, Style.WANTED)] if is_late else []
    return inline([send, [open_announcement(words, one.id)]])


def list_keyboard(
    words: Words,
    page: Page[object],
    labels: Iterable[tuple[AnnouncementId, str]],
    *,
    is_behind: bool,
    asks: bool,
) -> InlineKeyboardMarkup:
    """`asks`: whether the author may make surveys."""
    here, there = (_A.BEHIND, _A.AHEAD) if is_behind else (_A.AHEAD, _A.BEHIND)
    opening = [
        button(label, AnnouncementsPress(action=_A.OPEN, announcement=number))
        for number, label in labels
    ]
    begin = button(
        words.plain("announcements-begin"), beginning(FormName.ANNOUNCEMENT), Style.PRIMARY
    )
    other = button(words.plain(f"announcements-to-{there}"), AnnouncementsPress(action=there))
    turning = paging(page, lambda number: AnnouncementsPress(action=here, page=number))
    asking = [surveys_button(words)] if asks else []
    return inline([*grid(opening, 1), turning, [begin], asking, [other, to_menu(words)]])


def announcement_keyboard(words: Words, facts: AnnouncementFacts) -> InlineKeyboardMarkup:
    """Returns the actions allowed in the current status."""
    one = facts.announcement
    rows: list[Row] = []
    if one.status.is_ahead:
        rows += _ahead(words, one)
    elif one.status.is_under_way:
        rows += _under_way(words, one)
    if one.status.was_sent and one.recalled_at is None:
        rows += _sent(words, facts)
    is_behind = not (one.status.is_ahead or one.status.is_under_way)
    back = _A.BEHIND if is_behind else _A.AHEAD
    to_list = button(words.plain("announcements-to-list"), AnnouncementsPress(action=back))
    return inline([*rows, [to_list]])


def sure_keyboard(
    words: Words, asked: AnnouncementsAction, number: AnnouncementId
) -> InlineKeyboardMarkup:
    return inline(
        [
            [_of(words, SURE[asked], number, Style.DANGER)],
            [button(words.plain("forms-back"), _press(_A.OPEN, number))],
        ]
    )


def _ahead(words: Words, one: Announcement) -> list[Row]:
    first = _FIRST.get(one.status)
    moving = (
        [_of(words, first, one.id, None if first is _A.HOLD else Style.WANTED)] if first else []
    )
    time = button(words.plain("announcements-do-time"), changing_time(one.id))
    return [
        [_of(words, _A.LOOK, one.id)],
        [_edit(words, one.id), time],
        [*moving, _of(words, _A.DROP, one.id)],
    ]


def _under_way(words: Words, one: Announcement) -> list[Row]:
    turn = _A.GO_ON if one.status is AnnouncementStatus.PAUSED else _A.PAUSE
    return [[_of(words, turn, one.id), _of(words, _A.STOP, one.id)]]


def _sent(words: Words, facts: AnnouncementFacts) -> list[Row]:
    one = facts.announcement
    is_old = one.status is AnnouncementStatus.SENT and facts.tally.of(CopyState.TOO_OLD)
    recall = [_of(words, _A.RECALL, one.id)] if one.can_be_recalled(facts.now) else []
    report = [_of(words, _A.REPORT, one.id)] if facts.disclosure.names else []
    return [
        [_of(words, _A.SEND_AGAIN, one.id)] if facts.may_send_again else [],
        [_of(words, _A.SEND_OLD, one.id)] if is_old else [],
        [_of(words, _A.KEEP, one.id)] if one.proposed is not None else [],
        [_edit(words, one.id), *recall],
        [_of(words, _A.LOOK, one.id), *report],
    ]


def _of(
    words: Words, action: AnnouncementsAction, number: AnnouncementId, style: Style | None = None
) -> InlineKeyboardButton:
    return button(words.plain(f"announcements-do-{action}"), _press(action, number), style)


def _press(action: AnnouncementsAction, number: AnnouncementId) -> AnnouncementsPress:
    return AnnouncementsPress(action=action, announcement=number)


def _edit(words: Words, number: AnnouncementId) -> InlineKeyboardButton:
    return button(words.plain("announcements-do-edit"), changing_content(number))
