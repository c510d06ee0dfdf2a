"""Matching: ranks mentors for a mentee, with reasons.

Uses inverted indexes: for each topic, subject and municipality a bit set of mentors, so that a
mentee is compared with all mentors at once and only the best are examined.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from district.ids import MentorshipId, MunicipalityId, PersonId, TopicId
from district.people.person import Subject


class Reason(StrEnum):
    """Reasons for a suggestion, the strongest first."""

    TOPIC = "topic"
    SUBJECT = "subject"
    NEAR = "near"
    IDLE = "idle"
    HAS_ROOM = "has-room"


TOPICS_COUNTED = 3
"""Common topics beyond this number do not improve the rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """The compared facts of a mentor."""

    person: PersonId
    topics: frozenset[TopicId]
    subjects: frozenset[Subject]
    municipality: MunicipalityId
    capacity: int
    active: int

    @property
    def free(self) -> int:
        return self.capacity - self.active


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """The compared facts of a mentee."""

    person: PersonId
    topics: frozenset[TopicId]
    """Topics of open deficits."""
    subjects: frozenset[Subject]
    municipality: MunicipalityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    mentor: PersonId
    reasons: tuple[Reason, ...]
    topics: tuple[TopicId, ...]
    """Common topics."""


class Matching:
    """Mentors who can be asked now, indexed for ranking."""

    def __init__(self, helpers: Iterable[Helper]) -> None:
        self._helpers = sorted(
            (one for one in helpers if one.free > 0), key=lambda one: (one.active, one.person)
        )
        self._bits = {one.person: 1 << at for at, one in enumerate(self._helpers)}
        self._open = (1 << len(self._helpers)) - 1
        self._idle = 0
        self._by_topic: dict[TopicId, int] = defaultdict(int)
        self._by_subject: dict[Subject, int] = defaultdict(int)
        self._by_place: dict[MunicipalityId, int] = defaultdict(int)
        for one in self._helpers:
            bit = self._bits[one.person]
            for topic in one.topics:
                self._by_topic[topic] |= bit
            for subject in one.subjects:
                self._by_subject[subject] |= bit
            self._by_place[one.municipality] |= bit
            self._idle |= 0 if one.active else bit

    def close(self, mentor: PersonId) -> None:
        """Excludes a mentor from further suggestions."""
        self._open &= ~self._bits.get(mentor, 0)

    def suggest(
        self, seeker: Seeker, limit: int | None = None, without: Collection[PersonId] = ()
    ) -> list[Suggestion]:
        """Returns up to `limit` suggestions, best first; of equal ones the lower load first."""
        left = self._open
        for person in (seeker.person, *without):
            left &= ~self._bits.get(person, 0)
        ranked = islice(self._ranked(seeker, left), limit)
        return [self._suggestion(seeker, helper) for helper in ranked]

    def _ranked(self, seeker: Seeker, left: int) -> Iterator[Helper]:
        """Yields mentors by common topics, then subject, municipality, and having no
        mentees yet.
        """
        subject = 0
        for one in seeker.subjects:
            subject |= self._by_subject.get(one, 0)
        near = self._by_place.get(seeker.municipality, 0)
        for rank in self._by_topics_in_common(seeker, left):
            for taught in _halves(rank, subject):
                for close in _halves(taught, near):
                    for idle in _halves(close, self._idle):
                        yield from self._in_order(idle)

    def _by_topics_in_common(self, seeker: Seeker, left: int) -> Iterator[int]:
        """Yields sets with `TOPICS_COUNTED` or more common topics, then one fewer, down to none."""
        at_least = [left, *[0] * TOPICS_COUNTED]
        for topic in seeker.topics:
            with_it = self._by_topic.get(topic, 0)
            for count in range(TOPICS_COUNTED, 0, -1):
                at_least[count] |= at_least[count - 1] & with_it
        before = 0
        for those in reversed(at_least):
            yield those & ~before
            before |= those

    def _in_order(self, those: int) -> Iterator[Helper]:
        while those:
            lowest = those & -those
            yield self._helpers[lowest.bit_length() - 1]
            those ^= lowest

    @staticmethod
    def _suggestion(seeker: Seeker, helper: Helper) -> Suggestion:
        topics = tuple(sorted(seeker.topics & helper.topics))
        return Suggestion(mentor=helper.person, reasons=reasons(seeker, helper), topics=topics)


def _halves(those: int, wanted: int) -> Iterator[int]:
    """Yields the intersection with `wanted`, then the rest."""
    if those:
        yield those & wanted
        yield those & ~wanted


def reasons(seeker: Seeker, helper: Helper) -> tuple[Reason, ...]:
    """Returns all reasons for a mentor with free capacity, at least one."""
    found = {
        Reason.TOPIC: bool(seeker.topics & helper.topics),
        Reason.SUBJECT: bool(seeker.subjects & helper.subjects),
        Reason.NEAR: seeker.municipality == helper.municipality,
        Reason.IDLE: helper.active == 0,
        Reason.HAS_ROOM: 0 < helper.active < helper.capacity,
    }
    return tuple(reason for reason, is_so in found.items() if is_so)


def matched(
    queue: Sequence[tuple[MentorshipId, Seeker, Collection[PersonId]]], helpers: Iterable[Helper]
) -> list[tuple[MentorshipId, Suggestion]]:
    """Matches the queue in its order while there is capacity.

    Each mentee comes with mentors to exclude.
    """
    helpers = list(helpers)
    room = {one.person: one.free for one in helpers}
    matching = Matching(helpers)
    found = []
    for number, seeker, without in queue:
        for best in matching.suggest(seeker, 1, without):
            found.append((number, best))
            room[best.mentor] -= 1
            if room[best.mentor] <= 0:
                matching.close(best.mentor)
    return found
