"""Requests waiting for a decision: list, filters, opening one."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.ids import RequestId
from district.requests.pending import Pending, Turn, usual
from handlers.menu import opens
from handlers.tap import Presses, Said, Tap
from keyboards.menu import Entry
from keyboards.requests.pending import Action, PendingPress, leaving
from screens.requests.batches import offer_screen
from screens.requests.cards import card
from screens.requests.kinds import Kinds
from screens.requests.pending import ask_kind, ask_place, pending_list, turn_line
from screens.screen import Screen
from services.requests.batches import Batches
from services.requests.engine import Requests


class PendingRequestPress(PendingPress, prefix="pending"):
    """Opens a request of the list."""

    request: Annotated[RequestId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRequests:
    requests: Requests
    batches: Batches
    kinds: Kinds

    def register(self, router: Router) -> None:
        opens(router, self.show_first, Entry.PENDING)
        press = Presses(router, PendingPress.__prefix__)
        press(PendingPress, self.turn_page, Action.LIST)
        press(PendingRequestPress, self.open_request, Action.OPEN)
        press(PendingPress, self.open_next, Action.NEXT)
        press(PendingRequestPress, self.skip, Action.SKIP)
        press(PendingPress, self.offer_several, Action.SEVERAL)
        press(PendingPress, self.choose_place, Action.PLACES)
        press(PendingPress, self.choose_kind, Action.KINDS)

    async def show_first(self, said: Said) -> None:
        found = await self._read(said, PendingPress(action=Action.LIST))
        await said.show(pending_list(said.words, self.kinds, found))

    async def turn_page(self, tap: Tap[PendingPress]) -> None:
        found = await self._read(tap, tap.press)
        await tap.show(pending_list(tap.words, self.kinds, found))

    async def open_request(self, tap: Tap[PendingRequestPress]) -> None:
        """Opens the current card, also if it was decided since."""
        number = tap.press.request
        line = await self.requests.waiting(tap.actor, tap.press.wish(usual(tap.actor)))
        await tap.show(await self._card(tap, number, tap.press, line.turn_of(number)))

    async def open_next(self, tap: Tap[PendingPress]) -> None:
        """Opens the first of those that wait below the pressed message; the list if none does."""
        wish = tap.press.wish(usual(tap.actor))
        first = (await self.requests.waiting(tap.actor, wish)).first
        if first is None:
            await tap.send(pending_list(tap.words, self.kinds, await self._read(tap, tap.press)))
        else:
            await tap.send(await self._card_of(tap, first, PendingPress.of(Action.LIST, wish)))

    async def skip(self, tap: Tap[PendingRequestPress]) -> None:
        """Opens the request after this one; the list after the last one."""
        wish = tap.press.wish(usual(tap.actor))
        turn = await self.requests.turn_after(tap.actor, wish, tap.press.request)
        if turn is None:
            found = await self._read(tap, tap.press)
            await tap.show(pending_list(tap.words, self.kinds, found))
        else:
            await tap.show(await self._card_of(tap, turn, tap.press))

    async def offer_several(self, tap: Tap[PendingPress]) -> None:
        """Lists those that may be approved by one press."""
        offer = await self.batches.offer(tap.actor, tap.press.wish(usual(tap.actor)))
        await tap.show(offer_screen(tap.words, self.kinds, offer, tap.press))

    async def choose_place(self, tap: Tap[PendingPress]) -> None:
        await tap.show(ask_place(tap.words, await self._read(tap, tap.press)))

    async def choose_kind(self, tap: Tap[PendingPress]) -> None:
        await tap.show(ask_kind(tap.words, await self._read(tap, tap.press)))

    async def _card_of(self, said: Said, turn: Turn, listed: PendingPress) -> Screen:
        return await self._card(said, turn.request, listed, turn)

    async def _card(
        self, said: Said, number: RequestId, listed: PendingPress, turn: Turn | None
    ) -> Screen:
        facts, words = await self.requests.card_facts(said.actor.id, number), said.words
        above = turn_line(words, turn) if turn else None
        more = [leaving(words, listed, turn)]
        return card(words, self.kinds[facts.request.kind], facts, above=above, more=more)

    async def _read(self, said: Said, press: PendingPress) -> Pending:
        """Heads and curators see the district by default, members their assigned requests."""
        if press.kind not in self.kinds:
            press = press.changed(kind=None)
        return await self.requests.pending(said.actor, press.wish(usual(said.actor)), press.page)
