"""The sections of calls: which there are, and who is shown them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.call import Call
from district.calls.entry_form import about_call
from district.drafts import Form
from district.people.roles import Actor, Permission, Role
from keyboards.buttons import Press, Style, button, grid, inline
from keyboards.calls import bank, reviews
from keyboards.calls.calls import CallsAction, CallsPress, named_button
from keyboards.calls.entries import EntriesAction, EntriesPress
from keyboards.calls.experts import ExpertsAction, ExpertsPress
from keyboards.form import beginning
from keyboards.menu import Entry, section_button, to_menu
from keyboards.papers import MEMBERS
from keyboards.papers import MINE as PAPERS
from locales.texts import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A row of the screen «Конкурсы и опыт»."""

    label: str
    """Key of its text."""
    press: Press
    is_shown: Callable[[Actor], bool] = lambda _: True
    """Hides the button only: the section itself checks the permission again."""


SECTIONS: tuple[Section, ...] = (
    Section(label="bank-section", press=bank.LIST),
    Section(label="calls-section-open", press=CallsPress(action=CallsAction.LIST)),
    Section(label="entries-mine", press=EntriesPress(action=EntriesAction.LIST)),
    Section(
        label="reviews-section", press=reviews.LIST, is_shown=lambda actor: actor.has(Role.EXPERT)
    ),
    Section(
        label="experts-own",
        press=ExpertsPress(action=ExpertsAction.OWN),
        is_shown=lambda actor: actor.has(Role.EXPERT),
    ),
    Section(
        label="experts-open",
        press=ExpertsPress(action=ExpertsAction.LIST),
        is_shown=lambda actor: actor.may(Permission.LEAD_CALLS),
    ),
    Section(
        label="projects-section",
        press=EntriesPress(action=EntriesAction.PROJECTS),
        is_shown=lambda actor: actor.may(Permission.LEAD_CALLS),
    ),
    Section(label="papers-mine", press=PAPERS),
    Section(label="papers-active", press=MEMBERS),
)
"""In the order of the buttons."""


def home_keyboard(
    words: Words, actor: Actor, defences: Sequence[Call], ending: Sequence[Call], waiting: int
) -> InlineKeyboardMarkup:
    """`defences`: those that are open; `ending`: open calls whose cards are one press away;
    `waiting`: reviews that wait for the actor.
    """
    shown = []
    for one in SECTIONS:
        if one.is_shown(actor):
            label = words.plain(one.label)
            if one.press is reviews.LIST and waiting:
                label = words.plain("reviews-section-waiting", count=waiting)
            shown.append(button(label, one.press))
    one_call = beginning(Form.ENTRY, about_call(defences[0].id)) if len(defences) == 1 else None
    to_defence = one_call or CallsPress(action=CallsAction.LIST)
    defend = button(words.plain("calls-enter-defence"), to_defence, Style.WANTED)
    return inline(
        [
            [defend] if defences else [],
            *([named_button(one)] for one in ending),
            *grid(shown),
            [to_menu(words)],
        ]
    )


def to_calls(words: Words) -> InlineKeyboardButton:
    """«‹ Конкурсы и опыт»: back from a section."""
    return section_button(words, Entry.CALLS)
