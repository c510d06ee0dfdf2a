"""Activities for those who hold them: who comes, who came, what is to be changed."""

import asyncio
from collections import Counter

from aiogram import Router
from aiogram.types import CallbackQuery

from district.activities.activity import ActivityStatus
from district.clock import Calendar, Clock
from district.errors import BadInput, NotFound, NotInThisState
from district.ids import ActivityId, EnrolmentId, SessionId, TopicId
from district.pages import Page
from district.people.roles import Actor
from documents.chart import bars_png
from handlers.activities.attendance import ROOM, TURNING, code_picture
from handlers.filters import On
from handlers.show import Event, say, send, show
from keyboards.activities.manage import Action, OrganisingPress
from locales.texts import Words
from screens.activities.attendance import room_code
from screens.activities.feedback import thought_line
from screens.activities.manage import (
    ask_call_off,
    change,
    chart,
    chart_title,
    cluster,
    clusters,
    dropped,
    made_list,
    manage,
    people,
    people_file,
    sheet,
)
from screens.errors import refusal
from services.activities.attendance import Attendance
from services.activities.feedback import Feedbacks
from services.activities.manage import Activities
from services.activities.resolution import Resolutions
from services.limiting import Limiting

ON_SHEET = 8
"""People on one page of a list to be marked."""


def router() -> Router:
    organising = Router(name="organising")
    press = organising.callback_query
    press.filter(OrganisingPress.filter())
    press.register(show_made, On(Action.MADE))
    press.register(show_managed, On(Action.MANAGE))
    press.register(show_people, On(Action.PEOPLE))
    press.register(send_people, On(Action.EXPORT))
    press.register(publish, On(Action.PUBLISH))
    press.register(drop, On(Action.DROP))
    press.register(show_change, On(Action.CHANGE))
    press.register(ask_whether, On(Action.CALL_OFF))
    press.register(call_off, On(Action.CALL_OFF_NOW))
    press.register(show_sheet, On(Action.SHEET))
    press.register(mark, On(Action.MARK))
    press.register(send_room_code, On(Action.ROOM, Action.TURN, Action.STILL))
    press.register(show_clusters, On(Action.CLUSTERS))
    press.register(send_chart, On(Action.CHART))
    press.register(show_cluster, On(Action.CLUSTER))
    return organising


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
    feedbacks: Feedbacks,
) -> None:
    await _show_managed(event, _number(callback_data), actor, words, activities, clock, feedbacks)


async def show_people(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
) -> None:
    found = await activities.shown_participants(actor, _number(callback_data))
    await show(event, people(words, found.activity, found.people))


async def send_people(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    calendar: Calendar,
    clock: Clock,
    limiting: Limiting,
) -> None:
    number = _number(callback_data)
    await activities.participants(actor, number)  # whoever may not is told so, and uses up nothing
    await limiting.take_file(actor, "participants")
    found = await activities.shown_participants(actor, number, as_file=True)
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


async def send_room_code(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    attendance: Attendance,
    bot_username: str,
) -> None:
    """As it is, or, by its own buttons, one that changes or does not change any more."""
    turns = {Action.TURN: True, Action.STILL: False}.get(callback_data.action)
    session = SessionId(_numbers(callback_data, 1)[0]) if callback_data.value else None
    wall = await attendance.wall(actor, _number(callback_data), session, turns=turns)
    subject = TURNING if wall.is_turning else ROOM
    picture = await code_picture(bot_username, subject, wall.code)
    await send(event, room_code(words, wall, picture))


async def show_clusters(
    event: CallbackQuery, actor: Actor, words: Words, resolution: Resolutions
) -> None:
    await show(event, clusters(words, await resolution.clusters(actor)))


async def send_chart(
    event: CallbackQuery, actor: Actor, words: Words, resolution: Resolutions, limiting: Limiting
) -> None:
    found = await resolution.clusters(actor)
    await limiting.take_file(actor, "chart")
    bars = [(one.topic.label.full(words.language), one.people) for one in found]
    title = chart_title(words, found)
    await send(event, chart(words, title, await asyncio.to_thread(bars_png, title, bars)))


async def show_cluster(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    resolution: Resolutions,
) -> None:
    topic = TopicId(callback_data.value or "")
    await show(event, cluster(words, await resolution.cluster(actor, topic)))


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


async def publish(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    clock: Clock,
    feedbacks: Feedbacks,
) -> None:
    """What is a draft yet; what keeps it from being held is told in an alert."""
    try:
        await activities.publish(actor, _number(callback_data))
    except BadInput as error:
        await say(event, refusal(words, error), alert=True)
    await _show_managed(event, _number(callback_data), actor, words, activities, clock, feedbacks)


async def drop(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
) -> None:
    await activities.drop(actor, _number(callback_data))
    await show(event, dropped(words))


async def show_change(
    event: CallbackQuery,
    callback_data: OrganisingPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    clock: Clock,
) -> None:
    found = (await activities.participants(actor, _number(callback_data))).activity
    if found.status is not ActivityStatus.PUBLISHED:
        raise NotInThisState
    coming = [one for one in found.sessions if one.starts_at > clock()]
    await show(event, change(words, found, coming))


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
    feedbacks: Feedbacks,
) -> None:
    await activities.cancel(actor, _number(callback_data))
    await _show_managed(event, _number(callback_data), actor, words, activities, clock, feedbacks)


async def _show_managed(
    event: Event,
    number: ActivityId,
    actor: Actor,
    words: Words,
    activities: Activities,
    clock: Clock,
    feedbacks: Feedbacks,
) -> None:
    found = await activities.participants(actor, number)
    counts = Counter(enrolment.status for enrolment, _ in found.people)
    unsure = sum(one.asked_to_confirm_at is not None for one, _ in found.people)
    is_held = found.activity.status is not ActivityStatus.CANCELLED
    begun = [one for one in found.activity.sessions if is_held and one.starts_at <= clock()]
    thought = thought_line(words, await feedbacks.thought(actor, number))
    await show(event, manage(words, found.activity, dict(counts), begun, unsure, thought))


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
