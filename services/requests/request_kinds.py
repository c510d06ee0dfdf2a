"""The interface between the request engine and kinds of requests."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from district.errors import OutOfDate
from district.ids import TopicId
from district.requests.request import Request, RequestKind, Step
from district.requests.subject import KeptFacts, SubjectFacts
from district.territory import Transfer
from storage.database import Connection


class KindEffects:
    """One kind of request; all of it runs inside the engine's own transaction or reading.

    As it is here, it serves a kind whose subject is kept by the request itself and which nothing
    but its own moves changes.
    """

    outlives_author: ClassVar[bool] = False
    """Whether an open request expires when its author's data are deleted; else it is withdrawn."""

    def is_plain(self, subject: SubjectFacts) -> bool:
        """Whether a line of a list says enough to approve it together with others."""
        return False

    async def hold(self, tx: Connection, request: Request) -> None:
        """Locks the subject until the transaction ends.

        Called first, so that everyone locks subject and request in the same order.
        """

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """Applies a move to the subject; `request` is in the state after the move.

        Raises:
            OutOfDate: the subject differs from what was seen.
        """

    async def municipality_moved(
        self, tx: Connection, transfer: Transfer
    ) -> Collection[int] | None:
        """Moves the subjects to the municipality's new district. Returns those whose open requests
        are to follow; None: requests of people who work there follow.
        """
        return None

    async def file(self, tx: Connection, request: Request, topic: TopicId) -> None:
        """Sets the topic of own words that were accepted without one.

        Raises:
            OutOfDate: the subject has none to find.
        """
        raise OutOfDate

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        """Returns why the decision cannot be undone: a case of the text `error-undo-refused`."""
        return None

    async def to_withdraw(self, tx: Connection, request: Request, step: Step) -> Request | None:
        """Returns the request that is withdrawn when the author takes this one back; None: the
        subject was taken back without one.

        Raises:
            OutOfDate: there is nothing to take back any more.
        """
        return request

    async def subject(self, connection: Connection, request: Request) -> SubjectFacts:
        """Returns what deciders and the author see of the subject."""
        return KeptFacts(facts=request.facts or {})

    async def whole_subject(self, connection: Connection, request: Request) -> SubjectFacts:
        """Returns the subject with what only its card, its letters and its author's screen show."""
        return await self.subject(connection, request)


Kinds = Mapping[RequestKind, KindEffects]
"""Put together in the wiring."""
