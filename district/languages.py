"""The languages the bot speaks."""

from enum import StrEnum


class Language(StrEnum):
    RU = "ru"
    EN = "en"

    @classmethod
    def chosen_from(cls, code: str | None) -> "Language":
        """The language for a messenger's IETF tag; Russian when it is not said or not ours."""
        return cls.EN if (code or "ru").lower().startswith("en") else cls.RU
