"""Buttons of a person's own data."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from keyboards.buttons import Press, Style, button, inline
from keyboards.menu import to_menu
from keyboards.people.accounts import lost_button
from locales.texts import Words


class PrivacyAction(StrEnum):
    OPEN = "open"
    MY_DATA = "my-data"
    ASK_DELETE = "ask-delete"
    DELETE = "delete"


class PrivacyPress(Press, prefix="privacy"):
    action: PrivacyAction


def privacy_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline(
        [
            [button(words.plain("privacy-my-data"), PrivacyPress(action=PrivacyAction.MY_DATA))],
            [lost_button(words)],
            [
                button(
                    words.plain("privacy-delete"),
                    PrivacyPress(action=PrivacyAction.ASK_DELETE),
                    Style.DANGER,
                )
            ],
            [to_menu(words)],
        ]
    )


def deleting_keyboard(words: Words) -> InlineKeyboardMarkup:
    sure = PrivacyPress(action=PrivacyAction.DELETE)
    stay = PrivacyPress(action=PrivacyAction.OPEN)
    return inline(
        [
            [button(words.plain("privacy-delete-sure"), sure, Style.DANGER)],
            [button(words.plain("common-back"), stay)],
        ]
    )
