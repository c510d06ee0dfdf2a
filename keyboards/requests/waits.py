"""Buttons of how long requests wait."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from keyboards.buttons import Press, Row, button, inline
from keyboards.requests.pending import to_list
from locales.texts import Words


class WaitsAction(StrEnum):
    CHART = "chart"
    SHEET = "sheet"


class WaitsPress(Press, prefix="waits"):
    action: WaitsAction


def sheet_keyboard(words: Words) -> InlineKeyboardMarkup:
    sheet = button(words.plain("waits-sheet"), WaitsPress(action=WaitsAction.SHEET))
    return inline([[sheet], [to_list(words)]])


def waits_row(words: Words) -> Row:
    return [button(words.plain("waits-open"), WaitsPress(action=WaitsAction.CHART))]
