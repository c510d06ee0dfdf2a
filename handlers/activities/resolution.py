"""Whether a difficulty is gone: its author's word; and the table of what became of all of them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from district.errors import NotFound
from district.people.roles import Actor
from district.requests.statistics import Table
from handlers.filters import On
from handlers.show import send, show
from keyboards.activities.resolution import Action, ResolutionPress
from locales.texts import Words
from screens.activities.resolution import outcomes, outcomes_file, resolution_answered
from services.activities.resolution import Resolutions
from services.limiting import Limiting
from services.requests.statistics import Statistics


def router() -> Router:
    resolution = Router(name="healing")
    resolution.callback_query.filter(ResolutionPress.filter())
    resolution.callback_query.register(take_answer, On(Action.ANSWER))
    resolution.callback_query.register(show_outcomes, On(Action.OUTCOMES))
    resolution.callback_query.register(send_outcomes, On(Action.EXPORT))
    return resolution


async def take_answer(
    event: CallbackQuery,
    callback_data: ResolutionPress,
    actor: Actor,
    words: Words,
    resolution: Resolutions,
) -> None:
    if callback_data.answer is None or callback_data.question is None:
        raise NotFound
    facts = await resolution.answer(actor, callback_data.question, callback_data.answer)
    await show(event, resolution_answered(words, facts))


async def show_outcomes(
    event: CallbackQuery,
    callback_data: ResolutionPress,
    actor: Actor,
    words: Words,
    statistics: Statistics,
) -> None:
    table = callback_data.table or Table.TOPICS
    await show(event, outcomes(words, await statistics.latest(actor, table, callback_data.half)))


async def send_outcomes(
    event: CallbackQuery,
    callback_data: ResolutionPress,
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
