"""Help and the own year in a browser: a teacher asks a methodist, books a time and opens the year;
a curator helps all on a topic, sees what helped and leads an assembly; a newcomer reads what was
announced before.
"""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from bot.demo.run import playing
from bot.demo.year import LAST_WEEK
from tests.browser.seat import CURATOR, METHODIST, NEWCOMER, TEACHER, Look, Seat, at

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOPIC = "Математическая"
QUESTION = "С чего начать подготовку к олимпиаде?"
ANSWER = "С задач прошлого года: разберите три и пришлите, где остановились."


async def asks(teacher: Seat, methodist: Seat) -> None:
    await teacher.says("/help")
    for label in ("Спросить методиста", "Функц. грамотность", TOPIC):
        await teacher.presses(label)
    await teacher.says(QUESTION)
    await teacher.presses("Отправить")
    await methodist.sees(QUESTION)
    await methodist.presses("Ответить")
    await methodist.says(ANSWER)
    await methodist.presses("Отправить")
    await teacher.sees(ANSWER)


async def books(teacher: Seat, look: Look) -> None:
    await teacher.chooses("Школы и наставники")
    await teacher.presses("Консультации")
    await teacher.presses(TOPIC)
    await look.at(teacher, "times", "Выберите время")
    await teacher.newest.locator(".inline-button").first.click()
    await look.at(teacher, "booked", "Вы записаны")
    await teacher.chooses("Школы и наставники")
    await teacher.presses("Мой год")
    await look.at(teacher, "year", "Пройдено: 40 ч")
    await teacher.presses("Мой маршрут")
    await look.at(teacher, "route", "Согласован, идёт")


async def helps_all(curator: Seat, look: Look) -> None:
    """Four presses from the menu."""
    await curator.chooses("Ждут решения")
    await curator.presses("Помочь по темам")
    await look.at(curator, "topics-to-help", "Где нужна помощь")
    await curator.presses(f"Помочь: {TOPIC}")
    await look.at(curator, "helping", "Открыто у 6 педагогов")
    await curator.presses("Предложить консультацию")
    await curator.reads("Отправлено")


async def leads(curator: Seat, look: Look, pictures: Path) -> None:
    """Reads by which means people were helped, and leads the assembly that is held now."""
    await curator.chooses("Мероприятия")
    await curator.presses("Аналитика")
    await curator.presses("Чем помогли")
    await look.at(curator, "means", "Ответ словами")
    await curator.chooses("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Дума округа")
    await curator.presses("Ход Думы")
    await curator.reads("Слово у: Нурова")
    await curator.picture(pictures / "assembly.png")


async def comes(newcomer: Seat) -> None:
    await newcomer.panel.get_by_role("button", name="Начать").click()
    await newcomer.presses("Даю согласие")
    await newcomer.says("Алиева Асият Магомедовна")
    await newcomer.presses("Верно")
    await newcomer.says("леваши 2")
    await newcomer.presses("СОШ № 2, с. Леваши")
    await newcomer.presses("Всё верно")


async def test_a_teacher_is_helped_a_curator_helps_and_a_newcomer_reads_the_news(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        look = Look(pictures)
        teacher, methodist = [await at(browser, address, one) for one in (TEACHER, METHODIST)]
        await asks(teacher, methodist)
        await books(teacher, look)
        curator = await at(browser, address, CURATOR)
        await helps_all(curator, look)
        await leads(curator, look, pictures)
        newcomer = await at(browser, address, NEWCOMER)
        await comes(newcomer)
        await newcomer.chooses("Ещё")
        await newcomer.presses("Новости")
        await look.at(newcomer, "news", LAST_WEEK)
        assert look.hidden == []
