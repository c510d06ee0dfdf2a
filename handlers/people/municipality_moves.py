"""Moves of municipalities to other districts: the list, a card, the form."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.drafts import Draft
from district.errors import OutOfDate, Past
from district.forms import SUMMARY, Entered, Option, Search
from district.forms import Field as FormField
from district.ids import DraftId, MunicipalityId, MunicipalityMoveId
from district.pages import Page
from district.people.municipality_moves import DAY, MOVE, MUNICIPALITY, TARGET, MoveFormFacts
from district.people.roles import Permission
from district.territory import Municipality, Transfer
from district.typed_time import read_day
from handlers.form import Conversation
from handlers.tap import Presses, Said, Tap
from keyboards.form import FormPress
from keyboards.people.municipality_moves import MovesAction, MovesPress
from screens.people.municipality_moves import (
    MoveLook,
    move_cancelled,
    move_planned,
    move_screen,
    move_taken_back,
    moves_screen,
)
from screens.screen import Screen
from services.people.municipality_moves import MunicipalityMoves
from services.territory import Territory

PAGE = 20
"""Page size of municipalities."""


class MovePress(MovesPress, prefix="moves"):
    move: Annotated[MunicipalityMoveId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveList:
    moves: MunicipalityMoves

    def register(self, router: Router) -> None:
        press = Presses(router, MovesPress.__prefix__)
        press(MovesPress, self.show_list, MovesAction.LIST)
        press(MovePress, self.open_card, MovesAction.CARD)
        press(MovePress, self.take_back, MovesAction.TAKE_BACK)

    async def show_list(self, tap: Tap[MovesPress]) -> None:
        page = await self.moves.page(tap.actor, max(0, tap.press.page or 0))
        await tap.show(moves_screen(tap.words, page))

    async def open_card(self, tap: Tap[MovePress]) -> None:
        await tap.show(move_screen(tap.words, await self.moves.get(tap.actor, tap.press.move)))

    async def take_back(self, tap: Tap[MovePress]) -> None:
        await self.moves.take_back(tap.actor, tap.press.move)
        await tap.show(move_taken_back(tap.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingMunicipality(Conversation[MoveFormFacts]):
    form = MOVE
    look = MoveLook()
    gives_way = True

    moves: MunicipalityMoves
    territory: Territory

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        said.actor.ensure(Permission.MOVE_MUNICIPALITIES)

    async def facts(self, said: Said, draft: Draft) -> MoveFormFacts:
        """
        Raises:
            OutOfDate: the municipality is not in use any more.
        """
        entered = Entered(draft.answers)
        chosen = entered.get(MUNICIPALITY)
        municipality = await self.territory.municipality(chosen) if chosen else None
        along = None
        if draft.step == SUMMARY:
            target = entered.get(TARGET)
            if municipality is None or target is None:
                raise OutOfDate
            transfer = Transfer(
                municipality=municipality.id, source=municipality.district, target=target
            )
            along = await self.moves.along(said.actor, transfer)
        return MoveFormFacts(
            municipality=municipality,
            municipalities=await self._municipalities(draft),
            districts=await self.territory.districts(),
            along=along,
        )

    async def has_option(
        self, said: Said, entered: Entered, key: Search[MunicipalityId], option: str
    ) -> bool:
        return await self.territory.municipality(MunicipalityId(option)) is not None

    async def take_words(
        self, said: Said, entered: Entered, key: FormField[object], text: str
    ) -> Entered:
        if key is not DAY:
            return self.form.answered(entered, key, key.typed(text))
        day = read_day(text, self.moves.today)
        if day < self.moves.today:
            raise Past
        return self.form.answered(entered, DAY, day)

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        return move_planned(said.words, await self.moves.plan(said.actor, draft))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return move_cancelled(said.words)

    async def _municipalities(self, draft: Draft) -> Page[Option]:
        entered = Entered(draft.answers)
        if draft.step != MUNICIPALITY.name:
            return Page(items=(), total=0, number=0, size=PAGE)
        page: Page[Municipality] = await self.territory.municipality_page(
            search=entered.search_of(MUNICIPALITY), number=entered.page_of(MUNICIPALITY), size=PAGE
        )
        return page.map(lambda one: Option(id=one.id, label=one.name))
