"""Buttons of the author's side of entries: «Мои работы», the card, the co-author's answer."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.entry import Entry, EntryFile, EntryMove, EntryStatus
from district.calls.entry_form import about_call, about_entry
from district.calls.project import is_project
from district.calls.slots import slot_stage
from district.calls.visible import EntryFacts
from district.drafts import Form
from district.ids import CallId, EntryId, RequestId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, inline
from keyboards.calls import slots
from keyboards.calls.calls import call_button
from keyboards.calls.results import results_button
from keyboards.form import beginning, resuming
from keyboards.menu import Entry as MenuEntry
from keyboards.menu import section_button
from keyboards.paging import paging
from keyboards.requests.deciding import open_card
from locales.texts import Words


class EntriesAction(StrEnum):
    LIST = "list"
    OPEN = "open"
    WHOLE = "whole"
    """The card with uncut answers."""
    ASK_WITHDRAW = "ask-withdraw"
    WITHDRAW = "withdraw"
    AGREE = "agree"
    """A co-author agrees to be named."""
    REFUSE = "refuse"
    FILE = "file"
    """Sends a file; `page`: its place."""
    PROJECTS = "projects"
    PROJECT = "project"
    STEP_FILE = "step-file"


class EntriesPress(Press, prefix="entries"):
    """`page` is a page of the list, or of a card with uncut answers, from 0."""

    action: EntriesAction
    entry: Number | None = None
    page: Number | None = None
    request: Number | None = None
    """The request from whose card it was opened."""


_A = EntriesAction
LABEL = 40
"""Limit in characters of the name of a file on a button."""


def own_entries_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("entries-mine"), EntriesPress(action=_A.LIST))


def entry_button(words: Words, entry: EntryId, label: str | None = None) -> InlineKeyboardButton:
    text = words.plain("entries-open") if label is None else label
    return button(text, EntriesPress(action=_A.OPEN, entry=entry))


def project_button(words: Words, entry: EntryId, label: str | None = None) -> InlineKeyboardButton:
    text = label or words.plain("projects-open")
    return button(text, EntriesPress(action=_A.PROJECT, entry=entry))


def file_rows(
    words: Words, entry: EntryId, files: Sequence[EntryFile], action: EntriesAction = _A.FILE
) -> list[Row]:
    """Buttons that send the files."""
    return [
        [
            button(
                words.plain("bank-file", name=one.name[:LABEL]),
                EntriesPress(action=action, entry=entry, page=at),
            )
        ]
        for at, one in enumerate(files)
    ]


def list_keyboard(
    words: Words, page: Page[object], labels: Sequence[tuple[EntryId, str]]
) -> InlineKeyboardMarkup:
    rows = [[entry_button(words, entry, label)] for entry, label in labels]
    turning = paging(page, lambda to: EntriesPress(action=_A.LIST, page=to))
    return inline([*rows, turning, [section_button(words, MenuEntry.CALLS)]])


def card_keyboard(
    words: Words,
    facts: EntryFacts,
    *,
    is_cut: bool,
    whole: Page[object] | None,
    request: int | None,
) -> InlineKeyboardMarkup:
    """`whole`: the page of uncut answers; `request`: whose card it was opened from."""
    entry, is_author, stage = facts.entry, facts.reader.is_author, slot_stage(facts.call)
    meets = stage is not None and entry.stage == stage.id
    uncut = EntriesPress(action=_A.WHOLE, entry=entry.id)
    files = () if facts.visible.renamed else facts.files
    takes_part = facts.reader.takes_part
    back = own_entries_button(words) if takes_part else call_button(words, entry.call)
    if request is not None:
        back = open_card(words, RequestId(request))
    has_results = entry.status.has_ended and facts.call.is_announced
    has_project = is_project(facts.call.kind, entry) and (takes_part or facts.reader.decides)
    is_admitted = entry.status is EntryStatus.ADMITTED
    return inline(
        [
            paging(whole, lambda to: uncut.changed(page=to)) if whole else [],
            [_change(words, entry)] if is_author and entry.status is EntryStatus.RETURNED else [],
            [slots.own_button(words, entry.id)] if meets and is_author and is_admitted else [],
            [button(words.plain("entries-whole"), uncut)] if is_cut and whole is None else [],
            [entry_button(words, entry.id, words.plain("entries-shorter"))] if whole else [],
            [_ask_withdraw(words, entry)] if is_author and entry.can(EntryMove.WITHDRAW) else [],
            *file_rows(words, entry.id, files),
            [project_button(words, entry.id)] if has_project else [],
            [results_button(words, entry.call)] if has_results else [],
            [back],
        ]
    )


def _change(words: Words, entry: Entry) -> InlineKeyboardButton:
    press = beginning(Form.ENTRY, about_entry(entry.id))
    return button(words.plain("entries-change"), press, Style.PRIMARY)


def _ask_withdraw(words: Words, entry: Entry) -> InlineKeyboardButton:
    press = EntriesPress(action=_A.ASK_WITHDRAW, entry=entry.id)
    return button(words.plain("entries-withdraw"), press)


def withdrawing_keyboard(words: Words, entry: EntryId) -> InlineKeyboardMarkup:
    sure = EntriesPress(action=_A.WITHDRAW, entry=entry)
    return inline(
        [
            [button(words.plain("entries-withdraw-sure"), sure, Style.DANGER)],
            [entry_button(words, entry, words.plain("entries-keep"))],
        ]
    )


def unsent_keyboard(words: Words, call: CallId) -> InlineKeyboardMarkup:
    press = resuming(Form.ENTRY, about_call(call))
    return inline([[button(words.plain("entries-resume"), press, Style.PRIMARY)]])


def answering_keyboard(words: Words, entry: EntryId) -> InlineKeyboardMarkup:
    """The question to a co-author."""
    agree = EntriesPress(action=_A.AGREE, entry=entry)
    refuse = EntriesPress(action=_A.REFUSE, entry=entry)
    return inline(
        [
            [button(words.plain("entries-agree"), agree, Style.WANTED)],
            [button(words.plain("entries-refuse"), refuse)],
        ]
    )


def answered_keyboard(words: Words, entry: EntryId, *, agreed: bool) -> InlineKeyboardMarkup:
    """After the answer, which may be changed."""
    action, label = (_A.REFUSE, "entries-refuse") if agreed else (_A.AGREE, "entries-agree")
    other = button(words.plain(label), EntriesPress(action=action, entry=entry))
    return inline([[entry_button(words, entry)] if agreed else [], [other]])
