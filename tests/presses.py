"""Counting of the presses and typed messages of a task.

A play counts them in `counted`; the table of all tasks is read from `COUNTED` when the plays are
over. The tap on the menu counts as a press.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.play import Player

COUNTED: dict[str, tuple[int, int]] = {}
"""Presses and typed messages of every task that was played."""


@contextmanager
def counted(player: Player, task: str, *, at_most: tuple[int, int]) -> Iterator[None]:
    """Counts what the person does inside; `at_most`: presses, typed messages."""
    before = player.pressed, player.typed
    yield
    COUNTED[task] = player.pressed - before[0], player.typed - before[1]
    did, limit = COUNTED[task], at_most
    assert did[0] <= limit[0], f"{task}: {did[0]} presses, {limit[0]} would do"
    assert did[1] <= limit[1], f"{task}: {did[1]} typed messages, {limit[1]} would do"
