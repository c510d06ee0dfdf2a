"""The button of a vote on paper: entering the totals."""

from enum import StrEnum

from district.council.motion import MotionFacts
from keyboards.buttons import Number, Press, Row, Style, button
from locales.texts import Words


class PaperAction(StrEnum):
    ENTER = "enter"


class PaperPress(Press, prefix="paper"):
    action: PaperAction
    motion: Number


def paper_rows(words: Words, facts: MotionFacts) -> list[Row]:
    if not facts.rights.may_enter_totals:
        return []
    press = PaperPress(action=PaperAction.ENTER, motion=facts.motion.id)
    return [[button(words.plain("paper-enter"), press, Style.PRIMARY)]]
