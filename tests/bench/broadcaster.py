"""The peer `aiogram_broadcaster`, which stores its queue with SQLAlchemy."""

import asyncio
import json
import os

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents import TextContent
from aiogram_broadcaster.storages.sqlalchemy import SQLAlchemyStorage

from tests.bench.send_loop import CHATS, TEXT


async def main(chats: list[int]) -> None:
    server = TelegramAPIServer.from_base(os.environ["ECHO_API_URL"])
    storage = SQLAlchemyStorage.from_url("sqlite+aiosqlite:///broadcaster.db")
    await storage.startup()
    async with Bot(os.environ["ECHO_TOKEN"], session=AiohttpSession(api=server)) as bot:
        broadcaster = Broadcaster(bot, storage=storage)
        mailer = await broadcaster.create_mailer(chats=chats, content=TextContent(text=TEXT))
        await mailer.start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(json.loads(CHATS.read_text(encoding="utf-8"))))
