"""Buttons of the search for a person who came without a seat."""

from aiogram.types import InlineKeyboardButton

from district.activities.activity import Session
from district.ids import ActivityId, PersonId
from keyboards.activities.manage import Action, OrganisingPress, sheet_press
from keyboards.buttons import Style, button
from locales.texts import Words


def admit_button(
    label: str, number: ActivityId, session: Session, person: PersonId, *, is_sure: bool = False
) -> InlineKeyboardButton:
    value = f"{session.id}-{person}-{int(is_sure)}"
    press = OrganisingPress(action=Action.ADMIT, activity=number, value=value)
    return button(label, press, Style.DANGER if is_sure else None)


def to_sheet_button(words: Words, number: ActivityId, session: Session) -> InlineKeyboardButton:
    return button(words.plain("door-to-sheet"), sheet_press(number, session))
