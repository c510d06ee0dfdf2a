"""The taxonomy of professional difficulties: areas and topics."""

from dataclasses import dataclass, replace

from district.ids import AreaId, TopicId
from district.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name from data files in every language, and a label of at most 28 characters
    for buttons.
    """

    ru: str
    en: str
    button_ru: str
    button_en: str

    @classmethod
    def of(cls, ru: str, en: str | None = None) -> "Label":
        """A name that is no button."""
        return cls(ru=ru, en=en or ru, button_ru=ru, button_en=en or ru)

    def full(self, language: Language) -> str:
        return self.ru if language is Language.RU else self.en

    @property
    def marked(self) -> "Label":
        """With a star on buttons."""
        star = {"button_ru": f"★ {self.button_ru}", "button_en": f"★ {self.button_en}"}
        return replace(self, **star)

    def button(self, language: Language) -> str:
        return self.button_ru if language is Language.RU else self.button_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    id: TopicId
    area: AreaId
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    id: AreaId
    label: Label
    topics: tuple[Topic, ...]
    """Topics offered now; retired ones exist only for old deficits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """Topics that the council of a district has chosen for a school year."""

    year: int
    """First year of the school year."""
    motion: int
    """Number of the adopted motion."""
    topics: tuple[Topic, ...]
    """In the order of the taxonomy."""
