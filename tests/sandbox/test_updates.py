"""`getUpdates`: confirmation, retention, conflicts."""

import asyncio
from datetime import timedelta

import pytest
from aiogram.types import Update

from sandbox import Box, Person
from sandbox.updates import KINDS
from tests.sandbox.api import Api
from tests.world import MovingClock

TERMINATED = (
    "409 Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
A_WHILE = timedelta(seconds=5)


@pytest.fixture
def five(box: Box, aishat: Person) -> list[int]:
    """Ids of five waiting updates."""
    for number in range(5):
        aishat.send(str(number))
    return list(range(1000, 1005))


async def test_without_an_offset_everything_comes_and_comes_again(
    api: Api, clock: MovingClock, five: list[int]
) -> None:
    assert await api.updates() == five
    clock.advance(A_WHILE)
    assert await api.updates(offset=0) == five


async def test_only_the_next_offset_confirms(
    api: Api, clock: MovingClock, box: Box, five: list[int]
) -> None:
    assert await api.updates(offset=1002) == five[2:]
    assert box.updates.pending == 3
    clock.advance(A_WHILE)
    assert await api.updates() == five[2:]


async def test_an_offset_behind_all_confirms_all(api: Api, box: Box, five: list[int]) -> None:
    assert await api.updates(offset=1005) == []
    assert box.updates.pending == 0


async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(
    api: Api, clock: MovingClock, five: list[int]
) -> None:
    assert await api.updates(offset=-2) == five[3:]
    clock.advance(A_WHILE)
    assert await api.updates() == five[3:]


async def test_an_answer_is_cut_at_four_megabytes_and_the_rest_comes_next(
    api: Api, box: Box
) -> None:
    for _ in range(6):
        box.updates.add("message", {"text": "x" * 1_000_000})
    assert await api.updates() == [1000, 1001, 1002, 1003]
    assert await api.updates(offset=1004) == [1004, 1005]


async def test_one_update_that_is_larger_than_an_answer_comes_alone(api: Api, box: Box) -> None:
    for _ in range(2):
        box.updates.add("message", {"text": "x" * 5_000_000})
    assert await api.updates() == [1000]


async def test_a_negative_offset_beyond_the_queue_keeps_all(api: Api, five: list[int]) -> None:
    assert await api.updates(offset=-50) == five


@pytest.mark.parametrize(("limit", "came"), [(2, 2), (1, 1), (0, 1), (-7, 1), (100, 5), (999, 5)])
async def test_the_limit_is_between_1_and_100(
    api: Api, five: list[int], limit: int, came: int
) -> None:
    assert await api.updates(limit=limit) == five[:came]


async def test_at_most_a_hundred_come_at_once(api: Api, aishat: Person) -> None:
    for number in range(101):
        aishat.send(str(number))
    assert len(await api.updates(limit=500)) == 100


async def test_who_asks_for_the_same_at_once_gets_one(
    api: Api, clock: MovingClock, five: list[int]
) -> None:
    assert await api.updates(offset=1000) == five
    clock.advance(timedelta(seconds=0.4))
    assert await api.updates(offset=1000) == five[:1]
    clock.advance(timedelta(seconds=0.6))
    assert await api.updates(offset=1000) == five


async def test_who_asks_for_the_same_soon_is_made_to_wait(api: Api, aishat: Person) -> None:
    await api.updates(timeout=0)
    waiting = asyncio.create_task(api.updates(timeout=0))
    await _until_asked(api, 2)
    assert not waiting.done()
    aishat.send("Здравствуйте")
    assert await waiting == [1000]


async def test_a_waiting_poll_is_woken_by_what_happens(api: Api, aishat: Person) -> None:
    waiting = asyncio.create_task(api.result("getUpdates", timeout=50))
    await _until_asked(api)
    aishat.send("Здравствуйте")
    [update] = await waiting
    assert update["message"]["text"] == "Здравствуйте"
    assert update["message"]["from"]["id"] == aishat.id


async def test_what_happens_in_one_breath_comes_in_one_answer(api: Api, aishat: Person) -> None:
    waiting = asyncio.create_task(api.updates(timeout=50))
    await _until_asked(api)
    aishat.send("раз")
    aishat.send("два")
    assert await waiting == [1000, 1001]


async def test_a_poll_ends_empty_when_its_time_is_over(api: Api, aishat: Person) -> None:
    assert await api.updates(timeout=1) == []


@pytest.mark.parametrize("offset", [0, 1000])
async def test_a_second_poll_ends_the_first(api: Api, aishat: Person, offset: int) -> None:
    older = asyncio.create_task(api.refusal("getUpdates", timeout=50))
    await _until_asked(api)
    newer = asyncio.create_task(api.updates(timeout=50, offset=offset))
    assert await older == TERMINATED
    aishat.send("Здравствуйте")
    assert await newer == [1000]


async def test_a_poll_that_is_just_woken_is_ended_too(api: Api, aishat: Person) -> None:
    """Otherwise both would get the same update."""
    updates = api.box.updates
    older = asyncio.create_task(updates.get(timeout=50))
    await asyncio.sleep(0)
    aishat.send("Здравствуйте")
    assert len(await updates.get(offset=1000)) == 1
    with pytest.raises(Exception, match="terminated by other getUpdates request"):
        await older


async def test_only_what_is_asked_for_is_made(api: Api, aishat: Person) -> None:
    await api.updates(allowed_updates=["callback_query", "no_such_kind"])
    aishat.send("не слышно")
    aishat.press(1, "слышно")
    [update] = await api.result("getUpdates", offset=1)
    assert update["callback_query"]["data"] == "слышно"


async def test_a_choice_of_kinds_holds_until_the_next_choice(api: Api, aishat: Person) -> None:
    await api.updates(allowed_updates=["callback_query"])
    await api.updates(offset=1, timeout=0, allowed_updates="no list")
    aishat.send("не слышно")
    assert api.box.updates.pending == 0


@pytest.mark.parametrize("choice", [[], ["no_such_kind"]])
async def test_no_choice_is_nearly_everything(api: Api, aishat: Person, choice: list[str]) -> None:
    await api.updates(allowed_updates=["callback_query"])
    await api.updates(offset=-1, timeout=0, allowed_updates=choice)
    aishat.send("слышно")
    aishat.block()
    assert api.box.updates.pending == 2
    assert api.box.updates.add("chat_member", {}) is None


def test_all_kinds_are_known() -> None:
    assert set(Update.model_fields) - {"update_id"} == KINDS


@pytest.mark.parametrize(
    ("life", "is_press"), [(timedelta(seconds=150), True), (timedelta(hours=24), False)]
)
async def test_what_nobody_fetches_is_forgotten(
    api: Api, clock: MovingClock, aishat: Person, life: timedelta, is_press: bool
) -> None:
    if is_press:
        aishat.press(1, "data")
    else:
        aishat.send("text")
    clock.advance(life - timedelta(seconds=1))
    assert await api.updates() == [1000]
    clock.advance(timedelta(seconds=1))
    assert await api.updates(offset=1) == []


async def test_a_bot_without_webhook_may_still_delete_it(api: Api, five: list[int]) -> None:
    answer = await api.call("deleteWebhook")
    assert answer.body == {"ok": True, "result": True, "description": "Webhook is already deleted"}
    assert (await api.result("getWebhookInfo"))["pending_update_count"] == 5
    await api.result("deleteWebhook", drop_pending_updates=True)
    assert (await api.result("getWebhookInfo"))["pending_update_count"] == 0


async def _until_asked(api: Api, times: int = 1) -> None:
    """Waits until the sandbox has received the call."""
    while api.box.call_counts["getUpdates"] < times:  # noqa: ASYNC110 - there is no event for it
        await asyncio.sleep(0)
    await asyncio.sleep(0)
