"""The interface between the request engine and kinds of requests."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from district.ids import TopicId
from district.requests.cards import SubjectFacts
from district.requests.request import Move, Request, RequestKind
from storage.database import Connection


class KindEffects(Protocol):
    """One kind of request. All methods run in the engine's transaction or connection."""

    async def hold(self, tx: Connection, request: Request) -> None:
        """Locks the subject until the transaction ends.

        Called first, so that everyone locks subject and request in the same order.
        """

    async def on_move(
        self,
        tx: Connection,
        request: Request,
        move: Move,
        now: datetime,
        topic: TopicId | None,
        seen: str | None,
    ) -> None:
        """Applies a move to the subject; `request` is in the state after the move.

        `topic` is the decider's choice for a request without one. `seen` is the mark of what the
        decider saw (`CardFacts.mark`), for subjects that may change.

        Raises:
            OutOfDate: the subject differs from what was seen.
        """

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        """Returns why the decision cannot be undone, as a variant of the text `error-
        undo-refused`.
        """

    async def subject(self, connection: Connection, request: Request) -> SubjectFacts:
        """Returns what deciders and the author see of the subject."""


Kinds = Mapping[RequestKind, KindEffects]
"""Filled in `services.wiring`."""
