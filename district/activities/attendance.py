"""Codes on the wall: a fixed one per session, or one that rotates every few minutes."""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.activities.activity import Activity, Session

CODE = 12
"""Bytes of a code, so that codes cannot be guessed."""
TURN = timedelta(minutes=5)
"""How long a rotating code is shown; it stays valid for the same time afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallCode:
    """The code on the wall of a session."""

    activity: Activity
    session: Session
    code: str
    is_turning: bool
    others: tuple[Session, ...]
    """Later sessions with codes of their own."""


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
