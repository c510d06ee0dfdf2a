"""Screens of holidays."""

from datetime import date
from typing import Any

from district.forms import Field
from district.holidays import Holiday, HolidayKind, kind_in
from district.languages import Language
from district.pages import Page
from keyboards.activities.holidays import (
    HolidaysAction,
    HolidaysPress,
    add_button,
    day_button,
    holidays_button,
)
from keyboards.activities.manage import back_to_made_button
from keyboards.buttons import grid, inline
from keyboards.paging import paging
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen, cut, lines

ADDED = (HolidayKind.PUBLIC, HolidayKind.SCHOOL)


def holiday_name(words: Words, one: Holiday) -> str:
    return one.en if words.language is Language.EN else one.ru


def holiday_list(words: Words, page: Page[Holiday]) -> Screen:
    shown = [
        words(
            f"holidays-of-{one.kind}",
            when=_days(words, one.starts, one.ends),
            name=holiday_name(words, one),
        )
        for one in page.items
    ]
    each = [
        day_button(
            f"{_label(words, one)} · {cut(holiday_name(words, one), 30)}",
            HolidaysAction.OPEN,
            one.starts,
            one.ends,
        )
        for one in page.items
        if one.is_one_day or one.by_people
    ]
    turning = paging(page, lambda to: HolidaysPress(action=HolidaysAction.LIST, page=to))
    rows = [*grid(each, 1), turning, [add_button(words, kind) for kind in ADDED]]
    head = words("holidays-list", page=page.number + 1, pages=page.count)
    text = lines(head, "", *(shown or [words("holidays-none")]), "", words("holidays-hint"))
    return Screen(text=text, keyboard=inline([*rows, [back_to_made_button(words)]]))


def holiday_card(words: Words, starts: date, ends: date, found: Holiday | None) -> Screen:
    """`found`: the holiday of these days, if any."""
    back = [holidays_button(words, "holidays-back")]
    when = words.day(starts, "d MMMM y, EEEE") if starts == ends else _days(words, starts, ends)
    if found is None:
        key = "holidays-usual" if starts == ends else "holidays-removed"
        return Screen(text=words(key, day=when), keyboard=inline([back]))
    text = words(f"holidays-of-{found.kind}", when=when, name=holiday_name(words, found))
    label = words.plain("holidays-remove" if starts == ends else "holidays-remove-days")
    remove = day_button(label, HolidaysAction.REMOVE, starts, ends)
    return Screen(text=text, keyboard=inline([[remove], back]))


class HolidayLook(Look[None]):
    def head(self, view: View[None], key: Field[Any]) -> None:
        return None

    def question(self, view: View[None], key: Field[Any]) -> str:
        return view.text("ask-words", kind=kind_in(view.entered).value)


def holiday_cancelled(words: Words) -> Screen:
    keyboard = inline([[holidays_button(words, "holidays-back")]])
    return Screen(text=words("holidays-cancelled"), keyboard=keyboard)


def _label(words: Words, one: Holiday) -> str:
    first = words.day(one.starts, "d MMM")
    return first if one.is_one_day else f"{first} – {words.day(one.ends, 'd MMM')}"


def _days(words: Words, starts: date, ends: date) -> str:
    if starts == ends:
        return words.day(starts, "d MMM y")
    return f"{words.day(starts, 'd MMM')} – {words.day(ends, 'd MMM y')}"
