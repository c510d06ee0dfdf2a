"""Accounts: the form of a lost one, an objection, merging of two people."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.fsm.state import State
from pydantic import Field

from district.drafts import Draft
from district.forms import SUMMARY, Entered, Option, Search, entered_of
from district.ids import AccountMoveId, DraftId, OrganizationId, PersonId, RequestId
from district.pages import Page
from district.people.accounts import LOST, ORGANIZATION, RETURNED, LostFormFacts
from district.people.roles import Permission
from handlers.form import Conversation, Start, row_id
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.buttons import inline
from keyboards.menu import to_menu
from keyboards.people.accounts import AccountAction, AccountsPress
from keyboards.requests.mine import open_button
from screens.people.accounts import (
    LostLook,
    merged_screen,
    merging_screen,
    objected_screen,
    plan_screen,
    search_screen,
)
from screens.screen import Screen
from services.people.accounts import Accounts
from services.territory import Territory

SEARCH = State("person", group_name="AccountsState")
FIRST = "merge_first"
"""Key in the conversation's data of the first of two people."""
A = AccountAction
_Id = Field(ge=1, le=2**31 - 1)


class MovePress(AccountsPress, prefix="accounts"):
    move: Annotated[AccountMoveId, _Id]


class PairPress(AccountsPress, prefix="accounts"):
    one: Annotated[PersonId, _Id]
    other: Annotated[PersonId, _Id]
    takes: Annotated[int, Field(ge=0, le=1)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LosingAccount(Conversation[LostFormFacts]):
    form = LOST
    look = LostLook()
    gives_way = True

    accounts: Accounts
    territory: Territory

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        _ = said.actor.profile

    async def start(self, said: Said, about: str | None) -> Start:
        """With the number of an own returned request, begins at the summary of what was asked."""
        if about is None:
            return Start()
        own = await self.accounts.requests.own(said.actor, RequestId(row_id(about)))
        entered = Entered(own.request.facts or {}).with_given(**{RETURNED: own.request.id})
        return Start(entered=entered, step=SUMMARY)

    async def facts(self, said: Said, draft: Draft) -> LostFormFacts:
        entered = entered_of(draft)
        chosen = entered.get(ORGANIZATION)
        there = await self.territory.organization(chosen) if chosen else None
        return LostFormFacts(
            organizations=await self._organizations(said, entered, draft.step),
            organization=there.name if there else None,
        )

    async def _organizations(self, said: Said, entered: Entered, step: str) -> Page[Option]:
        """Returns those that are meant, everywhere; without words, of the own municipality."""
        if step != ORGANIZATION.name:
            return Page(items=(), total=0, number=0, size=1)
        search = entered.search_of(ORGANIZATION)
        page = await self.territory.organizations(
            None if search else said.actor.profile.municipality.id,
            search=search,
            number=entered.page_of(ORGANIZATION),
        )
        return page.map(
            lambda one: Option(
                id=str(one.organization.id),
                label=f"{one.organization.name} · {one.municipality.name}",
            )
        )

    async def has_option(
        self, said: Said, entered: Entered, key: Search[OrganizationId], option: str
    ) -> bool:
        if not option.isascii() or not option.isdecimal():
            return False
        return await self.territory.organization(OrganizationId(row_id(option))) is not None

    async def send(self, said: Said, draft: DraftId) -> Screen:
        request = await self.accounts.ask(said.actor, draft)
        return Screen(
            text=said.words("accounts-sent", number=request.id),
            keyboard=inline([[open_button(said.words, request.id), to_menu(said.words)]]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountHandlers(SearchedList):
    key = "merge_name"

    accounts: Accounts

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, AccountsPress.__prefix__)
        press(MovePress, self.object, A.OBJECT)
        press(AccountsPress, self.find, A.SEARCH)
        press(PairPress, self.plan, A.PLAN)
        press(PairPress, self.ask, A.ASK)
        press(PairPress, self.merge, A.MERGE)

    async def object(self, tap: Tap[MovePress]) -> None:
        await self.accounts.object(tap.actor, tap.press.move)
        await tap.show(objected_screen(tap.words))

    @property
    def searching(self) -> State:
        return SEARCH

    async def find(self, tap: Tap[AccountsPress]) -> None:
        """Looks for the first of the two, or with `one` for the second."""
        tap.actor.ensure(Permission.MERGE_PEOPLE)
        await tap.state.update_data({FIRST: tap.press.one})
        await self.open(tap)

    async def found(self, said: Said, words: str, number: int) -> Screen:
        first = PersonId((await said.state.get_data()).get(FIRST, 0)) or None
        people = await self.accounts.search(said.actor, words) if words else []
        return search_screen(said.words, people, words, first)

    async def plan(self, tap: Tap[PairPress]) -> None:
        press = tap.press
        plan = await self.accounts.plan(tap.actor, press.one, press.other)
        await tap.show(plan_screen(tap.words, plan))

    async def ask(self, tap: Tap[PairPress]) -> None:
        press = tap.press
        takes = bool(press.takes)
        plan = await self.accounts.plan(tap.actor, press.one, press.other, takes_account=takes)
        if plan.conflicts:
            await tap.show(plan_screen(tap.words, plan))
        else:
            await tap.show(merging_screen(tap.words, plan, press.takes))

    async def merge(self, tap: Tap[PairPress]) -> None:
        press = tap.press
        takes = bool(press.takes)
        plan = await self.accounts.merge(tap.actor, press.one, press.other, takes_account=takes)
        await tap.show(merged_screen(tap.words, plan))
