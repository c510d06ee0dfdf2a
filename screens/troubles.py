"""Texts of alarms for administrators and of apologies to people."""

from district.troubles import Cause
from locales.texts import Words
from screens.screen import Screen


def trouble(words: Words, cause: str, about: str) -> Screen:
    """`about`: ids and codes, never names or texts."""
    text = words(f"trouble-{Cause(cause)}", about=about)
    return Screen(text=words("trouble-head", text=text))


def please_wait(words: Words) -> str:
    """Plain text for an alert."""
    return words.plain("trouble-wait")


def perhaps_done(words: Words, reason: str) -> str:
    """Plain text: a retried update may already have had its effect; `reason` is the current
    refusal.
    """
    return f"{words.plain('trouble-perhaps-done')} {reason}"


def too_fast(words: Words) -> str:
    """Plain text for an alert."""
    return words.plain("trouble-too-fast")


def not_served(words: Words) -> str:
    """To the sender of an update that is set aside; plain text for an alert."""
    return words.plain("trouble-not-served")


def apology(words: Words, number: str) -> str:
    """Plain text for an alert."""
    return words.plain("trouble-apology", number=number)
