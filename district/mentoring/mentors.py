"""Mentors: who stands in the district's register, and what with they help."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from district.errors import BelowPairs
from district.ids import DistrictId, GrantId, PersonId, RequestId, TopicId
from district.people.person import Person, Subject
from district.topics import Topic

CAPACITIES = (1, 2, 3)
"""How many people a mentor may take at once."""
MENTOR_TOPICS_LIMIT = 8
MENTOR_WORDS_LIMIT = 300


class TeachingLanguage(StrEnum):
    """In which a lesson is given and a mentor can be spoken to."""

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
    """What a mentor tells of themselves for the register."""

    topics: tuple[TopicId, ...]
    subjects: tuple[Subject, ...]
    languages: tuple[TeachingLanguage, ...]
    capacity: int
    words: str | None = None

    def ensure_room(self, pairs: int) -> None:
        """
        Raises:
            BelowPairs: the mentor has more people already.
        """
        if self.capacity < pairs:
            raise BelowPairs(pairs=pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A row of the register. Whoever holds the role as well is listed; before that it waits."""

    id: int
    """What a request of kind `mentor` is about."""
    person: PersonId
    district: DistrictId
    entry: Entry
    paused_at: datetime | None
    grant: GrantId | None
    """The role that came of the request, to be ended if the decision is undone."""

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """A mentor of the register, and how much they carry."""

    mentor: Mentor
    person: Person
    active: int
    proposed: int
    role_until: datetime | None
    frees_at: datetime | None
    """When the first of the pairs ends."""
    is_reachable: bool

    @property
    def free(self) -> int:
        return max(0, self.mentor.entry.capacity - self.active)

    @property
    def can_be_asked(self) -> bool:
        return self.free > 0 and not self.mentor.is_paused and self.is_reachable


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorSubject:
    """What a request to become a mentor is about, as those see it who decide."""

    mentor: Mentor
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """How somebody stands to the register."""

    mentor: Mentor | None
    topics: tuple[Topic, ...]
    holds_role: bool
    is_listed: bool
    """Has an entry for the district of the role."""
    request: RequestId | None
    """The latest request to become a mentor, while the role is not there."""
    is_waiting: bool
    """That request waits for a decision, or for an answer."""
    active: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEntry:
    """What became of the form."""

    mentor: Mentor
    request: RequestId | None
    """None: whoever holds the role needs no request."""
