"""An assembly: asking for the floor, calling speakers, ending with a protocol."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.council.assembly import AssemblyFacts
from district.ids import ActivityId, SpeakerId
from handlers.tap import Presses, Tap
from keyboards.activities.assembly import AssemblyAction, AssemblyPress
from screens.council.assembly import assembly_screen
from services.council.assemblies import Assemblies

_A = AssemblyAction


class HeldPress(AssemblyPress, prefix="assembly"):
    activity: Annotated[ActivityId, Field(ge=1, le=2**31 - 1)]


class UpPress(HeldPress, prefix="assembly"):
    speaker: SpeakerId


@dataclass(frozen=True, slots=True, kw_only=True)
class AssemblyHandlers:
    assemblies: Assemblies

    def register(self, router: Router) -> None:
        press = Presses(router, AssemblyPress.__prefix__)
        press(HeldPress, self.show, _A.SHOW)
        press(HeldPress, self.ask, _A.ASK)
        press(HeldPress, self.take_back, _A.TAKE_BACK)
        press(HeldPress, self.call, _A.CALL)
        press(UpPress, self.move_up, _A.UP)
        press(HeldPress, self.close, _A.CLOSE, _A.OPEN)
        press(HeldPress, self.end, _A.END)

    async def show(self, tap: Tap[HeldPress]) -> None:
        await _show(tap, await self.assemblies.facts(tap.actor, tap.press.activity))

    async def ask(self, tap: Tap[HeldPress]) -> None:
        await _show(tap, await self.assemblies.ask(tap.actor, tap.press.activity))

    async def take_back(self, tap: Tap[HeldPress]) -> None:
        await _show(tap, await self.assemblies.take_back(tap.actor, tap.press.activity))

    async def call(self, tap: Tap[HeldPress]) -> None:
        number = tap.press.speaker
        expected = None if number is None else SpeakerId(number)
        await _show(tap, await self.assemblies.call(tap.actor, tap.press.activity, expected))

    async def move_up(self, tap: Tap[UpPress]) -> None:
        press = tap.press
        await _show(tap, await self.assemblies.move_up(tap.actor, press.activity, press.speaker))

    async def close(self, tap: Tap[HeldPress]) -> None:
        is_closed = tap.press.action is _A.CLOSE
        number = tap.press.activity
        await _show(tap, await self.assemblies.close(tap.actor, number, is_closed=is_closed))

    async def end(self, tap: Tap[HeldPress]) -> None:
        facts, protocol = await self.assemblies.end(tap.actor, tap.press.activity)
        is_card = tap.press.is_card
        await tap.show(assembly_screen(tap.words, facts, protocol=protocol, is_card=is_card))


async def _show(tap: Tap[HeldPress] | Tap[UpPress], facts: AssemblyFacts) -> None:
    await tap.show(assembly_screen(tap.words, facts, is_card=tap.press.is_card))
