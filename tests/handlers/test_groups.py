"""In groups the bot replies when addressed, once an hour, and ignores the rest."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.groups import is_addressed
from sandbox.box import Chat
from storage.tables import group_chats, persons
from tests.acts.requests import reports
from tests.play import Player, Stage

ANSWER = "Я отвечаю в личных сообщениях."
HOUR = timedelta(hours=1)


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова")


@pytest.fixture
async def group(stage: Stage, aishat: Player) -> Chat:
    made = stage.box.add_group("Учителя", [aishat.account])
    await stage.settle()
    return made


def said(group: Chat) -> list[str]:
    """Texts of the bot in the group."""
    return [one["text"] for one in group.messages.values() if one["from"]["is_bot"]]


async def says(stage: Stage, group: Chat, player: Player, text: str) -> None:
    stage.box.say_in_group(group, player.account, text)
    await stage.settle()


async def groups_known(stage: Stage) -> set[int]:
    async with stage.app.database.read() as connection:
        return set((await connection.execute(select(group_chats.c.chat_id))).scalars())


@pytest.mark.parametrize(
    "words",
    [
        *("/start", "/mydata", "/help", "/privacy", "/start@okrug_test_bot", "/x@Okrug_Test_Bot"),
        *("@okrug_test_bot 1", "Спросите у @okrug_test_bot."),
    ],
)
async def test_what_is_addressed_to_the_bot_is_told_where_it_answers(
    stage: Stage, aishat: Player, group: Chat, words: str
) -> None:
    await reports(aishat, tried="решали задачи")
    private = len(aishat.screens)
    await says(stage, group, aishat, words)
    assert said(group) == [ANSWER]
    [answer] = [one for one in group.messages.values() if one["from"]["is_bot"]]
    button = answer["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"] == "https://t.me/okrug_test_bot?start=group"
    assert len(aishat.screens) == private


@pytest.mark.parametrize(
    "words",
    [
        *("Всем привет", "Рассказать, что трудно", "/ban", "/start@other_bot", "/help@okrug_test"),
        *("пишите на a@okrug_test_bot", "@okrug_test_bot_2", "/startle", ""),
    ],
)
def test_what_is_not_addressed_to_the_bot_is_left_alone(words: str) -> None:
    assert not is_addressed(words, "okrug_test_bot")


async def test_what_an_admitted_bot_overhears_is_not_answered(
    stage: Stage, aishat: Player, group: Chat
) -> None:
    """The bot is an administrator of the group and receives every message."""
    for words in ("Всем привет", "Рассказать, что трудно", "/ban", "/start@other_bot", "1"):
        stage.box.receive(aishat.account, group, {"text": words})
        await stage.settle()
    assert said(group) == []


async def test_being_added_and_replied_to_is_not_answered(
    stage: Stage, aishat: Player, group: Chat
) -> None:
    assert said(group) == []
    await says(stage, group, aishat, "/start")
    own = next(one for one in group.messages.values() if one["from"]["is_bot"])
    stage.clock.advance(HOUR)
    stage.box.say_in_group(group, aishat.account, "Спасибо", reply_to=own["message_id"])
    await stage.settle()
    assert said(group) == [ANSWER]


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_members": [{"id": 77, "is_bot": False, "first_name": "Али"}]},
        {"left_chat_member": {"id": 77, "is_bot": False, "first_name": "Али"}},
        {"new_chat_title": "Учителя @okrug_test_bot"},
        {"delete_chat_photo": True},
        {"group_chat_created": True},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}},
        {"video_chat_started": {}},
    ],
)
async def test_what_the_messenger_itself_tells_in_a_group_is_silence(
    stage: Stage, group: Chat, content: dict[str, Any]
) -> None:
    stage.box.receive_service(group, content)
    await stage.settle()
    assert said(group) == []


async def test_a_group_is_answered_once_an_hour(stage: Stage, aishat: Player, group: Chat) -> None:
    for _ in range(3):
        await says(stage, group, aishat, "/start")
        stage.clock.advance(timedelta(minutes=19))
    assert said(group) == [ANSWER]
    stage.clock.advance(timedelta(minutes=3))
    await says(stage, group, aishat, "/start")
    assert said(group) == [ANSWER] * 2


async def test_the_hour_of_a_group_outlives_the_process(
    stage: Stage, aishat: Player, group: Chat
) -> None:
    await says(stage, group, aishat, "/start")
    await stage.restart()
    await says(stage, group, aishat, "/start")
    assert said(group) == [ANSWER]


async def test_each_group_has_an_hour_of_its_own(stage: Stage, aishat: Player, group: Chat) -> None:
    other = stage.box.add_group("Родители", [aishat.account])
    for one in (group, other, group, other):
        await says(stage, one, aishat, "/start")
    assert (said(group), said(other)) == ([ANSWER], [ANSWER])


async def test_a_group_that_becomes_a_supergroup_is_silence_and_keeps_its_hour(
    stage: Stage, aishat: Player, group: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    administrator = await stage.administrator()
    await says(stage, group, aishat, "/start")
    moved = stage.box.upgrade_group(group)
    await stage.settle()
    await says(stage, moved, aishat, "/start")
    assert (said(group), said(moved)) == ([ANSWER], [])
    assert await groups_known(stage) == {moved.id}
    assert administrator.texts == []
    assert "Traceback" not in caplog.text
    stage.clock.advance(HOUR)
    await says(stage, moved, aishat, "/start")
    assert said(moved) == [ANSWER]


async def test_a_migration_that_is_told_twice_or_late_loses_no_hour(stage: Stage) -> None:
    groups = stage.app.services.groups
    assert await groups.try_answer(-1)
    stage.clock.advance(timedelta(minutes=59))
    assert await groups.try_answer(-100)
    for _ in range(2):
        await groups.move(-1, -100)
    stage.clock.advance(timedelta(minutes=59))
    assert not await groups.try_answer(-100)


async def test_a_question_from_just_before_the_migration_is_answered_in_the_new_group(
    stage: Stage, aishat: Player, group: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    administrator = await stage.administrator()
    stage.box.say_in_group(group, aishat.account, "/start")
    moved = stage.box.upgrade_group(group)
    await stage.settle()
    assert said(moved) == [ANSWER]
    assert await groups_known(stage) == {moved.id}
    assert administrator.texts == []
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 403, "description": "bot was kicked from the group chat"},
        {"status": 400, "description": "not enough rights to send text messages to the chat"},
        {"status": 400, "description": "CHAT_WRITE_FORBIDDEN"},
        {"status": 429, "retry_after": 3_000},
    ],
)
async def test_a_group_that_takes_no_answer_is_no_trouble(
    stage: Stage,
    aishat: Player,
    group: Chat,
    fault: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    administrator = await stage.administrator()
    private = len(aishat.screens)
    stage.box.fault(method="sendMessage", chat_id=group.id, fault=fault)
    await says(stage, group, aishat, "/start")
    assert said(group) == []
    assert administrator.texts == []
    assert len(aishat.screens) == private
    assert "Traceback" not in caplog.text


async def test_who_writes_in_a_group_is_not_thought_to_have_unblocked_the_bot(
    stage: Stage, aishat: Player, group: Chat
) -> None:
    aishat.account.block()
    await stage.settle()
    async with stage.app.database.write() as tx:
        own = update(persons).where(persons.c.id == aishat.person)
        await tx.execute(own.values(unreachable_since=stage.clock()))
    await stage.restart()
    await says(stage, group, aishat, "/start")
    assert said(group) == [ANSWER]
    async with stage.app.database.read() as connection:
        query = select(persons.c.unreachable_since).where(persons.c.id == aishat.person)
        assert (await connection.execute(query)).scalar_one() is not None


async def test_groups_are_forgotten_after_a_day(stage: Stage, aishat: Player, group: Chat) -> None:
    await says(stage, group, aishat, "/start")
    stage.clock.advance(timedelta(days=1, seconds=1))
    await stage.ticks()
    assert await groups_known(stage) == set()
