"""Maintenance of organizations: search, renaming, merging."""

from dataclasses import asdict, dataclass, replace
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.errors import BadInput
from district.ids import OrganizationId
from district.people.roles import Permission
from handlers.menu import opens
from handlers.step_message import begin_below, finish, insist, show_step
from handlers.tap import Presses, Said, Tap, says
from keyboards.menu import Entry
from keyboards.people.organizations import OrganizationsAction, OrganizationsPress
from screens.people.organizations import (
    card_screen,
    list_screen,
    merged_screen,
    merging_screen,
    renamed_screen,
    renaming_screen,
    targets_screen,
)
from screens.screen import Screen
from services.people.organizations import Organizations

VIEW = "organizations"

Id = Annotated[OrganizationId, Field(ge=1, le=2**31 - 1)]


class OrganizationPress(OrganizationsPress, prefix="organizations"):
    organization: Id


class MergePress(OrganizationPress, prefix="organizations"):
    target: Id


class OrganizationForm(StatesGroup):
    """The meaning of typed text."""

    search = State()
    name = State()
    target = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The state of the list. Contains no answers: a lost one is opened again."""

    search: str = ""
    added_by_people: bool = False
    organization: int = 0
    """The organization to rename or merge."""

    @classmethod
    async def of(cls, state: FSMContext) -> "View":
        return cls(**(await state.get_data()).get(VIEW, {}))

    async def keep(self, state: FSMContext, meaning: State) -> None:
        """`meaning` is that of the next typed text."""
        await state.set_state(meaning)
        await state.update_data({VIEW: asdict(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationList:
    organizations: Organizations

    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.ORGANIZATIONS)
        says(router, self.search, StateFilter(OrganizationForm.search))
        says(router, self.rename, StateFilter(OrganizationForm.name))
        says(router, self.search_target, StateFilter(OrganizationForm.target))

        press, action = Presses(router, OrganizationsPress.__prefix__), OrganizationsAction
        press(OrganizationsPress, self.open, action.LIST, action.ALL)
        press(OrganizationsPress, self.turn_page, action.PAGE)
        press(OrganizationsPress, self.show_added, action.ADDED)
        press(OrganizationPress, self.open_card, action.CARD)
        press(OrganizationPress, self.ask_name, action.RENAME)
        press(OrganizationPress, self.show_targets, action.MERGE)
        press(OrganizationPress, self.turn_targets, action.TARGETS)
        press(MergePress, self.ask_merge, action.ASK_MERGE)
        press(MergePress, self.ask_below, action.ASK_BELOW)
        press(MergePress, self.merge, action.MERGED)

    # ── The list ───────────────────────────────────────────────────────────────────────────────

    async def open(self, said: Said) -> None:
        await self._show_list(said, View())

    async def turn_page(self, tap: Tap[OrganizationsPress]) -> None:
        await self._show_list(tap, await View.of(tap.state), tap.press.page or 0)

    async def show_added(self, tap: Tap[OrganizationsPress]) -> None:
        await self._show_list(tap, View(added_by_people=True))

    async def search(self, said: Said) -> None:
        view = await View.of(said.state)
        try:
            view = replace(view, search=said.need_text())
        except BadInput as error:
            page = await self.organizations.page(said.actor)
            screen = list_screen(said.words, page, search="", added_by_people=False)
            await insist(said.event, said.state, screen, said.words, error)
            return
        await self._show_list(said, view, opens_only=True)

    async def open_card(self, tap: Tap[OrganizationPress]) -> None:
        facts = await self.organizations.get(tap.actor, tap.press.organization)
        await tap.state.set_state(OrganizationForm.search)
        await _show(tap, card_screen(tap.words, facts))

    # ── Another name ───────────────────────────────────────────────────────────────────────────

    async def ask_name(self, tap: Tap[OrganizationPress]) -> None:
        facts = await self.organizations.get(tap.actor, tap.press.organization)
        view = replace(await View.of(tap.state), organization=facts.organization.id)
        await view.keep(tap.state, OrganizationForm.name)
        await _show(tap, renaming_screen(tap.words, facts))

    async def rename(self, said: Said) -> None:
        organization = OrganizationId((await View.of(said.state)).organization)
        try:
            renamed = await self.organizations.rename(said.actor, organization, said.need_text())
        except BadInput as error:
            facts = await self.organizations.get(said.actor, organization)
            screen = renaming_screen(said.words, facts)
            await insist(said.event, said.state, screen, said.words, error)
            return
        await finish(said.event, said.state, renamed_screen(said.words, renamed))

    # ── One of two ─────────────────────────────────────────────────────────────────────────────

    async def show_targets(self, tap: Tap[OrganizationPress]) -> None:
        await self._show_targets(tap, View(organization=tap.press.organization))

    async def turn_targets(self, tap: Tap[OrganizationPress]) -> None:
        """Shows another page of the search."""
        search = (await View.of(tap.state)).search
        view = View(search=search, organization=tap.press.organization)
        await self._show_targets(tap, view, tap.press.page or 0)

    async def search_target(self, said: Said) -> None:
        view = replace(await View.of(said.state), search=said.text or "")
        await self._show_targets(said, view)

    async def ask_merge(self, tap: Tap[MergePress]) -> None:
        press = tap.press
        plan = await self.organizations.merge_plan(tap.actor, press.organization, press.target)
        await _show(tap, merging_screen(tap.words, plan))

    async def ask_below(self, tap: Tap[MergePress]) -> None:
        press = tap.press
        plan = await self.organizations.merge_plan(tap.actor, press.organization, press.target)
        await begin_below(tap.event, tap.state, merging_screen(tap.words, plan))

    async def merge(self, tap: Tap[MergePress]) -> None:
        press = tap.press
        merged = await self.organizations.merge(tap.actor, press.organization, press.target)
        await finish(tap.event, tap.state, merged_screen(tap.words, merged))

    async def _show_list(
        self, said: Said, view: View, number: int = 0, *, opens_only: bool = False
    ) -> None:
        """`opens_only`: the only organization found is opened at once."""
        page = await self.organizations.page(
            said.actor, search=view.search, added_by_people=view.added_by_people, number=number
        )
        await view.keep(said.state, OrganizationForm.search)
        if opens_only and page.total == 1:
            await _show(said, card_screen(said.words, page.items[0]))
            return
        await _show(
            said,
            list_screen(
                said.words,
                page,
                search=view.search,
                added_by_people=view.added_by_people,
                may_move=said.actor.may(Permission.MOVE_MUNICIPALITIES),
            ),
        )

    async def _show_targets(self, said: Said, view: View, number: int = 0) -> None:
        source = OrganizationId(view.organization)
        facts = await self.organizations.get(said.actor, source)
        page = await self.organizations.targets(
            said.actor, source, search=view.search, number=number
        )
        await view.keep(said.state, OrganizationForm.target)
        await _show(said, targets_screen(said.words, facts, page, view.search))


async def _show(said: Said, screen: Screen) -> None:
    await show_step(said.event, said.state, screen)
