"""The own route: its screen, its lines, the form of a line."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from aiogram import Router
from pydantic import Field as Bounds

from district.drafts import Draft
from district.errors import Past
from district.forms import Entered, Field, Moment
from district.ids import DraftId, LineId, RouteId
from district.learning.route import LINE, Choosing
from district.letters import LetterKind
from district.typed_time import read_day
from handlers.form import Conversation
from handlers.letters import AreaLetters, Letters, own
from handlers.tap import Presses, Said, Tap
from keyboards.learning.route import RouteAction, RoutePress
from screens.learning.route import (
    LineLook,
    due_letter,
    line_screen,
    no_route_screen,
    route_screen,
    stopping_screen,
)
from screens.screen import Screen
from services.learning.routes import Routes

A = RouteAction


class OfRoute(RoutePress, prefix="route"):
    route: Annotated[RouteId, Bounds(ge=1, le=2**31 - 1)]


class OfLine(OfRoute, prefix="route"):
    line: Annotated[LineId, Bounds(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteHandlers:
    routes: Routes

    def register(self, router: Router) -> None:
        press = Presses(router, RoutePress.__prefix__)
        press(RoutePress, self.open, A.OPEN)
        press(RoutePress, self.propose, A.PROPOSE)
        press(OfLine, self.show_line, A.LINE)
        press(OfLine, self.drop, A.DROP, A.TAKE_UP)
        press(OfLine, self.claim, A.CLAIM, A.UNCLAIM)
        press(OfRoute, self.send, A.SEND)
        press(OfRoute, self.ask_stop, A.ASK_STOP)
        press(OfRoute, self.stop, A.STOP)

    async def open(self, tap: Tap[RoutePress]) -> None:
        found = await self.routes.mine(tap.actor)
        if found is None:
            await tap.show(no_route_screen(tap.words))
        else:
            await tap.show(route_screen(tap.words, found, tap.press.page))

    async def propose(self, tap: Tap[RoutePress]) -> None:
        await tap.show(route_screen(tap.words, await self.routes.propose(tap.actor)))

    async def show_line(self, tap: Tap[OfLine]) -> None:
        facts = await self.routes.get(tap.actor, tap.press.route)
        await tap.show(line_screen(tap.words, facts, facts.get(tap.press.line)))

    async def drop(self, tap: Tap[OfLine]) -> None:
        dropped = tap.press.action is A.DROP
        press = tap.press
        facts = await self.routes.drop(tap.actor, press.route, press.line, is_dropped=dropped)
        await tap.show(route_screen(tap.words, facts))

    async def claim(self, tap: Tap[OfLine]) -> None:
        done, press = tap.press.action is A.CLAIM, tap.press
        facts = await self.routes.claim(tap.actor, press.route, press.line, is_done=done)
        await tap.show(route_screen(tap.words, facts))

    async def send(self, tap: Tap[OfRoute]) -> None:
        await tap.show(route_screen(tap.words, await self.routes.send(tap.actor, tap.press.route)))

    async def ask_stop(self, tap: Tap[OfRoute]) -> None:
        await tap.show(
            stopping_screen(tap.words, await self.routes.get(tap.actor, tap.press.route))
        )

    async def stop(self, tap: Tap[OfRoute]) -> None:
        await tap.show(route_screen(tap.words, await self.routes.stop(tap.actor, tap.press.route)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningLine(Conversation[Choosing]):
    form = LINE
    look = LineLook()
    gives_way = True

    routes: Routes

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        await self.routes.ensure_may_add(said.actor)

    async def facts(self, said: Said, draft: Draft) -> Choosing:
        return await self.routes.choosing(said.actor)

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        if not isinstance(key, Moment):
            return LINE.answered(entered, key, key.typed(text))
        today = self.routes.today
        day: date = read_day(text, today)
        if day < today:
            raise Past
        return LINE.answered(entered, key, day)

    async def send(self, said: Said, draft: DraftId) -> Screen:
        facts = await self.routes.add_line(said.actor, draft)
        return route_screen(said.words, facts, above=said.words("route-line-added"))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        found = await self.routes.mine(said.actor)
        return route_screen(said.words, found) if found else no_route_screen(said.words)


class RouteLetters(AreaLetters):
    def table(self) -> Letters:
        return {LetterKind.ROUTE_DUE: own(due_letter, self.services.routes.letter_facts, "route")}
