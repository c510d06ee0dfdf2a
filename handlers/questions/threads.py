"""Conversations with curators: one's own, and those to answer."""

from dataclasses import dataclass

from aiogram import Router

from district.ids import ThreadId
from district.letters import LetterKind
from handlers.letters import AreaLetters, Letters, own, unpacked
from handlers.menu import opens
from handlers.tap import Presses, Said, Tap
from keyboards.buttons import Number
from keyboards.menu import Entry
from keyboards.questions.threads import ThreadsAction, ThreadsPress
from screens.questions.threads import (
    asked_list,
    message_letter,
    no_thread,
    thread_screen,
    to_answer,
)
from services.questions.threads import Threads

A = ThreadsAction


class ThreadPress(ThreadsPress, prefix="threads"):
    thread: Number

    @property
    def number(self) -> ThreadId:
        return ThreadId(self.thread)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadHandlers:
    threads: Threads

    def register(self, router: Router) -> None:
        press = Presses(router, ThreadsPress.__prefix__)
        press(ThreadsPress, self.show_own, A.MINE)
        press(ThreadsPress, self.show_list, A.LIST)
        press(ThreadsPress, self.show_asked, A.ASKED)
        press(ThreadPress, self.show, A.SHOW)
        press(ThreadPress, self.close, A.CLOSE)
        opens(router, self.open_list, Entry.QUESTIONS)

    async def show_own(self, tap: Tap[ThreadsPress]) -> None:
        own = await self.threads.own(tap.actor)
        await tap.show(no_thread(tap.words) if own is None else thread_screen(tap.words, own))

    async def open_list(self, said: Said) -> None:
        await said.show(to_answer(said.words, await self.threads.to_answer(said.actor)))

    async def show_list(self, tap: Tap[ThreadsPress]) -> None:
        page = await self.threads.to_answer(tap.actor, tap.press.page or 0)
        await tap.show(to_answer(tap.words, page))

    async def show_asked(self, tap: Tap[ThreadsPress]) -> None:
        page = await self.threads.with_methodists(tap.actor, tap.press.page or 0)
        await tap.show(asked_list(tap.words, page))

    async def show(self, tap: Tap[ThreadPress]) -> None:
        facts = await self.threads.facts(tap.actor.id, tap.press.number)
        await tap.show(thread_screen(tap.words, facts, tap.press.page))

    async def close(self, tap: Tap[ThreadPress]) -> None:
        facts = await self.threads.close(tap.actor, tap.press.number)
        await tap.show(thread_screen(tap.words, facts))


class ThreadLetters(AreaLetters):
    def table(self) -> Letters:
        letter = unpacked(message_letter)
        return {LetterKind.THREAD_MESSAGE: own(letter, self.services.threads.message, "message")}
