"""Buttons of the author's side of entries: «Мои работы», the card, the co-author's answer."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.calls.entry import EntryFile
from district.ids import EntryId
from keyboards.buttons import Number, Press, Row
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
    return EntriesPress(action=_A.LIST).labelled(words.plain("entries-mine"))


def entry_button(words: Words, entry: EntryId, label: str | None = None) -> InlineKeyboardButton:
    press = EntriesPress(action=_A.OPEN, entry=entry)
    return press.labelled(words.plain("entries-open") if label is None else label)


def project_button(words: Words, entry: EntryId, label: str | None = None) -> InlineKeyboardButton:
    press = EntriesPress(action=_A.PROJECT, entry=entry)
    return press.labelled(label or words.plain("projects-open"))


def file_rows(
    words: Words, entry: EntryId, files: Sequence[EntryFile], action: EntriesAction = _A.FILE
) -> list[Row]:
    """Buttons that send the files."""
    press = EntriesPress(action=action, entry=entry)
    labels = [words.plain("bank-file", name=one.name[:LABEL]) for one in files]
    return [[press.labelled(label, page=at)] for at, label in enumerate(labels)]
