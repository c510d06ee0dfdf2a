"""Commands and the bot's profile, by scope and language."""

import json
from typing import Any

import pytest

from sandbox import Box, Person
from tests.sandbox.api import Api

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 100

START = {"command": "start", "description": "Начать"}
HELP = {"command": "help", "description": "Помощь"}


async def test_commands_are_kept_by_scope_and_language(api: Api) -> None:
    private = {"type": "all_private_chats"}
    await api.result("setMyCommands", commands=[START])
    await api.result("setMyCommands", commands=[HELP], scope=private, language_code="en")
    assert await api.result("getMyCommands") == [START]
    assert await api.result("getMyCommands", scope=private) == []
    assert await api.result("getMyCommands", scope=private, language_code="en") == [HELP]
    await api.result("deleteMyCommands", scope=private, language_code="en")
    assert await api.result("getMyCommands", scope=private, language_code="en") == []


async def test_a_person_sees_the_narrowest_menu_that_there_is(
    api: Api, box: Box, aishat: Person
) -> None:
    chat = {"type": "chat", "chat_id": aishat.id}
    await api.result("setMyCommands", commands=[START])
    assert box.commands.seen_by(aishat.id, "ru") == [START]
    await api.result("setMyCommands", commands=[HELP], scope=chat)
    assert box.commands.seen_by(aishat.id, "ru") == [HELP]
    await api.result("setMyCommands", commands=[], scope=chat)
    assert box.commands.seen_by(aishat.id, "ru") == [START]


async def test_a_slash_is_no_part_of_the_name(api: Api) -> None:
    await api.result("setMyCommands", commands=[START | {"command": "/start"}])
    assert await api.result("getMyCommands") == [START]


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        ("{", "can't parse commands JSON object"),
        ({"command": "start"}, "expected an Array of BotCommand"),
        (["start"], "can't parse BotCommand: expected an Object"),
        ([START | {"command": ""}], "command must be non-empty"),
        ([START | {"command": "/"}], "command must be non-empty"),
        ([START | {"command": "x" * 33}], "command length must not exceed 32"),
        ([START | {"command": "Start"}], "BOT_COMMAND_INVALID"),
        ([START | {"command": "старт"}], "BOT_COMMAND_INVALID"),
        ([START | {"description": " "}], "command description must be non-empty"),
        ([START | {"description": "я" * 257}], "command description length must not exceed 256"),
        ([START] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_that_are_refused(api: Api, commands: Any, refusal: str) -> None:
    answer = await api.refusal("setMyCommands", commands=commands)
    assert answer == f"400 Bad Request: {refusal}"
    assert await api.result("getMyCommands") == []


@pytest.mark.parametrize("scope", ["{", {"type": "planet"}, {}])
async def test_a_scope_that_is_unknown(api: Api, scope: Any) -> None:
    answer = await api.call("setMyCommands", commands=[START], scope=scope)
    assert answer.body["ok"] if scope == {} else "BotCommandScope" in answer.refusal


@pytest.mark.parametrize(
    ("field", "method", "limit"),
    [("name", "Name", 64), ("description", "Description", 512),
     ("short_description", "ShortDescription", 120)],
)  # fmt: skip
async def test_the_profile_is_told_in_each_language(
    api: Api, field: str, method: str, limit: int
) -> None:
    await api.result(f"setMy{method}", **{field: "Округ"})
    await api.result(f"setMy{method}", **{field: "Okrug"}, language_code="en")
    assert await api.result(f"getMy{method}", language_code="en") == {field: "Okrug"}
    assert await api.result(f"getMy{method}", language_code="av") == {field: "Округ"}
    long = await api.call(f"setMy{method}", **{field: "x" * (limit + 1)})
    assert long.status == 400


async def test_a_picture_of_the_bot_is_an_uploaded_jpeg(api: Api, box: Box, aishat: Person) -> None:
    photo = json.dumps({"type": "static", "photo": "attach://picture"})
    own = {"user_id": box.bot["id"]}
    assert (await api.result("getUserProfilePhotos", **own))["total_count"] == 0
    assert (await api.upload("setMyProfilePhoto", name="a.jpg", picture=JPEG, photo=photo)).result
    png = await api.upload("setMyProfilePhoto", name="a.png", picture=b"\x89PNG", photo=photo)
    assert png.refusal == "400 Bad Request: IMAGE_PROCESS_FAILED"
    shown = await api.result("getUserProfilePhotos", **own)
    assert (shown["total_count"], len(shown["photos"])) == (1, 1)
    assert shown["photos"][0][0]["file_size"] == len(JPEG)
    assert (await api.result("getUserProfilePhotos", user_id=aishat.id))["photos"] == []
    await api.result("removeMyProfilePhoto")
    assert (await api.result("getUserProfilePhotos", **own))["photos"] == []


@pytest.mark.parametrize(
    ("photo", "refusal"),
    [
        ("static", "can't parse InputProfilePhoto: expected an Object"),
        ({"type": "moving"}, "can't parse InputProfilePhoto: unsupported type specified"),
        ({"type": "static", "photo": "file-id"}, "there is no photo in the request"),
        ({"type": "static", "photo": "attach://none"}, "there is no photo in the request"),
    ],
)
async def test_pictures_that_are_refused(api: Api, photo: Any, refusal: str) -> None:
    answer = await api.refusal("setMyProfilePhoto", photo=photo)
    assert answer == f"400 Bad Request: {refusal}"


async def test_commands_for_a_chat_that_does_not_exist_are_refused(api: Api) -> None:
    scope = {"type": "chat", "chat_id": 404}
    for method in ("setMyCommands", "getMyCommands"):
        answer = await api.refusal(method, commands=[START], scope=scope)
        assert answer == "400 Bad Request: chat not found"
