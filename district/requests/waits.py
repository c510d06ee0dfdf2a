"""How long requests wait: those that wait now, and those that were decided lately."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median_low

from district.clock import Calendar
from district.ids import RequestId
from district.requests.request import Request, RequestKind, RequestStatus
from district.territory import Municipality

LATELY = timedelta(days=90)
BOUNDS = (1, 2, 4, 10)
"""The last working day of each span; the span after them has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One request, without its author and words."""

    request: RequestId
    kind: RequestKind
    municipality: Municipality
    submitted_at: datetime
    status: RequestStatus
    days: int
    """Working days until the decision, or until now; the author's own time is left out."""
    promised: date
    escalated: bool
    decided_at: datetime | None = None
    decider: str | None = None
    decided_for: str | None = None
    """The member whom the decider represented."""

    @property
    def is_waiting(self) -> bool:
        return self.status is RequestStatus.SUBMITTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    day: date
    every: tuple[Wait, ...]

    @property
    def waiting(self) -> tuple[Wait, ...]:
        return tuple(one for one in self.every if one.is_waiting)

    @property
    def decided(self) -> tuple[Wait, ...]:
        return tuple(one for one in self.every if not one.is_waiting)

    @property
    def usual(self) -> int | None:
        """The median of working days to a decision; None without decisions."""
        days = [one.days for one in self.decided]
        return median_low(days) if days else None


def spans(waits: Iterable[Wait]) -> Mapping[int, int]:
    """Counts by span: keys are the places in `BOUNDS`, the last one is for longer ones."""
    found = dict.fromkeys(range(len(BOUNDS) + 1), 0)
    for one in waits:
        found[sum(one.days > bound for bound in BOUNDS)] += 1
    return found


def days_of(request: Request, calendar: Calendar, now: datetime) -> int:
    """Returns the working days for which deciders had the request."""
    since, until = request.waiting.since, request.decided_at or now
    first, last = calendar.local(since).date(), calendar.local(until).date()
    return request.waiting.days_used + calendar.working_days_between(first, last)
