"""An author's announcements: the list, one of them, everything that can be done with it."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from district.announcements.announcement import AnnouncementMove
from district.errors import NotFound
from district.ids import AnnouncementId
from district.people.roles import Actor, Permission
from handlers.filters import On
from handlers.menu import MenuLabel
from handlers.show import Event, send, show, stop_spinner
from keyboards.announcements.list import SURE, AnnouncementsAction, AnnouncementsPress
from keyboards.menu import Entry
from locales.texts import Words
from screens.announcements.copies import preview_calls
from screens.announcements.list import announcement_screen, announcements_list, ask_sure, report
from services.announcements.list import Announcements
from services.limiting import Limiting

A, M = AnnouncementsAction, AnnouncementMove
_MOVES = {
    A.HOLD: M.HOLD,
    A.RELEASE: M.RELEASE,
    A.PAUSE: M.PAUSE,
    A.GO_ON: M.GO_ON,
    A.STOP_NOW: M.STOP,
    A.DROP_NOW: M.DROP,
    A.SEND_AGAIN_NOW: M.SEND_AGAIN,
    A.SEND_OLD_NOW: M.SEND_LATE,
    A.SEND_LATE: M.SEND_LATE,
    A.KEEP: M.LEAVE,
}


def router() -> Router:
    announcements = Router(name="announcements")
    announcements.message.register(show_first_page, MenuLabel(Entry.ANNOUNCEMENTS))
    press = announcements.callback_query
    press.filter(AnnouncementsPress.filter())
    press.register(turn_page, On(A.AHEAD, A.BEHIND))
    press.register(open_one, On(A.OPEN))
    press.register(look, On(A.LOOK))
    press.register(send_report, On(A.REPORT))
    press.register(ask_whether, On(*SURE))
    press.register(recall, On(A.RECALL_NOW))
    press.register(move, On(*_MOVES))
    return announcements


async def show_first_page(
    event: Message, actor: Actor, words: Words, announcements: Announcements
) -> None:
    press = AnnouncementsPress(action=A.AHEAD)
    await _show_page(event, press, actor, words, announcements)


async def turn_page(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    await detach_card(event, actor, announcements)
    await _show_page(event, callback_data, actor, words, announcements)


async def open_one(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    await show_announcement(event, _number(callback_data), actor, words, announcements)


async def look(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
    bot: Bot,
) -> None:
    """A real copy, as its readers see it now."""
    one = (await announcements.facts(actor, _number(callback_data))).announcement
    await stop_spinner(event)
    for call in preview_calls(words, event.from_user.id, one.content, one.buttons, one.category):
        await bot(call)


async def send_report(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
    limiting: Limiting,
) -> None:
    number = _number(callback_data)
    rows = await announcements.report(actor, number)
    await limiting.take_file(actor, "report")
    await send(event, report(words, await announcements.facts(actor, number), rows))


async def ask_whether(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    facts = await announcements.facts(actor, _number(callback_data))
    await detach_card(event, actor, announcements)
    await show(event, ask_sure(words, callback_data.action, facts))


async def recall(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    number = _number(callback_data)
    await announcements.recall(actor, number)
    await show_announcement(event, number, actor, words, announcements)


async def move(
    event: CallbackQuery,
    callback_data: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    number = _number(callback_data)
    await announcements.move(actor, number, _MOVES[callback_data.action])
    await show_announcement(event, number, actor, words, announcements)


async def detach_card(event: CallbackQuery, actor: Actor, announcements: Announcements) -> None:
    """What was pressed may be a living card, and shows something else from now on."""
    if event.message is not None:
        await announcements.detach_card(actor, event.message.message_id)


async def show_announcement(
    event: Event,
    number: AnnouncementId,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    """The message that shows it is from now on the one that follows what becomes of it."""
    facts = await announcements.facts(actor, number)
    shown = await show(event, announcement_screen(words, facts))
    if shown is not None:
        await announcements.follow(actor, number, shown.message_id)


async def _show_page(
    event: Event,
    press: AnnouncementsPress,
    actor: Actor,
    words: Words,
    announcements: Announcements,
) -> None:
    actor.ensure(Permission.BROADCAST)
    is_behind = press.action is A.BEHIND
    page = await announcements.page(actor, is_behind=is_behind, number=press.page or 0)
    if page.items == () and page.number:
        raise NotFound
    await show(event, announcements_list(words, page, is_behind=is_behind))


def _number(press: AnnouncementsPress) -> AnnouncementId:
    return AnnouncementId(press.announcement or 0)
