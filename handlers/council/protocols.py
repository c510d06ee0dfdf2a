"""Protocols: the list with its search, a version with its files, a correction."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.council.correction import CORRECTION, correcting, protocol_in
from district.council.protocol import ProtocolCard
from district.drafts import Draft
from district.errors import NotPermitted
from district.forms import entered_of
from district.ids import DraftId, ProtocolId
from district.people.roles import Permission
from documents.protocol import Printed, protocol_docx, protocol_pdf
from handlers.form import Conversation, Start, row_id
from handlers.tap import Presses, Said, Tap, says
from keyboards.council.protocols import Action, ProtocolsPress
from keyboards.form import FormPress
from screens.council.protocol_document import printed
from screens.council.protocols import (
    CorrectionLook,
    protocol_corrected,
    protocol_file,
    protocol_screen,
    protocols_screen,
)
from screens.screen import Screen
from services.council.protocols import Protocols
from services.limiting import Limiting

SEARCH = "protocols_search"
"""Key in the conversation's data of the typed words; empty: all are listed."""


class ProtocolPress(ProtocolsPress, prefix="protocols"):
    protocol: Annotated[ProtocolId, Field(ge=1, le=2**31 - 1)]


class ProtocolsForm(StatesGroup):
    """The meaning of typed text."""

    search = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolHandlers:
    protocols: Protocols
    limiting: Limiting

    def register(self, router: Router) -> None:
        says(router, self.search, StateFilter(ProtocolsForm.search))
        press = Presses(router, ProtocolsPress.__prefix__)
        press(ProtocolsPress, self.show_page, Action.LIST)
        press(ProtocolPress, self.open_card, Action.CARD)
        press(ProtocolPress, self.send_docx, Action.DOCX)
        press(ProtocolPress, self.send_pdf, Action.PDF)

    async def show_page(self, tap: Tap[ProtocolsPress]) -> None:
        if tap.press.page is None:
            await tap.state.update_data({SEARCH: ""})
        await self._show(tap, tap.press.page or 0)

    async def search(self, said: Said) -> None:
        await said.state.update_data({SEARCH: said.need_text()})
        await self._show(said, 0)

    async def open_card(self, tap: Tap[ProtocolPress]) -> None:
        card = await self.protocols.get(tap.actor, tap.press.protocol)
        await tap.show(protocol_screen(tap.words, card))

    async def send_docx(self, tap: Tap[ProtocolPress]) -> None:
        await self._send(tap, protocol_docx, "docx")

    async def send_pdf(self, tap: Tap[ProtocolPress]) -> None:
        await self._send(tap, protocol_pdf, "pdf")

    async def _send(
        self, tap: Tap[ProtocolPress], write: Callable[[Printed], bytes], ending: str
    ) -> None:
        card = await self.protocols.get(tap.actor, tap.press.protocol)
        await self.limiting.take_file(tap.actor, "protocol")
        made = printed(tap.words, card.protocol.facts)
        content = await asyncio.to_thread(write, made)
        await tap.send(protocol_file(tap.words, card, content, ending))

    async def _show(self, said: Said, number: int) -> None:
        search = (await said.state.get_data()).get(SEARCH, "")
        found = await self.protocols.page(said.actor, number=number, search=search)
        await said.ask(protocols_screen(said.words, found), ProtocolsForm.search)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectingProtocol(Conversation[ProtocolCard]):
    """Begins with the id of the version to be corrected."""

    form = CORRECTION
    look = CorrectionLook()
    gives_way = True

    protocols: Protocols

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotPermitted: the actor may not correct it.
        """
        card = await self.protocols.get(said.actor, ProtocolId(row_id(about or "")))
        if not card.may_correct:
            raise NotPermitted(permission=Permission.KEEP_PROTOCOLS)
        return Start(entered=correcting(card))

    async def facts(self, said: Said, draft: Draft) -> ProtocolCard:
        return await self.protocols.get(said.actor, protocol_in(entered_of(draft)))

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        return protocol_corrected(said.words, await self.protocols.correct(said.actor, draft))
