"""Screens of decisions besides the card: choice of a topic, reasons."""

from collections.abc import Iterable
from typing import Any

from district.forms import SUMMARY, Field
from district.ids import RequestId
from district.requests.decisions import NOTE, Verdict, verdict_of
from district.requests.request import Move, ReadyReason
from district.topics import Area
from keyboards.buttons import Row, Style, button
from keyboards.form import FormAction, sending
from keyboards.requests.deciding import areas_keyboard, outcome_keyboard, topics_keyboard
from locales.texts import Words
from screens.form import Look, View
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines

Shown = View[tuple[ReadyReason, ...]]


def ask_area(
    words: Words, number: RequestId, own_words: str | None, areas: tuple[Area, ...]
) -> Screen:
    text = words("council-ask-area", number=number, text=own_words or "")
    return Screen(text=text, keyboard=areas_keyboard(words, number, areas))


def ask_topic(words: Words, number: RequestId, own_words: str | None, area: Area) -> Screen:
    text = words(
        "council-ask-topic",
        number=number,
        text=own_words or "",
        area=area.label.full(words.language),
    )
    return Screen(text=text, keyboard=topics_keyboard(words, number, area))


class DecisionLook(Look[tuple[ReadyReason, ...]]):
    def head(self, view: Shown, key: Field[Any]) -> str:
        verdict = verdict_of(view.entered)
        return view.words(f"council-title-{verdict.move}", number=verdict.request)

    def above(self, view: Shown, key: Field[Any]) -> str | None:
        return _reason(view) if key is NOTE else None

    def rows(self, view: Shown, key: Field[Any]) -> list[Row]:
        ready = () if key is NOTE else view.facts
        return [
            [
                view.button(
                    view.words.plain(f"council-reason-button-{reason}"), FormAction.ACT, key, reason
                )
            ]
            for reason in ready
        ]

    def head_of_summary(self, view: Shown) -> str:
        note = view.entered.get(NOTE)
        return lines(
            self.head(view, NOTE),
            _reason(view),
            view.words("council-note", note=note) if note else None,
            view.words("council-check"),
        )

    def summary(self, view: Shown) -> Iterable[str | None]:
        return ()

    def summary_rows(self, view: Shown) -> list[Row]:
        move = verdict_of(view.entered).move
        style = Style.DANGER if move is Move.REJECT else Style.PRIMARY
        confirm = view.words.plain(f"council-confirm-{move}")
        note = view.words.plain("council-add-note")
        return [
            [button(confirm, sending(view.draft), style)],
            [view.button(note, FormAction.CHANGE, NOTE)],
            self.leaving(view, SUMMARY),
        ]


def outcome(words: Words, verdict: Verdict) -> Screen:
    """The result of the form; remains below the card."""
    text = words(f"council-outcome-{verdict.move}", number=verdict.request)
    return Screen(text=text, keyboard=outcome_keyboard(words, verdict.request))


def cancelled(words: Words, verdict: Verdict) -> Screen:
    return Screen(text=words("council-cancelled", number=verdict.request))


def _reason(view: Shown) -> str:
    verdict = verdict_of(view.entered)
    key = "council-reason" if verdict.move is Move.REJECT else "council-question"
    return view.words(key, reason=reason_text(view.words, verdict.reason or ""))
