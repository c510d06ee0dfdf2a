"""A defence in a browser: three experts score, a time is chosen, the council confirms it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect
from sqlalchemy import func, select, update

from bot.demo.calls import DEFENCE
from bot.demo.run import playing
from district.clock import utc_now
from district.council.motion import MotionStatus
from district.council.settings import EARLY_CLOSE
from district.council.tally import FOR
from district.ids import DistrictId, MotionId
from services.wiring import Services
from storage.council.settings import put_setting
from storage.database import Database, open_database
from storage.people.people import find_actor
from storage.tables import calls, motions
from tests.browser.seat import CURATOR, MEMBER, OTHER, SEATED, TEACHER, Seat, at
from tests.world import CALENDAR

pytestmark = pytest.mark.asyncio(loop_scope="session")

EXPERTS = "1011", "1022", "1023"
"""The first of them has a review of the description to give, which the others have given."""
OTHER_AUTHOR = "1009"
"""Sent an entry that waits to be admitted."""
MEMBERS = MEMBER, OTHER, "1019", "1020", "1021"
THEME = "Опыты без лаборатории"


async def test_a_defence_goes_from_three_experts_to_its_spravka(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with playing(0, tmp_path) as (address, _):
        file = tmp_path / "okrug.db"
        teacher, curator, author, first, *others = [
            await at(browser, address, one) for one in (TEACHER, CURATOR, SEATED, *EXPERTS)
        ]
        await _walks(teacher, "Защитить опыт")
        await teacher.sees("Тема опыта")
        await _scores(first, "4", "4", "3", picture=pictures / "score.png")
        await _closes(file)
        await _goes_on(curator, pictures / "assignment.png")
        await _chooses_a_time(curator, author)
        for expert in (first, *others):
            await _scores(expert, "4", "4", "3", "4")
        await _is_put(curator)
        await _votes(file)
        await author.sees("Итог: Опыт защищён")
        await _walks(author, "Портфолио и дипломы", THEME)
        await author.sees("Справка ЗО-")
        await author.picture(pictures / "spravka.png")


async def _walks(seat: Seat, *labels: str) -> Locator:
    """Presses on in the message that «Ещё» brings. Returns it: letters may have come below."""
    await seat.chooses("Ещё")
    row = seat.panel.locator("[data-message-id]", has_text="Что ещё есть").last
    number = await row.get_attribute("data-message-id")
    message = seat.panel.locator(f"[data-message-id='{number}']")
    for label in ("Конкурсы и опыт", *labels):
        await message.get_by_role("button", name=label, exact=True).click()
    return message


async def _to_card(curator: Seat, *labels: str) -> Locator:
    return await _walks(curator, "Конкурсы и защиты", "Показать все", DEFENCE, *labels)


async def _scores(expert: Seat, *marks: str, picture: Path | None = None) -> None:
    review = await _walks(expert, "Мои экспертизы · 1", "1", "Беру")
    for step, mark in enumerate(marks, 1):
        await expect(review).to_contain_text(f"{step} из {len(marks)}")
        if picture is not None and step == 1:
            await expert.picture(picture)
        await review.get_by_role("button", name=mark, exact=True).click()
    await review.get_by_role("button", name="Слова автору").click()
    await expect(review).to_contain_text("Что сказать автору")
    await expert.says("Приборы простые, повторить легко.")
    await expert.sees("Автору: Приборы простые")
    await expert.presses("Отправить")
    await expert.sees("отправлена")


async def _goes_on(curator: Seat, picture: Path) -> None:
    """The description has passed: three experts are assigned to the defence."""
    panel = await _to_card(curator, "Подвести итоги", "Дальше проходят: 1")
    await expect(panel).to_contain_text("Защита: оценено 0 из 1")
    plan = await _to_card(curator, "Эксперты")
    await expect(plan).to_contain_text("1 работа, 3 экспертизы")
    await curator.picture(picture)
    await plan.get_by_role("button", name="Назначить (3)").click()
    await expect(plan).to_contain_text("Назначено: 3 экспертизы")


async def _chooses_a_time(curator: Seat, author: Seat) -> None:
    day = CALENDAR.local(utc_now()) + timedelta(days=1)
    board = await _to_card(curator, "Защита: время", "Добавить время")
    await expect(board).to_contain_text("Напишите день")
    await curator.says(f"{day:%d.%m.%Y} 10:00–10:20, актовый зал")
    await author.sees("Защита: открыта запись")
    await author.presses("Выбрать время")
    await author.presses(f"{day.day}.{day:%m} 10:00")
    await author.sees("Ваше время")


async def _is_put(curator: Seat) -> None:
    """The results go to the council."""
    panel = await _to_card(curator, "Подвести итоги")
    await expect(panel).to_contain_text("Защита: оценено 1 из 1")
    await panel.get_by_role("button", name="Подвести итоги").click()
    await panel.get_by_role("button", name="Отдать на утверждение Совету").click()
    await curator.sees("Утвердить итоги: ")


@asynccontextmanager
async def _opened(file: Path) -> AsyncIterator[tuple[Database, Services]]:
    database = open_database(f"sqlite+aiosqlite:///{file}")
    try:
        yield database, Services(database, clock=utc_now, calendar=CALENDAR)
    finally:
        await database.close()


async def _closes(file: Path) -> None:
    """Ends the time for entries, withdraws the other one, and lets votes end as soon as clear."""
    async with _opened(file) as (database, services):
        async with database.read() as connection:
            other = await find_actor(connection, int(OTHER_AUTHOR), utc_now())
        assert other is not None
        for entry, call in (await services.entries.own(other)).items:
            if call.title == DEFENCE:
                await services.entries.withdraw(other, entry.id)
        past = utc_now() - timedelta(minutes=1)
        async with database.write() as tx:
            await tx.execute(update(calls).where(calls.c.title == DEFENCE).values(closes_at=past))
            district = DistrictId("gornyy")
            await put_setting(tx, district, EARLY_CLOSE.key, EARLY_CLOSE.plain(True), utc_now())


async def _votes(file: Path) -> None:
    """Votes until the outcome is certain."""
    async with _opened(file) as (database, services):
        for account in MEMBERS:
            async with database.read() as connection:
                member = await find_actor(connection, int(account), utc_now())
                newest = (await connection.execute(select(func.max(motions.c.id)))).scalar_one()
            assert member is not None
            facts = await services.motions.cast(member, MotionId(newest), 1, (FOR,))
            if facts.motion.status is not MotionStatus.OPEN:
                return
