"""Pages of long lists."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """A page of `total` items. Numbers start at 0; an empty list has one page."""

    items: tuple[T_co, ...]
    total: int
    number: int
    size: int

    @property
    def count(self) -> int:
        """Number of pages."""
        return max(1, -(-self.total // self.size))
