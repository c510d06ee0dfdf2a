"""An independent ranking, written apart from `district/calls/ranking.py`, and random calls.

It compares everything with everything in decimals, by the words of the rules, and shares no code
with the product.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median

HUNDREDTH = Decimal("0.01")
LAST = "final"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A criterion."""

    id: str
    scale: int
    weight: int
    stages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Gives:
    """An outcome of the kind."""

    id: str
    least: int | None = None
    places: int | None = None
    percent: int | None = None
    each: bool = False
    verdict: str | None = None


@dataclass(frozen=True, kw_only=True)
class Work:
    id: int
    nomination: str | None
    stage: str
    reviews: tuple[Mapping[str, int], ...]
    verdicts: tuple[str, ...]
    score: int | None
    is_absent: bool


@dataclass(frozen=True, kw_only=True)
class Case:
    marks: tuple[Mark, ...]
    is_median: bool
    spread: int | None
    ties: tuple[str, ...]
    most: int | None
    gives: tuple[Gives, ...]
    works: tuple[Work, ...]
    order: Mapping[int, int]


@dataclass(frozen=True, kw_only=True)
class Expected:
    totals: Mapping[int, int | None]
    places: Mapping[int, int | None]
    outcomes: Mapping[int, str | None]
    wide: frozenset[int]
    borders: frozenset[tuple[str, frozenset[int]]]


def expected(case: Case) -> Expected:
    return _Judge(case).expected()


def rounded(number: Fraction | Decimal) -> Decimal:
    exact = Fraction(number)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return decimal.quantize(HUNDREDTH, ROUND_HALF_UP)


class _Judge:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.works = {one.id: one for one in case.works}
        self.total = {one.id: self._total(one) for one in case.works}
        self.ranked = [
            one.id
            for one in case.works
            if one.stage == LAST and not one.is_absent and self.total[one.id] is not None
        ]
        self.is_each = any(one.each for one in case.gives)
        self.equal = {
            a: frozenset(b for b in self.ranked if self._is_equal(a, b)) for a in self.ranked
        }

    def expected(self) -> Expected:
        places = {
            one.id: 1 + len(self._better(one.id, self._rivals(one.id, each=self.is_each)))
            if one.id in self.ranked
            else None
            for one in self.case.works
        }
        outcomes: dict[int, str | None] = {one.id: None for one in self.case.works}
        borders: set[tuple[str, frozenset[int]]] = set()
        for gives in self.case.gives:
            free = {a for a in self.works if outcomes[a] is None and self._may_have(a, gives)}
            for a in free:
                if self._is_among_best(a, gives, free):
                    outcomes[a] = gives.id
                    if self._is_across(a, gives, free):
                        borders.add((gives.id, self._tied(a, each=gives.each)))
        for one in self.case.works:
            if outcomes[one.id] is None and not one.is_absent:
                outcomes[one.id] = self.case.gives[-1].id
        return Expected(
            totals={
                a: None if total is None else int(total * 100) for a, total in self.total.items()
            },
            places=places,
            outcomes=outcomes,
            wide=frozenset(one.id for one in self.case.works if self._is_wide(one)),
            borders=frozenset(borders),
        )

    # ── Totals ─────────────────────────────────────────────────────────────────────────────────

    def _criteria(self, stage: str) -> list[Mark]:
        return [one for one in self.case.marks if not one.stages or stage in one.stages]

    def _totals(self, work: Work) -> list[Decimal]:
        totals = []
        for scores in work.reviews:
            marked = [one for one in self._criteria(work.stage) if one.id in scores]
            if marked:
                had = sum(Fraction(one.weight * scores[one.id], one.scale) for one in marked)
                totals.append(rounded(100 * Fraction(had) / sum(one.weight for one in marked)))
        return totals

    def _total(self, work: Work) -> Decimal | None:
        if work.score is not None:
            return rounded(Fraction(work.score, self.case.most or 100))
        totals = self._totals(work)
        return self._middle(totals) if totals else None

    def _middle(self, values: list[Decimal]) -> Decimal:
        if self.case.is_median:
            return rounded(median(values))
        return rounded(Fraction(sum(values)) / len(values))

    def _mean_mark(self, work: Work, criterion: str) -> Decimal:
        known = {one.id for one in self._criteria(work.stage)}
        values = [Decimal(each[criterion]) for each in work.reviews if criterion in each]
        return self._middle(values) if values and criterion in known else Decimal(-1)

    def _is_wide(self, work: Work) -> bool:
        totals = self._totals(work)
        limit = self.case.spread
        far = limit is not None and any(a - b > limit for a in totals for b in totals)
        return far or any(one != work.verdicts[0] for one in work.verdicts)

    def _verdict(self, work: Work) -> str | None:
        for one in work.verdicts:
            others = set(work.verdicts) - {one}
            if all(work.verdicts.count(one) > work.verdicts.count(other) for other in others):
                return one
        return None

    # ── Comparing ──────────────────────────────────────────────────────────────────────────────

    def _compared(self, a: int, b: int) -> int:
        """Returns a positive number if `a` is better by marks alone."""
        first, second = self.total[a] or Decimal(), self.total[b] or Decimal()
        if first != second:
            return 1 if first > second else -1
        for tie in self.case.ties:
            if tie in {"council", "shared"}:
                break
            left, right = (self._mean_mark(self.works[one], tie) for one in (a, b))
            if left != right:
                return 1 if left > right else -1
        return 0

    def _is_equal(self, a: int, b: int) -> bool:
        return self._compared(a, b) == 0

    def _rivals(self, a: int, *, each: bool) -> frozenset[int]:
        nomination = self.works[a].nomination
        return frozenset(
            b for b in self.ranked if not each or self.works[b].nomination == nomination
        )

    def _better(self, a: int, rivals: Iterable[int]) -> set[int]:
        everybody = frozenset(rivals)
        return {b for b in everybody if self._beats(b, a, everybody | {a})}

    def _beats(self, a: int, b: int, rivals: frozenset[int]) -> bool:
        compared = self._compared(a, b)
        if compared or not self._is_decided(a, rivals):
            return compared > 0
        return self.case.order[a] < self.case.order[b]

    def _is_decided(self, a: int, rivals: frozenset[int]) -> bool:
        equal = self.equal[a] & rivals
        return "council" in self.case.ties and all(one in self.case.order for one in equal)

    def _tied(self, a: int, *, each: bool) -> frozenset[int]:
        return self.equal[a] & self._rivals(a, each=each)

    # ── Outcomes ───────────────────────────────────────────────────────────────────────────────

    def _may_have(self, a: int, gives: Gives) -> bool:
        work, is_ranked = self.works[a], a in self.ranked
        if work.is_absent:
            return False
        if gives.verdict and (work.stage != LAST or self._verdict(work) != gives.verdict):
            return False
        if gives.least is not None and (not is_ranked or (self.total[a] or 0) < gives.least):
            return False
        return is_ranked or (gives.places is None and gives.percent is None)

    def _is_among_best(self, a: int, gives: Gives, free: set[int]) -> bool:
        if gives.places is None and gives.percent is None:
            return True
        rivals = self._rivals(a, each=gives.each)
        better = self._better(a, rivals)
        if gives.places is not None and len(better & free) >= gives.places:
            return False
        return gives.percent is None or len(better) < places_of(len(rivals), gives.percent)

    def _is_across(self, a: int, gives: Gives, free: set[int]) -> bool:
        if gives.places is None and gives.percent is None:
            return False
        rivals = self._rivals(a, each=gives.each)
        if "council" not in self.case.ties or self._is_decided(a, rivals):
            return False
        better, tied = self._better(a, rivals), self._tied(a, each=gives.each)
        if gives.places is not None and len((better | tied) & free) > gives.places:
            return True
        most = len(rivals) if gives.percent is None else places_of(len(rivals), gives.percent)
        return len(better | tied) > most


def places_of(number: int, percent: int) -> int:
    """Returns the least whole number that is not below the percentage."""
    return next(places for places in range(number + 1) if places * 100 >= number * percent)


# ── Random calls ───────────────────────────────────────────────────────────────────────────────

OUTCOMES: tuple[tuple[Gives, ...], ...] = (
    (Gives(id="passed", least=60), Gives(id="again")),
    (
        Gives(id="winner", places=1, least=60, each=True),
        Gives(id="laureate", places=2, least=50, each=True),
        Gives(id="member"),
    ),
    (Gives(id="winner", places=1, least=50), Gives(id="laureate", places=3), Gives(id="member")),
    (
        Gives(id="winner", percent=8, least=50),
        Gives(id="prize", percent=25, least=50),
        Gives(id="member"),
    ),
    (Gives(id="winner", percent=30, each=True), Gives(id="member")),
    (Gives(id="grand", places=1), Gives(id="winner", places=1, each=True), Gives(id="member")),
    (Gives(id="listed", verdict="accept"), Gives(id="refused")),
    (Gives(id="best", verdict="accept", least=50, places=2), Gives(id="no", verdict="refuse"),
     Gives(id="rest")),
)  # fmt: skip
VERDICTS = ("accept", "return", "refuse")


def random_case(dice: random.Random) -> Case:
    marks = tuple(
        Mark(
            id=f"c{number}",
            scale=dice.choice((2, 3, 5, 5, 10)),
            weight=dice.randint(1, 3),
            stages=dice.choice(((), (), (LAST,), ("first", LAST))),
        )
        for number in range(dice.randint(1, 3))
    )
    is_sheet = dice.random() < 0.25
    nominations = (None,) if dice.random() < 0.4 else ("one", "two")
    breakers = dice.sample([one.id for one in marks], dice.randint(0, len(marks)))
    works = tuple(
        _work(dice, number, marks, nominations, is_sheet=is_sheet)
        for number in range(1, dice.randint(1, 14) + 1)
    )
    ids = [one.id for one in works]
    decided = dice.sample(ids, dice.choice((0, 0, len(ids) // 2, len(ids))))
    return Case(
        marks=marks,
        is_median=dice.random() < 0.4,
        spread=dice.choice((None, 25, 30)),
        ties=(*breakers, *dice.choice(((), ("shared",), ("council",)))),
        most=dice.choice((20, 60)) if is_sheet else None,
        gives=dice.choice(OUTCOMES),
        works=works,
        order={one: dice.randint(1, 5) for one in decided},
    )


def _work(
    dice: random.Random,
    number: int,
    marks: tuple[Mark, ...],
    nominations: tuple[str | None, ...],
    *,
    is_sheet: bool,
) -> Work:
    experts = 0 if is_sheet else dice.choice((0, 1, 2, 2, 3, 4))
    is_absent = is_sheet and dice.random() < 0.1
    return Work(
        id=number,
        nomination=dice.choice(nominations),
        stage=LAST if dice.random() < 0.85 else "first",
        reviews=tuple(
            {
                one.id: dice.randint(max(1, one.scale - 2), one.scale)
                if dice.random() < 0.7
                else dice.randint(1, one.scale)
                for one in marks
                if dice.random() < 0.95
            }
            for _ in range(experts)
        ),
        verdicts=tuple(dice.choice(VERDICTS) for _ in range(experts)),
        score=dice.choice((1000, 1550, 1733, 2000)) if is_sheet and not is_absent else None,
        is_absent=is_absent,
    )
