"""Drafts survive, one per form."""

from datetime import timedelta

import pytest

from district.drafts import Form
from district.errors import DraftGone
from services.drafts import Drafts
from storage.database import Database
from tests.world import Cast, MovingClock, real_territory


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
async def cast(database: Database, clock: MovingClock) -> Cast:
    await real_territory(database)
    return Cast(database, clock)


@pytest.fixture
def drafts(database: Database, clock: MovingClock) -> Drafts:
    return Drafts(database=database, clock=clock)


async def test_a_form_goes_on_where_it_was_left(cast: Cast, drafts: Drafts) -> None:
    author = await cast.teacher("Магомедова")
    begun = await drafts.begin(author, Form.DEFICIT, "area")
    saved = await drafts.save(author, begun, step="topic", answers={"area": "methods"})
    assert saved.id == begun.id
    assert await drafts.get(author, Form.DEFICIT) == saved
    assert (await drafts.save(author, saved, step="severity")).answers == {"area": "methods"}
    assert (await drafts.save(author, saved, answers={})).step == "topic"


async def test_a_new_form_takes_the_place_of_one_of_its_kind_alone(
    cast: Cast, drafts: Drafts, clock: MovingClock
) -> None:
    author = await cast.teacher("Магомедова")
    first = await drafts.begin(author, Form.DEFICIT, "area")
    profile = await drafts.begin(author, Form.PROFILE, "name")
    clock.advance(timedelta(minutes=1))
    second = await drafts.begin(author, Form.DEFICIT, "area", {"area": "methods"})
    assert second.id != first.id
    assert await drafts.of_person(author) == [second, profile]


async def test_a_form_is_dropped_once_and_only_itself(cast: Cast, drafts: Drafts) -> None:
    author, other = [await cast.teacher(surname) for surname in ("Магомедова", "Алиева")]
    draft = await drafts.begin(author, Form.DEFICIT, "area")
    kept = await drafts.begin(other, Form.DEFICIT, "area")
    assert [await drafts.drop(draft), await drafts.drop(draft)] == [True, False]
    assert await drafts.find(author, Form.DEFICIT) is None
    with pytest.raises(DraftGone):
        await drafts.get(author, Form.DEFICIT)
    assert await drafts.get(other, Form.DEFICIT) == kept
