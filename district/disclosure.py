"""The one rule for every place that turns a condition into people: who may see their names, who may
see how many they are, and from which size.

A condition is *private* if it tells something of a person that is not for everybody to know: a
difficulty, a community, a seat in an activity (but to those who hold it and see the list anyway).

* Names of people found by a private condition are shown to nobody.
* A private condition goes together with places alone. So nobody asks about a single teacher, whom a
  position in a school, or a second private condition, would leave.
* How many they are is told of the whole reach of an author only, from `FEW` on, and rounded
  down. Of municipalities nothing is told: two such numbers, subtracted, would be a third. Those
  with fewer than `FEW` are not counted, as in no sum there is (`district/requests/statistics.py`).
* Below that the words are the same, be it nobody or four; and whatever follows (what can be sent,
  who approves, what is offered afterwards) depends on no such number.
"""

from dataclasses import dataclass
from enum import Enum, auto

from district.announcements.recipients import Recipients, Whom
from district.errors import TooNarrow
from district.requests.deficits import FEW

STEPS = (1, 2, 4, 10, 20, 40, 100, 200, 400, 1_000, 2_000, 4_000, 10_000)
"""Times `FEW`: what a number is rounded down to."""


class Numbers(Enum):
    EXACT = auto()
    COARSE = auto()
    """Rounded down, from `FEW` on."""
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number of people as it may be told."""

    people: int | None = None
    """None: hidden, be it nobody or thousands."""
    is_at_least: bool = False


HIDDEN = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What may be told of the people of one audience."""

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
    """The people of a condition, as an author may know of them."""

    whom: Whom
    disclosure: Disclosure
    size: Told
    muted: int = 0
    """Those besides who switched the category off; 0 where that may not be told."""
    is_too_narrow: bool = False


OPEN = Disclosure(names=True, numbers=Numbers.EXACT)


def disclosure(recipients: Recipients, *, may_list: bool) -> Disclosure:
    """`may_list`: the author may see who is in the activity of the condition."""
    private = _private(recipients, may_list)
    if not private:
        return OPEN
    is_whole = not recipients.municipalities and not is_too_narrow(recipients, may_list=may_list)
    is_one = len(recipients.communities) <= 1 and not recipients.statuses
    return Disclosure(names=False, numbers=Numbers.COARSE if is_whole and is_one else Numbers.NONE)


def is_too_narrow(recipients: Recipients, *, may_list: bool) -> bool:
    """Whether a private condition is combined with anything but places."""
    private = _private(recipients, may_list)
    return bool(private) and bool(_conditions(recipients) - {private[0]})


def ensure_wide(recipients: Recipients, *, may_list: bool) -> None:
    """
    Raises:
        TooNarrow: it could be about a single person.
    """
    if is_too_narrow(recipients, may_list=may_list):
        raise TooNarrow


def _private(recipients: Recipients, may_list: bool) -> list[str]:
    names = ["topic", "communities"] if may_list else ["topic", "communities", "activity"]
    return [name for name in names if name in _conditions(recipients)]


def _conditions(recipients: Recipients) -> set[str]:
    """All but places; the statuses belong to the activity."""
    return set(recipients.plain()) - {"districts", "municipalities", "statuses"}
