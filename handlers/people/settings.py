"""Settings: the language, what one told of oneself, one's data."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from district.ids import CategoryId
from district.people.roles import Actor
from handlers.filters import On
from handlers.menu import MenuLabel, show_menu
from handlers.show import Event, show
from keyboards.menu import Entry
from keyboards.people.settings import SettingsAction, SettingsPress
from locales.texts import Texts, Words
from screens.people.settings import categories_screen, settings_screen, spoken_screen
from services.announcements.list import Announcements
from services.drafts import Drafts
from services.people.people import People


def router() -> Router:
    settings = Router(name="settings")
    settings.message.register(open_settings, MenuLabel(Entry.SETTINGS))
    settings.message.register(open_settings, Command("settings", "language"))
    press = settings.callback_query
    press.filter(SettingsPress.filter())
    press.register(open_settings, On(SettingsAction.OPEN))
    press.register(speak, On(SettingsAction.LANGUAGE))
    press.register(show_categories, On(SettingsAction.CATEGORIES))
    press.register(turn_category, On(SettingsAction.MUTE, SettingsAction.UNMUTE))
    return settings


async def open_settings(event: Event, words: Words) -> None:
    await show(event, settings_screen(words))


async def show_categories(
    query: CallbackQuery, actor: Actor, words: Words, announcements: Announcements
) -> None:
    categories, muted = await announcements.categories(), await announcements.muted(actor)
    await show(query, categories_screen(words, categories, muted))


async def turn_category(
    query: CallbackQuery,
    callback_data: SettingsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    category = CategoryId(callback_data.category or "")
    is_on = callback_data.action is SettingsAction.UNMUTE
    await announcements.turn(actor, category, is_on=is_on)
    await show_categories(query, actor, words, announcements)


async def speak(
    query: CallbackQuery,
    callback_data: SettingsPress,
    actor: Actor,
    state: FSMContext,
    words: Words,
    texts: Texts,
    people: People,
    drafts: Drafts,
) -> None:
    """The menu comes anew, so that its labels speak the language too."""
    language = callback_data.language or words.language
    await people.speak(actor, language)
    spoken = texts.of(language)
    await show(query, spoken_screen(spoken))
    await show_menu(query, state, actor, spoken, drafts)
