"""Screens of the settings."""

from collections.abc import Collection, Iterable

from aiogram.types import InlineKeyboardMarkup

from district.announcements.announcement import Category
from district.ids import CategoryId
from district.people.deputies import has_council_role
from district.people.roles import Actor, Permission, Role
from keyboards.mentions import mine_button
from keyboards.people.deputies import deputies_row
from keyboards.people.settings import categories_keyboard, desk_row, findable_row, settings_keyboard
from locales.texts import Words
from screens.screen import Screen


def settings_screen(words: Words, actor: Actor) -> Screen:
    return Screen(text=words("settings-title"), keyboard=_keyboard(words, actor))


def digest_screen(words: Words, actor: Actor) -> Screen:
    key = "desk-taken" if actor.person.takes_digest else "desk-given-up"
    return Screen(text=words(key), keyboard=_keyboard(words, actor))


def findable_screen(words: Words, actor: Actor) -> Screen:
    key = "settings-is-found" if actor.person.is_findable else "settings-is-hidden"
    return Screen(text=words(key), keyboard=_keyboard(words, actor))


def categories_screen(
    words: Words, categories: Iterable[Category], muted: Collection[CategoryId]
) -> Screen:
    """Shows which categories of announcements are muted."""
    keyboard = categories_keyboard(words, categories, muted)
    return Screen(text=words("settings-categories-ask"), keyboard=keyboard)


def spoken_screen(words: Words, actor: Actor) -> Screen:
    return Screen(text=words("settings-spoken"), keyboard=_keyboard(words, actor))


def _keyboard(words: Words, actor: Actor) -> InlineKeyboardMarkup:
    curator = next((one.id for one in actor.grants if one.role is Role.CURATOR), None)
    more = [findable_row(words, is_findable=actor.person.is_findable), [mine_button(words)]]
    if has_council_role(actor):
        more.append(deputies_row(words))
    if actor.may(Permission.DECIDE_REQUESTS):
        more.append(desk_row(words, takes_digest=actor.person.takes_digest))
    return settings_keyboard(words, curator, more)
