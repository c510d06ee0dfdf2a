"""Who was at which session, as a picture to be read on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.typesetting import Fact, one_line, pages

MOST = 40
"""People on one picture: more would be too small to read, and too tall for the messenger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    name: str
    marks: tuple[bool | None, ...]
    """Of each session; None: not marked."""
    total: str


def matrix_png(
    title: str,
    *,
    head: tuple[str, Sequence[str], str],
    rows: Sequence[MatrixRow],
    came: str,
    rest: str = "",
) -> bytes:
    """The first `MOST` rows. `head`: the words over the names, over each session, over the totals;
    `came`: the words before how many came to each; `rest`: what stands below."""
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
