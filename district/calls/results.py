"""The results of a call: drawn up for its curator, then announced to all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryPupil, EntryStatus
from district.calls.kind import Confirm, Judges, OutcomeSpec, Stage, Unit
from district.calls.ranking import Assessed, Border, Ranking, Row, passing, rank
from district.calls.review import Review, ReviewStatus
from district.council.motion import Motion, MotionStatus
from district.ids import CallId, EntryId, MotionId, PersonId
from district.people.person import Person

APPEAL_LIMIT = 1_000
"""Limit in characters of an appeal and of the answer."""
PUPIL = 10_000_000
"""Added to ids of pupils in a ranking, so that they differ from those of entries."""
SNAPSHOT = ("total", "place", "outcome")
"""Columns of an announced row, beside the means."""
JUDGED_WITH = frozenset({EntryStatus.ADMITTED, EntryStatus.ASSESSED})
ENDED = frozenset(one for one in EntryStatus if one.has_ended)
UNDECIDED = frozenset({EntryStatus.SUBMITTED, EntryStatus.RETURNED})
VOTING = frozenset({MotionStatus.DRAFT, MotionStatus.OPEN, MotionStatus.NO_QUORUM})
"""A motion that may still be adopted."""


class Step(StrEnum):
    """A curator's next step, by the action of its button."""

    NEXT = "next"
    """The best go on to the next stage."""
    JUDGE = "judge"
    """All stages are over: the ranking is drawn up."""
    TIE = "tie"
    """A tie across a border has to be decided."""
    PUT = "put"
    """The results are put to the council."""
    ANNOUNCE = "ask"
    SHEET = "sheet"
    """Scores are read from a spreadsheet."""
    OFFER = "offer"
    """A free place is offered to the next entry."""


class Waits(StrEnum):
    """A reason why the next step cannot be made."""

    OPEN = "open"
    """Entries are still accepted."""
    ADMISSION = "admission"
    REVIEWS = "reviews"
    SHEET = "sheet"
    TIE = "tie"
    MOTION = "motion"
    QUORUM = "quorum"
    """Too few have voted: it has to be put again."""
    NOBODY = "nobody"
    """There is no entry."""


WAIT_OF_JUDGES = {Judges.SHEET: Waits.SHEET, Judges.EXPERTS: Waits.REVIEWS}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenSheet:
    """Scores of a stage by code, as they were confirmed."""

    id: int
    call: CallId
    stage: str
    person: PersonId
    uploaded_at: datetime
    scores: Mapping[str, int]
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version of the results. The last one is drawn up until it is announced."""

    call: CallId
    edition: int
    order: Mapping[str, int] = field(default_factory=dict)
    """How tied ids were put in order."""
    announced_at: datetime | None = None
    rows: Mapping[str, Any] | None = None
    """The snapshot: total, place, outcome and means by id."""

    @property
    def decided(self) -> dict[int, int]:
        return {int(one): number for one, number in self.order.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    id: int
    entry: EntryId
    person: PersonId
    words: str | None
    """None: erased."""
    asked_at: datetime
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    is_granted: bool | None = None
    answer: str | None = None
    motion: MotionId | None = None
    """The last one that was put to grant it, where the council confirms results."""

    def decided(self, answer: str, by: PersonId, now: datetime, *, is_granted: bool) -> "Appeal":
        return replace(self, decided_at=now, decided_by=by, is_granted=is_granted, answer=answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The change that a granted appeal makes."""

    outcome: str
    pupil: int | None = None
    """The one concerned, of an entry whose pupils are ranked themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that the results of a call follow from."""

    call: Call
    entries: tuple[Entry, ...]
    pupils: Mapping[EntryId, Sequence[EntryPupil]]
    reviews: tuple[Review, ...]
    sheets: Mapping[str, TakenSheet]
    """The last confirmed one of each stage."""
    edition: Edition
    motion: Motion | None = None
    offered: frozenset[EntryId] = frozenset()
    """Entries whose authors were asked whether they take their outcome."""

    @property
    def ranked_pupils(self) -> Mapping[EntryId, Sequence[EntryPupil]]:
        """The pupils who are ranked themselves: a sheet has scores for each of them."""
        kind = self.call.kind
        by_sheet = all(one.judges is Judges.SHEET for one in kind.stages)
        return self.pupils if kind.unit is Unit.PUPIL and by_sheet else {}

    @property
    def owners(self) -> Mapping[int, Entry]:
        """The entries by the ids in the ranking: their own, or those of their pupils."""
        pupils = self.ranked_pupils
        return {
            id_: entry
            for entry in self.entries
            for id_ in ([PUPIL + one.id for one in pupils.get(entry.id, ())] or [entry.id])
        }

    def entry(self, id_: EntryId) -> Entry:
        return next(one for one in self.entries if one.id == id_)

    def takes(self, appeal: "Appeal", to: "Correction") -> bool:
        """Returns whether there is such an outcome, and a pupil is named where they are ranked."""
        pupils: list[int | None] = [one.id for one in self.ranked_pupils.get(appeal.entry, ())]
        return self.call.kind.outcome(to.outcome) is not None and to.pupil in (pupils or [None])

    def score(self, stage: str, code: str | None) -> int | None:
        """Returns hundredths of a point from the sheet of a stage."""
        sheet = self.sheets.get(stage)
        return sheet.scores.get(code or "") if sheet is not None else None

    @property
    def is_voted(self) -> bool:
        """Whether the council may still confirm the results that were put to it."""
        return self.motion is not None and self.motion.status in VOTING

    @property
    def judged(self) -> list[Entry]:
        return [one for one in self.entries if one.status in JUDGED_WITH]

    @property
    def stage(self) -> Stage | None:
        """The stage that is judged now: the last one that an entry has reached."""
        stages = self.call.kind.stages
        reached = {one.stage for one in self.entries}
        return next((one for one in reversed(stages) if one.id in reached), None)

    @property
    def next_stage(self) -> Stage | None:
        stages = self.call.kind.stages
        here = self.stage
        if here is None:
            return None
        return next(iter(stages[stages.index(here) + 1 :]), None)

    @property
    def at_stage(self) -> list[Entry]:
        """The entries of the present stage."""
        here = self.stage
        return [one for one in self.judged if here is not None and one.stage == here.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the ranking, with what it is about."""

    row: Row
    entry: Entry
    pupil: EntryPupil | None = None
    author: Person | None = None
    municipality: str = ""
    passes: bool | None = None
    """Whether it goes on from the present stage; None: that is the last one, or over."""

    @property
    def is_chosen(self) -> bool:
        """Whether the curator has chosen another outcome than the ranked one."""
        return self.pupil is None and self.entry.proposed is not None

    @property
    def code(self) -> str:
        code = self.entry.code if self.pupil is None else self.pupil.code
        return code or str(self.entry.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The results as their curator sees them."""

    standing: Standing
    lines: tuple[Line, ...]
    borders: tuple[Border, ...]
    wait: Waits | None
    steps: tuple[Step, ...]
    going_on: int
    """Entries that pass the present stage."""
    appeals: tuple[Appeal, ...]
    offer: Entry | None = None
    """The next one to whom a free place can be offered."""

    @property
    def may_choose(self) -> bool:
        """Whether another outcome than the ranked one may be chosen: until it is announced, and not
        where it follows from the scores of pupils, which another sheet corrects.
        """
        return not (self.standing.call.is_announced or self.standing.ranked_pupils)

    @property
    def open_appeals(self) -> tuple[Appeal, ...]:
        return tuple(one for one in self.appeals if one.decided_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """An appeal as those who decide it see it."""

    panel: Panel
    appeal: Appeal
    motion: Motion | None
    pupil: int | None = None
    """The chosen one, of an entry whose pupils are ranked."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """One whose outcome may be corrected; several: a pupil is to be chosen first."""
        own = [one for one in self.panel.lines if one.entry.id == self.appeal.entry]
        chosen = [one for one in own if one.pupil and one.pupil.id == self.pupil]
        return tuple(chosen or own)

    @property
    def is_chosen(self) -> bool:
        """Whether it is settled whose outcome may be corrected."""
        return all((one.pupil.id if one.pupil else None) == self.pupil for one in self.lines)

    @property
    def is_voted(self) -> bool:
        return self.motion is not None and self.motion.status in VOTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The results as all people see them, with the reader's own entries."""

    call: Call
    announced_at: datetime | None
    winners: tuple[Line, ...]
    """Entries with a better outcome than the last one; no pupils."""
    counts: Counter[str]
    """Entries, or pupils, by outcome."""
    own: tuple[Line, ...]
    by_municipality: tuple[tuple[int, str, int], ...]
    """Place, name and points of municipalities, whose teams the kind lets compete."""
    may_appeal: bool
    appeals: tuple[Appeal, ...] = ()
    """The reader's own."""
    said: Mapping[EntryId, tuple[str, ...]] = field(default_factory=dict)
    """Words of experts to the authors of the own entries."""
    leads: bool = False


def assessed(standing: Standing) -> tuple[Assessed, ...]:
    """Returns what is ranked: entries, or the pupils of entries."""
    counted = [one for one in standing.entries if one.status in JUDGED_WITH | ENDED]
    reviews: dict[tuple[EntryId, str], list[Review]] = {}
    for review in standing.reviews:
        if review.status is ReviewStatus.GIVEN:
            reviews.setdefault((review.entry, review.stage), []).append(review)
    pupils = standing.ranked_pupils
    alone = [
        _assessed(standing, one.id, one, one.stage or "", one.code,
                  reviews.get((one.id, one.stage or ""), ()))
        for one in counted
        if not pupils.get(one.id)
    ]  # fmt: skip
    return (*alone, *_pupils(standing, counted))


def _assessed(
    standing: Standing,
    id_: int,
    entry: Entry,
    stage: str,
    code: str | None,
    reviews: Sequence[Review] = (),
) -> Assessed:
    score = standing.score(stage, code)
    by_sheet = {one.id for one in standing.call.kind.stages if one.judges is Judges.SHEET}
    return Assessed(
        id=id_,
        nomination=entry.nomination,
        stage=stage,
        reviews=tuple(one.scores for one in reviews),
        verdicts=tuple(one.verdict for one in reviews if one.verdict is not None),
        score=score,
        is_absent=stage in by_sheet and score is None,
    )


def _pupils(standing: Standing, entries: Iterable[Entry]) -> list[Assessed]:
    """Returns the pupils, each at the last stage to which the earlier ones have let it pass."""
    kind, here, pupils = standing.call.kind, standing.stage, standing.ranked_pupils
    left = [(entry, pupil) for entry in entries for pupil in pupils.get(entry.id, ())]
    found: list[Assessed] = []
    for stage in kind.stages:
        shown = [
            _assessed(standing, PUPIL + pupil.id, entry, stage.id, pupil.code)
            for entry, pupil in left
        ]
        if here is None or stage.id == here.id:
            return [*found, *shown]
        passed = passing(kind, stage, shown)
        found += [one for one in shown if one.id not in passed]
        left = [one for one in left if PUPIL + one[1].id in passed]
    return found


def ranking_of(standing: Standing) -> Ranking:
    """Returns the ranking with the outcomes that the curator has chosen otherwise."""
    kind = standing.call.kind
    last = kind.stages[-1].id if kind.stages else ""
    made = rank(kind, last, assessed(standing), standing.edition.decided)
    chosen = {one.id: one.proposed for one in standing.entries if one.proposed is not None}
    rows = tuple(
        replace(row, outcome=chosen[EntryId(row.id)]) if row.id in chosen else row
        for row in made.rows
    )
    borders = tuple(one for one in made.borders if not one.ids <= chosen.keys())
    return Ranking(rows=rows, borders=borders)


def snapshot(rows: Iterable[Row]) -> dict[str, Any]:
    """Returns announced rows as JSON, by id."""
    return {
        str(one.id): {name: getattr(one, name) for name in SNAPSHOT} | {"means": dict(one.means)}
        for one in rows
    }


def announced_rows(standing: Standing) -> dict[int, Row]:
    """Returns the rows as they were announced, with later corrections, in their order; without
    those of entries that were annulled since.
    """
    owners = {id_: one for id_, one in standing.owners.items() if one.status in ENDED}
    rows = {int(id_): row for id_, row in (standing.edition.rows or {}).items()}
    return {
        id_: Row(id=id_, nomination=owners[id_].nomination, **row)
        for id_, row in rows.items()
        if id_ in owners
    }


def rows_of(standing: Standing) -> dict[int, Row]:
    """Returns the rows of the ranking by id: as announced, or as they would be announced now."""
    if standing.call.is_announced:
        return announced_rows(standing)
    return {one.id: one for one in ranking_of(standing).rows}


def passed_rows(standing: Standing) -> frozenset[int]:
    """Returns the ids in the ranking of entries or pupils that pass the present stage."""
    stage = standing.stage
    if stage is None:
        return frozenset()
    here = [one for one in assessed(standing) if one.stage == stage.id]
    return passing(standing.call.kind, stage, here)


def going_on(standing: Standing) -> frozenset[EntryId]:
    """Returns the entries that pass the present stage, alone or by one of their pupils."""
    owners = standing.owners
    return frozenset(owners[one].id for one in passed_rows(standing))


def ordered(edition: Edition, tied: frozenset[int], next_one: int | None) -> dict[str, int]:
    """Returns the order of ties with one more, below the tied ones that are in it already; None:
    with all the others, who share that place. The last one needs no decision.
    """
    order = dict(edition.order)
    number = 1 + sum(str(one) in order for one in tied)
    left = {one for one in tied if str(one) not in order}
    for one in left if next_one is None else left & {next_one}:
        order[str(one)] = number
    rest = left - {next_one}
    if next_one is not None and len(rest) == 1:
        order[str(rest.pop())] = number + 1
    return order


def best_outcome(specs: Sequence[OutcomeSpec], given: Iterable[str | None]) -> str | None:
    """Returns the best outcome, which is the first in the kind; None: there is none."""
    known = set(given)
    return next((one.id for one in specs if one.id in known), None)


def waits_for(standing: Standing, now: datetime) -> Waits | None:
    """Returns what the next step of the results waits for; None: it may be made."""
    if standing.call.status is CallStatus.PUBLISHED:
        return _waits_to_judge(standing, now)
    if standing.call.status is not CallStatus.JUDGED:
        return None
    if standing.motion is not None and standing.is_voted:
        lacks = standing.motion.status is MotionStatus.NO_QUORUM
        return Waits.QUORUM if lacks else Waits.MOTION
    return Waits.TIE if ranking_of(standing).borders else None


def _waits_to_judge(standing: Standing, now: datetime) -> Waits | None:
    stage, here = standing.stage, standing.at_stage
    if standing.call.is_open(now):
        return Waits.OPEN
    if any(one.status in UNDECIDED for one in standing.entries):
        return Waits.ADMISSION
    if stage is None or not here:
        return Waits.NOBODY
    is_judged = all(one.status is EntryStatus.ASSESSED for one in here)
    return None if is_judged else WAIT_OF_JUDGES.get(stage.judges)


def steps_of(standing: Standing, now: datetime) -> tuple[Step, ...]:
    """Returns what a curator may do now, the most wanted first."""
    call, wait = standing.call, waits_for(standing, now)
    if call.status is CallStatus.PUBLISHED:
        stage = standing.stage
        by_sheet = stage is not None and stage.judges is Judges.SHEET
        steps = [Step.SHEET] if by_sheet and wait in {None, Waits.SHEET} else []
        if wait is None:
            goes_on = standing.next_stage is not None and going_on(standing)
            steps.insert(0, Step.NEXT if goes_on else Step.JUDGE)
        return tuple(steps)
    if call.is_announced and next_offer(standing) is not None:
        return (Step.OFFER,)
    if call.status is not CallStatus.JUDGED or standing.is_voted:
        return ()
    if wait is Waits.TIE:
        return (Step.TIE,)
    if call.kind.rules.confirm is Confirm.COUNCIL:
        return (Step.PUT,)
    return (Step.ANNOUNCE,)


def may_appeal(call: Call, announced_at: datetime | None, now: datetime) -> bool:
    """Returns whether an appeal comes in time."""
    days = call.kind.rules.appeal_days
    return announced_at is not None and now < announced_at + timedelta(days=days)


def by_municipality(rows: Iterable[Line]) -> tuple[tuple[int, str, int], ...]:
    """Returns place, name and points, the best first. Points are the sum of totals, in hundredths;
    equal ones share a place.
    """
    points = Counter[str]()
    for one in rows:
        points[one.municipality] += one.row.total or 0
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        (1 + sum(more > each for more in points.values()), name, each) for name, each in ranked
    )


def next_offer(standing: Standing) -> tuple[Entry, OutcomeSpec] | None:
    """Returns the best entry to which a free place can be offered, and its new outcome.

    A place is free again when its author has declined, or the entry was annulled.
    """
    outcomes = standing.call.kind.outcomes
    for at, spec in enumerate(outcomes):
        if not spec.asks_author or spec.places is None:
            continue
        later, least = {one.id for one in outcomes[at + 1 :]}, (spec.from_ or 0) * 100
        taken = Counter(
            _group(spec, one)
            for one in standing.entries
            if one.outcome == spec.id and one.status in {EntryStatus.OFFERED, EntryStatus.SETTLED}
        )
        waiting = [
            one
            for one in standing.entries
            if one.status is EntryStatus.SETTLED
            and one.outcome in later
            and one.place is not None
            and (one.total or 0) >= least
            and one.id not in standing.offered
            and taken[_group(spec, one)] < spec.places
        ]
        if waiting:
            return min(waiting, key=lambda one: (one.place or 0, one.id)), spec
    return None


def _group(spec: OutcomeSpec, entry: Entry) -> str | None:
    return entry.nomination if spec.each_nomination else None
