"""Injected faults of network and server."""

from typing import Any

import aiohttp
import pytest

from sandbox import Box, Person
from tests.sandbox.api import Api


async def send(api: Api, person: Person) -> Any:
    return await api.result("sendMessage", chat_id=person.id, text="Здравствуйте")


@pytest.mark.parametrize("seconds", [1, 30, 10_000])
async def test_a_bot_is_told_to_wait(api: Api, box: Box, aishat: Person, seconds: int) -> None:
    box.fault(fault={"status": 429, "retry_after": seconds})
    answer = await api.call("sendMessage", chat_id=aishat.id, text="x")
    assert answer.refusal == f"429 Too Many Requests: retry after {seconds}"
    assert answer.body["parameters"] == {"retry_after": seconds}
    assert answer.headers["Retry-After"] == str(seconds)
    assert aishat.messages == []


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        ({"status": 500}, "500 Internal Server Error"),
        ({"status": 500, "description": "restart"}, "500 Internal Server Error: restart"),
        ({"status": 401}, "401 Unauthorized"),
        ({"status": 400, "description": "CHAT_WRITE_FORBIDDEN"},
         "400 Bad Request: CHAT_WRITE_FORBIDDEN"),
    ],
)  # fmt: skip
async def test_a_call_fails_as_asked(
    api: Api, box: Box, aishat: Person, fault: dict[str, Any], refusal: str
) -> None:
    box.fault(fault=fault)
    assert await api.refusal("sendMessage", chat_id=aishat.id, text="x") == refusal
    assert aishat.messages == []


async def test_a_gateway_answers_with_a_page(api: Api, box: Box) -> None:
    box.fault(fault={"html": 502})
    async with api.http.post(f"{api.address}/bot1:test/getMe") as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


@pytest.mark.parametrize(("when", "is_sent"), [("before", False), ("after", True)])
async def test_a_connection_breaks(
    api: Api, box: Box, aishat: Person, when: str, is_sent: bool
) -> None:
    box.fault(fault={"reset": when})
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(api, aishat)
    assert bool(aishat.messages) is is_sent


async def test_a_slow_answer_is_an_answer(api: Api, box: Box, aishat: Person) -> None:
    box.fault(fault={"delay": 0.01})
    await send(api, aishat)
    assert len(aishat.messages) == 1


async def test_a_fault_befalls_the_calls_that_it_names(api: Api, box: Box, aishat: Person) -> None:
    other = box.add_person(first_name="Патимат")
    other.start()
    box.fault(fault={"status": 500}, method="SENDmessage", chat_id=aishat.id, times=2)
    await api.result("getMe")
    await send(api, other)
    named = {"chat_id": aishat.id, "text": "x"}
    assert [(await api.call("sendMessage", **named)).status for _ in range(3)] == [500, 500, 200]


async def test_faults_come_one_after_the_other(api: Api, box: Box) -> None:
    box.fault(fault={"status": 500})
    box.fault(fault={"status": 429, "retry_after": 2})
    assert [(await api.call("getMe")).status for _ in range(3)] == [500, 429, 200]


async def test_faults_are_asked_for_over_http_and_taken_back(api: Api) -> None:
    asked = {"fault": {"status": 500}, "times": 100}
    async with api.http.post(f"{api.address}/box/faults", json=asked) as response:
        assert response.status == 200
    assert (await api.call("getMe")).status == 500
    async with api.http.delete(f"{api.address}/box/faults") as response:
        assert response.status == 200
    assert (await api.call("getMe")).status == 200


async def test_who_watches_hears_a_call_when_it_comes_and_when_it_is_made(
    api: Api, box: Box, aishat: Person
) -> None:
    heard: list[tuple[str, bool, int]] = []
    box.watch_calls(lambda call: heard.append((call.method, call.is_made, len(aishat.messages))))
    await send(api, aishat)
    assert heard == [("sendMessage", False, 0), ("sendMessage", True, 1)]


async def test_a_fault_that_a_watcher_adds_befalls_that_very_call(
    api: Api, box: Box, aishat: Person
) -> None:
    box.watch_calls(lambda call: box.fault(fault={"status": 500}, method=call.method))
    assert await api.refusal("sendMessage", chat_id=aishat.id, text="x")
    assert aishat.messages == []
