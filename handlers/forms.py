"""Steps of a form on the screen: the message that shows the step, and its predecessors.

A press edits the message of the step. After typed words the step is a new message at the bottom
and the previous one loses its buttons. The entered values are stored in a `Draft`.
This module contains the common behaviour of forms.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any, ClassVar, Self

from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from district.drafts import Draft
from district.errors import BadInput, DraftGone, NotAText, OutOfDate
from district.people.roles import Actor
from handlers.show import Event, say, send, show, strip_buttons
from locales.texts import Words
from screens.calls import redraw
from screens.errors import refusal
from screens.refusals import Meaning, meaning_of
from screens.screen import Screen
from services.drafts import Drafts

STEP_MESSAGE = "step_message"
"""Key in the conversation's data of the message that shows the step and its buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm(ABC):
    """An open form and the services it needs; each form adds its own."""

    open_state: ClassVar[str | None]
    """Name of the conversation's state: a `State` can be an attribute only of its group."""

    draft: Draft
    actor: Actor
    words: Words
    state: FSMContext
    drafts: Drafts

    async def kept(self, step: StrEnum, answers: Mapping[str, Any]) -> Self:
        """Stores the answers and returns the form at another step."""
        draft = await self.drafts.save(self.actor, self.draft, step=step, answers=answers)
        return replace(self, draft=draft)

    @abstractmethod
    async def screen(self) -> Screen:
        """Returns the screen of the current step."""

    @property
    def opens_new_message(self) -> bool:
        """Whether the letter or updated card that it starts from is left unchanged."""
        return False

    async def show(self, event: Event) -> None:
        await self.state.set_state(self.open_state)
        screen = await self.screen()
        if self.opens_new_message and not await is_of_step(event, self.state):
            await begin_below(event, self.state, screen)
        else:
            await show_step(event, self.state, screen)

    async def insist(self, event: Message, error: BadInput) -> None:
        await insist(event, self.state, await self.screen(), self.words, error)

    async def give_up(self, event: Event, screen: Screen) -> None:
        """Deletes the draft and shows the screen instead."""
        await self.drafts.drop(self.draft)
        await leave(event, self.state, screen)


class AtStep(Filter):
    """Passes if the open form is at one of these steps, or at any.

    `again`: only if the update was handled before a crash and brought the form there.
    """

    def __init__(self, *steps: StrEnum, again: bool = False) -> None:
        self.steps = steps
        self.again = again

    async def __call__(self, _: Event, form: OpenForm | None, actor: Actor) -> bool:
        if form is None or (self.steps and form.draft.step not in self.steps):
            return False
        return form.draft.stands_after(actor.act) if self.again else True


async def resume(event: Event, form: OpenForm) -> None:
    await form.show(event)


async def show_current(event: CallbackQuery, form: OpenForm) -> None:
    """Handles a button of an earlier step."""
    await say(event, refusal(form.words, OutOfDate()), alert=True)
    await form.show(event)


async def refuse_gone(_: CallbackQuery) -> None:
    """Handles a button of a form that was sent, cancelled or never started."""
    raise DraftGone


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


def typed(message: Message) -> str:
    """Returns the text of a message.

    Raises:
        NotAText: a sticker, a voice message, a photo …
    """
    if message.text is None:
        raise NotAText
    return message.text


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
