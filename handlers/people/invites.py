"""Invites: a short form creates a link, the first person to accept it gets the role."""

from dataclasses import dataclass
from typing import Annotated, Any

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from pydantic import Field

from district.drafts import Draft
from district.forms import SUMMARY, Entered, Option, Search
from district.forms import Field as FormField
from district.ids import DraftId, InviteId, MunicipalityId
from district.pages import Page
from district.people.basis import read_basis
from district.people.invite import (
    BASIS,
    HAS_INSTITUTES,
    INSTITUTE,
    INVITE,
    LAST_INSTITUTE,
    MUNICIPALITY,
    ONLY_DISTRICT,
    ONLY_ROLE,
    TERM,
    InviteFormFacts,
    district_of,
    read_older,
    scope_of,
    term_of,
    with_basis,
)
from district.people.roles import INVITED_ROLES, Role, Term
from handlers.form import Conversation, OlderFormat, Start
from handlers.menu import DeepLink
from handlers.people.roles import districts_of
from handlers.show import strip_buttons
from handlers.tap import Linked, Presses, Said, Tap, follows
from keyboards.form import FormPress
from keyboards.people.invites import MEANINGS, InvitesAction, InvitesPress, form_press
from screens.people.invites import (
    InviteLook,
    accepted_screen,
    cancelled_screen,
    invites_screen,
    later_screen,
    made_screen,
    offer_screen,
    revoked_screen,
    revoking_screen,
)
from screens.screen import Screen
from services.people.invites import Invites
from services.people.roles import Roles
from services.territory import Territory

PAGE = 20
"""Page size of municipalities."""


class InvitePress(InvitesPress, prefix="invites"):
    invite: Annotated[InviteId, Field(ge=1, le=2**31 - 1)]


class AcceptPress(InvitesPress, prefix="invites"):
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviting(Conversation[InviteFormFacts]):
    form = INVITE
    look = InviteLook()
    gives_way = True
    older = OlderFormat(
        press=InvitesPress,
        read_press=form_press,
        read_draft=read_older,
        open_state=State("open", group_name="InviteForm"),
        actions=MEANINGS,
    )

    roles: Roles
    invites: Invites
    territory: Territory
    bot_username: str

    async def start(self, said: Said, about: str | None) -> Start:
        districts = await districts_of(said.actor, self.territory)
        roles = said.actor.grantable_roles
        only_role = roles[0] if len(roles) == 1 else None
        only_role = next((one for one in INVITED_ROLES if one == about), only_role)
        only_district = districts[0].id if len(districts) == 1 else None
        term, institute = await self.invites.last_choices(said.actor)
        entered = INVITE.answered(Entered(), TERM, term)
        entered = entered.with_given(**{ONLY_ROLE: only_role, ONLY_DISTRICT: only_district})
        if Role.CURATOR in roles and await self.roles.institutes():
            entered = entered.with_given(**{HAS_INSTITUTES: True, LAST_INSTITUTE: institute})
        is_complete = not INVITE.path(entered)
        return Start(entered=entered, step=SUMMARY if is_complete else None)

    async def facts(self, said: Said, draft: Draft) -> InviteFormFacts:
        entered, step = Entered(draft.answers), draft.step
        needs_institutes = step in {INSTITUTE.name, SUMMARY}
        return InviteFormFacts(
            roles=said.actor.grantable_roles,
            districts=await districts_of(said.actor, self.territory),
            institutes=await self.roles.institutes() if needs_institutes else (),
            municipalities=await self._municipalities(draft),
            where=await self.invites.where(scope_of(entered)) if step == SUMMARY else None,
            until=self.invites.end_of(term_of(entered)),
        )

    async def take_words(
        self, said: Said, entered: Entered, key: FormField[Any], text: str
    ) -> Entered:
        if key is BASIS:
            return with_basis(entered, read_basis(text, self.roles.today))
        return self.form.answered(entered, key, key.typed(text))

    async def has_option(
        self, said: Said, entered: Entered, key: Search[MunicipalityId], option: str
    ) -> bool:
        chosen = await self.territory.municipality(MunicipalityId(option))
        return chosen is not None and chosen.district == district_of(entered)

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        term = next((one for one in Term if one == said.press.field), None)
        made = await self.invites.invite(said.actor, draft, term)
        return made_screen(said.words, made, self.bot_username)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled_screen(said.words)

    async def _municipalities(self, draft: Draft) -> Page[Option]:
        entered = Entered(draft.answers)
        if draft.step != MUNICIPALITY.name:
            return Page(items=(), total=0, number=0, size=PAGE)
        page = await self.territory.municipality_page(
            district=district_of(entered),
            search=entered.search_of(MUNICIPALITY),
            number=entered.page_of(MUNICIPALITY),
            size=PAGE,
        )
        return page.map(lambda one: Option(id=one.id, label=one.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteHandlers:
    invites: Invites
    bot_username: str

    def register_links(self, router: Router) -> None:
        """Returns the router that opens links: `/start`, or the menu button that continues."""
        follows(router, self.open_link, DeepLink("role"))

    def register(self, router: Router) -> None:
        press = Presses(router, InvitesPress.__prefix__)
        press(InvitesPress, self.show_list, InvitesAction.LIST)
        press(InvitePress, self.show_invite, InvitesAction.SHOW)
        press(InvitePress, self.ask_revoke, InvitesAction.ASK_REVOKE)
        press(InvitePress, self.revoke, InvitesAction.REVOKE)
        press(AcceptPress, self.accept, InvitesAction.ACCEPT)
        press(InvitesPress, self.put_off, InvitesAction.LATER)

    # ── Those made already ─────────────────────────────────────────────────────────────────────

    async def show_list(self, tap: Tap[InvitesPress]) -> None:
        await tap.show(invites_screen(tap.words, await self.invites.open_invites(tap.actor)))

    async def show_invite(self, tap: Tap[InvitePress]) -> None:
        facts = await self.invites.get_invite(tap.actor, tap.press.invite)
        await tap.show(made_screen(tap.words, facts, self.bot_username))

    async def ask_revoke(self, tap: Tap[InvitePress]) -> None:
        facts = await self.invites.get_invite(tap.actor, tap.press.invite)
        await tap.show(revoking_screen(tap.words, facts))

    async def revoke(self, tap: Tap[InvitePress]) -> None:
        await self.invites.revoke(tap.actor, tap.press.invite)
        await tap.show(revoked_screen(tap.words))

    # ── Opening one ────────────────────────────────────────────────────────────────────────────

    async def open_link(self, linked: Linked) -> None:
        facts = await self.invites.opened(linked.actor, linked.value)
        if facts.invite.used_by == linked.actor.id:
            await linked.show(accepted_screen(linked.words, facts, linked.actor))
        else:
            await linked.show(offer_screen(linked.words, facts))

    async def accept(self, tap: Tap[AcceptPress]) -> None:
        accepted = await self.invites.accept(tap.actor, tap.press.code)
        await tap.send(accepted_screen(tap.words, accepted.invite, accepted.actor))
        if isinstance(tap.event, CallbackQuery) and tap.event.message is not None:
            await strip_buttons(tap.event, tap.event.message.message_id)

    async def put_off(self, tap: Tap[InvitesPress]) -> None:
        await tap.show(later_screen(tap.words))
