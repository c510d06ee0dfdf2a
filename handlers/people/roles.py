"""Who holds which role: the list, a role's card, its end."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from district.ids import DistrictId, GrantId, MunicipalityId
from district.people.roles import Actor, Permission
from district.territory import District, Municipality
from handlers.filters import On
from handlers.menu import MenuLabel
from handlers.show import Event, show
from keyboards.menu import Entry
from keyboards.people.roles import RolesAction, RolesPress
from locales.texts import Words
from screens.people.roles import (
    district_filter_screen,
    ended_screen,
    ending_screen,
    grant_screen,
    grants_screen,
    municipality_filter_screen,
    role_filter_screen,
)
from services.people.roles import Roles
from services.territory import Territory


def router() -> Router:
    router = Router(name="roles")
    router.message.register(open_list, MenuLabel(Entry.ROLES))
    router.callback_query.filter(RolesPress.filter())
    pressed = router.callback_query.register
    pressed(turn_page, On(RolesAction.LIST))
    pressed(choose_role, On(RolesAction.ROLES))
    pressed(choose_place, On(RolesAction.PLACES))
    pressed(open_card, On(RolesAction.CARD))
    pressed(ask_end, On(RolesAction.ASK_END))
    pressed(end, On(RolesAction.END))
    return router


async def open_list(
    event: Message, actor: Actor, words: Words, roles: Roles, territory: Territory
) -> None:
    press = RolesPress(action=RolesAction.LIST)
    await _show_list(event, press, actor, words, roles, territory)


async def turn_page(
    event: CallbackQuery,
    callback_data: RolesPress,
    actor: Actor,
    words: Words,
    roles: Roles,
    territory: Territory,
) -> None:
    await _show_list(event, callback_data, actor, words, roles, territory)


async def choose_role(
    event: CallbackQuery, callback_data: RolesPress, actor: Actor, words: Words
) -> None:
    actor.ensure(Permission.GRANT_COUNCIL_ROLES)
    await show(event, role_filter_screen(words, callback_data.place))


async def choose_place(
    event: CallbackQuery,
    callback_data: RolesPress,
    actor: Actor,
    words: Words,
    territory: Territory,
) -> None:
    """The district first, where there is more than one to choose from."""
    districts = await districts_of(actor, territory)
    if callback_data.place is None and len(districts) > 1:
        await show(event, district_filter_screen(words, districts, callback_data.role))
        return
    chosen = DistrictId(callback_data.place or districts[0].id)
    municipalities = await territory.municipalities(chosen)
    await show(event, municipality_filter_screen(words, municipalities, callback_data.role))


async def open_card(
    event: CallbackQuery, callback_data: RolesPress, actor: Actor, words: Words, roles: Roles
) -> None:
    facts = await roles.get(actor, GrantId(callback_data.grant or 0))
    can_end = facts.can_be_ended_by(actor)
    await show(event, grant_screen(words, facts, callback_data, can_end=can_end))


async def ask_end(
    event: CallbackQuery, callback_data: RolesPress, actor: Actor, words: Words, roles: Roles
) -> None:
    facts = await roles.get(actor, GrantId(callback_data.grant or 0))
    await show(event, ending_screen(words, facts))


async def end(
    event: CallbackQuery, callback_data: RolesPress, actor: Actor, words: Words, roles: Roles
) -> None:
    facts = await roles.end(actor, GrantId(callback_data.grant or 0))
    await show(event, ended_screen(words, facts))


async def districts_of(actor: Actor, territory: Territory) -> tuple[District, ...]:
    """Those in which the actor grants any role."""
    actor.ensure(Permission.GRANT_COUNCIL_ROLES)
    within = actor.districts_with(Permission.GRANT_COUNCIL_ROLES)
    every = await territory.districts()
    return tuple(district for district in every if within is None or district.id in within)


async def _show_list(
    event: Event,
    press: RolesPress,
    actor: Actor,
    words: Words,
    roles: Roles,
    territory: Territory,
) -> None:
    municipality = await _municipality(press, territory)
    page = await roles.page(
        actor,
        role=press.role,
        municipality=municipality.id if municipality else None,
        number=press.page or 0,
    )
    await show(event, grants_screen(words, page, press.role, municipality))


async def _municipality(press: RolesPress, territory: Territory) -> Municipality | None:
    if press.place is None:
        return None
    return await territory.municipality(MunicipalityId(press.place))
