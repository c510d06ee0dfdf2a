"""Communities: joined and left by anybody; the link of a chat by those who keep the district."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.communities import MembershipStatus
from district.errors import BadInput
from district.ids import CommunityId
from district.people.roles import Actor
from handlers.filters import On
from handlers.forms import finish, insist, leave, show_step, typed
from handlers.show import show
from keyboards.communities import CommunitiesAction, CommunitiesPress
from locales.texts import Words
from screens.communities import (
    community_screen,
    declined_screen,
    kept_screen,
    leaving_screen,
    link_screen,
    list_screen,
    whole_list_screen,
)
from services.communities import Communities

VIEW = "community"
"""In the conversation's data: whose link is asked for."""


class CommunityForm(StatesGroup):
    link = State()


def router() -> Router:
    communities = Router(name="communities")
    communities.message.register(take_link, StateFilter(CommunityForm.link))

    press = communities.callback_query
    press.filter(CommunitiesPress.filter())
    action = CommunitiesAction
    press.register(show_list, On(action.LIST))
    press.register(show_whole_list, On(action.ALL))
    press.register(open_community, On(action.OPEN))
    press.register(join, On(action.JOIN))
    press.register(decline, On(action.DECLINE))
    press.register(ask_leave, On(action.ASK_LEAVE))
    press.register(leave_community, On(action.LEAVE))
    press.register(open_kept, On(action.KEEP))
    press.register(ask_link, On(action.LINK))
    press.register(take_link_away, On(action.UNLINK))
    return communities


# ── Everybody ──────────────────────────────────────────────────────────────────────────────────


async def show_list(
    event: CallbackQuery, actor: Actor, words: Words, communities: Communities
) -> None:
    await show(event, list_screen(words, await communities.page(actor)))


async def show_whole_list(
    event: CallbackQuery, actor: Actor, words: Words, communities: Communities
) -> None:
    await show(event, whole_list_screen(words, await communities.page(actor)))


async def open_community(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    communities: Communities,
) -> None:
    facts = await communities.facts(actor, _community(callback_data))
    await show(event, community_screen(words, facts))


async def join(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    communities: Communities,
) -> None:
    facts = await communities.join(actor, _community(callback_data))
    await show(event, community_screen(words, facts))


async def decline(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    communities: Communities,
) -> None:
    """Pressed when something else was answered meanwhile, it shows how things stand."""
    facts = await communities.decline(actor, _community(callback_data))
    is_declined = facts.status is MembershipStatus.DECLINED
    await show(
        event, declined_screen(words, facts) if is_declined else community_screen(words, facts)
    )


async def ask_leave(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    communities: Communities,
) -> None:
    facts = await communities.facts(actor, _community(callback_data))
    await show(
        event, leaving_screen(words, facts) if facts.is_mine else community_screen(words, facts)
    )


async def leave_community(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    communities: Communities,
) -> None:
    facts = await communities.leave(actor, _community(callback_data))
    await show(event, community_screen(words, facts))


# ── Those who keep the district ────────────────────────────────────────────────────────────────


async def open_kept(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    communities: Communities,
) -> None:
    """Also instead of typing a link."""
    kept = await communities.kept(actor, _community(callback_data))
    screen = kept_screen(words, kept)
    if await state.get_state() == CommunityForm.link.state:
        await leave(event, state, screen)
    else:
        await show(event, screen)


async def ask_link(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    communities: Communities,
) -> None:
    kept = await communities.kept(actor, _community(callback_data))
    await state.set_state(CommunityForm.link)
    await state.update_data({VIEW: kept.community.id})
    await show_step(event, state, link_screen(words, kept))


async def take_link(
    event: Message, actor: Actor, words: Words, state: FSMContext, communities: Communities
) -> None:
    community = CommunityId((await state.get_data()).get(VIEW, ""))
    try:
        kept = await communities.set_chat(actor, community, typed(event))
    except BadInput as error:
        kept = await communities.kept(actor, community)
        await insist(event, state, link_screen(words, kept), words, error)
        return
    await finish(event, state, kept_screen(words, kept))


async def take_link_away(
    event: CallbackQuery,
    callback_data: CommunitiesPress,
    actor: Actor,
    words: Words,
    communities: Communities,
) -> None:
    kept = await communities.set_chat(actor, _community(callback_data), None)
    await show(event, kept_screen(words, kept))


def _community(press: CommunitiesPress) -> CommunityId:
    return CommunityId(press.community or "")
