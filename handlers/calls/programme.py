"""Programmes of calls: read by all, made by those who lead the call."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.calls.programme import ProgrammeFacts
from district.ids import CallId, EntryId
from district.programme import MINUTES, PAUSES, Plan
from documents.protocol import protocol_pdf
from handlers.tap import Presses, Said, Tap, says
from keyboards.calls.programme import Action, ProgrammePress
from screens.calls import programme as screens
from services.calls.programmes import Programmes
from services.limiting import Limiting

CALL, SECTION = "programme_call", "programme_section"
"""Keys in the conversation's data; a section of None: all."""


class CallPress(ProgrammePress, prefix="programme"):
    call: Annotated[CallId, Field(ge=1, le=2**31 - 1)]


class ProgrammeForm(StatesGroup):
    """The meaning of typed text."""

    start = State()


EDITS: dict[Action, Callable[[CallPress, Plan], Plan]] = {
    Action.UP: lambda press, plan: plan.moved(EntryId(press.talk), -1),
    Action.DOWN: lambda press, plan: plan.moved(EntryId(press.talk), 1),
    Action.TO: lambda press, plan: plan.put(EntryId(press.talk), press.value),
    Action.PAUSE: lambda press, plan: (
        plan.paused(EntryId(press.talk), press.value) if press.value in PAUSES else plan
    ),
    Action.MINUTES: lambda press, plan: (
        plan.changed(press.section, minutes=press.value) if press.value in MINUTES else plan
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeHandlers:
    programmes: Programmes
    limiting: Limiting

    def register(self, router: Router) -> None:
        says(router, self.begin_at, StateFilter(ProgrammeForm.start))
        press = Presses(router, ProgrammePress.__prefix__)
        press(CallPress, self.show, Action.SHOW, Action.SECTION, Action.TALK)
        press(CallPress, self.change, *EDITS)
        press(CallPress, self.ask, Action.ASK)
        press(CallPress, self.publish, Action.PUBLISH)
        press(CallPress, self.send_file, Action.FILE)

    async def show(self, tap: Tap[CallPress]) -> None:
        await tap.state.set_state(None)
        await _show(tap, await self.programmes.get(tap.actor, tap.press.call))

    async def change(self, tap: Tap[CallPress]) -> None:
        press = tap.press
        facts = await self.programmes.change(
            tap.actor, press.call, lambda plan: EDITS[press.action](press, plan)
        )
        await _show(tap, facts)

    async def ask(self, tap: Tap[CallPress]) -> None:
        facts = await self.programmes.get(tap.actor, tap.press.call)
        is_known = tap.press.section < len(facts.plan.sections)
        section = tap.press.section if is_known and not tap.press.value else None
        asked = screens.ask_screen(tap.words, facts, section)
        await tap.ask(asked, ProgrammeForm.start, **{CALL: facts.call.id, SECTION: section})

    async def begin_at(self, said: Said) -> None:
        kept = await said.state.get_data()
        call, section = CallId(kept.get(CALL, 0)), kept.get(SECTION)
        facts = await self.programmes.begin_at(said.actor, call, section, said.need_text())
        if section is None:
            await said.end(screens.programme_screen(said.words, facts))
        else:
            await said.end(screens.section_screen(said.words, facts, section))

    async def publish(self, tap: Tap[CallPress]) -> None:
        facts, told = await self.programmes.publish(tap.actor, tap.press.call)
        above = tap.words("programme-told", count=told)
        await tap.show(screens.programme_screen(tap.words, facts, above=above))

    async def send_file(self, tap: Tap[CallPress]) -> None:
        facts = await self.programmes.get(tap.actor, tap.press.call)
        await self.limiting.take_file(tap.actor, "papers")
        content = await asyncio.to_thread(protocol_pdf, screens.printed_programme(tap.words, facts))
        await tap.send(screens.programme_file(tap.words, facts, content))


async def _show(tap: Tap[CallPress], facts: ProgrammeFacts) -> None:
    """Shows the talk, the section or the whole, by the press."""
    press, words = tap.press, tap.words
    is_known = press.section < len(facts.plan.sections)
    if press.talk and facts.is_led:
        await tap.show(screens.talk_screen(words, facts, EntryId(press.talk)))
    elif press.action is Action.SHOW or not is_known:
        await tap.show(screens.programme_screen(words, facts))
    else:
        page = press.value if press.action is Action.SECTION else 0
        await tap.show(screens.section_screen(words, facts, press.section, page))
