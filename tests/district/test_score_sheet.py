"""Scores from a spreadsheet: each row is read or named, and a wrong sheet is not taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.calls.score_sheet import Column, Problem, ScoreSheet, Wrong, read_score, read_scores
from district.tables import Sheet, find_table

CODES = ("А-001", "А-002", "А-003", "А-017")
NAMES: dict[str, tuple[str, ...]] = {Column.CODE: ("Шифр",), Column.SCORE: ("Балл",)}


def read(*rows: tuple[str, str], most: int = 100) -> ScoreSheet:
    sheet = Sheet(
        name="1",
        is_hidden=False,
        numbers=tuple(range(1, len(rows) + 2)),
        rows=(("Шифр", "Балл"), *rows),
        hidden=frozenset(),
        formula=None,
    )
    return read_scores(find_table([sheet], NAMES, set(NAMES)), CODES, most)


def test_scores_are_read_by_code_in_any_order() -> None:
    made = read(("А-017", "100"), ("А-002", "0"), ("А-001", "45,5"))
    assert made.scores == {"А-017": 10_000, "А-002": 0, "А-001": 4_550}
    assert made.absent == ("А-003",)
    assert made.is_whole


@pytest.mark.parametrize("code", ["A-017", "а-017", "А‑017", "А – 017", " А-017 "])
def test_a_code_is_known_however_it_is_typed(code: str) -> None:
    assert read((code, "7")).scores == {"А-017": 700}


def test_what_is_wrong_is_named_with_its_row() -> None:
    made = read(
        ("А-001", "50"), ("А-099", "50"), ("", "50"), ("А-001", "51"), ("А-002", "много"),
        ("А-003", "100,01"), ("А-017", ""),
    )  # fmt: skip
    assert made.problems == (
        Problem(row=3, wrong=Wrong.UNKNOWN, word="А-099"),
        Problem(row=4, wrong=Wrong.CODE, word=""),
        Problem(row=5, wrong=Wrong.TWICE, word="А-001"),
        Problem(row=6, wrong=Wrong.NUMBER, word="много"),
        Problem(row=7, wrong=Wrong.BOUNDS, word="100,01"),
    )
    assert not made.is_whole


def test_who_has_no_score_did_not_come() -> None:
    made = read(("А-001", "50"), ("А-002", ""))
    assert made.is_whole
    assert made.absent == ("А-002", "А-003", "А-017")
    assert not read(("А-001", "")).is_whole, "nothing to take"


@given(st.integers(0, 999_999))
def test_a_score_is_read_as_it_is_written(hundredths: int) -> None:
    whole, part = divmod(hundredths, 100)
    assert read_score(f"{whole},{part:02}") == hundredths
    assert read_score(f"{whole}.{part:02}".rstrip("0").rstrip(".")) == hundredths


@pytest.mark.parametrize("typed", ["", "-1", "1,234", "пять", "1e3", "٣", "100000"])
def test_anything_else_is_no_score(typed: str) -> None:
    assert read_score(typed) is None
