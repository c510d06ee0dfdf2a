"""Notices that the intake sends directly, at most once, without the outbox: the reader may not be
in the database.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from bot.intake.update_parser import language_code, press_of, private_chat
from bot.sending.pace import Pace, sending
from district.clock import Clock
from district.errors import DatabaseFault
from district.languages import Language
from district.letters import Urgency
from locales.texts import Texts, Words
from storage.database import Database
from storage.people.people import find_actor

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Timeout in seconds of a notice; then it is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    bot: Bot
    pace: Pace
    database: Database
    texts: Texts
    clock: Clock

    def can_tell(self, chat: int) -> bool:
        """Returns False while Telegram has imposed a pause on the bot or on that chat."""
        return not (self.pace.silence or self.pace.silence_in(chat))

    async def tell(self, raw: Mapping[str, Any], say: Callable[[Words], str]) -> None:
        """Sends the text that `say` returns, in the language of the update's sender.

        Shows it as an alert if the update is a press that can still be answered, else as a message.
        Errors are logged and ignored.
        """
        chat = private_chat(raw)
        if chat is None:
            return
        try:
            words = self.texts.of(await self._language(chat, raw))
            async with asyncio.timeout(PATIENCE):
                if not await self._is_answered(raw, say(words)):
                    with sending(Urgency.NOTICE):
                        await self.bot.send_message(chat, say(words))
        except (TelegramAPIError, TimeoutError) as error:
            log.warning("notice was not sent: %s", str(error) or type(error).__name__)

    async def _is_answered(self, raw: Mapping[str, Any], text: str) -> bool:
        press = press_of(raw)
        if press is None:
            return False
        try:
            return await self.bot.answer_callback_query(press, text=text, show_alert=True)
        except TelegramBadRequest:
            return False  # the press can no longer be answered

    async def _language(self, account: int, raw: Mapping[str, Any]) -> Language:
        try:
            async with self.database.read() as connection:
                actor = await find_actor(connection, account, self.clock())
        except DatabaseFault:
            actor = None
        if actor is not None:
            return actor.language
        return Language.chosen_from(language_code(raw))
