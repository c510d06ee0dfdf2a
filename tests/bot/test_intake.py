"""Updates: nothing is lost or repeated, whatever fails in between."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row, func, select

from bot.intake.inbox import FAREWELL, LONGEST, PRESS_LIFE
from bot.sending.pace import ANSWERED_WITHIN
from district.languages import Language
from storage.tables import inbox, requests
from tests.bot.looptime import LoopTime, until
from tests.bot.waiting import FIRST_STEP, HELP, SLOW, calls_to, heard, holds_answers, is_busy
from tests.play import Player, Stage

WORD = "Тайнослов"
"""A word that must not be found anywhere."""
UNREADABLE = "Не удалось прочитать обновление"


@pytest.fixture
async def administrator(stage: Stage) -> Player:
    return await stage.administrator()


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


async def to_summary(teacher: Player) -> None:
    """Walks through a deficit form up to the last press."""
    await teacher.says("Рассказать, что трудно")
    for label in ("Функц. грамотность", "Математическая", "Нужна помощь"):
        await teacher.presses(label)


def broken_by(player: Player) -> dict[str, Any]:
    """A message from that account that cannot be parsed."""
    return {"message_id": "?", "from": player.account.account}


async def kept(stage: Stage) -> list[Row[Any]]:
    """Returns the rows of the inbox, the newest last."""
    async with stage.app.database.read() as connection:
        return list(await connection.execute(select(inbox).order_by(inbox.c.update_id)))


async def how_many_requests(stage: Stage) -> int:
    async with stage.app.database.read() as connection:
        found = await connection.execute(select(func.count()).select_from(requests))
        return int(found.scalar_one())


# ── What cannot be read ──────────────────────────────────────────────────────────────────────


async def test_an_unreadable_update_is_set_aside_and_the_next_are_served(
    stage: Stage, administrator: Player, aishat: Player
) -> None:
    number = stage.box.updates.add("message", broken_by(aishat))
    await aishat.says("Рассказать, что трудно")
    assert FIRST_STEP in aishat.text
    assert f"{UNREADABLE} {number}" in administrator.text
    [broken] = [row for row in await kept(stage) if row.update_id == number]
    assert broken.status == "unreadable"
    assert '"message_id": "str"' in broken.raw


async def test_of_an_unreadable_update_the_structure_is_kept_and_no_word(
    stage: Stage, aishat: Player
) -> None:
    content = broken_by(aishat)
    content |= {"text": WORD, "entities": [{"type": WORD, "offset": 0}], f"{WORD} {WORD}": True}
    stage.box.updates.add("message", content)
    await stage.settle()
    [broken] = await kept(stage)
    assert broken.person == aishat.account.id
    structure = json.loads(broken.raw)["message"]
    assert structure["text"] == "str"
    assert structure["entities"] == [{"type": "str", "offset": "int"}]
    assert structure["from"]["id"] == "int"
    assert WORD not in broken.raw
    assert aishat.account.account["first_name"] not in broken.raw


async def test_what_has_no_number_holds_up_nothing_of_its_batch(
    stage: Stage, administrator: Player, aishat: Player
) -> None:
    await aishat.says("Настройки")
    message = {**aishat.account.messages[0], "text": HELP}
    batch = [{"message": message}, None, {"update_id": 5_000, "message": message}]
    stage.box.fault(method="getUpdates", fault={"body": {"ok": True, "result": batch}})
    await aishat.says("Рассказать, что трудно")
    assert [row.update_id for row in await kept(stage)].count(5_000) == 1
    assert heard(aishat, FIRST_STEP) == 1
    assert UNREADABLE in administrator.text


async def test_an_unreadable_update_is_not_tried_again_but_kept_for_a_look(
    stage: Stage, administrator: Player
) -> None:
    stage.box.updates.add("message", {"message_id": "?"})
    await stage.settle()
    await stage.crash()
    assert heard(administrator, UNREADABLE) == 1
    assert [row.status for row in await kept(stage)] == ["unreadable"]


async def test_an_unreadable_update_is_gone_after_fourteen_days(
    stage: Stage, aishat: Player
) -> None:
    stage.box.updates.add("message", broken_by(aishat))
    await stage.settle()
    stage.clock.advance(timedelta(days=14))
    await stage.ticks()
    assert len(await kept(stage)) == 1
    stage.clock.advance(timedelta(seconds=1))
    await stage.ticks()
    assert await kept(stage) == []


async def test_halves_of_characters_and_numbers_without_end_stop_nobody(
    stage: Stage, aishat: Player
) -> None:
    aishat.account.send(HELP)
    await stage.settle()
    message = {**aishat.account.messages[0], "text": "\ud800"}
    stranger = {**message, "from": {**message["from"], "id": 10**30}}
    batch = [{"update_id": 5_000, "message": message}, {"update_id": 5_001, "message": stranger}]
    stage.box.fault(method="getUpdates", fault={"body": {"ok": True, "result": batch}})
    await aishat.says("Рассказать, что трудно")
    assert FIRST_STEP in aishat.text
    aishat.account.send("Настройки")
    await until(lambda: heard(aishat, "Настройки"))
    await stage.settle()
    assert {5_000, 5_001} <= {row.update_id for row in await kept(stage)}
    assert {row.status for row in await kept(stage)} <= {"done", "unreadable"}


async def test_administrators_hear_of_one_cause_once_an_hour(
    stage: Stage, administrator: Player
) -> None:
    for _ in range(3):
        stage.box.updates.add("message", {"message_id": "?"})
    await stage.settle()
    assert heard(administrator, UNREADABLE) == 1
    stage.clock.advance(timedelta(minutes=59))
    stage.box.updates.add("message", {"message_id": "?"})
    await stage.settle()
    assert heard(administrator, UNREADABLE) == 1
    stage.clock.advance(timedelta(minutes=1))
    stage.box.updates.add("message", {"message_id": "?"})
    await stage.settle()
    assert heard(administrator, UNREADABLE) == 2


# ── Order ────────────────────────────────────────────────────────────────────────────────────


async def test_a_slow_answer_holds_back_its_reader_and_nobody_else(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    patimat = await stage.teacher("Патимат", "Омарова")
    await is_busy(stage, aishat)
    aishat.account.send("Рассказать, что трудно")
    patimat.account.send("Рассказать, что трудно")
    await until(lambda: FIRST_STEP in patimat.text)
    assert aishat.texts == []
    loop_time.advance(SLOW)
    await stage.settle()
    assert [(FIRST_STEP in text) for text in aishat.texts] == [False, True]


async def test_what_somebody_writes_at_once_is_taken_in_order(stage: Stage) -> None:
    patimat = await stage.newcomer("Патимат")
    await patimat.says("/start")
    await patimat.presses("Даю согласие")
    await patimat.says("Рассказать, что трудно")
    for word in ("Омарова", "Патимат", "Руслановна", "Акуш"):
        patimat.account.send(word)
    await stage.settle()
    assert "Поиск: «Акуш»" in patimat.text
    steps = ("Как вас зовут", "Ваше имя", "Ваше отчество", "Где вы работаете", "Поиск: «Акуш»")
    assert [any(step in text for text in patimat.texts) for step in steps]


async def test_a_screen_that_the_network_swallows_is_shown_again(
    stage: Stage, loop_time: LoopTime
) -> None:
    aishat = await stage.teacher()
    await aishat.says("Рассказать, что трудно")
    topic, since = await aishat.holds("Методические"), loop_time()
    stage.box.fault(fault={"delay": 1_000}, method="editMessageText")
    aishat.account.press(*topic)
    await loop_time.pass_until(lambda: "Оценивание" in aishat.buttons)
    assert ANSWERED_WITHIN <= loop_time() - since < LONGEST


async def test_an_update_that_takes_too_long_gives_way_to_the_next(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    holds_answers(stage, aishat, seconds=1_000, times=3)
    before = loop_time()
    aishat.account.send(HELP)
    await until(lambda: calls_to(stage, aishat))
    aishat.account.send("Рассказать, что трудно")
    await stage.box.updates.all_confirmed()
    await loop_time.pass_until(lambda: FIRST_STEP in aishat.text)
    assert LONGEST <= loop_time() - before < 2 * LONGEST


# ── Once ─────────────────────────────────────────────────────────────────────────────────────


async def test_what_was_committed_and_not_handled_is_handled_once_after_a_crash(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await to_summary(aishat)
    send = await aishat.holds("Отправить")
    await is_busy(stage, aishat)
    aishat.account.press(*send)
    await stage.box.updates.all_confirmed()
    assert await how_many_requests(stage) == 0
    await stage.crash()
    assert await how_many_requests(stage) == 1
    assert heard(aishat, "Заявка 1 отправлена.") == 1
    assert heard(member, "Заявка 1") == 1
    assert {row.status for row in await kept(stage)} == {"done"}


async def test_what_was_handled_and_not_marked_has_no_second_effect(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await to_summary(aishat)
    send = await aishat.holds("Отправить")
    for method in ("sendMessage", "editMessageText"):
        stage.box.fault(method=method, chat_id=aishat.account.id, fault={"delay": 1_000})
    calls = calls_to(stage, aishat)
    aishat.account.press(*send)
    await until(lambda: calls_to(stage, aishat) > calls)
    stage.box.faults.clear()
    assert await how_many_requests(stage) == 1
    await stage.crash()
    assert await how_many_requests(stage) == 1
    assert "Заявка 1" in aishat.text
    assert heard(member, "Заявка 1") == 1


async def test_what_was_handled_and_not_confirmed_is_not_handled_again(
    stage: Stage, aishat: Player
) -> None:
    stage.box.fault(method="getUpdates", fault={"reset": "before"}, times=100)
    aishat.account.send("Рассказать, что трудно")
    await until(lambda: FIRST_STEP in aishat.text)
    await stage.app.intake.settled()
    assert stage.box.updates.pending == 1
    stage.box.faults.clear()
    await stage.crash()
    assert stage.box.updates.pending == 0
    assert heard(aishat, FIRST_STEP) == 1


async def test_an_update_that_comes_again_has_no_second_effect(
    stage: Stage, aishat: Player
) -> None:
    message = aishat.account.send("Рассказать, что трудно")
    await stage.settle()
    [row] = await kept(stage)
    update = {"update_id": row.update_id, "message": message}
    polls = stage.box.call_counts["getUpdates"]
    stage.box.updates.put_again(update)
    stage.box.updates.put_again(update)
    await until(lambda: stage.box.call_counts["getUpdates"] > polls)
    await stage.settle()
    assert heard(aishat, FIRST_STEP) == 1
    assert {one.status for one in await kept(stage)} == {"done"}


async def test_a_word_served_again_is_not_taken_for_the_answer_to_the_next_question(
    stage: Stage,
) -> None:
    patimat = await stage.newcomer("Патимат")
    await patimat.says("/start")
    await patimat.presses("Даю согласие")
    await patimat.says("Рассказать, что трудно")
    assert "Как вас зовут?" in patimat.text
    holds_answers(stage, patimat)
    calls = calls_to(stage, patimat)
    patimat.account.send("Омарова")
    await until(lambda: calls_to(stage, patimat) > calls)
    await stage.crash()
    assert "Ваше имя?" in patimat.text
    await patimat.says("Патимат")
    assert "Ваше отчество?" in patimat.text


async def test_a_tick_served_again_is_not_taken_back(stage: Stage, aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    for label in ("Функц. грамотность", "Математическая", "Нужна помощь", "Какая помощь"):
        await aishat.presses(label)
    tick = await aishat.holds("Семинар")
    stage.box.fault(method="editMessageText", fault={"delay": 1_000})
    edits = stage.box.call_counts["editMessageText"]
    aishat.account.press(*tick)
    await until(lambda: stage.box.call_counts["editMessageText"] > edits)
    await stage.crash()
    assert "✓ Семинар" in aishat.buttons


async def test_what_is_refused_because_it_was_done_before_a_crash_says_so(
    stage: Stage, aishat: Player
) -> None:
    await to_summary(aishat)
    cancel = await aishat.holds("Отменить")
    stage.box.fault(method="editMessageText", fault={"delay": 1_000})
    edits = stage.box.call_counts["editMessageText"]
    aishat.account.press(*cancel)
    await until(lambda: stage.box.call_counts["editMessageText"] > edits)
    await stage.crash()
    done = (
        "Был перебой: проверьте, возможно, это уже сделано. Эта форма уже отправлена или отменена."
    )
    assert done in aishat.text
    await aishat.presses_stale(cancel)
    assert aishat.alert is not None
    assert "перебой" not in aishat.alert


async def test_words_that_were_taken_before_a_crash_are_not_only_not_understood(
    stage: Stage,
) -> None:
    john = await stage.teacher("John", language=Language.EN)
    holds_answers(stage, john)
    calls = calls_to(stage, john)
    john.account.send("Somewhere else")
    await until(lambda: calls_to(stage, john) > calls)
    await stage.crash()
    assert (
        "There was an interruption, and this may already be done. Sorry, I did not understand"
        in john.text
    )
    await john.says("Somewhere else")
    assert john.text.startswith("Sorry, I did not understand")


async def test_of_what_only_waited_before_a_crash_nobody_says_that_it_may_be_done(
    stage: Stage,
) -> None:
    john = await stage.teacher("John", language=Language.EN)
    await is_busy(stage, john)
    john.account.send("Somewhere else")
    await stage.box.updates.all_confirmed()
    await stage.crash()
    assert john.text.startswith("Sorry, I did not understand")


async def test_a_card_from_which_a_reason_was_asked_stays_a_card_after_a_crash(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await to_summary(aishat)
    await aishat.presses("Отправить")
    card, reject = await member.holds("Отклонить")
    holds_answers(stage, member)
    calls = calls_to(stage, member)
    member.account.press(card, reject)
    await until(lambda: calls_to(stage, member) > calls)
    await stage.crash()
    assert "ждёт решения" in member.account.chat.messages[card]["text"]
    assert "Заявка 1 · отклонить" in member.text
    await member.says("Не по нашей части")
    await member.presses("Отклонить")
    assert "ОТКЛОНЕНА" in member.account.chat.messages[card]["text"]


async def test_many_crashes_in_the_middle_of_work_lose_nothing(
    stage: Stage, member: Player, aishat: Player
) -> None:
    for act in ("Рассказать, что трудно", HELP, "Рассказать, что трудно"):
        aishat.account.send(act)
        await stage.crash()
    for label in (
        "Функц. грамотность", "Математическая", "Нужна помощь", "Отправить"
    ):  # fmt: skip
        button = await aishat.holds(label)
        aishat.account.press(*button)
        await stage.crash()
    assert await how_many_requests(stage) == 1
    assert heard(member, "Заявка 1") == 1


# ── Presses that Telegram has forgotten ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("age", "answers"), [(PRESS_LIFE, 1), (PRESS_LIFE + timedelta(seconds=1), 0)]
)
async def test_an_old_press_is_handled_but_its_answer_is_left_out(
    stage: Stage, member: Player, aishat: Player, age: timedelta, answers: int
) -> None:
    await to_summary(aishat)
    send = await aishat.holds("Отправить")
    await is_busy(stage, aishat)
    aishat.account.press(*send)
    await stage.box.updates.all_confirmed()
    before = stage.box.call_counts["answerCallbackQuery"]
    stage.clock.advance(age)
    await stage.crash()
    assert "Заявка 1 отправлена." in aishat.text
    assert stage.box.call_counts["answerCallbackQuery"] - before == answers


async def comes_late(stage: Stage, player: Player, button: tuple[int, str]) -> None:
    """A press that is handled when Telegram no longer accepts a reply."""
    await is_busy(stage, player)
    player.account.press(*button)
    await stage.box.updates.all_confirmed()
    stage.clock.advance(PRESS_LIFE + timedelta(seconds=1))
    await stage.crash()


async def test_an_old_press_is_refused_in_a_message(stage: Stage, aishat: Player) -> None:
    await to_summary(aishat)
    send = await aishat.holds("Отправить")
    await aishat.presses("Отменить")
    await comes_late(stage, aishat, send)
    assert "Эта форма уже отправлена или отменена." in aishat.text


async def test_an_old_press_hears_of_a_step_that_is_over_and_sees_the_one_that_is_not(
    stage: Stage, aishat: Player
) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Функц. грамотность")
    topic = await aishat.holds("Математическая")
    await aishat.presses("Математическая")
    await comes_late(stage, aishat, topic)
    assert heard(aishat, "Пока вы отвечали, кое-что изменилось") == 1
    await aishat.presses("Нужна помощь")


# ── When there are no updates to be had ──────────────────────────────────────────────────────


async def polls_fail(
    stage: Stage, loop_time: LoopTime, player: Player, fault: dict[str, Any], times: int = 1
) -> None:
    """The player asks for help; the next `times` polls fail, then one succeeds."""
    stage.box.fault(method="getUpdates", fault=fault, times=times)
    player.account.send(HELP)
    await loop_time.pass_until(lambda: not stage.box.updates.pending)
    await stage.settle()


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 401},
        {"status": 409},
        {"status": 429, "retry_after": 20},
        {"status": 500},
        {"html": 502},
        {"html": 200},
        {"reset": "before"},
        {"reset": "after"},
        {"body": []},
        {"body": {"ok": True}},
        {"body": {"ok": True, "result": {}}},
        {"body": {"ok": True, "result": [{"message": {}}]}},
        {
            "body": {
                "ok": True,
                "result": [1, None, "x", [], {"update_id": "1"}, {"update_id": True}],
            }
        },
        {"body": {"ok": True, "result": [{"update_id": 10**30}, {"update_id": -1}]}},
    ],
    ids=str,
)
async def test_whatever_a_poll_is_answered_the_bot_goes_on(
    stage: Stage, aishat: Player, loop_time: LoopTime, fault: dict[str, Any]
) -> None:
    await polls_fail(stage, loop_time, aishat, fault, times=3)
    assert len(aishat.texts) == 1
    await aishat.says("Рассказать, что трудно")
    assert heard(aishat, FIRST_STEP) == 1


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [({"status": 401}, 30), ({"status": 409}, 3), ({"status": 429, "retry_after": 20}, 20)],
    ids=str,
)
async def test_a_poll_waits_as_long_as_its_refusal_means(
    stage: Stage, aishat: Player, loop_time: LoopTime, fault: dict[str, Any], seconds: float
) -> None:
    stage.box.fault(method="getUpdates", fault=fault)
    polls, before = stage.box.call_counts["getUpdates"], loop_time()
    aishat.account.send(HELP)
    await loop_time.pass_until(lambda: stage.box.call_counts["getUpdates"] > polls + 1)
    assert seconds <= loop_time() - before < seconds + 20


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"status": 401}, "Telegram не принимает токен бота"),
        ({"status": 409}, "Обновления бота получает ещё одна программа"),
    ],
    ids=str,
)
async def test_administrators_hear_at_once_of_what_somebody_has_to_put_right(
    stage: Stage,
    administrator: Player,
    aishat: Player,
    loop_time: LoopTime,
    fault: dict[str, Any],
    words: str,
) -> None:
    await polls_fail(stage, loop_time, aishat, fault, times=3)
    assert heard(administrator, words) == 1
    stage.clock.advance(timedelta(minutes=59))
    await polls_fail(stage, loop_time, aishat, fault)
    assert heard(administrator, words) == 1
    stage.clock.advance(timedelta(minutes=1))
    await polls_fail(stage, loop_time, aishat, fault)
    assert heard(administrator, words) == 2


async def test_administrators_hear_of_a_silence_only_when_it_lasts(
    stage: Stage, administrator: Player, aishat: Player, loop_time: LoopTime
) -> None:
    await polls_fail(stage, loop_time, aishat, {"reset": "before"}, times=5)
    assert administrator.texts == []
    await polls_fail(stage, loop_time, aishat, {"reset": "before"}, times=12)
    assert heard(administrator, "Telegram не отвечал больше минуты") == 1


# ── The end and the beginning ────────────────────────────────────────────────────────────────


async def test_a_stop_does_not_wait_out_a_pause(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    stage.box.fault(method="getUpdates", fault={"status": 401})
    polls = stage.box.call_counts["getUpdates"]
    aishat.account.send(HELP)
    await until(lambda: stage.box.call_counts["getUpdates"] > polls)
    before = loop_time()
    await stage.restart()
    assert loop_time() - before < 20
    assert len(aishat.texts) == 1


async def test_a_stop_lets_people_be_answered(stage: Stage, aishat: Player) -> None:
    holds_answers(stage, aishat, seconds=0.1)
    aishat.account.send(HELP)
    await until(lambda: calls_to(stage, aishat))
    await stage.restart()
    assert len(aishat.texts) == 1


async def test_what_is_not_finished_at_a_stop_is_left_for_the_next_start(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    await is_busy(stage, aishat)
    aishat.account.send("Рассказать, что трудно")
    await stage.box.updates.all_confirmed()
    stopping = asyncio.create_task(stage.restart())
    before = loop_time()
    await loop_time.pass_until(stopping.done)
    await stopping
    assert loop_time() - before >= FAREWELL
    assert heard(aishat, FIRST_STEP) == 1


async def test_what_is_handled_loses_its_words_at_once_and_its_row_after_two_days(
    stage: Stage, aishat: Player
) -> None:
    await aishat.says(HELP)
    assert [(row.status, row.raw) for row in await kept(stage)] == [("done", None)]
    stage.clock.advance(timedelta(hours=48))
    await stage.ticks()
    assert len(await kept(stage)) == 1
    stage.clock.advance(timedelta(seconds=1))
    await stage.ticks()
    assert await kept(stage) == []
