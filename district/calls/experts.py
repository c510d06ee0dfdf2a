"""The register of experts, and the assignment of a call as curators see it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from district.calls.assigning import (
    LOAD_LIMIT,
    Conflict,
    Conflicts,
    Expert,
    Plan,
    Task,
    assign,
    is_barred,
    next_of,
)
from district.calls.call import Call
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Stage
from district.calls.review import Review
from district.ids import EntryId, PersonId, TopicId
from district.people.person import Person
from district.topics import Area

LOAD_LIMITS = (1, 2, 3, 5, 8, 10, 15, 25)
"""Limits of open reviews that an expert may choose."""
EXPERT_TOPICS_LIMIT = 12
UNDO = timedelta(seconds=60)
"""Time in which an assignment is undone; its letters wait that long."""


class Pause(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    def until(self, now: datetime) -> datetime:
        return now + timedelta(days={Pause.WEEK: 7, Pause.MONTH: 30}.get(self, 90))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertEntry:
    """The choices of an expert or a methodist; the role itself is a grant."""

    person: PersonId
    topics: tuple[TopicId, ...] = ()
    load_limit: int = LOAD_LIMIT
    paused_until: datetime | None = None

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > now


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertLoad:
    """An expert of the register with load."""

    person: Person
    entry: ExpertEntry
    load: int
    """Open reviews of all calls."""
    is_paused: bool

    @property
    def compared(self) -> Expert | None:
        profile = self.person.profile
        if profile is None:
            return None
        return Expert(
            person=self.person.id,
            organization=profile.organization.id,
            municipality=profile.municipality.id,
            topics=frozenset(self.entry.topics),
            limit=self.entry.load_limit,
            load=self.load,
            is_paused=self.is_paused,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnExpertEntry:
    """The settings of an expert or a methodist with the topics that may be chosen."""

    entry: ExpertEntry
    areas: tuple[Area, ...]
    load: int
    is_paused: bool
    judges: bool = True
    """Whether the person is an expert; a methodist has no limit of reviews."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The facts of an assignment."""

    call: Call
    stage: Stage | None
    """The one that is planned; None: no entry waits for experts."""
    entries: Mapping[EntryId, Entry]
    tasks: Mapping[EntryId, Task]
    register: Mapping[PersonId, ExpertLoad]
    conflicts: Conflicts

    @property
    def experts(self) -> list[Expert]:
        return [made for one in self.register.values() if (made := one.compared) is not None]

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """The entries of the stage that are not assessed yet."""
        here = (EntryStatus.ADMITTED, self.stage.id if self.stage else "")
        return tuple(one for one in self.entries.values() if (one.status, one.stage) == here)

    def plan(self) -> Plan:
        return assign(
            [self.tasks[one.id] for one in self.waiting],
            self.experts,
            self.conflicts,
            per_entry=self.stage.experts if self.stage else 0,
            seed=self.call.id,
        )

    def next_of(self, entry: EntryId, *, beyond_limits: bool) -> PersonId | None:
        """Returns whom to ask next about an entry, beyond the limits of load only if need be."""
        found = next_of(self.tasks[entry], self.experts, self.conflicts)
        if found is None and beyond_limits:
            unlimited = [replace(one, limit=one.load + 1) for one in self.experts]
            found = next_of(self.tasks[entry], unlimited, self.conflicts)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The assignment of a call's stage, before or after it was carried out."""

    facts: Compared
    plan: Plan
    is_stale: bool = False
    """Whether another plan was shown to the curator who pressed."""
    asked_at: datetime | None = None
    """When it was carried out; None: it is a preview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryExperts:
    """An entry with its reviews, and who else could judge it."""

    call: Call
    entry: Entry
    stage: Stage
    reviews: tuple[tuple[Review, Person | None], ...]
    reserves: tuple[Person, ...]
    candidates: tuple[ExpertLoad, ...]
    """The best first; those with hard conflicts last."""
    conflicts: Mapping[PersonId, tuple[Conflict, ...]]
    """Also of those who judge it."""

    def can_ask(self, person: PersonId) -> bool:
        return not is_barred(self.conflicts.get(person, ()))
