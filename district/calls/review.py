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
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from district.calls.kind import Verdict
from district.ids import EntryId, PersonId, ReviewId
from district.moves import Moving, transitions


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


_S, _M = ReviewStatus, ReviewMove
PENDING = (_S.ASKED, _S.ACCEPTED, _S.BEGUN)
REPLACED = "replaced"
"""Reason of a void review: a curator has chosen another expert."""
COUNTED = (*PENDING, _S.GIVEN)
"""Statuses of a review that counts or may come to count."""
AT_WORK = (_S.ACCEPTED, _S.BEGUN)
_ENDS = {_M.DECLINE: _S.DECLINED, _M.LAPSE: _S.LAPSED, _M.VOID: _S.VOID}
TRANSITIONS = transitions(
    {
        _S.ASKED: {_M.ACCEPT: _S.ACCEPTED, _M.POSTPONE: _S.ASKED, **_ENDS},
        _S.ACCEPTED: {
            _M.MARK: _S.BEGUN, _M.EXTEND: _S.ACCEPTED, _M.POSTPONE: _S.ACCEPTED, **_ENDS
        },
        _S.BEGUN: {
            _M.GIVE: _S.GIVEN, **dict.fromkeys((_M.MARK, _M.EXTEND, _M.POSTPONE), _S.BEGUN), **_ENDS
        },
        _S.GIVEN: {_M.TAKE_BACK: _S.BEGUN, _M.VOID: _S.VOID},
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Moving):
    transitions = TRANSITIONS
    checks = MappingProxyType({})

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
