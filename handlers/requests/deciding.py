"""A decider's card of a request: opening, approval, choice of a topic, undo."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.errors import NotAllowed, OutOfDate
from district.ids import AreaId, RequestId, TopicId
from district.requests.cards import CardFacts
from district.requests.request import Move
from handlers.requests.cards import Cards
from handlers.tap import Presses, Tap
from keyboards.requests.deciding import Action, CouncilPress
from screens.errors import refusal
from screens.requests.deciding import ask_area, ask_topic
from services.requests.deficits import Deficits


class CardPress(CouncilPress, prefix="council"):
    """A press on the card of a request."""

    request: Annotated[RequestId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    cards: Cards
    deficits: Deficits

    def register(self, router: Router) -> None:
        press = Presses(router, CouncilPress.__prefix__)
        press(CardPress, self.show_card, Action.CARD)
        press(CardPress, self.show_full, Action.FULL)
        press(CardPress, self.accept, Action.ACCEPT)
        press(CardPress, self.choose_area, Action.AREAS)
        press(CardPress, self.choose_topic, Action.AREA)
        press(CardPress, self.undo, Action.UNDO)

    async def show_card(self, tap: Tap[CardPress]) -> None:
        await self.cards.redraw(tap, tap.press.request)

    async def show_full(self, tap: Tap[CardPress]) -> None:
        facts = await self.cards.requests.card_facts(tap.actor.id, tap.press.request)
        await tap.show(self.cards.screen(tap, facts, full=True))

    async def accept(self, tap: Tap[CardPress]) -> None:
        """Approves; asks for a topic first if the request was reported in own words."""
        press = tap.press
        topic = TopicId(press.topic) if press.topic else None
        step = self.cards.requests.decide(
            tap.actor,
            press.request,
            Move.APPROVE,
            topic=topic,
            seen=press.seen,
            asks_topic=topic is None,
        )
        facts = await self._made(tap, step)
        if facts is not None and facts.can_be_decided:
            await self._ask(tap, facts)
        else:
            await self.cards.redraw(tap, press.request, facts)

    async def choose_area(self, tap: Tap[CardPress]) -> None:
        await self._ask(tap, await self.cards.requests.card_facts(tap.actor.id, tap.press.request))

    async def choose_topic(self, tap: Tap[CardPress]) -> None:
        facts = await self.cards.requests.card_facts(tap.actor.id, tap.press.request)
        await self._ask(tap, facts, AreaId(tap.press.area or ""))

    async def undo(self, tap: Tap[CardPress]) -> None:
        facts = await self._made(tap, self.cards.requests.undo(tap.actor, tap.press.request))
        await self.cards.redraw(tap, tap.press.request, facts)

    async def _made(self, tap: Tap[CardPress], step: Awaitable[CardFacts]) -> CardFacts | None:
        """Returns what the step has made of the request; None after an alert of a refusal."""
        try:
            return await step
        except (OutOfDate, NotAllowed) as error:
            await tap.alert(refusal(tap.words, error))
            return None

    async def _ask(
        self, tap: Tap[CardPress], facts: CardFacts, area_id: AreaId | None = None
    ) -> None:
        """Asks for the area of own words, or for the topic within one; shows the card instead if it
        was decided meanwhile.
        """
        number = tap.press.request
        areas = await self.deficits.areas()
        area = next((one for one in areas if one.id == area_id), None)
        if facts.can_be_decided and (area is not None or area_id is None):
            asks = (tap.words, number, facts.subject.own_words)
            await tap.show(ask_topic(*asks, area) if area else ask_area(*asks, areas))
            if await self.cards.requests.is_current(facts):
                return
        await self.cards.redraw(tap, number)
