"""The form of an activity: a new one, a draft of one, one thing of what is published."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.activities import DESCRIPTION_LIMIT, Activity, ActivityStatus
from district.activity_form import (
    ActivityEntered,
    ActivityStep,
    PlannedSession,
    Whom,
    read_place,
    read_seats,
)
from district.clock import Calendar, Clock
from district.deficits import limited_text
from district.drafts import Draft, Form
from district.errors import BadInput, DraftGone, NotAChoice, NotFound
from district.ids import ActivityId, AreaId, MunicipalityId, SchoolId, SessionId, TopicId, TypeId
from district.months import Month
from district.people import Position
from district.roles import Actor
from district.schools import COHORT
from district.typed_time import read_day, read_hours, read_moment
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, typed
from handlers.show import Event, say, show
from keyboards.planning import FINER, PlanningAction, PlanningPress
from locales.texts import Words
from screens.errors import refusal
from screens.planning import FormFacts, cancelled, changed, made, parked, step_screen
from screens.screen import Screen
from services.activities import Activities
from services.deficits import Deficits
from services.drafts import Drafts
from services.healing import Healing
from services.holding import district_of
from services.schools import Schools
from services.territory import Territory

A, S = PlanningAction, ActivityStep
T = TypeVar("T")


class ActivityForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlan(OpenForm):
    open_state = ActivityForm.open.state

    activities: Activities
    deficits: Deficits
    territory: Territory
    calendar: Calendar
    clock: Clock
    month: Month | None = None

    @property
    def entered(self) -> ActivityEntered:
        return ActivityEntered.read(self.draft.answers)

    @property
    def step(self) -> ActivityStep:
        return ActivityStep(self.draft.step)

    @property
    def today(self) -> date:
        return self.calendar.local(self.clock()).date()

    async def go(self, event: Event, step: ActivityStep, entered: ActivityEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        district = district_of(self.actor)
        facts = FormFacts(
            entered=self.entered,
            types=await self.activities.types(),
            areas=await self.deficits.areas(),
            places=await self.territory.municipalities(district),
            month=self.month or Month.of(self.entered.day or self.today),
            today=self.today,
            problem=self._problem() if self.step is S.SUMMARY else None,
        )
        return step_screen(self.words, self.step, facts)

    def _problem(self) -> BadInput | None:
        if self.entered.only is not None:
            return None
        try:
            self.entered.plan(self.calendar, self.clock(), district_of(self.actor))
        except BadInput as error:
            return error
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where forms of activities are begun and gone on with."""

    actor: Actor
    words: Words
    state: FSMContext
    drafts: Drafts
    activities: Activities
    deficits: Deficits
    territory: Territory
    calendar: Calendar
    clock: Clock

    def opened(self, draft: Draft) -> OpenPlan:
        return OpenPlan(
            draft=draft,
            actor=self.actor,
            words=self.words,
            state=self.state,
            drafts=self.drafts,
            activities=self.activities,
            deficits=self.deficits,
            territory=self.territory,
            calendar=self.calendar,
            clock=self.clock,
        )

    async def begin(self, event: Event, step: ActivityStep, entered: ActivityEntered) -> None:
        """In place of what was begun before."""
        district_of(self.actor)
        draft = await self.drafts.begin(self.actor, Form.ACTIVITY, step, entered.answers())
        await self.opened(draft).show(event)

    async def found(self, press: PlanningPress) -> Activity:
        """The activity that the actor holds."""
        number = ActivityId(press.activity or 0)
        return (await self.activities.participants(self.actor, number)).activity


class AtDesk(Filter):
    """Hands on the `desk`, and the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        activities: Activities,
        deficits: Deficits,
        territory: Territory,
        calendar: Calendar,
        clock: Clock,
    ) -> dict[str, Desk | OpenPlan | None]:
        desk = Desk(
            actor=actor,
            words=words,
            state=state,
            drafts=drafts,
            activities=activities,
            deficits=deficits,
            territory=territory,
            calendar=calendar,
            clock=clock,
        )
        draft = await drafts.find(actor, Form.ACTIVITY)
        return {"desk": desk, "form": desk.opened(draft) if draft else None}


def router() -> Router:
    planning = Router(name="planning")
    message = planning.message
    message.register(resume, StateFilter(ActivityForm.open), AtDesk(), AtStep(again=True))
    message.register(take_words, StateFilter(ActivityForm.open), AtDesk(), AtStep())

    press = planning.callback_query
    press.filter(PlanningPress.filter(), AtDesk())
    press.register(resume, AtStep(again=True))
    for action, begins in _BEGINNINGS.items():
        press.register(begins, On(action))
    press.register(resume, On(A.RESUME), AtStep())
    for action, steps, answers in _ANSWERS:
        press.register(answers, On(action), AtStep(*steps))
    press.register(publish, On(A.PUBLISH, A.KEEP), AtStep(S.SUMMARY))
    press.register(go_back, On(A.BACK), AtStep())
    press.register(cancel, On(A.CANCEL), AtStep())
    press.register(refuse_gone)
    return planning


# ── Beginning ──────────────────────────────────────────────────────────────────────────────────


async def begin(event: CallbackQuery, desk: Desk, form: OpenPlan | None) -> None:
    """An unfinished form is offered first."""
    if form is not None and form.step is not S.TYPE:
        await show(event, parked(desk.words))
        return
    await begin_anew(event, desk)


async def begin_anew(event: CallbackQuery, desk: Desk) -> None:
    await desk.begin(event, S.TYPE, ActivityEntered())


async def begin_from_cluster(
    event: CallbackQuery, callback_data: PlanningPress, desk: Desk, healing: Healing
) -> None:
    """A new activity on the cluster's topic, to which its people are called."""
    found = await healing.cluster(desk.actor, TopicId(callback_data.value or ""))
    topic = found.cluster.topic
    entered = ActivityEntered(
        area=topic.area, topics=(topic.id,), calls_cluster=True, whom=Whom.DISTRICT
    )
    await desk.begin(event, S.TYPE, entered)


async def begin_from_school(
    event: CallbackQuery, callback_data: PlanningPress, desk: Desk, schools: Schools
) -> None:
    """A new cohort of the school; people enter it by an application."""
    school = await schools.get(SchoolId(callback_data.value or ""))
    has_type = COHORT in {one.id for one in await desk.activities.types()}
    entered = ActivityEntered(
        type=COHORT if has_type else None,
        school=school.id,
        needs_approval=True,
        whom=Whom.DISTRICT,
    )
    await desk.begin(event, S.TITLE if has_type else S.TYPE, entered)


async def copy(event: CallbackQuery, callback_data: PlanningPress, desk: Desk) -> None:
    """The same once more, on another day."""
    entered = ActivityEntered.of(await desk.found(callback_data), desk.calendar).copied()
    await desk.begin(event, S.DAY, entered)


async def edit(event: CallbackQuery, callback_data: PlanningPress, desk: Desk) -> None:
    found = await desk.found(callback_data)
    if found.status is not ActivityStatus.DRAFT:
        raise DraftGone
    entered = replace(ActivityEntered.of(found, desk.calendar), changes=found.id)
    await desk.begin(event, S.SUMMARY, entered)


async def change(event: CallbackQuery, callback_data: PlanningPress, desk: Desk) -> None:
    """One thing of what is published: the form asks that alone."""
    found = await desk.found(callback_data)
    name, _, number = (callback_data.value or "").partition("-")
    if name not in {S.DAY, S.PLACE, S.SEATS, S.DESCRIPTION} or not f"0{number}".isdecimal():
        raise NotFound
    session = next((one for one in found.sessions if str(one.id) == number), found.sessions[0])
    entered = ActivityEntered(
        changes=found.id, only=S(name), session=SessionId(session.id or 0), type=found.type.id,
        title=found.title, day=desk.calendar.local(session.starts_at).date(),
    )  # fmt: skip
    await desk.begin(event, S(name), entered)


# ── Leaving ────────────────────────────────────────────────────────────────────────────────────


async def cancel(event: CallbackQuery, form: OpenPlan) -> None:
    await form.give_up(event, cancelled(form.words, form.entered))


async def go_back(event: CallbackQuery, form: OpenPlan) -> None:
    entered = form.entered
    step = form.step.before or form.step
    if entered.only is not None:
        step = entered.only
    elif form.step is S.DAY and entered.school:
        step = S.SUMMARY if entered.sessions else S.TITLE
    elif form.step in {S.AREA, S.TOPIC} and entered.sessions:
        step = S.MORE  # a topic besides is one of the finer settings
    await form.go(event, step, entered)


async def publish(
    event: CallbackQuery, callback_data: PlanningPress, actor: Actor, form: OpenPlan
) -> None:
    """Makes it, keeps it as a draft, or moves what is there."""
    try:
        if form.entered.only is None:
            is_published = callback_data.action is A.PUBLISH
            activity = await form.activities.make(actor, form.draft.id, is_published=is_published)
            outcome = made(form.words, activity)
        else:
            outcome = changed(form.words, await _moved(actor, form), S.DAY)
    except BadInput as error:
        await _ask_again(event, form, error)
        return
    await finish(event, form.state, outcome)


async def _ask_again(event: CallbackQuery, form: OpenPlan, error: BadInput) -> None:
    """A new activity is looked at once more, as its summary says why it cannot be; what is moved is
    asked for another day."""
    if form.entered.only is None:
        await form.show(event)
        return
    await say(event, refusal(form.words, error), alert=True)
    await form.go(event, S.DAY, replace(form.entered, sessions=()))


async def _moved(actor: Actor, form: OpenPlan) -> Activity:
    entered = form.entered
    if entered.changes is None or not entered.sessions:
        raise DraftGone
    planned = entered.sessions[0].session(form.calendar)
    moved = await form.activities.move(
        actor, entered.changes, planned.starts_at, planned.ends_at, entered.session
    )
    await form.drafts.drop(form.draft)
    return moved


# ── What is pressed ────────────────────────────────────────────────────────────────────────────


async def choose_type(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    if callback_data.value not in {one.id for one in await form.activities.types()}:
        raise NotFound
    entered = replace(form.entered, type=TypeId(callback_data.value))
    await form.go(event, S.TITLE, entered)


async def choose_area(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    if callback_data.value not in {one.id for one in await form.deficits.areas()}:
        raise NotFound
    entered = replace(form.entered, area=AreaId(callback_data.value))
    await form.go(event, S.TOPIC, entered)


async def choose_topic(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    areas = await form.deficits.areas()
    if callback_data.value not in {topic.id for area in areas for topic in area.topics}:
        raise NotFound
    entered, topic = form.entered, TopicId(callback_data.value)
    if entered.sessions:
        await form.go(event, S.MORE, entered.with_topic(topic))
    else:
        await form.go(event, S.DAY, replace(entered, topics=(topic,)))


async def choose_no_topic(event: CallbackQuery, form: OpenPlan) -> None:
    entered = replace(form.entered, area=None, topics=())
    await form.go(event, S.MORE if entered.sessions else S.DAY, entered)


async def turn_month(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    try:
        month = Month.read(callback_data.value or "")
    except ValueError:
        raise NotFound from None
    await replace(form, month=month).show(event)


async def choose_day(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    day = read_day(callback_data.value or "", form.today)
    await form.go(event, S.TIMES, replace(form.entered, day=day))


async def choose_unlimited(event: CallbackQuery, form: OpenPlan) -> None:
    if form.entered.only is not None:
        await _change(event, form, None)
        return
    entered = replace(form.entered, capacity=None, quotas={}, merges_on=None)
    await form.go(event, S.AUDIENCE, entered)


async def choose_whom(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    try:
        whom = Whom(callback_data.value or "")
    except ValueError:
        raise NotFound from None
    await form.go(event, S.SUMMARY, replace(form.entered, whom=whom))


async def add_session(event: CallbackQuery, form: OpenPlan) -> None:
    await form.go(event, S.DAY, form.entered)


async def add_week_later(event: CallbackQuery, form: OpenPlan) -> None:
    await form.go(event, S.SUMMARY, form.entered.with_week_later())


async def set_finer(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    if callback_data.value not in {S.MORE, S.MERGING, *FINER} or form.entered.only is not None:
        raise NotFound
    await form.go(event, S(callback_data.value), form.entered)


async def turn_approval(event: CallbackQuery, form: OpenPlan) -> None:
    entered = form.entered
    await form.go(event, S.MORE, replace(entered, needs_approval=not entered.needs_approval))


async def choose_quota(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    place = MunicipalityId(callback_data.value or "")
    if await form.territory.municipality(place) is None:
        raise NotFound
    await form.go(event, S.QUOTA, replace(form.entered, quota_of=place))


async def tick_place(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    place = MunicipalityId(callback_data.value or "")
    if await form.territory.municipality(place) is None:
        raise NotFound
    entered = form.entered
    await form.go(event, S.PLACES, replace(entered, places=_turned(entered.places, place)))


async def tick_position(event: CallbackQuery, callback_data: PlanningPress, form: OpenPlan) -> None:
    try:
        position = Position(callback_data.value or "")
    except ValueError:
        raise NotFound from None
    entered = form.entered
    positions = _turned(entered.positions, position)
    await form.go(event, S.POSITIONS, replace(entered, positions=positions))


async def clear(event: CallbackQuery, form: OpenPlan) -> None:
    name = {
        S.DESCRIPTION: "description",
        S.CLOSING: "closes",
        S.MERGING: "merges_on",
        S.SERVICE: "longest_service",
    }[form.step]
    entered = replace(form.entered, **{name: None})  # type: ignore[arg-type] # one of four names
    await form.go(event, form.step.before or S.MORE, entered)


_BEGINNINGS: Mapping[PlanningAction, Callable[..., Awaitable[None]]] = {
    A.BEGIN: begin,
    A.ANEW: begin_anew,
    A.FROM_CLUSTER: begin_from_cluster,
    A.FROM_SCHOOL: begin_from_school,
    A.COPY: copy,
    A.EDIT: edit,
    A.CHANGE: change,
}
_ANSWERS: tuple[
    tuple[PlanningAction, tuple[ActivityStep, ...], Callable[..., Awaitable[None]]], ...
] = (
    (A.TYPE, (S.TYPE,), choose_type),
    (A.AREA, (S.AREA,), choose_area),
    (A.TOPIC, (S.TOPIC,), choose_topic),
    (A.NO_TOPIC, (S.AREA,), choose_no_topic),
    (A.MONTH, (S.DAY,), turn_month),
    (A.DAY, (S.DAY,), choose_day),
    (A.UNLIMITED, (S.SEATS,), choose_unlimited),
    (A.WHOM, (S.AUDIENCE,), choose_whom),
    (A.ADD_SESSION, (S.SUMMARY,), add_session),
    (A.WEEK_LATER, (S.SUMMARY,), add_week_later),
    (A.SET, (S.SUMMARY, S.MORE, S.QUOTAS), set_finer),
    (A.APPROVAL, (S.MORE,), turn_approval),
    (A.QUOTA, (S.QUOTAS,), choose_quota),
    (A.TICK, (S.PLACES,), tick_place),
    (A.TICK, (S.POSITIONS,), tick_position),
    (A.CLEAR, (S.DESCRIPTION, S.CLOSING, S.MERGING, S.SERVICE), clear),
)


# ── What is typed ──────────────────────────────────────────────────────────────────────────────


async def take_words(event: Message, form: OpenPlan) -> None:
    """What was typed at a step; what cannot be taken is answered with what is expected."""
    try:
        text = typed(event)
        if form.entered.only in {S.PLACE, S.SEATS, S.DESCRIPTION}:
            await _change(event, form, text)
        else:
            step, entered = _answered(form, text)
            await form.go(event, step, entered)
    except BadInput as error:
        await form.insist(event, error)


async def _change(event: Event, form: OpenPlan, text: str | None) -> None:
    """Of what is published, the one thing that was asked; None: no limit of seats."""
    entered = form.entered
    if entered.changes is None:
        raise DraftGone
    number, activities = entered.changes, form.activities
    match entered.only:
        case S.PLACE:
            work = activities.change_place(
                form.actor, number, read_place(text or ""), entered.session
            )
        case S.SEATS:
            seats = None if text is None else read_seats(text)
            work = activities.change_seats(form.actor, number, seats)
        case S.DESCRIPTION:
            words = limited_text(text or "", DESCRIPTION_LIMIT)
            work = activities.change_description(form.actor, number, words)
        case _:
            raise DraftGone
    activity = await work
    await form.drafts.drop(form.draft)
    await finish(event, form.state, changed(form.words, activity, form.step))


def _answered(form: OpenPlan, text: str) -> tuple[ActivityStep, ActivityEntered]:
    """
    Raises:
        BadInput: it is no answer to the step.
    """
    answer = _TYPED.get(form.step)
    if answer is None:
        raise NotAChoice
    return answer(form, form.entered, text)


def _title(
    _: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    has_subject = entered.calls_cluster or entered.school is not None
    return S.DAY if has_subject else S.AREA, entered.with_title(text)


def _day(
    form: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    return S.TIMES, replace(entered, day=read_day(text, form.today))


def _times(
    _: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    begins, ends = read_hours(text)
    if entered.only is None or entered.day is None:
        return S.PLACE, replace(entered, begins=begins, ends=ends)
    session = PlannedSession(day=entered.day, begins=begins, ends=ends, place="")
    return S.SUMMARY, replace(entered, sessions=(session,))


def _place(
    _: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    return S.SUMMARY if entered.hours else S.HOURS, entered.with_place(text)


def _closing(
    form: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    now = form.calendar.local(form.clock()).replace(tzinfo=None)
    return S.MORE, replace(entered, closes=read_moment(text, now))


def _merging(
    form: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    return S.QUOTAS, replace(entered, merges_on=read_day(text, form.today))


_TYPED: Mapping[
    ActivityStep,
    Callable[[OpenPlan, ActivityEntered, str], tuple[ActivityStep, ActivityEntered]],
] = {
    S.TITLE: _title,
    S.DAY: _day,
    S.TIMES: _times,
    S.PLACE: _place,
    S.HOURS: lambda _, entered, text: (S.SEATS, entered.with_hours(text)),
    S.SEATS: lambda _, entered, text: (S.AUDIENCE, entered.with_seats(text)),
    S.DESCRIPTION: lambda _, entered, text: (S.MORE, entered.with_description(text)),
    S.CLOSING: _closing,
    S.QUOTA: lambda _, entered, text: (S.QUOTAS, entered.with_quota(text)),
    S.MERGING: _merging,
    S.SERVICE: lambda _, entered, text: (S.MORE, entered.with_service(text)),
}


def _turned(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    """With it, or without it when it was there."""
    if one in chosen:
        return tuple(each for each in chosen if each != one)
    return (*chosen, one)
