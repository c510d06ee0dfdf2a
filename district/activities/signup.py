"""Questions of sign-up, which the family of the activity's type decides, and their answers.

Types with their families are in `data/activity_types.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from district.activities.activity import Activity, Family
from district.drafts import Form as FormName
from district.errors import AnswersNeeded, BadChildren
from district.forms import Choice, Condition, Entered, Form, Option, Options, Typed, each
from district.ids import ActivityId

MOST_CHILDREN, MOST_ADULTS = 200, 6
NIGHT = timedelta(hours=20)
"""An activity that lasts longer goes on for two days or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The seats of one enrolment: a person takes one, a group one for each who comes."""

    seats: int = 1
    second: int = 0
    """Seats of the second quota, such as a bus."""


ONE = Size()


class Ask(StrEnum):
    CHILDREN = "children"
    """The children that the person brings."""
    BUS = "bus"
    """A seat of the second quota, if the activity has one."""
    LODGING = "lodging"
    """A place to sleep, if the activity lasts for several days."""


_ASKS: Mapping[Family, frozenset[Ask]] = {
    Family.CHILDREN: frozenset({Ask.CHILDREN}),
    Family.EXPEDITION: frozenset({Ask.BUS}),
    Family.CAMP: frozenset({Ask.LODGING}),
}


def has_second_quota(family: Family) -> bool:
    return Ask.BUS in _ASKS.get(family, frozenset())


def asks(activity: Activity) -> frozenset[Ask]:
    """Returns the questions of the activity."""
    found = _ASKS.get(activity.type.family, frozenset())
    if activity.second_capacity is None:
        found -= {Ask.BUS}
    if activity.ends_at - activity.starts_at < NIGHT:
        found -= {Ask.LODGING}
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A person's answers; None: not asked."""

    children: int | None = None
    adults: int | None = None
    """Adults with the children, the person included."""
    bus: bool | None = None
    lodging: bool | None = None

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Answers":
        return cls(**plain)

    def plain(self) -> dict[str, Any]:
        named = ((name, getattr(self, name)) for name in self.__slots__)
        return {name: value for name, value in named if value is not None}

    @property
    def size(self) -> Size:
        seats = (self.children or 0) + (self.adults or 1)
        return Size(seats=seats, second=seats if self.bus else 0)


NOTHING = Answers()


def ensure_answered(activity: Activity, answers: Answers) -> Size:
    """Returns the size of the enrolment.

    Raises:
        AnswersNeeded: other questions are asked now.
    """
    answered = {one for one in Ask if getattr(answers, one) is not None}
    if asks(activity) != answered:
        raise AnswersNeeded(activity=activity.id)
    return answers.size


# ── The form ───────────────────────────────────────────────────────────────────────────────────


class Wish(StrEnum):
    YES = "yes"
    NO = "no"


def _asked(ask: Ask) -> Condition:
    return lambda entered: ask in entered.given("asks")


def read_children(text: str) -> int:
    """
    Raises:
        BadChildren: not a number up to `MOST_CHILDREN`.
    """
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:4]) <= MOST_CHILDREN):
        raise BadChildren(most=MOST_CHILDREN)
    return int(typed)


def _numbers(most: int) -> Options[int, object]:
    offered = tuple(Option(id=str(one), label=str(one)) for one in range(1, most + 1))
    return Options(int, lambda _facts, _entered: offered)


CHILDREN = Typed("children", parse=read_children, when=_asked(Ask.CHILDREN))
ADULTS = Choice("adults", options=_numbers(MOST_ADULTS), when=_asked(Ask.CHILDREN), columns=3)
BUS = Choice("bus", options=each(Wish), when=_asked(Ask.BUS), columns=1)
LODGING = Choice("lodging", options=each(Wish), when=_asked(Ask.LODGING), columns=1)
SIGN_UP: Form[Any] = Form(
    name=FormName.SIGN_UP, texts="signup", fields=(CHILDREN, ADULTS, BUS, LODGING)
)


def signing_up(activity: Activity) -> Entered:
    """Returns a new form."""
    return Entered().with_given(activity=activity.id, asks=sorted(asks(activity)))


def activity_in(entered: Entered) -> ActivityId:
    return ActivityId(entered.given("activity"))


def answers_in(entered: Entered) -> Answers:
    """Returns the answers so far."""

    def wished(key: Choice[Wish]) -> bool | None:
        wish = entered.get(key)
        return None if wish is None else wish is Wish.YES

    return Answers(
        children=entered.get(CHILDREN),
        adults=entered.get(ADULTS),
        bus=wished(BUS),
        lodging=wished(LODGING),
    )
