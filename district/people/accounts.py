"""Accounts of one person: a lost one moves to a new one, two people become one.

```
waiting → done                       the clock, after `PROTEST_TIME`
waiting → stopped                    undo, an objection from the lost account, a conflict
```
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from district.drafts import Form as FormName
from district.forms import Entered, Form, Option, Search, ShortText
from district.ids import AccountMoveId, OrganizationId, PersonId, RequestId
from district.pages import Page
from district.people.person import Person
from district.requests.request import UNDO_WINDOW, RequestKind
from district.requests.subject import SubjectFacts
from district.territory import Municipality

ACCOUNT_KIND = RequestKind("account")
PROTEST_TIME = timedelta(hours=72)
"""Time in which the lost account may object to its move."""
AT_ONCE = UNDO_WINDOW
"""The same if Telegram says that the lost account is blocked or gone: the decider may still undo.
"""
FOUND = 3
"""Limit of people who are offered to the decider."""
NAME_LIMIT = 150


class AccountNews(StrEnum):
    """The news of a letter about a move."""

    MOVES = "moves"
    """To the lost account, which may object."""
    MOVED = "moved"
    """To the person, who now writes from the new account."""
    OBJECTED = "objected"
    """To the decider and the newcomer: the lost account is in use."""
    FAILED = "failed"
    """To the decider and the newcomer: both have taken part in the same thing."""


class MoveStatus(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMove:
    """A confirmed move of the account of `newcomer` to the person who lost another one."""

    id: AccountMoveId
    request: RequestId
    person: PersonId
    newcomer: PersonId
    status: MoveStatus
    confirmed_by: PersonId
    confirmed_at: datetime
    moves_at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFormFacts:
    organizations: Page[Option]
    organization: str | None = None
    """Name of the chosen one."""


NAME = ShortText("name", limit=NAME_LIMIT)
ORGANIZATION = Search(
    "organization",
    read_id=lambda raw: OrganizationId(int(raw)),
    found=lambda facts: facts.organizations,
    columns=1,
)
RETURNED = "request"
"""Key of the returned request that the form replies to."""

LOST: Form[LostFormFacts] = Form(
    name=FormName.ACCOUNT, texts="accounts", fields=(NAME, ORGANIZATION)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How a person says they were known before."""

    name: str
    organization: OrganizationId | None

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Known":
        """Reads what the request keeps; nothing is left of it after an erasure."""
        entered = Entered(facts)
        return cls(name=entered.get(NAME) or "", organization=entered.get(ORGANIZATION))


def facts_of(entered: Entered) -> dict[str, Any]:
    """Returns what the request keeps, as JSON.

    Raises:
        OutOfDate: something is still to be answered.
    """
    return {NAME.name: entered.need(NAME), ORGANIZATION.name: entered.need(ORGANIZATION)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A person who may be meant."""

    person: Person
    last_act: datetime | None
    has_role: bool
    """Only administrators move the account of a person with a role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFacts(SubjectFacts):
    known: Known
    organization: str = ""
    municipality: Municipality | None = None
    found: tuple[Found, ...] | None = None
    """Only for deciders, while the request waits: the author must not learn who is registered."""
    move: AccountMove | None = None

    @property
    def others(self) -> tuple[PersonId, ...]:
        return tuple(one.person.id for one in self.found or ())

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The people to choose from, by mark and name."""
        return tuple(
            (str(one.person.id), one.person.profile.name.short)
            for one in self.found or ()
            if not one.has_role and one.person.profile is not None
        )


class Conflict(StrEnum):
    """Acts of two people who therefore cannot be one."""

    LEAVING = "leaving"
    VOTE = "vote"
    PAIR = "pair"
    MENTEES = "mentees"
    MENTOR_LOAD = "mentor-load"
    ENTRY = "entry"
    DECISION = "decision"
    DEPUTY = "deputy"
    MEETING = "meeting"
    ROUTE = "route"
    SEAT = "seat"
    CANDIDATE = "candidate"
    SETTINGS = "settings"
    """An administrator from the settings, who is known there by the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """The result of a merge of two people, before it is made."""

    kept: Found
    gone: Found
    has: Mapping[str, tuple[int, int]]
    """Counts of each kind of thing of both; only those that one of them has."""
    doubled: Mapping[str, int]
    """Counts of things that both have and of which one stays."""
    conflicts: tuple[Conflict, ...]
