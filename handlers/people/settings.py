"""Settings: language, profile, muted categories, own data."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Command

from district.ids import CategoryId
from handlers.menu import opens, show_menu
from handlers.tap import Presses, Said, Tap, says
from keyboards.menu import Entry
from keyboards.people.settings import SettingsAction, SettingsPress
from locales.texts import Texts
from screens.people.settings import (
    categories_screen,
    digest_screen,
    findable_screen,
    settings_screen,
    spoken_screen,
)
from services.announcements.list import Announcements
from services.drafts import Drafts
from services.people.people import People
from services.requests.desk import Desk


class CategoryPress(SettingsPress, prefix="settings"):
    category: CategoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    people: People
    announcements: Announcements
    drafts: Drafts
    desk: Desk
    texts: Texts

    def register(self, router: Router) -> None:
        opens(router, self.show, Entry.SETTINGS)
        says(router, self.show, Command("settings", "language"))
        press, action = Presses(router, SettingsPress.__prefix__), SettingsAction
        press(SettingsPress, self.show, action.OPEN)
        press(SettingsPress, self.speak, action.LANGUAGE)
        press(SettingsPress, self.show_categories, action.CATEGORIES)
        press(SettingsPress, self.choose_digest, action.DIGEST, action.CARDS)
        press(SettingsPress, self.choose_findable, action.FOUND, action.HIDDEN)
        press(CategoryPress, self.turn_category, action.MUTE, action.UNMUTE)

    async def show(self, said: Said) -> None:
        await said.show(settings_screen(said.words, said.actor))

    async def show_categories(self, said: Said) -> None:
        categories = await self.announcements.categories()
        muted = await self.announcements.muted(said.actor)
        await said.show(categories_screen(said.words, categories, muted))

    async def turn_category(self, tap: Tap[CategoryPress]) -> None:
        is_on = tap.press.action is SettingsAction.UNMUTE
        await self.announcements.turn(tap.actor, tap.press.category, is_on=is_on)
        await self.show_categories(tap)

    async def choose_digest(self, tap: Tap[SettingsPress]) -> None:
        is_on = tap.press.action is SettingsAction.DIGEST
        await self.desk.take_digest(tap.actor, is_on=is_on)
        person = replace(tap.actor.person, takes_digest=is_on)
        await tap.show(digest_screen(tap.words, replace(tap.actor, person=person)))

    async def choose_findable(self, tap: Tap[SettingsPress]) -> None:
        is_on = tap.press.action is SettingsAction.FOUND
        actor = await self.people.be_findable(tap.actor, is_on=is_on)
        await tap.show(findable_screen(tap.words, actor))

    async def speak(self, tap: Tap[SettingsPress]) -> None:
        """Shows the menu again with labels in the new language."""
        language = tap.press.language or tap.words.language
        await self.people.speak(tap.actor, language)
        words = self.texts.of(language)
        await tap.show(spoken_screen(words, tap.actor))
        await show_menu(tap.event, tap.state, tap.actor, words, self.drafts)
