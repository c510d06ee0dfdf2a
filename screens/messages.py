"""Words that people write to each other through the bot."""

from locales.texts import Words
from screens.screen import cut

MESSAGE_SHOWN = 800
"""Limit in characters of a message in its letter."""


def quote(words: Words, said: str, *, full: bool = False) -> tuple[str, bool]:
    """Returns the message as typed, and whether it is truncated; `full`: never."""
    is_cut = len(said) > MESSAGE_SHOWN and not full
    return words("common-said", words=cut(said, MESSAGE_SHOWN) if is_cut else said), is_cut
