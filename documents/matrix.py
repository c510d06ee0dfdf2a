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
    has_enough: bool = False
    """Whether the total is highlighted."""


def matrix_png(
    title: str,
    *,
    head: tuple[str, Sequence[str], str],
    rows: Sequence[MatrixRow],
    came: str,
    counts: Sequence[int | None],
    below: Sequence[str] = (),
) -> bytes:
    """Renders the first `MOST` rows; see `matrix_facts`."""
    facts = matrix_facts(title, head=head, rows=rows, came=came, counts=counts, below=below)
    return pages("matrix.typ", facts)[0]


def matrix_facts(
    title: str,
    *,
    head: tuple[str, Sequence[str], str],
    rows: Sequence[MatrixRow],
    came: str,
    counts: Sequence[int | None],
    below: Sequence[str] = (),
) -> dict[str, Fact]:
    """Returns the input of the template.

    `head`: header of the names, of each session and of the totals. `came`: label of the row with
    attendance counts. `counts`: attendance per session; None: none is shown. `below`: lines below
    the table.
    """
    name, days, total = head
    shown: list[Fact] = [
        {
            "name": one_line(row.name),
            "marks": list(row.marks),
            "total": row.total,
            "has_enough": row.has_enough,
        }
        for row in rows[:MOST]
    ]
    return {
        "title": one_line(title),
        "name": name,
        "days": list(days),
        "total": total,
        "rows": shown,
        "came": came,
        "counts": list(counts),
        "below": list(below),
    }
