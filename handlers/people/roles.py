"""Roles: list, card, end."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.errors import NotFound
from district.ids import DistrictId, GrantId, InstituteId, MunicipalityId
from district.people.roles import Actor, Permission, Standing
from district.territory import District, Municipality
from handlers.menu import opens
from handlers.tap import Presses, Said, Tap, says
from keyboards.menu import Entry
from keyboards.people.roles import RolesAction, RolesPress
from screens.people.roles import (
    district_filter_screen,
    ended_screen,
    ending_screen,
    grant_screen,
    grants_screen,
    institute_screen,
    municipality_filter_screen,
    role_filter_screen,
    standing_screen,
)
from services.people.roles import Roles
from services.territory import Territory

SEARCH = "roles_search"
"""Key in the conversation's data of the typed name; empty: all are listed."""


class GrantPress(RolesPress, prefix="roles"):
    grant: Annotated[GrantId, Field(ge=1, le=2**31 - 1)]


class InstitutePress(GrantPress, prefix="roles"):
    place: str


class RolesForm(StatesGroup):
    """The meaning of typed text."""

    search = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleList:
    roles: Roles
    territory: Territory

    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.ROLES)
        says(router, self.search, StateFilter(RolesForm.search))
        press = Presses(router, RolesPress.__prefix__)
        press(RolesPress, self.turn_page, RolesAction.LIST)
        press(RolesPress, self.choose_role, RolesAction.ROLES)
        press(RolesPress, self.choose_place, RolesAction.PLACES)
        press(GrantPress, self.open_card, RolesAction.CARD)
        press(GrantPress, self.ask_end, RolesAction.ASK_END)
        press(GrantPress, self.end, RolesAction.END)
        press(GrantPress, self.choose_institute, RolesAction.INSTITUTES)
        press(InstitutePress, self.change_institute, RolesAction.INSTITUTE)
        press(GrantPress, self.choose_standing, RolesAction.STANDINGS)
        press(InstitutePress, self.change_standing, RolesAction.STANDING)

    async def open(self, said: Said) -> None:
        await said.state.update_data({SEARCH: ""})
        await self._show(said, RolesPress(action=RolesAction.LIST))

    async def search(self, said: Said) -> None:
        await said.state.update_data({SEARCH: said.need_text()})
        await self._show(said, RolesPress(action=RolesAction.LIST))

    async def turn_page(self, tap: Tap[RolesPress]) -> None:
        """The filters and the list of roles, which names no page, end the search."""
        if tap.press.page is None or tap.press.role or tap.press.place:
            await tap.state.update_data({SEARCH: ""})
        await self._show(tap, tap.press)

    async def choose_role(self, tap: Tap[RolesPress]) -> None:
        tap.actor.ensure(Permission.GRANT_COUNCIL_ROLES)
        await tap.show(role_filter_screen(tap.words, tap.press.place))

    async def choose_place(self, tap: Tap[RolesPress]) -> None:
        """Asks for the district first if there is a choice."""
        press, districts = tap.press, await districts_of(tap.actor, self.territory)
        if press.place is None and len(districts) > 1:
            await tap.show(district_filter_screen(tap.words, districts, press.role))
            return
        chosen = DistrictId(press.place or districts[0].id)
        municipalities = await self.territory.municipalities(chosen)
        await tap.show(municipality_filter_screen(tap.words, municipalities, press.role))

    async def open_card(self, tap: Tap[GrantPress]) -> None:
        facts = await self.roles.get(tap.actor, tap.press.grant)
        await tap.show(grant_screen(tap.words, facts, tap.press, tap.actor))

    async def choose_institute(self, tap: Tap[GrantPress]) -> None:
        facts = await self.roles.get(tap.actor, tap.press.grant)
        await tap.show(institute_screen(tap.words, facts, await self.roles.institutes()))

    async def change_institute(self, tap: Tap[InstitutePress]) -> None:
        chosen = InstituteId(tap.press.place)
        facts = await self.roles.change_institute(tap.actor, tap.press.grant, chosen)
        back = RolesPress(action=RolesAction.CARD, grant=tap.press.grant)
        await tap.show(grant_screen(tap.words, facts, back, tap.actor))

    async def choose_standing(self, tap: Tap[GrantPress]) -> None:
        facts = await self.roles.get(tap.actor, tap.press.grant)
        await tap.show(standing_screen(tap.words, facts))

    async def change_standing(self, tap: Tap[InstitutePress]) -> None:
        """
        Raises:
            NotFound: the button is forged.
        """
        standing = next((one for one in Standing if one == tap.press.place), None)
        if standing is None:
            raise NotFound
        facts = await self.roles.change_standing(tap.actor, tap.press.grant, standing)
        back = RolesPress(action=RolesAction.CARD, grant=tap.press.grant)
        await tap.show(grant_screen(tap.words, facts, back, tap.actor))

    async def ask_end(self, tap: Tap[GrantPress]) -> None:
        facts = await self.roles.get(tap.actor, tap.press.grant)
        await tap.show(ending_screen(tap.words, facts))

    async def end(self, tap: Tap[GrantPress]) -> None:
        facts = await self.roles.end(tap.actor, tap.press.grant)
        await tap.show(ended_screen(tap.words, facts))

    async def _show(self, said: Said, press: RolesPress) -> None:
        search = (await said.state.get_data()).get(SEARCH, "")
        may_merge = said.actor.may(Permission.MERGE_PEOPLE)
        if search:
            found = await self.roles.named(said.actor, search, number=press.page or 0)
            shown = grants_screen(said.words, found, None, None, search, may_merge=may_merge)
            await said.ask(shown, RolesForm.search)
            return
        municipality = await self._municipality(press)
        page = await self.roles.page(
            said.actor,
            role=press.role,
            municipality=municipality.id if municipality else None,
            number=press.page or 0,
        )
        shown = grants_screen(said.words, page, press.role, municipality, may_merge=may_merge)
        await said.ask(shown, RolesForm.search)

    async def _municipality(self, press: RolesPress) -> Municipality | None:
        if press.place is None:
            return None
        return await self.territory.municipality(MunicipalityId(press.place))


async def districts_of(actor: Actor, territory: Territory) -> tuple[District, ...]:
    """Returns the districts in which the actor may grant roles."""
    actor.ensure(Permission.GRANT_COUNCIL_ROLES)
    within = actor.districts_with(Permission.GRANT_COUNCIL_ROLES)
    every = await territory.districts()
    return tuple(district for district in every if within is None or district.id in within)
