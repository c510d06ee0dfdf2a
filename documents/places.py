"""The places of a call as a picture for a phone's screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.typesetting import Fact, pages, tied

MOST = 24
"""Limit of winners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    group: str
    """The nomination, printed above its first winner."""
    outcome: str
    name: str
    about: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    title: str
    about: str
    winners: Sequence[Winner]
    below: str = ""


def places_png(places: Places) -> bytes:
    """Renders the first `MOST` winners by nomination."""
    return pages("places.typ", places_facts(places))[0]


def places_facts(places: Places) -> dict[str, Fact]:
    """Returns the input of the template."""
    shown: list[Fact] = [
        {name: tied(getattr(one, name)) for name in one.__slots__} for one in places.winners[:MOST]
    ]
    return {
        "title": tied(places.title),
        "about": tied(places.about),
        "below": tied(places.below),
        "winners": shown,
    }
