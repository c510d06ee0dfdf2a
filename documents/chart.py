"""Bar charts for a phone's screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.typesetting import Fact, pages, tied

MOST = 12
"""Limit of bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    group: str
    """Printed above the name."""
    name: str
    count: int
    before: int | None = None
    """Drawn pale below; None: nothing to compare with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    title: str
    about: str = ""
    """Below the title."""
    bars: Sequence[Bar]
    below: str = ""
    """Below the bars."""


def chart_png(chart: Chart) -> bytes:
    """Renders the first `MOST` bars, each with its name above it and its value at its end."""
    return pages("chart.typ", chart_facts(chart))[0]


def chart_facts(chart: Chart) -> dict[str, Fact]:
    """Returns the input of the template."""
    shown: list[Fact] = [
        {"group": tied(one.group), "name": tied(one.name), "count": one.count, "before": one.before}
        for one in chart.bars[:MOST]
    ]
    return {
        "title": tied(chart.title),
        "about": tied(chart.about),
        "below": tied(chart.below),
        "bars": shown,
        "most": max([1, *(max(one.count, one.before or 0) for one in chart.bars)]),
    }
