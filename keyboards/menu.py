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

from district.people.roles import Actor, Permission, Role
from keyboards.buttons import Press, Style, button, grid, inline
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
    SETTINGS = "settings"
    ABOUT = "about"
    HELP = "support"
    MORE = "more"
    """Shows the sections that are not on the keyboard."""


RARER = (Entry.ROLES, Entry.ORGANIZATIONS, Entry.SETTINGS, Entry.HELP, Entry.ABOUT)
"""Sections behind «Ещё»."""


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
    decides = actor.may(Permission.DECIDE_REQUESTS) or actor.has(Role.ADMINISTRATOR)
    shown = {
        Entry.DEFICIT: True,
        Entry.ACTIVITIES: True,
        Entry.GROWTH: True,
        Entry.REQUESTS: True,
        Entry.PENDING: decides,
        Entry.ANNOUNCEMENTS: actor.may(Permission.BROADCAST),
        Entry.ROLES: actor.may(Permission.GRANT_COUNCIL_ROLES),
        Entry.ORGANIZATIONS: actor.may(Permission.KEEP_ORGANIZATIONS),
        Entry.SETTINGS: True,
        Entry.HELP: True,
        Entry.ABOUT: True,
    }
    return [entry for entry, is_shown in shown.items() if is_shown]


def menu_keyboard(words: Words, actor: Actor) -> ReplyKeyboardMarkup:
    shown = [entry for entry in entries_for(actor) if entry not in RARER]
    first, *others = [KeyboardButton(text=_label(words, one)) for one in (*shown, Entry.MORE)]
    rows = [[first]] + [others[start : start + 2] for start in range(0, len(others), 2)]
    return ReplyKeyboardMarkup(
        keyboard=rows, resize_keyboard=True, input_field_placeholder=words.plain("menu-placeholder")
    )


def more_keyboard(words: Words, actor: Actor) -> InlineKeyboardMarkup:
    """Returns the sections that are not on the keyboard."""
    labels = {one: _label(words, one) for one in entries_for(actor) if one in RARER}
    opening = MenuPress(action=MenuAction.OPEN)
    return inline(
        grid([button(label, opening.changed(entry=one)) for one, label in labels.items()])
    )


def _label(words: Words, entry: Entry) -> str:
    return words.plain(f"menu-{entry}")


def to_menu(words: Words) -> InlineKeyboardButton:
    return button(words.plain("common-menu"), MenuPress(action=MenuAction.HOME))


def go_on(words: Words) -> InlineKeyboardButton:
    """The button that continues with the deep link."""
    return button(words.plain("menu-go-on"), MenuPress(action=MenuAction.LINK), Style.WANTED)
