"""Somebody applies to a school: why, who recommends, and where pupils learn, which and by whose
consent."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.activities.activity import Activity
from district.clock import Calendar, Clock
from district.drafts import Draft, Form
from district.errors import BadInput, NotAChoice
from district.ids import ActivityId, DraftId
from district.people.roles import Actor
from district.schools.application import (
    ApplicationEntered,
    ApplicationStep,
    first_step,
    step_before,
)
from district.schools.school import Admits, School
from district.typed_time import read_day_gone
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, show_current, typed
from handlers.show import Event, say, show
from keyboards.schools.application import ApplyingAction, ApplyingPress
from locales.texts import Words
from screens.errors import refusal
from screens.schools.browse import FormFacts, applied, cancelled, parked, step_screen
from screens.screen import Screen
from services.activities.manage import Activities
from services.drafts import Drafts
from services.schools.schools import Schools

A, S = ApplyingAction, ApplicationStep


class ApplicationForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenApplication(OpenForm):
    open_state = ApplicationForm.open.state

    school: School
    activity: Activity
    calendar: Calendar
    clock: Clock

    @property
    def entered(self) -> ApplicationEntered:
        return ApplicationEntered.read(self.draft.answers)

    @property
    def step(self) -> ApplicationStep:
        return ApplicationStep(self.draft.step)

    async def screen(self) -> Screen:
        facts = FormFacts(draft=self.draft, school=self.school, activity=self.activity)
        return step_screen(self.words, facts)

    async def go(self, event: Event, step: ApplicationStep, entered: ApplicationEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        activities: Activities,
        schools: Schools,
        calendar: Calendar,
        clock: Clock,
    ) -> dict[str, OpenApplication | None]:
        draft = await drafts.find(actor, Form.APPLICATION)
        if draft is None:
            return {"form": None}
        activity = await activities.get(ApplicationEntered.read(draft.answers).cohort)
        if activity.school is None:
            return {"form": None}
        school = await schools.get(activity.school)
        form = _opened(draft, actor, words, state, drafts, school, activity, calendar, clock)
        return {"form": form}


def router() -> Router:
    applying = Router(name="applying")
    is_open = StateFilter(ApplicationForm.open)
    applying.message.register(resume, is_open, FindForm(), AtStep(again=True))
    applying.message.register(take_words, is_open, FindForm(), AtStep())
    press = applying.callback_query
    press.filter(ApplyingPress.filter(), FindForm())
    press.register(resume, AtStep(again=True))
    press.register(begin, On(A.BEGIN, A.ANEW))
    press.register(resume, On(A.RESUME), AtStep())
    press.register(skip, On(A.SKIP), AtStep(S.MOTIVATION, S.RECOMMENDATION))
    press.register(add_pupil, On(A.MORE), AtStep(S.PUPILS))
    press.register(drop_pupil, On(A.FEWER), AtStep(S.PUPILS))
    press.register(end_pupils, On(A.DONE), AtStep(S.PUPILS))
    press.register(go_back, On(A.BACK), AtStep())
    press.register(cancel, On(A.CANCEL), AtStep())
    press.register(send_form, On(A.SEND))
    press.register(show_current, AtStep())
    press.register(refuse_gone)
    return applying


async def begin(
    event: CallbackQuery,
    callback_data: ApplyingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    schools: Schools,
    calendar: Calendar,
    clock: Clock,
    form: OpenApplication | None,
) -> None:
    """Whoever would be refused is told why before anything is asked. A form that was begun for the
    same cohort goes on where it stands, one for another is offered first."""
    number = ActivityId(callback_data.activity or 0)
    school, activity = await schools.ensure_may_apply(actor, number)
    if form is not None and form.activity.id == number:
        await form.show(event)
        return
    if form is not None and callback_data.action is A.BEGIN:
        await show(event, parked(words, form.school, number))
        return
    entered = ApplicationEntered(cohort=number)
    draft = await drafts.begin(actor, Form.APPLICATION, first_step(school), entered.answers())
    begun = _opened(draft, actor, words, state, drafts, school, activity, calendar, clock)
    await begun.show(event)


async def take_words(event: Message, form: OpenApplication) -> None:
    try:
        step, entered = _answered(form, typed(event))
    except BadInput as error:
        await form.insist(event, error)
        return
    await form.go(event, step, entered)


async def skip(event: CallbackQuery, form: OpenApplication) -> None:
    if form.step is S.MOTIVATION:
        await form.go(event, S.RECOMMENDATION, replace(form.entered, motivation=None))
    elif form.school.entry.needs_recommendation:
        await form.show(event)
    else:
        await form.go(event, S.SUMMARY, replace(form.entered, recommendation=None))


async def add_pupil(event: CallbackQuery, form: OpenApplication) -> None:
    await form.go(event, S.PUPIL if form.entered.may_add_pupil else S.PUPILS, form.entered)


async def drop_pupil(event: CallbackQuery, form: OpenApplication) -> None:
    entered = replace(form.entered, pupils=form.entered.pupils[:-1])
    await form.go(event, S.PUPILS if entered.pupils else S.PUPIL, entered)


async def end_pupils(event: CallbackQuery, form: OpenApplication) -> None:
    await form.go(event, S.MOTIVATION if form.entered.pupils else S.PUPIL, form.entered)


async def go_back(event: CallbackQuery, form: OpenApplication) -> None:
    entered = form.entered
    if form.step is S.CONSENT:
        entered = replace(entered, initials=None, grade=None)
    await form.go(event, step_before(form.school, form.step) or form.step, entered)


async def cancel(event: CallbackQuery, form: OpenApplication) -> None:
    await form.give_up(event, cancelled(form.words, form.school))


async def send_form(
    event: CallbackQuery,
    callback_data: ApplyingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    schools: Schools,
    form: OpenApplication | None,
) -> None:
    try:
        outcome = await schools.apply(actor, DraftId(callback_data.draft or ""))
    except BadInput as error:
        if form is None:
            raise
        await say(event, refusal(words, error), alert=True)
        missing = S.PUPIL if form.school.admits is Admits.PUPILS else S.RECOMMENDATION
        await form.go(event, missing, form.entered)
        return
    await finish(event, state, applied(words, outcome))


def _answered(form: OpenApplication, text: str) -> tuple[ApplicationStep, ApplicationEntered]:
    """
    Raises:
        BadInput: it is no answer to the step.
    """
    entered = form.entered
    match form.step:
        case S.PUPIL:
            return S.CONSENT, entered.with_pupil(text)
        case S.CONSENT:
            today = form.calendar.local(form.clock()).date()
            return S.PUPILS, entered.with_consent(read_day_gone(text, today))
        case S.MOTIVATION:
            return S.RECOMMENDATION, entered.with_words(form.step, text)
        case S.RECOMMENDATION:
            return S.SUMMARY, entered.with_words(form.step, text)
    raise NotAChoice


def _opened(
    draft: Draft,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    school: School,
    activity: Activity,
    calendar: Calendar,
    clock: Clock,
) -> OpenApplication:
    return OpenApplication(
        draft=draft,
        actor=actor,
        words=words,
        state=state,
        drafts=drafts,
        school=school,
        activity=activity,
        calendar=calendar,
        clock=clock,
    )
