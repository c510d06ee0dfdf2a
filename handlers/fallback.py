"""Handles updates that no conversation handled."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from district.people.roles import Actor
from handlers.filters import IsReply, When
from handlers.free_words import Courtesy, courtesies, keep_words
from handlers.menu import show_menu
from handlers.show import say, send
from handlers.tap import Said, says
from keyboards.menu import menu_keyboard
from keyboards.questions.threads import said_keyboard
from locales.texts import Texts, Words
from screens.screen import Screen
from screens.troubles import perhaps_done
from services.drafts import Drafts


class TriedBefore(Filter):
    """A retried update, which may have been handled before."""

    async def __call__(self, _: Message, tries: int = 1) -> bool:
        return tries > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    drafts: Drafts
    texts: Texts

    def register(self, router: Router) -> None:
        says(router, self.answer_again, When(F.text), TriedBefore())
        says(router, self.answer_reply, IsReply())
        says(router, self.answer_words, When(F.text))
        says(router, self.answer_anything)
        router.edited_message.register(self.answer_edited)
        router.callback_query.register(self.answer_old_button)

    async def answer_words(self, said: Said) -> None:
        """Replies to courtesies; other words are offered as a question or a difficulty."""
        match courtesies(self.texts).meant(said.need_text()):
            case Courtesy.THANKS:
                await _send_with_menu(said, said.words("menu-thanks"))
            case Courtesy.HELLO | Courtesy.MENU:
                await show_menu(said.event, said.state, said.actor, said.words, self.drafts)
            case None:
                await _offer(said, lambda text: text)

    async def answer_reply(self, said: Said) -> None:
        """Replies to words about a letter that only its buttons answer; thanks are thanks."""
        if courtesies(self.texts).meant(said.need_text()) is not None:
            await self.answer_words(said)
            return
        await _send_with_menu(said, said.words("menu-reply-needs-button"))

    async def answer_again(self, said: Said) -> None:
        await _offer(said, partial(perhaps_done, said.words))

    async def answer_anything(self, said: Said) -> None:
        """Replies to a sticker, a voice message, a photo outside any form."""
        await _send_with_menu(said, said.words("menu-only-words"))

    async def answer_edited(self, message: Message, state: FSMContext, words: Words) -> None:
        """Replies to an edit only where text is expected: elsewhere it has no effect."""
        if await state.get_state() is not None:
            await send(message, Screen(text=words("menu-edited")))

    async def answer_old_button(
        self, query: CallbackQuery, state: FSMContext, actor: Actor, words: Words
    ) -> None:
        """Replies to a button of an older version, or a forged one."""
        await say(query, words.plain("menu-old-button"))
        await show_menu(query, state, actor, words, self.drafts)


async def _send_with_menu(said: Said, text: str) -> None:
    await said.send(Screen(text=text, keyboard=menu_keyboard(said.words, said.actor)))


async def _offer(said: Said, told: Callable[[str], str]) -> None:
    """Keeps words until the person says what they are; commands, and words of people without a
    profile, are refused.
    """
    is_command = said.need_text().startswith("/")
    if is_command or said.actor.person.profile is None or not isinstance(said.event, Message):
        await _send_with_menu(said, told(said.words("menu-not-understood")))
        return
    number = said.event.message_id
    await keep_words(said.state, number, said.need_text())
    text, keyboard = told(said.words("menu-said-what")), said_keyboard(said.words, number)
    await said.send(Screen(text=text, keyboard=keyboard))
