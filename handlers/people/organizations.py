"""Keeping the list of organizations: search, rename, merge."""

from dataclasses import asdict, dataclass, replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.errors import BadInput
from district.ids import OrganizationId
from district.people.roles import Actor
from handlers.filters import On
from handlers.forms import finish, insist, show_step, typed
from handlers.menu import MenuLabel
from handlers.show import Event
from keyboards.menu import Entry
from keyboards.people.organizations import OrganizationsAction, OrganizationsPress
from locales.texts import Words
from screens.people.organizations import (
    card_screen,
    list_screen,
    merged_screen,
    merging_screen,
    renamed_screen,
    renaming_screen,
    targets_screen,
)
from services.people.organizations import Organizations

VIEW = "organizations"


class OrganizationForm(StatesGroup):
    """What typed words mean."""

    search = State()
    name = State()
    target = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of the list is looked at. Nothing here is an answer: a lost view is opened again."""

    search: str = ""
    added_by_people: bool = False
    organization: int = 0
    """The one to be renamed or merged."""

    @classmethod
    async def of(cls, state: FSMContext) -> "View":
        return cls(**(await state.get_data()).get(VIEW, {}))

    async def keep(self, state: FSMContext, meaning: State) -> None:
        """`meaning` is what the next typed words are."""
        await state.set_state(meaning)
        await state.update_data({VIEW: asdict(self)})


def router() -> Router:
    organizations = Router(name="organizations")
    words = organizations.message
    words.register(open_list, MenuLabel(Entry.ORGANIZATIONS))
    words.register(search, StateFilter(OrganizationForm.search))
    words.register(rename, StateFilter(OrganizationForm.name))
    words.register(search_target, StateFilter(OrganizationForm.target))

    press = organizations.callback_query
    press.filter(OrganizationsPress.filter())
    action = OrganizationsAction
    press.register(open_list, On(action.LIST))
    press.register(turn_page, On(action.PAGE))
    press.register(show_added, On(action.ADDED))
    press.register(open_list, On(action.ALL))
    press.register(open_card, On(action.CARD))
    press.register(ask_name, On(action.RENAME))
    press.register(show_targets, On(action.MERGE))
    press.register(show_targets, On(action.TARGETS))
    press.register(ask_merge, On(action.ASK_MERGE))
    press.register(merge, On(action.MERGED))
    return organizations


# ── The list ───────────────────────────────────────────────────────────────────────────────────


async def open_list(
    event: Event, actor: Actor, words: Words, state: FSMContext, organizations: Organizations
) -> None:
    await _show_list(event, actor, words, state, organizations, View())


async def turn_page(
    event: CallbackQuery,
    callback_data: OrganizationsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    view, number = await View.of(state), callback_data.page or 0
    await _show_list(event, actor, words, state, organizations, view, number)


async def show_added(
    event: CallbackQuery,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    await _show_list(event, actor, words, state, organizations, View(added_by_people=True))


async def search(
    event: Message, actor: Actor, words: Words, state: FSMContext, organizations: Organizations
) -> None:
    view = await View.of(state)
    try:
        view = replace(view, search=typed(event))
    except BadInput as error:
        page = await organizations.page(actor)
        screen = list_screen(words, page, search="", added_by_people=False)
        await insist(event, state, screen, words, error)
        return
    await _show_list(event, actor, words, state, organizations, view)


async def open_card(
    event: CallbackQuery,
    callback_data: OrganizationsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    facts = await organizations.get(actor, OrganizationId(callback_data.organization or 0))
    await state.set_state(OrganizationForm.search)
    await show_step(event, state, card_screen(words, facts))


# ── Another name ───────────────────────────────────────────────────────────────────────────────


async def ask_name(
    event: CallbackQuery,
    callback_data: OrganizationsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    facts = await organizations.get(actor, OrganizationId(callback_data.organization or 0))
    view = replace(await View.of(state), organization=facts.organization.id)
    await view.keep(state, OrganizationForm.name)
    await show_step(event, state, renaming_screen(words, facts))


async def rename(
    event: Message, actor: Actor, words: Words, state: FSMContext, organizations: Organizations
) -> None:
    organization = OrganizationId((await View.of(state)).organization)
    try:
        renamed = await organizations.rename(actor, organization, typed(event))
    except BadInput as error:
        facts = await organizations.get(actor, organization)
        await insist(event, state, renaming_screen(words, facts), words, error)
        return
    await finish(event, state, renamed_screen(words, renamed))


# ── One of two ─────────────────────────────────────────────────────────────────────────────────


async def show_targets(
    event: CallbackQuery,
    callback_data: OrganizationsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    """From the card, or another page of what was searched."""
    view = await View.of(state)
    goes_on = callback_data.action is OrganizationsAction.TARGETS
    await _show_targets(
        event,
        actor,
        words,
        state,
        organizations,
        View(search=view.search if goes_on else "", organization=callback_data.organization or 0),
        callback_data.page or 0,
    )


async def search_target(
    event: Message, actor: Actor, words: Words, state: FSMContext, organizations: Organizations
) -> None:
    view = replace(await View.of(state), search=event.text or "")
    await _show_targets(event, actor, words, state, organizations, view)


async def ask_merge(
    event: CallbackQuery,
    callback_data: OrganizationsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    source, target = _both(callback_data)
    plan = await organizations.merge_plan(actor, source, target)
    await show_step(event, state, merging_screen(words, plan))


async def merge(
    event: CallbackQuery,
    callback_data: OrganizationsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
) -> None:
    source, target = _both(callback_data)
    merged = await organizations.merge(actor, source, target)
    await finish(event, state, merged_screen(words, merged))


def _both(press: OrganizationsPress) -> tuple[OrganizationId, OrganizationId]:
    return OrganizationId(press.organization or 0), OrganizationId(press.target or 0)


async def _show_list(
    event: Event,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
    view: View,
    number: int = 0,
) -> None:
    page = await organizations.page(
        actor, search=view.search, added_by_people=view.added_by_people, number=number
    )
    await view.keep(state, OrganizationForm.search)
    screen = list_screen(words, page, search=view.search, added_by_people=view.added_by_people)
    await show_step(event, state, screen)


async def _show_targets(
    event: Event,
    actor: Actor,
    words: Words,
    state: FSMContext,
    organizations: Organizations,
    view: View,
    number: int = 0,
) -> None:
    source = OrganizationId(view.organization)
    facts = await organizations.get(actor, source)
    page = await organizations.targets(actor, source, search=view.search, number=number)
    await view.keep(state, OrganizationForm.target)
    await show_step(event, state, targets_screen(words, facts, page, view.search))
