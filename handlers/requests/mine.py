"""A person's own requests: list, card, actions."""

import re
from dataclasses import dataclass
from typing import Annotated

from aiogram import F, Router
from aiogram.filters import StateFilter
from pydantic import Field

from district.errors import NotFound
from district.ids import RequestId
from district.pages import Page
from handlers.filters import When
from handlers.menu import DeepLink, opens
from handlers.tap import Linked, Presses, Said, Tap, follows, says
from keyboards.menu import Entry
from keyboards.requests.mine import Action, RequestsPress
from keyboards.requests.pending import to_list
from screens.requests.cards import card
from screens.requests.kinds import Kinds
from screens.requests.mine import ask_withdraw, own_list, own_request, whole_request
from services.requests.deficits import Deficits
from services.requests.engine import Requests

PAGE = 6
"""Page size of the list."""

NUMBER = re.compile(r"\s*№?\s*(\d{1,9})\s*")
"""«128» or «№ 128», as read aloud on the phone."""


class RequestPress(RequestsPress, prefix="requests"):
    """A press about one request."""

    request: Annotated[RequestId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequests:
    requests: Requests
    deficits: Deficits
    kinds: Kinds

    def register_links(self, router: Router) -> None:
        """A separate router, because a menu button continues a link too."""
        follows(router, self.open_linked, DeepLink("request"))

    def register(self, router: Router) -> None:
        opens(router, self.show_first_page, Entry.REQUESTS)
        typed_number = When(F.text.regexp(NUMBER, mode="fullmatch"))
        says(router, self.open_typed, StateFilter(None), typed_number)
        press = Presses(router, RequestsPress.__prefix__)
        press(RequestsPress, self.turn_page, Action.LIST)
        press(RequestPress, self.open_pressed, Action.OPEN)
        press(RequestPress, self.open_whole, Action.WHOLE)
        press(RequestPress, self.ask_whether, Action.WITHDRAW)
        press(RequestPress, self.withdraw, Action.WITHDRAW_NOW)
        press(RequestPress, self.resolve, Action.RESOLVED)
        press(RequestPress, self.reopen, Action.REOPEN)

    async def show_first_page(self, said: Said) -> None:
        """Shows the only open request at once; the list is one press away."""
        waiting = [one for one in await self.requests.of_author(said.actor) if one.status.is_open]
        if len(waiting) == 1:
            await self._show_own(said, waiting[0].id)
        else:
            await self._show_page(said, 0)

    async def turn_page(self, tap: Tap[RequestsPress]) -> None:
        await self._show_page(tap, tap.press.page or 0)

    async def open_linked(self, link: Linked) -> None:
        """`/start request-128`: an own request, or one that the person decides."""
        if not NUMBER.fullmatch(link.value):
            raise NotFound
        await self._open(link, RequestId(int(link.value)))

    async def open_typed(self, said: Said) -> None:
        """Opens a request by its typed number."""
        number = NUMBER.fullmatch(said.text or "")
        if number is not None:
            await self._open(said, RequestId(int(number[1])))

    async def open_pressed(self, tap: Tap[RequestPress]) -> None:
        await self._show_own(tap, tap.press.request, tap.press.page or 0)

    async def open_whole(self, tap: Tap[RequestPress]) -> None:
        own = await self.requests.own(tap.actor, tap.press.request)
        await tap.show(whole_request(tap.words, own, tap.press.page or 0))

    async def ask_whether(self, tap: Tap[RequestPress]) -> None:
        own = await self.requests.own(tap.actor, tap.press.request)
        kind = self.kinds[own.request.kind]
        await tap.show(ask_withdraw(tap.words, kind, own.request, own.subject))

    async def withdraw(self, tap: Tap[RequestPress]) -> None:
        await self.requests.take_back(tap.actor, tap.press.request)
        await self.open_pressed(tap)

    async def resolve(self, tap: Tap[RequestPress]) -> None:
        await self.deficits.resolve(tap.actor, tap.press.request)
        await self.open_pressed(tap)

    async def reopen(self, tap: Tap[RequestPress]) -> None:
        await self.deficits.reopen(tap.actor, tap.press.request)
        await self.open_pressed(tap)

    async def _show_page(self, said: Said, number: int) -> None:
        every = await self.requests.of_author(said.actor)
        page = Page.of(every, number, PAGE)
        subjects = await self.requests.subjects(said.actor, page.items)
        await said.show(own_list(said.words, self.kinds, page, subjects))

    async def _show_own(self, said: Said, number: RequestId, page: int = 0) -> None:
        own = await self.requests.own(said.actor, number)
        await said.show(own_request(said.words, self.kinds[own.request.kind], own, page))

    async def _open(self, said: Said, number: RequestId) -> None:
        """Opens a request.

        Raises:
            NotFound: neither an own request nor one that the person decides.
        """
        try:
            await self._show_own(said, number)
        except NotFound:
            facts = await self.requests.card_facts(said.actor.id, number)
            kind, back = self.kinds[facts.request.kind], to_list(said.words)
            await said.show(card(said.words, kind, facts, more=[[back]]))
