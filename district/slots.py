"""Slots: rows of times that an owner lays, of which a person books one.

The owner is a stage of a call that is a meeting, or a methodist who gives consultations.

```
booked → held | missed | cancelled
```
A cancelled slot is free again, unless its owner has withdrawn it.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from district.clock import Calendar
from district.errors import EndBeforeStart, NotADay, Past, TooLong
from district.ids import AppointmentId, CallId, DeficitId, EntryId, PersonId, SlotId, TopicId
from district.typed_time import read_day, read_hours

PLACE_LIMIT = 100
MOST_SLOTS = 60
"""Limit per owner: each of them is a button, and Telegram takes 100."""
USUAL_MINUTES = 20
LEAST_MINUTES = 5
_OPENS = time(8, 0)
"""Local time at which a row that is hidden until a day becomes visible."""

_TIME = r"\d{1,2}(?:[:.]\d{2})?"
_ROW = re.compile(
    rf"(?P<days>.+?)[\s,]+(?P<hours>(?:с\s+)?{_TIME}\s*(?:-|–|—|до)\s*{_TIME})(?:[\s,]+(?P<rest>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"\s*,\s*|\s+(?:и|and)\s+", re.IGNORECASE)
_MINUTES = re.compile(
    r"(?:по\s+)?\b(\d{1,3})\s*(?:мин(?:ут[аы]?)?|min(?:utes)?)\b\.?", re.IGNORECASE
)
_CLOSES = re.compile(
    r"(?:запись\s+)?\b(?:за|until)\s+(\d{1,2})\s*(?:ч(?:ас(?:а|ов)?)?|h(?:ours?)?)\b(?:\.|\s+before)?",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:открыть|open)\s+([^,]+)", re.IGNORECASE)


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
"""From held to missed and back: a slip of the owner's thumb."""


class Remind(StrEnum):
    DAY = "day"
    HOUR = "hour"


BEFORE = {Remind.DAY: timedelta(days=1), Remind.HOUR: timedelta(hours=1)}
"""Times of the reminders before the slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A stage of a call, or a methodist."""

    call: CallId | None = None
    stage: str | None = None
    methodist: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    id: SlotId
    owner: Owner
    starts_at: datetime
    minutes: int
    place: str
    """May be empty."""
    laid_by: PersonId | None
    visible_from: datetime | None = None
    closes_before: int = 0
    """In hours: until then it is booked, and given up."""
    withdrawn_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def closes_at(self) -> datetime:
        return self.starts_at - timedelta(hours=self.closes_before)

    def overlaps(self, other: "Slot") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def is_open(self, now: datetime) -> bool:
        """Returns whether a person may book it now if it is free, or give it up."""
        is_visible = self.visible_from is None or self.visible_from <= now
        return is_visible and self.withdrawn_at is None and now < self.closes_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    id: AppointmentId
    slot: SlotId
    person: PersonId
    """The author of the entry, or who comes for a consultation."""
    entry: EntryId | None
    methodist: PersonId | None
    """The same one that owns the slot."""
    status: AppointmentStatus
    booked_by: PersonId | None
    booked_at: datetime
    topic: TopicId | None = None
    deficit: DeficitId | None = None
    question: str | None = None
    reason: str | None = None
    """Why the methodist has cancelled it."""
    answer: str | None = None
    """The person's answer afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A person, and the entry or the topic of the appointment."""

    person: PersonId
    by: PersonId
    entry: EntryId | None = None
    topic: TopicId | None = None
    deficit: DeficitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The slots that one typed line lays."""

    starts: tuple[datetime, ...]
    minutes: int
    place: str
    visible_from: datetime | None = None
    closes_before: int | None = None

    def slots(self, owner: Owner, by: PersonId, closes_before: int = 0) -> list[Slot]:
        """`closes_before`: unless the line says it."""
        closes = closes_before if self.closes_before is None else self.closes_before
        return [
            Slot(
                id=SlotId(0),
                owner=owner,
                starts_at=one,
                minutes=self.minutes,
                place=self.place,
                laid_by=by,
                visible_from=self.visible_from,
                closes_before=closes,
            )
            for one in self.starts
        ]


def read_row(typed: str, minutes: int, now: datetime, calendar: Calendar) -> Row:
    """Parses «вт и чт 15:00–17:00, 20 минут, каб. 5» into slots of so many minutes, else `minutes`.

    The place may be left out. «открыть 1 декабря» hides the row until that day, «запись за 3 ч»
    closes each slot so many hours before.

    Raises:
        NotADay, NotATime, NoEnd, AmbiguousHour: it is not understood.
        EndBeforeStart: there is no room for a single slot.
        Past: a slot would begin in the past.
        TooLong: the place.
    """
    found = _ROW.fullmatch(typed.strip())
    if found is None:
        raise NotADay
    today, rest = calendar.local(now).date(), found["rest"] or ""
    length, rest = _taken(_MINUTES, rest)
    closes, rest = _taken(_CLOSES, rest)
    opens, rest = _taken(_OPEN, rest)
    step = timedelta(minutes=max(LEAST_MINUTES, int(length or minutes)))
    starts = []
    for day in _days(found["days"], today):
        begins, ends = (calendar.at(day, one) for one in read_hours(found["hours"]))
        starts += [begins + step * one for one in range((ends - begins) // step)]
    place = ", ".join(" ".join(one.split()) for one in rest.split(",") if one.strip())
    if not starts:
        raise EndBeforeStart
    if starts[0] <= now:
        raise Past
    if len(place) > PLACE_LIMIT:
        raise TooLong(limit=PLACE_LIMIT, length=len(place))
    return Row(
        starts=tuple(starts),
        minutes=step // timedelta(minutes=1),
        place=place,
        visible_from=calendar.at(read_day(opens, today), _OPENS) if opens else None,
        closes_before=int(closes) if closes else None,
    )


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    """Returns what the pattern finds, and the text without it."""
    found = pattern.search(text)
    return (found[1], text[: found.start()] + "," + text[found.end() :]) if found else (None, text)


def _days(typed: str, today: date) -> list[date]:
    """Parses «5 декабря», «вт и чт», «5, 6 и 7 декабря».

    Raises:
        NotADay: one of them is not understood.
    """
    with suppress(NotADay):
        return [read_day(typed, today)]
    parts = [one for one in _AND.split(typed) if one]
    month = re.sub(r"^\d{1,2}\b", "", parts[-1]) if parts else ""
    return sorted({read_day(one + month if one.isdecimal() else one, today) for one in parts})
