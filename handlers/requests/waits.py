"""How long requests wait: a picture and a sheet."""

import asyncio
from dataclasses import dataclass

from aiogram import Router

from documents.chart import chart_png
from handlers.tap import Presses, Tap
from keyboards.requests.waits import WaitsAction, WaitsPress
from screens.requests.waits import chart_screen, sheet_screen, waits_chart
from services.limiting import Limiting
from services.requests.waits import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingHandlers:
    waiting: Waiting
    limiting: Limiting

    def register(self, router: Router) -> None:
        press = Presses(router, WaitsPress.__prefix__)
        press(WaitsPress, self.send_chart, WaitsAction.CHART)
        press(WaitsPress, self.send_sheet, WaitsAction.SHEET)

    async def send_chart(self, tap: Tap[WaitsPress]) -> None:
        found = await self.waiting.measure(tap.actor)
        await self.limiting.take_file(tap.actor, "waits")
        picture = await asyncio.to_thread(chart_png, waits_chart(tap.words, found))
        await tap.send(chart_screen(tap.words, found, picture))

    async def send_sheet(self, tap: Tap[WaitsPress]) -> None:
        found = await self.waiting.measure(tap.actor)
        await self.limiting.take_file(tap.actor, "waits")
        await tap.send(await asyncio.to_thread(sheet_screen, tap.words, found))
