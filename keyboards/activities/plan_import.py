"""Buttons of a plan that comes from a spreadsheet, or goes into one."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from keyboards.buttons import Press, Style, button, inline
from locales.texts import Words


class ImportingAction(StrEnum):
    BEGIN = "begin"
    TEMPLATE = "template"
    EXPORT = "export"
    PUBLISH = "publish"
    KEEP = "keep"
    RESUME = "resume"
    CANCEL = "cancel"


class ImportingPress(Press, prefix="importing"):
    action: ImportingAction


def waiting_keyboard(words: Words) -> InlineKeyboardMarkup:
    template = ImportingPress(action=ImportingAction.TEMPLATE)
    cancel = ImportingPress(action=ImportingAction.CANCEL)
    return inline(
        [
            [button(words.plain("importing-template"), template)],
            [button(words.plain("forms-cancel"), cancel)],
        ]
    )


def preview_keyboard(words: Words) -> InlineKeyboardMarkup:
    publish = ImportingPress(action=ImportingAction.PUBLISH)
    keep = ImportingPress(action=ImportingAction.KEEP)
    cancel = ImportingPress(action=ImportingAction.CANCEL)
    return inline(
        [
            [button(words.plain("importing-publish"), publish, Style.WANTED)],
            [button(words.plain("importing-keep"), keep)],
            [button(words.plain("forms-cancel"), cancel)],
        ]
    )
