"""Limits per person, with defaults."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

TAKEN_BACK_COUNTS = timedelta(days=1)
"""Time for which a withdrawn request counts as open: its card was already sent."""


class Limited(StrEnum):
    """Limited things; the values select the text of `LimitReached`."""

    OPEN_REQUESTS = "open-requests"
    OWN_WORDS = "own-words"
    """Open difficulty reports in own words: the council has to read and sort each."""
    ORGANIZATIONS = "organizations"
    """Organizations added to the list."""
    MESSAGES = "messages"
    """Messages to the partner of a pair."""
    FILES = "files"
    """Files generated for a person or read from one."""
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
