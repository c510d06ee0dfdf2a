"""Counting votes, in integers and in the words of the rules.

A tie is a rejection unless the chair's voice decides it. Candidates who are not elected go into one
run-off. Everything here is pure: the outcome follows from the rules and the ballots alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from district.council.bodies import VoicesBy

FOR, AGAINST, ABSTAIN, AGAINST_ALL = "for", "against", "abstain", "against-all"
Choice = tuple[str, ...]
"""Ids of what a voice was given to: one, or up to `most` of a list."""


class Quorum(StrEnum):
    MORE_THAN_HALF = "more-than-half"
    HALF = "half"
    """Not less than half."""
    TWO_THIRDS = "two-thirds"

    def is_reached(self, counted: int, voices: int) -> bool:
        """`counted`: voices cast by correspondence, or present at a meeting, of all `voices`."""
        match self:
            case Quorum.MORE_THAN_HALF:
                return 2 * counted > voices
            case Quorum.HALF:
                return 2 * counted >= voices > 0
            case Quorum.TWO_THIRDS:
                return 3 * counted >= 2 * voices > 0


class Majority(StrEnum):
    SIMPLE = "simple"
    """More than half of the voices for and against."""
    ABSOLUTE = "absolute"
    """More than half of all voices of the body."""
    TWO_THIRDS = "two-thirds"
    """Two thirds of the voices for and against."""

    def is_reached(self, given: int, valid: int, voices: int) -> bool:
        """`valid`: `given` and those against, without abstentions; `voices`: all of the body."""
        if given < 1:
            return False
        match self:
            case Majority.SIMPLE:
                return 2 * given > valid
            case Majority.ABSOLUTE:
                return 2 * given > voices
            case Majority.TWO_THIRDS:
                return 3 * given >= 2 * valid


class Method(StrEnum):
    QUESTION = "question"
    """For, against or abstain."""
    CANDIDATES = "candidates"
    """One of several people, against all of them, or abstain; about a single one as a question."""
    SEVERAL = "several"
    """Up to `Rules.most` of a list, or abstain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a motion is decided; frozen when it opens."""

    quorum: Quorum = Quorum.MORE_THAN_HALF
    majority: Majority = Majority.SIMPLE
    method: Method = Method.QUESTION
    most: int = 1
    casting: bool = False
    """Whether the chair's voice decides a tie under a simple majority; open votes only."""
    early: bool = False
    """Whether voting by correspondence ends when nothing can change the outcome any more."""
    voices: VoicesBy = VoicesBy.MUNICIPALITY

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Rules":
        return cls(
            quorum=Quorum(plain["quorum"]),
            majority=Majority(plain["majority"]),
            method=Method(plain["method"]),
            most=plain["most"],
            casting=plain["casting"],
            early=plain["early"],
            voices=VoicesBy(plain["voices"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The choices of a round."""

    rules: Rules
    options: Choice
    """Ids of candidates or of the list; empty for a question."""
    gone: frozenset[str] = frozenset()
    """Candidates who cannot be elected any more; their voices are counted."""
    is_runoff: bool = False

    @property
    def is_question(self) -> bool:
        """Whether the choices are for, against and abstain."""
        method = self.rules.method
        return method is Method.QUESTION or (method is Method.CANDIDATES and len(self.options) == 1)

    @property
    def choices(self) -> Choice:
        if self.is_question:
            return (FOR, AGAINST, ABSTAIN)
        if self.rules.method is Method.CANDIDATES:
            return (*self.options, AGAINST_ALL, ABSTAIN)
        return (*self.options, ABSTAIN)

    @property
    def has_several(self) -> bool:
        """Whether a vote may name several options."""
        return not self.is_question and self.rules.method is Method.SEVERAL and self.rules.most > 1

    def allows(self, choice: Choice) -> bool:
        """Returns whether the choice is a valid vote."""
        if not choice or len(set(choice)) < len(choice) or not set(choice) <= set(self.choices):
            return False
        if len(choice) == 1:
            return True
        several = self.rules.method is Method.SEVERAL
        return several and len(choice) <= self.rules.most and ABSTAIN not in choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    voices: int
    """All voices of the body."""
    cast: int
    present: int | None = None
    """Voices present at a meeting; None: by correspondence."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Voices given to each choice."""
    chair: Choice | None = None
    """The vote of the chair's voice in an open vote; decides a tie if the rules say so."""

    @property
    def counted(self) -> int:
        """The voices of which the quorum is counted."""
        return self.cast if self.present is None else self.present

    @property
    def left(self) -> int:
        """Voices that may still be cast."""
        return (self.voices if self.present is None else self.present) - self.cast

    def given(self, choice: str) -> int:
        return self.counts.get(choice, 0)


def tally_of(
    ballots: Iterable[Choice],
    *,
    voices: int,
    present: int | None = None,
    chair: Choice | None = None,
) -> Tally:
    """Counts ballots, one for each voice that was cast."""
    cast = list(ballots)
    counts = Counter(choice for ballot in cast for choice in ballot)
    return Tally(voices=voices, cast=len(cast), present=present, counts=counts, chair=chair)


class Verdict(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no-quorum"
    RUNOFF = "runoff"
    """No candidate is elected; the leading ones go into one more round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a round, with its figures."""

    status: Verdict
    voices: int
    cast: int
    present: int | None
    counts: Mapping[str, int]
    winners: Choice = ()
    """Elected candidates or chosen options; empty for a question."""
    tied: Choice = ()
    """Options of a list that were left out because they are tied at the border."""
    runoff: Choice = ()
    by_chair: bool = False
    """Whether the chair's voice decided a tie."""

    @property
    def needs_runoff(self) -> bool:
        return self.status is Verdict.RUNOFF

    def given(self, choice: str) -> int:
        return self.counts.get(choice, 0)

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        return {name: getattr(self, name) for name in self.__slots__} | {
            "counts": dict(self.counts)
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Outcome":
        return cls(
            status=Verdict(plain["status"]),
            voices=plain["voices"],
            cast=plain["cast"],
            present=plain["present"],
            counts=plain["counts"],
            winners=tuple(plain["winners"]),
            tied=tuple(plain["tied"]),
            runoff=tuple(plain["runoff"]),
            by_chair=plain["by_chair"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    verdict: Verdict
    winners: Choice = ()
    tied: Choice = ()
    runoff: Choice = ()
    by_chair: bool = False


def decide(ballot: Ballot, tally: Tally) -> Outcome:
    """Returns the outcome of a round."""
    rules = ballot.rules
    if not rules.quorum.is_reached(tally.counted, tally.voices):
        decided = _Decided(verdict=Verdict.NO_QUORUM)
    elif ballot.is_question:
        decided = _question(ballot, tally)
    elif rules.method is Method.CANDIDATES:
        decided = _candidates(ballot, tally)
    else:
        decided = _several(ballot, tally)
    return Outcome(
        status=decided.verdict,
        voices=tally.voices,
        cast=tally.cast,
        present=tally.present,
        counts=dict(tally.counts),
        winners=decided.winners,
        tied=decided.tied,
        runoff=decided.runoff,
        by_chair=decided.by_chair,
    )


def is_settled(ballot: Ballot, tally: Tally) -> bool:
    """Returns whether no voice that is not cast yet could change the outcome.

    Checks the extremes: no further vote, or all others choose the same. That suffices, because
    more voices for a choice never help another one. A list, and candidates none of whom is elected
    yet, are settled only when every voice is cast.
    """
    if tally.left <= 0:
        return True
    now = decide(ballot, tally)
    if not ballot.is_question and (
        ballot.rules.method is Method.SEVERAL or now.status is not Verdict.ADOPTED
    ):
        return False
    return all(
        (other.status, other.winners) == (now.status, now.winners)
        for choice in ballot.choices
        for other in [decide(ballot, _if_all_others(tally, choice))]
    )


def _if_all_others(tally: Tally, choice: str) -> Tally:
    counts = Counter(tally.counts)
    counts[choice] += tally.left
    return Tally(
        voices=tally.voices,
        cast=tally.cast + tally.left,
        present=tally.present,
        counts=counts,
        chair=tally.chair or (choice,),
    )


def _question(ballot: Ballot, tally: Tally) -> _Decided:
    rules, given, against = ballot.rules, tally.given(FOR), tally.given(AGAINST)
    is_adopted = rules.majority.is_reached(given, given + against, tally.voices)
    is_tie = rules.majority is Majority.SIMPLE and given == against > 0
    by_chair = rules.casting and is_tie and tally.chair in {(FOR,), (AGAINST,)}
    is_adopted |= by_chair and tally.chair == (FOR,)
    if not is_adopted or ballot.gone & set(ballot.options):
        return _Decided(verdict=Verdict.REJECTED, by_chair=by_chair)
    return _Decided(verdict=Verdict.ADOPTED, winners=ballot.options, by_chair=by_chair)


def _candidates(ballot: Ballot, tally: Tally) -> _Decided:
    rules = ballot.rules
    valid = sum(tally.given(one) for one in (*ballot.options, AGAINST_ALL))
    standing = [one for one in ballot.options if one not in ballot.gone and tally.given(one)]
    for one in standing:
        if rules.majority.is_reached(tally.given(one), valid, tally.voices):
            return _Decided(verdict=Verdict.ADOPTED, winners=(one,))
    if not ballot.is_runoff:
        leading = _leading(standing, tally)
        if len(leading) > 1:
            return _Decided(verdict=Verdict.RUNOFF, runoff=leading)
        return _Decided(verdict=Verdict.REJECTED)
    halves = [one for one in standing if 2 * tally.given(one) == valid]
    is_tie = rules.majority is Majority.SIMPLE and len(halves) > 1
    chosen = tuple(one for one in tally.chair or () if one in halves)
    if rules.casting and is_tie and chosen:
        return _Decided(verdict=Verdict.ADOPTED, winners=chosen, by_chair=True)
    return _Decided(verdict=Verdict.REJECTED)


def _leading(standing: Sequence[str], tally: Tally) -> Choice:
    """Returns the two candidates with the most voices, and all who are tied with the second."""
    ranked = sorted((tally.given(one) for one in standing), reverse=True)
    border = ranked[:2][-1] if ranked else 0
    return tuple(one for one in standing if tally.given(one) >= border)


def _several(ballot: Ballot, tally: Tally) -> _Decided:
    chosen = [one for one in ballot.options if tally.given(one)]
    tied: Choice = ()
    if len(chosen) > ballot.rules.most:
        ranked = sorted((tally.given(one) for one in chosen), reverse=True)
        border, beyond = ranked[ballot.rules.most - 1 : ballot.rules.most + 1]
        if border == beyond:
            tied = tuple(one for one in chosen if tally.given(one) == border)
        chosen = [one for one in chosen if tally.given(one) >= border and one not in tied]
    ranked_winners = tuple(sorted(chosen, key=lambda one: -tally.given(one)))
    verdict = Verdict.ADOPTED if ranked_winners else Verdict.REJECTED
    return _Decided(verdict=verdict, winners=ranked_winners, tied=tied)
