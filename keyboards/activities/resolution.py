"""Buttons of resolution questions and of the outcome tables."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.resolution import ResolutionAnswer
from district.requests.statistics import HalfYear, Statistic, Table
from district.territory import ActingIn
from keyboards.activities.browse import to_activities_button
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.districts import DistrictAction, district_rows
from locales.texts import Words


class Action(StrEnum):
    ANSWER = "answer"
    OUTCOMES = "outcomes"
    EXPORT = "export"
    """Export by municipality as a spreadsheet."""


class ResolutionPress(Press, prefix="healing"):
    action: Action
    question: Number | None = None
    answer: ResolutionAnswer | None = None
    table: Table | None = None
    half: str | None = None
    """`HalfYear.key`; None: the latest."""


def question_keyboard(words: Words, number: int) -> InlineKeyboardMarkup:
    press = ResolutionPress(action=Action.ANSWER, question=number)
    wanted = {ResolutionAnswer.RESOLVED: Style.WANTED}
    return inline(
        [button(words.plain(f"healing-answer-{one}"), press.changed(answer=one), wanted.get(one))]
        for one in ResolutionAnswer
    )


def outcomes_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("healing-outcomes"), ResolutionPress(action=Action.OUTCOMES))


def half_name(words: Words, half: HalfYear) -> str:
    """Returns «I полугодие 2026/27»."""
    next_year = str(half.year + 1)[-2:]
    return words.plain(f"healing-half-{half.part}", year=str(half.year), next=next_year)


def outcomes_keyboard(
    words: Words, found: Statistic, acting: ActingIn | None
) -> InlineKeyboardMarkup:
    """Buttons for the other table, adjacent half-years and the file."""
    here = ResolutionPress(action=Action.OUTCOMES, table=found.table, half=found.half.key)
    other = Table.AREAS if found.table is Table.TOPICS else Table.TOPICS
    at = found.halves.index(found.half)
    halves = [
        button(half_name(words, half), here.changed(half=half.key))
        for half in reversed(found.halves[max(0, at - 1) : at + 2])
        if half != found.half
    ]
    return inline(
        [
            [button(words.plain(f"healing-by-{other}"), here.changed(table=other))],
            halves,
            [button(words.plain("healing-export"), here.changed(action=Action.EXPORT))],
            *district_rows(words, acting, DistrictAction.OUTCOMES),
            [to_activities_button(words)],
        ]
    )
