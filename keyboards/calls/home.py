"""The sections of calls: which there are, and who is shown them."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton

from district.people.roles import Actor, Permission, Role
from keyboards.buttons import Press
from keyboards.calls import bank, reviews
from keyboards.calls.calls import CallsAction, CallsPress
from keyboards.calls.entries import EntriesAction, EntriesPress
from keyboards.calls.experts import ExpertsAction, ExpertsPress
from keyboards.menu import Entry, back_to
from keyboards.papers import MEMBERS
from keyboards.papers import MINE as PAPERS
from locales.texts import Words


@dataclass(frozen=True, slots=True)
class Section:
    """A row of the screen «Конкурсы и опыт»."""

    label: str
    """Key of its text."""
    press: Press
    is_shown: Callable[[Actor], bool] = lambda _: True
    """Hides the button only: the section itself checks the permission again."""


def _is_expert(actor: Actor) -> bool:
    return actor.has(Role.EXPERT)


def _leads(actor: Actor) -> bool:
    return actor.may(Permission.LEAD_CALLS)


SECTIONS: tuple[Section, ...] = (
    Section("bank-section", bank.LIST),
    Section("calls-section-open", CallsPress(action=CallsAction.LIST)),
    Section("entries-mine", EntriesPress(action=EntriesAction.LIST)),
    Section("reviews-section", reviews.LIST, _is_expert),
    Section("experts-own", ExpertsPress(action=ExpertsAction.OWN), _is_expert),
    Section("experts-open", ExpertsPress(action=ExpertsAction.LIST), _leads),
    Section("projects-section", EntriesPress(action=EntriesAction.PROJECTS), _leads),
    Section("papers-mine", PAPERS),
    Section("papers-active", MEMBERS),
)
"""In the order of the buttons."""


def to_calls(words: Words) -> InlineKeyboardButton:
    """«‹ Конкурсы и опыт»: back from a section."""
    return back_to(words, Entry.CALLS)
