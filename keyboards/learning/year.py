"""Buttons of «Мой год»."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Which
from district.learning.year import MyYear, SchoolYear, YearLine
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
    words: Words, found: MyYear, labels: Sequence[tuple[YearLine, str]]
) -> InlineKeyboardMarkup:
    """`labels`: the activities ahead that are shown."""
    start, open_now = found.year.start, found.open
    below = []
    if len(found.ahead) > len(labels):
        mine = ActivitiesPress(action=ActivitiesAction.LIST, which=Which.MINE)
        below.append(button(words.plain("year-all", count=len(found.ahead)), mine))
    if found.past:
        past = YearPress(action=A.PAST, start=start)
        below.append(button(words.plain("year-past", count=len(found.past)), past))
    below.append(certificates_button(words))
    if found.is_current:
        if open_now.deficits:
            below.append(section_button(words, Entry.REQUESTS))
        if open_now.pair:
            pair = MentorshipsPress(action=MentorshipsAction.MINE)
            below.append(button(words.plain("mentorships-mine"), pair))
        if open_now.mentees:
            people = MentorshipsPress(action=MentorshipsAction.PEOPLE)
            below.append(button(words.plain("mentors-people"), people))
        if open_now.entries:
            below.append(own_entries_button(words))
    if open_now.papers:
        below.append(papers_button(words))
    file = button(words.plain("year-file"), YearPress(action=A.FILE, start=start), Style.PRIMARY)
    years = [
        button(_named(words, "year-earlier", year), YearPress(action=A.OPEN, start=year.start))
        for year in [found.beside(-1)]
        if year
    ] + [
        button(_named(words, "year-later", year), YearPress(action=A.OPEN, start=year.start))
        for year in [found.beside(1)]
        if year
    ]
    back = button(words.plain("common-back"), GrowthPress(action=GrowthAction.OPEN))
    return inline(
        [
            *_each(labels),
            *grid(below),
            [file] if found.past or open_now.papers else [],
            years,
            [back],
        ]
    )


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
