"""A mentee finds a mentor, both exchange messages; a teacher applies to a school."""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from bot.demo.run import playing
from tests.browser.seat import CURATOR, FAR_MENTOR, MENTOR, TEACHER, at

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_mentee_and_a_mentor_become_a_pair(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        mentee = await at(browser, address, TEACHER)
        far = await at(browser, address, FAR_MENTOR)
        mentor = await at(browser, address, MENTOR)
        await mentee.chooses("Школы и наставники")
        await mentee.presses("Наставники")
        await mentee.presses("Найти наставника")
        await mentee.says("Научиться вести математику в пятом классе")
        await mentee.presses("Выбрать наставников")
        await mentee.reads("Рамазанова Х. М.")
        await mentee.hides_keyboard()
        await mentee.picture(pictures / "suggested.png")
        await mentee.presses("Османов Г. А.")
        await mentee.presses("Рамазанова Х. М.")
        await mentee.presses("Готово")
        await mentee.presses("Отправить")
        await mentee.reads("Жду ответа")

        await far.sees("Вас просят стать наставником")
        await far.presses("Не смогу")
        await mentor.sees("Вас просят стать наставником")
        await mentor.hides_keyboard()
        await mentor.picture(pictures / "proposed.png")
        await mentor.presses("Принять")
        await mentor.sees("Договорились, вы работаете вместе")
        await mentee.sees("У вас есть наставник")
        await mentee.presses("Мой наставник")
        await mentee.presses("Написать наставнику")
        await mentee.says("Здравствуйте, когда вам удобно?")
        await mentor.sees("Здравствуйте, когда вам удобно?")


async def test_a_teacher_applies_to_a_school_and_the_curator_sees_it(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        teacher = await at(browser, address, TEACHER)
        curator = await at(browser, address, CURATOR)
        await teacher.chooses("Школы и наставники")
        await teacher.presses("Школы")
        await teacher.presses("Школа наставников")
        await teacher.presses("Подать заявку")
        await teacher.says("Хочу вести молодых коллег")
        await teacher.reads("Кто вас рекомендует?")  # the step before may be skipped too
        await teacher.presses("Пропустить")
        await teacher.presses("Отправить")
        await teacher.reads("отправлена")
        await curator.chooses("Школы и наставники")
        await curator.presses("Школы")
        await curator.presses("Школа наставников")
        await curator.hides_keyboard()
        await curator.presses("Вести «Поток")
        await curator.reads("Магомедова А. М.")
        await curator.picture(pictures / "cohort.png")
