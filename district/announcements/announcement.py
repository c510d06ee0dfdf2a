"""Announcements: content, schedule, transitions, and the state of each copy.

```
asked     → scheduled | dropped                  approval
scheduled → sending | held | late | asked | dropped | over     over: after the last repetition
held      → scheduled | asked | dropped
late      → scheduled | dropped                  its time passed while the bot was down
sending   → paused | sent | stopped
paused    → sending | stopped
sent, stopped → sending                          to people whose copy is unknown
```
An edit increments `version`, a recall sets `recalled_at`; sending updates the copies that lag
behind. Above a number of people a new content of a sent announcement is `proposed` first, which
does not change the status; an approval applies it.

Approval is tied to a `fingerprint`: a change of anything it covers needs a new approval.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from district.announcements.recipients import Recipients, Whom
from district.announcements.recurrence import Recurrence
from district.catalogues import CategoryKind
from district.clock import Calendar
from district.disclosure import Disclosure, Told
from district.errors import BadUrl, Empty, NotInThisState, TooLong
from district.ids import (
    ActivityId,
    AnnouncementId,
    CampaignId,
    CategoryId,
    DistrictId,
    MentionId,
    PersonId,
    SurveyId,
)
from district.languages import Language
from district.requests.request import RequestKind
from district.requests.subject import SubjectFacts

ANNOUNCEMENT_KIND = RequestKind("announcement")

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""In characters without markup (Bot API, sendMessage, sendPhoto)."""
LARGEST_ALBUM = 10
MOST_BUTTONS = 3
LABEL_LIMIT = 28
URL_LIMIT = 500
GOOD_FOR = timedelta(days=2)
"""Counted from the planned time; copies not sent by then are too old, unless the author decides
otherwise.
"""
RECALL_WINDOW = timedelta(hours=48)
"""Telegram's limit for deleting messages."""
WEEK = timedelta(days=7)
FINGERPRINT = 18
"""In bytes: collisions are practically impossible, and it fits into callback data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementRules:
    """Settings of the district."""

    alone: int = 300
    """Largest audience that needs no approval."""
    growth: float = 0.1
    """Share by which an audience may grow after approval."""
    important_per_week: int = 2
    """Limit of «Важное» announcements of one district within seven days."""
    per_second: float = 25
    """Sending rate, used to estimate the duration."""


# ── Content ────────────────────────────────────────────────────────────────────────────────────


class MediaKind(StrEnum):
    """Values are also field names of the Bot API."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    kind: MediaKind
    file: str
    """Telegram's file id; valid even if the original message is deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Text with entities (offsets in UTF-16 units, as in the Bot API) and files."""

    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    media: tuple[Media, ...] = ()

    @property
    def is_album(self) -> bool:
        return len(self.media) > 1

    def ensure_possible(self) -> None:
        """Checks the content.

        Raises:
            Empty: neither text nor files.
            TooLong: longer than a message or a caption may be.
        """
        if not self.text.strip() and not self.media:
            raise Empty
        limit = CAPTION_LIMIT if self.media else TEXT_LIMIT
        if len(self.text) > limit:
            raise TooLong(limit=limit, length=len(self.text))

    def with_text_of(self, other: "Content") -> "Content":
        """Returns the same files with another text: the kind of a sent message cannot change."""
        return replace(self, text=other.text, entities=other.entities)

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        return {
            "text": self.text,
            "entities": [dict(one) for one in self.entities],
            "media": [[one.kind.value, one.file] for one in self.media],
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Content":
        return cls(
            text=plain["text"],
            entities=tuple(plain["entities"]),
            media=tuple(Media(kind=MediaKind(kind), file=file) for kind, file in plain["media"]),
        )


class ButtonKind(StrEnum):
    LINK = "link"
    SIGN_UP = "sign-up"
    READ = "read"
    ANSWER = "answer"
    """Leads to a survey, which opens when the announcement starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    kind: ButtonKind
    label: str | None = None
    """For links only; other buttons have localized labels."""
    url: str | None = None
    activity: ActivityId | None = None
    survey: SurveyId | None = None

    def plain(self) -> dict[str, Any]:
        plain = {
            "kind": self.kind.value, "label": self.label, "url": self.url, "activity": self.activity
        }  # fmt: skip
        return plain if self.survey is None else plain | {"survey": self.survey}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Button":
        return cls(**{**plain, "kind": ButtonKind(plain["kind"])})


def read_link(typed: str) -> Button:
    """Parses «Программа https://example.org/plan»: label, then URL.

    Raises:
        BadUrl: the URL or the label is missing.
        TooLong: the label is too long for a button.
    """
    *label, url = typed.split() or [""]
    words = " ".join(label).rstrip("-–—: ").strip()
    host = url.partition("://")[2].split("/")[0]
    is_url = url.startswith(("https://", "http://")) and "." in host and len(url) <= URL_LIMIT
    if not words or not is_url:
        raise BadUrl
    if len(words) > LABEL_LIMIT:
        raise TooLong(limit=LABEL_LIMIT, length=len(words))
    return Button(kind=ButtonKind.LINK, label=words, url=url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of announcements, which people can mute; from the data files."""

    id: CategoryId
    ru: str
    en: str
    kind: CategoryKind

    def name(self, language: Language) -> str:
        return self.en if language is Language.EN else self.ru

    @property
    def is_important(self) -> bool:
        """Whether it is «важное»: it cannot be muted, and its number per week is limited."""
        return self.kind is CategoryKind.IMPORTANT


# ── Life cycle ─────────────────────────────────────────────────────────────────────────────────


class AnnouncementStatus(StrEnum):
    ASKED = "asked"
    SCHEDULED = "scheduled"
    HELD = "held"
    LATE = "late"
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"
    STOPPED = "stopped"
    DROPPED = "dropped"
    OVER = "over"

    @property
    def is_ahead(self) -> bool:
        """Whether nothing has been sent, but may be."""
        return self in {_S.ASKED, _S.SCHEDULED, _S.HELD, _S.LATE}

    @property
    def is_under_way(self) -> bool:
        return self in {_S.SENDING, _S.PAUSED}

    @property
    def was_sent(self) -> bool:
        """Whether people may have copies."""
        return self in {_S.SENDING, _S.PAUSED, _S.SENT, _S.STOPPED}


_S = AnnouncementStatus


class AnnouncementMove(StrEnum):
    APPROVE = "approve"
    UNDO = "undo"
    """Undo of an approval, before sending."""
    REVISE = "revise"
    """The approved content has changed and needs a new approval."""
    START = "start"
    HOLD = "hold"
    RELEASE = "release"
    MISS = "miss"
    """The time passed too long ago."""
    SEND_LATE = "send-late"
    """Sends a late announcement, or copies that became too old."""
    PROPOSE = "propose"
    """Proposes a new content for a sent announcement, which needs approval."""
    TAKE = "take"
    """Applies the proposed content."""
    LEAVE = "leave"
    """Drops the proposed content."""
    DROP = "drop"
    END = "end"
    PAUSE = "pause"
    GO_ON = "go-on"
    STOP = "stop"
    FINISH = "finish"
    SEND_AGAIN = "send-again"


_M = AnnouncementMove
ANNOUNCEMENT_TRANSITIONS: Mapping[tuple[AnnouncementStatus, AnnouncementMove], _S] = {
    (_S.ASKED, _M.APPROVE): _S.SCHEDULED,
    (_S.SCHEDULED, _M.UNDO): _S.ASKED,
    (_S.HELD, _M.UNDO): _S.ASKED,
    (_S.SCHEDULED, _M.REVISE): _S.ASKED,
    (_S.HELD, _M.REVISE): _S.ASKED,
    (_S.ASKED, _M.DROP): _S.DROPPED,
    (_S.DROPPED, _M.UNDO): _S.ASKED,
    (_S.SCHEDULED, _M.START): _S.SENDING,
    (_S.SCHEDULED, _M.HOLD): _S.HELD,
    (_S.SCHEDULED, _M.DROP): _S.DROPPED,
    (_S.SCHEDULED, _M.END): _S.OVER,
    (_S.HELD, _M.RELEASE): _S.SCHEDULED,
    (_S.HELD, _M.DROP): _S.DROPPED,
    (_S.SCHEDULED, _M.MISS): _S.LATE,
    (_S.LATE, _M.SEND_LATE): _S.SCHEDULED,
    (_S.LATE, _M.RELEASE): _S.SCHEDULED,
    (_S.LATE, _M.DROP): _S.DROPPED,
    (_S.SENDING, _M.PAUSE): _S.PAUSED,
    (_S.SENDING, _M.STOP): _S.STOPPED,
    (_S.SENDING, _M.FINISH): _S.SENT,
    (_S.PAUSED, _M.GO_ON): _S.SENDING,
    (_S.PAUSED, _M.STOP): _S.STOPPED,
    (_S.SENT, _M.SEND_AGAIN): _S.SENDING,
    (_S.STOPPED, _M.SEND_AGAIN): _S.SENDING,
    (_S.SENT, _M.SEND_LATE): _S.SENDING,
    **{
        (status, move): status
        for status in (_S.SENDING, _S.PAUSED, _S.SENT, _S.STOPPED)
        for move in (_M.PROPOSE, _M.TAKE, _M.LEAVE)
    },
}
"""All transitions. `Announcement.moved` is the only function that changes the status."""


class CopyState(StrEnum):
    """Every person of the audience is in exactly one state; authors see SENDING as waiting."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    TOO_OLD = "too-old"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    """The process died or Telegram did not respond between sending and marking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnnouncement:
    """The author's input."""

    content: Content
    recipients: Recipients
    category: CategoryId
    is_urgent: bool = False
    """«Важное» only: not held during quiet hours."""
    buttons: tuple[Button, ...] = ()
    due_at: datetime
    repeats: Recurrence | None = None
    campaign: CampaignId | None = None
    mention: MentionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    id: AnnouncementId
    author: PersonId
    district: DistrictId
    content: Content
    recipients: Recipients
    category: Category
    is_urgent: bool
    buttons: tuple[Button, ...]
    status: AnnouncementStatus
    version: int
    """Version of the content; incremented by edits and recalls."""
    due_at: datetime
    """The planned time, or the next one of a series."""
    good_until: datetime
    repeats: Recurrence | None = None
    series: AnnouncementId | None = None
    """The repeating announcement that this one is an occurrence of."""
    is_planned: bool = False
    """Whether every person of the audience has a copy."""
    planned_up_to: int = 0
    lags: bool = False
    """Whether copies are behind `version`."""
    made_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    recalled_at: datetime | None = None
    card: int | None = None
    """Message id of the author's progress card."""
    approved: str | None = None
    """The approved fingerprint."""
    asked_people: int | None = None
    """Size of the audience at the request; growth needs a new approval."""
    proposed: Content | None = None
    """New content of a sent announcement that waits for approval."""
    campaign: CampaignId | None = None
    mention: MentionId | None = None
    """The consent of the person whom it names; it starts only while the person agrees."""
    revision: int = 0
    """Incremented by every write of author, deciders or clock, for compare-and-set."""

    @property
    def is_at_once(self) -> bool:
        """Whether it is sent as soon as possible; False for occurrences of a series."""
        return self.repeats is None and self.series is None and self.due_at <= self.made_at

    def is_late(self, now: datetime) -> bool:
        return not self.is_at_once and now > self.due_at + GOOD_FOR

    @property
    def wanted(self) -> "Announcement":
        """Returns the announcement with the proposed content, if any."""
        return self if self.proposed is None else replace(self, content=self.proposed)

    @property
    def fingerprint(self) -> str:
        """Identifies everything that is approved, including the proposed content; of a series the
        rule, not the next time. Fits into callback data.
        """
        moment = None if self.is_at_once or self.repeats else self.due_at.isoformat()
        covered = {
            "content": self.wanted.content.plain(),
            "buttons": [button.plain() for button in self.buttons],
            "recipients": self.recipients.plain(),
            "category": self.category.id,
            "is_urgent": self.is_urgent,
            "moment": moment,
            "repeats": self.repeats.plain() if self.repeats else None,
        }
        plain = json.dumps(covered, sort_keys=True, ensure_ascii=False)
        return urlsafe_b64encode(sha256(plain.encode()).digest()[:FINGERPRINT]).decode()

    def is_approved_for(self, people: int, growth: float) -> bool:
        """Returns whether the current content is approved for about that many people."""
        is_same = self.approved is not None and self.approved == self.fingerprint
        return is_same and people <= (self.asked_people or 0) * (1 + growth)

    def moved(self, move: AnnouncementMove, now: datetime) -> "Announcement":
        """Returns the announcement after the move.

        Raises:
            NotInThisState: there is no such transition.
        """
        target = ANNOUNCEMENT_TRANSITIONS.get((self.status, move))
        if target is None:
            raise NotInThisState
        moved = replace(self, status=target)
        match move:
            case _M.APPROVE | _M.UNDO | _M.REVISE:
                agreed = self.fingerprint if move is _M.APPROVE else None
                return replace(moved, approved=agreed)
            case _M.TAKE | _M.LEAVE:
                return moved._settled(move)
            case _M.FINISH | _M.STOP:
                return replace(moved, finished_at=now)
        return moved._timed(move, now, was_late=self.status is _S.LATE)

    def _timed(self, move: AnnouncementMove, now: datetime, *, was_late: bool) -> "Announcement":
        """Sets the times that follow from the move."""
        match move:
            case _M.START:
                planned = now if self.is_at_once else self.due_at
                return replace(self, started_at=now, good_until=planned + GOOD_FOR)
            case _M.SEND_LATE if was_late:
                return replace(self, due_at=now)
            case _M.GO_ON | _M.SEND_AGAIN | _M.SEND_LATE:
                return replace(self, good_until=now + GOOD_FOR, finished_at=None)
        return self

    def _settled(self, move: AnnouncementMove) -> "Announcement":
        """Applies or drops the proposed content."""
        if move is _M.LEAVE:
            return replace(self, proposed=None)
        version, agreed = self.version + 1, self.fingerprint
        taken = replace(self.wanted, proposed=None, approved=agreed)
        return replace(taken, version=version, lags=True)

    def edited(self, content: Content) -> "Announcement":
        """Changes the content; after sending only its text.

        Raises:
            Empty, TooLong: the content is not valid.
            NotInThisState: it cannot be edited any more.
        """
        new = self._changed(content)
        return replace(self, content=new, version=self.version + 1, lags=self.status.was_sent)

    def proposing(self, content: Content, now: datetime) -> "Announcement":
        """Proposes a content; the sent one stays until approval.

        Raises:
            Empty, TooLong, NotInThisState: see `edited`.
        """
        return replace(self.moved(_M.PROPOSE, now), proposed=self._changed(content))

    def _changed(self, content: Content) -> Content:
        if not (self.status.is_ahead or self.status.was_sent) or self.recalled_at is not None:
            raise NotInThisState
        new = content if self.status.is_ahead else self.content.with_text_of(content)
        new.ensure_possible()
        return new

    def recalled(self, now: datetime) -> "Announcement":
        """Stops sending and deletes delivered copies.

        Raises:
            NotInThisState: it was not sent, is already recalled, or was sent too long ago.
        """
        if not self.can_be_recalled(now):
            raise NotInThisState
        stopped = self.moved(_M.STOP, now) if self.status.is_under_way else self
        stopped = replace(stopped, proposed=None)
        return replace(stopped, version=self.version + 1, lags=True, recalled_at=now)

    def can_be_recalled(self, now: datetime) -> bool:
        sent = self.finished_at or now
        return self.status.was_sent and self.recalled_at is None and now - sent < RECALL_WINDOW

    def is_held_by_night(self, now: datetime, calendar: Calendar) -> bool:
        """Returns whether sending waits for the end of quiet hours."""
        return not self.is_urgent and calendar.is_quiet(now)

    @property
    def allows_resending(self) -> bool:
        """Whether the author may resend it to people whose copy is unknown."""
        return self.status in {_S.SENT, _S.STOPPED} and self.recalled_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of copies; the states sum to the audience."""

    states: Mapping[CopyState, int] = field(default_factory=dict)
    edited: int = 0
    """Delivered copies of the current version after an edit."""
    not_edited: int = 0
    recalled: int = 0
    not_recalled: int = 0
    presses: Mapping[int, int | None] = field(default_factory=dict)
    """People per button, by index; None: hidden."""

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def waiting(self) -> int:
        return self.of(CopyState.WAITING) + self.of(CopyState.SENDING)

    @property
    def done(self) -> int:
        return self.total - self.waiting

    def of(self, state: CopyState) -> int:
        return self.states.get(state, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementFacts:
    """An announcement as its author sees it."""

    announcement: Announcement
    whom: Whom
    disclosure: Disclosure
    """Unless it is open, only `size` is shown and `tally` is empty."""
    tally: Tally
    size: Told
    """Size of the audience now, or when sent."""
    now: datetime
    seconds_left: int | None = None
    is_night: bool = False

    @property
    def may_send_again(self) -> bool:
        """Whether copies may be resent to unknown people; not revealed for a hidden audience."""
        is_any = not self.disclosure.is_open or self.tally.of(CopyState.UNKNOWN) > 0
        return self.announcement.allows_resending and is_any


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A person's copy in the author's report."""

    name: str
    organization: str
    municipality: str
    state: CopyState
    sent_at: datetime | None
    pressed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementSubject(SubjectFacts):
    """An announcement as its deciders see it."""

    announcement: Announcement
    """With the proposed content, if any."""
    whom: Whom
    size: Told
    is_edit: bool = False
    """Whether only a new content of a sent announcement is asked for."""

    @property
    def mark(self) -> str:
        return self.announcement.fingerprint
