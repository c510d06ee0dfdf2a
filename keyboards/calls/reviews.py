"""Buttons of experts: own reviews, marks, comments; and of curators about experts who differ."""

from enum import StrEnum
from typing import Annotated

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

from district.calls.kind import Criterion
from district.calls.review import ReviewStatus
from district.calls.scoring import VERDICT_STEP, Comment, DeclineReason, ReviewFacts, Settling
from district.ids import ReviewId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.menu import Entry, section_button
from keyboards.paging import paging
from locales.texts import Words

MARKS_IN_A_ROW = 5
NUMBERS_IN_A_ROW = 4


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


_A = ReviewAction
LIST = ReviewsPress(action=_A.LIST)


def to_reviews(words: Words) -> InlineKeyboardButton:
    return button(words.plain("reviews-to-list"), LIST)


def _to(
    text: str,
    review: ReviewId,
    action: ReviewAction,
    style: Style | None = None,
    *,
    step: str = "",
    value: str = "",
) -> InlineKeyboardButton:
    return button(text, ReviewsPress(action=action, review=review, step=step, value=value), style)


def open_button(words: Words, review: ReviewId) -> InlineKeyboardButton:
    """The button of a letter that opens the review."""
    return _to(words.plain("reviews-open"), review, _A.CARD, Style.PRIMARY)


def list_keyboard(words: Words, page: Page[ReviewFacts]) -> InlineKeyboardMarkup:
    opening = [
        button(str(at), ReviewsPress(action=_A.CARD, review=one.review.id))
        for at, one in enumerate(page.items, page.number * page.size + 1)
    ]
    return inline(
        [
            *grid(opening, NUMBERS_IN_A_ROW),
            paging(page, lambda number: LIST.changed(page=number)),
            [section_button(words, Entry.CALLS)],
        ]
    )


def asked_keyboard(words: Words, review: ReviewId) -> InlineKeyboardMarkup:
    take = _to(words.plain("reviews-take"), review, _A.TAKE, Style.WANTED)
    return inline(
        [[take, _to(words.plain("reviews-refuse"), review, _A.REFUSE)], [to_reviews(words)]]
    )


def reasons_keyboard(words: Words, review: ReviewId) -> InlineKeyboardMarkup:
    reasons = [
        _to(words.plain(f"reviews-reason-{one}"), review, _A.REASON, value=one)
        for one in DeclineReason
    ]
    return inline([*fitting(reasons), [_to(words.plain("reviews-back"), review, _A.CARD)]])


def criterion_keyboard(
    words: Words, facts: ReviewFacts, criterion: Criterion
) -> InlineKeyboardMarkup:
    review, own = facts.review.id, facts.review.scores.get(criterion.id)
    press = ReviewsPress(action=_A.MARK, review=review, step=criterion.id)
    marks = [
        button(
            words.plain("forms-ticked", label=str(mark)) if mark == own else str(mark),
            press.changed(value=str(mark)),
        )
        for mark in range(1, criterion.scale + 1)
    ]
    skip = (
        []
        if criterion.required
        else [_to(words.plain("reviews-skip"), review, _A.SKIP, step=criterion.id)]
    )
    return inline([*grid(marks, MARKS_IN_A_ROW), skip, _foot(words, facts, criterion.id)])


def verdict_keyboard(words: Words, facts: ReviewFacts) -> InlineKeyboardMarkup:
    rows = [
        [_to(words.plain(f"reviews-verdict-{one}"), facts.review.id, _A.VERDICT, value=one)]
        for one in facts.stage.verdicts
    ]
    return inline([*rows, _foot(words, facts, VERDICT_STEP)])


def summary_keyboard(words: Words, facts: ReviewFacts) -> InlineKeyboardMarkup:
    review = facts.review.id
    if facts.review.status is ReviewStatus.GIVEN:
        change = [_to(words.plain("reviews-change"), review, _A.CHANGE)] if facts.may_change else []
        return inline([change, [to_reviews(words)]])
    here = ReviewsPress(action=_A.STEP, review=review)
    numbers = [
        button(words.plain("reviews-edit", number=at), here.changed(step=one))
        for at, one in enumerate(facts.steps, 1)
    ]
    extend = (
        [] if facts.review.extended else [_to(words.plain("reviews-extend"), review, _A.EXTEND)]
    )
    return inline(
        [
            []
            if facts.missing
            else [_to(words.plain("reviews-give"), review, _A.GIVE, Style.WANTED)],
            *grid(numbers, MARKS_IN_A_ROW),
            [_to(words.plain(f"reviews-say-{one}"), review, _A.SAY, value=one) for one in Comment],
            [*extend, _to(words.plain("reviews-refuse"), review, _A.REFUSE)],
            [_to(words.plain("reviews-work"), review, _A.WORK), to_reviews(words)],
        ]
    )


def comment_keyboard(words: Words, facts: ReviewFacts) -> InlineKeyboardMarkup:
    return inline([[_to(words.plain("reviews-back"), facts.review.id, _A.STEP)]])


def settling_keyboard(words: Words, review: ReviewId) -> InlineKeyboardMarkup:
    """Decisions of a curator about experts who differ; `review`: one of theirs."""
    rows = [
        [_to(words.plain(f"reviews-settle-{one}"), review, _A.SETTLE, value=one)]
        for one in Settling
    ]
    return inline(rows)


def _foot(words: Words, facts: ReviewFacts, step: str) -> Row:
    """Back, or to the summary from the first step; and the entry, below which the step goes on."""
    review, before = facts.review.id, facts.before(step)
    label = "reviews-to-summary" if before is None else "reviews-back"
    back = _to(words.plain(label), review, _A.STEP, step=before or "")
    return [back, _to(words.plain("reviews-work"), review, _A.WORK, step=step)]
