"""Buttons of the tables of figures."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.analytics import Figures, View
from district.requests.statistics import HalfYear
from district.territory import ActingIn
from keyboards.activities.browse import to_activities_button
from keyboards.buttons import Press, Row, button, grid, inline
from keyboards.districts import DistrictAction, district_rows
from locales.texts import Words


class AnalyticsAction(StrEnum):
    SHOW = "show"
    CHART = "chart"
    SHEET = "sheet"


class AnalyticsPress(Press, prefix="analytics"):
    action: AnalyticsAction
    view: View = View.AREAS
    half: str | None = None
    """`HalfYear.key`; None: the latest."""


A = AnalyticsAction


def analytics_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("analytics-open"), AnalyticsPress(action=A.SHOW))


def half_name(words: Words, half: HalfYear) -> str:
    """Returns «I полугодие 2026/27»."""
    next_year = str(half.year + 1)[-2:]
    return words.plain(f"analytics-half-{half.part}", year=str(half.year), next=next_year)


def analytics_keyboard(
    words: Words, figures: Figures, acting: ActingIn | None, people: Row
) -> InlineKeyboardMarkup:
    """Buttons for the other tables, adjacent half-years, the picture and the file."""
    half = figures.half
    here = AnalyticsPress(action=A.SHOW, view=figures.view, half=half.key if half else None)
    others = [
        button(words.plain(f"analytics-view-{one}"), here.changed(view=one))
        for one in figures.views
        if one is not figures.view
    ]
    at = figures.halves.index(half) if half else 0
    halves = [
        button(half_name(words, one), here.changed(half=one.key))
        for one in reversed(figures.halves[max(0, at - 1) : at + 2])
        if one != half
    ]
    files = [
        button(words.plain(f"analytics-file-{action}"), here.changed(action=action))
        for action in (A.CHART, A.SHEET)
    ]
    return inline(
        [
            *grid(others),
            halves,
            files if figures.lines else [],
            people,
            *district_rows(words, acting, DistrictAction.OUTCOMES),
            [to_activities_button(words)],
        ]
    )
