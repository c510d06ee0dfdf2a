"""What no conversation understood: a clear answer, and the way on."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from district.people.roles import Actor
from handlers.filters import When
from handlers.menu import show_menu
from handlers.show import say, send
from keyboards.menu import menu_keyboard
from locales.texts import Words
from screens.screen import Screen
from screens.troubles import perhaps_done
from services.drafts import Drafts


def router() -> Router:
    fallback = Router(name="fallback")
    fallback.message.register(answer_words, When(F.text))
    fallback.message.register(answer_anything)
    fallback.edited_message.register(answer_edited)
    fallback.callback_query.register(answer_old_button)
    return fallback


async def answer_words(message: Message, actor: Actor, words: Words, tries: int = 1) -> None:
    """What comes again may have been understood before."""
    text = words("menu-not-understood")
    if tries > 1:
        text = perhaps_done(words, text)
    await send(message, Screen(text=text, keyboard=menu_keyboard(words, actor)))


async def answer_anything(message: Message, actor: Actor, words: Words) -> None:
    """A sticker, a voice message, a photo outside any form."""
    text = words("menu-only-words")
    await send(message, Screen(text=text, keyboard=menu_keyboard(words, actor)))


async def answer_edited(message: Message, state: FSMContext, words: Words) -> None:
    """Only where words were expected: elsewhere an edit changes nothing."""
    if await state.get_state() is not None:
        await send(message, Screen(text=words("menu-edited")))


async def answer_old_button(
    query: CallbackQuery, state: FSMContext, actor: Actor, words: Words, drafts: Drafts
) -> None:
    """From an older version of the bot, or made up."""
    await say(query, words.plain("menu-old-button"))
    await show_menu(query, state, actor, words, drafts)
