"""Lists for a request's author who can see the request."""

from collections.abc import Iterable

from district.requests.routing import Readers
from locales.texts import Words

NAMES = 12
"""Limit of names in a line; of the others only the number is shown."""
FEW = 2
"""Limit of the names of those who may see it later; of more only the number is shown."""


def is_cut(readers: Readers) -> bool:
    """Whether `readers_lines` leave names out."""
    return len(readers.now) > NAMES or len(readers.later) > FEW


def readers_lines(words: Words, readers: Readers, *, whole: bool = False) -> Iterable[str]:
    """`whole`: all names, with organizations; otherwise the buttons below stay in sight."""
    most = None if whole else NAMES
    shown = tuple if whole else _short
    now, later = shown(readers.now), shown(readers.later)
    is_few = whole or len(later) <= FEW
    day = None if readers.later_on is None else words.day(readers.later_on)
    if now:
        names = _listed(words, now, most)
        if day is None or is_few:
            yield words("requests-readers-now", names=names)
        else:
            yield words("requests-readers-now-later", names=names, count=len(later))
    if later and day is not None and (is_few or not now):
        yield words("requests-readers-later", day=day, names=_listed(words, later, most))
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
