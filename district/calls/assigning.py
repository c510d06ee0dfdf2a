"""Assignment of entries to experts: conflicts with their reasons, balanced loads, reserves.

A greedy pass over the entries, those with the fewest eligible experts first, and one improving
pass. Deterministic: the order of the arguments does not matter, and a run over entries that
already have experts adds only what is missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from district.ids import EntryId, MunicipalityId, OrganizationId, PersonId, TopicId

LOAD_LIMIT = 5
"""Open reviews of an expert who has chosen no limit."""
RESERVES = 2
"""Experts who are asked in turn when one declines or does not answer."""
OFTEN = 2
"""Entries of the same author judged in a year, from which a curator is warned."""
_SOFT_COST = 10
"""A topic that fits never outweighs a soft conflict."""


class Conflict(StrEnum):
    AUTHOR = "author"
    COAUTHOR = "coauthor"
    ORGANIZATION = "organization"
    """The same now, or when the entry was sent."""
    PAIR = "pair"
    """Mentor and mentee now, or until less than 12 months ago."""
    OWN_ENTRY = "own-entry"
    """The expert competes in the same call and nomination."""
    DECLINED = "declined"
    SILENT = "silent"
    """Asked earlier, without an answer in time."""
    MUNICIPALITY = "municipality"
    OFTEN = "often"
    UNREGISTERED = "unregistered"
    """A co-author is known by name only, so conflicts with that person are not known."""

    @property
    def is_hard(self) -> bool:
        """A soft conflict warns the curator; the expert is chosen after all others."""
        return self not in SOFT


def is_barred(found: Iterable[Conflict]) -> bool:
    """Returns whether an expert with these conflicts may not judge."""
    return any(one.is_hard for one in found)


SOFT = frozenset({Conflict.MUNICIPALITY, Conflict.OFTEN, Conflict.UNREGISTERED})


class Absence(StrEnum):
    PAUSED = "paused"
    FULL = "full"


Why = Conflict | Absence


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """The compared facts of an expert."""

    person: PersonId
    organization: OrganizationId | None
    municipality: MunicipalityId | None
    topics: frozenset[TopicId] = frozenset()
    limit: int = LOAD_LIMIT
    load: int = 0
    """Open reviews of all calls."""
    is_paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The compared facts of an entry."""

    entry: EntryId
    author: PersonId
    coauthors: frozenset[PersonId] = frozenset()
    organizations: frozenset[OrganizationId] = frozenset()
    """The entry's when it was sent, and those of its people now."""
    municipality: MunicipalityId | None = None
    topic: TopicId | None = None
    nomination: str | None = None
    has_unregistered: bool = False
    asked: frozenset[PersonId] = frozenset()
    """Experts with a review that counts or may come to count."""
    declined: frozenset[PersonId] = frozenset()
    silent: frozenset[PersonId] = frozenset()
    reserves: tuple[PersonId, ...] = ()

    @property
    def people(self) -> frozenset[PersonId]:
        return self.coauthors | {self.author}

    @property
    def times_asked(self) -> int:
        return len(self.asked | self.declined | self.silent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Connections of experts with the people of a call."""

    pairs: Mapping[PersonId, frozenset[PersonId]] = field(default_factory=dict)
    """Mentors and mentees, in both directions."""
    entered: Mapping[PersonId, frozenset[str | None]] = field(default_factory=dict)
    """Nominations of the call in which a person has a live entry."""
    judged: Mapping[tuple[PersonId, PersonId], int] = field(default_factory=dict)
    """Entries that an expert has judged for an author in the last 12 months."""
    apart_by_municipality: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Experts whom a run adds to an entry."""

    entry: EntryId
    experts: tuple[PersonId, ...]
    reserves: tuple[PersonId, ...]
    """All reserves, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    entry: EntryId
    missing: int
    because: tuple[tuple[PersonId, tuple[Why, ...]], ...]
    """The experts who were not chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    given: tuple[Assignment, ...]
    left_out: tuple[LeftOut, ...]
    loads: Mapping[PersonId, int]
    """Open reviews of each expert once the plan is carried out."""
    doubts: tuple[tuple[EntryId, PersonId, tuple[Conflict, ...]], ...]
    """Soft conflicts of the chosen experts."""

    @property
    def reviews(self) -> int:
        return sum(len(one.experts) for one in self.given)

    @property
    def version(self) -> str:
        """Differs if another plan is shown."""
        shown = [(one.entry, one.experts, one.reserves) for one in self.given]
        missing = [(one.entry, one.missing) for one in self.left_out]
        return blake2b(repr((shown, missing)).encode(), digest_size=4).hexdigest()


Conflicts = Mapping[EntryId, Mapping[PersonId, tuple[Conflict, ...]]]


def conflicts_of(task: Task, expert: Expert, ties: Ties) -> tuple[Conflict, ...]:
    """Returns all conflicts, hard ones first. People and organizations are compared by ids."""
    found = {
        Conflict.AUTHOR: expert.person == task.author,
        Conflict.COAUTHOR: expert.person in task.coauthors,
        Conflict.ORGANIZATION: expert.organization in task.organizations,
        Conflict.PAIR: not task.people.isdisjoint(ties.pairs.get(expert.person, ())),
        Conflict.OWN_ENTRY: task.nomination in ties.entered.get(expert.person, ()),
        Conflict.DECLINED: expert.person in task.declined,
        Conflict.SILENT: expert.person in task.silent,
        Conflict.MUNICIPALITY: ties.apart_by_municipality
        and expert.municipality is not None
        and expert.municipality == task.municipality,
        Conflict.OFTEN: ties.judged.get((expert.person, task.author), 0) >= OFTEN,
        Conflict.UNREGISTERED: task.has_unregistered,
    }
    return tuple(conflict for conflict, is_so in found.items() if is_so)


def conflicts_between(tasks: Iterable[Task], experts: Sequence[Expert], ties: Ties) -> Conflicts:
    """Returns the conflicts of every entry with every expert; pairs without one are left out."""
    return {
        task.entry: {
            expert.person: found
            for expert in experts
            if (found := conflicts_of(task, expert, ties))
        }
        for task in tasks
    }


def assign(
    tasks: Iterable[Task],
    experts: Iterable[Expert],
    conflicts: Conflicts,
    *,
    per_entry: int,
    reserves: int = RESERVES,
    seed: int = 0,
) -> Plan:
    """Returns who is to be asked about each entry, and in which order the reserves are asked.

    No expert has a hard conflict, is paused or exceeds the limit of load. If all experts are
    eligible for all entries and begin with equal loads, their loads differ by at most 1.
    """
    run = _Run(tasks, experts, conflicts, per_entry, seed)
    run.choose()
    run.fill()
    run.improve()
    return run.plan(reserves)


class _Run:
    """The state of one run."""

    def __init__(
        self,
        tasks: Iterable[Task],
        experts: Iterable[Expert],
        conflicts: Conflicts,
        per_entry: int,
        seed: int,
    ) -> None:
        self._per_entry, self._seed, self._conflicts = per_entry, seed, conflicts
        self._experts = {one.person: one for one in sorted(experts, key=lambda one: one.person)}
        self._load = {person: one.load for person, one in self._experts.items()}
        self._tasks = {one.entry: one for one in sorted(tasks, key=lambda one: one.entry)}
        self._costs = {
            entry: {
                person: self._cost(task, expert)
                for person, expert in self._experts.items()
                if self._is_eligible(task, expert)
            }
            for entry, task in self._tasks.items()
        }
        self._chosen: dict[EntryId, set[PersonId]] = {entry: set() for entry in self._tasks}
        self._work: dict[PersonId, set[EntryId]] = defaultdict(set)

    def choose(self) -> None:
        for task in self._hardest_first():
            for person in self._able(task)[: self._missing(task)]:
                self._take(task.entry, person)

    def fill(self) -> None:
        """Gives an entry without enough experts one who hands another entry on."""
        for task in self._hardest_first():
            for person in sorted(self._free_of(task), key=lambda one: self._rank(task, one)):
                if not self._missing(task) or not any(map(self._has_room, self._experts)):
                    break
                if any(self._hand_on(entry, person) for entry in sorted(self._work[person])):
                    self._take(task.entry, person)

    def improve(self) -> None:
        """Moves reviews from heavier to lighter loads, then swaps them for better topics."""
        for entry, costs in self._costs.items():
            for person in sorted(self._chosen[entry]):
                for other in self._able(self._tasks[entry]):
                    is_lighter = self._load[other] + 1 < self._load[person]
                    if is_lighter and costs[other] // _SOFT_COST <= costs[person] // _SOFT_COST:
                        self._move(entry, person, other)
                        break
        for entry in self._costs:
            for person in sorted(self._chosen[entry]):
                self._swap(entry, person)

    def plan(self, reserves: int) -> Plan:
        given, left_out = [], []
        waiting: dict[PersonId, int] = defaultdict(int)
        for task in self._hardest_first():
            held = self._reserves(task, reserves, waiting)
            chosen = tuple(sorted(self._chosen[task.entry]))
            if chosen or held != task.reserves:
                given.append(Assignment(entry=task.entry, experts=chosen, reserves=held))
            if missing := self._missing(task):
                because = tuple(self._because(task))
                left_out.append(LeftOut(entry=task.entry, missing=missing, because=because))
        return Plan(
            given=tuple(sorted(given, key=lambda one: one.entry)),
            left_out=tuple(sorted(left_out, key=lambda one: one.entry)),
            loads=dict(self._load),
            doubts=tuple(self._doubts()),
        )

    def _is_eligible(self, task: Task, expert: Expert) -> bool:
        found = self._found(task.entry, expert.person)
        return not (expert.is_paused or expert.person in task.asked or is_barred(found))

    def _found(self, entry: EntryId, person: PersonId) -> tuple[Conflict, ...]:
        return self._conflicts.get(entry, {}).get(person, ())

    def _cost(self, task: Task, expert: Expert) -> int:
        """Lowest for experts without conflicts, and among these for those of the topic."""
        soft = len(self._found(task.entry, expert.person))
        return _SOFT_COST * soft + (task.topic not in expert.topics)

    def _rank(self, task: Task, person: PersonId) -> tuple[int, int, int, bytes]:
        cost = self._costs[task.entry][person]
        return cost // _SOFT_COST, self._load[person], cost, self._lot(task.entry, person)

    def _lot(self, entry: EntryId, person: PersonId) -> bytes:
        """Decides between equals, alike in every run."""
        return blake2b(f"{self._seed} {entry} {person}".encode(), digest_size=8).digest()

    def _hardest_first(self) -> list[Task]:
        eligible = {entry: len(costs) for entry, costs in self._costs.items()}
        return sorted(self._tasks.values(), key=lambda one: (eligible[one.entry], one.entry))

    def _missing(self, task: Task) -> int:
        return max(0, self._per_entry - len(task.asked) - len(self._chosen[task.entry]))

    def _has_room(self, person: PersonId) -> bool:
        return self._load[person] < self._experts[person].limit

    def _free_of(self, task: Task) -> list[PersonId]:
        """Returns eligible experts who do not judge the entry."""
        chosen = self._chosen[task.entry]
        return [person for person in self._costs[task.entry] if person not in chosen]

    def _able(self, task: Task) -> list[PersonId]:
        """Returns eligible experts with room who do not judge the entry, the best first."""
        able = [person for person in self._free_of(task) if self._has_room(person)]
        return sorted(able, key=lambda person: self._rank(task, person))

    def _take(self, entry: EntryId, person: PersonId) -> None:
        self._chosen[entry].add(person)
        self._work[person].add(entry)
        self._load[person] += 1

    def _move(self, entry: EntryId, from_: PersonId, to: PersonId) -> None:
        self._chosen[entry].discard(from_)
        self._work[from_].discard(entry)
        self._load[from_] -= 1
        self._take(entry, to)

    def _hand_on(self, entry: EntryId, person: PersonId) -> bool:
        """Returns whether another expert with room could take the entry from this one."""
        able = self._able(self._tasks[entry])
        if able:
            self._move(entry, person, able[0])
        return bool(able)

    def _swap(self, entry: EntryId, person: PersonId) -> None:
        """Exchanges the review with the one that lowers the costs of both together the most."""
        costs, best, gain = self._costs[entry], None, 0
        for other in self._free_of(self._tasks[entry]):
            if costs[other] >= costs[person]:
                continue
            for second in sorted(self._work[other]):
                theirs = self._costs[second]
                if person not in theirs or person in self._chosen[second]:
                    continue
                saved = costs[person] - costs[other] + theirs[other] - theirs[person]
                if saved > gain:
                    best, gain = (other, second), saved
        if best is not None:
            other, second = best
            self._move(entry, person, other)
            self._move(second, other, person)

    def _reserves(
        self, task: Task, wanted: int, waiting: dict[PersonId, int]
    ) -> tuple[PersonId, ...]:
        """Keeps the reserves who are still eligible, and adds those with the least to do."""
        free = set(self._free_of(task))
        held = [person for person in task.reserves if person in free][:wanted]
        others = sorted(
            free.difference(held), key=lambda one: (waiting[one], self._rank(task, one))
        )
        found = (*held, *others[: wanted - len(held)])
        for person in found:
            waiting[person] += 1
        return found

    def _because(self, task: Task) -> Iterator[tuple[PersonId, tuple[Why, ...]]]:
        for person in sorted(self._experts.keys() - task.asked - self._chosen[task.entry]):
            found: list[Why] = list(self._found(task.entry, person))
            if self._experts[person].is_paused:
                found.append(Absence.PAUSED)
            elif not self._has_room(person):
                found.append(Absence.FULL)
            yield person, tuple(found)

    def _doubts(self) -> Iterator[tuple[EntryId, PersonId, tuple[Conflict, ...]]]:
        for entry, chosen in self._chosen.items():
            for person in sorted(chosen):
                if found := self._found(entry, person):
                    yield entry, person, found


def next_of(task: Task, experts: Sequence[Expert], conflicts: Conflicts) -> PersonId | None:
    """Returns whom to ask next: the first eligible reserve with room, else the best other expert.
    None if there is none.
    """
    reserves = [[one for one in experts if one.person == person] for person in task.reserves]
    for able in (*reserves, experts):
        plan = assign([task], able, conflicts, per_entry=len(task.asked) + 1, reserves=0)
        if plan.reviews:
            return plan.given[0].experts[0]
    return None
