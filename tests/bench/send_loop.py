"""The peer: bare aiogram that sends one text to every chat of a list, one after the other."""

import asyncio
import json
import os
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

CHATS = Path("chats.json")
TEXT = (
    "Ваша заявка № 12 принята.\n\nКак помочь детям с особыми образовательными потребностями\n\n"
    "Мы позовём вас, когда соберётся группа."
)


async def main(chats: list[int]) -> None:
    server = TelegramAPIServer.from_base(os.environ["ECHO_API_URL"])
    async with Bot(os.environ["ECHO_TOKEN"], session=AiohttpSession(api=server)) as bot:
        for chat in chats:
            await bot.send_message(chat, TEXT)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(json.loads(CHATS.read_text(encoding="utf-8"))))
