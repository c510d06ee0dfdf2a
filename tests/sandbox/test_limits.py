"""Rate limits: token buckets with a fake clock."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sandbox import Box, Person
from tests.play import TOKEN
from tests.sandbox.api import Answer, Api, opened
from tests.world import MovingClock


@pytest.fixture
def box(clock: MovingClock) -> Box:
    return Box(TOKEN, now=clock, limits=True)


@pytest.fixture
async def strict(box: Box) -> AsyncIterator[Api]:
    async with opened(box) as ready:
        yield ready


async def send(api: Api, chat_id: int) -> Answer:
    return await api.call("sendMessage", chat_id=chat_id, text="x")


async def test_a_refusal_says_thrice_how_long_to_wait(strict: Api, aishat: Person) -> None:
    for _ in range(5):
        assert (await send(strict, aishat.id)).status == 200
    answer = await send(strict, aishat.id)
    assert answer.status == 429
    assert answer.headers["Retry-After"] == "1"
    assert answer.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def test_what_is_refused_has_no_effect_and_costs_nothing(
    strict: Api, aishat: Person, clock: MovingClock
) -> None:
    for _ in range(20):
        await send(strict, aishat.id)
    assert len(aishat.messages) == 5
    clock.advance(timedelta(seconds=1))
    assert (await send(strict, aishat.id)).status == 200
    assert (await send(strict, aishat.id)).status == 429


async def test_who_waits_as_long_as_told_is_let_through(
    strict: Api, aishat: Person, clock: MovingClock
) -> None:
    for _ in range(10):
        answer = await send(strict, aishat.id)
        if answer.status == 429:
            clock.advance(timedelta(seconds=answer.body["parameters"]["retry_after"]))
            assert (await send(strict, aishat.id)).status == 200


async def test_the_wait_is_rounded_up(strict: Api, aishat: Person, clock: MovingClock) -> None:
    for _ in range(5):
        await send(strict, aishat.id)
    clock.advance(timedelta(milliseconds=900))
    assert (await send(strict, aishat.id)).body["parameters"]["retry_after"] == 1


async def test_thirty_a_second_in_all(strict: Api, box: Box, clock: MovingClock) -> None:
    people = [box.add_person(first_name=str(number)) for number in range(40)]
    for person in people:
        person.status = "member"
    answers = [(await send(strict, person.id)).status for person in people]
    assert answers == [200] * 30 + [429] * 10
    clock.advance(timedelta(seconds=1))
    answers = [(await send(strict, person.id)).status for person in people]
    assert answers.count(200) == 30


async def test_twenty_a_minute_in_a_group_edits_as_well(
    strict: Api, box: Box, aishat: Person, clock: MovingClock
) -> None:
    group = box.add_group("СОШ № 2", [aishat])
    answers = [await send(strict, group.id) for _ in range(19)]
    named = {"chat_id": group.id, "message_id": answers[0].result["message_id"]}
    assert (await strict.call("editMessageText", **named, text="y")).status == 200
    refused = await strict.call("editMessageText", **named, text="z")
    assert refused.refusal == "429 Too Many Requests: retry after 3"
    clock.advance(timedelta(seconds=3))
    assert (await strict.call("editMessageText", **named, text="z")).status == 200


async def test_edits_answers_and_actions_in_private_are_not_counted(
    strict: Api, aishat: Person
) -> None:
    named = {
        "chat_id": aishat.id,
        "message_id": (await send(strict, aishat.id)).result["message_id"],
    }
    for number in range(20):
        await strict.result("editMessageText", **named, text=str(number))
        await strict.result("sendChatAction", chat_id=aishat.id, action="typing")
        press = aishat.press(named["message_id"], "x")
        await strict.result("answerCallbackQuery", callback_query_id=press)


async def test_a_wrong_call_is_told_so_before_it_is_counted(strict: Api, aishat: Person) -> None:
    for _ in range(10):
        assert (await strict.call("sendMessage", chat_id=aishat.id, text="")).status == 400
    assert (await send(strict, aishat.id)).status == 200


async def test_an_album_counts_as_its_messages(
    strict: Api, aishat: Person, clock: MovingClock
) -> None:
    item = {"type": "document", "media": strict.box.files.keep("a.pdf", b"x").id}
    await strict.result("sendMediaGroup", chat_id=aishat.id, media=[item] * 4)
    assert (await send(strict, aishat.id)).status == 200
    assert (await send(strict, aishat.id)).status == 429
