"""A person's own data: `/privacy` always answers, `/mydata` at once, `/delete` asks again."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from district.clock import Clock
from district.operator import Operator
from district.people.person import DELETION_GRACE
from district.people.roles import Actor
from handlers.filters import On
from handlers.show import Event, send, show, stop_spinner
from keyboards.people.privacy import PrivacyAction, PrivacyPress
from locales.texts import Words
from screens.people.consent import leaving_screen
from screens.people.privacy import deleting_screen, my_data_screens, privacy_screen
from services.people.privacy import Privacy


def router() -> Router:
    privacy = Router(name="privacy")
    privacy.message.register(send_my_data, Command("mydata"))
    privacy.message.register(ask_delete, Command("delete"))
    press = privacy.callback_query
    press.filter(PrivacyPress.filter())
    press.register(open_privacy, On(PrivacyAction.OPEN))
    press.register(send_my_data, On(PrivacyAction.MY_DATA))
    press.register(ask_delete, On(PrivacyAction.ASK_DELETE))
    press.register(delete, On(PrivacyAction.DELETE))
    return privacy


async def open_privacy(event: Event, actor: Actor | None, words: Words, operator: Operator) -> None:
    await show(event, privacy_screen(words, operator, is_known=actor is not None))


async def send_my_data(event: Event, actor: Actor, words: Words, privacy: Privacy) -> None:
    if isinstance(event, CallbackQuery):
        await stop_spinner(event)
    for screen in my_data_screens(words, await privacy.my_data(actor)):
        await send(event, screen)


async def ask_delete(event: Event, words: Words) -> None:
    await show(event, deleting_screen(words))


async def delete(
    query: CallbackQuery,
    actor: Actor,
    state: FSMContext,
    words: Words,
    privacy: Privacy,
    clock: Clock,
) -> None:
    await privacy.leave(actor)
    await state.clear()
    since = actor.person.deletion_requested_at or clock()
    await show(query, leaving_screen(words, since + DELETION_GRACE))
