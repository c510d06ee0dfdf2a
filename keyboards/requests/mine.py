"""Buttons of a person's own requests."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import RequestId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.paging import paging
from locales.texts import Words


class Action(StrEnum):
    LIST = "list"
    OPEN = "open"
    WITHDRAW = "withdraw"
    """Asks for confirmation."""
    WITHDRAW_NOW = "withdraw-now"
    WHOLE = "whole"
    """All readers and the whole history; `page` is a part of it."""
    RESOLVED = "healed"
    REOPEN = "reopen"


class RequestsPress(Press, prefix="requests"):
    """`page` is a page of the list, from 0."""

    action: Action
    request: Number | None = None
    page: Number | None = None


def open_button(words: Words, number: RequestId) -> InlineKeyboardButton:
    """The button that opens an own request from any screen."""
    return button(words.plain("requests-open"), RequestsPress(action=Action.OPEN, request=number))


def withdraw_button(words: Words, number: RequestId) -> InlineKeyboardButton:
    press = RequestsPress(action=Action.WITHDRAW, request=number)
    return button(words.plain("requests-withdraw"), press)


def list_keyboard(page: Page[object], labels: list[tuple[RequestId, str]]) -> InlineKeyboardMarkup:
    """`labels`: ids of the requests on the page and their labels."""
    opening = [
        button(label, RequestsPress(action=Action.OPEN, request=number, page=page.number))
        for number, label in labels
    ]
    turning = paging(page, lambda number: RequestsPress(action=Action.LIST, page=number))
    return inline([*grid(opening, 1), turning])


def empty_keyboard(words: Words) -> InlineKeyboardMarkup:
    begin = beginning(FormName.DEFICIT)
    return inline([[button(words.plain("requests-begin"), begin, Style.PRIMARY)]])


def whole_button(words: Words, number: RequestId) -> InlineKeyboardButton:
    return button(words.plain("requests-whole"), RequestsPress(action=Action.WHOLE, request=number))


def whole_keyboard(words: Words, number: RequestId, page: Page[object]) -> InlineKeyboardMarkup:
    press = RequestsPress(action=Action.WHOLE, request=number)
    turning = paging(page, lambda to: press.model_copy(update={"page": to}))
    back = RequestsPress(action=Action.OPEN, request=number)
    return inline([turning, [button(words.plain("forms-back"), back)]])


def request_keyboard(words: Words, rows: list[Row], page: int) -> InlineKeyboardMarkup:
    """`rows`: what the author can do with the request."""
    back = button(words.plain("requests-to-list"), RequestsPress(action=Action.LIST, page=page))
    return inline([*rows, [back]])


def withdraw_keyboard(words: Words, number: RequestId) -> InlineKeyboardMarkup:
    sure = RequestsPress(action=Action.WITHDRAW_NOW, request=number)
    back = RequestsPress(action=Action.OPEN, request=number)
    return inline(
        [
            [button(words.plain("requests-withdraw-now"), sure, Style.DANGER)],
            [button(words.plain("forms-back"), back)],
        ]
    )
