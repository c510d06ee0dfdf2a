"""Buttons of results: the curator's panel, the announced results, appeals, offers."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.call import CallStatus
from district.calls.results import Announced, Line, Panel, Step
from district.council.motion import Motion
from district.ids import CallId, EntryId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.calls.calls import call_button
from keyboards.council.motions import motion_button
from keyboards.menu import Entry, section_button
from keyboards.paging import paging
from locales.texts import Words


class Action(StrEnum):
    PANEL = "panel"
    NEXT = "next"
    JUDGE = "judge"
    REOPEN = "reopen"
    TIE = "tie"
    """The tied ones, to be put in order."""
    ABOVE = "above"
    SHARE = "share"
    RESET = "reset"
    PUT = "put"
    ASK = "ask"
    """«Объявить итоги?»"""
    ANNOUNCE = "announce"
    PICK = "pick"
    """Entries whose outcome may be chosen otherwise."""
    ENTRY = "entry"
    SET = "set"
    SHEET = "sheet"
    TAKE = "take"
    TABLE = "table"
    PICTURE = "picture"
    SHOW = "show"
    """The results as all people see them."""
    APPEAL = "appeal"
    APPEALS = "appeals"
    HEAR = "hear"
    GRANT = "grant"
    REJECT = "reject"
    ANNUL = "annul"
    ACCEPT = "accept"
    DECLINE = "decline"
    WORDS = "words"
    """The experts' words to the author."""
    OFFER = "offer"
    """A free place to the next one."""


class ResultsPress(Press, prefix="results"):
    action: Action
    id: Number
    """Id of a call, an entry, an appeal or a sheet."""
    value: str = ""
    """Id of a stage or an outcome, or the number of a tied row."""
    page: Number = 0


STEPS = {
    Step.NEXT: Action.NEXT,
    Step.JUDGE: Action.JUDGE,
    Step.TIE: Action.TIE,
    Step.PUT: Action.PUT,
    Step.ANNOUNCE: Action.ASK,
    Step.SHEET: Action.SHEET,
    Step.OFFER: Action.OFFER,
}
Option = tuple[str, ResultsPress]
"""A label and what it does."""


def results_button(words: Words, call: CallId) -> InlineKeyboardButton:
    """«Итоги» of an announced call."""
    return button(words.plain("results-open"), ResultsPress(action=Action.SHOW, id=call))


def panel_button(words: Words, call: CallId, key: str = "results-panel") -> InlineKeyboardButton:
    """«Подвести итоги», for those who run the call."""
    return button(words.plain(key), ResultsPress(action=Action.PANEL, id=call))


def panel_keyboard(
    words: Words, panel: Panel, page: Page[Line], wanted: Iterable[Option]
) -> InlineKeyboardMarkup:
    """`wanted`: the next steps."""
    standing = panel.standing
    call = standing.call
    press = ResultsPress(action=Action.PANEL, id=call.id)
    may_change = call.status is CallStatus.JUDGED and not standing.is_voted
    more = [
        (Action.PICK, "results-pick", may_change),
        (Action.PICK, "results-pick-annul", call.is_announced),
        (Action.RESET, "results-reset", may_change and bool(standing.edition.order)),
        (Action.REOPEN, "results-reopen", may_change),
        (Action.TABLE, "results-table", bool(panel.lines)),
        (Action.SHOW, "results-open", call.is_announced),
    ]
    return inline(
        [
            paging(page, lambda number: press.changed(page=number)),
            *([button(*one, Style.WANTED)] for one in wanted),
            _motion_row(words, standing.motion),
            *grid(
                [
                    button(words.plain(key), press.changed(action=action))
                    for action, key, is_shown in more
                    if is_shown
                ]
            ),
            [call_button(words, call.id), section_button(words, Entry.CALLS)],
        ]
    )


def options_keyboard(
    words: Words,
    call: CallId,
    options: Iterable[Option],
    *,
    page: Page[object] | None = None,
    turning: ResultsPress | None = None,
    wanted: Option | None = None,
    danger: Option | None = None,
    motion: Motion | None = None,
) -> InlineKeyboardMarkup:
    """One option a row, with the way back to the panel. `turning`: the press that shows a page; by
    default of the entries to pick from.
    """
    press = turning or ResultsPress(action=Action.PICK, id=call)
    return inline(
        [
            [button(*wanted, Style.WANTED)] if wanted else [],
            *([button(*one)] for one in options),
            [button(*danger, Style.DANGER)] if danger else [],
            paging(page, lambda number: press.changed(page=number)) if page else [],
            _motion_row(words, motion),
            [panel_button(words, call, "results-back")],
        ]
    )


def _motion_row(words: Words, motion: Motion | None) -> Row:
    return [] if motion is None else [motion_button(words, motion.id, "results-to-motion")]


def announced_keyboard(
    words: Words, facts: Announced, page: Page[Line], options: Iterable[Option]
) -> InlineKeyboardMarkup:
    """`options`: of the reader's own entries."""
    show = ResultsPress(action=Action.SHOW, id=facts.call.id)
    picture = button(words.plain("results-picture"), show.changed(action=Action.PICTURE))
    return inline(
        [
            paging(page, lambda number: show.changed(page=number)),
            [picture] if facts.winners else [],
            *([button(*one)] for one in options),
            [panel_button(words, facts.call.id)] if facts.leads else [],
            [call_button(words, facts.call.id), section_button(words, Entry.CALLS)],
        ]
    )


def letter_keyboard(
    words: Words, call: CallId, offered: EntryId | None = None
) -> InlineKeyboardMarkup:
    """Below a letter to an author; `offered`: its outcome waits for an answer."""
    rows: list[Row] = []
    if offered is not None:
        accept = ResultsPress(action=Action.ACCEPT, id=offered)
        decline = accept.changed(action=Action.DECLINE)
        rows = [
            [button(words.plain("results-accept"), accept, Style.WANTED)],
            [button(words.plain("results-decline"), decline)],
        ]
    return inline([*rows, [results_button(words, call)]])


def words_keyboard(
    words: Words, call: CallId, entry: EntryId, page: Page[str]
) -> InlineKeyboardMarkup:
    press = ResultsPress(action=Action.WORDS, id=entry)
    return inline(
        [paging(page, lambda number: press.changed(page=number)), [results_button(words, call)]]
    )
