"""A decider's card of a request: opening, approval, choice of a topic, undo."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.errors import NotAllowed, OutOfDate
from district.ids import RequestId, TopicId
from district.requests.cards import CardFacts
from district.requests.request import Move
from district.topics import Area, Topic
from handlers.requests.cards import Cards
from handlers.tap import Presses, Tap
from keyboards.requests.deciding import Action, CouncilPress
from screens.errors import refusal
from screens.requests.deciding import Filing
from services.requests.deficits import Deficits
from services.requests.topics import likely_topics


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
        press(CardPress, self.accept_without_topic, Action.LATER)
        press(CardPress, self.choose_likely, Action.TOPICS)
        press(CardPress, self.choose_area, Action.AREAS)
        press(CardPress, self.choose_topic, Action.AREA)
        press(CardPress, self.undo, Action.UNDO)

    async def show_card(self, tap: Tap[CardPress]) -> None:
        await self.cards.redraw(tap, tap.press.request)

    async def show_full(self, tap: Tap[CardPress]) -> None:
        facts = await self.cards.requests.card_facts(tap.actor.id, tap.press.request)
        await tap.show(self.cards.screen(tap, facts, full=True))

    async def accept(self, tap: Tap[CardPress]) -> None:
        """Approves; asks for a topic first if the request was reported in own words. With a topic,
        also sets that of a request that was accepted without one.
        """
        topic = TopicId(tap.press.topic) if tap.press.topic else None
        await self._accept(tap, topic, asks_topic=topic is None)

    async def accept_without_topic(self, tap: Tap[CardPress]) -> None:
        await self._accept(tap, None, asks_topic=False)

    async def choose_likely(self, tap: Tap[CardPress]) -> None:
        await self._ask_topic(tap, await self._read(tap))

    async def choose_area(self, tap: Tap[CardPress]) -> None:
        await self._ask(tap, await self._read(tap), await self.deficits.areas())

    async def choose_topic(self, tap: Tap[CardPress]) -> None:
        chosen = [one for one in await self.deficits.areas() if one.id == tap.press.area]
        await self._ask(tap, await self._read(tap), chosen)

    async def undo(self, tap: Tap[CardPress]) -> None:
        facts = await self._made(tap, self.cards.requests.undo(tap.actor, tap.press.request))
        await self.cards.redraw(tap, tap.press.request, facts)

    async def _read(self, tap: Tap[CardPress]) -> CardFacts:
        return await self.cards.requests.card_facts(tap.actor.id, tap.press.request)

    async def _accept(
        self, tap: Tap[CardPress], topic: TopicId | None, *, asks_topic: bool
    ) -> None:
        press = tap.press
        step = self.cards.requests.decide(
            tap.actor,
            press.request,
            Move.APPROVE,
            topic=topic,
            seen=press.seen,
            asks_topic=asks_topic,
        )
        facts = await self._made(tap, step)
        if facts is None:
            await self.cards.redraw(tap, press.request)
        elif facts.can_be_decided:
            await self._ask_topic(tap, facts)
        else:
            await self.cards.show_decided(tap, facts)

    async def _made(self, tap: Tap[CardPress], step: Awaitable[CardFacts]) -> CardFacts | None:
        """Returns what the step has made of the request; None after an alert of a refusal."""
        try:
            return await step
        except (OutOfDate, NotAllowed) as error:
            await tap.alert(refusal(tap.words, error))
            return None

    async def _ask_topic(self, tap: Tap[CardPress], facts: CardFacts) -> None:
        """Offers the likely topics of own words, or all areas if there are none."""
        areas = await self.deficits.areas()
        likely = likely_topics(areas, facts.subject.own_words or "")
        await self._ask(tap, facts, areas, likely)

    async def _ask(
        self,
        tap: Tap[CardPress],
        facts: CardFacts,
        areas: Sequence[Area],
        likely: Sequence[Topic] = (),
    ) -> None:
        """Asks for the topic of own words: a likely one, an area, or a topic of the only area.

        Shows the card instead if it was decided meanwhile.
        """
        if areas and (facts.can_be_decided or facts.can_be_filed):
            filing = Filing(
                words=tap.words,
                kind=self.cards.kinds[facts.request.kind],
                facts=facts,
                more=tuple(self.cards.way_back(tap, facts)),
            )
            if likely:
                screen = filing.ask_likely(likely)
            else:
                screen = filing.ask_area(areas) if areas[1:] else filing.ask_topic(areas[0])
            await tap.show(screen)
            if await self.cards.requests.is_current(facts):
                return
        await self.cards.redraw(tap, tap.press.request)
