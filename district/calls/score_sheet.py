"""Scores from a spreadsheet with the columns code and score.

Nothing is taken from a sheet with problems.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from district.spelling import folded
from district.tables import Table

MOST_ROWS = 3_000
USUAL_MOST = 100
"""The highest score of a kind that names none."""
_LOOKALIKES = str.maketrans("abcehkmoptxy‐‑‒–—−", "авсенкмортху------")
_NUMBER = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?")


class Column(StrEnum):
    CODE = "code"
    SCORE = "score"


class Wrong(StrEnum):
    """A fault of a row."""

    CODE = "code"
    """There is none."""
    UNKNOWN = "unknown"
    TWICE = "twice"
    NUMBER = "number"
    """The score cannot be read."""
    BOUNDS = "bounds"
    """The score is above the highest one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    row: int
    """Number of the row in the spreadsheet."""
    wrong: Wrong
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    scores: Mapping[str, int]
    """Hundredths of a point by code."""
    problems: tuple[Problem, ...]
    absent: tuple[str, ...]
    """Codes without a score: they did not come."""

    @property
    def is_whole(self) -> bool:
        return not self.problems and bool(self.scores)


def same_code(code: str) -> str:
    """Returns a code for comparing: «A-017», typed in Latin and with any dash, is «А-017»."""
    return re.sub(r"\s", "", folded(code)).translate(_LOOKALIKES)


def read_score(text: str) -> int | None:
    """Returns hundredths of a point; None if it is not a number with at most two decimals."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else None


def read_scores(table: Table, codes: Collection[str], most: int) -> ScoreSheet:
    """`codes`: those of the call. `most`: the highest score, in points."""
    known = {same_code(code): code for code in codes}
    scores: dict[str, int] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for one in table.rows:
        word, typed = one.cells.get(Column.CODE, ""), one.cells.get(Column.SCORE, "")
        code, score = known.get(same_code(word)), read_score(typed)
        wrong = _wrong(word, typed, code, score, seen, most)
        if wrong is not None:
            shown = typed if wrong in {Wrong.NUMBER, Wrong.BOUNDS} else word
            problems.append(Problem(row=one.number, wrong=wrong, word=shown))
        elif code is not None and score is not None:
            scores[code] = score
        if code is not None:
            seen.add(code)
    absent = tuple(sorted(code for code in codes if code not in scores))
    return ScoreSheet(scores=scores, problems=tuple(problems), absent=absent)


def _wrong(
    word: str, typed: str, code: str | None, score: int | None, seen: Collection[str], most: int
) -> Wrong | None:
    if not word:
        return Wrong.CODE
    if code is None:
        return Wrong.UNKNOWN
    if code in seen:
        return Wrong.TWICE
    if typed and score is None:
        return Wrong.NUMBER
    return Wrong.BOUNDS if score is not None and score > most * 100 else None
