"""Slots of a stage that is a meeting: a row of times, of which each entry books one.

```
booked → held | missed | cancelled
```
A cancelled slot is free again.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from district.calls.call import Call
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Meets, Stage
from district.clock import Calendar
from district.errors import EndBeforeStart, NotADay, Past, TooLong
from district.ids import AppointmentId, CallId, EntryId, PersonId, SlotId
from district.typed_time import read_day, read_hours

PLACE_LIMIT = 100
MOST_SLOTS = 60
"""Limit per stage: each of them is a button, and Telegram takes 100."""
USUAL_MINUTES = 20
_TIME = r"\d{1,2}(?:[:.]\d{2})?"
_ROW = re.compile(
    rf"(?P<day>.+?)[\s,]+(?P<hours>(?:с\s+)?{_TIME}\s*(?:-|–|—|до)\s*{_TIME})(?:[\s,]+(?P<place>.+))?",
    re.IGNORECASE | re.DOTALL,
)


class AppointmentStatus(StrEnum):
    BOOKED = "booked"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


TRANSITIONS = {
    AppointmentStatus.BOOKED: frozenset(AppointmentStatus) - {AppointmentStatus.BOOKED},
    AppointmentStatus.HELD: frozenset({AppointmentStatus.MISSED}),
    AppointmentStatus.MISSED: frozenset({AppointmentStatus.HELD}),
    AppointmentStatus.CANCELLED: frozenset[AppointmentStatus](),
}
"""From held to missed and back: a slip of the curator's thumb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    id: SlotId
    call: CallId
    stage: str
    starts_at: datetime
    minutes: int
    place: str
    """May be empty."""
    laid_by: PersonId | None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    id: AppointmentId
    slot: SlotId
    entry: EntryId
    status: AppointmentStatus
    booked_by: PersonId | None
    booked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLine:
    """A slot with the entry that has booked it, if any."""

    slot: Slot
    appointment: Appointment | None
    label: str
    """Code or title of the entry."""
    given: int
    asked: int
    """Reviews of the entry in the stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotBoard:
    """The slots of a call, as its curator sees them."""

    call: Call
    stage: Stage
    lines: tuple[SlotLine, ...]
    waiting: tuple[Entry, ...]
    """Entries without a slot, by their numbers."""

    @property
    def free(self) -> tuple[Slot, ...]:
        return tuple(one.slot for one in self.lines if one.appointment is None)

    def line(self, slot: SlotId) -> SlotLine:
        return next(one for one in self.lines if one.slot.id == slot)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSlot:
    """The slot of an entry, and those that its author may book, as the author sees them."""

    call: Call
    entry: Entry
    booked: Slot | None
    may_cancel: bool
    free: tuple[Slot, ...]


class SlotNews(StrEnum):
    """News about a slot, for the author."""

    OPEN = "open"
    """There are slots to choose from."""
    PLACED = "placed"
    CANCELLED = "cancelled"
    DAY = "day"
    """A day is left."""
    HOUR = "hour"


BEFORE = {SlotNews.DAY: timedelta(days=1), SlotNews.HOUR: timedelta(hours=1)}
"""Times of the reminders before the slot."""


def slot_stage(call: Call) -> Stage | None:
    """Returns the stage of the call that is a meeting by slots."""
    return next((one for one in call.kind.stages if one.meets is Meets.SLOT), None)


def needs_slot(call: Call, entry: Entry) -> bool:
    """Returns whether the entry is in the stage that is a meeting by slots."""
    stage = slot_stage(call)
    return entry.status is EntryStatus.ADMITTED and stage is not None and entry.stage == stage.id


def read_row(
    typed: str, minutes: int, now: datetime, calendar: Calendar
) -> tuple[list[datetime], str]:
    """Parses «5 декабря 10:00–12:00, актовый зал» into the beginnings of slots of so many minutes,
    and the place, which may be empty.

    Raises:
        NotADay, NotATime, NoEnd, AmbiguousHour: it is not understood.
        EndBeforeStart: there is no room for a single slot.
        Past: the row begins in the past.
        TooLong: the place.
    """
    found = _ROW.fullmatch(typed.strip())
    if found is None:
        raise NotADay
    day = read_day(found["day"], calendar.local(now).date())
    begins, ends = (calendar.at(day, one) for one in read_hours(found["hours"]))
    count = (ends - begins) // timedelta(minutes=minutes)
    place = " ".join((found["place"] or "").split())
    if count < 1:
        raise EndBeforeStart
    if begins <= now:
        raise Past
    if len(place) > PLACE_LIMIT:
        raise TooLong(limit=PLACE_LIMIT, length=len(place))
    return [begins + timedelta(minutes=minutes * one) for one in range(count)], place
