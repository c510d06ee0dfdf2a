"""Somebody is expelled from a school's cohort: the reason, a look at it, and it is done."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import BadInput, DistrictError
from district.ids import ActivityId, DraftId, EnrolmentId
from district.people.roles import Actor
from district.requests.request import REASON_LIMIT
from district.schools.school import Expulsion
from district.typed_text import limited_text
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, show_step, typed
from handlers.show import Event
from keyboards.schools.expulsion import ExpellingAction, ExpellingPress
from locales.texts import Words
from screens.schools.cohorts import ask_reason, check_expulsion, expelled, expulsion_cancelled
from screens.screen import Screen
from services.drafts import Drafts
from services.schools.schools import Schools

A = ExpellingAction
STEP = "reason"
"""The only one; once the reason is there, it is looked at."""


class ExpulsionForm(StatesGroup):
    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenExpulsion(OpenForm):
    open_state = ExpulsionForm.open.state

    schools: Schools

    async def whom(self) -> Expulsion:
        answers = self.draft.answers
        return await self.schools.expulsion(
            self.actor, ActivityId(answers["activity"]), EnrolmentId(answers["enrolment"])
        )

    async def screen(self) -> Screen:
        whom, reason = await self.whom(), self.draft.answers.get("reason")
        if reason:
            return check_expulsion(self.words, whom, reason, self.draft.id)
        return ask_reason(self.words, whom)

    async def show(self, event: Event) -> None:
        """Not opened where there is nobody to expel any more."""
        screen = await self.screen()
        await self.state.set_state(self.open_state)
        await show_step(event, self.state, screen)

    async def with_reason(self, event: Event, reason: str | None) -> None:
        answers = {**self.draft.answers, "reason": reason}
        draft = await self.drafts.save(self.actor, self.draft, answers=answers)
        await replace(self, draft=draft).show(event)


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        schools: Schools,
    ) -> dict[str, OpenExpulsion | None]:
        draft = await drafts.find(actor, Form.EXPULSION)
        if draft is None:
            return {"form": None}
        form = OpenExpulsion(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts, schools=schools
        )
        return {"form": form}


def router() -> Router:
    expelling = Router(name="expelling")
    is_open = StateFilter(ExpulsionForm.open)
    expelling.message.register(resume, is_open, FindForm(), AtStep(again=True))
    expelling.message.register(take_words, is_open, FindForm(), AtStep())
    press = expelling.callback_query
    press.filter(ExpellingPress.filter(), FindForm())
    press.register(begin, On(A.BEGIN))
    press.register(resume, On(A.RESUME), AtStep())
    press.register(go_back, On(A.BACK), AtStep())
    press.register(expel, On(A.EXPEL), AtStep())
    press.register(cancel, On(A.CANCEL), AtStep())
    press.register(refuse_gone)
    return expelling


async def begin(
    event: CallbackQuery,
    callback_data: ExpellingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    schools: Schools,
) -> None:
    activity = ActivityId(callback_data.activity or 0)
    enrolment = EnrolmentId(callback_data.enrolment or 0)
    await schools.expulsion(actor, activity, enrolment)
    answers = {"activity": activity, "enrolment": enrolment}
    draft = await drafts.begin(actor, Form.EXPULSION, STEP, answers)
    form = OpenExpulsion(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, schools=schools
    )
    await form.show(event)


async def take_words(event: Message, form: OpenExpulsion) -> None:
    try:
        reason = limited_text(typed(event), REASON_LIMIT)
    except BadInput as error:
        await form.insist(event, error)
        return
    await form.with_reason(event, reason)


async def go_back(event: CallbackQuery, form: OpenExpulsion) -> None:
    """The reason is said anew."""
    await form.with_reason(event, None)


async def expel(event: CallbackQuery, callback_data: ExpellingPress, form: OpenExpulsion) -> None:
    whom = await form.schools.expel(form.actor, DraftId(callback_data.draft or ""))
    await finish(event, form.state, expelled(form.words, whom))


async def cancel(event: CallbackQuery, form: OpenExpulsion) -> None:
    try:
        whom = await form.whom()
    except DistrictError:  # gone meanwhile: the form is closed all the same
        whom = None
    await form.give_up(event, expulsion_cancelled(form.words, whom))
