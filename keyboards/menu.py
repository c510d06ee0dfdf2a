"""The menu: at most four rows below, the other sections behind «Ещё».

The keyboard stays on phones for years, so labels contain no numbers.
"""

from enum import StrEnum

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from district.drafts import Form
from district.people.roles import Actor, Permission, Role
from district.requests.routing import decides_requests
from keyboards.buttons import Press, Style, back_button, button, grid, inline
from keyboards.form import beginning
from locales.texts import Words


class Entry(StrEnum):
    DEFICIT = "deficit"
    ACTIVITIES = "activities"
    GROWTH = "growth"
    REQUESTS = "requests"
    PENDING = "pending"
    ANNOUNCEMENTS = "announcements"
    ROLES = "roles"
    ORGANIZATIONS = "organizations"
    QUESTIONS = "questions"
    """Questions to curators and methodists."""
    CALLS = "calls"
    NEWS = "news"
    COUNCIL = "council"
    SETTINGS = "settings"
    ABOUT = "about"
    HELP = "support"
    MORE = "more"
    """Shows the sections that are not on the keyboard."""


RARER = (
    Entry.QUESTIONS,
    Entry.ROLES,
    Entry.ORGANIZATIONS,
    Entry.CALLS,
    Entry.COUNCIL,
    Entry.NEWS,
    Entry.SETTINGS,
    Entry.HELP,
    Entry.ABOUT,
)
"""Sections behind «Ещё», except one that fills up the last row of the keyboard."""


class MenuAction(StrEnum):
    HOME = "home"
    LINK = "link"
    """Continues with the person's deep link after consent and profile."""
    OPEN = "open"
    """Opens a section."""


class MenuPress(Press, prefix="menu"):
    action: MenuAction
    entry: Entry | None = None


def entries_for(actor: Actor) -> list[Entry]:
    """Returns only entries that the person may use."""
    shown = {
        Entry.DEFICIT: True,
        Entry.ACTIVITIES: True,
        Entry.GROWTH: True,
        Entry.REQUESTS: True,
        Entry.PENDING: decides_requests(actor),
        Entry.ANNOUNCEMENTS: actor.may(Permission.BROADCAST),
        Entry.ROLES: actor.may(Permission.GRANT_COUNCIL_ROLES),
        Entry.ORGANIZATIONS: actor.may(Permission.KEEP_ORGANIZATIONS),
        Entry.QUESTIONS: actor.has(Role.CURATOR) or actor.may(Permission.CONSULT),
        Entry.CALLS: True,
        Entry.COUNCIL: actor.may(Permission.SEE_COUNCIL),
        Entry.NEWS: True,
        Entry.SETTINGS: True,
        Entry.HELP: True,
        Entry.ABOUT: True,
    }
    return [entry for entry, is_shown in shown.items() if is_shown]


def menu_keyboard(words: Words, actor: Actor) -> ReplyKeyboardMarkup:
    shown, _ = _divided(actor)
    first, *others = [KeyboardButton(text=_label(words, one)) for one in (*shown, Entry.MORE)]
    rows = [[first]] + [others[start : start + 2] for start in range(0, len(others), 2)]
    return ReplyKeyboardMarkup(
        keyboard=rows, resize_keyboard=True, input_field_placeholder=words.plain("menu-placeholder")
    )


def more_keyboard(words: Words, actor: Actor, waiting: int) -> InlineKeyboardMarkup:
    """Returns the sections that are not on the keyboard, and «Пригласить» beside «Роли».

    `waiting`: questions that the person may answer, whatever the role.
    """
    _, rarer = _divided(actor)
    rows = []
    if waiting:
        rarer = [one for one in rarer if one is not Entry.QUESTIONS]
        label = words.plain("menu-questions-waiting", count=waiting)
        rows = [[button(label, _opening(Entry.QUESTIONS))]]
    buttons = [section_button(words, one) for one in rarer]
    if actor.may(Permission.GRANT_COUNCIL_ROLES):
        invite = button(words.plain("roles-invite"), beginning(Form.INVITE))
        buttons.insert(1 if Entry.ROLES in rarer else 0, invite)
    return inline([*rows, *grid(buttons)])


def section_button(words: Words, entry: Entry) -> InlineKeyboardButton:
    """The button that opens a section from any screen."""
    begins = beginning(Form.DEFICIT) if entry is Entry.DEFICIT else _opening(entry)
    return button(_label(words, entry), begins)


def back_to(words: Words, entry: Entry) -> InlineKeyboardButton:
    """«‹ Конкурсы и опыт»: back from a screen to its section."""
    return back_button(_label(words, entry), _opening(entry))


def _opening(entry: Entry) -> MenuPress:
    return MenuPress(action=MenuAction.OPEN, entry=entry)


def _divided(actor: Actor) -> tuple[list[Entry], list[Entry]]:
    """Returns the sections on the keyboard, where the first and «Ещё» leave an even number of
    places, and those behind «Ещё».
    """
    entries = entries_for(actor)
    often = [one for one in entries if one not in RARER]
    rarer = [one for one in entries if one in RARER]
    is_free = len(often) % 2
    return often + rarer[:is_free], rarer[is_free:]


def _label(words: Words, entry: Entry) -> str:
    return words.plain(f"menu-{entry}")


def to_menu(words: Words) -> InlineKeyboardButton:
    return button(words.plain("common-menu"), MenuPress(action=MenuAction.HOME))


def go_on(words: Words) -> InlineKeyboardButton:
    """The button that continues with the deep link."""
    return button(words.plain("menu-go-on"), MenuPress(action=MenuAction.LINK), Style.WANTED)
