"""Consultations: a person finds a time and comes, a methodist keeps a schedule."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from pydantic import Field

from district.clock import Clock
from district.ids import AppointmentId, PersonId, SlotId, TopicId
from district.questions.consultations import Answer
from handlers.tap import Presses, Said, Tap, says
from keyboards.links import deep_link
from keyboards.questions.consultations import NOTED, ConsultationAction, ConsultationsPress
from screens.questions.consultations import (
    answered_screen,
    ask_screen,
    booked_screen,
    calendar_screen,
    card_screen,
    home_screen,
    line_screen,
    schedule_screen,
    times_screen,
)
from services.questions.consultations import Consultations

ROW, QUESTION, REASON = (
    State(one, group_name="ConsultationState") for one in ("row", "question", "reason")
)
ABOUT = "consultation"
"""Key in the conversation's data of the appointment or the slot that typed words are about."""
A = ConsultationAction


class NumberPress(ConsultationsPress, prefix="consult"):
    id: Annotated[int, Field(ge=1, le=2**31 - 1)]


class TopicPress(ConsultationsPress, prefix="consult"):
    topic: TopicId


class AnswerPress(NumberPress, prefix="consult"):
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationHandlers:
    consultations: Consultations
    clock: Clock
    bot_username: str

    def register(self, router: Router) -> None:
        for state, method in ((ROW, self.lay), (QUESTION, self.ask), (REASON, self.call_off)):
            says(router, method, StateFilter(state))
        press = Presses(router, ConsultationsPress.__prefix__)
        press(ConsultationsPress, self.show_home, A.HOME)
        press(TopicPress, self.show_times, A.TOPIC)
        press(TopicPress, self.book, A.BOOK)
        press(TopicPress, self.watch, A.WATCH)
        press(NumberPress, self.show_card, A.CARD)
        press(NumberPress, self.begin_question, A.ASK)
        press(NumberPress, self.cancel, A.CANCEL)
        press(NumberPress, self.send_calendar, A.CALENDAR)
        press(AnswerPress, self.answer, A.ANSWER)
        press(ConsultationsPress, self.show_schedule, A.SCHEDULE)
        press(ConsultationsPress, self.begin_row, A.LAY)
        press(ConsultationsPress, self.tidy, A.TIDY)
        press(NumberPress, self.show_line, A.LINE)
        press(NumberPress, self.note, *NOTED)
        press(NumberPress, self.begin_reason, A.WHY)
        press(NumberPress, self.remove, A.REMOVE)

    # ── The person ─────────────────────────────────────────────────────────────────────────────

    async def show_home(self, tap: Tap[ConsultationsPress]) -> None:
        home = await self.consultations.home(tap.actor, tap.press.page)
        await tap.show(home_screen(tap.words, home))

    async def show_times(self, tap: Tap[TopicPress]) -> None:
        times = await self.consultations.times(tap.actor, tap.press.topic, tap.press.page)
        await tap.show(times_screen(tap.words, times))

    async def book(self, tap: Tap[TopicPress]) -> None:
        topic = tap.press.topic
        made = await self.consultations.book(tap.actor, SlotId(tap.press.id), topic)
        if made is not None:
            await tap.show(booked_screen(tap.words, made))
            return
        times = await self.consultations.times(tap.actor, topic)
        await tap.show(times_screen(tap.words, times, tap.words("slots-taken"), ""))

    async def watch(self, tap: Tap[TopicPress]) -> None:
        methodist = PersonId(tap.press.id)
        times = await self.consultations.watch(tap.actor, tap.press.topic, methodist)
        await tap.show(times_screen(tap.words, times))

    async def show_card(self, tap: Tap[NumberPress]) -> None:
        seen = await self.consultations.get(tap.actor, AppointmentId(tap.press.id))
        await tap.end(card_screen(tap.words, seen))

    async def begin_question(self, tap: Tap[NumberPress]) -> None:
        seen = await self.consultations.get(tap.actor, AppointmentId(tap.press.id))
        back = ConsultationsPress(action=A.CARD, id=seen.appointment.id)
        await tap.ask(ask_screen(tap.words, "question", back), QUESTION, **{ABOUT: back.id})

    async def ask(self, said: Said) -> None:
        number = AppointmentId(await _about(said))
        seen = await self.consultations.ask(said.actor, number, said.need_text())
        await said.end(card_screen(said.words, seen, said.words("consultations-asked"), ""))

    async def cancel(self, tap: Tap[NumberPress]) -> None:
        seen = await self.consultations.cancel(tap.actor, AppointmentId(tap.press.id))
        await tap.show(card_screen(tap.words, seen))

    async def send_calendar(self, tap: Tap[NumberPress]) -> None:
        seen = await self.consultations.get(tap.actor, AppointmentId(tap.press.id))
        link = deep_link(self.bot_username, "menu")
        await tap.send(calendar_screen(tap.words, seen, self.clock(), link))

    async def answer(self, tap: Tap[AnswerPress]) -> None:
        number = AppointmentId(tap.press.id)
        seen = await self.consultations.answer(tap.actor, number, tap.press.answer)
        await tap.show(answered_screen(tap.words, seen))

    # ── The methodist ──────────────────────────────────────────────────────────────────────────

    async def show_schedule(self, tap: Tap[ConsultationsPress]) -> None:
        page = tap.press.page - 1 if tap.press.page else None
        schedule = await self.consultations.schedule(tap.actor, page)
        await tap.end(schedule_screen(tap.words, schedule))

    async def begin_row(self, tap: Tap[ConsultationsPress]) -> None:
        await self.consultations.schedule(tap.actor)
        back = ConsultationsPress(action=A.SCHEDULE)
        await tap.ask(ask_screen(tap.words, "row", back), ROW)

    async def lay(self, said: Said) -> None:
        schedule, count = await self.consultations.lay(said.actor, said.need_text())
        laid = said.words("slots-laid", count=count)
        await said.end(schedule_screen(said.words, schedule, laid, ""))

    async def tidy(self, tap: Tap[ConsultationsPress]) -> None:
        await tap.show(schedule_screen(tap.words, await self.consultations.tidy(tap.actor)))

    async def show_line(self, tap: Tap[NumberPress]) -> None:
        line = await self.consultations.line(tap.actor, SlotId(tap.press.id))
        await tap.end(line_screen(tap.words, line))

    async def note(self, tap: Tap[NumberPress]) -> None:
        status = NOTED[tap.press.action]
        line = await self.consultations.note(tap.actor, SlotId(tap.press.id), status)
        await tap.show(line_screen(tap.words, line))

    async def begin_reason(self, tap: Tap[NumberPress]) -> None:
        line = await self.consultations.line(tap.actor, SlotId(tap.press.id))
        back = ConsultationsPress(action=A.LINE, id=line.slot.id)
        await tap.ask(ask_screen(tap.words, "reason", back), REASON, **{ABOUT: back.id})

    async def call_off(self, said: Said) -> None:
        slot, reason = SlotId(await _about(said)), said.need_text()
        schedule = await self.consultations.call_off(said.actor, slot, reason)
        told = said.words("consultations-called-off")
        await said.end(schedule_screen(said.words, schedule, told, ""))

    async def remove(self, tap: Tap[NumberPress]) -> None:
        schedule = await self.consultations.call_off(tap.actor, SlotId(tap.press.id))
        await tap.show(schedule_screen(tap.words, schedule))


async def _about(said: Said) -> int:
    found: int = (await said.state.get_data()).get(ABOUT, 0)
    return found
