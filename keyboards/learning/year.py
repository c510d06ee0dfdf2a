"""Buttons of «Мой год»."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Which
from district.learning.year import MyYear, Open, SchoolYear, YearLine
from district.pages import Page
from keyboards.activities.browse import Action as ActivitiesAction
from keyboards.activities.browse import ActivitiesPress
from keyboards.activities.certificates import papers_button as certificates_button
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.calls.entries import own_entries_button
from keyboards.development import GrowthAction, GrowthPress
from keyboards.mentoring.pairs import MentorshipsAction, MentorshipsPress
from keyboards.menu import Entry, section_button
from keyboards.paging import paging
from keyboards.papers import papers_button
from keyboards.questions.consultations import to_consultations
from locales.texts import Words


class YearAction(StrEnum):
    OPEN = "open"
    PAST = "past"
    """Attended activities, by pages."""
    FILE = "file"
    """The year as a file for attestation."""


class YearPress(Press, prefix="year"):
    action: YearAction
    start: Number = 0
    """The calendar year in which it begins; 0: the current school year."""
    page: Number = 0


A = YearAction


def year_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("year-open"), YearPress(action=A.OPEN))


def year_keyboard(
    words: Words,
    found: MyYear,
    labels: Sequence[tuple[YearLine, str]],
    more: Sequence[InlineKeyboardButton] = (),
) -> InlineKeyboardMarkup:
    """`labels`: the activities ahead that are shown. `more`: other ways from the year."""
    start, is_ended = found.year.start, not found.is_current
    past = YearPress(action=A.PAST, start=start)
    mine = ActivitiesPress(action=ActivitiesAction.LIST, which=Which.MINE)
    has_more = len(found.ahead) > len(labels)
    below = [
        *([button(words.plain("year-all", count=len(found.ahead)), mine)] if has_more else []),
        *([button(words.plain("year-past", count=len(found.past)), past)] if found.past else []),
        *more,
        certificates_button(words),
        *([] if is_ended else _open_now(words, found.open)),
        *([papers_button(words)] if found.open.papers else []),
    ]
    file = button(words.plain("year-file"), YearPress(action=A.FILE, start=start), Style.PRIMARY)
    years = [
        button(_named(words, key, year), YearPress(action=A.OPEN, start=year.start))
        for key, year in (("year-earlier", found.beside(-1)), ("year-later", found.beside(1)))
        if year is not None
    ]
    back = button(words.plain("common-back"), GrowthPress(action=GrowthAction.OPEN))
    has_file = bool(found.past or found.open.papers)
    return inline([*_each(labels), *grid(below), [file] if has_file else [], years, [back]])


def _open_now(words: Words, found: Open) -> Iterator[InlineKeyboardButton]:
    if found.deficits:
        yield section_button(words, Entry.REQUESTS)
    if found.pair:
        mine = MentorshipsPress(action=MentorshipsAction.MINE)
        yield button(words.plain("mentorships-mine"), mine)
    if found.mentees:
        people = MentorshipsPress(action=MentorshipsAction.PEOPLE)
        yield button(words.plain("mentors-people"), people)
    if found.entries:
        yield own_entries_button(words)
    if found.consultation:
        yield to_consultations(words)


def past_keyboard(
    words: Words, found: MyYear, page: Page[YearLine], labels: Sequence[tuple[YearLine, str]]
) -> InlineKeyboardMarkup:
    start = found.year.start
    turn = paging(page, lambda to: YearPress(action=A.PAST, start=start, page=to))
    back = button(words.plain("common-back"), YearPress(action=A.OPEN, start=start))
    return inline([*_each(labels), turn, [back]])


def _each(labels: Sequence[tuple[YearLine, str]]) -> list[Row]:
    press = ActivitiesPress(action=ActivitiesAction.OPEN)
    return [[button(label, press.changed(activity=one.activity))] for one, label in labels]


def _named(words: Words, key: str, year: SchoolYear) -> str:
    return words.plain(key, start=year.start, end=f"{(year.start + 1) % 100:02}")
