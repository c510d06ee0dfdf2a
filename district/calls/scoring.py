"""Scoring an entry criterion by criterion: what is asked, what is missing, when it is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from district.calls.call import Call
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Blind, Criterion, Kind, Meets, OutcomeSpec, Stage, Verdict
from district.calls.ranking import leading_verdict, spread, total_of
from district.calls.review import AT_WORK, PENDING, Review, ReviewStatus
from district.clock import Calendar
from district.errors import existing
from district.slots import Slot

VERDICT_STEP = "*"
"""The step that asks for a decision, beside ids of criteria."""
COMMENT_LIMIT = 1_000
EXTENSION = timedelta(days=3)
GRACE = timedelta(days=2)
"""Time after the due date in which a late review still counts."""
SILENT_DAYS = 3
"""Working days for the answer of an expert who is asked."""
DAY = timedelta(days=1)


class DeclineReason(StrEnum):
    TIME = "time"
    CONFLICT = "conflict"
    TOPIC = "topic"
    OTHER = "other"


class Comment(StrEnum):
    """A comment of an expert, by its reader."""

    AUTHOR = "author"
    CURATOR = "curator"


class Missing(StrEnum):
    """Reasons for which a review cannot be given yet."""

    MARKS = "marks"
    VERDICT = "verdict"
    COMMENT = "comment"
    """An extreme mark needs words, to the author or to the organizer."""
    REASON = "reason"
    """A return or a refusal needs words to the author."""


class Remind(StrEnum):
    HALF = "half"
    TWO_DAYS = "two-days"
    ONE_DAY = "one-day"


class Settling(StrEnum):
    """Decisions: what a curator does about experts who disagree."""

    THIRD = "third"
    TALK = "talk"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """A review as its expert sees it; `given` is for curators."""

    review: Review
    call: Call
    entry: Entry
    slot: Slot | None = None
    """The time of the defence, in a stage that meets by slots."""
    given: tuple[Review, ...] = ()
    """All reviews of the stage that are given."""

    @property
    def is_blind(self) -> bool:
        return self.call.kind.rules.blind is not Blind.NONE

    @property
    def label(self) -> str:
        return label_of(self.call, self.entry)

    @property
    def title(self) -> str | None:
        """The title of the entry, if `label` is the code."""
        return self.entry.title if self.label != self.entry.title else None

    @property
    def is_stage_open(self) -> bool:
        """Whether the entry is still in the stage, so that the review may be changed."""
        return self._is_here(EntryStatus.ADMITTED)

    @property
    def is_assessed(self) -> bool:
        return self._is_here(EntryStatus.ASSESSED)

    def _is_here(self, status: EntryStatus) -> bool:
        return self.entry.status is status and self.entry.stage == self.review.stage

    @property
    def missing(self) -> frozenset[Missing]:
        return missing(self.call.kind, self.review)

    @property
    def stage(self) -> Stage:
        return existing(self.call.kind.stage(self.review.stage))

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return self.call.kind.criteria_of(self.review.stage)

    @property
    def steps(self) -> tuple[str, ...]:
        """Returns ids of the criteria, and `VERDICT_STEP` where a decision is asked."""
        return (*(one.id for one in self.criteria), *([VERDICT_STEP] * bool(self.stage.verdicts)))

    @property
    def totals(self) -> tuple[int, ...]:
        """Totals of the reviews in `given`, in hundredths of 0–100."""
        return totals_of(self.call.kind, self.given)

    @property
    def left(self) -> OutcomeSpec | None:
        """The outcome if experts who differ are left alone, in a call without an end; the last one
        catches all.
        """
        kind = self.call.kind
        if not kind.rules.ends_never:
            return None
        return outcome_alone(kind, verdicts_of(self.given)) or kind.outcomes[-1]

    def criterion(self, step: str) -> Criterion:
        return next(one for one in self.criteria if one.id == step)

    def said(self, which: Comment) -> str | None:
        return self.review.to_author if which is Comment.AUTHOR else self.review.to_curator

    @property
    def is_at_work(self) -> bool:
        return self.review.status in AT_WORK and self.is_stage_open

    @property
    def is_unheard(self) -> bool:
        """Whether it cannot be given yet: the entry has no time for its defence."""
        waits = self.stage.meets is Meets.SLOT and self.slot is None
        return waits and self.review.status in AT_WORK

    @property
    def may_decline(self) -> bool:
        return self.review.status in PENDING

    @property
    def may_change(self) -> bool:
        return self.review.status is ReviewStatus.GIVEN and self.is_stage_open

    def after(self, step: str) -> str:
        """Returns the next step; empty: the summary."""
        return dict(pairwise([*self.steps, ""])).get(step, "")

    def before(self, step: str) -> str | None:
        return dict(pairwise([*self.steps[::-1]])).get(step)


def label_of(call: Call, entry: Entry) -> str:
    """Returns the code of blind work, else the title."""
    is_blind = call.kind.rules.blind is not Blind.NONE
    return entry.code if is_blind and entry.code else entry.title


def missing(kind: Kind, review: Review) -> frozenset[Missing]:
    """Returns what the review lacks; empty: it may be given."""
    criteria, found = kind.criteria_of(review.stage), set[Missing]()
    if any(one.required and one.id not in review.scores for one in criteria):
        found.add(Missing.MARKS)
    if existing(kind.stage(review.stage)).verdicts and review.verdict is None:
        found.add(Missing.VERDICT)
    if is_extreme(criteria, review.scores) and not (review.to_author or review.to_curator):
        found.add(Missing.COMMENT)
    if review.verdict in {Verdict.RETURN, Verdict.REFUSE} and not review.to_author:
        found.add(Missing.REASON)
    return frozenset(found)


def is_extreme(criteria: Iterable[Criterion], scores: Mapping[str, int]) -> bool:
    """Returns whether a mark is the lowest or the highest of its scale."""
    return any(scores.get(one.id) in {1, one.scale} for one in criteria)


def due_of(stage: Stage, asked_at: datetime, slot: Slot | None) -> datetime:
    """Returns when a review is due: a defence is heard before it is judged."""
    due = asked_at + stage.judge_days * DAY
    return due if slot is None else max(due, slot.ends_at + DAY)


def lapses_at(review: Review, calendar: Calendar) -> datetime:
    """Returns when a review lapses of which nothing more is heard."""
    if review.status is not ReviewStatus.ASKED:
        return review.due_at + GRACE
    asked = calendar.local(review.asked_at)
    day = calendar.add_working_days(asked.date(), SILENT_DAYS)
    return calendar.at(day, asked.time())


def reminders(review: Review) -> tuple[tuple[datetime, Remind], ...]:
    """Returns the moments of reminders about a review at work, in order."""
    half = review.asked_at + (review.due_at - review.asked_at) / 2
    planned = [
        (half, Remind.HALF),
        (review.due_at - 2 * DAY, Remind.TWO_DAYS),
        (review.due_at - DAY, Remind.ONE_DAY),
    ]
    return tuple(sorted(one for one in planned if one[0] >= half))


def is_stage_over(stage: Stage, reviews: Iterable[Review]) -> bool:
    """Returns whether at least `least` reviews are given and none is pending."""
    statuses = [one.status for one in reviews if one.stage == stage.id]
    given = statuses.count(ReviewStatus.GIVEN)
    return given >= stage.least and not any(one in PENDING for one in statuses)


def totals_of(kind: Kind, given: Iterable[Review]) -> tuple[int, ...]:
    """In hundredths of 0–100; reviews without marks are left out."""
    totals = (total_of(kind, one.stage, one.scores) for one in given)
    return tuple(one for one in totals if one is not None)


def verdicts_of(reviews: Iterable[Review]) -> list[Verdict]:
    """Returns the verdicts of the reviews that are given."""
    given = (one.verdict for one in reviews if one.status is ReviewStatus.GIVEN)
    return [one for one in given if one is not None]


def outcome_alone(kind: Kind, verdicts: Sequence[Verdict]) -> OutcomeSpec | None:
    """Returns the outcome of an entry of a call without an end; None: experts are at odds."""
    if not verdicts:
        return kind.outcomes[0]
    wanted = leading_verdict(verdicts)
    return next((one for one in kind.outcomes if wanted and one.verdict is wanted), None)


def differ(kind: Kind, totals: Iterable[int], verdicts: Iterable[Verdict]) -> bool:
    """Returns whether the experts disagree. `totals`: in hundredths of 0–100."""
    is_wide = kind.rules.spread is not None and spread(totals) > kind.rules.spread * 100
    return is_wide or len(set(verdicts)) > 1
