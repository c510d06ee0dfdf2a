"""A curator pairs by hand, looks at the load of mentors, and finds another for who asks."""

from aiogram import Router
from aiogram.types import CallbackQuery

from district.errors import OutOfDate
from district.ids import MentorshipId, PersonId
from district.people.roles import Actor
from handlers.filters import On
from handlers.show import send, show
from keyboards.mentoring.matching_desk import PairingAction, PairingPress
from locales.texts import Words
from screens.mentoring.matching_desk import (
    another_screen,
    ask_replace,
    choices_screen,
    desk_screen,
    load_file,
    load_screen,
    published,
    replaced,
)
from services.limiting import Limiting
from services.mentoring.matching_desk import Pairing

_A = PairingAction


def router() -> Router:
    pairing = Router(name="pairing")
    pairing.callback_query.filter(PairingPress.filter())
    press = pairing.callback_query.register
    press(show_desk, On(_A.DESK))
    press(show_choices, On(_A.CHOOSE))
    press(draft, On(_A.DRAFT, _A.UNDRAFT))
    press(draft_all, On(_A.DRAFT_ALL))
    press(publish, On(_A.PUBLISH))
    press(show_load, On(_A.LOAD))
    press(send_load, On(_A.EXPORT))
    press(show_another, On(_A.ANOTHER))
    press(ask_whether, On(_A.REPLACE))
    press(replace, On(_A.REPLACE_NOW))
    press(keep, On(_A.KEEP))
    return pairing


async def show_desk(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    await show(event, desk_screen(words, await pairing.desk(actor, callback_data.page or 0)))


async def show_choices(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    row, found = await pairing.choices(actor, _pair(callback_data))
    await show(event, choices_screen(words, row, found, callback_data.page or 0))


async def draft(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    is_chosen = callback_data.action is _A.DRAFT
    mentor = PersonId(callback_data.mentor or 0) if is_chosen else None
    await pairing.draft(actor, _pair(callback_data), mentor)
    await show_desk(event, callback_data, actor, words, pairing)


async def draft_all(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    await pairing.draft_all(actor)
    await show_desk(event, callback_data, actor, words, pairing)


async def publish(event: CallbackQuery, actor: Actor, words: Words, pairing: Pairing) -> None:
    await show(event, published(words, await pairing.publish(actor)))


async def show_load(event: CallbackQuery, actor: Actor, words: Words, pairing: Pairing) -> None:
    await show(event, load_screen(words, await pairing.load(actor)))


async def send_load(
    event: CallbackQuery, actor: Actor, words: Words, pairing: Pairing, limiting: Limiting
) -> None:
    load = await pairing.load(actor)
    await limiting.take_file(actor, "load")
    await send(event, load_file(words, load))


async def show_another(event: CallbackQuery, actor: Actor, words: Words, pairing: Pairing) -> None:
    await show(event, another_screen(words, await pairing.another(actor)))


async def ask_whether(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    number = _pair(callback_data)
    found = [one for one in await pairing.another(actor) if one.mentorship.id == number]
    if not found:
        raise OutOfDate
    await show(event, ask_replace(words, found[0]))


async def replace(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    again = await pairing.replace(actor, _pair(callback_data))
    row, _ = await pairing.choices(actor, again)
    await show(event, replaced(words, row))


async def keep(
    event: CallbackQuery, callback_data: PairingPress, actor: Actor, words: Words, pairing: Pairing
) -> None:
    await pairing.keep(actor, _pair(callback_data))
    await show_another(event, actor, words, pairing)


def _pair(press: PairingPress) -> MentorshipId:
    return MentorshipId(press.pair or 0)
