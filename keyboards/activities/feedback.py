"""Buttons of the three questions after an activity."""

from aiogram.types import InlineKeyboardMarkup

from district.activities.feedback import Feedback, Question
from keyboards.buttons import Number, Press, button, grid, inline
from locales.texts import Words


class FeedbackPress(Press, prefix="feedback"):
    """`action` is the answered question."""

    action: Question
    enrolment: Number
    choice: str


def question_keyboard(words: Words, feedback: Feedback, question: Question) -> InlineKeyboardMarkup:
    each = [
        button(
            choice if question is Question.USEFUL else words.plain(f"feedback-{question}-{choice}"),
            FeedbackPress(action=question, enrolment=feedback.enrolment, choice=choice),
        )
        for choice in question.choices
    ]
    return inline(grid(each, 5 if question is Question.USEFUL else 1))
