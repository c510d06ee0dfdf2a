"""The programme of a call: the talks of those whose outcome gives a place in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from district.calls.call import Call
from district.calls.entry import Entry, EntryStatus
from district.calls.paper import gives
from district.ids import CallId, EntryId
from district.programme import Plan, Section, Spot


class ProgrammeNews(StrEnum):
    """News about a talk, for its speakers."""

    PLACED = "placed"
    MOVED = "moved"
    DAY = "day"
    """A day is left."""
    HOUR = "hour"


BEFORE = {ProgrammeNews.DAY: timedelta(days=1), ProgrammeNews.HOUR: timedelta(hours=1)}
"""Times of the reminders before the talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    call: CallId
    plan: Plan
    """The one that is being made."""
    published: Plan | None = None
    """The one that speakers were told."""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """A talk as it is shown."""

    title: str
    names: tuple[str, ...]
    """Author and confirmed co-authors."""
    organization: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    call: Call
    plan: Plan
    """For those who lead the call the one that is being made, for others the published one."""
    talks: Mapping[EntryId, Speaking]
    is_led: bool = False
    is_published: bool = False
    untold: int = 0
    """Talks whose speakers do not know their time yet."""

    @property
    def own(self) -> dict[EntryId, Spot]:
        spots = self.plan.spots()
        return {one: spots[one] for one, talk in self.talks.items() if talk.is_own and one in spots}


def has_programme(call: Call) -> bool:
    """Returns whether the call is announced, and its kind gives places in a programme."""
    return call.is_announced and any(gives(one, "programme") for one in call.kind.outcomes)


def has_place(call: Call, entry: Entry) -> bool:
    is_settled = entry.status is EntryStatus.SETTLED
    return is_settled and gives(call.kind.outcome(entry.outcome), "programme")


def empty_plan(call: Call) -> Plan:
    """Returns a section for each nomination."""
    return Plan(
        sections=tuple(Section(id=one.id) for one in call.kind.nominations or ())
        or (Section(id=""),)
    )
