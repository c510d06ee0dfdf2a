"""Calls: a kind that is opened with dates, entered, judged and announced.

```
published → published                         texts, optional fields, a later close
published → judged | cancelled
judged    → judged                            put to the council
judged    → published | announced | cancelled
announced → announced                         an appeal or an annulment corrects the results
```
A call without an end is never judged: its entries are settled one by one. Open, late and closed
are computed from the dates.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from district.calls.kind import MOST_FIELDS, Gate, Kind
from district.errors import CallNotOpen, Empty, NotLater, OutOfDate, TooLong
from district.ids import CallId, DistrictId, DraftId, KindId, MotionId, PersonId, TopicId
from district.moves import Moving, transitions
from district.people.roles import Actor, Permission

TITLE_LIMIT = 150
REASON_LIMIT = 500
NOBODY = "nobody"
"""The reason of a call that has ended because it had closed without entries."""
PATIENCE = timedelta(days=14)
"""How long a closed call without entries waits for its curator, since it has none."""


class CallStatus(StrEnum):
    PUBLISHED = "published"
    JUDGED = "judged"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"

    @property
    def may_be_cancelled(self) -> bool:
        return self in {CallStatus.PUBLISHED, CallStatus.JUDGED}


class Phase(StrEnum):
    """The state of a published call at a moment."""

    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"


class CallMove(StrEnum):
    """Moves of calls; past ones are stored in the history."""

    PUBLISH = "publish"
    """The beginning."""
    CHANGE = "change"
    EXTEND = "extend"
    PROLONG = "prolong"
    """Extended by the length of an outage that covered the close."""
    JUDGE = "judge"
    REOPEN = "reopen"
    """Back to judging: one more stage or expert."""
    PUT = "put"
    """Put to the council."""
    ANNOUNCE = "announce"
    CORRECT = "correct"
    CANCEL = "cancel"


_S, _M = CallStatus, CallMove
_CANCEL = {_M.CANCEL: _S.CANCELLED}
TRANSITIONS = transitions(
    {
        _S.PUBLISHED: {
            **dict.fromkeys((_M.CHANGE, _M.EXTEND, _M.PROLONG), _S.PUBLISHED),
            _M.JUDGE: _S.JUDGED,
            **_CANCEL,
        },
        _S.JUDGED: {
            _M.REOPEN: _S.PUBLISHED, _M.PUT: _S.JUDGED, _M.ANNOUNCE: _S.ANNOUNCED, **_CANCEL
        },
        _S.ANNOUNCED: {_M.CORRECT: _S.ANNOUNCED},
    }
)  # fmt: skip


def _ensure_later(seen: "Call", new: "Call") -> None:
    if seen.closes_at is None or new.closes_at is None or new.closes_at <= seen.closes_at:
        raise NotLater


def _ensure_kept(seen: "Call", new: "Call") -> None:
    """Ensures that no field is removed, retyped or added as required, and that there is room."""
    if new.closes_at != seen.closes_at:
        _ensure_later(seen, new)
    after = {one.id: one for one in new.kind.fields}
    for one in seen.kind.fields:
        if one.id not in after or after.pop(one.id).type is not one.type:
            raise OutOfDate
    if any(one.required for one in after.values()) or len(new.kind.fields) > MOST_FIELDS:
        raise OutOfDate


def _ensure_ends(seen: "Call", _: "Call") -> None:
    if seen.kind.rules.ends_never:
        raise OutOfDate


_CHECKS = {
    _M.CHANGE: _ensure_kept,
    _M.EXTEND: _ensure_later,
    _M.PROLONG: _ensure_later,
    _M.JUDGE: _ensure_ends,
    _M.ANNOUNCE: _ensure_ends,
    _M.CANCEL: lambda _, new: ensure_reason(new.reason),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Moving):
    transitions = TRANSITIONS
    checks = _CHECKS

    id: CallId
    district: DistrictId
    kind_id: KindId
    kind: Kind
    """The copy that this call was opened with; later changes of the kind do not reach it."""
    title: str
    opens_at: datetime
    closes_at: datetime | None = None
    """None: without an end."""
    results_on: date | None = None
    topic: TopicId | None = None
    created_by: PersonId
    created_at: datetime
    draft: DraftId | None
    status: CallStatus = CallStatus.PUBLISHED
    motion: MotionId | None = None
    """The last motion that was put to confirm the results."""
    reason: str | None = None
    """Why it was cancelled."""
    version: int = 1
    """Incremented by every change, for compare-and-set and for open forms."""

    def closing(self, closes: datetime | None) -> dict[str, Any]:
        """Returns the changes of another close; the day of the results moves as far."""
        if self.results_on is None or self.closes_at is None or closes is None:
            return {"closes_at": closes}
        return {
            "closes_at": closes, "results_on": self.results_on + (closes - self.closes_at)
        }  # fmt: skip

    def phase(self, moment: datetime) -> Phase:
        """Returns the phase by the dates alone."""
        if moment < self.opens_at:
            return Phase.AHEAD
        if self.closes_at is not None and moment >= self.closes_at:
            return Phase.CLOSED
        return Phase.OPEN

    def is_open(self, moment: datetime) -> bool:
        """Returns whether an entry that was received at the moment is in time."""
        return self.status is CallStatus.PUBLISHED and self.phase(moment) is Phase.OPEN

    def ensure_open(self, moment: datetime) -> None:
        """
        Raises:
            CallNotOpen: not published, too early or too late.
        """
        if not self.is_open(moment):
            raise CallNotOpen(title=self.title)

    def has_closed(self, moment: datetime) -> bool:
        """Returns whether it accepts no entries any more, and its results are not drawn up."""
        return self.status is CallStatus.PUBLISHED and self.phase(moment) is Phase.CLOSED

    @property
    def is_announced(self) -> bool:
        return self.status is CallStatus.ANNOUNCED

    @property
    def has_gate(self) -> bool:
        """Whether curators admit entries."""
        return self.kind.rules.gate is Gate.CURATORS


def ensure_reason(reason: str | None) -> None:
    """
    Raises:
        Empty, TooLong: of the words.
    """
    if not (reason or "").strip():
        raise Empty
    if len(reason or "") > REASON_LIMIT:
        raise TooLong(limit=REASON_LIMIT, length=len(reason or ""))


def outage_at_close(
    closes_at: datetime, last_seen: datetime | None, now: datetime, least: timedelta
) -> timedelta | None:
    """Returns the length of the outage that covers the close; None: there was none.

    `last_seen`: when the process last served before `now`. An outage shorter than `least` is not
    counted.
    """
    if last_seen is None or not last_seen <= closes_at <= now or now - last_seen < least:
        return None
    return now - last_seen


def leads(actor: Actor, call: Call) -> bool:
    """Returns whether the actor runs the call: decides, assigns and announces."""
    within = actor.districts_with(Permission.LEAD_CALLS)
    return within is None or call.district in within


def districts_of(actor: Actor) -> frozenset[DistrictId]:
    """Returns the district of the workplace, and those in which the actor leads calls."""
    led = actor.districts_with(Permission.LEAD_CALLS) or frozenset()
    profile = actor.person.profile
    return led | {profile.municipality.district} if profile else led
