"""Links that grant a role: a short form makes one, whoever opens it first accepts it."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import DraftGone, NotAText
from district.ids import DistrictId, DraftId, InviteId, MunicipalityId
from district.pages import Page
from district.people.invite import InviteDraft, InviteStep
from district.people.roles import Actor, Role, Term
from district.territory import District, Municipality
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, show_current
from handlers.menu import DeepLink
from handlers.people.roles import districts_of
from handlers.show import Event, send, show, strip_buttons
from keyboards.people.invites import InvitesAction, InvitesPress
from locales.texts import Words
from screens.people.invites import (
    accepted_screen,
    cancelled_screen,
    district_step,
    invites_screen,
    later_screen,
    made_screen,
    municipality_step,
    offer_screen,
    revoked_screen,
    revoking_screen,
    role_step,
    term_step,
)
from screens.screen import Screen
from services.drafts import Drafts
from services.people.roles import Roles
from services.territory import Territory

PAGE = 20
"""Municipalities on one screen."""


class InviteForm(StatesGroup):
    """One state: the step stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvite(OpenForm):
    open_state = InviteForm.open.state

    territory: Territory
    districts: tuple[District, ...]
    page: int = 0
    """Of municipalities, turned to just now."""

    @property
    def wish(self) -> InviteDraft:
        return InviteDraft.of(self.draft.answers)

    @property
    def path(self) -> tuple[InviteStep, ...]:
        return _path(self.wish, self.actor, self.districts)

    async def answer(self, event: Event, wish: InviteDraft) -> None:
        """Keeps the answer to the present step and goes on to the next."""
        path = _path(wish, self.actor, self.districts)
        following = path[path.index(InviteStep(self.draft.step)) + 1]
        await self.go(event, following, wish)

    async def go(self, event: Event, step: InviteStep, wish: InviteDraft) -> None:
        await (await self.kept(step, wish.answers)).show(event)

    async def screen(self) -> Screen:
        wish, words, is_first = self.wish, self.words, self.path[0] == self.draft.step
        role = wish.role or Role.COUNCIL_MEMBER
        match InviteStep(self.draft.step):
            case InviteStep.ROLE:
                return role_step(words, self.actor.grantable_roles)
            case InviteStep.DISTRICT:
                return district_step(words, role, self.districts, is_first=is_first)
            case InviteStep.MUNICIPALITY:
                page = await self._municipalities(wish)
                return municipality_step(words, role, page, is_first=is_first)
            case InviteStep.TERM:
                return term_step(words, role, self.draft.id)

    async def _municipalities(self, wish: InviteDraft) -> Page[Municipality]:
        if wish.district is None:
            raise DraftGone
        return await self.territory.municipality_page(
            district=wish.district, search=wish.search, number=self.page, size=PAGE
        )


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        territory: Territory,
    ) -> dict[str, OpenInvite | None]:
        draft = await drafts.find(actor, Form.INVITE)
        if draft is None:
            return {"form": None}
        form = OpenInvite(
            draft=draft,
            actor=actor,
            words=words,
            state=state,
            drafts=drafts,
            territory=territory,
            districts=await districts_of(actor, territory),
        )
        return {"form": form}


def links() -> Router:
    """A link is opened by `/start`, or gone on with by a button of the menu."""
    opened = Router(name="role-links")
    opened.message.register(open_link, DeepLink("role"))
    opened.callback_query.register(open_link, DeepLink("role"))
    return opened


def router() -> Router:
    invites = Router(name="invites")
    invites.message.register(resume, StateFilter(InviteForm.open), FindForm(), AtStep(again=True))
    invites.message.register(take_words, StateFilter(InviteForm.open), FindForm(), AtStep())

    press = invites.callback_query
    press.filter(InvitesPress.filter(), FindForm())
    press.register(resume, AtStep(again=True))
    press.register(begin, On(InvitesAction.BEGIN))
    press.register(make, On(InvitesAction.TERM))
    press.register(show_list, On(InvitesAction.LIST))
    press.register(show_invite, On(InvitesAction.SHOW))
    press.register(ask_revoke, On(InvitesAction.ASK_REVOKE))
    press.register(revoke, On(InvitesAction.REVOKE))
    press.register(accept, On(InvitesAction.ACCEPT))
    press.register(put_off, On(InvitesAction.LATER))
    press.register(resume, On(InvitesAction.RESUME), AtStep())
    press.register(cancel, On(InvitesAction.CANCEL), AtStep())
    press.register(go_back, On(InvitesAction.BACK), AtStep())
    press.register(
        choose_role,
        On(InvitesAction.ROLE),
        AtStep(InviteStep.ROLE),
    )
    press.register(
        choose_district,
        On(InvitesAction.DISTRICT),
        AtStep(InviteStep.DISTRICT),
    )
    at_municipality = AtStep(InviteStep.MUNICIPALITY)
    press.register(turn_page, On(InvitesAction.PAGE), at_municipality)
    press.register(
        choose_municipality,
        On(InvitesAction.MUNICIPALITY),
        at_municipality,
    )
    press.register(show_current, AtStep())
    press.register(refuse_gone)
    return invites


# ── The form ───────────────────────────────────────────────────────────────────────────────────


async def begin(
    event: CallbackQuery,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    territory: Territory,
) -> None:
    """What there is only one of is not asked for."""
    districts = await districts_of(actor, territory)
    roles = actor.grantable_roles
    wish = InviteDraft(
        role=roles[0] if len(roles) == 1 else None,
        district=districts[0].id if len(districts) == 1 else None,
    )
    first = _path(wish, actor, districts)[0]
    draft = await drafts.begin(actor, Form.INVITE, first, wish.answers)
    form = OpenInvite(
        draft=draft,
        actor=actor,
        words=words,
        state=state,
        drafts=drafts,
        territory=territory,
        districts=districts,
    )
    await form.show(event)


async def cancel(event: CallbackQuery, form: OpenInvite) -> None:
    await form.give_up(event, cancelled_screen(form.words))


async def go_back(event: CallbackQuery, form: OpenInvite) -> None:
    at = form.path.index(InviteStep(form.draft.step))
    await form.go(event, form.path[max(0, at - 1)], replace(form.wish, search=""))


async def choose_role(event: CallbackQuery, callback_data: InvitesPress, form: OpenInvite) -> None:
    if callback_data.role not in form.actor.grantable_roles:
        raise DraftGone
    district = form.districts[0].id if len(form.districts) == 1 else None
    if callback_data.role is Role.ADMINISTRATOR:
        district = None
    await form.answer(event, InviteDraft(role=callback_data.role, district=district))


async def choose_district(
    event: CallbackQuery, callback_data: InvitesPress, form: OpenInvite
) -> None:
    chosen = DistrictId(callback_data.place or "")
    if chosen not in {district.id for district in form.districts}:
        raise DraftGone
    await form.answer(event, InviteDraft(role=form.wish.role, district=chosen))


async def turn_page(event: CallbackQuery, callback_data: InvitesPress, form: OpenInvite) -> None:
    await replace(form, page=callback_data.page or 0).show(event)


async def choose_municipality(
    event: CallbackQuery, callback_data: InvitesPress, form: OpenInvite
) -> None:
    chosen = MunicipalityId(callback_data.place or "")
    await form.answer(event, replace(form.wish, municipality=chosen, search=""))


async def take_words(event: Message, form: OpenInvite) -> None:
    """Words look for a municipality; in the other steps the buttons are all there is."""
    if event.text is None or form.draft.step != InviteStep.MUNICIPALITY:
        await form.insist(event, NotAText())
        return
    await form.go(event, InviteStep.MUNICIPALITY, replace(form.wish, search=event.text.strip()))


async def make(
    event: CallbackQuery,
    callback_data: InvitesPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    roles: Roles,
    bot_username: str,
) -> None:
    draft, term = DraftId(callback_data.draft or ""), callback_data.term or Term.YEAR
    made = await roles.invite(actor, draft, term)
    await finish(event, state, made_screen(words, made, bot_username))


def _path(
    wish: InviteDraft, actor: Actor, districts: tuple[District, ...]
) -> tuple[InviteStep, ...]:
    return wish.path(roles=len(actor.grantable_roles), districts=len(districts))


# ── Those made already ─────────────────────────────────────────────────────────────────────────


async def show_list(event: CallbackQuery, actor: Actor, words: Words, roles: Roles) -> None:
    await show(event, invites_screen(words, await roles.open_invites(actor)))


async def show_invite(
    event: CallbackQuery,
    callback_data: InvitesPress,
    actor: Actor,
    words: Words,
    roles: Roles,
    bot_username: str,
) -> None:
    facts = await roles.get_invite(actor, InviteId(callback_data.invite or 0))
    await show(event, made_screen(words, facts, bot_username))


async def ask_revoke(
    event: CallbackQuery, callback_data: InvitesPress, actor: Actor, words: Words, roles: Roles
) -> None:
    facts = await roles.get_invite(actor, InviteId(callback_data.invite or 0))
    await show(event, revoking_screen(words, facts))


async def revoke(
    event: CallbackQuery, callback_data: InvitesPress, actor: Actor, words: Words, roles: Roles
) -> None:
    await roles.revoke(actor, InviteId(callback_data.invite or 0))
    await show(event, revoked_screen(words))


# ── Opening one ────────────────────────────────────────────────────────────────────────────────


async def open_link(event: Event, value: str, actor: Actor, words: Words, roles: Roles) -> None:
    facts = await roles.opened(actor, value)
    if facts.invite.used_by == actor.id:
        await show(event, accepted_screen(words, facts, actor))
        return
    await show(event, offer_screen(words, facts))


async def accept(
    event: CallbackQuery, callback_data: InvitesPress, actor: Actor, words: Words, roles: Roles
) -> None:
    accepted = await roles.accept(actor, callback_data.code or "")
    await send(event, accepted_screen(words, accepted.invite, accepted.actor))
    if event.message is not None:
        await strip_buttons(event, event.message.message_id)


async def put_off(event: CallbackQuery, words: Words) -> None:
    await show(event, later_screen(words))
