"""Mentors: the door to them, the register, and the form in which one tells of oneself for it."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import BadInput
from district.ids import AreaId, DraftId, PersonId, RequestId, TopicId
from district.mentoring.mentor_entry import MENTOR_CHANGEABLE, MentorEntered, MentorStep
from district.mentoring.mentors import CAPACITIES
from district.people.roles import Actor, Permission
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
from handlers.show import Event, say, show
from keyboards.mentoring.mentors import MentorsAction, MentorsPress
from locales.texts import Words
from screens.errors import refusal
from screens.mentoring.mentors import (
    EntryForm,
    entry_cancelled,
    entry_sent,
    entry_step,
    mentor_card,
    mentors_home,
    own_entry,
    register,
)
from screens.screen import Screen
from services.drafts import Drafts
from services.mentoring.mentors import Mentors
from services.mentoring.pairs import Mentorships
from services.requests.deficits import Deficits

_S = MentorStep


class MentorForm(StatesGroup):
    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEntry(OpenForm):
    open_state = MentorForm.open.state

    deficits: Deficits
    mentors: Mentors

    @property
    def entered(self) -> MentorEntered:
        return MentorEntered.read(self.draft.answers)

    @property
    def step(self) -> MentorStep:
        return MentorStep(self.draft.step)

    @property
    def opens_new_message(self) -> bool:
        return self.entered.answers_request is not None

    async def answer(self, event: Event, entered: MentorEntered) -> None:
        """The step is answered: on to the next one."""
        await self.go(event, entered.step_after(self.step), entered)

    async def go(self, event: Event, step: MentorStep, entered: MentorEntered) -> None:
        if step is MentorStep.SUMMARY:
            entered = replace(entered, changing=False)
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        number, question = self.entered.answers_request, None
        if number is not None and self.step is MentorStep.SUMMARY:
            question = (await self.mentors.returned(self.actor, number))[0].reason
        form = EntryForm(
            draft=self.draft,
            areas=await self.deficits.areas(),
            holds_role=(await self.mentors.own(self.actor)).holds_role,
            question=question,
        )
        return entry_step(self.words, form)


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
        mentors: Mentors,
    ) -> dict[str, OpenEntry | None]:
        draft = await drafts.find(actor, Form.MENTOR)
        if draft is None:
            return {"form": None}
        form = OpenEntry(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts,
            deficits=deficits, mentors=mentors,
        )  # fmt: skip
        return {"form": form}


def router() -> Router:
    mentors = Router(name="mentors")
    mentors.message.register(resume, StateFilter(MentorForm.open), FindForm(), AtStep(again=True))
    mentors.message.register(take_words, StateFilter(MentorForm.open), FindForm(), AtStep())

    press = mentors.callback_query
    press.filter(MentorsPress.filter(), FindForm())
    press.register(open_home, On(MentorsAction.OPEN))
    press.register(show_register, On(MentorsAction.REGISTER))
    press.register(show_mentor, On(MentorsAction.MENTOR))
    press.register(show_entry, On(MentorsAction.ENTRY))
    press.register(pause, On(MentorsAction.PAUSE, MentorsAction.GO_ON))
    press.register(resume, AtStep(again=True))
    press.register(begin, On(MentorsAction.BEGIN))
    press.register(resume, On(MentorsAction.RESUME), AtStep())
    press.register(cancel, On(MentorsAction.CANCEL), AtStep())
    press.register(go_back, On(MentorsAction.BACK), AtStep())
    press.register(open_area, On(MentorsAction.AREA), AtStep(_S.AREAS, _S.TOPICS))
    press.register(toggle_topic, On(MentorsAction.TOPIC), AtStep(_S.TOPICS))
    press.register(toggle_subject, On(MentorsAction.SUBJECT), AtStep(_S.SUBJECTS))
    press.register(toggle_language, On(MentorsAction.LANGUAGE), AtStep(_S.LANGUAGES))
    press.register(choose_capacity, On(MentorsAction.CAPACITY), AtStep(_S.CAPACITY))
    press.register(skip_words, On(MentorsAction.SKIP), AtStep(_S.WORDS))
    press.register(end_ticking, On(MentorsAction.DONE), AtStep(_S.AREAS, _S.SUBJECTS, _S.LANGUAGES))
    press.register(offer_changes, On(MentorsAction.CHANGE), AtStep(_S.SUMMARY))
    press.register(change_step, On(MentorsAction.STEP), AtStep(_S.CHANGE))
    press.register(send_form, On(MentorsAction.SEND))
    press.register(show_current, AtStep())
    press.register(refuse_gone)
    return mentors


# ── Looking ────────────────────────────────────────────────────────────────────────────────────


async def open_home(
    event: CallbackQuery, actor: Actor, words: Words, mentors: Mentors, mentorships: Mentorships
) -> None:
    own, mine = await mentors.own(actor), await mentorships.mine(actor)
    makes_pairs = actor.may(Permission.MAKE_PAIRS)
    await show(event, mentors_home(words, own, mine, makes_pairs=makes_pairs))


async def show_register(
    event: CallbackQuery,
    callback_data: MentorsPress,
    actor: Actor,
    words: Words,
    mentors: Mentors,
) -> None:
    await show(event, register(words, await mentors.register(actor, callback_data.page or 0)))


async def show_mentor(
    event: CallbackQuery,
    callback_data: MentorsPress,
    actor: Actor,
    words: Words,
    mentors: Mentors,
    mentorships: Mentorships,
) -> None:
    person = PersonId(callback_data.mentor or 0)
    load, topics = await mentors.one(actor, person)
    may_ask = person != actor.id and await mentorships.mine(actor) is None
    page = callback_data.page or 0
    await show(event, mentor_card(words, load, topics, page, may_ask=may_ask))


async def show_entry(event: CallbackQuery, actor: Actor, words: Words, mentors: Mentors) -> None:
    await show(event, own_entry(words, await mentors.own(actor)))


async def pause(
    event: CallbackQuery,
    callback_data: MentorsPress,
    actor: Actor,
    words: Words,
    mentors: Mentors,
) -> None:
    is_paused = callback_data.action is MentorsAction.PAUSE
    await show(event, own_entry(words, await mentors.pause(actor, is_paused=is_paused)))


# ── The form ───────────────────────────────────────────────────────────────────────────────────


async def begin(
    event: CallbackQuery,
    callback_data: MentorsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    deficits: Deficits,
    mentors: Mentors,
    form: OpenEntry | None,
) -> None:
    """New, to correct what stands there, or to answer the council; an unfinished one goes on."""
    number = RequestId(callback_data.request) if callback_data.request else None
    if form is not None and form.entered.answers_request == number:
        await form.show(event)
        return
    subjects = actor.profile.subjects
    step, entered = MentorStep.AREAS, MentorEntered(subjects=subjects)
    own = await mentors.own(actor)
    if number is not None:
        _, mentor = await mentors.returned(actor, number)
        step, entered = MentorStep.SUMMARY, MentorEntered.of_entry(mentor.entry, number)
    elif own.mentor is not None:
        step, entered = MentorStep.SUMMARY, MentorEntered.of_entry(own.mentor.entry)
    draft = await drafts.begin(actor, Form.MENTOR, step, entered.answers())
    await OpenEntry(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts,
        deficits=deficits, mentors=mentors,
    ).show(event)  # fmt: skip


async def cancel(event: CallbackQuery, form: OpenEntry) -> None:
    await form.give_up(event, entry_cancelled(form.words))


async def go_back(event: CallbackQuery, form: OpenEntry) -> None:
    await form.go(event, form.entered.step_before(form.step) or form.step, form.entered)


async def take_words(event: Message, form: OpenEntry) -> None:
    """Words where words are asked for; anything else is answered with what is expected."""
    try:
        entered = form.entered.with_words(form.step, typed(event))
    except BadInput as error:
        await form.insist(event, error)
        return
    await form.answer(event, entered)


async def open_area(event: CallbackQuery, callback_data: MentorsPress, form: OpenEntry) -> None:
    areas = {area.id for area in await form.deficits.areas()}
    if callback_data.choice not in areas:
        await show_current(event, form)
        return
    area = AreaId(callback_data.choice or "")
    await form.go(event, MentorStep.TOPICS, replace(form.entered, area=area))


async def toggle_topic(event: CallbackQuery, callback_data: MentorsPress, form: OpenEntry) -> None:
    topics = {topic.id for area in await form.deficits.areas() for topic in area.topics}
    topic = TopicId(callback_data.choice or "")
    if topic not in topics:
        await show_current(event, form)
        return
    await form.go(event, MentorStep.TOPICS, form.entered.with_topic_toggled(topic))


async def toggle_subject(
    event: CallbackQuery, callback_data: MentorsPress, form: OpenEntry
) -> None:
    if callback_data.subject is not None:
        entered = form.entered.with_subject_toggled(callback_data.subject)
        await form.go(event, MentorStep.SUBJECTS, entered)


async def toggle_language(
    event: CallbackQuery, callback_data: MentorsPress, form: OpenEntry
) -> None:
    if callback_data.language is not None:
        entered = form.entered.with_language_toggled(callback_data.language)
        await form.go(event, MentorStep.LANGUAGES, entered)


async def choose_capacity(
    event: CallbackQuery, callback_data: MentorsPress, form: OpenEntry
) -> None:
    if callback_data.capacity not in CAPACITIES:
        await show_current(event, form)
        return
    await form.answer(event, replace(form.entered, capacity=callback_data.capacity))


async def skip_words(event: CallbackQuery, form: OpenEntry) -> None:
    await form.answer(event, replace(form.entered, words=None))


async def end_ticking(event: CallbackQuery, form: OpenEntry) -> None:
    if not form.entered.is_answered(form.step):
        await show_current(event, form)
        return
    await form.answer(event, form.entered)


async def offer_changes(event: CallbackQuery, form: OpenEntry) -> None:
    await form.go(event, MentorStep.CHANGE, form.entered)


async def change_step(event: CallbackQuery, callback_data: MentorsPress, form: OpenEntry) -> None:
    step = callback_data.step if callback_data.step in MENTOR_CHANGEABLE else MentorStep.SUMMARY
    await form.go(event, step or MentorStep.SUMMARY, replace(form.entered, changing=True))


async def send_form(
    event: CallbackQuery,
    callback_data: MentorsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    mentors: Mentors,
    form: OpenEntry | None,
) -> None:
    try:
        sent = await mentors.send(actor, DraftId(callback_data.choice or ""))
    except BadInput as error:
        await say(event, refusal(words, error), alert=True)
        if form is not None:
            await form.show(event)
        return
    await finish(event, state, entry_sent(words, sent))
