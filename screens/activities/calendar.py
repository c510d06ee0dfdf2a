"""Files for the phone's calendar."""

from datetime import datetime

from district.activities.activity import Activity, ActivityStatus
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
    entries = [
        CalendarEntry(
            uid=f"session-{one.id}@okrug",
            title=f"{type_name(words, activity.type)}: {activity.title}",
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            url=link,
            is_cancelled=activity.status is ActivityStatus.CANCELLED,
        )
        for one in activity.sessions
    ]
    content = calendar_file(entries, made_at=now, changed_at=changed_at, version=activity.version)
    return Attachment(name=f"activity-{activity.id}.ics", content=content)
