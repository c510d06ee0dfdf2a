"""The main path in a browser: a teacher reports, two members decide, the teacher is told.

`PICTURES=docs/pictures make test ARGS=tests/browser` renews the pictures of the README.
"""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from bot.demo.run import playing
from tests.browser.seat import (
    CURATOR,
    DESK,
    MEMBER,
    OTHER,
    SEATED,
    TEACHER,
    WAITING,
    Seat,
    at,
    take_picture,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_teacher_tells_two_members_decide_the_teacher_hears(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        teacher = await at(browser, address, TEACHER)
        member = await at(browser, address, MEMBER)
        desk = await browser.new_page(viewport=DESK, locale="ru-RU")
        await desk.goto(address)

        await teacher.chooses("Рассказать, что трудно")
        await teacher.presses("Методические")
        await teacher.presses("Неуспевающие ученики")
        await teacher.presses("Нужна помощь")
        await teacher.presses("Что пробовали")
        await teacher.says("Дополнительные занятия после уроков")
        await teacher.presses("Какая помощь")
        await teacher.presses("Наставник")
        await teacher.presses("Готово")
        await teacher.reads("Проверьте, прежде чем отправить")
        await teacher.presses("Отправить")
        await teacher.reads("отправлена")

        await member.reads("Магомедова Айшат")
        await member.picture(pictures / "card.png")
        other = Seat(desk, OTHER)
        await other.reads("Магомедова Айшат")
        await take_picture(desk, pictures / "side-by-side.png")

        await member.presses("Принять")
        await member.reads("ПРИНЯТА")
        await other.reads("ПРИНЯТА")
        await other.reads("Гаджиев")
        await teacher.reads("принята")
        await teacher.picture(pictures / "decided.png")


async def test_a_teacher_waits_and_is_offered_the_seat(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    """The demo's seminar has two seats, both taken."""
    async with playing(0, tmp_path) as (address, _):
        teacher = await at(browser, address, TEACHER)
        await teacher.chooses("Мероприятия")
        await teacher.reads("Как помочь неуспевающему ученику")
        await teacher.presses("Как помочь неуспевающему")
        await teacher.reads("Мест: 2, свободно 0")
        await teacher.presses("Встать в очередь")
        await teacher.reads("Вы в очереди, место 2")
        await teacher.picture(pictures / "queue.png")

        seated = await at(browser, address, SEATED)
        await seated.presses("Отказаться от места")
        await seated.presses("Да, отказаться")
        await seated.sees("Вы отказались от участия")
        first = await at(browser, address, WAITING)
        await first.sees("Для вас освободилось место")
        await first.picture(pictures / "offer.png")
        await first.presses("Не приду")
        await teacher.sees("Для вас освободилось место")
        await teacher.panel.get_by_role("button", name="Приду", exact=True).last.click()
        await teacher.sees("Вы записаны")


async def sees_who_comes(curator: Seat) -> None:
    await curator.chooses("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("· Как помочь")
    await curator.presses("Кто записан")
    await curator.reads("Исаев Р. К.")


async def sets_consent(curator: Seat, pictures: Path) -> None:
    await curator.presses("Ещё настройки")
    await curator.reads("Всё это необязательно")
    await curator.picture(pictures / "settings.png")
    await curator.presses("☐ Место даёт Совет")
    await curator.presses("‹ Назад")
    await curator.reads("Место даёт Совет округа")


async def test_a_curator_sees_who_comes_and_plans_another(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        curator = await at(browser, address, CURATOR)
        await sees_who_comes(curator)
        await curator.chooses("Мероприятия")
        await curator.presses("Провести мероприятие")
        await curator.presses("Новое мероприятие")
        await curator.presses("Семинар")
        await curator.says("Читаем условие задачи")
        await curator.presses("Без направления")
        await curator.picture(pictures / "planning.png")
        await curator.presses("›")
        await curator.presses("15")
        await curator.says("10:00–12:00")
        await curator.says("Акуша, СОШ № 1")
        await curator.says("2")
        await curator.presses("Мест хватит всем")
        await curator.presses("Для всех округов")
        await sets_consent(curator, pictures)
        await curator.reads("Проверьте, прежде чем опубликовать")
        await curator.picture(pictures / "plan.png")
        await curator.presses("Опубликовать")
        await curator.reads("Опубликовано")
        await curator.presses("Вести мероприятие")
        await curator.presses("QR для входа")
        await curator.reads("наведут камеру")
        await curator.picture(pictures / "room.png")
