"""Mentors: the district's register and load."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from district.errors import BelowPairs
from district.ids import DistrictId, GrantId, PersonId, RequestId, TopicId
from district.people.person import Person, Subject
from district.requests.request import RequestKind
from district.requests.subject import SubjectFacts
from district.topics import Topic

MENTOR_KIND = RequestKind("mentor")

CAPACITIES = (1, 2, 3)
"""Limits of mentees that a mentor may choose."""
MENTOR_TOPICS_LIMIT = 8
MENTOR_WORDS_LIMIT = 300


class TeachingLanguage(StrEnum):
    """Languages of lessons and of talking to a mentor."""

    RUSSIAN = "russian"
    AVAR = "avar"
    DARGIN = "dargin"
    KUMYK = "kumyk"
    LEZGIN = "lezgin"
    LAK = "lak"
    TABASARAN = "tabasaran"
    AZERBAIJANI = "azerbaijani"
    NOGAI = "nogai"
    CHECHEN = "chechen"
    AGUL = "agul"
    RUTUL = "rutul"
    TSAKHUR = "tsakhur"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A mentor's register entry."""

    topics: tuple[TopicId, ...]
    subjects: tuple[Subject, ...]
    languages: tuple[TeachingLanguage, ...]
    capacity: int
    words: str | None = None

    def ensure_room(self, pairs: int) -> None:
        """Checks the capacity.

        Raises:
            BelowPairs: there are more active pairs.
        """
        if self.capacity < pairs:
            raise BelowPairs(pairs=pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A row of the register; listed only while the person holds the mentor role."""

    id: int
    """Subject id of requests of kind `mentor`."""
    person: PersonId
    district: DistrictId
    entry: Entry
    paused_at: datetime | None
    grant: GrantId | None
    """The role that the request led to; ended if the decision is undone."""

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """A mentor of the register with load."""

    mentor: Mentor
    person: Person
    active: int
    proposed: int
    role_until: datetime | None
    frees_at: datetime | None
    """End of the first pair."""
    is_reachable: bool

    @property
    def free(self) -> int:
        return max(0, self.mentor.entry.capacity - self.active)

    @property
    def can_be_asked(self) -> bool:
        return self.free > 0 and not self.mentor.is_paused and self.is_reachable


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorSubject(SubjectFacts):
    """A request to become a mentor as its deciders see it."""

    mentor: Mentor
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """A person's relation to the register."""

    mentor: Mentor | None
    topics: tuple[Topic, ...]
    holds_role: bool
    is_listed: bool
    """Whether there is an entry for the district of the role."""
    request: RequestId | None
    """The latest request to become a mentor, while there is no role."""
    is_waiting: bool
    """Whether the request waits for a decision or a reply."""
    active: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEntry:
    """The result of sending the form."""

    mentor: Mentor
    request: RequestId | None
    """None if the person holds the role already."""
