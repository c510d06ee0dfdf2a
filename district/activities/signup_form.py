"""The form of sign-up."""

from enum import StrEnum
from typing import Any

from district.activities.activity import Activity
from district.activities.signup import Answers, Ask, asks
from district.drafts import Form as FormName
from district.errors import BadChildren, MemberUnknown
from district.forms import Choice, Condition, Entered, Form, Option, Options, Typed, each
from district.gathered import People
from district.ids import ActivityId, PersonId
from district.topics import Label

MOST_CHILDREN, MOST_ADULTS, MOST_TEAM = 200, 6, 9


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
TEAM = People(
    "team",
    found=lambda facts: facts.people,
    most=MOST_TEAM,
    when=_asked(Ask.TEAM),
    label=Label(
        ru="Кто в вашей команде, кроме вас?",
        en="Who is in your team, besides you?",
        button_ru="Команда",
        button_en="Team",
    ),
)
SIGN_UP: Form[Any] = Form(
    name=FormName.SIGN_UP, texts="signup", fields=(CHILDREN, ADULTS, BUS, LODGING, TEAM)
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
        team=len(named) if (named := entered.get(TEAM)) else None,
    )


def team_in(entered: Entered) -> tuple[PersonId, ...]:
    """Returns the members that the captain names.

    Raises:
        MemberUnknown: one has no account, and could not confirm.
    """
    for one in entered.get(TEAM) or ():
        if one.person is None:
            raise MemberUnknown(name=one.name)
    return tuple(one.person for one in entered.get(TEAM) or () if one.person is not None)
