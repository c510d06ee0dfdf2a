"""In groups the bot only says where it answers: deficits are nobody else's business."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from keyboards.buttons import inline, link
from locales.texts import Words
from screens.menu import group_screen


class InGroup(Filter):
    async def __call__(self, event: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type != "private"


class BotAdded(Filter):
    async def __call__(self, event: ChatMemberUpdated) -> bool:
        return event.new_chat_member.status in {"member", "administrator"}


def router() -> Router:
    groups = Router(name="groups")
    groups.message.register(send_to_private, InGroup())
    groups.edited_message.register(stay_silent, InGroup())
    groups.callback_query.register(stay_silent, InGroup())
    groups.my_chat_member.register(send_to_private, InGroup(), BotAdded())
    groups.my_chat_member.register(stay_silent)
    return groups


async def send_to_private(
    event: Message | ChatMemberUpdated, words: Words, bot_username: str
) -> None:
    button = link(words.plain("menu-group-open"), f"https://t.me/{bot_username}?start=group")
    await event.answer(group_screen(words), reply_markup=inline([[button]]))


async def stay_silent(_: object) -> None:
    """Nothing to answer: the person came, left, or pressed what is not ours."""
