"""Words as people type them: tidied, and limited."""

from district.errors import Empty, TooLong


def limited_text(text: str, limit: int) -> str:
    """Typed words without the blanks around them; `limit` in characters.

    Raises:
        Empty: nothing but blanks.
        TooLong: over the limit.
    """
    tidy = text.strip()
    if not tidy:
        raise Empty
    if len(tidy) > limit:
        raise TooLong(limit=limit, length=len(tidy))
    return tidy
