"""Showing a screen when Telegram refuses a part of it."""

import pytest

from tests.play import Stage

pytestmark = pytest.mark.any_database


async def test_a_spinner_that_cannot_be_ended_keeps_no_screen_back(stage: Stage) -> None:
    aishat = await stage.teacher()
    await aishat.says("Рассказать, что трудно")
    stage.box.fault(fault={"status": 429, "retry_after": 1_000}, method="answerCallbackQuery")
    await aishat.presses("Методические")
    assert "Оценивание" in aishat.buttons


async def test_trouble_behind_an_answered_press_is_told_in_a_message(stage: Stage) -> None:
    """The press is already answered, so an alert is not possible."""
    aishat = await stage.teacher()
    await aishat.says("Рассказать, что трудно")
    for method in ("editMessageText", "sendMessage"):
        fault = {"status": 400, "description": "Bad Request: something new"}
        stage.box.fault(fault=fault, method=method, chat_id=aishat.account.id)
    await aishat.presses("Методические")
    assert aishat.text.startswith("Простите, у нас сбой, уже чиним.")
    for label in ("Методические", "Оценивание", "Нужна помощь"):
        await aishat.presses(label)


async def test_an_answer_that_telegram_puts_off_for_long_alarms_nobody(stage: Stage) -> None:
    administrator, aishat = await stage.administrator(), await stage.teacher()
    stage.box.fault(
        fault={"status": 429, "retry_after": 1_000}, method="sendMessage", chat_id=aishat.account.id
    )
    await aishat.says("/help")
    assert aishat.texts == []
    assert administrator.texts == []
