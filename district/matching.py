"""Who could help whom, and why: mentors ranked for a mentee, each with reasons that are true.

By inverted indexes: a mentee is compared only with mentors who share a topic, a subject or the
municipality, and those who have nothing in common follow by how little they carry.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from district.ids import MentorshipId, MunicipalityId, PersonId, TopicId
from district.people import Subject


class Reason(StrEnum):
    """Why a mentor is suggested; the strongest first."""

    TOPIC = "topic"
    SUBJECT = "subject"
    NEAR = "near"
    IDLE = "idle"
    HAS_ROOM = "has-room"


_WEIGHTS: Mapping[Reason, int] = {
    Reason.TOPIC: 80,
    Reason.SUBJECT: 40,
    Reason.NEAR: 20,
    Reason.IDLE: 10,
    Reason.HAS_ROOM: 0,
}
TOPICS_COUNTED = 3
"""More topics in common than these bring a mentor no further forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """What is compared of a mentor."""

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
    """What is compared of a mentee."""

    person: PersonId
    topics: frozenset[TopicId]
    """Of open deficits."""
    subjects: frozenset[Subject]
    municipality: MunicipalityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    mentor: PersonId
    reasons: tuple[Reason, ...]
    topics: tuple[TopicId, ...]
    """Those in common."""


class Matching:
    """The mentors that can be asked now, ready to be ranked for many mentees."""

    def __init__(self, helpers: Iterable[Helper]) -> None:
        self._helpers = sorted(
            (one for one in helpers if one.free > 0), key=lambda one: (one.active, one.person)
        )
        self._by_topic: dict[TopicId, list[int]] = defaultdict(list)
        self._by_subject: dict[Subject, list[int]] = defaultdict(list)
        self._by_place: dict[MunicipalityId, list[int]] = defaultdict(list)
        for at, one in enumerate(self._helpers):
            for topic in one.topics:
                self._by_topic[topic].append(at)
            for subject in one.subjects:
                self._by_subject[subject].append(at)
            self._by_place[one.municipality].append(at)

    def suggest(
        self,
        seeker: Seeker,
        limit: int | None = None,
        without: Collection[PersonId] = (),
    ) -> list[Suggestion]:
        """The best first, at most `limit`; of two alike the one who carries less."""
        return [
            self._suggestion(seeker, self._helpers[at])
            for at in self._ranked(seeker, limit, {seeker.person, *without})
        ]

    def _ranked(self, seeker: Seeker, limit: int | None, without: set[PersonId]) -> list[int]:
        scores = self._scores(seeker)
        in_common = [at for at in scores if self._helpers[at].person not in without]
        in_common.sort(key=lambda at: (-scores[at], at))
        if limit is not None and len(in_common) >= limit:
            return in_common[:limit]
        known = scores.keys()
        others = (
            at
            for at, one in enumerate(self._helpers)
            if at not in known and one.person not in without
        )
        ranked = in_common + list(others)
        return ranked if limit is None else ranked[:limit]

    def _scores(self, seeker: Seeker) -> dict[int, int]:
        """Of those who have something in common; being idle alone is nothing in common."""
        shared: dict[int, int] = defaultdict(int)
        for topic in seeker.topics:
            for at in self._by_topic.get(topic, ()):
                shared[at] += 1
        scores = {
            at: _WEIGHTS[Reason.TOPIC] * min(count, TOPICS_COUNTED) for at, count in shared.items()
        }
        taught = {at for one in seeker.subjects for at in self._by_subject.get(one, ())}
        for at in taught:
            scores[at] = scores.get(at, 0) + _WEIGHTS[Reason.SUBJECT]
        for at in self._by_place.get(seeker.municipality, ()):
            scores[at] = scores.get(at, 0) + _WEIGHTS[Reason.NEAR]
        for at in scores:
            if not self._helpers[at].active:
                scores[at] += _WEIGHTS[Reason.IDLE]
        return scores

    @staticmethod
    def _suggestion(seeker: Seeker, helper: Helper) -> Suggestion:
        topics = tuple(sorted(seeker.topics & helper.topics))
        return Suggestion(mentor=helper.person, reasons=reasons(seeker, helper), topics=topics)


def reasons(seeker: Seeker, helper: Helper) -> tuple[Reason, ...]:
    """All that speaks for a mentor with room, at least one."""
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
    """A pair for each of the queue as long as there is room: whoever came first has the choice.

    With each goes whom they cannot be given.
    """
    helpers = list(helpers)
    room = {one.person: one.free for one in helpers}
    full: set[PersonId] = set()
    matching = Matching(helpers)
    found = []
    for number, seeker, without in queue:
        best = next(iter(matching.suggest(seeker, 1, full | set(without))), None)
        if best is None:
            continue
        found.append((number, best))
        room[best.mentor] -= 1
        if room[best.mentor] <= 0:
            full.add(best.mentor)
    return found
