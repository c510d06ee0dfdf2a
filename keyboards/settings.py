"""Buttons of the settings."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from district.languages import Language
from keyboards.buttons import button, inline
from keyboards.menu import to_menu
from keyboards.privacy import PrivacyAction, PrivacyPress
from keyboards.profile import ProfileAction, ProfilePress
from locales.texts import Words


class SettingsAction(StrEnum):
    OPEN = "open"
    LANGUAGE = "language"


class SettingsPress(CallbackData, prefix="settings"):
    action: SettingsAction
    language: Language | None = None


def settings_keyboard(words: Words) -> InlineKeyboardMarkup:
    other = Language.EN if words.language is Language.RU else Language.RU
    speak = SettingsPress(action=SettingsAction.LANGUAGE, language=other)
    return inline(
        [
            [button(words.plain("settings-profile"), ProfilePress(action=ProfileAction.EDIT))],
            [button(words.plain("settings-other-language"), speak)],
            [button(words.plain("settings-privacy"), PrivacyPress(action=PrivacyAction.OPEN))],
            [to_menu(words)],
        ]
    )
