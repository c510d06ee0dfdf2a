"""Long lists, a page at a time."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """Some of `total` items. Numbers begin with 0; an empty list has one page."""

    items: tuple[T_co, ...]
    total: int
    number: int
    size: int

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.size))
