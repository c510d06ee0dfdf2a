"""Codes on the wall: a fixed one per session, or one that rotates every few minutes."""

import base64
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.activities.activity import Activity, Session
from district.people.person import Person

CODE = 12
"""Bytes of a code, so that codes cannot be guessed."""
TURN = timedelta(minutes=5)
"""How long a rotating code is shown; it stays valid for the same time afterwards."""
DOORS = timedelta(minutes=30)
"""Codes are accepted from this long before a session.

Personal codes are accepted for as long after it, the code on the wall until its end.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallCode:
    """The code on the wall of a session."""

    activity: Activity
    session: Session
    code: str
    is_turning: bool
    others: tuple[Session, ...]
    """Later sessions with codes of their own."""


def session_at(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Returns the session that a personal code opened at `now` marks.

    A running session wins over the one that begins next, and that one over the one that ended last.
    """
    near = [one for one in sessions if one.starts_at - DOORS <= now <= one.ends_at + DOORS]

    def rank(one: Session) -> tuple[int, timedelta]:
        if one.ends_at <= now:
            return 2, now - one.ends_at
        return int(now < one.starts_at), abs(one.starts_at - now)

    return min(near, key=rank, default=None)


def turn_of(moment: datetime) -> int:
    return int(moment.timestamp()) // int(TURN.total_seconds())


def rotated_key(key: str, turn: int) -> str:
    """Returns the rotating code of that turn."""
    digest = hmac.digest(key.encode(), str(turn).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:CODE]).decode()


def is_shown(key: str, turn: int, code: str) -> bool:
    """Returns whether the code is that of this turn or the previous one."""
    shown = [rotated_key(key, one) for one in (turn, turn - 1)]
    return any(hmac.compare_digest(one.encode(), code.encode()) for one in shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A person marked as present."""

    activity: Activity
    session: Session
    person: Person
    is_again: bool
    """Whether the person was already marked."""
    is_added: bool = False
    """Whether the person came without a seat and was given one."""
