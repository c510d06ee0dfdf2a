"""Sending of letters and cards: responses of Telegram and the network, and the results."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, cast

import pytest
from sqlalchemy import Row, select

from bot.sending.outbox import SLOTS
from district.letters import LETTERS, Guarantee, LetterKind, LetterStatus, NewLetter, Quiet
from storage.outbox import put_letters
from storage.tables import cards, outbox
from tests.bot.looptime import LoopTime, until
from tests.play import Player, Stage

NIGHT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
"""22:00 in Moscow."""
MORNING = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
ACCEPTED = "Ваша заявка 1 принята."
TROUBLE = "Нужно внимание администратора"


@pytest.fixture
async def administrator(stage: Stage) -> Player:
    return await stage.administrator()


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


async def asks(teacher: Player, topic: str = "Математическая") -> None:
    await teacher.says("Рассказать, что трудно")
    for label in (
        "Функц. грамотность", topic, "Нужна помощь", "Отправить"
    ):  # fmt: skip
        await teacher.presses(label)


async def writes(
    stage: Stage,
    reader: Player,
    about: str,
    kind: LetterKind = LetterKind.TROUBLE,
    payload: Mapping[str, Any] | None = None,
    after: timedelta = timedelta(0),
) -> None:
    """Adds a letter due `after` now, without sending."""
    assert reader.person is not None
    letter = NewLetter(
        key=about,
        person=reader.person,
        kind=kind,
        payload=payload or {"cause": "unexpected", "about": about},
        due_at=stage.clock() + after,
    )
    async with stage.app.database.write() as tx:
        await put_letters(tx, [letter])


async def outbox_of(stage: Stage, reader: Player) -> list[Row[Any]]:
    async with stage.app.database.read() as connection:
        found = await connection.execute(
            select(outbox).where(outbox.c.person_id == reader.person).order_by(outbox.c.id)
        )
        return list(found)


async def statuses(stage: Stage, reader: Player) -> list[str]:
    return [row.status for row in await outbox_of(stage, reader)]


async def pass_by(stage: Stage, by: timedelta) -> None:
    stage.clock.advance(by)
    await stage.settle()


def heard(player: Player, words: str) -> int:
    return sum(words in text for text in player.texts)


def sent_to(stage: Stage, *readers: Player) -> list[int]:
    """Returns the recipients in the order of the calls."""
    accounts = {reader.account.id for reader in readers}
    calls = messages_of(stage)
    return [int(one["chat_id"]) for one in calls if int(one["chat_id"]) in accounts]


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────


async def test_a_letter_told_to_wait_comes_once_and_not_before(
    stage: Stage, member: Player, aishat: Player, loop_time: LoopTime
) -> None:
    await asks(aishat)
    stage.box.fault(
        method="sendMessage", chat_id=aishat.account.id, fault={"status": 429, "retry_after": 7}
    )
    await member.presses("Принять")
    assert heard(aishat, ACCEPTED) == 0
    await pass_by(stage, timedelta(seconds=6))
    assert heard(aishat, ACCEPTED) == 0
    loop_time.advance(7)
    await pass_by(stage, timedelta(seconds=1))
    assert heard(aishat, ACCEPTED) == 1
    assert await statuses(stage, aishat) == [LetterStatus.SENT]


async def test_who_has_blocked_the_bot_is_left_alone_until_they_come_back(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    aishat.account.block()
    await stage.settle()
    await member.presses("Принять")
    assert await statuses(stage, aishat) == [LetterStatus.UNREACHABLE]
    calls = len(sent_to(stage, aishat))
    await member.presses("Отменить решение")
    assert await statuses(stage, aishat) == [LetterStatus.UNREACHABLE] * 2
    assert len(sent_to(stage, aishat)) == calls

    aishat.account.start()
    await stage.settle()
    await member.presses("Принять")
    assert heard(aishat, ACCEPTED) == 1
    assert (await statuses(stage, aishat))[2:] == [LetterStatus.SENT]


async def test_who_is_unreachable_stays_so_over_a_restart(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    aishat.account.block()
    await member.presses("Принять")
    await stage.restart()
    calls = len(sent_to(stage, aishat))
    await member.presses("Отменить решение")
    assert len(sent_to(stage, aishat)) == calls
    aishat.account.start()
    await stage.settle()
    await member.presses("Принять")
    assert heard(aishat, ACCEPTED) == 1


async def test_the_letters_of_a_deleted_account_end_there_and_nobody_is_alarmed(
    stage: Stage, administrator: Player, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    aishat.account.deactivate()
    await member.presses("Принять")
    assert await statuses(stage, aishat) == [LetterStatus.UNREACHABLE]
    assert heard(administrator, TROUBLE) == 0


async def test_administrators_hear_when_a_letter_nobody_else_reads_is_lost(
    stage: Stage, administrator: Player, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    member.account.block()
    await writes(stage, member, "x", LetterKind.REQUEST_UNROUTED, {"request": 1})
    await stage.settle()
    assert await statuses(stage, member) == [LetterStatus.UNREACHABLE]
    assert "request-unrouted" in administrator.text


async def test_a_letter_that_telegram_will_not_take_is_set_aside_and_told(
    stage: Stage, administrator: Player, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    stage.box.fault(
        method="sendMessage",
        chat_id=aishat.account.id,
        fault={"status": 400, "description": "can't parse entities"},
    )
    await member.presses("Принять")
    assert await statuses(stage, aishat) == [LetterStatus.FAILED]
    assert "Telegram не принял отправление: request-decided" in administrator.text
    await member.presses("Отменить решение")
    assert "Заявку 1 посмотрят ещё раз" in aishat.text
    assert heard(aishat, ACCEPTED) == 0


async def test_an_alarm_that_telegram_will_not_take_makes_no_others(
    stage: Stage, administrator: Player
) -> None:
    stage.box.fault(
        method="sendMessage",
        chat_id=administrator.account.id,
        fault={"status": 400, "description": "can't parse entities"},
        times=100,
    )
    await writes(stage, administrator, "x")
    await stage.settle()
    assert await statuses(stage, administrator) == [LetterStatus.FAILED] * 2


async def test_a_letter_with_a_file_that_is_too_large_is_set_aside(
    stage: Stage, administrator: Player, aishat: Player
) -> None:
    """HTTP 413, which aiogram reports as a network error, would repeat on a retry."""
    fault = {"status": 413, "description": "Request Entity Too Large"}
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault=fault)
    await writes(stage, aishat, "x")
    await stage.settle()
    assert await statuses(stage, aishat) == [LetterStatus.FAILED]
    assert "Telegram не принял отправление" in administrator.text


async def test_a_letter_to_a_chat_that_telegram_does_not_know_ends_there(
    stage: Stage, administrator: Player, aishat: Player
) -> None:
    fault = {"status": 400, "description": "chat not found"}
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault=fault)
    await writes(stage, aishat, "x")
    await stage.settle()
    assert await statuses(stage, aishat) == [LetterStatus.UNREACHABLE]
    assert heard(administrator, TROUBLE) == 0


async def test_a_letter_that_cannot_be_drawn_stops_nothing_else(
    stage: Stage, administrator: Player, aishat: Player
) -> None:
    await writes(stage, aishat, "broken", LetterKind.ROLE_GRANTED, {"no": "grant"})
    await writes(stage, aishat, "whole")
    await stage.settle()
    assert await statuses(stage, aishat) == [LetterStatus.FAILED, LetterStatus.SENT]
    assert "Непредвиденная ошибка" in administrator.text


async def test_a_letter_of_what_is_there_no_more_is_not_sent(stage: Stage, aishat: Player) -> None:
    await writes(stage, aishat, "gone", LetterKind.ROLE_GRANTED, {"grant": 999})
    await stage.settle()
    assert await statuses(stage, aishat) == [LetterStatus.STALE]
    assert aishat.texts == []


@pytest.mark.parametrize(
    "fault",
    [{"reset": "before"}, {"status": 500, "description": "oops"}, {"html": 502}, {"status": 401}],
    ids=str,
)
async def test_a_letter_that_got_no_answer_comes_later_and_once(
    stage: Stage, administrator: Player, member: Player, aishat: Player, fault: dict[str, Any]
) -> None:
    await asks(aishat)
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault=fault)
    await member.presses("Принять")
    assert heard(aishat, ACCEPTED) == 0
    await pass_by(stage, timedelta(minutes=10))
    assert heard(aishat, ACCEPTED) == 1
    assert await statuses(stage, aishat) == [LetterStatus.SENT]
    assert heard(administrator, TROUBLE) == 0


async def test_a_letter_whose_answer_was_lost_comes_twice(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault={"reset": "after"})
    await member.presses("Принять")
    await pass_by(stage, timedelta(seconds=2))
    assert heard(aishat, ACCEPTED) == 2
    assert await statuses(stage, aishat) == [LetterStatus.SENT]


async def test_each_failure_makes_the_next_pause_longer(stage: Stage, aishat: Player) -> None:
    await writes(stage, aishat, "x")
    stage.box.fault(
        method="sendMessage", chat_id=aishat.account.id, fault={"reset": "before"}, times=3
    )
    pauses = []
    for _ in range(3):
        await stage.settle()
        [letter] = await outbox_of(stage, aishat)
        pauses.append((letter.due_at - stage.clock()).total_seconds())
        stage.clock.advance(letter.due_at - stage.clock())
    assert pauses == [2, 4, 8]
    await stage.settle()
    assert heard(aishat, TROUBLE) == 1


async def test_an_unanswered_letter_of_the_at_most_once_kind_is_not_repeated(
    stage: Stage, aishat: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_most_once(monkeypatch, LetterKind.TROUBLE)
    await writes(stage, aishat, "x")
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault={"reset": "after"})
    await stage.settle()
    await pass_by(stage, timedelta(hours=1))
    assert heard(aishat, TROUBLE) == 1
    assert await statuses(stage, aishat) == [LetterStatus.UNKNOWN]


def at_most_once(monkeypatch: pytest.MonkeyPatch, kind: LetterKind) -> None:
    table = cast(dict[LetterKind, Any], LETTERS)
    monkeypatch.setitem(table, kind, replace(LETTERS[kind], guarantee=Guarantee.AT_MOST_ONCE))


# ── Cards ────────────────────────────────────────────────────────────────────────────────────


async def test_a_card_whose_edit_was_not_answered_is_edited_again(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await asks(aishat)
    stage.box.fault(method="editMessageText", chat_id=other.account.id, fault={"reset": "after"})
    await member.presses("Принять")
    await pass_by(stage, timedelta(seconds=2))
    assert heard(other, "Заявка 1") == 1
    assert "ПРИНЯТА" in other.text
    assert await lag_of(stage, other) == 0


async def test_a_deleted_card_is_sent_anew(stage: Stage, member: Player, aishat: Player) -> None:
    other = await stage.member("levashinskiy")
    await asks(aishat)
    other.account.chat.messages.pop(other.screens[-1]["message_id"])
    await member.presses("Принять")
    assert heard(other, "Заявка 1") == 0
    await member.presses("Отменить решение")
    assert heard(other, "Заявка 1 · затруднение · ждёт решения") == 1
    await member.presses("Принять")
    assert heard(other, "Заявка 1") == 1
    assert "ПРИНЯТА" in other.text


async def test_a_card_told_to_wait_catches_up_in_one_edit(
    stage: Stage, member: Player, aishat: Player, loop_time: LoopTime
) -> None:
    other = await stage.member("levashinskiy")
    await asks(aishat)
    stage.box.fault(
        method="editMessageText", chat_id=other.account.id, fault={"status": 429, "retry_after": 9}
    )
    await member.presses("Принять")
    loop_time.advance(9)
    await member.presses("Отменить решение")
    await member.presses("Принять")
    assert "ждёт решения" in other.text
    edits = stage.box.call_counts["editMessageText"]
    await pass_by(stage, timedelta(seconds=9))
    assert "ПРИНЯТА" in other.text
    assert stage.box.call_counts["editMessageText"] == edits + 1


async def test_a_blocked_decider_gets_the_card_after_coming_back(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    other.account.block()
    await asks(aishat)
    assert "Заявка 1" in member.text
    other.account.start()
    await pass_by(stage, timedelta(minutes=10))
    assert heard(other, "Заявка 1 · затруднение · ждёт решения") == 1


async def test_a_card_that_telegram_will_not_take_is_given_up_and_told(
    stage: Stage, administrator: Player, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    stage.box.fault(
        method="sendMessage",
        chat_id=other.account.id,
        fault={"status": 400, "description": "can't parse entities"},
    )
    await asks(aishat)
    assert heard(other, "Заявка 1") == 0
    assert heard(member, "Заявка 1") == 1
    assert "Telegram не принял отправление: card" in administrator.text


async def lag_of(stage: Stage, reader: Player) -> int:
    async with stage.app.database.read() as connection:
        found = await connection.execute(
            select(cards.c.wanted - cards.c.shown).where(cards.c.person_id == reader.person)
        )
        return int(found.scalar_one())


# ── When ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", LETTERS)
async def test_quiet_hours_hold_what_may_wait(
    stage: Stage, aishat: Player, kind: LetterKind
) -> None:
    stage.clock.now = NIGHT
    await writes(stage, aishat, "x", kind)
    await stage.settle()
    [letter] = await outbox_of(stage, aishat)
    if LETTERS[kind].quiet is Quiet.HOLD:
        assert (letter.status, letter.due_at) == (LetterStatus.DUE, MORNING)
        assert aishat.texts == []
    elif kind is LetterKind.SPEAKER_CALLED:
        assert letter.status == LetterStatus.FAILED  # tried at once; this payload has no activity
    else:
        assert letter.status == LetterStatus.SENT
        assert heard(aishat, TROUBLE) == 1


async def test_what_was_decided_at_night_is_heard_in_the_morning(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    stage.clock.now = NIGHT
    await member.presses("Принять")
    assert "ПРИНЯТА" in member.text
    assert heard(aishat, ACCEPTED) == 0
    stage.clock.now = MORNING - timedelta(seconds=1)
    await stage.settle()
    assert heard(aishat, ACCEPTED) == 0
    stage.clock.now = MORNING
    await stage.settle()
    assert heard(aishat, ACCEPTED) == 1


async def test_at_night_cards_are_edited_but_new_ones_wait(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await asks(aishat)
    stage.clock.now = NIGHT
    await member.presses("Принять")
    assert "Заявка 1 · затруднение · ПРИНЯТА" in other.text
    await asks(aishat, "Читательская")
    assert heard(other, "Заявка 2") == 0
    stage.clock.now = MORNING
    await stage.settle()
    assert heard(other, "Заявка 2") == 1


@pytest.mark.parametrize(
    ("age", "comes"), [(timedelta(hours=12), True), (timedelta(hours=12, seconds=1), False)]
)
async def test_an_old_letter_is_of_no_use_and_not_sent(
    stage: Stage, aishat: Player, age: timedelta, comes: bool
) -> None:
    await writes(stage, aishat, "x")
    await pass_by(stage, age)
    assert heard(aishat, TROUBLE) == comes
    assert await statuses(stage, aishat) == [LetterStatus.SENT if comes else LetterStatus.STALE]


async def test_a_decision_is_of_use_however_late(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    stage.box.fault(
        method="sendMessage", chat_id=aishat.account.id, fault={"reset": "before"}, times=1
    )
    await member.presses("Принять")
    await pass_by(stage, timedelta(days=21))
    assert heard(aishat, ACCEPTED) == 1


async def test_urgent_letters_go_first_whoever_wrote_earlier(
    stage: Stage, administrator: Player, member: Player, aishat: Player
) -> None:
    await asks(aishat)
    before = len(sent_to(stage, administrator, member))
    for number in range(SLOTS + 1):
        await writes(stage, member, f"{number}", LetterKind.REQUEST_REMINDER, {"request": 1})
    stage.clock.advance(timedelta(minutes=1))
    await writes(stage, administrator, "now")
    await stage.settle()
    order = sent_to(stage, administrator, member)[before:]
    assert order == [administrator.account.id] + [member.account.id] * (SLOTS + 1)


async def test_one_persons_letters_come_in_the_order_in_which_they_were_written(
    stage: Stage, aishat: Player
) -> None:
    for number in range(8):
        await writes(stage, aishat, f"номер-{number}.")
    await stage.settle()
    assert [next(n for n in range(8) if f"номер-{n}." in text) for text in aishat.texts] == list(
        range(8)
    )


async def test_nothing_overtakes_a_letter_that_is_tried_again(stage: Stage, aishat: Player) -> None:
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault={"reset": "before"})
    for number in range(3):
        await writes(stage, aishat, f"номер-{number}.")
    await stage.settle()
    assert not heard(aishat, "номер-")
    await writes(stage, aishat, "номер-3.")
    await stage.settle()
    assert not heard(aishat, "номер-")
    await pass_by(stage, timedelta(seconds=3))
    assert [next(n for n in range(4) if f"номер-{n}." in text) for text in aishat.texts] == list(
        range(4)
    )


async def test_a_letter_that_waits_for_its_hour_holds_nothing_up(
    stage: Stage, aishat: Player
) -> None:
    await writes(stage, aishat, "позже", after=timedelta(hours=1))
    await writes(stage, aishat, "сейчас")
    await stage.settle()
    assert (heard(aishat, "сейчас"), heard(aishat, "позже")) == (1, 0)


# ── Beside a chat that hangs or is silent ────────────────────────────────────────────────────


async def test_a_letter_that_hangs_delays_only_its_readers_own(
    stage: Stage, aishat: Player, member: Player, loop_time: LoopTime
) -> None:
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault={"delay": 30})
    running = asyncio.create_task(stage.app.outbox.run())
    await writes(stage, aishat, "номер-1.")
    await until(lambda: sent_to(stage, aishat))
    await writes(stage, aishat, "номер-2.")
    for number in range(3):
        await writes(stage, member, f"позже-{number}.")
        await until(partial(heard, member, f"позже-{number}."))
    assert len(sent_to(stage, aishat)) == 1
    loop_time.advance(30)
    await until(lambda: heard(aishat, "номер-2."))
    assert "номер-1." in aishat.texts[0]
    stage.app.outbox.stop()
    await running


async def test_a_card_that_hangs_is_sent_once_and_delays_nothing(
    stage: Stage, member: Player, aishat: Player, loop_time: LoopTime
) -> None:
    stage.box.fault(method="sendMessage", chat_id=member.account.id, fault={"delay": 30})
    running = asyncio.create_task(stage.app.outbox.run())
    asking = asyncio.create_task(asks(aishat))
    await until(lambda: sent_to(stage, member))
    for number in range(3):
        await writes(stage, aishat, f"позже-{number}.")
        await until(partial(heard, aishat, f"позже-{number}."))
    assert len(sent_to(stage, member)) == 1
    loop_time.advance(30)
    await asking
    assert heard(member, "Заявка 1") == 1
    stage.app.outbox.stop()
    await running


async def test_letters_leave_beside_a_chat_whose_answers_are_told_to_wait(
    stage: Stage, aishat: Player, member: Player, loop_time: LoopTime
) -> None:
    hasty = stage.box.add_person(first_name="Кто")
    stage.box.fault(
        method="sendMessage", chat_id=hasty.id, fault={"status": 429, "retry_after": 25}
    )
    hasty.start()
    await until(lambda: any(int(call["chat_id"]) == hasty.id for call in messages_of(stage)))
    await writes(stage, aishat, "x")
    await writes(stage, member, "y")
    await stage.app.outbox.deliver_due()
    assert [heard(reader, TROUBLE) for reader in (aishat, member)] == [1, 1]
    assert not any(one["from"]["is_bot"] for one in hasty.messages)
    loop_time.advance(25)
    await stage.settle()
    assert any(one["from"]["is_bot"] for one in hasty.messages)


async def test_letters_to_a_silent_chat_wait_in_their_order_and_the_others_leave(
    stage: Stage, aishat: Player, member: Player, loop_time: LoopTime
) -> None:
    stage.box.fault(
        method="sendMessage", chat_id=aishat.account.id, fault={"status": 429, "retry_after": 25}
    )
    for number in range(3):
        await writes(stage, aishat, f"номер-{number}.")
        await writes(stage, member, f"другой-{number}.")
    await stage.settle()
    assert heard(aishat, TROUBLE) == 0
    assert heard(member, TROUBLE) == 3
    assert len(sent_to(stage, aishat)) == 1
    loop_time.advance(25)
    await pass_by(stage, timedelta(seconds=25))
    assert [next(n for n in range(3) if f"номер-{n}." in text) for text in aishat.texts] == list(
        range(3)
    )


def messages_of(stage: Stage) -> list[Any]:
    return [content for _, name, content in stage.box.calls if name.lower() == "sendmessage"]


# ── The process ──────────────────────────────────────────────────────────────────────────────


async def is_killed_while_sending(stage: Stage, reader: Player) -> None:
    """Telegram has received the call but not responded when the process ends."""
    stage.box.fault(method="sendMessage", chat_id=reader.account.id, fault={"delay": 60})
    calls = len(sent_to(stage, reader))
    delivering = asyncio.create_task(stage.app.outbox.deliver_due())
    await until(lambda: len(sent_to(stage, reader)) > calls)
    delivering.cancel()
    await asyncio.gather(delivering, return_exceptions=True)
    assert LetterStatus.SENDING in await statuses(stage, reader)
    await stage.crash()


async def test_a_letter_in_flight_when_the_process_died_is_sent_again(
    stage: Stage, aishat: Player
) -> None:
    await writes(stage, aishat, "x")
    await is_killed_while_sending(stage, aishat)
    assert heard(aishat, TROUBLE) == 1
    assert await statuses(stage, aishat) == [LetterStatus.SENT]


async def test_a_letter_of_the_at_most_once_kind_in_flight_is_marked_unknown(
    stage: Stage, aishat: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_most_once(monkeypatch, LetterKind.TROUBLE)
    await writes(stage, aishat, "x")
    await is_killed_while_sending(stage, aishat)
    assert heard(aishat, TROUBLE) == 0
    assert await statuses(stage, aishat) == [LetterStatus.UNKNOWN]


async def test_delivery_wakes_for_a_commit_and_for_the_time_of_a_letter(
    stage: Stage, aishat: Player, loop_time: LoopTime
) -> None:
    delivery = stage.app.outbox
    running = asyncio.create_task(delivery.run())
    await writes(stage, aishat, "first")
    await until(lambda: "first" in aishat.text)

    await writes(stage, aishat, "second", after=timedelta(seconds=2))
    stage.clock.advance(timedelta(seconds=2))
    while len(sent_to(stage, aishat)) < 2:
        loop_time.advance(1)
        await asyncio.sleep(0.001)
    await until(lambda: "second" in aishat.text)
    delivery.stop()
    await running


async def test_delivery_stops_after_the_letters_in_flight(stage: Stage, aishat: Player) -> None:
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault={"delay": 0.05})
    await writes(stage, aishat, "x")
    running = asyncio.create_task(stage.app.outbox.run())
    await until(lambda: sent_to(stage, aishat))
    stage.app.outbox.stop()
    await running
    assert heard(aishat, TROUBLE) == 1
    assert await statuses(stage, aishat) == [LetterStatus.SENT]
