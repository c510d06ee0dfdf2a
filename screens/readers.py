"""Lists for a request's author who can see the request."""

from collections.abc import Iterable

from district.requests.routing import Readers
from locales.texts import Words

NAMES = 12
"""Limit of names in a line; of the others only the number is shown."""


def is_cut(readers: Readers) -> bool:
    """Whether `readers_lines` leave names out."""
    return len(readers.now) > NAMES or len(readers.later) > NAMES


def readers_lines(words: Words, readers: Readers, *, whole: bool = False) -> Iterable[str]:
    """`whole`: all names, with organizations; otherwise the buttons below stay in sight."""
    most = None if whole else NAMES
    shown = tuple if whole else _short
    if readers.now:
        yield words("requests-readers-now", names=_listed(words, shown(readers.now), most))
    if readers.later and readers.later_on is not None:
        yield words(
            "requests-readers-later",
            day=words.day(readers.later_on),
            names=_listed(words, shown(readers.later), most),
        )
    if readers.passes_over:
        yield words("requests-readers-not-whole" if whole else "requests-readers-not")


def _short(names: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the names without organizations, unless these tell namesakes apart."""
    short = tuple(name.partition(", ")[0] for name in names)
    return short if len(set(short)) == len(short) else names


def _listed(words: Words, names: tuple[str, ...], most: int | None) -> str:
    shown = "; ".join(names[:most])
    more = len(names) - (most or len(names))
    return words.plain("requests-readers-more", names=shown, count=more) if more > 0 else shown
