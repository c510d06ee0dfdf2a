"""Mentors: entry screen, the district's register, the own entry."""

from dataclasses import dataclass

from aiogram import Router

from district.ids import PersonId
from district.people.roles import Permission
from handlers.tap import Presses, Tap
from keyboards.buttons import Number
from keyboards.mentoring.mentors import MentorsAction, MentorsPress
from screens.mentoring.mentors import mentor_card, mentors_home, own_entry, register
from services.mentoring.mentors import Mentors
from services.mentoring.pairs import Mentorships

A = MentorsAction


class MentorPress(MentorsPress, prefix="mentors"):
    mentor: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorHandlers:
    mentors: Mentors
    mentorships: Mentorships

    def register(self, router: Router) -> None:
        press = Presses(router, MentorsPress.__prefix__)
        press(MentorsPress, self.open_home, A.OPEN)
        press(MentorsPress, self.show_register, A.REGISTER)
        press(MentorPress, self.show_mentor, A.MENTOR)
        press(MentorsPress, self.show_entry, A.ENTRY)
        press(MentorsPress, self.pause, A.PAUSE, A.GO_ON)

    async def open_home(self, tap: Tap[MentorsPress]) -> None:
        own = await self.mentors.own(tap.actor)
        mine = await self.mentorships.mine(tap.actor)
        makes_pairs = tap.actor.may(Permission.MAKE_PAIRS)
        await tap.show(mentors_home(tap.words, own, mine, makes_pairs=makes_pairs))

    async def show_register(self, tap: Tap[MentorsPress]) -> None:
        page = await self.mentors.register(tap.actor, tap.press.page or 0)
        await tap.show(register(tap.words, page))

    async def show_mentor(self, tap: Tap[MentorPress]) -> None:
        person, page = PersonId(tap.press.mentor), tap.press.page or 0
        load, topics = await self.mentors.one(tap.actor, person)
        may_ask = person != tap.actor.id and await self.mentorships.mine(tap.actor) is None
        await tap.show(mentor_card(tap.words, load, topics, page, may_ask=may_ask))

    async def show_entry(self, tap: Tap[MentorsPress]) -> None:
        await tap.show(own_entry(tap.words, await self.mentors.own(tap.actor)))

    async def pause(self, tap: Tap[MentorsPress]) -> None:
        own = await self.mentors.pause(tap.actor, is_paused=tap.press.action == A.PAUSE)
        await tap.show(own_entry(tap.words, own))
