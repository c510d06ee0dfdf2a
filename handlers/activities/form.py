"""The form of an activity: a new one, a draft of one, one thing of what is published."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery

from district.activities.activity import Activity, ActivityStatus
from district.activities.form import ActivityEntered, ActivityStep, Whom
from district.errors import BadInput, DraftGone, NotFound
from district.ids import AreaId, MunicipalityId, SchoolId, SessionId, TopicId, TypeId
from district.months import Month
from district.people.person import Position
from district.people.roles import Actor
from district.schools.school import COHORT
from district.typed_time import read_day
from handlers.activities.form_shown import ActivityForm, AtDesk, Desk, OpenPlan
from handlers.activities.form_words import change_published, take_words
from handlers.filters import On
from handlers.forms import AtStep, finish, refuse_gone, resume
from handlers.show import say, show
from keyboards.activities.form import FINER, PlanningAction, PlanningPress
from screens.activities.form import cancelled, changed, made, parked
from screens.errors import refusal
from services.activities.resolution import Resolutions
from services.schools.schools import Schools

A, S = PlanningAction, ActivityStep
T = TypeVar("T")


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
    event: CallbackQuery, callback_data: PlanningPress, desk: Desk, resolution: Resolutions
) -> None:
    """A new activity on the cluster's topic, to which its people are called."""
    found = await resolution.cluster(desk.actor, TopicId(callback_data.value or ""))
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
        await change_published(event, form, None)
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


def _turned(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    """With it, or without it when it was there."""
    if one in chosen:
        return tuple(each for each in chosen if each != one)
    return (*chosen, one)
