"""A pair: replies, contacts, messages, questions, end."""

from dataclasses import dataclass

from aiogram import Router

from district.errors import OutOfDate
from district.ids import MentorshipId
from district.mentoring.pairs import Contact, ContactKind, PairAnswer, Question
from handlers.tap import Presses, Said, Tap
from keyboards.buttons import Number
from keyboards.mentoring.pairs import MentorshipsAction, MentorshipsPress
from screens.errors import refusal
from screens.mentoring.pairs import (
    accepted,
    ask_contact,
    ask_sure,
    declined,
    ended,
    message_letter,
    no_pair,
    pair_screen,
    people,
    question_answered,
    withdrawn,
)
from services.mentoring.pairs import Mentorships

A = MentorshipsAction


class PairPress(MentorshipsPress, prefix="mentorships"):
    pair: Number

    @property
    def number(self) -> MentorshipId:
        return MentorshipId(self.pair)


class MessagePress(MentorshipsPress, prefix="mentorships"):
    message: Number


class AnswerPress(PairPress, prefix="mentorships"):
    question: Question
    answer: PairAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class PairHandlers:
    mentorships: Mentorships

    def register(self, router: Router) -> None:
        press = Presses(router, MentorshipsPress.__prefix__)
        press(MentorshipsPress, self.show_mine, A.MINE)
        press(MentorshipsPress, self.show_people, A.PEOPLE)
        press(PairPress, self.show_pair, A.PAIR)
        press(PairPress, self.accept, A.ACCEPT)
        press(PairPress, self.decline, A.DECLINE)
        press(PairPress, self.ask_whether, A.WITHDRAW, A.END, A.ANOTHER)
        press(PairPress, self.withdraw, A.WITHDRAW_NOW)
        press(PairPress, self.end, A.END_NOW)
        press(PairPress, self.ask_another, A.ANOTHER_NOW)
        press(PairPress, self.offer_contacts, A.SHARE)
        press(PairPress, self.share, A.CONTACT)
        press(MessagePress, self.show_message, A.FULL)
        press(AnswerPress, self.take_answer, A.ANSWER)

    async def show_mine(self, tap: Tap[MentorshipsPress]) -> None:
        mine = await self.mentorships.mine(tap.actor)
        await tap.show(no_pair(tap.words) if mine is None else pair_screen(tap.words, mine))

    async def show_people(self, tap: Tap[MentorshipsPress]) -> None:
        await tap.show(people(tap.words, await self.mentorships.of_mentor(tap.actor)))

    async def show_pair(self, tap: Tap[PairPress]) -> None:
        facts = await self.mentorships.facts(tap.actor.id, tap.press.number)
        await tap.show(pair_screen(tap.words, facts))

    async def accept(self, tap: Tap[PairPress]) -> None:
        try:
            facts = await self.mentorships.accept(tap.actor, tap.press.number)
        except OutOfDate as error:
            await tap.alert(refusal(tap.words, error))
            await tap.show(people(tap.words, await self.mentorships.of_mentor(tap.actor)))
        else:
            await tap.show(accepted(tap.words, facts))

    async def decline(self, tap: Tap[PairPress]) -> None:
        await self.mentorships.decline(tap.actor, tap.press.number)
        await tap.show(declined(tap.words))

    async def ask_whether(self, tap: Tap[PairPress]) -> None:
        facts = await self.mentorships.facts(tap.actor.id, tap.press.number)
        await tap.show(ask_sure(tap.words, facts, tap.press.action))

    async def withdraw(self, tap: Tap[PairPress]) -> None:
        await self.mentorships.withdraw(tap.actor, tap.press.number)
        await tap.show(withdrawn(tap.words))

    async def end(self, tap: Tap[PairPress]) -> None:
        await self.mentorships.end(tap.actor, tap.press.number)
        await tap.show(ended(tap.words))

    async def ask_another(self, tap: Tap[PairPress]) -> None:
        facts = await self.mentorships.ask_another(tap.actor, tap.press.number)
        await tap.show(pair_screen(tap.words, facts))

    async def offer_contacts(self, tap: Tap[PairPress]) -> None:
        facts = await self.mentorships.facts(tap.actor.id, tap.press.number)
        await tap.show(ask_contact(tap.words, facts, _username(tap)))

    async def share(self, tap: Tap[PairPress]) -> None:
        username, contact = _username(tap), Contact(kind=ContactKind.BOT)
        if tap.press.contact is ContactKind.USERNAME and username:
            contact = Contact(kind=ContactKind.USERNAME, text=f"@{username}")
        facts = await self.mentorships.share(tap.actor, tap.press.number, contact)
        await tap.show(pair_screen(tap.words, facts))

    async def show_message(self, tap: Tap[MessagePress]) -> None:
        message = await self.mentorships.message(tap.actor.id, tap.press.message)
        await tap.show(message_letter(tap.words, message, full=True))

    async def take_answer(self, tap: Tap[AnswerPress]) -> None:
        press = tap.press
        asked = await self.mentorships.answer(tap.actor, press.number, press.question, press.answer)
        await tap.show(question_answered(tap.words, asked))


def _username(said: Said) -> str | None:
    user = said.event.from_user
    return user.username if user else None
