"""Announcements: what is told to many, when, and what became of each copy.

```
asked     → scheduled | dropped                  a second pair of eyes
scheduled → sending | held | late | asked | dropped | over     over: the last repetition was
held      → scheduled | asked | dropped
late      → scheduled | dropped                  its moment passed while nothing could send it
sending   → paused | sent | stopped
paused    → sending | stopped
sent, stopped → sending                          to those of whom nobody knows whether they got it
```
An edit is one write (`version`), a recall another (`recalled_at`); delivery works off the copies
that lag behind. Above a number of people other words for what was sent are `proposed` first: that
moves no status, and an approval takes them over.

What was agreed to is a `fingerprint`: whatever it covers, changed, has to be agreed to again.
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
from district.ids import ActivityId, AnnouncementId, CategoryId, DistrictId, PersonId
from district.languages import Language

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""Characters, without markup (Bot API, sendMessage, sendPhoto)."""
LARGEST_ALBUM = 10
MOST_BUTTONS = 3
LABEL_LIMIT = 28
URL_LIMIT = 500
GOOD_FOR = timedelta(days=2)
"""Counted from the planned moment. What was not sent by then is too old, unless its author decides
otherwise."""
RECALL_WINDOW = timedelta(hours=48)
"""How long the messenger lets a message be taken back."""
WEEK = timedelta(days=7)
FINGERPRINT = 18
"""Bytes: nobody finds two announcements with the same, and a button has room for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementRules:
    """What the district sets."""

    alone: int = 300
    """People up to whom one pair of eyes is enough."""
    growth: float = 0.1
    """Share by which an audience may have grown since it was approved."""
    important_per_week: int = 2
    """«Важное» of one district within seven days."""
    per_second: float = 25
    """How fast they go, to say how long it takes."""


# ── What it says ───────────────────────────────────────────────────────────────────────────────


class MediaKind(StrEnum):
    """Also the names of the messenger."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    kind: MediaKind
    file: str
    """By which the messenger knows it, whatever became of the message that brought it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Text with its entities (offsets in UTF-16 units, as the messenger gives them) and files."""

    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    media: tuple[Media, ...] = ()

    @property
    def is_album(self) -> bool:
        return len(self.media) > 1

    def ensure_possible(self) -> None:
        """
        Raises:
            Empty: nothing is said.
            TooLong: more text than one message takes, or more than stands under a file.
        """
        if not self.text.strip() and not self.media:
            raise Empty
        limit = CAPTION_LIMIT if self.media else TEXT_LIMIT
        if len(self.text) > limit:
            raise TooLong(limit=limit, length=len(self.text))

    def with_text_of(self, other: "Content") -> "Content":
        """The same files under other words: what is sent cannot change its kind."""
        return replace(self, text=other.text, entities=other.entities)

    def plain(self) -> dict[str, Any]:
        """As it is kept, in JSON."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    kind: ButtonKind
    label: str | None = None
    """Of a link; the others are named in the reader's language."""
    url: str | None = None
    activity: ActivityId | None = None

    def plain(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value, "label": self.label, "url": self.url, "activity": self.activity
        }  # fmt: skip

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Button":
        return cls(**{**plain, "kind": ButtonKind(plain["kind"])})


def read_link(typed: str) -> Button:
    """«Программа https://example.org/plan»: the words on the button, then the address.

    Raises:
        BadUrl: there is no address, or no words.
        TooLong: more words than a button shows.
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
    """From the data files."""

    id: CategoryId
    ru: str
    en: str
    kind: CategoryKind

    def name(self, language: Language) -> str:
        return self.en if language is Language.EN else self.ru

    @property
    def is_important(self) -> bool:
        """Cannot be switched off, and is limited."""
        return self.kind is CategoryKind.IMPORTANT


# ── What becomes of it ─────────────────────────────────────────────────────────────────────────


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
        """Nothing of it has been sent, and something may be."""
        return self in {_S.ASKED, _S.SCHEDULED, _S.HELD, _S.LATE}

    @property
    def is_under_way(self) -> bool:
        return self in {_S.SENDING, _S.PAUSED}

    @property
    def was_sent(self) -> bool:
        """Copies may be with people."""
        return self in {_S.SENDING, _S.PAUSED, _S.SENT, _S.STOPPED}


_S = AnnouncementStatus


class AnnouncementMove(StrEnum):
    APPROVE = "approve"
    UNDO = "undo"
    """Of an approval, before anything has left."""
    REVISE = "revise"
    """What was approved has become another: it is asked for again."""
    START = "start"
    HOLD = "hold"
    RELEASE = "release"
    MISS = "miss"
    """Its moment is too long ago."""
    SEND_LATE = "send-late"
    """All the same: as a whole, or to those for whom it became too old."""
    PROPOSE = "propose"
    """Other words for what was sent; a second pair of eyes looks first."""
    TAKE = "take"
    """Of the proposed words."""
    LEAVE = "leave"
    """The proposed words aside."""
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
"""The whole machine. Nothing moves an announcement but `Announcement.moved`, along one of these."""


class CopyState(StrEnum):
    """Every person of the audience is in exactly one; sending is still waiting, to an author."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    TOO_OLD = "too-old"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    """The process died, or the messenger fell silent, between sending and marking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnnouncement:
    """Everything an author says of one."""

    content: Content
    recipients: Recipients
    category: CategoryId
    is_urgent: bool = False
    """Of «важное»: not held back by quiet hours."""
    buttons: tuple[Button, ...] = ()
    due_at: datetime
    repeats: Recurrence | None = None


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
    """Of the content: one more with each edit, and with a recall."""
    due_at: datetime
    """When it is sent, or (of what repeats) the next time it is."""
    good_until: datetime
    repeats: Recurrence | None = None
    series: AnnouncementId | None = None
    """What repeats, of which this is one time."""
    is_planned: bool = False
    """The audience is resolved: each of its people has a copy."""
    planned_up_to: int = 0
    lags: bool = False
    """Copies are behind `version`."""
    made_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    recalled_at: datetime | None = None
    card: int | None = None
    """The message at its author's that shows how far it is."""
    approved: str | None = None
    """The fingerprint that was agreed to."""
    asked_people: int | None = None
    """How many there were when it was asked for: more, and it is asked for again."""
    proposed: Content | None = None
    """Other words for what was sent, while they wait for a second pair of eyes."""
    revision: int = 0
    """Grows with every write of its author, its deciders or the clock; compared and set."""

    @property
    def is_at_once(self) -> bool:
        """To be sent as soon as it may be; an occurrence of a series is not."""
        return self.repeats is None and self.series is None and self.due_at <= self.made_at

    def is_late(self, now: datetime) -> bool:
        return not self.is_at_once and now > self.due_at + GOOD_FOR

    @property
    def wanted(self) -> "Announcement":
        """As it would be with the proposed words."""
        return self if self.proposed is None else replace(self, content=self.proposed)

    @property
    def fingerprint(self) -> str:
        """Of everything a second pair of eyes agrees to, proposed words for those that stand. For
        what repeats the rule counts, not its next time. Fits into a button."""
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
        """Whether this was agreed to as it stands, for about so many."""
        is_same = self.approved is not None and self.approved == self.fingerprint
        return is_same and people <= (self.asked_people or 0) * (1 + growth)

    def moved(self, move: AnnouncementMove, now: datetime) -> "Announcement":
        """
        Raises:
            NotInThisState: the machine has no such transition.
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
        """How long it is good for after the move."""
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
        """What becomes of the proposed words."""
        if move is _M.LEAVE:
            return replace(self, proposed=None)
        version, agreed = self.version + 1, self.fingerprint
        taken = replace(self.wanted, proposed=None, approved=agreed)
        return replace(taken, version=version, lags=True)

    def edited(self, content: Content) -> "Announcement":
        """Before it is sent anything may change; afterwards only the words.

        Raises:
            Empty, TooLong: it cannot say that.
            NotInThisState: there is nothing that could be edited any more.
        """
        new = self._changed(content)
        return replace(self, content=new, version=self.version + 1, lags=self.status.was_sent)

    def proposing(self, content: Content, now: datetime) -> "Announcement":
        """The words of what was sent stay as they are until others are agreed to.

        Raises:
            Empty, TooLong, NotInThisState: as `edited`.
        """
        return replace(self.moved(_M.PROPOSE, now), proposed=self._changed(content))

    def _changed(self, content: Content) -> Content:
        if not (self.status.is_ahead or self.status.was_sent) or self.recalled_at is not None:
            raise NotInThisState
        new = content if self.status.is_ahead else self.content.with_text_of(content)
        new.ensure_possible()
        return new

    def recalled(self, now: datetime) -> "Announcement":
        """Nobody gets it any more, and whoever has it loses it.

        Raises:
            NotInThisState: it was not sent, is recalled already, or was sent too long ago.
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
        """Whether nothing leaves before the morning."""
        return not self.is_urgent and calendar.is_quiet(now)

    @property
    def has_unknown_fate(self) -> bool:
        """Once it is over its author may send it again to those who are unknown."""
        return self.status in {_S.SENT, _S.STOPPED} and self.recalled_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the copies: the states sum to the audience."""

    states: Mapping[CopyState, int] = field(default_factory=dict)
    edited: int = 0
    """Delivered ones that say what it says now, after an edit."""
    not_edited: int = 0
    recalled: int = 0
    not_recalled: int = 0
    presses: Mapping[int, int | None] = field(default_factory=dict)
    """People who pressed each button, by its place; None: not told."""

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
    """As its author sees it."""

    announcement: Announcement
    whom: Whom
    disclosure: Disclosure
    """Unless it is open, nothing is told but `size`: `tally` is empty."""
    tally: Tally
    size: Told
    """How many it would reach today, or was sent to."""
    now: datetime
    seconds_left: int | None = None
    is_night: bool = False

    @property
    def may_send_again(self) -> bool:
        """To those of whom nobody knows: whether there are any is not told of a hidden audience."""
        is_any = not self.disclosure.is_open or self.tally.of(CopyState.UNKNOWN) > 0
        return self.announcement.has_unknown_fate and is_any


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One person's copy, for the author's table."""

    name: str
    organization: str
    municipality: str
    state: CopyState
    sent_at: datetime | None
    pressed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementSubject:
    """What a second pair of eyes is asked about."""

    announcement: Announcement
    """With the words that are proposed, while they are."""
    whom: Whom
    size: Told
    is_edit: bool = False
    """Only other words for what was sent are asked for."""
