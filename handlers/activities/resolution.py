"""Resolution questions to authors; older buttons of tables of figures."""

from dataclasses import dataclass

from aiogram import Router

from district.analytics import View
from district.errors import NotFound
from handlers.analytics import AnalyticsHandlers
from handlers.tap import Presses, Tap
from keyboards.activities.resolution import Action, ResolutionPress
from screens.activities.resolution import resolution_answered
from services.activities.resolution import Resolutions


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionHandlers:
    resolution: Resolutions
    analytics: AnalyticsHandlers

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
        await self.analytics.show(tap, _view(tap.press), tap.press.half)

    async def send_outcomes(self, tap: Tap[ResolutionPress]) -> None:
        await self.analytics.send_file(tap, _view(tap.press))


def _view(press: ResolutionPress) -> View:
    return View(press.table) if press.table else View.AREAS
