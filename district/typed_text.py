"""Validation of typed text."""

from district.errors import Empty, TooLong


def limited_text(text: str, limit: int) -> str:
    """Strips surrounding whitespace, and halves of characters; `limit` is in characters.

    Raises:
        Empty: no text.
        TooLong: over the limit.
    """
    tidy = text.encode(errors="ignore").decode().strip()
    if not tidy:
        raise Empty
    if len(tidy) > limit:
        raise TooLong(limit=limit, length=len(tidy))
    return tidy
