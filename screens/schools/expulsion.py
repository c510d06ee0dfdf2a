"""The look of the form of an expulsion."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.forms import Field
from district.schools.expulsion import REASON
from district.schools.school import Expulsion
from keyboards.buttons import Style, button, inline
from keyboards.form import sending
from keyboards.schools.cohorts import board_button
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen, lines


class ExpulsionLook(Look[Expulsion]):
    def head(self, view: View[Expulsion], key: Field[Any]) -> str:
        whom = view.facts
        return view.words("expelling-whom", name=whom.name, title=whom.activity.title)

    def send(self, view: View[Expulsion]) -> InlineKeyboardButton:
        return button(view.words.plain("expelling-now"), sending(view.draft), Style.DANGER)

    def head_of_summary(self, view: View[Expulsion]) -> str:
        reason = view.entered.need(REASON)
        return lines(
            self.head(view, REASON),
            view.words("council-reason", reason=reason),
            view.words("expelling-means"),
        )

    def summary(self, view: View[Expulsion]) -> Iterable[str | None]:
        return ()


def expelled(words: Words, whom: Expulsion) -> Screen:
    return Screen(
        text=words("expelling-done", name=whom.name),
        keyboard=inline([[board_button(words, whom.activity.id)]]),
    )


def expulsion_cancelled(words: Words, whom: Expulsion | None) -> Screen:
    rows = [[board_button(words, whom.activity.id)]] if whom else []
    return Screen(text=words("expelling-cancelled"), keyboard=inline(rows))
