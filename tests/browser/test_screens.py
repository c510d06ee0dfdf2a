"""The ten main screens of a teacher on a phone, and the page opened again and twice."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo.run import playing
from tests.browser.seat import DESK, NEWCOMER, TEACHER, Look, Seat, at

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def reports(teacher: Seat, look: Look) -> None:
    await teacher.says("/menu")
    await look.at(teacher, "menu", "Чем помочь?")
    await teacher.chooses("Рассказать, что трудно")
    await teacher.presses("Методические")
    await teacher.presses("Неуспевающие ученики")
    await teacher.presses("Нужна помощь")
    await teacher.presses("Что пробовали")
    await teacher.says("Дополнительные занятия после уроков, карточки")
    await teacher.presses("Какая помощь")
    await teacher.presses("Наставник")
    await teacher.presses("Готово")
    await look.at(teacher, "teacher", "Проверьте, прежде чем отправить")
    await teacher.presses("Отправить")
    await teacher.reads("отправлена")
    await teacher.chooses("Мои заявки")
    await look.at(teacher, "requests", "Ждёт решения")


async def looks_for_help(teacher: Seat, look: Look) -> None:
    await teacher.chooses("Мероприятия")
    await look.at(teacher, "activities", "Как помочь неуспевающему ученику")
    await teacher.presses("Как помочь неуспевающему")
    await look.at(teacher, "activity", "Мест: 2, свободно 0")
    await teacher.presses("Встать в очередь")
    await teacher.reads("Вы в очереди")
    await teacher.chooses("Мероприятия")
    await teacher.presses("Мои записи")
    await look.at(teacher, "records", "Куда вы записаны")
    await teacher.chooses("Школы и наставники")
    await teacher.presses("Школы")
    await teacher.presses("Школа наставников")
    await look.at(teacher, "school", "Школа наставников")
    await teacher.chooses("Школы и наставники")
    await look.at(teacher, "growth", "Школа учит целый год")
    await teacher.presses("Наставники")
    await look.at(teacher, "mentors", "Наставник помогает один на один: ")
    await teacher.says("/help")
    await look.at(teacher, "help", "Чем я могу помочь")


async def test_no_main_screen_of_a_teacher_has_to_be_scrolled(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        look = Look(pictures)
        newcomer = await at(browser, address, NEWCOMER)
        await newcomer.panel.get_by_role("button", name="Начать").click()
        await look.at(newcomer, "consent", "Согласие на обработку")
        teacher = await at(browser, address, TEACHER)
        await reports(teacher, look)
        await looks_for_help(teacher, look)
        assert look.hidden == []


async def test_a_page_opened_again_or_twice_goes_on_where_it_was(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        context = await browser.new_context(viewport=DESK, locale="ru-RU")
        page = await context.new_page()
        await page.goto(address)
        teacher = Seat(page, TEACHER)
        tips = teacher.panel.locator("[data-role=tips]")
        await expect(tips).to_contain_text("Попробуйте")
        await expect(tips.locator("li")).to_have_count(3)
        await teacher.panel.get_by_role("button", name="Убрать подсказки").click()
        await teacher.chooses("Рассказать, что трудно")
        await teacher.presses("Методические")
        await teacher.reads("шаг 2")

        await page.reload()
        await teacher.reads("шаг 2")
        await expect(tips).to_be_hidden()
        await expect(page.locator("[data-person]")).to_have_count(4)
        await teacher.presses("Неуспевающие ученики")
        await teacher.reads("шаг 3")

        other_page = await context.new_page()
        await other_page.goto(address)
        other = Seat(other_page, TEACHER)
        await other.presses("Нужна помощь")
        await teacher.reads("Проверьте, прежде чем отправить")
        await teacher.presses("Отправить")
        for seat in (teacher, other):
            await seat.reads("отправлена")
        shown = [await one.panel.locator("[data-message-id]").count() for one in (teacher, other)]
        assert shown[0] == shown[1]
        await other.says("Спасибо")
        await expect(teacher.panel.locator("[data-message-id]", has_text="Спасибо")).to_have_count(
            1
        )
