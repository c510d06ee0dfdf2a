"""Screens of the settings."""

from collections.abc import Collection, Iterable

from district.announcements.announcement import Category
from district.ids import CategoryId
from keyboards.people.settings import categories_keyboard, settings_keyboard
from locales.texts import Words
from screens.screen import Screen


def settings_screen(words: Words) -> Screen:
    return Screen(text=words("settings-title"), keyboard=settings_keyboard(words))


def categories_screen(
    words: Words, categories: Iterable[Category], muted: Collection[CategoryId]
) -> Screen:
    """Shows which categories of announcements are muted."""
    keyboard = categories_keyboard(words, categories, muted)
    return Screen(text=words("settings-categories-ask"), keyboard=keyboard)


def spoken_screen(words: Words) -> Screen:
    return Screen(text=words("settings-spoken"), keyboard=settings_keyboard(words))
