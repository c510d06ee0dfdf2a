"""Whether a difficulty is gone: its author's word; and the table of what became of all of them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from district.errors import NotFound
from district.roles import Actor
from handlers.filters import On
from handlers.show import send, show
from keyboards.healing import Action, HealingPress
from locales.texts import Words
from screens.healing import healing_answered, outcomes, outcomes_file
from services.healing import Healing
from services.limiting import Limiting


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


async def show_outcomes(event: CallbackQuery, actor: Actor, words: Words, healing: Healing) -> None:
    await show(event, outcomes(words, await healing.outcomes(actor)))


async def send_outcomes(
    event: CallbackQuery, actor: Actor, words: Words, healing: Healing, limiting: Limiting
) -> None:
    found, places = await healing.outcomes(actor), await healing.places(actor)
    await limiting.take_file(actor, "outcomes")
    await send(event, outcomes_file(words, found, places))
