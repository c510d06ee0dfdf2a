"""Acts of people over `/box/…`, as used by the web chat and load generators."""

from typing import Any

import pytest

from sandbox import Box, Person
from tests.sandbox.api import Api


async def does(api: Api, person: Person, what: str, method: str = "POST", **body: Any) -> Any:
    url = f"{api.address}/box/people/{person.id}/{what}"
    async with api.http.request(method, url, json=body) as response:
        assert response.status == 200, await response.text()
        return await response.json()


async def updates(api: Api) -> list[dict[str, Any]]:
    return [
        next(value for key, value in one.items() if key != "update_id")
        for one in await api.result("getUpdates")
    ]


async def test_people_come_and_are_the_same_when_they_come_again(api: Api, box: Box) -> None:
    for _ in range(2):
        url = f"{api.address}/box/people"
        async with api.http.post(url, json={"first_name": "Айшат", "id": 5}) as response:
            assert (await response.json())["status"] == "new"
    assert list(box.people) == [5]


async def test_a_person_answers_a_message(api: Api, aishat: Person) -> None:
    sent = await api.result("sendMessage", chat_id=aishat.id, text="Когда?")
    await does(api, aishat, "messages", text="Завтра", reply_to=sent["message_id"])
    [message] = await updates(api)
    assert message["text"] == "Завтра"
    assert message["reply_to_message"]["text"] == "Когда?"


async def test_nothing_that_only_the_box_knows_is_quoted(api: Api, aishat: Person) -> None:
    keyboard = {"keyboard": [["Да"]]}
    sent = await api.result("sendMessage", chat_id=aishat.id, text="?", reply_markup=keyboard)
    aishat.send("Да", reply_to=sent["message_id"])
    aishat.press(sent["message_id"], "x")
    reply, press = await updates(api)
    for message in (reply["reply_to_message"], press["message"]):
        assert not [field for field in message if field.startswith("_")]


async def test_an_edit_has_the_entities_of_its_new_words(api: Api, aishat: Person) -> None:
    number = aishat.send("/start сейчас")["message_id"]
    await does(api, aishat, f"messages/{number}", "PATCH", text="Пишите @okrug")
    await does(api, aishat, f"messages/{number}", "PATCH", text="Пишите")
    said, first, second = await updates(api)
    assert [one["type"] for one in said["entities"]] == ["bot_command"]
    assert [one["type"] for one in first["entities"]] == ["mention"]
    assert "entities" not in second
    assert second["edit_date"] == second["date"]


async def test_under_a_file_the_caption_is_edited(api: Api, aishat: Person) -> None:
    number = aishat.send_file("document", b"x", "a.pdf", "Было")["message_id"]
    aishat.edit(number, "Стало")
    edited = (await updates(api))[-1]
    assert edited["caption"] == "Стало"
    assert "text" not in edited


@pytest.mark.parametrize("name", ["план 1#2?.pdf", "a/b.pdf", "100%.html"])
async def test_a_browser_finds_a_file_whatever_its_name(
    api: Api, aishat: Person, name: str
) -> None:
    aishat.send_file("document", b"content", name)
    async with api.http.get(f"{api.address}/box/people/{aishat.id}/chat") as response:
        [message] = (await response.json())["messages"]
    assert message["document"]["file_name"] == name
    async with api.http.get(api.address + message["document"]["url"]) as response:
        assert (response.status, await response.read()) == (200, b"content")


async def test_a_person_blocks_and_is_back_by_start(api: Api, aishat: Person) -> None:
    await does(api, aishat, "block")
    assert aishat.status == "kicked"
    await does(api, aishat, "start", payload="invite")
    assert (await updates(api))[-1]["text"] == "/start invite"
    assert aishat.status == "member"


@pytest.mark.parametrize("body", [{"kind": "hologram"}, {}])
async def test_what_cannot_be_sent_is_told_so(
    api: Api, aishat: Person, body: dict[str, Any]
) -> None:
    url = f"{api.address}/box/people/{aishat.id}/messages"
    async with api.http.post(url, json=body) as response:
        assert response.status == 400
        assert "error" in await response.json()
    assert aishat.messages == []


async def test_a_forward_says_that_somebody_else_wrote_it(api: Api, aishat: Person) -> None:
    await does(api, aishat, "messages", text="Чужое", forward=True)
    [message] = await updates(api)
    assert message["forward_origin"]["type"] == "hidden_user"
