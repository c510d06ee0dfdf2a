"""The head of a district: modes, terms, reminders, and the turn of the municipalities."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from district.clock import Calendar
from district.council.settings import HeadMode
from district.ids import DistrictId, GrantId, MunicipalityId, PersonId, TurnId
from district.people.person import Person
from district.people.roles import Grant, GrantFacts
from district.territory import District, Municipality

REMINDERS = (60, 14, 1)
"""Days before the end of a term on which the council is reminded."""
LEAD = timedelta(days=60)
"""Time from the proposal of the next head in turn to the end of the term."""
ANSWER = timedelta(days=30)
"""Time to answer the proposal, after which the next municipality is asked."""
ACTING_NOTICE = timedelta(days=60)
"""Time of acting after which the council is reminded every week."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRules:
    mode: HeadMode = HeadMode.TERM
    years: int = 2
    acting_notice: timedelta = ACTING_NOTICE

    def end_of(self, since: datetime, calendar: Calendar) -> datetime | None:
        """Returns the midnight that ends a term begun then; None: a permanent head."""
        if self.mode is HeadMode.PERMANENT:
            return None
        day = calendar.local(since).date()
        try:
            last = day.replace(year=day.year + self.years)
        except ValueError:  # the 29th of February
            last = day.replace(year=day.year + self.years, day=28)
        return calendar.at(last, time())


class TurnStatus(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    LAPSED = "lapsed"
    """The candidate did not answer."""
    VOID = "void"
    """The candidate is no member any more, or another head was chosen."""
    DONE = "done"

    @property
    def is_open(self) -> bool:
        return self in {TurnStatus.PROPOSED, TurnStatus.CONFIRMED}

    @property
    def passes_over(self) -> bool:
        """Whether the municipality is not asked again for the same office."""
        return self in {TurnStatus.DECLINED, TurnStatus.LAPSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A proposal to take over as the head when the term of `after` is over."""

    id: TurnId
    district: DistrictId
    municipality: MunicipalityId
    person: PersonId
    after: GrantId
    at: datetime
    """A local midnight."""
    status: TurnStatus
    proposed_at: datetime
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFacts:
    """A turn with names."""

    turn: Turn
    district: District
    municipality: Municipality
    candidate: Person


class Change(StrEnum):
    """A change of the membership, reported to the council."""

    JOINED = "joined"
    LEFT = "left"
    HEADS = "heads"
    ACTS = "acts"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The sheet for a new head: what was open when the office was taken over."""

    grant: GrantFacts
    before: Person | None
    requests: int
    motions: tuple[tuple[int, str], ...]
    """Number and question of each motion that is not decided."""


def stage_of(head: Grant, rules: HeadRules, now: datetime) -> int | None:
    """Returns the latest reminder that is due, as days before the end of the term.

    0: the head acts since then; negative: so many days of acting. Falls with time.
    """
    if head.until is None:
        return None
    left = head.until - now
    if left > timedelta(0):
        return min((days for days in REMINDERS if left <= timedelta(days=days)), default=None)
    if -left < rules.acting_notice:
        return 0
    weeks = (-left - rules.acting_notice) // WEEK
    return -(rules.acting_notice + weeks * WEEK).days


def midnight(moment: datetime, calendar: Calendar) -> datetime:
    """Returns the first local midnight that is not before `moment`."""
    midnight = calendar.at(calendar.local(moment).date(), time())
    return midnight if midnight == moment else calendar.next_at(time(), moment)


def next_in_turn(
    order: Sequence[MunicipalityId],
    current: MunicipalityId | None,
    candidates: Mapping[MunicipalityId, PersonId],
    passed_over: Set[MunicipalityId],
) -> tuple[MunicipalityId, PersonId] | None:
    """Returns the first municipality after the current one that has a candidate.

    `order` includes municipalities that left the district, which have no candidates: they keep
    their places. The current one is the last to be asked.
    """
    start = order.index(current) + 1 if current in order else 0
    for municipality in (*order[start:], *order[:start]):
        if municipality in candidates and municipality not in passed_over:
            return municipality, candidates[municipality]
    return None
