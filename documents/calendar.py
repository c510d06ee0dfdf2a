"""Calendar files (.ics)."""
# ruff: noqa: PLC0415 - importing icalendar is slow and rarely needed

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A session. Times are aware and are written in UTC."""

    uid: str
    """Stable per session, so that calendars update a moved session."""
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    url: str
    version: int
    """Grows with every change: of two entries of one uid, calendars keep the one with the higher
    SEQUENCE.
    """
    is_cancelled: bool = False
    notes: str = ""


def calendar_file(
    entries: Sequence[CalendarEntry], *, made_at: datetime, changed_at: datetime | None = None
) -> bytes:
    """An .ics file (RFC 5545) of these entries. A cancelled entry keeps its uid."""
    from icalendar import Calendar, Event, vUri

    calendar = Calendar()
    calendar.add("prodid", "-//okrug//activities//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("summary", entry.title)
        event.add("dtstart", entry.starts_at.astimezone(UTC))
        event.add("dtend", entry.ends_at.astimezone(UTC))
        event.add("dtstamp", made_at.astimezone(UTC))
        if changed_at is not None:
            event.add("last-modified", changed_at.astimezone(UTC))
        event.add("sequence", entry.version)
        event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
        event.add("location", entry.place)
        event.add("url", vUri(entry.url))
        if entry.notes:
            event.add("description", entry.notes)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
