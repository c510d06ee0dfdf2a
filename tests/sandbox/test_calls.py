"""Formats of calls, and refusal of malformed ones."""

import aiohttp
import pytest

from sandbox import Box, Person
from tests.sandbox.api import Api


async def test_the_bot_learns_who_it_is(api: Api, box: Box) -> None:
    me = await api.result("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (1, True, "okrug_test_bot")
    assert me["can_join_groups"] is True


async def test_a_methods_name_is_read_in_any_case(api: Api) -> None:
    assert await api.result("GETme") == await api.result("getMe")


async def test_an_unknown_method_is_not_found(api: Api) -> None:
    assert await api.refusal("sendTelegram") == "404 Not Found: method not found"


@pytest.mark.parametrize("path", ["/bot1:test", "/bot", "/nothing", "/bot1:test/getMe/more"])
async def test_an_address_that_is_no_call_is_not_found(api: Api, path: str) -> None:
    async with api.http.post(api.address + path) as response:
        assert response.status == 404
        assert (await response.json())["description"] == "Not Found"


@pytest.mark.parametrize(
    ("token", "refusal"),
    [
        ("1:other", "401 Unauthorized"),
        ("2:test", "401 Unauthorized"),
        ("test", "401 Unauthorized: invalid token specified"),
        ("01:test", "401 Unauthorized: invalid token specified"),
        ("1:" + "x" * 78, "401 Unauthorized"),
        ("1:" + "x" * 79, "401 Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token_is_refused(api: Api, token: str, refusal: str) -> None:
    assert (await api.call_as(token, "getMe")).refusal == refusal
    assert not api.box.calls


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_arguments_come_in_four_ways(api: Api, aishat: Person, way: str) -> None:
    url = f"{api.address}/bot1:test/sendMessage"
    fields = {"chat_id": str(aishat.id), "text": "Привет & пока"}
    if way == "query":
        call = api.http.get(url, params=fields)
    elif way == "form":
        call = api.http.post(url, data=fields)
    elif way == "json":
        call = api.http.post(url, json=fields)
    else:
        form = aiohttp.MultipartWriter("form-data")
        for name, value in fields.items():
            part = form.append(value)
            part.set_content_disposition("form-data", name=name)
        call = api.http.post(url, data=form)
    async with call as response:
        assert (await response.json())["result"]["text"] == "Привет & пока"
