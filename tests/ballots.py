"""An independent count of votes, written apart from `district/council/tally.py`, and random cases.

It follows the words of the rules with fractions, option by option, and shares no code with the
product but the names of the rules.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A round as it was held."""

    quorum: str
    majority: str
    method: str
    most: int
    casting: bool
    voices: int
    present: int | None
    options: tuple[str, ...]
    gone: frozenset[str]
    is_runoff: bool
    votes: tuple[tuple[str, ...], ...]
    """The last vote of each voice that voted."""
    chair: tuple[str, ...] | None
    """The vote of the chair's voice."""


@dataclass(frozen=True, kw_only=True)
class Expected:
    verdict: str
    winners: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    runoff: frozenset[str] = frozenset()


def expected(case: Case) -> Expected:
    """Returns the outcome by the words of the rules."""
    if not has_quorum(case):
        return Expected(verdict="no-quorum")
    if case.method == "question" or (case.method == "candidates" and len(case.options) == 1):
        return _of_question(case)
    return _of_candidates(case) if case.method == "candidates" else _of_list(case)


def has_quorum(case: Case) -> bool:
    if not case.voices:
        return False
    taking_part = len(case.votes) if case.present is None else case.present
    share = Fraction(taking_part, case.voices)
    return {
        "more-than-half": share > HALF,
        "half": share >= HALF,
        "two-thirds": share >= TWO_THIRDS,
    }[case.quorum]


def for_it(votes: Iterable[Sequence[str]], option: str) -> int:
    return len([1 for vote in votes if option in vote])


def _has_majority(case: Case, given: int, others: int) -> bool:
    if given == 0:
        return False
    of_cast, of_all = Fraction(given, given + others), Fraction(given, case.voices)
    return {
        "simple": of_cast > HALF,
        "absolute": of_all > HALF,
        "two-thirds": of_cast >= TWO_THIRDS,
    }[case.majority]


def _of_question(case: Case) -> Expected:
    given, against = for_it(case.votes, "for"), for_it(case.votes, "against")
    adopted = _has_majority(case, given, against)
    if case.casting and case.majority == "simple" and given == against and given > 0:
        adopted = case.chair == ("for",)
    winners = frozenset(case.options) if adopted else frozenset()
    if winners & case.gone:
        return Expected(verdict="rejected")
    return Expected(verdict="adopted" if adopted else "rejected", winners=winners)


def _of_candidates(case: Case) -> Expected:
    figures = {one: for_it(case.votes, one) for one in case.options}
    valid = sum(figures.values()) + for_it(case.votes, "against-all")
    may_win = {one: n for one, n in figures.items() if n > 0 and one not in case.gone}
    for one, figure in may_win.items():
        if _has_majority(case, figure, valid - figure):
            return Expected(verdict="adopted", winners=frozenset({one}))
    if case.is_runoff:
        halves = {one for one, figure in may_win.items() if Fraction(figure, valid) == HALF}
        if case.casting and case.majority == "simple" and len(halves) == 2 and case.chair:
            chosen = halves & set(case.chair)
            if chosen:
                return Expected(verdict="adopted", winners=frozenset(chosen))
        return Expected(verdict="rejected")
    into_runoff = {
        one
        for one, figure in may_win.items()
        if len([1 for other in may_win.values() if other > figure]) < 2
    }
    if len(into_runoff) < 2:
        return Expected(verdict="rejected")
    return Expected(verdict="runoff", runoff=frozenset(into_runoff))


def _of_list(case: Case) -> Expected:
    figures = {one: for_it(case.votes, one) for one in case.options}
    winners, tied = set[str](), set[str]()
    for one, figure in figures.items():
        if not figure:
            continue
        above = len([1 for other in figures.values() if other > figure])
        level = len([1 for other in figures.values() if other == figure])
        if above + level <= case.most:
            winners.add(one)
        elif above < case.most:
            tied.add(one)
    verdict = "adopted" if winners else "rejected"
    return Expected(verdict=verdict, winners=frozenset(winners), tied=frozenset(tied))


# ── Random cases ───────────────────────────────────────────────────────────────────────────────


def choices_of(method: str, options: Sequence[str]) -> list[str]:
    if method == "question" or (method == "candidates" and len(options) == 1):
        return ["for", "against", "abstain"]
    return [*options, "against-all", "abstain"] if method == "candidates" else [*options, "abstain"]


def random_vote(dice: random.Random, case: Case) -> tuple[str, ...]:
    """A valid vote; few options are preferred, so that ties and close calls are common."""
    choices = choices_of(case.method, case.options)
    if case.method != "several" or dice.random() < 0.1:
        return (dice.choice(choices[: dice.randint(1, len(choices))]),)
    ticked = dice.sample(case.options, dice.randint(1, min(case.most, len(case.options))))
    return tuple(ticked)


def random_case(dice: random.Random) -> Case:
    method = dice.choice(["question", "question", "candidates", "several"])
    names = [f"{number}" for number in range(1, dice.choice([2, 3, 3, 4, 6, 9]))]
    options = () if method == "question" else tuple(names)
    if method == "several" and len(options) < 2:
        options = ("1", "2")
    voices = dice.choice([1, 2, 3, 4, 5, 8, dice.randint(1, 60), dice.randint(1, 60)])
    present = dice.choice([None, dice.randint(0, voices)])
    case = Case(
        quorum=dice.choice(["more-than-half", "half", "two-thirds"]),
        majority=dice.choice(["simple", "simple", "absolute", "two-thirds"]),
        method=method,
        most=dice.randint(1, max(1, len(options) - 1)) if method == "several" else 1,
        casting=dice.random() < 0.5,
        voices=voices,
        present=present,
        options=options,
        gone=frozenset(one for one in options if method == "candidates" and dice.random() < 0.1),
        is_runoff=method == "candidates" and len(options) > 1 and dice.random() < 0.4,
        votes=(),
        chair=None,
    )
    may_vote = voices if present is None else present
    number = may_vote if dice.random() < 0.5 else dice.randint(0, may_vote)
    votes = tuple(random_vote(dice, case) for _ in range(number))
    if method == "question" and dice.random() < 0.25:  # a tie
        votes = (("for",), ("against",)) * (number // 2)
    chair = votes[0] if votes and dice.random() < 0.8 else None
    return Case(**{**case.__dict__, "votes": votes, "chair": chair})
