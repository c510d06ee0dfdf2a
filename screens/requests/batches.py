"""Screens of a batch: the list to approve, and what became of it."""

from collections.abc import Iterable
from html import escape

from district.errors import AlreadyDecided, DistrictError, NotOpen, NotPermitted, OutOfDate
from district.requests.batches import Offer, Outcome
from keyboards.buttons import inline
from keyboards.requests.batches import offer_keyboard, outcome_keyboard
from keyboards.requests.pending import PendingPress, to_list
from locales.texts import Words
from screens.errors import refusal
from screens.requests.kinds import Kinds
from screens.requests.pending import row
from screens.screen import Screen, lines


def offer_screen(words: Words, kinds: Kinds, offer: Offer, listed: PendingPress) -> Screen:
    others = words("batches-others", count=offer.others) if offer.others else None
    if not offer.items:
        text = lines(words("batches-none"), others)
    else:
        text = lines(
            words("batches-title", count=len(offer.items)),
            *(row(words, kinds[item.request.kind], item) for item in offer.items),
            "",
            others,
            words("batches-means"),
        )
    return Screen(text=text, keyboard=offer_keyboard(words, offer, listed))


def accepted_screen(words: Words, outcome: Outcome) -> Screen:
    done = words("batches-accepted", count=len(outcome.done)) if outcome.done else None
    text = lines(
        done or words("batches-accepted-none"),
        *_skipped(words, "batches-skipped", outcome),
        *(("", words("batches-undo-hint")) if outcome.done else ()),
    )
    return Screen(text=text, keyboard=outcome_keyboard(words, outcome))


def undone_screen(words: Words, outcome: Outcome) -> Screen:
    text = lines(
        words("batches-undone", count=len(outcome.done)), *_skipped(words, "batches-kept", outcome)
    )
    return Screen(text=text, keyboard=inline([[to_list(words)]]))


def _skipped(words: Words, head: str, outcome: Outcome) -> Iterable[str]:
    if outcome.skipped:
        yield ""
        yield words(head, count=len(outcome.skipped))
    for number, error in outcome.skipped:
        why = _why(words, error)
        names_it = isinstance(error, AlreadyDecided | NotOpen)
        yield escape(why, quote=False) if names_it else words("batches-row", number=number, why=why)


def _why(words: Words, error: DistrictError) -> str:
    if isinstance(error, NotPermitted):
        return words.plain("batches-not-yours")
    if type(error) is OutOfDate:  # others say more
        return words.plain("batches-changed")
    return refusal(words, error)
