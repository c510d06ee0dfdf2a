"""Threads: a person writes to curators, or to the methodists of a topic, and the first who answers
leads the conversation. A question to methodists is passed on while no one answers it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from district.errors import NotInThisState
from district.ids import PersonId, ThreadId, TopicId
from district.messages import Message
from district.people.methodists import Methodist, nearest_first
from district.people.person import Person
from district.topics import Topic


class ThreadKind(StrEnum):
    """To whom the person writes."""

    CURATOR = "curator"
    METHODIST = "methodist"
    """To the methodists of a topic."""


PASSED_ON_AFTER = 3
"""Working days after which a question to methodists is passed on."""


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
    kinds: tuple[ThreadKind, ...] = tuple(ThreadKind)

    def allows(self, thread: "Thread", move: ThreadMove, side: Side) -> bool:
        is_from = thread.status in self.sources and thread.kind in self.kinds
        return is_from and (self.move, self.by) == (move, side)


_W, _A = ThreadStatus.WAITING, ThreadStatus.ANSWERED
OPEN = (_W, _A)
THREAD_TRANSITIONS = (
    ThreadTransition(ThreadMove.ASK, Side.AUTHOR, OPEN, _W),
    ThreadTransition(
        ThreadMove.ASK, Side.AUTHOR, (ThreadStatus.CLOSED,), _W, kinds=(ThreadKind.METHODIST,)
    ),
    ThreadTransition(ThreadMove.ANSWER, Side.READER, OPEN, _A),
    ThreadTransition(ThreadMove.CLOSE, Side.AUTHOR, OPEN, ThreadStatus.CLOSED),
    ThreadTransition(ThreadMove.CLOSE, Side.READER, (_A,), ThreadStatus.CLOSED),
)
"""An answered thread is led by its answerer alone, until the author writes again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A person has at most one open thread with curators, and one with methodists per topic."""

    id: ThreadId
    kind: ThreadKind
    person: PersonId
    """The author."""
    status: ThreadStatus
    answerer: PersonId | None
    """The last to answer."""
    since: datetime
    """The time of the first words without an answer, of the answer, or of the end."""
    topic: TopicId | None = None
    """The topic of a question to methodists."""
    passed: int = 0
    """How often it was passed on to the next of `circles`."""
    pass_on_at: datetime | None = None
    """When it is passed on without an answer; None: not any more."""

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
        row = next((one for one in THREAD_TRANSITIONS if one.allows(self, move, side)), None)
        if row is None:
            raise NotInThisState
        if side is Side.READER and self.is_led_by_another(by):
            raise NotInThisState
        return replace(
            self,
            status=row.target,
            answerer=by if move is ThreadMove.ANSWER else self.answerer,
            since=self.since if self.status is row.target is _W else now,
            pass_on_at=self.pass_on_at if row.target is _W else None,
        )


def circles(
    register: Iterable[Methodist],
    topic: TopicId | None,
    author: Person,
    curators: frozenset[PersonId],
) -> Sequence[frozenset[PersonId]]:
    """Returns who is asked first, next, and last: the methodists of the topic in the author's
    municipality, the others of the district, the curators. Empty circles are left out.
    """
    found = nearest_first(register, topic, author) if topic is not None else ()
    near = frozenset(one.person.id for one in found if one.is_near(author))
    far = frozenset(one.person.id for one in found) - near
    return [circle for circle in (near, far, curators) if circle]


def asked(circles: Sequence[Collection[PersonId]], passed: int) -> frozenset[PersonId]:
    """Returns who may answer a thread that was passed on so often; the first may still answer."""
    return frozenset().union(*circles[: passed + 1])


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
    topic: Topic | None = None

    @property
    def side(self) -> Side:
        return Side.AUTHOR if self.reader == self.thread.person else Side.READER

    @property
    def may_write(self) -> bool:
        """Whether the reader may write now; the author of a closed thread begins another, or
        reopens one with methodists.
        """
        is_led = self.thread.is_led_by_another(self.reader)
        return self.side is Side.AUTHOR or (self.thread.is_open and not is_led)

    @property
    def may_close(self) -> bool:
        is_own = self.thread.status is _A and not self.thread.is_led_by_another(self.reader)
        return is_own if self.side is Side.READER else self.thread.is_open
