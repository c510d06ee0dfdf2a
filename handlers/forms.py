"""The steps of a form on the screen: which message shows the step, and what becomes of the others.

A press edits the step's own message. After typed words the step is a new message at the bottom and
the one before loses its buttons. What was entered is not here: it is a `Draft`. What all forms do
alike is here, what one does differently stands with it.
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
"""In the conversation's data: the message that shows the step and bears its buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm(ABC):
    """A form somebody is at, and what it takes to bring it further; each form adds its own."""

    open_state: ClassVar[str | None]
    """The conversation's state meanwhile, by name: a `State` may stand in its group alone."""

    draft: Draft
    actor: Actor
    words: Words
    state: FSMContext
    drafts: Drafts

    async def kept(self, step: StrEnum, answers: Mapping[str, Any]) -> Self:
        """The same form at another step."""
        draft = await self.drafts.save(self.actor, self.draft, step=step, answers=answers)
        return replace(self, draft=draft)

    @abstractmethod
    async def screen(self) -> Screen:
        """The step it stands at."""

    @property
    def opens_new_message(self) -> bool:
        """Whether the letter or the living card that it is begun from stays what it is."""
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
        """Nothing of it is kept, the screen comes instead."""
        await self.drafts.drop(self.draft)
        await leave(event, self.state, screen)


class AtStep(Filter):
    """The form that was handed on stands at one of these steps, or at any. `again`: only if what is
    served has brought it there already, before a crash."""

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
    """A button of a step that is over."""
    await say(event, refusal(form.words, OutOfDate()), alert=True)
    await form.show(event)


async def refuse_gone(_: CallbackQuery) -> None:
    """A button of a form that is sent, given up, or was never begun."""
    raise DraftGone


async def show_step(event: Event, state: FSMContext, screen: Screen) -> None:
    """Shows a step of a form; whatever message showed the step before loses its buttons."""
    await _stands_in(event, state, await show(event, screen))


async def redraw_step(event: Message, state: FSMContext, screen: Screen) -> None:
    """The message that shows the step says something else, though something was sent below it."""
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
    """Shows a step below whatever was pressed, which stays what it is."""
    await _stands_in(event, state, await send(event, screen))


async def insist(
    event: Event, state: FSMContext, screen: Screen, words: Words, error: BadInput
) -> None:
    """The same step again, under the words that say why the input cannot be taken."""
    hint = escape(refusal(words, error), quote=False)
    await show_step(event, state, replace(screen, text=f"{hint}\n\n{screen.text}"))


async def finish(event: Event, state: FSMContext, outcome: Screen) -> Message:
    """The form is done: its last step loses its buttons, the outcome is a new message and stays."""
    step = await _left(state)
    shown = await send(event, outcome)
    if step is None and isinstance(event, CallbackQuery) and event.message is not None:
        step = event.message.message_id
    if step is not None:
        await strip_buttons(event, step)
    return shown


async def leave(event: Event, state: FSMContext, screen: Screen) -> None:
    """The form is given up: what comes instead stands in its place, or below what was typed."""
    step = await _left(state)
    shown = await show(event, screen)
    if step is not None and (shown is None or shown.message_id != step):
        await strip_buttons(event, step)


def typed(message: Message) -> str:
    """The words of a message that has to be words.

    Raises:
        NotAText: a sticker, a voice message, a photo …
    """
    if message.text is None:
        raise NotAText
    return message.text


async def _stands_in(event: Event, state: FSMContext, shown: Message | None) -> None:
    """Remembers the message that shows the step; the one before loses its buttons."""
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
    """Ends the conversation, keeps what others left in its data; answers the step's message."""
    data = await state.get_data()
    step: int | None = data.pop(STEP_MESSAGE, None)
    await state.set_state(None)
    await state.set_data(data)
    return step
