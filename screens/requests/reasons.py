"""Texts of reasons: predefined ones localized, typed ones unchanged."""

from district.requests.request import ReadyReason
from locales.texts import Words

_READY = {reason.value for reason in ReadyReason}


def reason_text(words: Words, reason: str) -> str:
    """Returns plain text: escape it, or pass it as an argument of a text."""
    return words.plain(f"council-reason-{reason}") if reason in _READY else reason
