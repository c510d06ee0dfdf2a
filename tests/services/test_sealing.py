"""Sealed votes and the tokens of their buttons tell nothing without the key."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.sealing import LENGTH, Sealed, Sealing, Unsealable
from storage.secret_key import new_key

CHOICES = [("for",), ("against",), ("abstain",), ("candidate-1", "candidate-2"), ()]
IDS = st.text("abcdefghij-0123456789", min_size=1, max_size=20)


@pytest.fixture
def sealing() -> Sealing:
    return Sealing(new_key())


def vote(sealing: Sealing, choice: tuple[str, ...]) -> Sealed:
    sealed = sealing.seal(7, 3, 1, choice)
    return Sealed(motion=7, seat=3, round_number=1, sealed=sealed)


@given(st.lists(IDS, max_size=20, unique=True))
def test_what_is_sealed_is_opened_again(choice: list[str]) -> None:
    sealing = Sealing(bytes(32))
    assert sealing.opened(vote(sealing, tuple(choice))) == tuple(choice)


def test_all_sealed_votes_are_of_one_length_and_never_alike(sealing: Sealing) -> None:
    sealed = [sealing.seal(7, 3, 1, choice) for choice in CHOICES * 20]
    assert len({len(one) for one in sealed}) == 1
    assert len(set(sealed)) == len(sealed)
    assert len({one[:12] for one in sealed}) == len(sealed), "a nonce was used twice"


def test_a_choice_beyond_the_length_is_refused_instead_of_being_longer(sealing: Sealing) -> None:
    with pytest.raises(ValueError, match="longer"):
        sealing.seal(7, 3, 1, ("x" * (LENGTH + 1),))


@pytest.mark.parametrize(("motion", "seat", "turn"), [(8, 3, 1), (7, 4, 1), (7, 3, 2)])
def test_a_vote_counts_nowhere_else(sealing: Sealing, motion: int, seat: int, turn: int) -> None:
    cast = vote(sealing, ("for",))
    with pytest.raises(Unsealable):
        sealing.opened(replace(cast, motion=motion, seat=seat, round_number=turn))


@pytest.mark.parametrize("at", [0, 11, 12, 300, -1])
def test_a_changed_byte_is_noticed(sealing: Sealing, at: int) -> None:
    bent = bytearray(vote(sealing, ("for",)).sealed)
    bent[at] ^= 1
    with pytest.raises(Unsealable):
        sealing.opened(Sealed(motion=7, seat=3, round_number=1, sealed=bytes(bent)))


@pytest.mark.parametrize("torn", [b"", b"x", bytes(540)])
def test_what_was_never_sealed_is_not_counted(sealing: Sealing, torn: bytes) -> None:
    with pytest.raises(Unsealable):
        sealing.opened(Sealed(motion=7, seat=3, round_number=1, sealed=torn))


def test_another_key_opens_nothing(sealing: Sealing) -> None:
    with pytest.raises(Unsealable):
        Sealing(new_key()).opened(vote(sealing, ("for",)))


def test_opened_votes_come_in_an_order_that_tells_nothing(sealing: Sealing) -> None:
    votes = [
        Sealed(motion=7, seat=seat, round_number=1, sealed=sealing.seal(7, seat, 1, choice))
        for seat, choice in enumerate([("for",), ("against",), ("for",), ("abstain",)])
    ]
    assert sealing.opened_all(votes) == sealing.opened_all(votes[::-1])
    assert sealing.opened_all(votes) == [("abstain",), ("against",), ("for",), ("for",)]


def test_a_token_leads_back_to_its_choice(sealing: Sealing) -> None:
    for choice in CHOICES:
        token = sealing.token(7, 1, 42, choice)
        assert len(token) == 16
        assert sealing.choice_of(token, 7, 1, 42, CHOICES) == choice


@pytest.mark.parametrize(("motion", "turn", "person"), [(8, 1, 42), (7, 2, 42), (7, 1, 43)])
def test_a_token_is_of_no_use_elsewhere(
    sealing: Sealing, motion: int, turn: int, person: int
) -> None:
    token = sealing.token(7, 1, 42, ("for",))
    assert sealing.choice_of(token, motion, turn, person, CHOICES) is None
    assert token not in {sealing.token(motion, turn, person, one) for one in CHOICES}


@pytest.mark.parametrize("forged", ["", "for", "ж" * 16, "A" * 16])
def test_a_forged_token_is_no_choice(sealing: Sealing, forged: str) -> None:
    assert sealing.choice_of(forged, 7, 1, 42, CHOICES) is None


def test_tokens_of_another_key_are_others(sealing: Sealing) -> None:
    token = Sealing(new_key()).token(7, 1, 42, ("for",))
    assert sealing.choice_of(token, 7, 1, 42, CHOICES) is None
