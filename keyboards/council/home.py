"""The sections of the council: which there are, and who is shown them."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.people.roles import Actor, Permission
from keyboards.buttons import Press, button, grid, inline
from keyboards.council import protocols, settings
from keyboards.council.groups import GroupAction, GroupPress
from keyboards.council.members import MembersAction, MembersPress
from keyboards.council.motions import Action, MotionsPress
from keyboards.form import beginning
from keyboards.menu import Entry, back_to, to_menu
from locales.texts import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A row of the screen «Совет»."""

    label: str
    """Key of its text."""
    press: Press
    is_shown: Callable[[Actor], bool] = lambda _: True
    """Hides the button only: the section itself checks the permission again."""


SECTIONS: tuple[Section, ...] = (
    Section(label="body-section-motions", press=MotionsPress(action=Action.LIST)),
    Section(
        label="motions-put",
        press=beginning(Form.MOTION),
        is_shown=lambda actor: actor.may(Permission.PUT_MOTIONS),
    ),
    Section(label="protocols-section", press=protocols.LIST),
    Section(label="rule-section", press=settings.LIST),
    Section(label="members-open", press=MembersPress(action=MembersAction.LIST)),
    Section(
        label="group-section",
        press=GroupPress(action=GroupAction.SHOW),
        is_shown=lambda actor: actor.may(Permission.CHANGE_SETTINGS),
    ),
)
"""In the order of the buttons."""


def home_keyboard(words: Words, actor: Actor) -> InlineKeyboardMarkup:
    shown = [button(words.plain(one.label), one.press) for one in SECTIONS if one.is_shown(actor)]
    return inline([*grid(shown), [to_menu(words)]])


def to_council(words: Words) -> InlineKeyboardButton:
    """«‹ Совет»: back from a section."""
    return back_to(words, Entry.COUNCIL)
