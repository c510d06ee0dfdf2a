"""Attendance by session as a picture for a phone's screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.typesetting import Fact, one_line, pages

MOST = 40
"""Limit of people per picture: a taller one would be unreadable, and Telegram would refuse it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    name: str
    marks: tuple[bool | None, ...]
    """Per session; None: no mark."""
    total: str


def matrix_png(
    title: str,
    *,
    head: tuple[str, Sequence[str], str],
    rows: Sequence[MatrixRow],
    came: str,
    rest: str = "",
) -> bytes:
    """Renders the first `MOST` rows.

    `head`: header of the names, of each session and of the totals. `came`: label of the row with
    attendance counts. `rest`: text below the table.
    """
    name, days, total = head
    counts = [sum(row.marks[at] is True for row in rows) for at in range(len(days))]
    shown: list[Fact] = [
        {"name": one_line(row.name), "marks": list(row.marks), "total": row.total}
        for row in rows[:MOST]
    ]
    facts: dict[str, Fact] = {
        "title": one_line(title),
        "name": name,
        "days": list(days),
        "total": total,
        "rows": shown,
        "came": came,
        "counts": counts,
        "rest": rest,
    }
    return pages("matrix.typ", facts)[0]
