"""The count of votes: every outcome equals that of an independent count."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from district.council.bodies import Entitled, VoicesBy, voices_of
from district.council.motion import KINDS, TRANSITIONS, MotionKind, MotionMove, MotionStatus
from district.council.tally import (
    ABSTAIN,
    AGAINST,
    FOR,
    Ballot,
    Choice,
    Majority,
    Method,
    Outcome,
    Quorum,
    Rules,
    Tally,
    Verdict,
    decide,
    is_settled,
    tally_of,
)
from district.ids import MunicipalityId, PersonId
from tests.ballots import Case, Expected, expected, random_case, random_vote

CASES = [random_case(random.Random(seed)) for seed in range(1_000)]


def ballot_of(case: Case) -> Ballot:
    rules = Rules(
        quorum=Quorum(case.quorum),
        majority=Majority(case.majority),
        method=Method(case.method),
        most=case.most,
        casting=case.casting,
    )
    return Ballot(rules=rules, options=case.options, gone=case.gone, is_runoff=case.is_runoff)


def counted(case: Case) -> Outcome:
    votes = tally_of(case.votes, voices=case.voices, present=case.present, chair=case.chair)
    return decide(ballot_of(case), votes)


def told(outcome: Outcome) -> Expected:
    return Expected(
        verdict=outcome.status,
        winners=frozenset(outcome.winners),
        tied=frozenset(outcome.tied),
        runoff=frozenset(outcome.runoff),
    )


def wrong() -> list[Case]:
    return [case for case in CASES if told(counted(case)) != expected(case)]


def test_a_thousand_cases_have_the_outcome_of_an_independent_count() -> None:
    assert wrong() == []
    verdicts = [expected(case) for case in CASES]
    for verdict in Verdict:
        assert sum(one.verdict == verdict for one in verdicts) > 15, "a case that is never met"
    assert sum(bool(one.tied) for one in verdicts) > 20
    assert sum(counted(case).by_chair for case in CASES) > 10


def _quorum_of_those_cast(ballot: Ballot, votes: Tally) -> Outcome:
    return decide(ballot, replace(votes, voices=max(1, votes.cast)))


def _tie_is_adopted(ballot: Ballot, votes: Tally) -> Outcome:
    outcome = decide(ballot, votes)
    is_tie = ballot.is_question and votes.given(FOR) == votes.given(AGAINST) > 0
    if is_tie and outcome.status is Verdict.REJECTED:
        return replace(outcome, status=Verdict.ADOPTED)
    return outcome


def _counted_twice(ballot: Ballot, votes: Tally) -> Outcome:
    """The vote of the first voice is counted again after a crash."""
    first = next((one for one in ballot.choices if votes.given(one)), None)
    if first is None:
        return decide(ballot, votes)
    counts = {**votes.counts, first: votes.given(first) + 1}
    return decide(ballot, replace(votes, counts=counts, cast=votes.cast + 1))


@pytest.mark.parametrize("fault", [_quorum_of_those_cast, _tie_is_adopted, _counted_twice])
def test_planted_faults_are_found(fault: Callable[[Ballot, Tally], Outcome]) -> None:
    found = 0
    for case in CASES:
        votes = tally_of(case.votes, voices=case.voices, present=case.present, chair=case.chair)
        found += told(fault(ballot_of(case), votes)) != expected(case)
    assert found > 10


def test_the_quorum_in_the_exact_words_of_the_setting() -> None:
    reached = [
        next(n for n in range(voices + 1) if quorum.is_reached(n, voices))
        for quorum, voices in product(Quorum, (1, 2, 12, 13))
    ]
    assert reached == [1, 2, 7, 7, 1, 1, 6, 7, 1, 2, 8, 9]
    assert not any(quorum.is_reached(0, 0) for quorum in Quorum)


def test_a_tie_is_a_rejection_unless_the_chair_decides_it() -> None:
    votes = [(FOR,), (AGAINST,), (ABSTAIN,)]
    outcomes = {
        (casting, chair): decide(
            Ballot(rules=Rules(casting=casting), options=()), tally_of(votes, voices=3, chair=chair)
        ).status
        for casting in (False, True)
        for chair in (None, (FOR,), (AGAINST,), (ABSTAIN,))
    }
    adopted = [asked for asked, status in outcomes.items() if status is Verdict.ADOPTED]
    assert adopted == [(True, (FOR,))]


def test_a_settled_outcome_is_that_of_every_way_to_go_on() -> None:
    """Tries all ways if few voices remain."""
    settled = 0
    for case in CASES:
        votes = tally_of(case.votes, voices=case.voices, present=case.present, chair=case.chair)
        ballot = ballot_of(case)
        if not 0 < votes.left <= 3 or len(ballot.choices) > 5 or case.method == "several":
            continue
        ends = {
            _told_after(ballot, votes, more)
            for number in range(votes.left + 1)
            for more in product(ballot.choices, repeat=number)
        }
        if is_settled(ballot, votes):
            settled += 1
            assert len(ends) == 1, (case, ends)
    assert settled > 20


def _told_after(ballot: Ballot, votes: Tally, more: Choice) -> tuple[str, Choice]:
    counts = dict(votes.counts)
    for one in more:
        counts[one] = counts.get(one, 0) + 1
    after = replace(votes, counts=counts, cast=votes.cast + len(more))
    outcome = decide(ballot, after)
    return outcome.status, outcome.winners


def test_when_every_voice_is_cast_the_outcome_is_settled() -> None:
    assert all(
        is_settled(ballot_of(case), tally_of(case.votes, voices=len(case.votes)))
        for case in CASES
        if case.votes
    )


def test_only_votes_of_the_ballot_are_allowed() -> None:
    dice = random.Random(7)
    for case in CASES[:300]:
        ballot = ballot_of(case)
        assert all(ballot.allows(random_vote(dice, case)) for _ in range(5))
        assert not ballot.allows(())
        assert not ballot.allows(("made-up",))
        assert not ballot.allows((ballot.choices[0], ballot.choices[0]))
        assert not ballot.allows((ballot.choices[0], ABSTAIN))
        assert ballot.allows(case.options[: case.most + 1]) is False or case.method != "several"


def test_rules_and_outcomes_survive_their_storage() -> None:
    for case in CASES[:200]:
        rules = ballot_of(case).rules
        assert Rules.read(rules.plain()) == rules
        outcome = counted(case)
        assert Outcome.read(outcome.plain()) == outcome


# ── Voices ─────────────────────────────────────────────────────────────────────────────────────


def test_each_person_shares_one_voice_and_a_municipality_has_one() -> None:
    for seed in range(300):
        dice = random.Random(seed)
        places = [MunicipalityId(f"m{number}") for number in range(dice.randint(1, 30))]
        people = [
            Entitled(
                person=PersonId(number),
                municipality=dice.choice(places),
                is_deputy=dice.random() < 0.3,
            )
            for number in range(dice.randint(1, 60))
        ]
        for by in VoicesBy:
            voices = voices_of(people, by)
            seated = [person for voice in voices for person in voice.people]
            assert sorted(seated) == sorted({one.person for one in people})
            assert all(voice.people for voice in voices)
            owners = [(voice.municipality, voice.person) for voice in voices]
            assert len(set(owners)) == len(owners)
        shared = voices_of(people, VoicesBy.MUNICIPALITY)
        assert len(shared) == len({one.municipality for one in people})


def test_a_municipality_with_a_member_and_three_deputies_has_one_voice() -> None:
    place = MunicipalityId("levashinskiy")
    people = [
        Entitled(person=PersonId(number), municipality=place, is_deputy=number != 2)
        for number in (1, 2, 3, 4)
    ]
    for by in VoicesBy:
        (voice,) = voices_of(people, by)
        assert voice.members == (2,)
        assert voice.deputies == (1, 3, 4)


# ── The machine ────────────────────────────────────────────────────────────────────────────────


def test_a_move_has_one_row_for_each_source() -> None:
    rows = [(one.source, one.move) for one in TRANSITIONS]
    assert len(set(rows)) == len(rows)
    assert {one.move for one in TRANSITIONS} == set(MotionMove) - {MotionMove.PUT}


def test_what_is_decided_stays_decided() -> None:
    """Only a motion without a quorum is put again."""
    ends = {MotionStatus.ADOPTED, MotionStatus.REJECTED, MotionStatus.WITHDRAWN}
    assert not [one for one in TRANSITIONS if one.source in ends]
    again = [one.target for one in TRANSITIONS if one.source is MotionStatus.NO_QUORUM]
    assert again == [MotionStatus.OPEN]


def test_every_kind_has_its_rule() -> None:
    assert set(KINDS) == set(MotionKind)
    assert all(rule.methods and rule.bodies for rule in KINDS.values())
