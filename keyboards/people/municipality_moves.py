"""Buttons of the moves of municipalities."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import MunicipalityMoveId
from district.pages import Page
from district.people.municipality_moves import MoveFacts
from keyboards.buttons import Number, Press, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.paging import paging
from locales.texts import Words


class MovesAction(StrEnum):
    LIST = "list"
    CARD = "card"
    TAKE_BACK = "take-back"


class MovesPress(Press, prefix="moves"):
    """`page` of the list, or the `move` to open or take back."""

    action: MovesAction
    page: Number | None = None
    move: Number | None = None


def moves_button(words: Words, key: str = "moves-open") -> InlineKeyboardButton:
    return button(words.plain(key), MovesPress(action=MovesAction.LIST))


def moves_keyboard(
    words: Words, page: Page[MoveFacts], labels: Sequence[str]
) -> InlineKeyboardMarkup:
    """`labels` are the labels of the moves on the page."""
    cards = [
        button(label, MovesPress(action=MovesAction.CARD, move=facts.move.id))
        for label, facts in zip(labels, page.items, strict=True)
    ]
    turning = paging(page, lambda to: MovesPress(action=MovesAction.LIST, page=to))
    begin = button(words.plain("moves-begin"), beginning(Form.MUNICIPALITY), Style.PRIMARY)
    return inline([*grid(cards, 1), turning, [begin]])


def move_keyboard(
    words: Words, move: MunicipalityMoveId, *, is_planned: bool
) -> InlineKeyboardMarkup:
    take_back = MovesPress(action=MovesAction.TAKE_BACK, move=move)
    return inline(
        [
            [button(words.plain("moves-take-back"), take_back, Style.DANGER)] if is_planned else [],
            [moves_button(words, "moves-to-list")],
        ]
    )


def back_to_moves(words: Words) -> InlineKeyboardMarkup:
    return inline([[moves_button(words, "moves-to-list")]])
