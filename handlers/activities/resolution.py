"""Resolution questions to authors, and the outcome tables."""

from dataclasses import dataclass

from aiogram import Router

from district.errors import NotFound
from district.requests.statistics import Table
from handlers.tap import Presses, Said, Tap
from keyboards.activities.resolution import Action, ResolutionPress
from screens.activities.resolution import outcomes, outcomes_file, resolution_answered
from services.activities.resolution import Resolutions
from services.limiting import Limiting
from services.requests.statistics import Statistics
from services.territory import Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionHandlers:
    resolution: Resolutions
    statistics: Statistics
    limiting: Limiting
    territory: Territory

    def register(self, router: Router) -> None:
        press = Presses(router, ResolutionPress.__prefix__)
        press(ResolutionPress, self.take_answer, Action.ANSWER)
        press(ResolutionPress, self.show_outcomes, Action.OUTCOMES)
        press(ResolutionPress, self.send_outcomes, Action.EXPORT)

    async def take_answer(self, tap: Tap[ResolutionPress]) -> None:
        question, answer = tap.press.question, tap.press.answer
        if question is None or answer is None:
            raise NotFound  # a forged button
        facts = await self.resolution.answer(tap.actor, question, answer)
        await tap.show(resolution_answered(tap.words, facts))

    async def show_outcomes(self, tap: Tap[ResolutionPress]) -> None:
        await self.show(tap, tap.press.table or Table.TOPICS, tap.press.half)

    async def show(self, said: Said, table: Table = Table.TOPICS, half: str | None = None) -> None:
        found = await self.statistics.latest(said.actor, table, half)
        acting = await self.territory.acting_in(said.actor)
        await said.show(outcomes(said.words, found, acting))

    async def send_outcomes(self, tap: Tap[ResolutionPress]) -> None:
        table = tap.press.table or Table.TOPICS
        found = await self.statistics.latest(tap.actor, table, tap.press.half)
        if found is None:
            await self.show(tap)
            return
        await self.limiting.take_file(tap.actor, "outcomes")
        await tap.send(outcomes_file(tap.words, found))
