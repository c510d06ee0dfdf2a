"""An author's announcements: list, card, actions."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.types import CallbackQuery
from pydantic import Field

from district.announcements.announcement import (
    Announcement,
    AnnouncementMove,
    Button,
    Category,
    Content,
)
from district.announcements.recipients import widest
from district.errors import NotFound
from district.ids import AnnouncementId
from district.pages import Page
from district.people.roles import Permission
from handlers.menu import opens
from handlers.show import stop_spinner
from handlers.tap import Presses, Said, Tap
from keyboards.announcements.list import SURE, AnnouncementsAction, AnnouncementsPress
from keyboards.menu import Entry
from screens.announcements.copies import preview_calls
from screens.announcements.list import announcement_screen, announcements_list, ask_sure, report
from services.announcements.list import Announcements
from services.limiting import Limiting

A, M = AnnouncementsAction, AnnouncementMove
_MOVES = {
    A.HOLD: M.HOLD,
    A.RELEASE: M.RELEASE,
    A.PAUSE: M.PAUSE,
    A.GO_ON: M.GO_ON,
    A.STOP_NOW: M.STOP,
    A.DROP_NOW: M.DROP,
    A.SEND_AGAIN_NOW: M.SEND_AGAIN,
    A.SEND_OLD_NOW: M.SEND_LATE,
    A.SEND_LATE: M.SEND_LATE,
    A.KEEP: M.LEAVE,
}


class AnnouncementPress(AnnouncementsPress, prefix="announcements"):
    announcement: Annotated[AnnouncementId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementList:
    announcements: Announcements
    limiting: Limiting

    def register(self, router: Router) -> None:
        opens(router, self.show_first_page, Entry.ANNOUNCEMENTS)
        press = Presses(router, AnnouncementsPress.__prefix__)
        press(AnnouncementsPress, self.turn_page, A.AHEAD, A.BEHIND)
        press(AnnouncementPress, self.open, A.OPEN)
        press(AnnouncementPress, self.preview, A.LOOK)
        press(AnnouncementPress, self.send_report, A.REPORT)
        press(AnnouncementPress, self.ask_sure, *SURE)
        press(AnnouncementPress, self.recall, A.RECALL_NOW)
        press(AnnouncementPress, self.move, *_MOVES)

    async def show_first_page(self, said: Said) -> None:
        """Shows the planned ones; the finished ones if there are no others."""
        page = await self._page(said, is_behind=False)
        if not page.total and (behind := await self._page(said, is_behind=True)).total:
            await self._show(said, behind, is_behind=True)
        else:
            await self._show(said, page, is_behind=False)

    async def turn_page(self, tap: Tap[AnnouncementsPress]) -> None:
        await detach_card(tap, self.announcements)
        is_behind, number = tap.press.action is A.BEHIND, tap.press.page or 0
        page = await self._page(tap, is_behind=is_behind, number=number)
        if page.items == () and number:
            raise NotFound
        await self._show(tap, page, is_behind=is_behind)

    async def open(self, tap: Tap[AnnouncementPress]) -> None:
        """Shows the announcement; the message becomes its progress card."""
        facts = await self.announcements.facts(tap.actor, tap.press.announcement)
        shown = await tap.show(announcement_screen(tap.words, facts))
        if shown is not None:
            await self.announcements.follow(tap.actor, tap.press.announcement, shown.message_id)

    async def preview(self, tap: Tap[AnnouncementPress]) -> None:
        """Sends a copy as readers see it now."""
        facts = await self.announcements.facts(tap.actor, tap.press.announcement)
        one = facts.announcement
        await send_preview(tap, one.content, one.buttons, one.category)

    async def send_report(self, tap: Tap[AnnouncementPress]) -> None:
        rows = await self.announcements.report(tap.actor, tap.press.announcement)
        await self.limiting.take_file(tap.actor, "report")
        facts = await self.announcements.facts(tap.actor, tap.press.announcement)
        await tap.send(report(tap.words, facts, rows))

    async def ask_sure(self, tap: Tap[AnnouncementPress]) -> None:
        facts = await self.announcements.facts(tap.actor, tap.press.announcement)
        await detach_card(tap, self.announcements)
        await tap.show(ask_sure(tap.words, tap.press.action, facts))

    async def recall(self, tap: Tap[AnnouncementPress]) -> None:
        await self.announcements.recall(tap.actor, tap.press.announcement)
        await self.open(tap)

    async def move(self, tap: Tap[AnnouncementPress]) -> None:
        move = _MOVES[tap.press.action]
        await self.announcements.move(tap.actor, tap.press.announcement, move)
        await self.open(tap)

    async def _page(self, said: Said, *, is_behind: bool, number: int = 0) -> Page[Announcement]:
        widest(said.actor)
        return await self.announcements.page(said.actor, is_behind=is_behind, number=number)

    async def _show(self, said: Said, page: Page[Announcement], *, is_behind: bool) -> None:
        asks = said.actor.may(Permission.MAKE_ACTIVITIES)
        await said.show(announcements_list(said.words, page, is_behind=is_behind, asks=asks))


async def detach_card(said: Said, announcements: Announcements) -> None:
    """Stops updating a progress card whose message was pressed and shows another screen now."""
    if isinstance(said.event, CallbackQuery) and said.event.message is not None:
        await announcements.detach_card(said.actor, said.event.message.message_id)


async def send_preview(
    said: Said, content: Content, buttons: tuple[Button, ...], category: Category | None
) -> None:
    """Sends the messages that recipients would get; their buttons do nothing."""
    if isinstance(said.event, CallbackQuery) and said.event.bot is not None:
        await stop_spinner(said.event)
        for call in preview_calls(said.words, said.event.from_user.id, content, buttons, category):
            await said.event.bot(call)
