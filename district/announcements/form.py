"""The form of an announcement: what was entered so far, its steps, and what comes of it.

```
content → summary → each of the others → summary
summary → recipients → each condition → recipients
summary → buttons → link, activity → buttons
summary → when → moment | weekdays → at → until | month day → at → until → summary
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from district.announcements.announcement import (
    LARGEST_ALBUM,
    MOST_BUTTONS,
    Button,
    Content,
    NewAnnouncement,
)
from district.announcements.recipients import Recipients
from district.announcements.recurrence import Recurrence
from district.clock import Calendar
from district.errors import DraftGone, NotAlike, Past, TooManyFiles
from district.ids import AnnouncementId, CategoryId


class AnnouncementStep(StrEnum):
    CONTENT = "content"
    SUMMARY = "summary"

    RECIPIENTS = "recipients"
    PLACES = "places"
    POSITIONS = "positions"
    SUBJECTS = "subjects"
    SERVICE = "service"
    ROLES = "roles"
    COMMUNITIES = "communities"
    ORGANIZATIONS = "organizations"
    ACTIVITY = "activity"
    STATUSES = "statuses"
    AREA = "area"
    TOPIC = "topic"
    SAVED = "saved"
    NAME = "name"
    """Under which the audience is saved."""

    CATEGORY = "category"

    BUTTONS = "buttons"
    LINK = "link"
    SIGN_UP = "sign-up"

    WHEN = "when"
    MOMENT = "moment"
    WEEKDAYS = "weekdays"
    MONTH_DAY = "month-day"
    AT = "at"
    UNTIL = "until"

    @property
    def before(self) -> "AnnouncementStep | None":
        """Where «назад» leads."""
        return _BEFORE.get(self)


_S = AnnouncementStep
_BEFORE: Mapping[_S, _S] = {
    **dict.fromkeys((_S.CONTENT, _S.RECIPIENTS, _S.CATEGORY, _S.BUTTONS, _S.WHEN), _S.SUMMARY),
    **dict.fromkeys(
        (
            _S.PLACES, _S.POSITIONS, _S.SUBJECTS, _S.SERVICE, _S.ROLES, _S.ORGANIZATIONS,
            _S.COMMUNITIES, _S.ACTIVITY, _S.AREA, _S.SAVED,
        ),
        _S.RECIPIENTS,
    ),
    _S.NAME: _S.SAVED,
    _S.STATUSES: _S.ACTIVITY,
    _S.TOPIC: _S.AREA,
    _S.LINK: _S.BUTTONS,
    _S.SIGN_UP: _S.BUTTONS,
    **dict.fromkeys((_S.MOMENT, _S.WEEKDAYS, _S.MONTH_DAY), _S.WHEN),
    _S.AT: _S.WHEN,
    _S.UNTIL: _S.AT,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEntered:
    """What was entered so far."""

    content: Content = field(default_factory=Content)
    album: str | None = None
    """Of the messenger: the messages of an album come one by one."""
    refused_album: str | None = None
    """Its other messages say nothing new."""
    recipients: Recipients = field(default_factory=Recipients)
    category: CategoryId | None = None
    is_urgent: bool = False
    buttons: tuple[Button, ...] = ()
    moment: datetime | None = None
    """Local, on the wall; None (and nothing that repeats): now."""
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    at: time | None = None
    until: date | None = None
    changes: AnnouncementId | None = None
    """The one that is there already; None: the form makes a new one."""
    only: AnnouncementStep | None = None
    """What of it is changed: its content, or when it is sent."""

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "AnnouncementEntered":
        """From a draft's answers."""
        readers: Mapping[str, Any] = {
            "content": Content.read,
            "recipients": Recipients.read,
            "buttons": lambda buttons: tuple(map(Button.read, buttons)),
            "moment": datetime.fromisoformat,
            "weekdays": tuple,
            "at": time.fromisoformat,
            "until": date.fromisoformat,
            "only": AnnouncementStep,
        }
        known = {name: answers[name] for name in cls.__slots__ if answers.get(name) is not None}
        return cls(
            **{
                name: readers[name](value) if name in readers else value
                for name, value in known.items()
            }
        )

    def answers(self) -> dict[str, Any]:
        """As a draft keeps them."""
        return {
            "content": self.content.plain(),
            "album": self.album,
            "refused_album": self.refused_album,
            "recipients": self.recipients.plain(),
            "category": self.category,
            "is_urgent": self.is_urgent,
            "buttons": [button.plain() for button in self.buttons],
            "moment": self.moment.isoformat() if self.moment else None,
            "weekdays": list(self.weekdays),
            "month_day": self.month_day,
            "at": self.at.isoformat("minutes") if self.at else None,
            "until": self.until.isoformat() if self.until else None,
            "changes": self.changes,
            "only": self.only,
        }

    @property
    def repeats(self) -> Recurrence | None:
        if self.at is None or not (self.weekdays or self.month_day):
            return None
        return Recurrence(
            at=self.at, weekdays=self.weekdays, month_day=self.month_day, until=self.until
        )

    def with_content(self, content: Content, album: str | None) -> "AnnouncementEntered":
        """What was sent; one more message of the same album is added to it.

        Raises:
            Empty, TooLong: it cannot be told so.
            NotAlike: documents and pictures do not go into one album.
            TooManyFiles: an album takes no more.
        """
        new = content
        if album is not None and album == self.album:
            old = self.content
            new = Content(
                text=old.text or content.text,
                entities=old.entities if old.text else content.entities,
                media=(*(one for one in old.media if one not in content.media), *content.media),
            )
            if len(new.media) > LARGEST_ALBUM:
                raise TooManyFiles(limit=LARGEST_ALBUM)
            if len({one.kind.value == "document" for one in new.media}) > 1:
                raise NotAlike
        new.ensure_possible()
        return replace(self, content=new, album=album)

    def with_button(self, button: Button) -> "AnnouncementEntered":
        """One more, as long as there is room; the same kind of one without words only once."""
        left = tuple(one for one in self.buttons if one != button)
        return replace(self, buttons=(*left, button)[:MOST_BUTTONS])

    def sent_now(self) -> "AnnouncementEntered":
        return replace(self, moment=None, weekdays=(), month_day=None, at=None, until=None)

    def due_at(self, calendar: Calendar, now: datetime) -> datetime:
        """
        Raises:
            Past: that moment has been, or what repeats has come to its end.
        """
        if self.repeats is not None:
            first = self.repeats.after(now, calendar)
            if first is None:
                raise Past
            return first
        if self.moment is None:
            return now
        due = calendar.at(self.moment.date(), self.moment.time())
        if due <= now:
            raise Past
        return due

    def new(self, calendar: Calendar, now: datetime) -> NewAnnouncement:
        """
        Raises:
            Empty, TooLong, Past, NotAChoice: it cannot be told so, or then.
            DraftGone: it has no category.
        """
        self.content.ensure_possible()
        if self.category is None:
            raise DraftGone
        repeats = self.repeats
        if repeats is not None:
            repeats.ensure_possible()
        return NewAnnouncement(
            content=self.content,
            recipients=self.recipients,
            category=self.category,
            is_urgent=self.is_urgent,
            buttons=self.buttons,
            due_at=self.due_at(calendar, now),
            repeats=repeats,
        )
