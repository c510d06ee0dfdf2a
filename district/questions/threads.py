"""Threads: a person writes to those responsible in the district, and the first who answers leads
the conversation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from district.errors import NotInThisState
from district.ids import PersonId, ThreadId
from district.messages import Message
from district.people.person import Person


class ThreadKind(StrEnum):
    """To whom the person writes."""

    CURATOR = "curator"


class ThreadStatus(StrEnum):
    WAITING = "waiting"
    """The last words are the author's."""
    ANSWERED = "answered"
    CLOSED = "closed"


class Side(StrEnum):
    AUTHOR = "author"
    READER = "reader"
    """Anyone who may answer now."""


class ThreadMove(StrEnum):
    ASK = "ask"
    ANSWER = "answer"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class ThreadTransition:
    move: ThreadMove
    by: Side
    sources: tuple[ThreadStatus, ...]
    target: ThreadStatus


_W, _A = ThreadStatus.WAITING, ThreadStatus.ANSWERED
OPEN = (_W, _A)
THREAD_TRANSITIONS = (
    ThreadTransition(ThreadMove.ASK, Side.AUTHOR, OPEN, _W),
    ThreadTransition(ThreadMove.ANSWER, Side.READER, OPEN, _A),
    ThreadTransition(ThreadMove.CLOSE, Side.AUTHOR, OPEN, ThreadStatus.CLOSED),
    ThreadTransition(ThreadMove.CLOSE, Side.READER, (_A,), ThreadStatus.CLOSED),
)
"""An answered thread is led by its answerer alone, until the author writes again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A person has at most one open thread of a kind."""

    id: ThreadId
    kind: ThreadKind
    person: PersonId
    """The author."""
    status: ThreadStatus
    answerer: PersonId | None
    """The last to answer."""
    since: datetime
    """The time of the first words without an answer, of the answer, or of the end."""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def is_led_by_another(self, reader: PersonId) -> bool:
        """Returns whether another has answered the author's last words."""
        return self.status is _A and self.answerer != reader

    def moved(self, move: ThreadMove, by: PersonId, now: datetime) -> "Thread":
        """Returns the thread after the move; the author is known by the id.

        Raises:
            NotInThisState: there is no such transition, or another leads the conversation.
        """
        side = Side.AUTHOR if by == self.person else Side.READER
        row = next((one for one in THREAD_TRANSITIONS if one.move is move and one.by is side), None)
        if row is None or self.status not in row.sources:
            raise NotInThisState
        if side is Side.READER and self.is_led_by_another(by):
            raise NotInThisState
        return replace(
            self,
            status=row.target,
            answerer=by if move is ThreadMove.ANSWER else self.answerer,
            since=self.since if self.status is row.target is _W else now,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFacts:
    """A thread as its reader sees it."""

    thread: Thread
    reader: PersonId
    people: Mapping[PersonId, Person]
    """The author, those who wrote, and those who may answer."""
    readers: tuple[PersonId, ...]
    """The people who may answer now."""
    messages: tuple[Message, ...] = ()
    """The oldest first."""

    @property
    def side(self) -> Side:
        return Side.AUTHOR if self.reader == self.thread.person else Side.READER

    @property
    def may_write(self) -> bool:
        """Whether the reader may write now; the author of a closed thread begins another."""
        is_led = self.thread.is_led_by_another(self.reader)
        return self.side is Side.AUTHOR or (self.thread.is_open and not is_led)

    @property
    def may_close(self) -> bool:
        is_own = self.thread.status is _A and not self.thread.is_led_by_another(self.reader)
        return is_own if self.side is Side.READER else self.thread.is_open
