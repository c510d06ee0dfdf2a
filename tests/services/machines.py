"""Stateful tests through the storage: acts in any order, which the services may refuse."""

import asyncio
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from district.errors import DistrictError
from storage.database import Database, open_database
from storage.tables import metadata
from tests.soak import IS_SOAK
from tests.world import real_territory


class Ground:
    """One database for all examples: each continues where the last one ended, or has rows of its
    own.
    """

    def __init__(self, folder: Path) -> None:
        self.runner = asyncio.Runner()
        self.runner.run(self._open(folder))

    async def _open(self, folder: Path) -> None:
        self.database = open_database(f"sqlite+aiosqlite:///{folder / 'machine.db'}")
        async with self.database.write() as tx:
            await tx.run_sync(metadata.create_all)
        await real_territory(self.database)
        await self.begin(self.database)

    async def begin(self, database: Database) -> None:
        """Adds the people."""
        raise NotImplementedError

    def end(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()


G = TypeVar("G", bound=Ground)


def lasting(made: G) -> Iterator[G]:
    """The body of a fixture."""
    yield made
    made.end()


class Machine(RuleBasedStateMachine):
    world: ClassVar[Any]
    """Set before a run: a state machine is built without arguments."""

    def does(self, work: Awaitable[Any]) -> Any:
        """Returns what the work returns, or its refusal."""
        return self.world.runner.run(tried(work))


async def tried(work: Awaitable[Any]) -> Any:
    """Returns what the work returns, or its refusal."""
    try:
        return await work
    except DistrictError as refusal:
        return refusal


def play(machine: type[Machine], world: Ground, examples: int, steps: int) -> None:
    machine.world = world
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=not IS_SOAK,
            database=None,
            phases=[Phase.generate],  # state is shared, so shrinking is impossible
            suppress_health_check=list(HealthCheck),
        ),
    )
