"""A meeting of the council: who is there, and the end of it."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.ids import ActivityId, PersonId
from handlers.tap import Presses, Tap
from keyboards.council.meetings import MeetingAction, MeetingPress
from screens.council.meetings import meeting_screen
from services.council.meetings import Meetings


class HeldPress(MeetingPress, prefix="meeting"):
    activity: Annotated[ActivityId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHandlers:
    meetings: Meetings

    def register(self, router: Router) -> None:
        press = Presses(router, MeetingPress.__prefix__)
        press(HeldPress, self.show, MeetingAction.SHOW)
        press(HeldPress, self.mark, MeetingAction.COME, MeetingAction.LEAVE)
        press(HeldPress, self.end, MeetingAction.END)

    async def show(self, tap: Tap[HeldPress]) -> None:
        facts = await self.meetings.facts(tap.actor, tap.press.activity)
        await tap.show(meeting_screen(tap.words, facts))

    async def mark(self, tap: Tap[HeldPress]) -> None:
        person = tap.actor.id if tap.press.person is None else PersonId(tap.press.person)
        is_here = tap.press.action is MeetingAction.COME
        facts = await self.meetings.mark(tap.actor, tap.press.activity, person, is_here=is_here)
        await tap.show(meeting_screen(tap.words, facts))

    async def end(self, tap: Tap[HeldPress]) -> None:
        facts = await self.meetings.end(tap.actor, tap.press.activity)
        await tap.alert(tap.words.plain("meeting-ended"))
        await tap.show(meeting_screen(tap.words, facts))
