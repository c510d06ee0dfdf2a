"""Activities for those who come: finding one, a seat or a place in the queue."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from district.activities.activity import ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.activities.organizers import may_hold, may_make
from district.clock import Clock
from district.errors import NotFound, NotInThisState
from district.ids import ActivityId
from district.months import Month
from district.pages import Page
from district.people.roles import Actor, Permission
from handlers.activities.attendance import OWN, code_picture
from handlers.filters import On
from handlers.menu import DeepLink, MenuLabel
from handlers.show import Event, send, show
from keyboards.activities.browse import Action, ActivitiesPress
from keyboards.activities.manage import organise_button, to_made_button
from keyboards.activities.resolution import outcomes_button
from keyboards.menu import Entry
from locales.texts import Words
from screens.activities.attendance import own_code
from screens.activities.browse import activity_card, activity_list, ask_leave, calendar_screen
from services.activities.attendance import Attendance
from services.activities.enrolling import Enrolling
from services.activities.manage import Activities, Which

LONGEST_NUMBER = 9


def links() -> Router:
    """Apart, as a button of the menu goes on with a link too."""
    opened = Router(name="activity-links")
    opened.message.register(open_linked, DeepLink("activity"))
    opened.callback_query.register(open_linked, DeepLink("activity"))
    return opened


def router() -> Router:
    found = Router(name="activities")
    found.message.register(show_first_page, MenuLabel(Entry.ACTIVITIES))
    found.callback_query.filter(ActivitiesPress.filter())
    press = found.callback_query.register
    press(turn_page, On(Action.LIST))
    press(open_pressed, On(Action.OPEN))
    press(join, On(Action.JOIN))
    press(want_at_once, On(Action.AT_ONCE, Action.ASK_FIRST))
    press(accept, On(Action.ACCEPT))
    press(ask_whether, On(Action.LEAVE))
    press(confirm, On(Action.CONFIRM))
    press(leave, On(Action.LEAVE_NOW))
    press(send_calendar, On(Action.CALENDAR))
    press(send_code, On(Action.CODE))
    return found


async def show_first_page(
    event: Message, actor: Actor, words: Words, activities: Activities
) -> None:
    await _show_page(event, ActivitiesPress(action=Action.LIST), actor, words, activities)


async def turn_page(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
) -> None:
    await _show_page(event, callback_data, actor, words, activities)


async def open_linked(
    event: Event,
    value: str,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    """`/start activity-12`, from whoever passed it on."""
    if not value.isdecimal() or len(value) > LONGEST_NUMBER:
        raise NotFound
    press = ActivitiesPress(action=Action.OPEN, activity=int(value))
    await show_card(event, press, actor, words, activities, enrolling, clock, bot_username)


async def open_pressed(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    await show_card(event, callback_data, actor, words, activities, enrolling, clock, bot_username)


async def join(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    await enrolling.sign_up(actor, _number(callback_data))
    await show_card(event, callback_data, actor, words, activities, enrolling, clock, bot_username)


async def want_at_once(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    """Ticks, or takes the tick away."""
    wanted = callback_data.action is Action.AT_ONCE
    await enrolling.want_at_once(actor, _number(callback_data), wanted)
    await show_card(event, callback_data, actor, words, activities, enrolling, clock, bot_username)


async def accept(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    await enrolling.accept(actor, _number(callback_data))
    await show_card(event, callback_data, actor, words, activities, enrolling, clock, bot_username)


async def confirm(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    await enrolling.confirm(actor, _number(callback_data))
    await show_card(event, callback_data, actor, words, activities, enrolling, clock, bot_username)


async def ask_whether(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    enrolling: Enrolling,
    clock: Clock,
) -> None:
    standing = await enrolling.standing(actor.id, _number(callback_data))
    if standing.enrolment is None or not standing.enrolment.status.is_open:
        raise NotInThisState
    late = not standing.activity.is_open(clock())
    screen = ask_leave(words, standing.activity, standing.enrolment, callback_data, late=late)
    await show(event, screen)


async def leave(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
) -> None:
    await enrolling.withdraw(actor, _number(callback_data))
    await show_card(event, callback_data, actor, words, activities, enrolling, clock, bot_username)


async def send_calendar(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    words: Words,
    activities: Activities,
    clock: Clock,
    bot_username: str,
) -> None:
    activity = await activities.get(_number(callback_data))
    link = _link(bot_username, activity.id)
    await send(event, calendar_screen(words, activity, link=link, now=clock()))


async def send_code(
    event: CallbackQuery,
    callback_data: ActivitiesPress,
    actor: Actor,
    words: Words,
    attendance: Attendance,
    bot_username: str,
) -> None:
    activity, code = await attendance.own_code(actor, _number(callback_data))
    picture = await code_picture(bot_username, OWN, code)
    await send(event, own_code(words, activity, picture))


async def _show_page(
    event: Event, press: ActivitiesPress, actor: Actor, words: Words, activities: Activities
) -> None:
    month = _month(press)
    coming = await activities.coming(actor, Which(press.which), press.page, month)
    page = coming.page
    rows = tuple((one.activity, one.enrolment) for one in page.items)
    shown = Page(items=rows, total=page.total, number=page.number, size=page.size)
    below = [to_made_button(words)] if may_make(actor) else []
    if actor.may(Permission.SEE_AGGREGATES):
        below.append(outcomes_button(words))
    await show(
        event,
        activity_list(words, shown, press.which, month=month, months=coming.months, below=below),
    )


async def show_card(
    event: Event,
    press: ActivitiesPress,
    actor: Actor,
    words: Words,
    activities: Activities,
    enrolling: Enrolling,
    clock: Clock,
    bot_username: str,
    *,
    below: bool = False,
) -> None:
    """`below`: the message that was pressed stays what it is."""
    number = _number(press)
    standing = await enrolling.standing(actor.id, number)
    activity, mine = standing.activity, standing.enrolment
    own_seats = standing.seats.free_for(actor.profile.place.municipality)
    is_booked = mine is not None and mine.status is EnrolmentStatus.BOOKED
    holds = may_hold(actor, activity) and activity.status is not ActivityStatus.DRAFT
    screen = activity_card(
        words,
        activity,
        press,
        enrolment=mine,
        seats=standing.seats,
        place=standing.place,
        own_seats=own_seats,
        is_open=activity.is_open(clock()),
        serves=await activities.serves(actor, activity),
        at_that_time=() if is_booked else standing.at_that_time,
        share=_link(bot_username, number),
        organises=organise_button(words, number) if holds else None,
    )
    await (send if below else show)(event, screen)


def _month(press: ActivitiesPress) -> Month | None:
    """
    Raises:
        NotFound: the button was made up.
    """
    try:
        return Month.read(press.month) if press.month else None
    except ValueError:
        raise NotFound from None


def _link(bot_username: str, number: ActivityId) -> str:
    return f"https://t.me/{bot_username}?start=activity-{number}"


def _number(press: ActivitiesPress) -> ActivityId:
    return ActivityId(press.activity or 0)
