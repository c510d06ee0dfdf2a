"""The bot's languages."""

from enum import StrEnum


class Language(StrEnum):
    RU = "ru"
    EN = "en"

    @classmethod
    def chosen_from(cls, code: str | None) -> "Language":
        """Returns the language of an IETF tag; Russian if missing or unsupported."""
        return cls.EN if (code or "ru").lower().startswith("en") else cls.RU
