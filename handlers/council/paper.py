"""Totals of a vote on paper, typed by two people."""

import re
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup

from district.council.motion import MotionFacts
from district.ids import MotionId
from handlers.tap import Presses, Said, Tap, says
from keyboards.council.paper import PaperAction, PaperPress
from screens.council.paper import ask_screen, entered_screen
from services.council.motions import Motions

MOTION = "paper_motion"
"""Key in the conversation's data."""


class PaperForm(StatesGroup):
    """The meaning of typed text."""

    totals = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHandlers:
    motions: Motions

    def register(self, router: Router) -> None:
        says(router, self.take, StateFilter(PaperForm.totals))
        press = Presses(router, PaperPress.__prefix__)
        press(PaperPress, self.ask, PaperAction.ENTER)

    async def ask(self, tap: Tap[PaperPress]) -> None:
        facts = await self.motions.facts(tap.actor.id, MotionId(tap.press.motion))
        if not facts.rights.may_enter_totals:
            await tap.show(entered_screen(tap.words, facts))
            return
        await tap.state.set_state(PaperForm.totals)
        await tap.state.update_data({MOTION: facts.motion.id})
        await tap.send(ask_screen(tap.words, facts))

    async def take(self, said: Said) -> None:
        motion = MotionId((await said.state.get_data()).get(MOTION, 0))
        facts = await self.motions.facts(said.actor.id, motion)
        typed = _totals(facts, said.need_text())
        if typed is None:
            await said.send(ask_screen(said.words, facts, is_again=True))
            return
        cast, counts = typed
        entered = await self.motions.enter_totals(said.actor, motion, cast, counts)
        await said.end(entered_screen(said.words, entered))


def _totals(facts: MotionFacts, text: str) -> tuple[int, dict[str, int]] | None:
    """Returns the ballots and the votes of each choice; None if the numbers are not as asked."""
    ballot = facts.motion.ballot
    typed = [int(one) for one in re.findall(r"\d{1,4}", text)]
    if len(typed) != len(ballot.choices) + ballot.has_several:
        return None
    given = typed[int(ballot.has_several) :]
    cast = typed[0] if ballot.has_several else sum(given)
    return cast, dict(zip(ballot.choices, given, strict=True))
