"""The news: the list with a search, and an announcement once more."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery

from district.ids import AnnouncementId
from handlers.menu import opens
from handlers.searched import SearchedList
from handlers.show import stop_spinner
from handlers.tap import Presses, Said, Tap
from keyboards.announcements.news import NewsAction, NewsPress, missed_keyboard
from keyboards.menu import Entry
from screens.announcements.copies import content_calls, copy_calls
from screens.announcements.news import news_screen
from screens.screen import Screen
from services.announcements.news import News

SEARCH = State("search", group_name="NewsState")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsHandlers(SearchedList):
    key = "news"

    news: News

    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.NEWS)
        self.register_search(router)
        press = Presses(router, NewsPress.__prefix__)
        press(NewsPress, self.open, NewsAction.LIST)
        press(NewsPress, self.turn_page, NewsAction.PAGE)
        press(NewsPress, self.show, NewsAction.SHOW)

    @property
    def searching(self) -> State:
        return SEARCH

    async def turn_page(self, tap: Tap[NewsPress]) -> None:
        await self.turn(tap, tap.press.page)

    async def found(self, said: Said, words: str, number: int) -> Screen:
        return news_screen(
            said.words, await self.news.page(said.actor, words, number), search=words
        )

    async def show(self, tap: Tap[NewsPress]) -> None:
        """Sends the announcement below; without a copy with the buttons that need none."""
        one, has_copy = await self.news.get(tap.actor, AnnouncementId(tap.press.announcement))
        if not isinstance(tap.event, CallbackQuery) or tap.event.bot is None:
            return
        await stop_spinner(tap.event)
        account = tap.event.from_user.id
        calls = (
            copy_calls(tap.words, account, one)
            if has_copy
            else content_calls(tap.words, account, one.content, missed_keyboard(tap.words, one))
        )
        for call in calls:
            await tap.event.bot(call)
