"""The register of the council, its heads, and the answer of the next head in turn."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.council.members import RegisterFacts
from district.ids import DistrictId, MunicipalityId, TurnId
from handlers.tap import Presses, Tap
from keyboards.council.members import MembersAction, MembersPress
from screens.council.members import (
    answered_screen,
    declining_screen,
    experts_screen,
    heads_screen,
    register_screen,
)
from services.council.heads import Heads
from services.council.members import Members


class TurnPress(MembersPress, prefix="members"):
    turn: Annotated[TurnId, Field(ge=1, le=2**31 - 1)]


class PlacePress(MembersPress, prefix="members"):
    district: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRegister:
    members: Members
    heads: Heads

    def register(self, router: Router) -> None:
        press = Presses(router, MembersPress.__prefix__)
        press(MembersPress, self.show, MembersAction.LIST)
        press(MembersPress, self.show_experts, MembersAction.EXPERTS)
        press(MembersPress, self.show_heads, MembersAction.HEADS)
        press(PlacePress, self.move_up, MembersAction.MOVE_UP)
        press(TurnPress, self.agree, MembersAction.AGREE)
        press(TurnPress, self.ask_decline, MembersAction.ASK_DECLINE)
        press(TurnPress, self.decline, MembersAction.DECLINE)

    async def show(self, tap: Tap[MembersPress]) -> None:
        facts = await self._register(tap)
        await tap.show(register_screen(tap.words, facts))

    async def show_experts(self, tap: Tap[MembersPress]) -> None:
        facts = await self._register(tap)
        await tap.show(experts_screen(tap.words, facts))

    async def show_heads(self, tap: Tap[MembersPress]) -> None:
        facts = await self.members.history(tap.actor, _district(tap.press))
        await tap.show(heads_screen(tap.words, facts))

    async def move_up(self, tap: Tap[PlacePress]) -> None:
        district, place = DistrictId(tap.press.district), MunicipalityId(tap.press.place)
        facts = await self.members.move_up(tap.actor, district, place)
        await tap.show(heads_screen(tap.words, facts))

    async def _register(self, tap: Tap[MembersPress]) -> RegisterFacts:
        number = tap.press.page or 0
        return await self.members.register(tap.actor, _district(tap.press), number)

    async def agree(self, tap: Tap[TurnPress]) -> None:
        facts = await self.heads.confirm(tap.actor, tap.press.turn)
        await tap.show(answered_screen(tap.words, facts))

    async def ask_decline(self, tap: Tap[TurnPress]) -> None:
        facts = await self.heads.own_turn(tap.actor, tap.press.turn)
        await tap.show(declining_screen(tap.words, facts))

    async def decline(self, tap: Tap[TurnPress]) -> None:
        facts = await self.heads.decline(tap.actor, tap.press.turn)
        await tap.show(answered_screen(tap.words, facts))


def _district(press: MembersPress) -> DistrictId | None:
    return DistrictId(press.district) if press.district else None
