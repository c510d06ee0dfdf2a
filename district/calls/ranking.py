"""Ranking what was judged: totals, places, ties, outcomes.

Everything is computed in integers: totals in hundredths of 0–100, means of marks in hundredths of a
mark. What is compared is what is shown, so that people can check it by hand. Pure: the ranking
follows from the kind, the scores and the decided ties alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from district.calls.kind import Aggregate, Kind, OutcomeSpec, Stage, Verdict

WHOLE = 10_000
"""The best total, in hundredths."""
COUNCIL = "council"
"""Among the tie-breakers: people decide."""

Scores = Mapping[str, int]
"""Marks by criterion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An entry, or a pupil of one, with all that it was given in the stage it has reached."""

    id: int
    nomination: str | None = None
    stage: str
    reviews: tuple[Scores, ...] = ()
    """Marks of each review that is given."""
    verdicts: tuple[Verdict, ...] = ()
    score: int | None = None
    """Hundredths of a point, from a sheet."""
    is_absent: bool = False
    """Whether a sheet has no score for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the ranking. `place` and `outcome` are None if it did not take part."""

    id: int
    nomination: str | None
    total: int | None
    means: Mapping[str, int] = field(default_factory=dict)
    """By criterion, in hundredths of a mark."""
    spread: int = 0
    """Distance between the highest and the lowest total of its reviews."""
    is_wide: bool = False
    """Whether its experts differ more than the kind allows."""
    verdict: Verdict | None = None
    is_absent: bool = False
    has_reached: bool = False
    """Whether it has reached the stage that is ranked."""
    place: int | None = None
    is_tied: bool = False
    """Whether it shares its place."""
    outcome: str | None = None

    @property
    def is_ranked(self) -> bool:
        return self.has_reached and self.total is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A tie across the border of an outcome, which people have to decide."""

    outcome: str
    ids: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    rows: tuple[Row, ...]
    """By nomination and place."""
    borders: tuple[Border, ...] = ()
    """Undecided; they block announcing."""

    def row(self, id_: int) -> Row:
        return next(one for one in self.rows if one.id == id_)


def total_of(kind: Kind, stage: str, scores: Scores) -> int | None:
    """Returns the total of a review. None: it has no marks.

    Criteria without a mark are left out, so that 100 can be reached without them.
    """
    marked = [one for one in kind.criteria_of(stage) if one.id in scores]
    weight = sum(one.weight for one in marked)
    if not weight:
        return None
    points = sum((Fraction(one.weight * scores[one.id], one.scale) for one in marked), Fraction())
    return half_up(points / weight * WHOLE)


def half_up(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def aggregate(how: Aggregate, totals: Sequence[int]) -> int | None:
    """Returns the mean or the median of totals, rounded half up. None: there are none."""
    if not totals:
        return None
    if how is Aggregate.MEAN:
        return half_up(Fraction(sum(totals), len(totals)))
    ordered, middle = sorted(totals), len(totals) // 2
    if len(totals) % 2:
        return ordered[middle]
    return half_up(Fraction(ordered[middle - 1] + ordered[middle], 2))


def spread(totals: Iterable[int]) -> int:
    """Returns the distance between the highest and the lowest total."""
    known = list(totals)
    return max(known) - min(known) if known else 0


def share_of(number: int, percent: int) -> int:
    """Returns how many places are a percentage, rounded up."""
    return -(-number * percent // 100)


def passing(kind: Kind, stage: Stage, assessed: Iterable[Assessed]) -> frozenset[int]:
    """Returns the ids that go on from a stage to the next one. A tie at the border goes on."""
    percent = 100 if stage.best_percent is None else stage.best_percent
    least = (stage.pass_from or 0) * 100
    found: set[int] = set()
    for ranked in _groups(_measure(kind, stage.id, one) for one in assessed):
        most, place = share_of(len(ranked), percent), 1
        for tie in _ties(kind, ranked, {}):
            if place <= most and _total(tie[0]) >= least:
                found |= {one.id for one in tie}
            place += len(tie)
    return frozenset(found)


def rank(
    kind: Kind, stage: str, assessed: Iterable[Assessed], decided: Mapping[int, int] | None = None
) -> Ranking:
    """Ranks all of a call. `stage`: the last one; what fell out earlier has no place.

    `decided`: how people have put tied ids in order; equal numbers share a place. Every row but
    those of absent ones has an outcome: the first of the kind whose conditions it meets, or the
    last one.
    """
    order = decided or {}
    rows = {one.id: _measure(kind, stage, one) for one in assessed}
    is_each = any(one.each_nomination for one in kind.outcomes)
    for ranked in _groups(rows.values(), is_each=is_each):
        place = 1
        for tie in _ties(kind, ranked, order):
            for one in tie:
                rows[one.id] = replace(one, place=place, is_tied=len(tie) > 1)
            place += len(tie)
    borders = _give_outcomes(kind, rows, order)
    done = sorted(rows.values(), key=lambda one: _line(one, is_each=is_each))
    return Ranking(rows=tuple(done), borders=tuple(borders))


def _line(row: Row, *, is_each: bool) -> tuple[str, float, int]:
    nomination = (row.nomination or "") if is_each else ""
    return (nomination, row.place or float("inf"), row.id)


def _measure(kind: Kind, stage: str, one: Assessed) -> Row:
    rules = kind.rules
    found = (total_of(kind, one.stage, scores) for scores in one.reviews)
    totals = [total for total in found if total is not None]
    total = aggregate(rules.aggregate, totals)
    if one.score is not None:
        total = half_up(Fraction(one.score * 100, rules.max_score or 100))
    is_wide = rules.spread is not None and spread(totals) > rules.spread * 100
    return Row(
        id=one.id,
        nomination=one.nomination,
        total=total,
        means=_means(kind, one),
        spread=spread(totals),
        is_wide=is_wide or len(set(one.verdicts)) > 1,
        verdict=leading_verdict(one.verdicts),
        is_absent=one.is_absent,
        has_reached=one.stage == stage and not one.is_absent,
    )


def _means(kind: Kind, one: Assessed) -> dict[str, int]:
    means = {}
    for criterion in kind.criteria_of(one.stage):
        marks = [scores[criterion.id] * 100 for scores in one.reviews if criterion.id in scores]
        mean = aggregate(kind.rules.aggregate, marks)
        if mean is not None:
            means[criterion.id] = mean
    return means


def leading_verdict(given: Sequence[Verdict]) -> Verdict | None:
    """Returns the verdict of most experts; None: there is none, or they are at odds."""
    leading = Counter(given).most_common(2)
    if not leading or (len(leading) > 1 and leading[0][1] == leading[1][1]):
        return None
    return leading[0][0]


def _total(row: Row) -> int:
    return row.total or 0


def _groups(rows: Iterable[Row], *, is_each: bool = True) -> list[list[Row]]:
    """Returns the ranked rows of each nomination, or all of them together."""
    groups: dict[str | None, list[Row]] = {}
    for one in rows:
        if one.is_ranked:
            groups.setdefault(one.nomination if is_each else None, []).append(one)
    return list(groups.values())


def _ties(kind: Kind, ranked: Iterable[Row], decided: Mapping[int, int]) -> Iterator[list[Row]]:
    """Yields rows that are equal by total and all tie-breakers, the best first."""
    equal: dict[tuple[int, ...], list[Row]] = {}
    breakers = [one.id for one in kind.criteria if one.id in kind.rules.ties]
    breakers.sort(key=kind.rules.ties.index)
    for one in ranked:
        equal.setdefault((_total(one), *(one.means.get(each, -1) for each in breakers)), []).append(
            one
        )
    for key in sorted(equal, reverse=True):
        tie = equal[key]
        if not _is_decided(kind, tie, decided):
            yield tie
            continue
        for number in sorted({decided[one.id] for one in tie}):
            yield [one for one in tie if decided[one.id] == number]


def _is_decided(kind: Kind, tie: Iterable[Row], decided: Mapping[int, int]) -> bool:
    return COUNCIL in kind.rules.ties and all(one.id in decided for one in tie)


def _give_outcomes(kind: Kind, rows: dict[int, Row], decided: Mapping[int, int]) -> list[Border]:
    """Puts outcomes into rows; returns the ties at their borders that people have to decide."""
    borders: list[Border] = []
    for spec in kind.outcomes:
        free = {one.id for one in rows.values() if one.outcome is None and _meets(spec, one)}
        if spec.places is not None or spec.best_percent is not None:
            free, tied = _best(kind, spec, rows, free, decided)
            borders += [Border(outcome=spec.id, ids=one) for one in tied]
        for id_ in free:
            rows[id_] = replace(rows[id_], outcome=spec.id)
    for one in list(rows.values()):
        if one.outcome is None and not one.is_absent:
            rows[one.id] = replace(one, outcome=kind.outcomes[-1].id)
    return borders


def _meets(spec: OutcomeSpec, row: Row) -> bool:
    """Returns whether a row meets the conditions that do not depend on others."""
    if row.is_absent:
        return False
    if spec.verdict is not None and not (row.has_reached and row.verdict is spec.verdict):
        return False
    if spec.from_ is not None and not (row.is_ranked and _total(row) >= spec.from_ * 100):
        return False
    return row.is_ranked or (spec.places is None and spec.best_percent is None)


def _best(
    kind: Kind,
    spec: OutcomeSpec,
    rows: Mapping[int, Row],
    free: set[int],
    decided: Mapping[int, int],
) -> tuple[set[int], list[frozenset[int]]]:
    """Returns the best of those who are `free`, and undecided ties at the border.

    Places are counted among those who are free, a percentage among all who are ranked. A tie at
    the border shares.
    """
    found: set[int] = set()
    borders = []
    for ranked in _groups(rows.values(), is_each=spec.each_nomination):
        places = len(ranked) if spec.places is None else spec.places
        best = share_of(len(ranked), 100 if spec.best_percent is None else spec.best_percent)
        for tie in _ties(kind, ranked, decided):
            ids = frozenset(one.id for one in tie)
            if places <= 0 or best <= 0:
                break
            if taken := ids & free:
                found |= taken
                is_across = len(taken) > places or len(ids) > best
                if is_across and COUNCIL in kind.rules.ties and not _is_decided(kind, tie, decided):
                    borders.append(ids)
            places -= len(taken)
            best -= len(ids)
    return found, borders
