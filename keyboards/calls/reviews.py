"""Buttons of experts: own reviews, marks, comments; and of curators about experts who differ."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

from district.calls.kind import Criterion, Verdict
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


LIST = ReviewsPress(action=ReviewAction.LIST)


def to_reviews(words: Words) -> InlineKeyboardButton:
    return button(words.plain("reviews-to-list"), LIST)


def open_button(words: Words, review: ReviewId) -> InlineKeyboardButton:
    """The button of a letter that opens the review."""
    return button(words.plain("reviews-open"), _about(review, ReviewAction.CARD), Style.PRIMARY)


def list_keyboard(words: Words, page: Page[ReviewFacts]) -> InlineKeyboardMarkup:
    opening = [
        button(str(at), _about(one.review.id, ReviewAction.CARD))
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
    take = button(words.plain("reviews-take"), _about(review, ReviewAction.TAKE), Style.WANTED)
    refuse = button(words.plain("reviews-refuse"), _about(review, ReviewAction.REFUSE))
    return inline([[take, refuse], [to_reviews(words)]])


def reasons_keyboard(words: Words, review: ReviewId) -> InlineKeyboardMarkup:
    here = _about(review, ReviewAction.REASON)
    reasons = [
        button(words.plain(f"reviews-reason-{one}"), here.changed(value=one))
        for one in DeclineReason
    ]
    back = button(words.plain("reviews-back"), _about(review, ReviewAction.CARD))
    return inline([*fitting(reasons), [back]])


def criterion_keyboard(
    words: Words, facts: ReviewFacts, criterion: Criterion, before: str | None
) -> InlineKeyboardMarkup:
    """`before`: the step to which «Назад» leads; None on the first."""
    here = _about(facts.review.id, ReviewAction.MARK).changed(step=criterion.id)
    own = facts.review.scores.get(criterion.id)
    marks = [
        button(
            words.plain("forms-ticked", label=str(mark)) if mark == own else str(mark),
            here.changed(value=str(mark)),
        )
        for mark in range(1, criterion.scale + 1)
    ]
    skip = button(words.plain("reviews-skip"), here.changed(action=ReviewAction.SKIP))
    return inline(
        [
            *grid(marks, MARKS_IN_A_ROW),
            [] if criterion.required else [skip],
            _foot(words, facts, criterion.id, before),
        ]
    )


def verdict_keyboard(
    words: Words, facts: ReviewFacts, verdicts: Iterable[Verdict], before: str | None
) -> InlineKeyboardMarkup:
    here = _about(facts.review.id, ReviewAction.VERDICT)
    rows = [
        [button(words.plain(f"reviews-verdict-{one}"), here.changed(value=one))] for one in verdicts
    ]
    return inline([*rows, _foot(words, facts, VERDICT_STEP, before)])


def summary_keyboard(
    words: Words, facts: ReviewFacts, steps: Sequence[str]
) -> InlineKeyboardMarkup:
    here, review = _about(facts.review.id, ReviewAction.STEP), facts.review
    if review.status is ReviewStatus.GIVEN:
        change = button(words.plain("reviews-change"), here.changed(action=ReviewAction.CHANGE))
        return inline([[change] if facts.may_change else [], [to_reviews(words)]])
    numbers = [
        button(words.plain("reviews-edit", number=at), here.changed(step=one))
        for at, one in enumerate(steps, 1)
    ]
    say = here.changed(action=ReviewAction.SAY)
    comments = [
        button(words.plain(f"reviews-say-{one}"), say.changed(value=one)) for one in Comment
    ]
    give = button(words.plain("reviews-give"), here.changed(action=ReviewAction.GIVE), Style.WANTED)
    extend = button(words.plain("reviews-extend"), here.changed(action=ReviewAction.EXTEND))
    refuse = button(words.plain("reviews-refuse"), here.changed(action=ReviewAction.REFUSE))
    return inline(
        [
            [] if facts.missing else [give],
            *grid(numbers, MARKS_IN_A_ROW),
            comments,
            [*([] if review.extended else [extend]), refuse],
            [_work(words, facts), to_reviews(words)],
        ]
    )


def comment_keyboard(words: Words, facts: ReviewFacts) -> InlineKeyboardMarkup:
    back = button(words.plain("reviews-back"), _about(facts.review.id, ReviewAction.STEP))
    return inline([[back]])


def settling_keyboard(words: Words, review: ReviewId) -> InlineKeyboardMarkup:
    """Decisions of a curator about experts who differ; `review`: one of theirs."""
    here = _about(review, ReviewAction.SETTLE)
    return inline(
        [
            [button(words.plain(f"reviews-settle-{one}"), here.changed(value=one))]
            for one in Settling
        ]
    )


def _foot(words: Words, facts: ReviewFacts, step: str, before: str | None) -> Row:
    back = _about(facts.review.id, ReviewAction.STEP).changed(step=before or "")
    key = "reviews-back" if before is not None else "reviews-to-summary"
    return [button(words.plain(key), back), _work(words, facts, step)]


def _work(words: Words, facts: ReviewFacts, step: str = "") -> InlineKeyboardButton:
    """`step`: to which the person returns below the entry."""
    work = _about(facts.review.id, ReviewAction.WORK).changed(step=step)
    return button(words.plain("reviews-work"), work)


def _about(review: ReviewId, action: ReviewAction) -> ReviewsPress:
    return ReviewsPress(action=action, review=review)
