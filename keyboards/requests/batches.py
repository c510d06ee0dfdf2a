"""Buttons of a batch: several requests approved at once."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.ids import BatchId
from district.requests.batches import Offer, Outcome
from keyboards.buttons import Number, Press, Style, button, grid, inline
from keyboards.requests.pending import IN_A_ROW, PendingPress, to_list
from keyboards.requests.pending import Action as PendingAction
from locales.texts import Words


class BatchAction(StrEnum):
    ACCEPT = "accept"
    UNDO = "undo"


class BatchPress(Press, prefix="batches"):
    action: BatchAction
    batch: Number


def offer_keyboard(words: Words, offer: Offer, listed: PendingPress) -> InlineKeyboardMarkup:
    """`listed`: the list from which the batch was made."""
    back = [to_list(words, listed)]
    if offer.batch is None:
        return inline([back])
    accept = BatchPress(action=BatchAction.ACCEPT, batch=offer.batch)
    label = words.plain("batches-accept", count=len(offer.items))
    return inline([[button(label, accept, Style.WANTED)], back])


def outcome_keyboard(words: Words, outcome: Outcome) -> InlineKeyboardMarkup:
    """Each number opens its card, where the decision can be undone alone."""
    each = [
        button(str(number), PendingPress(action=PendingAction.OPEN, request=number))
        for number in outcome.done
    ]
    undo = [button(words.plain("batches-undo"), _undo(outcome.batch))] if outcome.done else []
    return inline([undo, *grid(each, IN_A_ROW), [to_list(words)]])


def _undo(batch: BatchId) -> BatchPress:
    return BatchPress(action=BatchAction.UNDO, batch=batch)
