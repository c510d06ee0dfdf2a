"""Groups: messages the bot receives, and removal of the bot."""

import pytest

from sandbox import Box, Person
from sandbox.box import Chat
from tests.sandbox.api import Api


@pytest.fixture
def school(box: Box, aishat: Person) -> Chat:
    return box.add_group("СОШ № 2", [aishat])


async def test_the_bot_hears_that_it_is_added(api: Api, school: Chat, aishat: Person) -> None:
    [update] = await api.result("getUpdates")
    change = update["my_chat_member"]
    assert change["chat"] == {"id": school.id, "type": "group", "title": "СОШ № 2"}
    assert change["from"]["id"] == aishat.id
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "left",
        "member",
    )


@pytest.mark.parametrize(
    ("text", "is_heard"), [("Всем привет", False), ("/start", True), ("Эй, @okrug_test_bot", True)]
)
async def test_the_bot_hears_what_is_meant_for_it(
    api: Api, box: Box, school: Chat, aishat: Person, text: str, is_heard: bool
) -> None:
    box.say_in_group(school, aishat, text)
    came = [one["message"]["text"] for one in await api.result("getUpdates", offset=1001)]
    assert came == ([text] if is_heard else [])


@pytest.mark.parametrize("is_to_the_bot", [True, False])
async def test_the_bot_hears_replies_to_its_own_words(
    api: Api, box: Box, school: Chat, aishat: Person, is_to_the_bot: bool
) -> None:
    sent = await api.result("sendMessage", chat_id=school.id, text="Кто придёт?")
    said = box.say_in_group(school, aishat, "Коллеги")
    answered = sent if is_to_the_bot else said
    box.say_in_group(school, aishat, "Я", reply_to=answered["message_id"])
    came = [one["message"]["text"] for one in await api.result("getUpdates", offset=1001)]
    assert came == (["Я"] if is_to_the_bot else [])


async def test_a_bot_that_left_must_not_write(api: Api, school: Chat) -> None:
    await api.result("leaveChat", chat_id=school.id)
    answer = await api.refusal("sendMessage", chat_id=school.id, text="x")
    assert answer == "403 Forbidden: bot is not a member of the group chat"


async def test_a_bot_that_is_thrown_out_hears_it_and_must_not_write(
    api: Api, box: Box, school: Chat, aishat: Person
) -> None:
    box.remove_from_group(school, aishat)
    [update] = await api.result("getUpdates", offset=1001)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    answer = await api.refusal("sendMessage", chat_id=school.id, text="x")
    assert answer == "403 Forbidden: bot was kicked from the group chat"


async def test_what_others_wrote_in_a_group_stays(
    api: Api, box: Box, school: Chat, aishat: Person
) -> None:
    said = box.say_in_group(school, aishat, "Коллеги")
    answer = await api.refusal("deleteMessage", chat_id=school.id, message_id=said["message_id"])
    assert answer == "400 Bad Request: message can't be deleted"


@pytest.mark.parametrize(
    ("chat_id", "refusal"), [(-77, "chat not found"), ("", "chat_id is empty")]
)
async def test_a_group_that_is_not_there(api: Api, chat_id: int | str, refusal: str) -> None:
    assert await api.refusal("getChat", chat_id=chat_id) == f"400 Bad Request: {refusal}"


async def test_a_chat_tells_who_it_is(api: Api, school: Chat, aishat: Person) -> None:
    assert (await api.result("getChat", chat_id=school.id))["title"] == "СОШ № 2"
    aishat.block()
    assert (await api.result("getChat", chat_id=aishat.id))["first_name"] == "Айшат"
