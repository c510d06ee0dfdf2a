"""A mentee asks for a mentor: the goal, what may be seen, for how long, whom to ask."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import BadInput
from district.ids import DraftId, PersonId, TopicId
from district.mentorship_form import AskEntered, AskStep
from district.roles import Actor
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, show_current, typed
from handlers.show import Event
from keyboards.seeking import SeekingAction, SeekingPress
from locales.texts import Words
from screens.mentorships import asked_outcome
from screens.screen import Screen
from screens.seeking import AskForm, ask_cancelled, ask_step
from services.drafts import Drafts
from services.mentorships import Mentorships

PAGE = 4
"""Mentors on one page, with their reasons."""
_A, _S = SeekingAction, AskStep


class AskState(StatesGroup):
    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAsk(OpenForm):
    open_state = AskState.open.state

    mentorships: Mentorships

    @property
    def entered(self) -> AskEntered:
        return AskEntered.read(self.draft.answers)

    @property
    def step(self) -> AskStep:
        return AskStep(self.draft.step)

    async def answer(self, event: Event, entered: AskEntered) -> None:
        await self.go(event, entered.step_after(self.step), entered)

    async def go(self, event: Event, step: AskStep, entered: AskEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        names_mentors = self.step in {AskStep.MENTORS, AskStep.SUMMARY}
        suggested = await self.mentorships.suggestions(self.actor) if names_mentors else []
        topics = await self.mentorships.own_topics(self.actor)
        form = AskForm(draft=self.draft, topics=topics, suggested=tuple(suggested), size=PAGE)
        return ask_step(self.words, form)


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        mentorships: Mentorships,
    ) -> dict[str, OpenAsk | None]:
        draft = await drafts.find(actor, Form.MENTORSHIP)
        if draft is None:
            return {"form": None}
        form = OpenAsk(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts,
            mentorships=mentorships,
        )  # fmt: skip
        return {"form": form}


def router() -> Router:
    seeking = Router(name="seeking")
    seeking.message.register(resume, StateFilter(AskState.open), FindForm(), AtStep(again=True))
    seeking.message.register(take_goal, StateFilter(AskState.open), FindForm(), AtStep())

    press = seeking.callback_query
    press.filter(SeekingPress.filter(), FindForm())
    press.register(resume, AtStep(again=True))
    press.register(begin, On(_A.BEGIN))
    press.register(resume, On(_A.RESUME), AtStep())
    press.register(cancel, On(_A.CANCEL), AtStep())
    press.register(go_back, On(_A.BACK), AtStep())
    press.register(toggle_topic, On(_A.TOPIC), AtStep(_S.TOPICS))
    press.register(choose_span, On(_A.SPAN), AtStep(_S.SPAN))
    press.register(name_mentor, On(_A.NAME), AtStep(_S.MENTORS))
    press.register(turn_page, On(_A.PAGE), AtStep(_S.MENTORS))
    press.register(choose_for_me, On(_A.FOR_ME), AtStep(_S.MENTORS))
    press.register(end_ticking, On(_A.DONE), AtStep(_S.TOPICS, _S.MENTORS))
    press.register(send_form, On(_A.SEND))
    press.register(show_current, AtStep())
    press.register(refuse_gone)
    return seeking


async def begin(
    event: CallbackQuery,
    callback_data: SeekingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    mentorships: Mentorships,
    form: OpenAsk | None,
) -> None:
    """An unfinished form goes on; with a mentor of the register, that one is named too."""
    await mentorships.ensure_free(actor)
    _ = actor.profile
    named = (PersonId(callback_data.mentor),) if callback_data.mentor else ()
    if form is not None:
        entered = form.entered
        if named and named[0] not in entered.mentors:
            entered = entered.with_mentor_toggled(named[0])
        await form.go(event, form.step, entered)
        return
    topics = await mentorships.own_topics(actor)
    entered = AskEntered(mentors=named, offers_topics=bool(topics))
    draft = await drafts.begin(actor, Form.MENTORSHIP, AskStep.GOAL, entered.answers())
    await OpenAsk(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, mentorships=mentorships
    ).show(event)


async def cancel(event: CallbackQuery, form: OpenAsk) -> None:
    await form.give_up(event, ask_cancelled(form.words))


async def go_back(event: CallbackQuery, form: OpenAsk) -> None:
    await form.go(event, form.entered.step_before(form.step) or form.step, form.entered)


async def take_goal(event: Message, form: OpenAsk) -> None:
    """Words where words are asked for; anything else is answered with what is expected."""
    try:
        entered = form.entered.with_words(form.step, typed(event))
    except BadInput as error:
        await form.insist(event, error)
        return
    await form.answer(event, entered)


async def toggle_topic(event: CallbackQuery, callback_data: SeekingPress, form: OpenAsk) -> None:
    topic = TopicId(callback_data.choice or "")
    if topic not in {one.id for one in await form.mentorships.own_topics(form.actor)}:
        await show_current(event, form)
        return
    await form.go(event, AskStep.TOPICS, form.entered.with_topic_toggled(topic))


async def choose_span(event: CallbackQuery, callback_data: SeekingPress, form: OpenAsk) -> None:
    if callback_data.span is not None:
        await form.answer(event, replace(form.entered, span=callback_data.span))


async def name_mentor(event: CallbackQuery, callback_data: SeekingPress, form: OpenAsk) -> None:
    entered = form.entered.with_mentor_toggled(PersonId(callback_data.mentor or 0))
    await form.go(event, AskStep.MENTORS, entered)


async def turn_page(event: CallbackQuery, callback_data: SeekingPress, form: OpenAsk) -> None:
    entered = replace(form.entered, page=callback_data.page or 0)
    await form.go(event, AskStep.MENTORS, entered)


async def choose_for_me(event: CallbackQuery, form: OpenAsk) -> None:
    await form.answer(event, replace(form.entered, mentors=()))


async def end_ticking(event: CallbackQuery, form: OpenAsk) -> None:
    await form.answer(event, form.entered)


async def send_form(
    event: CallbackQuery,
    callback_data: SeekingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    mentorships: Mentorships,
) -> None:
    facts = await mentorships.ask(actor, DraftId(callback_data.choice or ""))
    await finish(event, state, asked_outcome(words, facts))
