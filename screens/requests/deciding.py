"""Screens of decisions besides the card: choice of a topic, reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from district.forms import SUMMARY, Field
from district.requests.cards import CardFacts
from district.requests.decisions import NOTE, Verdict, verdict_of
from district.requests.request import Move, ReadyReason
from district.topics import Area, Topic
from keyboards.buttons import Row, Style, button
from keyboards.form import FormAction, sending
from keyboards.requests.deciding import (
    areas_keyboard,
    likely_keyboard,
    outcome_keyboard,
    topics_keyboard,
)
from locales.texts import Words
from screens.form import Look, View
from screens.requests.cards import about_lines
from screens.requests.kinds import KindScreens
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines

Shown = View[tuple[ReadyReason, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Asks for the topic of own words, below what the card says of them."""

    words: Words
    kind: KindScreens[Any]
    facts: CardFacts
    more: tuple[Row, ...]

    def ask_likely(self, topics: Sequence[Topic]) -> Screen:
        keyboard = likely_keyboard(self.words, self.facts, topics, self.more)
        return Screen(text=self._text("council-ask-likely"), keyboard=keyboard)

    def ask_area(self, areas: Sequence[Area]) -> Screen:
        keyboard = areas_keyboard(self.words, self.facts, areas, self.more)
        return Screen(text=self._text("council-ask-area"), keyboard=keyboard)

    def ask_topic(self, area: Area) -> Screen:
        name = area.label.full(self.words.language)
        keyboard = topics_keyboard(self.words, self.facts, area, self.more)
        return Screen(text=self._text("council-ask-topic", area=name), keyboard=keyboard)

    def _text(self, key: str, **arguments: str) -> str:
        words = self.words
        title = "council-title-accept" if self.facts.can_be_decided else "council-title-file"
        return lines(
            words(title, number=self.facts.request.id),
            *about_lines(words, self.kind, self.facts),
            "",
            words(key, **arguments),
        )


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


def outcome(words: Words, verdict: Verdict, waiting: int) -> Screen:
    """The result of the form; remains below the card. `waiting`: how many others wait."""
    text = words(f"council-outcome-{verdict.move}", number=verdict.request)
    return Screen(text=text, keyboard=outcome_keyboard(words, verdict.request, waiting))


def cancelled(words: Words, verdict: Verdict) -> Screen:
    return Screen(text=words("council-cancelled", number=verdict.request))


def _reason(view: Shown) -> str:
    verdict = verdict_of(view.entered)
    key = "council-reason" if verdict.move is Move.REJECT else "council-question"
    return view.words(key, reason=reason_text(view.words, verdict.reason or ""))
