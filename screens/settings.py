"""Settings."""

from keyboards.settings import settings_keyboard
from locales.texts import Words
from screens.screen import Screen


def settings_screen(words: Words) -> Screen:
    return Screen(text=words("settings-title"), keyboard=settings_keyboard(words))


def spoken_screen(words: Words) -> Screen:
    return Screen(text=words("settings-spoken"), keyboard=settings_keyboard(words))
