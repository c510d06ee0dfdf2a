"""How much one person may ask of the others: rules of the district, with defaults."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

TAKEN_BACK_COUNTS = timedelta(days=1)
"""How long a withdrawn request still counts as open: its card was dealt all the same."""


class Limited(StrEnum):
    """What is limited; the values choose the words of `LimitReached`."""

    OPEN_REQUESTS = "open-requests"
    OWN_WORDS = "own-words"
    """Open reports of difficulties in own words: each is read and sorted by the council."""
    ORGANIZATIONS = "organizations"
    """Added to the list."""
    MESSAGES = "messages"
    """From one of a pair to the other."""
    FILES = "files"
    """Made for a person, or read from one."""
    INVITES = "invites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Days are local calendar days."""

    open_requests: int = 10
    own_words: int = 3
    organizations_a_day: int = 2
    messages_a_day: int = 30
    files_a_day: int = 20
    invites_a_day: int = 30
