"""Batches: several waiting requests that are shown in a list and approved by one press.

A batch remembers each request as it was shown. It has no state of its own: what became of it is
read from the requests, so a press that is handled again after a crash has no second effect.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from district.errors import DistrictError
from district.ids import BatchId, PersonId, RequestId
from district.requests.pending import PendingItem
from district.requests.request import Request, RequestStatus

MOST = 15
"""Limit of requests in a batch: its list is one message."""


class Became(Enum):
    """The state of a request relative to a batch."""

    WAITS = auto()
    """Unchanged since it was shown."""
    ACCEPTED = auto()
    """By the batch's person; nothing happened since."""
    UNDONE = auto()
    """Accepted and undone; it waits again."""
    CHANGED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request as a batch shows it."""

    request: RequestId
    version: int
    stamp: str | None = None
    """`SubjectFacts.stamp`."""

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Shown":
        return cls(**plain)

    def plain(self) -> dict[str, Any]:
        return {"request": self.request, "version": self.version, "stamp": self.stamp}

    def became(self, request: Request, stamp: str | None, person: PersonId) -> Became:
        """Returns what has become of it, if `person` is the one to whom it was shown."""
        moves = request.version - self.version
        match request.status, moves:
            case RequestStatus.SUBMITTED, 0 if stamp == self.stamp:
                return Became.WAITS
            case RequestStatus.APPROVED, 1 if request.decider == person:
                return Became.ACCEPTED
            case RequestStatus.SUBMITTED, 2:
                return Became.UNDONE
            case _:
                return Became.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    id: BatchId
    person: PersonId
    items: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Requests that may be approved together; no more than `MOST`."""

    batch: BatchId | None
    """None: there is none."""
    items: tuple[PendingItem, ...]
    others: int
    """Waiting requests of the same list that are decided one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of approving a batch, or of undoing it."""

    batch: BatchId
    done: tuple[RequestId, ...]
    skipped: tuple[tuple[RequestId, DistrictError], ...]
