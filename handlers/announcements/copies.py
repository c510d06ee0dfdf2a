"""Presses of readers under a copy of an announcement."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from pydantic import Field

from district.announcements.announcement import ButtonKind
from district.errors import NotFound
from district.ids import AnnouncementId
from handlers.activities.browse import Browse
from handlers.show import turn_buttons
from handlers.tap import Presses, Tap
from keyboards.announcements.copies import CopiesAction, CopiesPress, turned_switch
from services.announcements.list import Announcements

A = CopiesAction


class CopyPress(CopiesPress, prefix="copies"):
    announcement: Annotated[AnnouncementId, Field(ge=0, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    announcements: Announcements
    browse: Browse

    def register(self, router: Router) -> None:
        press = Presses(router, CopiesPress.__prefix__)
        press(CopyPress, self.serve, *A)

    async def serve(self, tap: Tap[CopyPress]) -> None:
        """In a preview the buttons only explain themselves."""
        match tap.press.action:
            case _ if tap.press.is_preview:
                await tap.alert(tap.words.plain("copies-preview"))
            case A.READ:
                await self.read(tap)
            case A.SIGN_UP:
                await self.sign_up(tap)
            case A.MUTE | A.UNMUTE:
                await self.switch_category(tap)

    async def read(self, tap: Tap[CopyPress]) -> None:
        number, place = tap.press.announcement, tap.press.button
        await self.announcements.press(tap.actor, number, place, ButtonKind.READ)
        await tap.toast(tap.words.plain("copies-thanks"))

    async def sign_up(self, tap: Tap[CopyPress]) -> None:
        """Sends the activity's current card below the announcement."""
        number, place = tap.press.announcement, tap.press.button
        one = await self.announcements.press(tap.actor, number, place, ButtonKind.SIGN_UP)
        activity = one.buttons[place].activity
        if activity is None:
            raise NotFound
        await tap.send(await self.browse.card(tap, activity))

    async def switch_category(self, tap: Tap[CopyPress]) -> None:
        """Mutes or unmutes the category and inverts the button."""
        is_on = tap.press.action is A.UNMUTE
        category = await self.announcements.category_of(tap.actor, tap.press.announcement)
        await self.announcements.turn(tap.actor, category.id, is_on=is_on)
        name = category.name(tap.words.language)
        await tap.alert(tap.words.plain("copies-on" if is_on else "copies-off", category=name))
        message = tap.event.message if isinstance(tap.event, CallbackQuery) else None
        if isinstance(message, Message) and isinstance(message.reply_markup, InlineKeyboardMarkup):
            keyboard = turned_switch(tap.words, message.reply_markup, tap.press, category)
            await turn_buttons(tap.event, message.message_id, keyboard)
