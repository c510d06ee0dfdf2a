"""Secret votes: which votes a ballot offers, and what a result gives away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

from district.council.motion import KINDS, MotionFacts, NewMotion
from district.council.tally import ABSTAIN, Ballot, Choice, Method, Outcome
from district.errors import TooManyOptions

MOST_SETS = 25_000
"""Limit of the votes among which a token is looked for: five of twenty options fit."""


def secret_choices(ballot: Ballot) -> Iterator[Choice]:
    """Yields every vote, and for a list also the empty set of ticks, from which one begins."""
    if ballot.rules.method is not Method.SEVERAL:
        yield from ((one,) for one in ballot.choices)
        return
    yield (ABSTAIN,)
    for size in range(ballot.rules.most + 1):
        yield from combinations(ballot.options, size)


def may_be_secret(options: int, most: int) -> bool:
    """Returns whether so many options of a list, of which `most` may be chosen, are few enough."""
    return sum(comb(options, size) for size in range(most + 1)) <= MOST_SETS


def ensure_fits_secret(new: NewMotion) -> None:
    """Checks that a secret vote about a list is possible.

    Raises:
        TooManyOptions: the list has too many sets of `most` options.
    """
    method = new.method or KINDS[new.kind].methods[0]
    if not new.secret or new.paper or method is not Method.SEVERAL:
        return
    if not may_be_secret(len(new.options), new.most):
        fits = (one for one in range(len(new.options), 0, -1) if may_be_secret(one, new.most))
        raise TooManyOptions(limit=next(fits))


def ticked_or_not(ballot: Ballot, ticked: Choice, option: str) -> Choice:
    """Returns the ticks after a press of the option, in the order of the ballot."""
    now = set(ticked) ^ {option}
    return tuple(one for one in ballot.options if one in now)


def is_disclosed(outcome: Outcome) -> bool:
    """Returns whether the result tells every vote: all who voted chose the same."""
    given = [count for count in outcome.counts.values() if count]
    return bool(given) and all(count == outcome.cast for count in given)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretBallot:
    """A motion with the tokens of what may be pressed."""

    facts: MotionFacts
    chosen: Choice
    """The choice of the press; empty: none, or the token is of another round, person or key."""
    tokens: Mapping[Choice, str]

    @property
    def has_voted(self) -> bool:
        return self.facts.own is not None and self.facts.own.has_voted
