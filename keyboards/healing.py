"""Buttons of the question whether a difficulty is gone, and of the table of what was healed."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.healing import HealingAnswer
from keyboards.activities import Action as ActivitiesAction
from keyboards.activities import ActivitiesPress
from keyboards.buttons import Number, Press, Style, button, inline
from locales.texts import Words


class Action(StrEnum):
    ANSWER = "answer"
    OUTCOMES = "outcomes"
    EXPORT = "export"
    """By municipality, as a spreadsheet."""


class HealingPress(Press, prefix="healing"):
    action: Action
    question: Number | None = None
    answer: HealingAnswer | None = None


def question_keyboard(words: Words, number: int) -> InlineKeyboardMarkup:
    press = HealingPress(action=Action.ANSWER, question=number)
    return inline(
        [
            button(
                words.plain(f"healing-answer-{answer}"),
                press.model_copy(update={"answer": answer}),
                Style.WANTED if answer is HealingAnswer.HEALED else None,
            )
        ]
        for answer in HealingAnswer
    )


def outcomes_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("healing-outcomes"), HealingPress(action=Action.OUTCOMES))


def outcomes_keyboard(words: Words) -> InlineKeyboardMarkup:
    back = ActivitiesPress(action=ActivitiesAction.LIST)
    export = HealingPress(action=Action.EXPORT)
    return inline(
        [
            [button(words.plain("healing-export"), export)],
            [button(words.plain("organising-to-activities"), back)],
        ]
    )
