"""The look of the form that answers a question about a seat."""

from collections.abc import Iterable
from typing import Any

from district.activities.answer import ANSWER_WORDS
from district.activities.enrolments import Asked
from district.forms import Field
from district.ids import ActivityId
from keyboards.activities.browse import open_activity
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import brief
from screens.form import Look, View
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines


class AnswerLook(Look[Asked]):
    def head(self, view: View[Asked], key: Field[Any]) -> str:
        return _question(view)

    def head_of_summary(self, view: View[Asked]) -> str:
        return _question(view)

    def summary(self, view: View[Asked]) -> Iterable[str]:
        yield view.words("deficits-your-answer", text=view.entered.need(ANSWER_WORDS))


def _question(view: View[Asked]) -> str:
    asked, words = view.facts, view.words
    question = words("council-question", reason=reason_text(words, asked.question))
    return lines(*brief(words, asked.activity), question)


def answered(words: Words, number: ActivityId) -> Screen:
    return _beside(words, number, "answering-sent")


def answer_cancelled(words: Words, number: ActivityId) -> Screen:
    return _beside(words, number, "answering-cancelled")


def _beside(words: Words, number: ActivityId, key: str) -> Screen:
    return Screen(text=words(key), keyboard=inline([[open_activity(words, number)]]))
