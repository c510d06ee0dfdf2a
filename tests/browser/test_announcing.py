"""A curator composes, previews, schedules, sends, pauses, edits and recalls an announcement."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo.run import playing
from tests.browser.seat import CURATOR, TEACHER, Seat, at

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEXT = "Семинар по математической грамотности перенесён в гимназию"
NEW_TEXT = "Семинар пройдёт в школе № 1, в 14:00"
HASTY = {
    "method": "sendMessage",
    "chat_id": int(TEACHER),
    "fault": {"status": 429, "retry_after": 15},
}
"""Telegram asks to wait, which gives time to pause."""


async def composes(curator: Seat, pictures: Path) -> None:
    await curator.chooses("Объявления")
    await curator.presses("Новое объявление")
    await curator.says(TEXT)
    await curator.reads("Новое объявление")
    await curator.hides_keyboard()
    await curator.picture(pictures / "announcing.png")


async def test_a_curator_schedules_an_announcement_holds_and_deletes_it(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        curator = await at(browser, address, CURATOR)
        await composes(curator, pictures)
        await curator.presses("Кнопки")
        await curator.presses("Кнопка «Прочитал(а)»")
        await curator.presses("Готово")
        await curator.presses("Как это увидят")
        await expect(curator.button("Прочитал(а)")).to_be_visible()  # of the copy, above the newest
        await curator.reads("Новое объявление")
        await curator.sees(TEXT)
        await curator.presses("Кому")
        await curator.picture(pictures / "recipients.png")
        await curator.presses("Должности")
        await curator.presses("Учитель")
        await curator.presses("Готово")
        await curator.reads("Чем больше условий")  # before another button of the same label
        await curator.presses("Готово")
        await curator.presses("Когда")
        await curator.presses("В назначенное время")
        await curator.says("завтра в 9")
        await curator.presses("Запланировать")
        await curator.reads("запланировано")
        await curator.presses("Придержать")
        await curator.reads("придержано")
        await curator.presses("Снова запланировать")
        await curator.reads("запланировано")
        await curator.presses("Удалить")
        await curator.presses("Да, удалить")
        await curator.reads("удалено")


async def test_a_curator_sends_pauses_edits_and_recalls_an_announcement(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        curator = await at(browser, address, CURATOR)
        teacher = await at(browser, address, TEACHER)
        await composes(curator, pictures)
        box = address.partition("#")[0]
        await curator.page.request.post(f"{box}box/faults", data=HASTY)
        await curator.presses("Отправить")
        await curator.reads("отправляется")
        await curator.presses("Приостановить")
        await curator.sees("приостановлено")
        await curator.presses("Продолжить")
        await curator.sees("доставлено")
        await teacher.sees(TEXT)

        await curator.presses("Изменить текст")
        await curator.says(NEW_TEXT)
        await curator.presses("Сохранить")
        await teacher.sees(NEW_TEXT)
        await teacher.picture(pictures / "copy.png")
        await curator.sees("Новый текст у")
        await curator.picture(pictures / "sent.png")

        await curator.presses("Отозвать у всех")
        await curator.presses("Да, отозвать")
        await curator.sees("не удалось 0")
        copies = teacher.panel.locator("[data-message-id]", has_text=NEW_TEXT)
        await expect(copies).to_have_count(0)
