"""The rate limiter, tested on the loop's fake clock."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetMe,
    SendDocument,
    SendMessage,
    TelegramMethod,
)

from bot.sending.pace import ANSWERED_WITHIN, PATIENCE, Pace, old_press, sending
from district.letters import Urgency
from tests.bot.looptime import LoopTime

BOT = Bot("1:test")


class Telegram:
    """The server behind the rate limiter: records calls with times and refuses on request."""

    def __init__(self, time: LoopTime, pace: Pace) -> None:
        self._time = time
        self.pace = pace
        self._since = time()
        self.refusals: list[TelegramAPIError] = []
        self.delays: list[float] = []
        """Seconds for the next calls."""
        self.made: list[tuple[float, TelegramMethod[Any]]] = []

    async def _serve(self, _: Bot, method: TelegramMethod[Any]) -> Any:
        self.made.append((self._time() - self._since, method))
        if self.delays:
            await asyncio.sleep(self.delays.pop(0))
        if self.refusals:
            raise self.refusals.pop(0)
        return True

    async def call(self, method: TelegramMethod[Any]) -> Any:
        return await self.pace(self._serve, BOT, method)

    async def letter(self, chat: int, urgency: Urgency = Urgency.NOTICE) -> None:
        with sending(urgency):
            await self.call(message(chat))

    async def letters(self, chats: Sequence[int]) -> None:
        """Sends letters concurrently, as the outbox does."""
        await asyncio.gather(*(self.letter(chat) for chat in chats))

    @property
    def times(self) -> list[float]:
        """Returns seconds from the start to each call."""
        return [round(when, 3) for when, _ in self.made]


def message(chat: int = 1) -> SendMessage:
    return SendMessage(chat_id=chat, text="x")


def wait(seconds: int) -> TelegramRetryAfter:
    return TelegramRetryAfter(message(), "Too Many Requests", seconds)


@pytest.fixture
async def telegram(loop_time: LoopTime) -> Telegram:
    """Behind a rate limiter of ten letters per second."""
    loop_time.skip_waits()
    return Telegram(loop_time, Pace(rate=10))


async def test_letters_go_at_the_rate_after_a_small_burst(telegram: Telegram) -> None:
    await telegram.letters(range(12))
    assert telegram.times[:2] == [0, 0]
    assert telegram.times[2:] == pytest.approx([n / 10 for n in range(1, 11)])


async def test_a_quiet_time_fills_the_burst_and_no_more(
    telegram: Telegram, loop_time: LoopTime
) -> None:
    await telegram.letters(range(2))
    loop_time.advance(3600)
    await telegram.letters(range(10, 14))
    assert telegram.times[2:] == pytest.approx([3600, 3600, 3600.1, 3600.2])


async def test_one_chat_gets_four_at_once_and_then_one_a_second(telegram: Telegram) -> None:
    await telegram.letters([1] * 7)
    assert telegram.times[3] < 1
    assert telegram.times[4:] == pytest.approx([1, 2, 3])


async def test_a_busy_chat_holds_no_other_back(telegram: Telegram) -> None:
    await telegram.letters([1] * 8 + [2])
    assert [when for when, method in telegram.made if method == message(2)] == pytest.approx([0.7])
    assert telegram.times[-1] == pytest.approx(4)


async def test_answers_do_not_wait_but_letters_give_way_to_them(telegram: Telegram) -> None:
    for chat in range(12):
        await telegram.call(message(chat))
    assert telegram.times == [0] * 12
    await telegram.letter(100)
    assert telegram.times[-1] == pytest.approx(1.1)


async def test_letters_give_way_for_two_seconds_at_most(telegram: Telegram) -> None:
    for chat in range(500):
        await telegram.call(message(chat))
    await telegram.letters([1_000, 1_001])
    assert telegram.times[-2:] == pytest.approx([2.1, 2.2])


async def test_letters_give_way_to_answers_of_other_processes_too(telegram: Telegram) -> None:
    for chat in range(5):
        await telegram.call(message(chat))
    assert (telegram.pace.answers_since(), telegram.pace.answers_since()) == (5, 0)
    telegram.pace.count_elsewhere(7)
    await telegram.letter(100)
    assert telegram.times[-1] == pytest.approx(1.1)


async def test_a_process_that_takes_over_begins_without_a_burst(telegram: Telegram) -> None:
    telegram.pace.begin_sending()
    await telegram.letters(range(3))
    assert telegram.times == pytest.approx([0.1, 0.2, 0.3])


async def test_many_letters_at_once_keep_the_rate_to_the_last(telegram: Telegram) -> None:
    await telegram.letters(range(52))
    assert telegram.times[-1] == pytest.approx(5)


async def test_copies_of_announcements_take_only_what_letters_leave(
    telegram: Telegram, loop_time: LoopTime
) -> None:
    pace = telegram.pace
    assert pace.take(100) == 2
    await telegram.letters(range(5))
    assert telegram.times == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5])
    assert pace.take(100) == 0
    assert pace.wait == pytest.approx(0.1)
    loop_time.advance(0.1)
    assert pace.take(100) == 1


# ── Silence ──────────────────────────────────────────────────────────────────────────────────


async def refused(telegram: Telegram, chat: int, seconds: int) -> None:
    """Refuses a letter with "retry after"."""
    telegram.refusals = [wait(seconds)]
    with pytest.raises(TelegramRetryAfter):
        await telegram.letter(chat)


async def test_a_chat_told_to_wait_is_silent_by_itself(
    telegram: Telegram, loop_time: LoopTime
) -> None:
    await refused(telegram, 1, 20)
    await telegram.letters([2, 3])
    assert telegram.times == pytest.approx([0, 0, 0.1])
    assert telegram.pace.silence == 0
    assert telegram.pace.silence_in(1) == pytest.approx(19.9)
    with pytest.raises(TelegramRetryAfter) as told:
        await telegram.letter(1)
    assert told.value.retry_after == 20
    assert len(telegram.made) == 3  # no further call was made
    loop_time.advance(20)
    await telegram.letter(1)
    assert telegram.made[-1][1] == message(1)


async def test_an_answer_in_one_chat_makes_no_other_silent(telegram: Telegram) -> None:
    telegram.refusals = [wait(25)]
    answer = asyncio.create_task(telegram.call(message(1)))
    await asyncio.sleep(0)
    await telegram.letters(range(2, 62))
    await answer
    letters = [when for when, method in telegram.made if method != message(1)]
    assert letters[-1] == pytest.approx(5.9)  # ten a second, as without it
    assert telegram.times[-1] == 25


async def test_several_chats_told_to_wait_within_a_second_make_all_letters_silent(
    telegram: Telegram,
) -> None:
    await refused(telegram, 1, 20)
    await telegram.letter(2)
    await refused(telegram, 3, 5)
    made = len(telegram.made)
    with pytest.raises(TelegramRetryAfter) as told:
        await telegram.letter(4)
    assert told.value.retry_after == 20  # the longer of the two
    assert telegram.pace.take(100) == 0
    assert 0 < telegram.pace.wait <= 20
    assert len(telegram.made) == made


async def test_two_paced_letters_in_a_row_told_to_wait_make_all_silent_however_slow_the_pace(
    telegram: Telegram, loop_time: LoopTime
) -> None:
    await refused(telegram, 1, 20)
    loop_time.advance(5)
    await refused(telegram, 2, 20)
    assert telegram.pace.silence == pytest.approx(20)


async def test_two_chats_told_to_wait_with_letters_taken_between_are_silent_by_themselves(
    telegram: Telegram, loop_time: LoopTime
) -> None:
    await refused(telegram, 1, 20)
    loop_time.advance(1.1)
    await telegram.letter(2)
    await refused(telegram, 3, 20)
    assert telegram.pace.silence == 0
    await telegram.letter(4)


async def test_chats_that_were_sent_too_much_explain_their_refusals_themselves(
    telegram: Telegram,
) -> None:
    """Two people who press without a pause do not delay other letters."""
    for chat in (1, 2):
        for _ in range(8):
            await telegram.call(message(chat))
    telegram.refusals = [wait(25), wait(25)]
    answers = asyncio.gather(*(telegram.call(message(chat)) for chat in (1, 2)))
    await asyncio.sleep(0)
    assert telegram.pace.silence == 0
    await telegram.letter(3)
    assert telegram.pace.silence_in(1) > 0
    assert telegram.pace.silence_in(2) > 0
    await answers


async def test_changes_of_messages_count_for_no_chat(telegram: Telegram) -> None:
    for _ in range(20):
        await telegram.call(EditMessageText(chat_id=1, message_id=1, text="x"))
    before = telegram.times[-1]
    telegram.pace.give_back(100)
    await telegram.letter(1)
    assert telegram.times[-1] == pytest.approx(before)


async def test_an_answer_does_not_wait_for_the_silence_of_letters(telegram: Telegram) -> None:
    await refused(telegram, 1, 20)
    await refused(telegram, 2, 20)
    assert telegram.pace.silence
    await telegram.call(message(3))
    assert telegram.times == pytest.approx([0, 0, 0])


async def test_an_answer_waits_for_the_silence_of_its_own_chat(telegram: Telegram) -> None:
    await refused(telegram, 1, 20)
    await telegram.call(message(1))
    assert telegram.times == pytest.approx([0, 20])


async def test_an_answer_in_a_chat_that_is_silent_for_long_is_not_even_tried(
    telegram: Telegram,
) -> None:
    await refused(telegram, 1, int(PATIENCE) + 1)
    with pytest.raises(TelegramRetryAfter):
        await telegram.call(message(1))
    assert telegram.times == [0]


async def test_a_silence_that_grows_is_waited_out_whole(
    telegram: Telegram, loop_time: LoopTime
) -> None:
    telegram.pace.be_silent(5)
    loop_time.advance(4)
    telegram.pace.be_silent(10)
    assert telegram.pace.silence == pytest.approx(10)


async def test_a_shorter_wait_does_not_shorten_a_silence(telegram: Telegram) -> None:
    telegram.pace.be_silent(20)
    telegram.pace.be_silent(3)
    assert telegram.pace.silence == pytest.approx(20)


async def test_an_answer_waits_as_long_as_it_is_asked_to(telegram: Telegram) -> None:
    telegram.refusals = [wait(10), wait(20)]
    assert await telegram.call(message()) is True
    assert telegram.times == pytest.approx([0, 10, 30])


async def test_an_answer_waits_thirty_seconds_in_all_and_no_more(telegram: Telegram) -> None:
    telegram.refusals = [wait(10), wait(21)]
    with pytest.raises(TelegramRetryAfter):
        await telegram.call(message())
    assert telegram.times == pytest.approx([0, 10])


async def test_a_long_wait_is_refused_at_once(telegram: Telegram, loop_time: LoopTime) -> None:
    before = loop_time()
    telegram.refusals = [wait(int(PATIENCE) + 1)]
    with pytest.raises(TelegramRetryAfter):
        await telegram.call(message())
    assert loop_time() - before == pytest.approx(0)


async def test_an_answer_is_tried_again_when_nobody_took_it(telegram: Telegram) -> None:
    telegram.refusals = [
        TelegramNetworkError(message(), "reset"),
        TelegramServerError(message(), "Bad Gateway"),
        TelegramNetworkError(message(), "reset"),
    ]
    assert await telegram.call(message()) is True
    assert telegram.times == pytest.approx([0, 0.3, 2.3, 8.3])


async def test_an_answer_that_nobody_takes_five_times_is_given_up(telegram: Telegram) -> None:
    telegram.refusals = [TelegramNetworkError(message(), "reset") for _ in range(5)]
    with pytest.raises(TelegramNetworkError):
        await telegram.call(message())
    assert telegram.times == pytest.approx([0, 0.3, 2.3, 8.3, 22.3])


async def test_the_answer_to_a_press_is_tried_again_like_any_other(telegram: Telegram) -> None:
    press = AnswerCallbackQuery(callback_query_id="1")
    telegram.refusals = [
        TelegramNetworkError(press, "reset"),
        TelegramServerError(press, "Bad Gateway"),
        wait(5),
    ]
    assert await telegram.call(press) is True
    assert telegram.times == pytest.approx([0, 0.3, 2.3, 7.3])


async def test_an_answer_that_gets_no_reply_is_tried_again(telegram: Telegram) -> None:
    telegram.delays = [ANSWERED_WITHIN + 1]
    assert await telegram.call(message()) is True
    assert telegram.times == [0, ANSWERED_WITHIN + 0.3]


async def test_a_letter_and_a_file_are_waited_for(telegram: Telegram) -> None:
    telegram.delays = [ANSWERED_WITHIN + 1] * 2
    await telegram.letter(1)
    await telegram.call(SendDocument(chat_id=1, document="file"))
    assert len(telegram.made) == 2


async def test_an_answer_refused_for_what_it_says_is_not_tried_again(telegram: Telegram) -> None:
    telegram.refusals = [TelegramBadRequest(message(), "chat not found")]
    with pytest.raises(TelegramBadRequest):
        await telegram.call(message())
    assert len(telegram.made) == 1


async def test_a_letter_that_nobody_took_is_left_to_delivery(telegram: Telegram) -> None:
    telegram.refusals = [TelegramNetworkError(message(), "reset")]
    with pytest.raises(TelegramNetworkError):
        await telegram.letter(1)
    assert telegram.times == [0]


async def test_the_answer_to_an_old_press_is_left_out_and_nothing_else(telegram: Telegram) -> None:
    press = AnswerCallbackQuery(callback_query_id="1")
    with old_press():
        with pytest.raises(TelegramBadRequest, match="query is too old"):
            await telegram.call(press)
        await telegram.call(message())
    await telegram.call(press)
    assert [method for _, method in telegram.made] == [message(), press]


async def test_calls_to_no_chat_neither_wait_nor_count(telegram: Telegram) -> None:
    with sending(Urgency.REMINDER):
        for _ in range(50):
            await telegram.call(GetMe())
    await telegram.letter(1)
    assert telegram.times == [0] * 51
