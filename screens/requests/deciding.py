"""Screens of decisions besides the card: choice of a topic, reasons."""

from district.ids import RequestId
from district.requests.decisions import DecisionStep, Verdict
from district.requests.request import REASON_LIMIT, Move, ReadyReason
from district.topics import Area
from keyboards.requests.deciding import (
    areas_keyboard,
    outcome_keyboard,
    topics_keyboard,
    verdict_keyboard,
)
from locales.texts import Words
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines


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


def verdict_screen(
    words: Words, verdict: Verdict, step: DecisionStep, ready: tuple[ReadyReason, ...]
) -> Screen:
    """The form at a step."""
    text = lines(
        words(f"council-title-{verdict.move}", number=verdict.request),
        *_question(words, verdict, step),
    )
    return Screen(text=text, keyboard=verdict_keyboard(words, verdict, step, ready))


def outcome(words: Words, verdict: Verdict) -> Screen:
    """The result of the form; remains below the card."""
    text = words(f"council-outcome-{verdict.move}", number=verdict.request)
    return Screen(text=text, keyboard=outcome_keyboard(words, verdict.request))


def cancelled(words: Words, verdict: Verdict) -> Screen:
    return Screen(text=words("council-cancelled", number=verdict.request))


def _question(words: Words, verdict: Verdict, step: DecisionStep) -> list[str | None]:
    if step is DecisionStep.REASON:
        return [words(f"council-ask-{verdict.move}", limit=REASON_LIMIT)]
    key = "council-reason" if verdict.move is Move.REJECT else "council-question"
    reason = words(key, reason=reason_text(words, verdict.reason or ""))
    if step is DecisionStep.NOTE:
        return [reason, words("council-ask-note", limit=REASON_LIMIT)]
    note = words("council-note", note=verdict.note) if verdict.note else None
    return [reason, note, words("council-check")]
