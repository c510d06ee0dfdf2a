"""What its readers press under a copy of an announcement."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from district.announcements.announcement import ButtonKind
from district.clock import Clock
from district.errors import NotFound
from district.ids import AnnouncementId
from district.people.roles import Actor
from handlers.activities.browse import Browse
from handlers.filters import On
from handlers.show import say, turn_buttons
from handlers.tap import Said
from keyboards.announcements.copies import CopiesAction, CopiesPress, turned_switch
from locales.texts import Words
from services.activities.attendance import Attendance
from services.activities.enrolling import Enrolling
from services.activities.manage import Activities
from services.announcements.list import Announcements


def router() -> Router:
    copies = Router(name="copies")
    press = copies.callback_query
    press.filter(CopiesPress.filter())
    press.register(read, On(CopiesAction.READ))
    press.register(sign_up, On(CopiesAction.SIGN_UP))
    press.register(turn_category, On(CopiesAction.MUTE, CopiesAction.UNMUTE))
    return copies


async def read(
    event: CallbackQuery,
    callback_data: CopiesPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    if callback_data.is_preview:
        await say(event, words.plain("copies-preview"), alert=True)
        return
    number, place = _number(callback_data), callback_data.button
    await announcements.press(actor, number, place, ButtonKind.READ)
    await say(event, words.plain("copies-thanks"))


async def sign_up(
    event: CallbackQuery,
    callback_data: CopiesPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
    activities: Activities,
    enrolling: Enrolling,
    attendance: Attendance,
    state: FSMContext,
    clock: Clock,
    bot_username: str,
) -> None:
    """The activity's own card, as it is now, below the announcement."""
    if callback_data.is_preview:
        await say(event, words.plain("copies-preview"), alert=True)
        return
    number, place = _number(callback_data), callback_data.button
    one = await announcements.press(actor, number, place, ButtonKind.SIGN_UP)
    activity = one.buttons[place].activity
    if activity is None:
        raise NotFound
    browse = Browse(
        activities=activities,
        enrolling=enrolling,
        attendance=attendance,
        clock=clock,
        bot_username=bot_username,
    )
    said = Said(event=event, actor=actor, words=words, state=state)
    await said.send(await browse.card(said, activity))


async def turn_category(
    event: CallbackQuery,
    callback_data: CopiesPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    """Off by one press, on by another: the button turns into its opposite."""
    if callback_data.is_preview:
        await say(event, words.plain("copies-preview"), alert=True)
        return
    is_on = callback_data.action is CopiesAction.UNMUTE
    category = await announcements.category_of(actor, _number(callback_data))
    await announcements.turn(actor, category.id, is_on=is_on)
    name = category.name(words.language)
    await say(event, words.plain("copies-on" if is_on else "copies-off", category=name), alert=True)
    message = event.message
    if isinstance(message, Message) and isinstance(message.reply_markup, InlineKeyboardMarkup):
        keyboard = turned_switch(words, message.reply_markup, callback_data, category)
        await turn_buttons(event, message.message_id, keyboard)


def _number(press: CopiesPress) -> AnnouncementId:
    return AnnouncementId(press.announcement)
