"""The code on the wall: one for each session, or one that changes every few minutes."""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.activities.activity import Activity, Session

CODE = 12
"""Bytes of a code: nobody finds somebody else's by trying."""
TURN = timedelta(minutes=5)
"""How long a code that changes is shown; it is taken for as long again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallCode:
    """The code on the wall of one session."""

    activity: Activity
    session: Session
    code: str
    is_turning: bool
    others: tuple[Session, ...]
    """Sessions to come that have codes of their own."""


def turn_of(moment: datetime) -> int:
    return int(moment.timestamp()) // int(TURN.total_seconds())


def rotated_key(key: str, turn: int) -> str:
    """Returns what a code that changes says in that turn."""
    digest = hmac.digest(key.encode(), str(turn).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:CODE]).decode()


def is_shown(key: str, turn: int, code: str) -> bool:
    """Whether the code is that of this turn or of the one before."""
    shown = [rotated_key(key, one) for one in (turn, turn - 1)]
    return any(hmac.compare_digest(one.encode(), code.encode()) for one in shown)
