"""The command menu and the bot's description in Telegram."""

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, MenuButtonCommands

from district.languages import Language
from keyboards.commands import COMMANDS
from locales.texts import Texts


async def introduce(bot: Bot, texts: Texts) -> None:
    """Sets commands, description and menu button. Russian is the default for other languages."""
    for language in Language:
        words = texts.of(language)
        code = None if language is Language.RU else language.value
        commands = [
            BotCommand(command=name, description=words.plain(f"commands-{name}"))
            for name in COMMANDS
        ]
        await bot.set_my_commands(
            commands, scope=BotCommandScopeAllPrivateChats(), language_code=code
        )
        await bot.set_my_description(words.plain("commands-about-bot"), language_code=code)
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
