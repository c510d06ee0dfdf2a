"""Papers of calls: the portfolio, its files, the methodical active."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.calls.paper import Ground
from district.documents import Issuer
from district.ids import EntryId
from documents.archive import zipped
from documents.call_paper import call_paper_pdf
from handlers.tap import Presses, Tap
from keyboards.papers import Action, PapersPress
from locales.texts import Words
from screens.calls import papers as screens
from services.calls.papers import Papers
from services.limiting import Limiting


class EntryPress(PapersPress, prefix="papers"):
    entry: Annotated[EntryId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHandlers:
    papers: Papers
    limiting: Limiting
    issuer: Issuer

    def register(self, router: Router) -> None:
        press = Presses(router, PapersPress.__prefix__)
        press(PapersPress, self.show_mine, Action.MINE)
        press(PapersPress, self.show_active, Action.ACTIVE)
        press(PapersPress, self.edit, Action.EDIT)
        press(EntryPress, self.hide, Action.HIDE, Action.UNHIDE)
        press(EntryPress, self.send_file, Action.SEND)
        press(EntryPress, self.offer_activity, Action.ACTIVITY)

    async def show_mine(self, tap: Tap[PapersPress]) -> None:
        portfolio = await self.papers.portfolio(tap.actor, tap.press.page)
        await tap.show(screens.portfolio_screen(tap.words, portfolio))

    async def show_active(self, tap: Tap[PapersPress]) -> None:
        page = await self.papers.active(tap.actor, tap.press.page)
        await tap.show(screens.active_screen(tap.words, page))

    async def edit(self, tap: Tap[PapersPress]) -> None:
        portfolio = await self.papers.portfolio(tap.actor, tap.press.page, with_hidden=True)
        await tap.show(screens.hiding_screen(tap.words, portfolio))

    async def hide(self, tap: Tap[EntryPress]) -> None:
        press = tap.press
        portfolio = await self.papers.hide(
            tap.actor, press.entry, press.page, is_hidden=press.action is Action.HIDE
        )
        await tap.show(screens.hiding_screen(tap.words, portfolio))

    async def send_file(self, tap: Tap[EntryPress]) -> None:
        """Sends one paper, or an archive of several."""
        grounds = await self.papers.of_entry(tap.actor, tap.press.entry)
        await self.limiting.take_file(tap.actor, "papers")
        files = await asyncio.to_thread(self._drawn, tap.words, grounds)
        content = files[0][1] if len(files) == 1 else zipped(files)
        await tap.send(screens.papers_file(tap.words, grounds, content))

    async def offer_activity(self, tap: Tap[EntryPress]) -> None:
        """Shows the letter with a button of today; an older one has this press."""
        wanted = await self.papers.wanted(tap.press.entry, tap.actor)
        await tap.show(screens.activity_letter(tap.words, wanted))

    def _drawn(self, words: Words, grounds: Sequence[Ground]) -> list[tuple[str, bytes]]:
        pages = (screens.printed_page(words, one, self.issuer) for one in grounds)
        return [(f"{one.number}.pdf", call_paper_pdf(one)) for one in pages]
