"""What waits for a decision: the list, what it is narrowed to, one request opened from it."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from district.ids import RequestId
from district.people.roles import Actor, Role
from district.requests.pending import Pending, Whose
from handlers.filters import On
from handlers.menu import MenuLabel
from handlers.show import Event, show
from keyboards.menu import Entry
from keyboards.requests.pending import Action, PendingPress, to_list
from locales.texts import Words
from screens.requests.cards import card
from screens.requests.pending import ask_kind, ask_place, pending_list
from services.requests.engine import Requests


def router() -> Router:
    pending = Router(name="pending")
    pending.message.register(show_first, MenuLabel(Entry.PENDING))

    press = pending.callback_query
    press.filter(PendingPress.filter())
    press.register(turn_page, On(Action.LIST))
    press.register(open_request, On(Action.OPEN))
    press.register(choose_place, On(Action.PLACES))
    press.register(choose_kind, On(Action.KINDS))
    return pending


async def show_first(event: Message, actor: Actor, words: Words, requests: Requests) -> None:
    await _show_list(event, PendingPress(action=Action.LIST), actor, words, requests)


async def turn_page(
    event: CallbackQuery,
    callback_data: PendingPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    await _show_list(event, callback_data, actor, words, requests)


async def open_request(
    event: CallbackQuery,
    callback_data: PendingPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    """As it is now, also when it was decided since the list was drawn."""
    facts = await requests.card_facts(actor.id, RequestId(callback_data.request or 0))
    await show(event, card(words, facts, more=[[to_list(words, callback_data)]]))


async def choose_place(
    event: CallbackQuery,
    callback_data: PendingPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    await show(event, ask_place(words, await _read(callback_data, actor, requests)))


async def choose_kind(
    event: CallbackQuery,
    callback_data: PendingPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    await show(event, ask_kind(words, await _read(callback_data, actor, requests)))


async def _show_list(
    event: Event, press: PendingPress, actor: Actor, words: Words, requests: Requests
) -> None:
    await show(event, pending_list(words, await _read(press, actor, requests)))


async def _read(press: PendingPress, actor: Actor, requests: Requests) -> Pending:
    return await requests.pending(actor, press.wish(_usual(actor)), press.page)


def _usual(actor: Actor) -> Whose:
    """A head or a curator answers for the district, a member for what is addressed to them."""
    wide = actor.has(Role.HEAD) or actor.has(Role.CURATOR)
    return Whose.DISTRICT if wide else Whose.MINE
