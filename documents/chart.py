"""Bar charts for a phone's screen."""

from collections.abc import Sequence

from documents.typesetting import Fact, pages

MOST = 12
"""Limit of bars."""


def bars_png(title: str, bars: Sequence[tuple[str, int]]) -> bytes:
    """Renders the first `MOST` bars, each with its name above it and its value beside it."""
    shown: list[Fact] = [{"name": name, "count": count} for name, count in bars[:MOST]]
    most = max((count for _, count in bars), default=1)
    return pages("chart.typ", {"title": title, "bars": shown, "most": most})[0]
