"""Motions: list, card, votes, ticks of a list, opening, closing, consent of candidates."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendDocument, SendPhoto
from pydantic import Field

from district.clock import Clock
from district.council.bodies import STANDING_BODIES, Body
from district.council.motion import MotionFacts, MotionFile, Shown
from district.errors import NotAllowed, OutOfDate
from district.ids import MotionId
from district.people.roles import Permission
from handlers.menu import DeepLink
from handlers.tap import Linked, Presses, Said, Tap, follows, says
from keyboards.council.motions import Action, MotionsPress, ticked, to_motions
from screens.council.motions import (
    decisions_screen,
    motion_card,
    motion_list,
    text_screen,
    ticks_screen,
    voted_text,
)
from screens.errors import refusal
from screens.screen import Screen
from services.council.cards import MotionCards
from services.council.motions import Motions

SEARCH, LISTED = "motions_search", "motions_listed"
"""Keys in the conversation's data of the typed words, and of the body whose list is searched."""


class MotionPress(MotionsPress, prefix="motions"):
    """A press about one motion."""

    motion: Annotated[MotionId, Field(ge=1, le=2**31 - 1)]


class MotionsForm(StatesGroup):
    """The meaning of typed text."""

    search = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionView:
    """Shows the card of a motion in the pressed message."""

    motions: Motions
    cards: MotionCards
    clock: Clock

    async def redraw(self, said: Said, number: MotionId) -> None:
        """Draws the card, whether or not delivery updates that message.

        Draws again if the motion has changed meanwhile, as delivery may have drawn that earlier.
        """
        while True:
            seen = await self.cards.seen(said.actor.id, number)
            shown = await said.show(await self.screen(said, number))
            message = shown.message_id if shown else None
            if await self.cards.shown(said.actor.id, number, seen, message):
                return

    async def screen(self, said: Said, number: MotionId) -> Screen:
        facts = await self.motions.facts(said.actor.id, number)
        is_listed = facts.motion.body in STANDING_BODIES
        back = [to_motions(said.words, facts.motion.body)] if is_listed else []
        return motion_card(said.words, facts, self.clock(), more=[back])


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionHandlers:
    motions: Motions
    view: MotionView

    def register(self, router: Router) -> None:
        says(router, self.search, StateFilter(MotionsForm.search))
        press = Presses(router, MotionsPress.__prefix__)
        press(MotionsPress, self.list, Action.LIST)
        press(MotionsPress, self.show_decisions, Action.DECISIONS)
        press(MotionPress, self.open_card, Action.CARD)
        press(MotionPress, self.vote, Action.VOTE)
        press(MotionPress, self.ask_ticks, Action.TICKS)
        press(MotionPress, self.tick, Action.TICK)
        press(MotionPress, self.give_ticked, Action.GIVE)
        press(MotionPress, self.show_text, Action.TEXT)
        press(MotionPress, self.start, Action.START)
        press(MotionPress, self.close, Action.CLOSE)
        press(MotionPress, self.put_again, Action.AGAIN)
        press(MotionPress, self.answer, Action.AGREE, Action.REFUSE)

    def register_links(self, router: Router) -> None:
        follows(router, self.follow, DeepLink("motion"))

    # ── List ───────────────────────────────────────────────────────────────────────────────────

    async def list(self, tap: Tap[MotionsPress]) -> None:
        """Pages keep the search; everything else ends it."""
        data = await tap.state.get_data()
        search = data.get(SEARCH, "") if tap.press.page else ""
        await self._show_list(tap, tap.press, search)

    async def show_decisions(self, tap: Tap[MotionsPress]) -> None:
        page = await self.motions.decisions(tap.actor, tap.press.page)
        await tap.show(decisions_screen(tap.words, page))

    async def search(self, said: Said) -> None:
        body = Body((await said.state.get_data()).get(LISTED, Body.COUNCIL))
        listed = MotionsPress(action=Action.LIST, body=body)
        await self._show_list(said, listed, said.need_text())

    async def _show_list(self, said: Said, press: MotionsPress, search: str) -> None:
        page = await self.motions.page(
            said.actor,
            Shown.ALL if search else press.shown,
            number=press.page,
            search=search,
            body=press.body,
        )
        shown = motion_list(
            said.words,
            page,
            press,
            bodies=tuple(Body),
            can_put=press.body in STANDING_BODIES and said.actor.may(Permission.PUT_MOTIONS),
            search=search,
        )
        await said.ask(shown, MotionsForm.search, **{SEARCH: search, LISTED: press.body})

    # ── Card ───────────────────────────────────────────────────────────────────────────────────

    async def open_card(self, tap: Tap[MotionPress]) -> None:
        await self.view.redraw(tap, tap.press.motion)

    async def follow(self, link: Linked) -> None:
        number = MotionId(int(link.value)) if link.value.isdecimal() else MotionId(0)
        await link.send(await self.view.screen(link, number))

    async def show_text(self, tap: Tap[MotionPress]) -> None:
        """Sends the text and the files below the card."""
        facts = await self.motions.facts(tap.actor.id, tap.press.motion)
        if facts.motion.text:
            await tap.send(text_screen(tap.words, facts))
        for one in facts.motion.files:
            await _send_file(tap, one)

    async def vote(self, tap: Tap[MotionPress]) -> None:
        """Votes for one choice; pressed below the ticks of a list, it closes them."""
        await self._cast(tap, (tap.press.choice or "",))

    async def ask_ticks(self, tap: Tap[MotionPress]) -> None:
        """Asks in a new message, because each vote redraws the card."""
        facts = await self.motions.facts(tap.actor.id, tap.press.motion)
        own = facts.own.choice if facts.own and facts.own.choice else ()
        bits = sum(1 << at for at, one in enumerate(facts.motion.options) if one.id in own)
        await tap.send(ticks_screen(tap.words, facts, bits))

    async def tick(self, tap: Tap[MotionPress]) -> None:
        facts = await self.motions.facts(tap.actor.id, tap.press.motion)
        bits, most = tap.press.ticks, facts.motion.rules.most
        if not facts.motion.is_open or facts.motion.round != tap.press.round:
            await self.view.redraw(tap, tap.press.motion)
        elif len(ticked(facts.motion, bits)) > most:
            await tap.alert(tap.words.plain("motions-too-many", most=most))
        else:
            await tap.show(ticks_screen(tap.words, facts, bits))

    async def give_ticked(self, tap: Tap[MotionPress]) -> None:
        facts = await self.motions.facts(tap.actor.id, tap.press.motion)
        await self._cast(tap, ticked(facts.motion, tap.press.ticks))

    # ── Moves ──────────────────────────────────────────────────────────────────────────────────

    async def start(self, tap: Tap[MotionPress]) -> None:
        await self._move(tap, self.motions.open(tap.actor, tap.press.motion), "motions-started")

    async def close(self, tap: Tap[MotionPress]) -> None:
        await self._move(tap, self.motions.close(tap.actor, tap.press.motion), "motions-closed-now")

    async def put_again(self, tap: Tap[MotionPress]) -> None:
        step = self.motions.put_again(tap.actor, tap.press.motion)
        await self._move(tap, step, "motions-started")

    async def answer(self, tap: Tap[MotionPress]) -> None:
        """A candidate agrees or refuses."""
        agrees = tap.press.action is Action.AGREE
        facts = await self.motions.facts(tap.actor.id, tap.press.motion)
        own = next((one.id for one in facts.motion.options if one.person == tap.actor.id), "")
        step = self.motions.consent(tap.actor, tap.press.motion, own, agrees=agrees)
        await self._move(tap, step, "motions-agreed" if agrees else "motions-refused")

    async def _cast(self, tap: Tap[MotionPress], choice: tuple[str, ...]) -> None:
        press = tap.press
        step = self.motions.cast(tap.actor, press.motion, press.round, choice)
        await self._make(tap, step, lambda facts: voted_text(tap.words, facts, choice))

    async def _move(self, tap: Tap[MotionPress], step: Awaitable[MotionFacts], told: str) -> None:
        await self._make(tap, step, lambda _: tap.words.plain(told))

    async def _make(
        self,
        tap: Tap[MotionPress],
        step: Awaitable[MotionFacts],
        told: Callable[[MotionFacts], str],
    ) -> None:
        """Makes a step and reports it, or why it is refused; draws the card in either case."""
        try:
            await tap.toast(told(await step))
        except (OutOfDate, NotAllowed) as error:
            await tap.alert(refusal(tap.words, error))
        await self.view.redraw(tap, tap.press.motion)


async def _send_file(said: Said, file: MotionFile) -> None:
    bot, chat = said.event.bot, said.event.from_user
    if bot is None or chat is None:
        return
    if file.kind == "photo":
        await bot(SendPhoto(chat_id=chat.id, photo=file.file))
    else:
        await bot(SendDocument(chat_id=chat.id, document=file.file))
