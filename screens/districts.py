"""The line that names the district in which an organizer of several districts acts."""

from district.territory import ActingIn
from locales.texts import Words


def district_line(words: Words, acting: ActingIn | None) -> str | None:
    return words("common-district", district=acting.chosen.name) if acting else None
