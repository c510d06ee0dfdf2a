"""Buttons of the import and export of a plan as a spreadsheet."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.drafts import Form
from keyboards.buttons import Press, button
from keyboards.form import FormAction, FormPress
from locales.texts import Words


class ImportingAction(StrEnum):
    BEGIN = "begin"
    TEMPLATE = "template"
    EXPORT = "export"
    PUBLISH = "publish"
    KEEP = "keep"
    RESUME = "resume"
    CANCEL = "cancel"


FILES = (ImportingAction.TEMPLATE, ImportingAction.EXPORT)
OF_FORM = tuple(one for one in ImportingAction if one not in FILES)
"""Buttons of before the form was declared; they live on in chats."""


class ImportingPress(Press, prefix="importing"):
    action: ImportingAction


def form_press(press: ImportingPress) -> FormPress:
    """Returns what an older button means to the declared form."""
    if press.action in {ImportingAction.PUBLISH, ImportingAction.KEEP}:
        return FormPress(action=FormAction.ACT, form=Form.IMPORT, value=press.action)
    return FormPress(action=FormAction(press.action.value), form=Form.IMPORT)


def template_button(words: Words) -> InlineKeyboardButton:
    press = ImportingPress(action=ImportingAction.TEMPLATE)
    return button(words.plain("importing-template"), press)
