"""Buttons of the library."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import DocumentId
from district.library import DATED, Document, DocumentKind, Section
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, inline, link
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words

LABEL = 40
"""Limit in characters of a title on a button."""
REGULATION = DocumentId("regulation")
"""The id of the founding regulation in the data file."""


class LibraryAction(StrEnum):
    LIST = "list"
    """All documents."""
    PAGE = "page"
    """Keeps the search of the conversation."""
    KIND = "kind"
    """Documents of one kind, named in place of a document."""
    DONE = "done"
    """Marks a task as done."""
    CARD = "card"
    SECTION = "section"
    FILE = "file"
    ASK_REMOVE = "ask-remove"
    REMOVE = "remove"


class LibraryPress(Press, prefix="library"):
    action: LibraryAction
    document: str | None = None
    page: Number = 0
    """A page of the list, or a part of the text."""


A = LibraryAction


def library_rows(words: Words) -> list[Row]:
    """Returns the ways from «О проекте» to the regulation and to all documents."""
    regulation = LibraryPress(action=A.CARD, document=REGULATION)
    return [
        [button(words.plain("library-regulation"), regulation)],
        [button(words.plain("library-open"), LibraryPress(action=A.LIST))],
        [
            button(words.plain(f"library-all-{one}"), LibraryPress(action=A.KIND, document=one))
            for one in DATED
        ],
    ]


def list_keyboard(
    words: Words, page: Page[Document], labels: list[str], *, searched: bool, keeps: bool
) -> InlineKeyboardMarkup:
    """`searched`: these are not all documents."""
    cards = [
        [button(label, LibraryPress(action=A.CARD, document=one.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    turning = paging(page, lambda to: LibraryPress(action=A.PAGE, page=to))
    whole = button(words.plain("library-all"), LibraryPress(action=A.LIST))
    add = button(words.plain("library-add"), beginning(Form.DOCUMENT))
    about = back_to(words, Entry.ABOUT)
    return inline([*cards, turning, [whole] if searched else [], [add] if keeps else [], [about]])


def card_keyboard(
    words: Words, document: Document, parts: Sequence[Section], *, keeps: bool
) -> InlineKeyboardMarkup:
    """`parts`: those of the text, of which only the first of a section has a title."""
    sections = [
        [button(one.title, LibraryPress(action=A.SECTION, document=document.id, page=place))]
        for place, one in enumerate(parts)
        if one.title
    ]
    has_file = document.file is not None or bool(document.text)
    file = button(words.plain("library-file"), LibraryPress(action=A.FILE, document=document.id))
    address = link(words.plain("library-link"), document.link)
    remove = LibraryPress(action=A.ASK_REMOVE, document=document.id)
    done = LibraryPress(action=A.DONE, document=document.id)
    is_open = document.kind is DocumentKind.TASK and document.done_at is None
    return inline(
        [
            *sections,
            [file] if has_file else [],
            [address] if document.link else [],
            [button(words.plain("library-done"), done)] if keeps and is_open else [],
            [button(words.plain("library-remove"), remove)] if keeps else [],
            [to_library(words)],
        ]
    )


def part_keyboard(words: Words, document: Document, part: Page[Section]) -> InlineKeyboardMarkup:
    """Turns to the parts beside it."""
    turning = paging(part, lambda to: LibraryPress(action=A.SECTION, document=document.id, page=to))
    return inline([turning, [to_document(words, document.id)]])


def removing_keyboard(words: Words, document: Document) -> InlineKeyboardMarkup:
    press = LibraryPress(action=A.REMOVE, document=document.id)
    remove = button(words.plain("library-remove-yes"), press, Style.DANGER)
    return inline([[remove], [to_document(words, document.id)]])


def to_library(words: Words) -> InlineKeyboardButton:
    return button(words.plain("library-back"), LibraryPress(action=A.PAGE))


def to_document(words: Words, document: DocumentId) -> InlineKeyboardButton:
    press = LibraryPress(action=A.CARD, document=document)
    return button(words.plain("forms-back"), press)


def document_keyboard(words: Words, document: DocumentId) -> InlineKeyboardMarkup:
    press = LibraryPress(action=A.CARD, document=document)
    return inline([[button(words.plain("library-card"), press)]])
