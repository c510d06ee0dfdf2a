"""How a reason reads: one from the list in the reader's own language, a typed one as it is."""

from district.requests.request import ReadyReason
from locales.texts import Words

_READY = {reason.value for reason in ReadyReason}


def reason_text(words: Words, reason: str) -> str:
    """Plain: escape it, or hand it to a text as an argument."""
    return words.plain(f"council-reason-{reason}") if reason in _READY else reason
