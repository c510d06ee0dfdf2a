"""Activities for those who hold them: a new one, who comes, another time, none after all."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from aiogram import Router
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.activities import ActivityStatus
from district.activity_form import ActivityEntered, ActivityStep, PlannedSession, Whom
from district.clock import Calendar, Clock
from district.drafts import Form
from district.errors import BadInput, DraftGone, NotAChoice, NotFound
from district.ids import ActivityId, AreaId, EnrolmentId, SessionId, TopicId, TypeId
from district.months import Month
from district.pages import Page
from district.roles import Actor
from district.typed_time import read_day, read_hours
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, insist, leave, show_step, typed
from handlers.show import Event, send, show
from keyboards.organising import Action, OrganisingPress
from locales.texts import Words
from screens.organising import (
    ask_call_off,
    cancelled,
    cluster,
    clusters,
    made_list,
    manage,
    parked,
    people,
    people_file,
    published,
    sheet,
    step_screen,
)
from screens.screen import Screen
from services.activities import Activities
from services.attendance import Attendance
from services.deficits import Deficits
from services.drafts import Drafts
from services.healing import Healing
from services.holding import district_of

ON_SHEET = 8
"""People on one page of a list to be marked."""


class ActivityForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlan(OpenForm):
    activities: Activities
    deficits: Deficits
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

    async def show(self, event: Event) -> None:
        await self.state.set_state(ActivityForm.open)
        await show_step(event, self.state, await self.screen())

    async def go(self, event: Event, step: ActivityStep, entered: ActivityEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        return step_screen(
            self.words,
            self.step,
            self.entered,
            types=await self.activities.types(),
            areas=await self.deficits.areas(),
            month=self.month or Month.of(self.entered.day or self.today),
            today=self.today,
            problem=self._problem() if self.step is ActivityStep.SUMMARY else None,
        )

    def _problem(self) -> BadInput | None:
        try:
            self.entered.plan(self.calendar, self.clock(), district_of(self.actor))
        except BadInput as error:
            return error
        except DraftGone:
            return None  # an activity that is moved has no more than its new time
        return None


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
        deficits: Deficits,
        calendar: Calendar,
        clock: Clock,
    ) -> dict[str, OpenPlan | None]:
        draft = await drafts.find(actor, Form.ACTIVITY)
        if draft is None:
            return {"form": None}
        form = OpenPlan(
            draft=draft,
            actor=actor,
            words=words,
            state=state,
            drafts=drafts,
            activities=activities,
            deficits=deficits,
            calendar=calendar,
            clock=clock,
        )
        return {"form": form}


def router() -> Router:
    organising = Router(name="organising")
    message = organising.message
    message.register(resume, StateFilter(ActivityForm.open), FindForm(), AtStep(again=True))
    message.register(take_words, StateFilter(ActivityForm.open), FindForm(), AtStep())

    organising.callback_query.filter(OrganisingPress.filter(), FindForm())
    _register_held(organising.callback_query)
    _register_form(organising.callback_query)
    organising.callback_query.register(refuse_gone)
    return organising


def _register_held(press: TelegramEventObserver) -> None:
    """What is done with activities that are there."""
    press.register(resume, AtStep(again=True))
    press.register(show_made, On(Action.MADE))
    press.register(show_managed, On(Action.MANAGE))
    press.register(show_people, On(Action.PEOPLE))
    press.register(send_people, On(Action.EXPORT))
    press.register(begin_move, On(Action.MOVE))
    press.register(ask_whether, On(Action.CALL_OFF))
    press.register(call_off, On(Action.CALL_OFF_NOW))
    press.register(show_sheet, On(Action.SHEET))
    press.register(mark, On(Action.MARK))
    press.register(show_clusters, On(Action.CLUSTERS))
    press.register(show_cluster, On(Action.CLUSTER))
    press.register(begin_from_cluster, On(Action.FROM_CLUSTER))


def _register_form(press: TelegramEventObserver) -> None:
    press.register(begin, On(Action.BEGIN))
    press.register(begin_anew, On(Action.ANEW))
    press.register(resume, On(Action.RESUME), AtStep())
    press.register(choose_type, On(Action.TYPE), AtStep(ActivityStep.TYPE))
    press.register(choose_area, On(Action.AREA), AtStep(ActivityStep.AREA))
    press.register(choose_topic, On(Action.TOPIC), AtStep(ActivityStep.TOPIC))
    press.register(choose_no_topic, On(Action.NO_TOPIC), AtStep(ActivityStep.AREA))
    press.register(turn_month, On(Action.MONTH), AtStep(ActivityStep.DAY))
    press.register(choose_day, On(Action.DAY), AtStep(ActivityStep.DAY))
    press.register(choose_unlimited, On(Action.UNLIMITED), AtStep(ActivityStep.SEATS))
    press.register(choose_whom, On(Action.WHOM), AtStep(ActivityStep.AUDIENCE))
    press.register(add_session, On(Action.ADD_SESSION), AtStep(ActivityStep.SUMMARY))
    press.register(publish, On(Action.PUBLISH), AtStep(ActivityStep.SUMMARY))
    press.register(go_back, On(Action.BACK), AtStep())
    press.register(cancel, On(Action.CANCEL), AtStep())


# ── What is there ──────────────────────────────────────────────────────────────────────────────


async def show_made(
    event: CallbackQuery, actor: Actor, words: Words, activities: Activities
) -> None:
    await show(event, made_list(words, await activities.made(actor)))


async def show_managed(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    clock: Clock,
) -> None:
    await _show_managed(event, _number(callback_data), actor, words, activities, clock)


async def show_people(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
) -> None:
    found = await activities.participants(actor, _number(callback_data))
    await show(event, people(words, found.activity, found.people))


async def send_people(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    calendar: Calendar,
    clock: Clock,
) -> None:
    found = await activities.participants(actor, _number(callback_data))
    today = calendar.local(clock()).date()
    await send(event, people_file(words, found.activity, found.people, today))


async def show_sheet(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    attendance: Attendance,
) -> None:
    session, page = _numbers(callback_data, 2)
    await _show_sheet(
        event, _number(callback_data), SessionId(session), page, actor, words, attendance
    )


async def mark(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    attendance: Attendance,
) -> None:
    """Came, or did not; pressed again it is corrected."""
    session, enrolment, present, page = _numbers(callback_data, 4)
    number = _number(callback_data)
    await attendance.mark(
        actor, number, SessionId(session), EnrolmentId(enrolment), is_present=bool(present)
    )
    await _show_sheet(event, number, SessionId(session), page, actor, words, attendance)


async def show_clusters(event: CallbackQuery, actor: Actor, words: Words, healing: Healing) -> None:
    await show(event, clusters(words, await healing.clusters(actor)))


async def show_cluster(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    healing: Healing,
) -> None:
    topic = TopicId(callback_data.value or "")
    await show(event, cluster(words, await healing.cluster(actor, topic)))


async def _show_sheet(
    event: Event,
    number: ActivityId,
    session: SessionId,
    page: int,
    actor: Actor,
    words: Words,
    attendance: Attendance,
) -> None:
    found = await attendance.sheet(actor, number, session)
    page = min(page, max(0, -(-len(found.people) // ON_SHEET) - 1))
    items = found.people[page * ON_SHEET : (page + 1) * ON_SHEET]
    shown = Page(items=items, total=len(found.people), number=page, size=ON_SHEET)
    came = sum(present is True for _, _, present in found.people)
    await show(event, sheet(words, found.activity, found.session, shown, came))


async def ask_whether(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
) -> None:
    found = await activities.participants(actor, _number(callback_data))
    await show(event, ask_call_off(words, found.activity, len(found.people)))


async def call_off(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    clock: Clock,
) -> None:
    await activities.cancel(actor, _number(callback_data))
    await _show_managed(event, _number(callback_data), actor, words, activities, clock)


async def _show_managed(
    event: Event,
    number: ActivityId,
    actor: Actor,
    words: Words,
    activities: Activities,
    clock: Clock,
) -> None:
    found = await activities.participants(actor, number)
    counts = Counter(enrolment.status for enrolment, _ in found.people)
    is_held = found.activity.status is not ActivityStatus.CANCELLED
    begun = [one for one in found.activity.sessions if is_held and one.starts_at <= clock()]
    await show(event, manage(words, found.activity, dict(counts), begun))


# ── The form ───────────────────────────────────────────────────────────────────────────────────


async def begin(
    event: CallbackQuery,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    activities: Activities,
    deficits: Deficits,
    calendar: Calendar,
    clock: Clock,
) -> None:
    """An unfinished form is offered first."""
    unfinished = await drafts.find(actor, Form.ACTIVITY)
    if unfinished is not None and unfinished.step != ActivityStep.TYPE:
        await show(event, parked(words))
        return
    await begin_anew(event, actor, words, state, drafts, activities, deficits, calendar, clock)


async def begin_anew(
    event: CallbackQuery,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    activities: Activities,
    deficits: Deficits,
    calendar: Calendar,
    clock: Clock,
) -> None:
    district_of(actor)
    entered = ActivityEntered()
    draft = await drafts.begin(actor, Form.ACTIVITY, ActivityStep.TYPE, entered.answers())
    form = OpenPlan(
        draft=draft,
        actor=actor,
        words=words,
        state=state,
        drafts=drafts,
        activities=activities,
        deficits=deficits,
        calendar=calendar,
        clock=clock,
    )
    await form.show(event)


async def begin_from_cluster(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    activities: Activities,
    deficits: Deficits,
    calendar: Calendar,
    clock: Clock,
    healing: Healing,
) -> None:
    """A new activity on the cluster's topic, to which its people are called."""
    found = await healing.cluster(actor, TopicId(callback_data.value or ""))
    topic = found.cluster.topic
    entered = ActivityEntered(
        area=topic.area, topic=topic.id, calls_cluster=True, whom=Whom.DISTRICT
    )
    draft = await drafts.begin(actor, Form.ACTIVITY, ActivityStep.TYPE, entered.answers())
    form = OpenPlan(
        draft=draft,
        actor=actor,
        words=words,
        state=state,
        drafts=drafts,
        activities=activities,
        deficits=deficits,
        calendar=calendar,
        clock=clock,
    )
    await form.show(event)


async def begin_move(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    activities: Activities,
    deficits: Deficits,
    calendar: Calendar,
    clock: Clock,
) -> None:
    """The same form, of the day and the times alone."""
    found = (await activities.participants(actor, _number(callback_data))).activity
    session = found.sessions[0]
    entered = ActivityEntered(
        moves=found.id, type=found.type.id, title=found.title, hours=found.hours,
        capacity=found.capacity, topic=found.topics[0] if found.topics else None,
        sessions=(), day=calendar.local(session.starts_at).date(),
    )  # fmt: skip
    draft = await drafts.begin(actor, Form.ACTIVITY, ActivityStep.DAY, entered.answers())
    form = OpenPlan(
        draft=draft,
        actor=actor,
        words=words,
        state=state,
        drafts=drafts,
        activities=activities,
        deficits=deficits,
        calendar=calendar,
        clock=clock,
    )
    await form.show(event)


async def resume(event: Event, form: OpenPlan) -> None:
    await form.show(event)


async def cancel(event: CallbackQuery, form: OpenPlan) -> None:
    await form.drafts.drop(form.draft)
    await leave(event, form.state, cancelled(form.words))


async def go_back(event: CallbackQuery, form: OpenPlan) -> None:
    step = form.step.before or form.step
    if form.entered.moves is not None:
        step = ActivityStep.DAY
    await form.go(event, step, form.entered)


async def choose_type(event: CallbackQuery, callback_data: OrganisingPress, form: OpenPlan) -> None:
    if callback_data.value not in {one.id for one in await form.activities.types()}:
        raise NotFound
    entered = replace(form.entered, type=TypeId(callback_data.value))
    await form.go(event, ActivityStep.TITLE, entered)


async def choose_area(event: CallbackQuery, callback_data: OrganisingPress, form: OpenPlan) -> None:
    if callback_data.value not in {one.id for one in await form.deficits.areas()}:
        raise NotFound
    entered = replace(form.entered, area=AreaId(callback_data.value), topic=None)
    await form.go(event, ActivityStep.TOPIC, entered)


async def choose_topic(
    event: CallbackQuery, callback_data: OrganisingPress, form: OpenPlan
) -> None:
    areas = await form.deficits.areas()
    if callback_data.value not in {topic.id for area in areas for topic in area.topics}:
        raise NotFound
    entered = replace(form.entered, topic=TopicId(callback_data.value))
    await form.go(event, ActivityStep.DAY, entered)


async def choose_no_topic(event: CallbackQuery, form: OpenPlan) -> None:
    await form.go(event, ActivityStep.DAY, replace(form.entered, area=None, topic=None))


async def turn_month(event: CallbackQuery, callback_data: OrganisingPress, form: OpenPlan) -> None:
    try:
        month = Month.read(callback_data.value or "")
    except ValueError:
        raise NotFound from None
    await replace(form, month=month).show(event)


async def choose_day(event: CallbackQuery, callback_data: OrganisingPress, form: OpenPlan) -> None:
    day = read_day(callback_data.value or "", form.today)
    await form.go(event, ActivityStep.TIMES, replace(form.entered, day=day))


async def choose_unlimited(event: CallbackQuery, form: OpenPlan) -> None:
    await form.go(event, ActivityStep.AUDIENCE, replace(form.entered, capacity=None))


async def choose_whom(event: CallbackQuery, callback_data: OrganisingPress, form: OpenPlan) -> None:
    try:
        whom = Whom(callback_data.value or "")
    except ValueError:
        raise NotFound from None
    await form.go(event, ActivityStep.SUMMARY, replace(form.entered, whom=whom))


async def add_session(event: CallbackQuery, form: OpenPlan) -> None:
    await form.go(event, ActivityStep.DAY, form.entered)


async def take_words(event: Message, form: OpenPlan) -> None:
    """What was typed at a step; what cannot be taken is answered with what is expected."""
    try:
        step, entered = _answered(form, typed(event))
    except BadInput as error:
        await insist(event, form.state, await form.screen(), form.words, error)
    else:
        await form.go(event, step, entered)


async def publish(event: CallbackQuery, actor: Actor, form: OpenPlan) -> None:
    entered = form.entered
    try:
        if entered.moves is None:
            activity = await form.activities.make(actor, form.draft.id)
        else:
            (planned,) = entered.sessions
            session = planned.session(form.calendar)
            activity = await form.activities.move(
                actor, entered.moves, session.starts_at, session.ends_at
            )
            await form.drafts.drop(form.draft)
    except BadInput:
        await form.show(event)  # the summary says why
        return
    moved = entered.moves is not None
    await finish(event, form.state, published(form.words, activity, moved=moved))


async def refuse_gone(_: CallbackQuery) -> None:
    raise DraftGone


def _answered(form: OpenPlan, text: str) -> tuple[ActivityStep, ActivityEntered]:
    """
    Raises:
        BadInput: it is no answer to the step.
    """
    entered = form.entered
    match form.step:
        case ActivityStep.TITLE:
            after = ActivityStep.DAY if entered.calls_cluster else ActivityStep.AREA
            return after, entered.with_title(text)
        case ActivityStep.DAY:
            return ActivityStep.TIMES, replace(entered, day=read_day(text, form.today))
        case ActivityStep.TIMES:
            return _timed(entered, text)
        case ActivityStep.PLACE:
            after = ActivityStep.SUMMARY if entered.hours else ActivityStep.HOURS
            return after, entered.with_place(text)
        case ActivityStep.HOURS:
            return ActivityStep.SEATS, entered.with_hours(text)
        case ActivityStep.SEATS:
            return ActivityStep.AUDIENCE, entered.with_seats(text)
        case _:
            raise NotAChoice


def _timed(entered: ActivityEntered, text: str) -> tuple[ActivityStep, ActivityEntered]:
    begins, ends = read_hours(text)
    if entered.moves is None or entered.day is None:
        return ActivityStep.PLACE, replace(entered, begins=begins, ends=ends)
    session = PlannedSession(day=entered.day, begins=begins, ends=ends, place="")
    return ActivityStep.SUMMARY, replace(entered, sessions=(session,))


def _numbers(press: OrganisingPress, count: int) -> list[int]:
    """The numbers that a button carries.

    Raises:
        NotFound: it was made up.
    """
    parts = (press.value or "").split("-")
    if len(parts) != count or not all(part.isdecimal() and len(part) < 10 for part in parts):  # noqa: PLR2004
        raise NotFound
    return [int(part) for part in parts]


def _number(press: OrganisingPress) -> ActivityId:
    return ActivityId(press.activity or 0)
