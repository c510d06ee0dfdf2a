"""Buttons of results: the curator's panel, the announced results, appeals, offers."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.call import Call, CallStatus
from district.calls.results import Announced, Appeal, Line, Panel, Step, TakenSheet
from district.ids import CallId, EntryId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
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


class ResultsPress(Press, prefix="results"):
    action: Action
    id: Number
    """Id of a call, an entry, an appeal or a sheet."""
    value: str = ""
    """Id of a stage or an outcome, or the number of a tied row."""
    page: Number = 0


def results_button(words: Words, call: CallId) -> InlineKeyboardButton:
    """«Итоги» of an announced call."""
    return button(words.plain("results-open"), ResultsPress(action=Action.SHOW, id=call))


def panel_button(words: Words, call: CallId) -> InlineKeyboardButton:
    """«Итоги» for those who run the call."""
    return button(words.plain("results-panel"), ResultsPress(action=Action.PANEL, id=call))


def leading_row(words: Words, call: Call) -> Row:
    """On the card of a call, for those who lead it; none before entries are judged."""
    is_shown = call.status in {CallStatus.PUBLISHED, CallStatus.JUDGED, CallStatus.ANNOUNCED}
    return [panel_button(words, call.id)] if is_shown and not call.kind.rules.ends_never else []


def panel_keyboard(words: Words, panel: Panel, page: Page[Line]) -> InlineKeyboardMarkup:
    call = panel.standing.call
    press = ResultsPress(action=Action.PANEL, id=call.id)
    motion = panel.standing.motion
    is_judged = call.status is CallStatus.JUDGED
    open_appeals = len(panel.open_appeals)
    more = [
        (Action.PICK, "results-pick", is_judged and not _is_voting(panel)),
        (Action.RESET, "results-reset", is_judged and bool(panel.standing.edition.order)),
        (Action.REOPEN, "results-reopen", is_judged and not _is_voting(panel)),
        (Action.TABLE, "results-table", bool(panel.lines)),
        (Action.SHOW, "results-open", call.is_announced),
    ]
    appeals = button(
        words.plain("results-appeals", count=open_appeals),
        press.changed(action=Action.APPEALS),
        Style.WANTED,
    )
    return inline(
        [
            paging(page, lambda number: press.changed(page=number)),
            *([_step(words, panel, one)] for one in panel.steps),
            [motion_button(words, motion.id, "results-to-motion")] if motion is not None else [],
            [appeals] if open_appeals else [],
            *grid(
                [
                    button(words.plain(key), press.changed(action=action))
                    for action, key, is_shown in more
                    if is_shown
                ]
            ),
            [section_button(words, Entry.CALLS)],
        ]
    )


_STEPS = {
    Step.NEXT: Action.NEXT,
    Step.JUDGE: Action.JUDGE,
    Step.TIE: Action.TIE,
    Step.PUT: Action.PUT,
    Step.ANNOUNCE: Action.ASK,
    Step.SHEET: Action.SHEET,
}


def _step(words: Words, panel: Panel, step: Step) -> InlineKeyboardButton:
    stage = panel.standing.stage
    press = ResultsPress(action=_STEPS[step], id=panel.standing.call.id)
    if step is Step.NEXT and stage is not None:
        press = press.changed(value=stage.id)
    label = words.plain(f"results-step-{step}", count=panel.going_on)
    return button(label, press, Style.WANTED)


def _is_voting(panel: Panel) -> bool:
    return not panel.steps and panel.wait is not None


def tie_keyboard(words: Words, panel: Panel, tied: list[tuple[Line, str]]) -> InlineKeyboardMarkup:
    """`tied`: those who have no place in the order yet, with their labels."""
    press = ResultsPress(action=Action.ABOVE, id=panel.standing.call.id)
    return inline(
        [
            *([button(label, press.changed(value=str(one.row.id)))] for one, label in tied),
            [button(words.plain("results-share"), press.changed(action=Action.SHARE))],
            [_back(words, panel.standing.call.id)],
        ]
    )


def pick_keyboard(words: Words, call: CallId, page: Page[tuple[Line, str]]) -> InlineKeyboardMarkup:
    press = ResultsPress(action=Action.PICK, id=call)
    return inline(
        [
            *(
                [button(label, ResultsPress(action=Action.ENTRY, id=one.entry.id))]
                for one, label in page.items
            ),
            paging(page, lambda number: press.changed(page=number)),
            [_back(words, call)],
        ]
    )


def entry_keyboard(
    words: Words, call: CallId, entry: EntryId, outcomes: list[tuple[str, str]]
) -> InlineKeyboardMarkup:
    press = ResultsPress(action=Action.SET, id=entry)
    return inline(
        [
            *([button(label, press.changed(value=id_))] for id_, label in outcomes),
            [button(words.plain("results-as-ranked"), press)],
            [
                button(
                    words.plain("results-annul"), press.changed(action=Action.ANNUL), Style.DANGER
                )
            ],
            [_back(words, call)],
        ]
    )


def ask_keyboard(words: Words, call: CallId) -> InlineKeyboardMarkup:
    yes = ResultsPress(action=Action.ANNOUNCE, id=call)
    return inline(
        [[button(words.plain("results-announce"), yes, Style.WANTED)], [_back(words, call)]]
    )


def sheet_keyboard(words: Words, call: CallId, sheet: TakenSheet | None) -> InlineKeyboardMarkup:
    take: Row = []
    if sheet is not None:
        press = ResultsPress(action=Action.TAKE, id=sheet.id)
        take = [button(words.plain("results-take"), press, Style.WANTED)]
    return inline([take, [_back(words, call)]])


def announced_keyboard(words: Words, facts: Announced, page: Page[Line]) -> InlineKeyboardMarkup:
    show = ResultsPress(action=Action.SHOW, id=facts.call.id)
    picture = button(words.plain("results-picture"), show.changed(action=Action.PICTURE))
    own = {one.entry.id for one in facts.own} if facts.may_appeal and not facts.appeals else set()
    return inline(
        [
            paging(page, lambda number: show.changed(page=number)),
            [picture] if facts.winners else [],
            *([appeal_button(words, one)] for one in sorted(own)),
            [panel_button(words, facts.call.id)] if facts.leads else [],
            [section_button(words, Entry.CALLS)],
        ]
    )


def appeal_button(words: Words, entry: EntryId) -> InlineKeyboardButton:
    return button(words.plain("results-appeal"), ResultsPress(action=Action.APPEAL, id=entry))


def appeals_keyboard(
    words: Words, call: CallId, appeals: list[tuple[Appeal, str]]
) -> InlineKeyboardMarkup:
    return inline(
        [
            *(
                [button(label, ResultsPress(action=Action.HEAR, id=one.id))]
                for one, label in appeals
            ),
            [_back(words, call)],
        ]
    )


def hearing_keyboard(
    words: Words, call: CallId, appeal: int, outcomes: list[tuple[str, str]]
) -> InlineKeyboardMarkup:
    press = ResultsPress(action=Action.GRANT, id=appeal)
    return inline(
        [
            *([button(label, press.changed(value=id_))] for id_, label in outcomes),
            [button(words.plain("results-reject"), press.changed(action=Action.REJECT))],
            [_back(words, call)],
        ]
    )


def result_keyboard(words: Words, call: CallId, entry: EntryId | None) -> InlineKeyboardMarkup:
    """Below the letter; `entry`: its outcome waits for the author's answer."""
    if entry is None:
        return inline([[results_button(words, call)]])
    accept = ResultsPress(action=Action.ACCEPT, id=entry)
    return inline(
        [
            [button(words.plain("results-accept"), accept, Style.WANTED)],
            [button(words.plain("results-decline"), accept.changed(action=Action.DECLINE))],
            [results_button(words, call)],
        ]
    )


def back_keyboard(words: Words, call: CallId) -> InlineKeyboardMarkup:
    return inline([[_back(words, call)]])


def _back(words: Words, call: CallId) -> InlineKeyboardButton:
    back = ResultsPress(action=Action.PANEL, id=call)
    return button(words.plain("results-back"), back)
