"""Buttons of the list of holidays."""

from datetime import date
from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.drafts import Form
from district.holidays import HolidayKind
from keyboards.buttons import Number, Press, button
from keyboards.form import beginning
from locales.texts import Words


class HolidaysAction(StrEnum):
    LIST = "list"
    OPEN = "open"
    REMOVE = "remove"


class HolidaysPress(Press, prefix="holidays"):
    """`page` of the list, or the `day` to open or remove; `ends`: the last of several days."""

    action: HolidaysAction
    page: Number | None = None
    day: str | None = None
    ends: str | None = None


def holidays_button(
    words: Words, key: str = "holidays-open", page: int = 0
) -> InlineKeyboardButton:
    return button(words.plain(key), HolidaysPress(action=HolidaysAction.LIST, page=page))


def add_button(words: Words, kind: HolidayKind) -> InlineKeyboardButton:
    return button(words.plain(f"holidays-add-{kind}"), beginning(Form.HOLIDAY, kind))


def day_button(
    label: str, action: HolidaysAction, starts: date, ends: date
) -> InlineKeyboardButton:
    last = None if starts == ends else ends.isoformat()
    return button(label, HolidaysPress(action=action, day=starts.isoformat(), ends=last))
