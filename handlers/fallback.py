"""Handles updates that no conversation handled."""

from dataclasses import dataclass

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from district.people.roles import Actor
from handlers.filters import IsReply, When
from handlers.menu import show_menu
from handlers.show import say, send
from handlers.tap import Said, says
from keyboards.menu import menu_keyboard
from locales.texts import Words
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

    def register(self, router: Router) -> None:
        says(router, self.answer_again, When(F.text), TriedBefore())
        says(router, self.answer_reply, IsReply())
        says(router, self.answer_words, When(F.text))
        says(router, self.answer_anything)
        router.edited_message.register(self.answer_edited)
        router.callback_query.register(self.answer_old_button)

    async def answer_words(self, said: Said) -> None:
        await _send_with_menu(said, said.words("menu-not-understood"))

    async def answer_reply(self, said: Said) -> None:
        """Replies to words about a letter that only its buttons answer."""
        await _send_with_menu(said, said.words("menu-reply-needs-button"))

    async def answer_again(self, said: Said) -> None:
        text = perhaps_done(said.words, said.words("menu-not-understood"))
        await _send_with_menu(said, text)

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
