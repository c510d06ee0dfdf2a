"""A question of those who decide on a seat, and the answer of whoever wants it."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.activities.enrolments import Asked
from district.drafts import Form
from district.errors import BadInput
from district.ids import ActivityId
from district.people.roles import Actor
from district.requests.request import REASON_LIMIT
from district.typed_text import limited_text
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, typed
from handlers.show import Event
from keyboards.activities.answer import AnsweringAction, AnsweringPress
from locales.texts import Words
from screens.activities.browse import answer_cancelled, answered, ask_answer
from screens.screen import Screen
from services.activities.enrolling import Enrolling
from services.drafts import Drafts

STEP = "words"
"""The only one."""


class AnswerForm(StatesGroup):
    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnswer(OpenForm):
    open_state = AnswerForm.open.state

    enrolling: Enrolling

    @property
    def opens_new_message(self) -> bool:
        """The question stays to be read."""
        return True

    @property
    def activity(self) -> ActivityId:
        return ActivityId(self.draft.answers["activity"])

    async def screen(self) -> Screen:
        return ask_answer(self.words, await self._asked())

    async def _asked(self) -> Asked:
        return await self.enrolling.asked(self.actor, self.activity)


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        enrolling: Enrolling,
    ) -> dict[str, OpenAnswer | None]:
        draft = await drafts.find(actor, Form.ANSWER)
        if draft is None:
            return {"form": None}
        form = OpenAnswer(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts, enrolling=enrolling
        )
        return {"form": form}


def router() -> Router:
    answering = Router(name="answering")
    answering.message.register(take_words, StateFilter(AnswerForm.open), FindForm(), AtStep())
    press = answering.callback_query
    press.filter(AnsweringPress.filter(), FindForm())
    press.register(begin, On(AnsweringAction.BEGIN))
    press.register(resume, On(AnsweringAction.RESUME), AtStep())
    press.register(cancel, On(AnsweringAction.CANCEL), AtStep())
    press.register(refuse_gone)
    return answering


async def begin(
    event: CallbackQuery,
    callback_data: AnsweringPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    enrolling: Enrolling,
) -> None:
    number = ActivityId(callback_data.activity or 0)
    await enrolling.asked(actor, number)
    draft = await drafts.begin(actor, Form.ANSWER, STEP, {"activity": number})
    form = OpenAnswer(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, enrolling=enrolling
    )
    await form.show(event)


async def take_words(event: Message, form: OpenAnswer) -> None:
    try:
        words = limited_text(typed(event), REASON_LIMIT)
    except BadInput as error:
        await form.insist(event, error)
        return
    await form.enrolling.answer(form.actor, form.activity, words)
    await form.drafts.drop(form.draft)
    await finish(event, form.state, answered(form.words, form.activity))


async def cancel(event: CallbackQuery, form: OpenAnswer) -> None:
    await form.give_up(event, answer_cancelled(form.words, form.activity))
