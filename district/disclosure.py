"""The rule for everything that turns a condition into people: who may see names, who may see
counts, and from which size.

A condition is *private* if it reveals something confidential about a person: a difficulty, a
community, a seat in an activity (except to its organizers, who see the list anyway).

* Names of people found by a private condition are never shown.
* A private condition may be combined only with places. Otherwise a combination with a position
  in a school or a second private condition could single out one teacher.
* Counts are shown only for the author's whole reach, from `FEW` on, rounded down. Counts by
  municipality are not shown: subtracting two of them would give a third. Municipalities with
  fewer than `FEW` are not counted, as in all sums (`district/requests/statistics.py`).
* Below that the text is the same for zero to four, and no later step (what can be sent, who
  approves, what is offered afterwards) depends on the count.
"""

from dataclasses import dataclass
from enum import Enum, auto

from district.announcements.recipients import Recipients, Whom
from district.errors import TooNarrow
from district.requests.deficits import FEW

STEPS = (1, 2, 4, 10, 20, 40, 100, 200, 400, 1_000, 2_000, 4_000, 10_000)
"""Steps to round a count down to, in multiples of `FEW`."""


class Numbers(Enum):
    EXACT = auto()
    COARSE = auto()
    """Rounded down, from `FEW` on."""
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A count of people in the form that may be shown."""

    people: int | None = None
    """None if hidden, whatever the count."""
    is_at_least: bool = False


HIDDEN = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """The names and counts of one audience that may be shown."""

    names: bool
    numbers: Numbers

    @property
    def is_open(self) -> bool:
        return self.numbers is Numbers.EXACT

    def told(self, people: int) -> Told:
        match self.numbers:
            case Numbers.EXACT:
                return Told(people=people)
            case Numbers.COARSE if people >= FEW:
                floor = max(FEW * step for step in STEPS if FEW * step <= people)
                return Told(people=floor, is_at_least=True)
            case _:
                return HIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """An audience as its author may see it."""

    whom: Whom
    disclosure: Disclosure
    size: Told
    muted: int = 0
    """Number of people who would match but muted the category; 0 if it must not be shown."""
    untold: int = 0
    """Number of people who might match but have not told position or years; see `muted`."""
    is_too_narrow: bool = False


OPEN = Disclosure(names=True, numbers=Numbers.EXACT)


def disclosure(recipients: Recipients, *, may_list: bool) -> Disclosure:
    """`may_list`: the author may see the participants of the activity in the condition."""
    private = _private(recipients, may_list)
    if not private:
        return OPEN
    is_whole = not recipients.municipalities and not is_too_narrow(recipients, may_list=may_list)
    is_one = len(recipients.communities) <= 1 and not recipients.statuses
    return Disclosure(names=False, numbers=Numbers.COARSE if is_whole and is_one else Numbers.NONE)


def is_too_narrow(recipients: Recipients, *, may_list: bool) -> bool:
    """Returns whether a private condition is combined with anything but places."""
    private = _private(recipients, may_list)
    return bool(private) and bool(_conditions(recipients) - {private[0]})


def ensure_wide(recipients: Recipients, *, may_list: bool) -> None:
    """Checks the width.

    Raises:
        TooNarrow: the audience could single out one person.
    """
    if is_too_narrow(recipients, may_list=may_list):
        raise TooNarrow


def _private(recipients: Recipients, may_list: bool) -> list[str]:
    names = ["topic", "communities"] if may_list else ["topic", "communities", "activity"]
    return [name for name in names if name in _conditions(recipients)]


def _conditions(recipients: Recipients) -> set[str]:
    """All conditions but places; statuses are part of the activity condition."""
    return set(recipients.plain()) - {"districts", "municipalities", "statuses"}
