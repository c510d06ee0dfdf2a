"""Tables of figures: text, picture, file."""

import asyncio
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Command

from district.analytics import View
from district.people.roles import Permission
from documents.chart import chart_png
from handlers.tap import Presses, Said, Tap, says
from keyboards.analytics import AnalyticsAction, AnalyticsPress
from screens.analytics import analytics_chart, analytics_screen, chart_screen, sheet_screen
from services.analytics import Analytics
from services.limiting import Limiting
from services.territory import Territory
from services.wiring import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyticsHandlers:
    analytics: Analytics
    limiting: Limiting
    territory: Territory

    def register(self, router: Router) -> None:
        press = Presses(router, AnalyticsPress.__prefix__)
        press(AnalyticsPress, self.turn, AnalyticsAction.SHOW)
        press(AnalyticsPress, self.send_chart, AnalyticsAction.CHART)
        press(AnalyticsPress, self.send_sheet, AnalyticsAction.SHEET)
        says(router, self.show, Command("analytics"))

    async def turn(self, tap: Tap[AnalyticsPress]) -> None:
        await self.show(tap, tap.press.view, tap.press.half)

    async def show(self, said: Said, view: View = View.AREAS, half: str | None = None) -> None:
        figures = await self.analytics.figures(said.actor, view, half)
        acting = await self.territory.acting_in(said.actor)
        finds = said.actor.may(Permission.FIND_CANDIDATES)
        await said.show(analytics_screen(said.words, figures, acting, finds=finds))

    async def send_chart(self, tap: Tap[AnalyticsPress]) -> None:
        figures = await self.analytics.figures(tap.actor, tap.press.view, tap.press.half)
        if figures is None or not figures.lines:
            await self.turn(tap)
            return
        await self.limiting.take_file(tap.actor, "analytics")
        acting = await self.territory.acting_in(tap.actor)
        district = acting.chosen.name if acting else ""
        chart = analytics_chart(tap.words, figures, district)
        picture = await asyncio.to_thread(chart_png, chart)
        await tap.send(chart_screen(tap.words, figures, picture))

    async def send_sheet(self, tap: Tap[AnalyticsPress]) -> None:
        await self.send_file(tap, tap.press.view)

    async def send_file(self, said: Said, view: View) -> None:
        figures = await self.analytics.figures(said.actor, view, whole=True)
        if figures is None:
            await self.show(said, view)
            return
        await self.limiting.take_file(said.actor, "analytics")
        await said.send(await asyncio.to_thread(sheet_screen, said.words, figures))


def analytics_handlers(services: Services) -> AnalyticsHandlers:
    return AnalyticsHandlers(
        analytics=services.analytics, limiting=services.limiting, territory=services.territory
    )
