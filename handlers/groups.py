"""Groups: the bot only says where it can be used, because deficits are confidential.

It replies to commands and mentions addressed to it, once an hour per group; the time is a row. It
ignores everything else: conversations, service messages, and refused replies.

`/council CODE` and a group bound by a council will precede `send_to_private`, without the limit of
an hour.
"""

import logging
import re
from dataclasses import dataclass

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from keyboards.buttons import inline, link
from keyboards.commands import COMMANDS
from keyboards.links import deep_link
from locales.texts import Words
from screens.menu import group_screen
from services.groups import Groups

log = logging.getLogger(__name__)

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s|$)")
_MENTION = re.compile(r"(?<![\w@.])@(?P<bot>\w+)")


class InGroup(Filter):
    async def __call__(self, event: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type != "private"


class Addressed(Filter):
    """A command of the bot, a command with its name, or a mention.

    A bare unknown command is meant for another bot.
    """

    def __init__(self, bot_username: str) -> None:
        self.bot_username = bot_username

    async def __call__(self, message: Message) -> bool:
        return is_addressed(message.text or message.caption or "", self.bot_username)


class Migrated(Filter):
    """The group has become a supergroup. Passes on both ids; received in either chat."""

    async def __call__(self, message: Message) -> dict[str, int] | bool:
        if message.migrate_to_chat_id is not None:
            return {"old": message.chat.id, "new": message.migrate_to_chat_id}
        if message.migrate_from_chat_id is not None:
            return {"old": message.migrate_from_chat_id, "new": message.chat.id}
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHandlers:
    groups: Groups
    bot_username: str

    def register(self, router: Router) -> None:
        router.message.register(self.move, InGroup(), Migrated())
        router.message.register(self.send_to_private, InGroup(), Addressed(self.bot_username))
        router.message.register(stay_silent, InGroup())
        router.edited_message.register(stay_silent, InGroup())
        router.callback_query.register(stay_silent, InGroup())
        router.my_chat_member.register(stay_silent)

    async def send_to_private(self, message: Message, words: Words) -> None:
        if message.bot is None or not await self.groups.try_answer(message.chat.id):
            return
        url = deep_link(self.bot_username, "group")
        keyboard = inline([[link(words.plain("menu-group-open"), url)]])
        text = group_screen(words)
        try:
            try:
                await message.answer(text, reply_markup=keyboard)
            except TelegramMigrateToChat as moved:
                new = moved.migrate_to_chat_id
                await self.groups.move(message.chat.id, new)
                await message.bot.send_message(new, text, reply_markup=keyboard)
        except TelegramAPIError as refusal:
            log.info("a group was not answered: %s", type(refusal).__name__)

    async def move(self, _: Message, old: int, new: int) -> None:
        await self.groups.move(old, new)


async def stay_silent(_: object) -> None:
    """Ignores joins, leaves and foreign presses."""


def is_addressed(text: str, bot_username: str) -> bool:
    """Bot names are compared case-insensitively, as Telegram does."""
    own = bot_username.lower()
    command = _COMMAND.match(text)
    if command is not None:
        name = command["bot"]
        return name.lower() == own if name else command["name"].lower() in {"start", *COMMANDS}
    return any(found["bot"].lower() == own for found in _MENTION.finditer(text))
