"""Deputies: a council member names another member, who decides requests while they are away.

Only roles of the council are represented, and only in deciding requests. A deputy has them from the
member directly: never from another deputy.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from district.drafts import Form as FormName
from district.errors import NotADay
from district.forms import Entered, Form, LongText
from district.ids import DeputyId, PersonId
from district.people.person import Person
from district.people.roles import Actor, Role
from district.typed_time import LONGEST, read_days

COUNCIL = (Role.COUNCIL_MEMBER, Role.HEAD)
"""Roles that are represented, and that a deputy has to hold in the same district."""
LONGEST_STAY = timedelta(days=92)
READY = (7, 14, 28)
"""Days from today, as buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy:
    """A member `person` is represented by a member `deputy`."""

    id: DeputyId
    person: PersonId
    deputy: PersonId
    since: datetime
    until: datetime
    named_at: datetime
    begun_at: datetime | None = None
    ended_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        return self.ended_at is None and self.since <= now < self.until

    def is_over(self, now: datetime) -> bool:
        return self.ended_at is not None or self.until <= now

    def meets(self, since: datetime, until: datetime) -> bool:
        """Returns whether the two periods share a moment."""
        return self.ended_at is None and self.since < until and since < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyFacts:
    deputy: Deputy
    person: Person
    """The member who is represented."""
    by: Person
    """The member who represents."""
    first: date
    last: date
    """Local days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputies:
    """The deputies of a member that are not over, and the members whom that member represents."""

    own: tuple[DeputyFacts, ...]
    others: tuple[DeputyFacts, ...]


def has_council_role(actor: Actor) -> bool:
    return any(grant.role in COUNCIL for grant in actor.grants)


DAYS = LongText("days", limit=LONGEST, changeable=False)
DEPUTY: Form[None] = Form(name=FormName.DEPUTY, texts="deputies", fields=(DAYS,))


def naming(person: PersonId, name: str) -> Entered:
    """Returns a new form."""
    return Entered().with_given(person=person, name=name)


def named_in(entered: Entered) -> PersonId:
    return PersonId(entered.given("person"))


def read_stay(typed: str, today: date) -> tuple[date, date]:
    """Parses the days of absence, the first and the last.

    Raises:
        NotADay: not understood, over, or longer than `LONGEST_STAY`.
    """
    first, last = read_days(typed, today)
    if last < today or last - first > LONGEST_STAY:
        raise NotADay
    return max(first, today), last
