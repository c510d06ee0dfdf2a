"""Buttons of protocols: the list, a card, its files."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.council.protocol import ProtocolCard, ProtocolPage
from district.drafts import Form as FormName
from district.ids import ProtocolId
from keyboards.buttons import Number, Press, Row, button, inline
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words


class Action(StrEnum):
    LIST = "list"
    """Without a page it begins anew; with one it keeps the search."""
    CARD = "card"
    DOCX = "docx"
    PDF = "pdf"


class ProtocolsPress(Press, prefix="protocols"):
    action: Action
    protocol: Number = 0
    page: Number | None = None


LIST = ProtocolsPress(action=Action.LIST)


def protocol_buttons(words: Words, protocol: ProtocolId) -> Row:
    """Returns the buttons of both files of the version."""
    docx = ProtocolsPress(action=Action.DOCX, protocol=protocol)
    return [
        button(words.plain("protocols-docx"), docx),
        button(words.plain("protocols-pdf"), docx.changed(action=Action.PDF)),
    ]


def protocols_keyboard(
    words: Words, found: ProtocolPage, labels: list[tuple[ProtocolId, str]]
) -> InlineKeyboardMarkup:
    cards = [[_card(label, protocol)] for protocol, label in labels]
    turning = paging(found.page, lambda number: LIST.changed(page=number))
    every = [[button(words.plain("forms-whole-list"), LIST)]] if found.search else []
    return inline([*cards, turning, *every, [back_to(words, Entry.COUNCIL)]])


def protocol_keyboard(
    words: Words, card: ProtocolCard, others: list[tuple[ProtocolId, str]]
) -> InlineKeyboardMarkup:
    """`others`: versions beside the shown one."""
    number = card.protocol.id
    correct = button(words.plain("protocols-correct"), beginning(FormName.PROTOCOL, str(number)))
    return inline(
        [
            protocol_buttons(words, number),
            [correct] if card.may_correct and card.is_latest else [],
            *([_card(label, protocol)] for protocol, label in others),
            [button(words.plain("protocols-back"), LIST.changed(page=0))],
        ]
    )


def to_protocol(words: Words, protocol: ProtocolId) -> InlineKeyboardButton:
    return _card(words.plain("protocols-open"), protocol)


def _card(label: str, protocol: ProtocolId) -> InlineKeyboardButton:
    return button(label, ProtocolsPress(action=Action.CARD, protocol=protocol))
