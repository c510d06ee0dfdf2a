"""The command menu and the bot's description in Telegram."""

from collections.abc import Iterable
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from district.clock import Clock
from district.languages import Language
from keyboards.commands import COMMANDS, staff_commands
from locales.texts import Texts, Words
from screens.refusals import PASSING, meaning_of
from storage.database import Database
from storage.people.roles import StaffAccount, set_shown_commands, staff_accounts


async def introduce(bot: Bot, texts: Texts) -> None:
    """Sets commands, description and menu button. Russian is the default for other languages."""
    for language in Language:
        words = texts.of(language)
        code = None if language is Language.RU else language.value
        await bot.set_my_commands(
            _commands(words, COMMANDS), scope=BotCommandScopeAllPrivateChats(), language_code=code
        )
        await bot.set_my_description(words.plain("commands-about-bot"), language_code=code)
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCommands:
    """Commands of roles in the chats of their holders. What was set is kept in the person's row, so
    a tick sets what differs: after a role is given or ends, in another language, by another bot.
    """

    bot: Bot
    database: Database
    texts: Texts
    clock: Clock

    async def tick(self) -> None:
        async with self.database.read() as connection:
            staff = await staff_accounts(connection, self.clock())
        for one in staff:
            more = staff_commands(one.roles)
            wanted = f"{self.bot.id} {one.language} {' '.join(more)}" if more else ""
            if wanted == (one.shown or ""):
                continue
            try:
                await self._set(one, more)
            except TelegramAPIError as error:
                if meaning_of(error) in PASSING:
                    return  # the next minute retries
                # The chat is gone: nothing to show.
            async with self.database.write() as tx:
                await set_shown_commands(tx, one, wanted)

    async def _set(self, one: StaffAccount, more: list[str]) -> None:
        scope = BotCommandScopeChat(chat_id=one.account)
        if more:
            words = self.texts.of(one.language)
            await self.bot.set_my_commands(_commands(words, (*COMMANDS, *more)), scope=scope)
        else:
            await self.bot.delete_my_commands(scope=scope)


def _commands(words: Words, names: Iterable[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=words.plain(f"commands-{name}")) for name in names]
