"""A person tells of a difficulty: five steps, a summary, one request."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.deficit_form import Entered, Step
from district.drafts import Form
from district.errors import BadInput
from district.ids import AreaId, DraftId, RequestId
from district.roles import Actor
from handlers.filters import On
from handlers.forms import (
    AtStep,
    OpenForm,
    finish,
    refuse_gone,
    resume,
    show_current,
    typed,
)
from handlers.menu import MenuLabel
from handlers.show import Event, show
from keyboards.deficits import Action, DeficitsPress
from keyboards.menu import Entry
from locales.texts import Words
from screens.deficits import FormFacts, cancelled, outcome, parked, step_screen
from screens.screen import Screen
from services.deficits import Deficits
from services.drafts import Drafts


class DeficitForm(StatesGroup):
    """Which step it is stands in the draft: a parked form goes on at a press of its own buttons."""

    open = State()
    parked = State()
    """Asked whether to go on with an unfinished form or to begin anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReport(OpenForm):
    open_state = DeficitForm.open.state

    deficits: Deficits

    @property
    def entered(self) -> Entered:
        return Entered.read(self.draft.answers)

    @property
    def step(self) -> Step:
        return Step(self.draft.step)

    @property
    def begins_below(self) -> bool:
        return self.entered.answers_request is not None

    async def answer(self, event: Event, entered: Entered) -> None:
        """The step is answered: on to the next one."""
        await self.go(event, entered.step_after(self.step), entered)

    async def go(self, event: Event, step: Step, entered: Entered) -> None:
        if step is Step.SUMMARY:
            entered = replace(entered, changing=False)
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        number, at_summary = self.entered.answers_request, self.step is Step.SUMMARY
        question = None
        if number is not None and at_summary:
            question = (await self.deficits.returned(self.actor, number))[0].reason
        facts = FormFacts(
            draft=self.draft,
            areas=await self.deficits.areas(),
            municipality=self.actor.profile.municipality,
            audience=await self.deficits.audience(self.actor) if at_summary else None,
            question=question,
        )
        return step_screen(self.words, facts)


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        deficits: Deficits,
    ) -> dict[str, OpenReport | None]:
        draft = await drafts.find(actor, Form.DEFICIT)
        if draft is None:
            return {"form": None}
        form = OpenReport(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts, deficits=deficits
        )
        return {"form": form}


def router() -> Router:
    deficits = Router(name="deficits")
    deficits.message.register(begin, MenuLabel(Entry.DEFICIT))
    deficits.message.register(resume, StateFilter(DeficitForm.open), FindForm(), AtStep(again=True))
    deficits.message.register(take_words, StateFilter(DeficitForm.open), FindForm(), AtStep())
    deficits.message.register(begin, StateFilter(DeficitForm.parked))

    press = deficits.callback_query
    press.filter(DeficitsPress.filter(), FindForm())
    press.register(resume, AtStep(again=True))
    press.register(begin, On(Action.BEGIN))
    press.register(begin_anew, On(Action.ANEW))
    press.register(resume, On(Action.RESUME), AtStep())
    press.register(cancel, On(Action.CANCEL), AtStep())
    press.register(go_back, On(Action.BACK), AtStep())
    press.register(
        choose_area,
        On(Action.AREA),
        AtStep(Step.AREA, Step.TOPIC),
    )
    press.register(choose_topic, On(Action.TOPIC), AtStep(Step.TOPIC))
    press.register(
        choose_own_words,
        On(Action.OWN_WORDS),
        AtStep(Step.AREA, Step.TOPIC),
    )
    press.register(choose_severity, On(Action.SEVERITY), AtStep(Step.SEVERITY))
    press.register(skip_tried, On(Action.SKIP), AtStep(Step.TRIED))
    press.register(toggle_help, On(Action.HELP), AtStep(Step.WANTED))
    press.register(end_wanted, On(Action.DONE), AtStep(Step.WANTED))
    press.register(offer_changes, On(Action.CHANGE), AtStep(Step.SUMMARY))
    press.register(change_step, On(Action.STEP), AtStep(Step.CHANGE))
    press.register(send_form, On(Action.SEND))
    press.register(show_current, AtStep())
    press.register(refuse_gone)
    return deficits


async def begin(
    event: Event,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    deficits: Deficits,
    callback_data: DeficitsPress | None = None,
) -> None:
    """From the menu, or to answer the council's question; an unfinished form is offered first."""
    number = callback_data.request if callback_data else None
    unfinished = await drafts.find(actor, Form.DEFICIT)
    is_begun = unfinished is not None and unfinished.step != Step.AREA
    if unfinished is not None and is_begun and not unfinished.stands_after(actor.act):
        await state.set_state(DeficitForm.parked)
        await show(event, parked(words, unfinished, RequestId(number) if number else None))
        return
    await begin_anew(event, actor, words, state, drafts, deficits, callback_data)


async def begin_anew(
    event: Event,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    deficits: Deficits,
    callback_data: DeficitsPress | None = None,
) -> None:
    step, entered = Step.AREA, Entered()
    if callback_data is not None and callback_data.request is not None:
        request, deficit = await deficits.returned(actor, RequestId(callback_data.request))
        step, entered = Step.SUMMARY, Entered.of_report(deficit.report, request.id)
    _ = actor.profile
    draft = await drafts.begin(actor, Form.DEFICIT, step, entered.answers())
    form = OpenReport(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, deficits=deficits
    )
    await form.show(event)


async def cancel(event: CallbackQuery, form: OpenReport) -> None:
    await form.give_up(event, cancelled(form.words))


async def go_back(event: CallbackQuery, form: OpenReport) -> None:
    await form.go(event, form.entered.step_before(form.step) or form.step, form.entered)


async def take_words(event: Message, form: OpenReport) -> None:
    """Words where words are asked for; anything else is answered with what is expected."""
    try:
        entered = form.entered.with_words(form.step, typed(event))
    except BadInput as error:
        await form.insist(event, error)
        return
    await form.answer(event, entered)


async def choose_area(event: CallbackQuery, callback_data: DeficitsPress, form: OpenReport) -> None:
    areas = {area.id for area in await form.deficits.areas()}
    if callback_data.area not in areas:
        await show_current(event, form)
        return
    await form.go(event, Step.TOPIC, replace(form.entered, area=AreaId(callback_data.area)))


async def choose_topic(
    event: CallbackQuery, callback_data: DeficitsPress, form: OpenReport
) -> None:
    every = [topic for area in await form.deficits.areas() for topic in area.topics]
    topic = next((topic for topic in every if topic.id == callback_data.topic), None)
    if topic is None:
        await show_current(event, form)
        return
    await form.answer(event, form.entered.with_topic(topic))


async def choose_own_words(event: CallbackQuery, form: OpenReport) -> None:
    """Inside an area the area is kept beside the words."""
    area = form.entered.area if form.step is Step.TOPIC else None
    await form.go(event, Step.OWN_WORDS, replace(form.entered, area=area))


async def choose_severity(
    event: CallbackQuery, callback_data: DeficitsPress, form: OpenReport
) -> None:
    await form.answer(event, replace(form.entered, severity=callback_data.severity))


async def skip_tried(event: CallbackQuery, form: OpenReport) -> None:
    await form.answer(event, replace(form.entered, tried=None))


async def toggle_help(event: CallbackQuery, callback_data: DeficitsPress, form: OpenReport) -> None:
    if callback_data.help is not None:
        entered = form.entered.with_help_toggled(callback_data.help)
        await form.go(event, Step.WANTED, entered)


async def end_wanted(event: CallbackQuery, form: OpenReport) -> None:
    await form.answer(event, form.entered)


async def offer_changes(event: CallbackQuery, form: OpenReport) -> None:
    await form.go(event, Step.CHANGE, form.entered)


async def change_step(event: CallbackQuery, callback_data: DeficitsPress, form: OpenReport) -> None:
    step = callback_data.step or Step.SUMMARY
    await form.go(event, step, replace(form.entered, changing=True))


async def send_form(
    event: CallbackQuery,
    callback_data: DeficitsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    deficits: Deficits,
) -> None:
    sent = await deficits.send(actor, DraftId(callback_data.draft or ""))
    await finish(event, state, outcome(words, sent))
