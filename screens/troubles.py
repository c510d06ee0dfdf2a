"""What administrators read when something is wrong, and people when it is our fault."""

from district.troubles import Cause
from locales.texts import Words
from screens.screen import Screen


def trouble(words: Words, cause: str, about: str) -> Screen:
    """`about`: ids and codes, never names or texts."""
    text = words(f"trouble-{Cause(cause)}", about=about)
    return Screen(text=words("trouble-head", text=text))


def please_wait(words: Words) -> str:
    """Plain enough for an alert."""
    return words.plain("trouble-wait")


def perhaps_done(words: Words, reason: str) -> str:
    """Before the reason why it is refused now; plain."""
    return f"{words.plain('trouble-perhaps-done')} {reason}"


def too_fast(words: Words) -> str:
    """Plain enough for an alert."""
    return words.plain("trouble-too-fast")


def not_served(words: Words) -> str:
    """To the sender of an update that is set aside; plain enough for an alert."""
    return words.plain("trouble-not-served")


def apology(words: Words, number: str) -> str:
    """Plain enough for an alert."""
    return words.plain("trouble-apology", number=number)
