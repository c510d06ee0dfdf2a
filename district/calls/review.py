"""Reviews: an expert's marks, verdict and comments on an entry in one stage.

```
asked    → accepted | declined | lapsed
accepted → begun | declined | lapsed
begun    → begun | given | declined | lapsed      each press is saved
given    → begun                                   while the stage is open
any      → void                                    withdrawn, conflict, the role ended
```
Declined is for ever; lapsed keeps its marks as a draft that counts for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from district.calls.kind import Verdict
from district.errors import OutOfDate
from district.ids import EntryId, PersonId, ReviewId


class ReviewStatus(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    BEGUN = "begun"
    GIVEN = "given"
    DECLINED = "declined"
    LAPSED = "lapsed"
    VOID = "void"


class ReviewMove(StrEnum):
    """Moves of reviews; past ones are stored in the history."""

    ASK = "ask"
    ACCEPT = "accept"
    MARK = "mark"
    """A mark, a verdict or a comment."""
    DECLINE = "decline"
    GIVE = "give"
    TAKE_BACK = "take-back"
    EXTEND = "extend"
    POSTPONE = "postpone"
    """The due date follows the time of a defence."""
    LAPSE = "lapse"
    VOID = "void"


class ReviewBy(StrEnum):
    EXPERT = "expert"
    CURATOR = "curator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTransition:
    move: ReviewMove
    source: ReviewStatus
    target: ReviewStatus
    by: ReviewBy = ReviewBy.EXPERT


_S, _M = ReviewStatus, ReviewMove
PENDING = (_S.ASKED, _S.ACCEPTED, _S.BEGUN)
COUNTED = (*PENDING, _S.GIVEN)
"""Statuses of a review that counts or may come to count."""
AT_WORK = (_S.ACCEPTED, _S.BEGUN)
TRANSITIONS: tuple[ReviewTransition, ...] = (
    ReviewTransition(move=_M.ACCEPT, source=_S.ASKED, target=_S.ACCEPTED),
    ReviewTransition(move=_M.MARK, source=_S.ACCEPTED, target=_S.BEGUN),
    ReviewTransition(move=_M.MARK, source=_S.BEGUN, target=_S.BEGUN),
    ReviewTransition(move=_M.GIVE, source=_S.BEGUN, target=_S.GIVEN),
    ReviewTransition(move=_M.TAKE_BACK, source=_S.GIVEN, target=_S.BEGUN),
    ReviewTransition(move=_M.EXTEND, source=_S.ACCEPTED, target=_S.ACCEPTED),
    ReviewTransition(move=_M.EXTEND, source=_S.BEGUN, target=_S.BEGUN),
    *(ReviewTransition(move=_M.DECLINE, source=one, target=_S.DECLINED) for one in PENDING),
    *(
        ReviewTransition(move=_M.POSTPONE, source=one, target=one, by=ReviewBy.SYSTEM)
        for one in PENDING
    ),
    *(
        ReviewTransition(move=_M.LAPSE, source=one, target=_S.LAPSED, by=ReviewBy.SYSTEM)
        for one in PENDING
    ),
    *(
        ReviewTransition(move=_M.VOID, source=one, target=_S.VOID, by=ReviewBy.SYSTEM)
        for one in COUNTED
    ),
)
"""All transitions. `Review.moved` is the only function that changes the status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    id: ReviewId
    entry: EntryId
    stage: str
    expert: PersonId
    status: ReviewStatus
    position: int
    """Order in which the experts of an entry were asked."""
    asked_at: datetime
    due_at: datetime
    scores: Mapping[str, int] = field(default_factory=dict)
    """Marks by criterion."""
    verdict: Verdict | None = None
    to_author: str | None = None
    to_curator: str | None = None
    given_at: datetime | None = None
    extended: bool = False
    reason: str | None = None
    """Why it was declined or is void."""
    version: int = 0
    """Incremented by every change, for compare-and-set."""

    def moved(self, move: ReviewMove, **changes: Any) -> "Review":
        """Returns the review after the move.

        Raises:
            OutOfDate: the move is not possible in its status.
        """
        found = next((t for t in TRANSITIONS if t.source is self.status and t.move is move), None)
        if found is None:
            raise OutOfDate
        return replace(self, status=found.target, version=self.version + 1, **changes)
