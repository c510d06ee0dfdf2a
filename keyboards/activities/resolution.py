"""Buttons of resolution questions, and older ones of tables of figures."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.activities.resolution import ResolutionAnswer
from district.requests.statistics import Table
from keyboards.buttons import Number, Press, Style, button, inline
from locales.texts import Words


class Action(StrEnum):
    ANSWER = "answer"
    OUTCOMES = "outcomes"
    """Not shown any more, like `EXPORT`; see `keyboards/analytics.py`."""
    EXPORT = "export"


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
