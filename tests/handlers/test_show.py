"""How a screen reaches the person who acted, when the messenger takes only a part of it."""

from tests.play import Stage


async def test_a_spinner_that_cannot_be_ended_keeps_no_screen_back(stage: Stage) -> None:
    aishat = await stage.teacher()
    await aishat.says("Сообщить о затруднении")
    stage.box.fault(fault={"status": 429, "retry_after": 1_000}, method="answerCallbackQuery")
    await aishat.presses("Методические")
    assert "Оценивание" in aishat.buttons
