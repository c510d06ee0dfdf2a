"""What each kind of request does with the moves of the engine, which knows nothing of kinds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from district.ids import TopicId
from district.requests.cards import SubjectFacts
from district.requests.request import Move, Request, RequestKind
from storage.database import Connection


class KindEffects(Protocol):
    """One kind of request. All of it runs inside the engine's own transaction or reading."""

    async def hold(self, tx: Connection, request: Request) -> None:
        """Keeps the subject as it is until the transaction ends. Comes first, so that everybody who
        holds both it and the request takes them in this order."""

    async def on_move(
        self,
        tx: Connection,
        request: Request,
        move: Move,
        now: datetime,
        topic: TopicId | None,
        seen: str | None,
    ) -> None:
        """What the move does to the subject; `request` is already as it is after the move.

        `topic` is what a decider chose for a request that came without one. `seen` is the mark of
        what the decider looked at (`CardFacts.mark`), for subjects that may change meanwhile.

        Raises:
            OutOfDate: the subject is not what was seen.
        """

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        """Why the decision cannot be undone: a case of the text `error-undo-refused`."""

    async def subject(self, connection: Connection, request: Request) -> SubjectFacts:
        """What deciders and the author see of the subject."""


Kinds = Mapping[RequestKind, KindEffects]
"""Put together in the composition root."""
