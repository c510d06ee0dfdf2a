"""Facts whose status only declared moves change."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, ClassVar, Self

from district.errors import OutOfDate

Transitions = Mapping[tuple[StrEnum, StrEnum], StrEnum]
"""The status after a move, by the status before and the move."""
Table = Mapping[Any, Mapping[Any, Any]]
"""The same, by status, then by move."""


def transitions(table: Table) -> Transitions:
    return {(one, move): to for one, moves in table.items() for move, to in moves.items()}


class Moving:
    """Base of dataclasses. `moved` is the only function that changes the status."""

    __slots__ = ()
    transitions: ClassVar[Transitions]
    checks: ClassVar[Mapping[Any, Callable[[Any, Any], None]]]
    """Conditions of moves that follow from the fact before and after; the caller checks who moves
    it, and the others.
    """
    status: Any
    version: int

    def can(self, move: StrEnum) -> bool:
        return (self.status, move) in self.transitions

    def moved(self, move: StrEnum, **changes: Any) -> Self:
        """Returns the fact after the move.

        Raises:
            OutOfDate: there is no such move in its status.
            Others: see `checks`.
        """
        if not self.can(move):
            raise OutOfDate
        seen: Any = self
        target = self.transitions[self.status, move]
        new: Self = replace(seen, status=target, version=self.version + 1, **changes)
        if move in self.checks:
            self.checks[move](self, new)
        return new
