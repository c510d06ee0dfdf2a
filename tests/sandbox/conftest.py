"""A sandbox with a person, and a bot that calls it."""

from collections.abc import AsyncIterator

import pytest

from sandbox import Box, Person
from tests.play import TOKEN
from tests.sandbox.api import Api, opened
from tests.world import MovingClock


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def box(clock: MovingClock) -> Box:
    return Box(TOKEN, now=clock, limits=False, username="okrug_test_bot")


@pytest.fixture
async def api(box: Box) -> AsyncIterator[Api]:
    async with opened(box) as ready:
        yield ready


@pytest.fixture
def aishat(box: Box) -> Person:
    """A person who has pressed Start once; the update is confirmed."""
    person = box.add_person(first_name="Айшат")
    person.status = "member"
    return person
