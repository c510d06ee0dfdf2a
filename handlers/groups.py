"""In groups the bot only says where it answers: deficits are nobody else's business.

It answers commands and mentions that are addressed to it, once an hour in each group; the hour is a
row. Everything else is silence: what people say to each other, what the messenger itself tells, and
a group that does not take the answer. `/council CODE` and the group that a council has bound come
before `send_to_private` once they exist: the hour does not bind them.
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
    """A command of ours, a command with our name, or a mention. A bare command that we do not have
    is meant for another bot."""

    def __init__(self, bot_username: str) -> None:
        self.bot_username = bot_username

    async def __call__(self, message: Message) -> bool:
        return is_addressed(message.text or message.caption or "", self.bot_username)


class Migrated(Filter):
    """The group has become a supergroup. Hands on both numbers; told in either of the two chats."""

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

    def router(self) -> Router:
        router = Router(name="groups")
        router.message.register(self.move, InGroup(), Migrated())
        router.message.register(self.send_to_private, InGroup(), Addressed(self.bot_username))
        router.message.register(stay_silent, InGroup())
        router.edited_message.register(stay_silent, InGroup())
        router.callback_query.register(stay_silent, InGroup())
        router.my_chat_member.register(stay_silent)
        return router

    async def send_to_private(self, message: Message, words: Words) -> None:
        if message.bot is None or not await self.groups.try_answer(message.chat.id):
            return
        url = f"https://t.me/{self.bot_username}?start=group"
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
    """Answers nothing: a person came, left, or pressed what is not ours."""


def is_addressed(text: str, bot_username: str) -> bool:
    """Names of bots are compared without regard to case, as Telegram compares them."""
    own = bot_username.lower()
    command = _COMMAND.match(text)
    if command is not None:
        name = command["bot"]
        return name.lower() == own if name else command["name"].lower() in {"start", *COMMANDS}
    return any(found["bot"].lower() == own for found in _MENTION.finditer(text))
