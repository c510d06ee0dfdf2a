"""«Мой год»: one loader for its screens, and the file for attestation."""

import asyncio
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Command

from district.documents import Issuer
from district.errors import NotFound
from documents.year import year_pdf
from handlers.tap import Presses, Said, Tap, says
from keyboards.learning.year import YearAction, YearPress
from screens.learning.year import past_screen, printed_year, year_file, year_screen
from services.learning.year import MyYears
from services.limiting import Limiting


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHandlers:
    years: MyYears
    limiting: Limiting
    issuer: Issuer

    def register(self, router: Router) -> None:
        says(router, self.open, Command("my"))
        press = Presses(router, YearPress.__prefix__)
        press(YearPress, self.show, YearAction.OPEN)
        press(YearPress, self.show_past, YearAction.PAST)
        press(YearPress, self.send_file, YearAction.FILE)

    async def open(self, said: Said) -> None:
        await said.show(year_screen(said.words, await self.years.of(said.actor)))

    async def show(self, tap: Tap[YearPress]) -> None:
        found = await self.years.of(tap.actor, tap.press.start or None)
        await tap.show(year_screen(tap.words, found))

    async def show_past(self, tap: Tap[YearPress]) -> None:
        found = await self.years.of(tap.actor, tap.press.start or None)
        await tap.show(past_screen(tap.words, found, tap.press.page))

    async def send_file(self, tap: Tap[YearPress]) -> None:
        report = await self.years.report(tap.actor, tap.press.start)
        if report.is_empty:
            raise NotFound
        await self.limiting.take_file(tap.actor, "year")
        page = printed_year(tap.words, report, self.issuer)
        await tap.send(year_file(tap.words, report, await asyncio.to_thread(year_pdf, page)))
