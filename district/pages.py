"""Pages of long lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """A page of `total` items. Numbers start at 0; an empty list has one page."""

    items: tuple[T_co, ...]
    total: int
    number: int
    size: int

    @classmethod
    def of(cls, every: Sequence[T], number: int, size: int) -> "Page[T]":
        """Returns a page of the list; the last one if `number` is beyond it."""
        number = min(number, max(0, -(-len(every) // size) - 1))
        items = tuple(every[number * size : (number + 1) * size])
        return Page(items=items, total=len(every), number=number, size=size)

    @property
    def count(self) -> int:
        """Number of pages."""
        return max(1, -(-self.total // self.size))

    def map(self, make: Callable[[T_co], T]) -> "Page[T]":
        """Returns the page with something made of each item."""
        items = tuple(make(one) for one in self.items)
        return Page(items=items, total=self.total, number=self.number, size=self.size)
