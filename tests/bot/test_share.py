"""A person who sends more than the bot can handle does not delay others, and is told so."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from bot.intake.inbox import BACKLOG
from storage.inbox import count_waiting
from storage.tables import inbox
from tests.bot.looptime import LoopTime, until
from tests.bot.waiting import FIRST_STEP, HELP, SLOW, heard, holds_answers, is_busy
from tests.play import Player, Stage

SHARE = 30
ANSWER = "Чем я могу помочь"
TOO_FAST = "Слишком быстро, не успеваю."


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


async def statuses(stage: Stage) -> Counter[str]:
    async with stage.app.database.read() as connection:
        rows = await connection.execute(
            select(inbox.c.status, func.count()).group_by(inbox.c.status)
        )
        return Counter({row[0]: row[1] for row in rows})


async def floods(stage: Stage, player: Player, times: int) -> None:
    for _ in range(times):
        player.account.send(HELP)
    await stage.box.updates.all_confirmed()


async def test_a_flood_of_a_newcomer_whose_chat_is_silent_keeps_nobody_waiting(
    stage: Stage, aishat: Player
) -> None:
    stranger = await stage.newcomer("Чужой")
    refusal = {"status": 429, "retry_after": 25}
    stage.box.fault(
        method="sendMessage", chat_id=stranger.account.id, fault=refusal, times=1_000_000
    )
    await floods(stage, stranger, BACKLOG + 200)
    aishat.account.send("Рассказать, что трудно")
    await until(lambda: FIRST_STEP in aishat.text)
    async with stage.app.database.read() as connection:
        assert await count_waiting(connection, [stranger.account.id]) == {
            stranger.account.id: SHARE
        }
    assert stranger.texts == []


async def test_what_is_beyond_the_share_is_done_unserved_and_its_sender_hears_so_once(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    await is_busy(stage, aishat)
    await floods(stage, aishat, SHARE + 4)
    assert await statuses(stage) == {"new": SHARE, "done": 4, "warned": 1}
    await until(lambda: heard(aishat, TOO_FAST) == 1)
    loop_time.advance(SLOW)
    await stage.settle()
    assert heard(aishat, ANSWER) == SHARE
    assert heard(aishat, TOO_FAST) == 1
    await aishat.says("Рассказать, что трудно")
    assert FIRST_STEP in aishat.text


async def test_too_fast_is_said_once_a_minute_also_after_a_restart(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    await is_busy(stage, aishat)
    await floods(stage, aishat, SHARE)
    await until(lambda: heard(aishat, TOO_FAST) == 1)
    await stage.crash()
    stage.clock.advance(timedelta(seconds=59))
    await is_busy(stage, aishat)
    await floods(stage, aishat, SHARE)
    assert (await statuses(stage))["warned"] == 1
    stage.clock.advance(timedelta(seconds=1))
    await floods(stage, aishat, 1)
    await until(lambda: heard(aishat, TOO_FAST) == 2)
    loop_time.advance(SLOW)
    await stage.settle()
    assert heard(aishat, TOO_FAST) == 2


async def test_too_fast_is_not_said_to_a_chat_that_is_silent(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    refusal = {"status": 429, "retry_after": 20}
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault=refusal)
    calls = stage.box.call_counts["sendMessage"]
    aishat.account.send(HELP)
    await until(lambda: stage.box.call_counts["sendMessage"] > calls)
    await floods(stage, aishat, SHARE + 1)
    assert await statuses(stage) == {"new": SHARE, "done": 2}
    await loop_time.pass_until(lambda: heard(aishat, ANSWER))
    await stage.settle()
    assert heard(aishat, TOO_FAST) == 0


async def test_too_fast_is_said_beside_a_chat_that_is_silent(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    patimat = await stage.teacher("Патимат", "Омарова")
    refusal = {"status": 429, "retry_after": 20}
    stage.box.fault(method="sendMessage", chat_id=patimat.account.id, fault=refusal)
    calls = stage.box.call_counts["sendMessage"]
    patimat.account.send(HELP)
    await until(lambda: stage.box.call_counts["sendMessage"] > calls)
    await is_busy(stage, aishat)
    await floods(stage, aishat, SHARE)
    await until(lambda: heard(aishat, TOO_FAST) == 1)
    await loop_time.pass_until(lambda: heard(patimat, ANSWER))
    await stage.settle()


async def test_a_press_beyond_the_share_is_answered_over_the_chat(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    await aishat.says("Рассказать, что трудно")
    area = await aishat.holds("Методические")
    await is_busy(stage, aishat)
    await floods(stage, aishat, SHARE - 1)
    press = aishat.account.press(*area)
    await until(lambda: press in stage.box.callback_answers)
    told = stage.box.callback_answers[press]
    assert told.text is not None
    assert TOO_FAST in told.text
    assert told.show_alert
    loop_time.advance(SLOW)
    await stage.settle()
    assert heard(aishat, TOO_FAST) == 0


async def test_an_album_counts_as_one(stage: Stage, aishat: Player, loop_time: LoopTime) -> None:
    await is_busy(stage, aishat)
    files = [("photo", b"x" * 10, f"{number}.bin") for number in range(10)]
    for _ in range(SHARE - 1):
        aishat.account.send_album(files)
    await stage.box.updates.all_confirmed()
    assert await statuses(stage) == {"new": 1 + 10 * (SHARE - 1)}
    aishat.account.send_album(files)
    await stage.box.updates.all_confirmed()
    assert await statuses(stage) == {"new": 1 + 10 * (SHARE - 1), "done": 9, "warned": 1}
    await until(lambda: heard(aishat, TOO_FAST) == 1)
    loop_time.advance(SLOW)
    await stage.settle()


async def test_the_share_holds_for_what_an_earlier_process_left(
    stage: Stage, aishat: Player
) -> None:
    holds_answers(stage, aishat)
    aishat.account.send(HELP)
    await floods(stage, aishat, SHARE - 1)
    async with stage.app.database.write() as tx:
        row = (await tx.execute(select(inbox).limit(1))).one()
        again = []
        for number in range(9_000, 9_000 + SHARE):
            raw = json.dumps({**json.loads(row.raw), "update_id": number})
            again.append({**row._mapping, "update_id": number, "raw": raw, "tries": 0})
        await tx.execute(inbox.insert(), again)
    await stage.crash()
    assert heard(aishat, ANSWER) == SHARE
    assert await statuses(stage) == {"done": 2 * SHARE}


async def test_a_first_try_costs_no_write_of_its_own(stage: Stage, aishat: Player) -> None:
    written: list[str] = []

    def note(_: object, __: object, statement: str, *rest: object) -> None:
        if "inbox" in statement and not statement.startswith("SELECT"):
            written.append(statement.split(maxsplit=1)[0])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        await aishat.says(HELP)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert written == ["INSERT", "UPDATE"]
