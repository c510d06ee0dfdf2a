"""Calendar files can be parsed back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from documents.calendar import CalendarEntry, calendar_file

DAY = timedelta(days=1)
START = datetime(2026, 12, 10, 15, 0, tzinfo=ZoneInfo("Europe/Moscow"))


def test_times_are_utc_and_words_stay_words() -> None:
    entry = CalendarEntry(
        uid="session-1@okrug",
        title="Семинар: чтение, «условие»; задачи\nи ещё",
        starts_at=START,
        ends_at=START + timedelta(hours=2),
        place="Леваши, СОШ № 2",
        url="https://t.me/okrug_bot?start=activity-1",
        version=3,
    )
    both = [entry, replace(entry, is_cancelled=True)]
    content = calendar_file(both, made_at=START, changed_at=START - DAY)
    assert b"DTSTART:20261210T120000Z" in content
    read: Any = Calendar.from_ical(content)
    one, two = read.walk("VEVENT")
    assert one["summary"] == entry.title
    assert one["location"] == entry.place
    assert one["dtstart"].dt == START.astimezone(UTC)
    assert one["uid"] == two["uid"]
    assert (one["status"], two["status"]) == ("CONFIRMED", "CANCELLED")
    assert one["sequence"] == 3
    assert one["last-modified"].dt == (START - DAY).astimezone(UTC)
