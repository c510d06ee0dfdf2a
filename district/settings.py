"""Settings of a district: what the regulation leaves open, each with a default.

Each area declares its own; `district/council/settings.py` has the table of all. A use case reads
them together with what depends on them, so a change applies to the next decision.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from district.errors import NotAChoice, OutOfBounds

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
Plain = int | str
"""A value in JSON; yes and no are `true` and `false`."""

KEY_LIMIT = 20
"""In bytes: a key is part of callback data."""
LONGEST = 6
"""In digits, of a typed number."""


@dataclass(frozen=True, slots=True, eq=False)
class Setting(ABC, Generic[T]):
    key: str
    _: KW_ONLY
    default: T
    by_motion: bool = False
    """Whether only an adopted motion of the council changes it."""

    @abstractmethod
    def read(self, plain: Any) -> T:
        """Parses a value as it is stored.

        Raises:
            ValueError: it is not of this kind.
        """

    def plain(self, value: T) -> Plain:
        """Returns the value as it is stored."""
        found: Any = value
        return str(found) if isinstance(found, StrEnum) else found

    def read_id(self, id_: str) -> T:
        """Parses the id of an option (see `id_of`).

        Raises:
            ValueError: it is not one.
        """
        return self.read(id_)

    def id_of(self, value: T) -> str:
        """Returns the value as part of callback data."""
        return str(self.plain(value))

    @abstractmethod
    def offered(self) -> tuple[T, ...]:
        """Returns the values that have a button."""

    def typed(self, text: str) -> T:
        """Parses typed text.

        Raises:
            BadInput: it is not a value; `NotAChoice` if a button is expected.
        """
        raise NotAChoice


class Unit(StrEnum):
    """Units of numbers."""

    WORKING_DAYS = "working-days"
    DAYS = "days"
    HOURS = "hours"
    YEARS = "years"
    PEOPLE = "people"
    PERCENT = "percent"
    HOUR = "hour"
    """A local hour of the day."""


@dataclass(frozen=True, slots=True, eq=False)
class Number(Setting[int]):
    """A whole number from `least` to `most`."""

    _: KW_ONLY
    unit: Unit
    least: int
    most: int
    usual: tuple[int, ...]
    """The numbers that have a button."""

    def read(self, plain: Any) -> int:
        if isinstance(plain, int) and not isinstance(plain, bool):
            return plain
        raise ValueError(plain)

    def read_id(self, id_: str) -> int:
        return int(id_)

    def offered(self) -> tuple[int, ...]:
        return self.usual

    def typed(self, text: str) -> int:
        digits = text.strip().removesuffix("%").removesuffix(":00").strip()
        if not (digits.isdecimal() and len(digits) <= LONGEST):
            raise OutOfBounds(least=self.least, most=self.most)
        return int(digits)


@dataclass(frozen=True, slots=True, eq=False)
class OneOf(Setting[Choice]):
    """One of the values of an enum."""

    _: KW_ONLY
    kind: type[Choice]

    def read(self, plain: Any) -> Choice:
        return self.kind(plain)

    def offered(self) -> tuple[Choice, ...]:
        return tuple(self.kind)


@dataclass(frozen=True, slots=True, eq=False)
class YesNo(Setting[bool]):
    def read(self, plain: Any) -> bool:
        if isinstance(plain, bool):
            return plain
        raise ValueError(plain)

    def read_id(self, id_: str) -> bool:
        return self.read({"yes": True, "no": False}.get(id_))

    def id_of(self, value: bool) -> str:
        return "yes" if value else "no"

    def offered(self) -> tuple[bool, ...]:
        return (True, False)


@dataclass(frozen=True, slots=True)
class Values:
    """The settings of a district."""

    changed: Mapping[str, Plain] = field(default_factory=dict)
    """Values in JSON by key; the others have their default."""

    def get(self, setting: Setting[T]) -> T:
        """Returns the value; the default if a stored one is not of the setting's kind."""
        plain = self.changed.get(setting.key)
        if plain is None:
            return setting.default
        try:
            return setting.read(plain)
        except ValueError:
            return setting.default


DEFAULTS = Values()
