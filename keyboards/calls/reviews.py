"""Buttons of experts: own reviews, marks, comments; and of curators about experts who differ."""

from enum import StrEnum
from typing import Annotated

from aiogram.types import InlineKeyboardButton
from pydantic import Field

from district.ids import ReviewId
from keyboards.buttons import Number, Press, Style
from locales.texts import Words


class ReviewAction(StrEnum):
    LIST = "list"
    CARD = "card"
    TAKE = "take"
    REFUSE = "refuse"
    """Asks why the expert declines."""
    REASON = "reason"
    STEP = "step"
    MARK = "mark"
    SKIP = "skip"
    VERDICT = "verdict"
    SAY = "say"
    """Asks for a comment."""
    GIVE = "give"
    CHANGE = "change"
    """Takes a given review back."""
    EXTEND = "extend"
    WORK = "work"
    """Sends the entry and its files."""
    SETTLE = "settle"
    """The decision of a curator about experts who differ."""


class ReviewsPress(Press, prefix="reviews"):
    action: ReviewAction
    review: Number | None = None
    step: Annotated[str, Field(max_length=20)] = ""
    """Id of a criterion, `VERDICT_STEP`; empty: the summary."""
    value: Annotated[str, Field(max_length=12)] = ""
    """A mark, a verdict, a reason, a comment's reader, a way to settle."""
    page: Number = 0


LIST = ReviewsPress(action=ReviewAction.LIST)


def to_reviews(words: Words) -> InlineKeyboardButton:
    return LIST.labelled(words.plain("reviews-to-list"))


def open_button(words: Words, review: ReviewId) -> InlineKeyboardButton:
    """The button of a letter that opens the review."""
    press = ReviewsPress(action=ReviewAction.CARD, review=review)
    return press.labelled(words.plain("reviews-open"), Style.PRIMARY)
