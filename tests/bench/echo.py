"""The peer: a bare aiogram echo bot with memory storage, with the server's address as argument."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, Message


async def answer_message(message: Message) -> None:
    await message.answer(message.text or "?")


async def answer_press(query: CallbackQuery) -> None:
    await query.answer()


async def main() -> None:
    server = TelegramAPIServer.from_base(os.environ["ECHO_API_URL"])
    bot = Bot(os.environ["ECHO_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.message.register(answer_message)
    dispatcher.callback_query.register(answer_press)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
