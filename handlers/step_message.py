"""Steps of a form on the screen: the message that shows the step, and its predecessors.

A press edits the message of the step. After typed words the step is a new message at the bottom
and the previous one loses its buttons. The entered values are stored in a `Draft`.
"""

from dataclasses import replace
from html import escape

from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from district.errors import BadInput
from handlers.show import Event, send, show, strip_buttons
from locales.texts import Words
from screens.api_calls import redraw
from screens.errors import refusal
from screens.refusals import Meaning, meaning_of
from screens.screen import Screen

STEP_MESSAGE = "step_message"
"""Key in the conversation's data of the message that shows the step and its buttons."""


async def show_step(event: Event, state: FSMContext, screen: Screen) -> None:
    """Shows a step of a form; the message of the previous step loses its buttons."""
    await _stands_in(event, state, await show(event, screen))


async def redraw_step(event: Message, state: FSMContext, screen: Screen) -> None:
    """Redraws the message that shows the step, even with other messages below it."""
    shown = (await state.get_data()).get(STEP_MESSAGE)
    if shown is None or event.bot is None or not isinstance(screen.keyboard, InlineKeyboardMarkup):
        await show_step(event, state, screen)
        return
    try:
        await redraw(event.bot, event.chat.id, shown, screen)
    except TelegramAPIError as error:
        if meaning_of(error) not in {Meaning.GONE, Meaning.MALFORMED}:
            raise
        await show_step(event, state, screen)


async def begin_below(event: Event, state: FSMContext, screen: Screen) -> None:
    """Shows a step below the pressed message, which is left unchanged."""
    await _stands_in(event, state, await send(event, screen))


async def insist(
    event: Event, state: FSMContext, screen: Screen, words: Words, error: BadInput
) -> None:
    """Shows the step again, preceded by the reason why the input is not valid."""
    hint = escape(refusal(words, error), quote=False)
    await show_step(event, state, replace(screen, text=f"{hint}\n\n{screen.text}"))


async def finish(event: Event, state: FSMContext, outcome: Screen) -> Message:
    """Ends the form: its last step loses its buttons, the outcome is a new message."""
    step = await _left(state)
    shown = await send(event, outcome)
    if step is None and isinstance(event, CallbackQuery) and event.message is not None:
        step = event.message.message_id
    if step is not None:
        await strip_buttons(event, step)
    return shown


async def leave(event: Event, state: FSMContext, screen: Screen) -> None:
    """Cancels the form and shows the screen in its place, or below typed words."""
    step = await _left(state)
    shown = await show(event, screen)
    if step is not None and (shown is None or shown.message_id != step):
        await strip_buttons(event, step)


async def _stands_in(event: Event, state: FSMContext, shown: Message | None) -> None:
    """Stores the message that shows the step; the previous one loses its buttons."""
    data = await state.get_data()
    before = data.get(STEP_MESSAGE)
    if shown is None or shown.message_id == before:
        return
    await state.set_data({**data, STEP_MESSAGE: shown.message_id})
    if before is not None:
        await strip_buttons(event, before)


async def is_of_step(event: Event, state: FSMContext) -> bool:
    """Whether the message that shows the step was pressed."""
    if not isinstance(event, CallbackQuery) or event.message is None:
        return False
    return bool(event.message.message_id == (await state.get_data()).get(STEP_MESSAGE))


async def _left(state: FSMContext) -> int | None:
    """Ends the conversation without deleting others' data; returns the message of the step."""
    data = await state.get_data()
    step: int | None = data.pop(STEP_MESSAGE, None)
    await state.set_state(None)
    await state.set_data(data)
    return step
