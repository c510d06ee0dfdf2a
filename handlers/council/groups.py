"""The section «Группа»: a code that binds the group, unbinding."""

from dataclasses import dataclass

from aiogram import Router

from district.ids import DistrictId
from handlers.tap import Presses, Tap
from keyboards.council.groups import GroupAction, GroupPress
from screens.council.groups import code_screen, groups_screen, unbind_screen
from services.council.groups import CouncilGroups

A = GroupAction


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSection:
    groups: CouncilGroups
    bot_username: str

    def register(self, router: Router) -> None:
        press = Presses(router, GroupPress.__prefix__)
        press(GroupPress, self.open, A.SHOW)
        press(GroupPress, self.make_code, A.CODE)
        press(GroupPress, self.ask_unbind, A.ASK_UNBIND)
        press(GroupPress, self.unbind, A.UNBIND)

    async def open(self, tap: Tap[GroupPress]) -> None:
        await tap.show(groups_screen(tap.words, await self.groups.lines(tap.actor)))

    async def make_code(self, tap: Tap[GroupPress]) -> None:
        district = DistrictId(tap.press.district)
        code = await self.groups.make_code(tap.actor, district, tap.press.body)
        await tap.show(code_screen(tap.words, code, self.bot_username))

    async def ask_unbind(self, tap: Tap[GroupPress]) -> None:
        district = DistrictId(tap.press.district)
        await tap.show(unbind_screen(tap.words, district, tap.press.body))

    async def unbind(self, tap: Tap[GroupPress]) -> None:
        await self.groups.unbind(tap.actor, DistrictId(tap.press.district), tap.press.body)
        await tap.toast(tap.words.plain("group-unbound"))
        await self.open(tap)
