"""Whether a difficulty is gone: its author's word; and the table of what became of all of them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from district.errors import NotFound
from district.roles import Actor
from district.statistics import Table
from handlers.filters import On
from handlers.show import send, show
from keyboards.healing import Action, HealingPress
from locales.texts import Words
from screens.healing import healing_answered, outcomes, outcomes_file
from services.healing import Healing
from services.limiting import Limiting
from services.statistics import Statistics


def router() -> Router:
    healing = Router(name="healing")
    healing.callback_query.filter(HealingPress.filter())
    healing.callback_query.register(take_answer, On(Action.ANSWER))
    healing.callback_query.register(show_outcomes, On(Action.OUTCOMES))
    healing.callback_query.register(send_outcomes, On(Action.EXPORT))
    return healing


async def take_answer(
    event: CallbackQuery,
    callback_data: HealingPress,
    actor: Actor,
    words: Words,
    healing: Healing,
) -> None:
    if callback_data.answer is None or callback_data.question is None:
        raise NotFound
    facts = await healing.answer(actor, callback_data.question, callback_data.answer)
    await show(event, healing_answered(words, facts))


async def show_outcomes(
    event: CallbackQuery,
    callback_data: HealingPress,
    actor: Actor,
    words: Words,
    statistics: Statistics,
) -> None:
    table = callback_data.table or Table.TOPICS
    await show(event, outcomes(words, await statistics.latest(actor, table, callback_data.half)))


async def send_outcomes(
    event: CallbackQuery,
    callback_data: HealingPress,
    actor: Actor,
    words: Words,
    statistics: Statistics,
    limiting: Limiting,
) -> None:
    table = callback_data.table or Table.TOPICS
    found = await statistics.latest(actor, table, callback_data.half)
    if found is None:
        await show(event, outcomes(words, None))
        return
    await limiting.take_file(actor, "outcomes")
    await send(event, outcomes_file(words, found))
