"""Files for the phone's calendar."""

from collections.abc import Callable, Iterable
from datetime import datetime

from district.activities.activity import Activity, ActivityStatus
from district.activities.agenda import FAMILIES, agenda_of
from documents.calendar import CalendarEntry, calendar_file
from keyboards.activities.browse import open_activity
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import type_name
from screens.screen import Attachment, Screen


def calendar_screen(words: Words, activity: Activity, attachment: Attachment) -> Screen:
    key = "activities-calendar-hint"
    if activity.status is ActivityStatus.CANCELLED:
        key = "activities-calendar-cancelled"
    return Screen(
        text=words(key, title=activity.title),
        keyboard=inline([[open_activity(words, activity.id)]]),
        attachment=attachment,
    )


def activity_calendar(
    words: Words, activity: Activity, *, link: str, changed_at: datetime, now: datetime
) -> Attachment:
    """Returns all sessions as a file; a calendar that has them replaces them."""
    entries = _entries(words, activity, link)
    content = calendar_file(entries, made_at=now, changed_at=changed_at)
    return Attachment(name=f"activity-{activity.id}.ics", content=content)


def plan_calendar(
    words: Words, activities: Iterable[Activity], *, link: Callable[[Activity], str], now: datetime
) -> Attachment:
    """Returns the sessions of many activities; a session has the same entry as in its own file."""
    entries = [entry for one in activities for entry in _entries(words, one, link(one))]
    return Attachment(name="plan.ics", content=calendar_file(entries, made_at=now))


def _entries(words: Words, activity: Activity, link: str) -> list[CalendarEntry]:
    """A programme by time is in the notes."""
    notes = activity.description or ""
    has_agenda = activity.type.family in FAMILIES and agenda_of(notes)
    return [
        CalendarEntry(
            uid=f"session-{one.id}@okrug",
            title=f"{type_name(words, activity.type)}: {activity.title}",
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            url=link,
            version=activity.version,
            is_cancelled=activity.status is ActivityStatus.CANCELLED,
            notes=notes if has_agenda else "",
        )
        for one in activity.sessions
    ]
