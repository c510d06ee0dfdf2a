"""Papers of calls: the own ones as files; an activity of an entry."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.activities.activity import TITLE_LIMIT
from district.activities.form import DAY, TITLE, TYPE, ActivityAnswers, Whom
from district.calls.paper import Ground, Wanted
from district.documents import Issuer
from district.drafts import Form as FormName
from district.ids import EntryId
from documents.archive import zipped
from documents.call_paper import call_paper_pdf
from handlers.tap import Presses, Tap
from keyboards.papers import Action, PapersPress
from locales.texts import Words
from screens.calls import papers as screens
from services.activities.manage import Activities
from services.calls.papers import Papers
from services.drafts import Drafts
from services.limiting import Limiting


class EntryPress(PapersPress, prefix="papers"):
    entry: Annotated[EntryId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHandlers:
    papers: Papers
    activities: Activities
    drafts: Drafts
    limiting: Limiting
    issuer: Issuer

    def register(self, router: Router) -> None:
        press = Presses(router, PapersPress.__prefix__)
        press(PapersPress, self.show_mine, Action.MINE)
        press(PapersPress, self.show_active, Action.ACTIVE)
        press(PapersPress, self.edit, Action.EDIT)
        press(EntryPress, self.hide, Action.HIDE)
        press(EntryPress, self.send_file, Action.SEND)
        press(EntryPress, self.begin_activity, Action.ACTIVITY)

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
        portfolio = await self.papers.hide(tap.actor, tap.press.entry, tap.press.page)
        await tap.show(screens.hiding_screen(tap.words, portfolio))

    async def send_file(self, tap: Tap[EntryPress]) -> None:
        """Sends one paper, or an archive of several."""
        grounds = await self.papers.of_entry(tap.actor, tap.press.entry)
        await self.limiting.take_file(tap.actor, "papers")
        files = await asyncio.to_thread(self._drawn, tap.words, grounds)
        content = files[0][1] if len(files) == 1 else zipped(files)
        await tap.send(screens.papers_file(tap.words, grounds, content))

    async def begin_activity(self, tap: Tap[EntryPress]) -> None:
        """Stores a draft of the form with the entry's words, unless another one is unfinished."""
        wanted = await self.papers.wanted(tap.press.entry, tap.actor)
        unfinished = await self.drafts.find(tap.actor, FormName.ACTIVITY)
        if unfinished is not None and not unfinished.stands_after(tap.actor.act):
            await tap.show(screens.activity_unfinished(tap.words, wanted))
            return
        told = await self._told(wanted)
        missing = [TYPE.name] if told.type is None else [TITLE.name] if told.title is None else []
        step = next(iter(missing), DAY.name)
        await self.drafts.begin(tap.actor, FormName.ACTIVITY, step, told.answers())
        await tap.show(screens.activity_begun(tap.words, wanted))

    async def _told(self, wanted: Wanted) -> ActivityAnswers:
        is_known = wanted.type in {one.id for one in await self.activities.types()}
        return ActivityAnswers(
            district=wanted.call.district,
            type=wanted.type if is_known else None,
            title=wanted.entry.title if len(wanted.entry.title) <= TITLE_LIMIT else None,
            area=wanted.topic.area if wanted.topic else None,
            topics=(wanted.topic.id,) if wanted.topic else (),
            whom=Whom.DISTRICT,
        )

    def _drawn(self, words: Words, grounds: Sequence[Ground]) -> list[tuple[str, bytes]]:
        pages = (screens.printed_page(words, one, self.issuer) for one in grounds)
        return [(f"{one.number}.pdf", call_paper_pdf(one)) for one in pages]
