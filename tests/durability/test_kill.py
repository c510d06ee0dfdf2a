"""kill -9 in a steady stream of people: nothing that somebody saw confirmed is lost or doubled."""

import asyncio
import os
import random
import signal
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from bot.settings import Settings
from sandbox import Box, Person, serve
from storage.database import open_database
from storage.tables import deficits, persons, requests
from tests.crowd import OKRUG, TOKEN, bot_process, button_on_newest, known, settings_for, until

KILLS = 5
PEOPLE = 8
IN_FLIGHT = 4
"""Cards that a kill may catch between the sending and the mark: they come again."""
TOPICS = ("Современный урок", "Рабочая программа", "Оценивание", "Неуспевающие ученики")
MEMBER = 500


class Teacher:
    """Reports one difficulty after another, and goes on where the bot answers again."""

    def __init__(self, account: Person) -> None:
        self.account = account
        self.confirmed: list[str] = []

    async def reports_all(self) -> None:
        for topic in TOPICS:
            self.account.send("Сообщить о затруднении")
            await self._presses("Методические")
            await self._presses(topic)
            await self._presses("Нужна помощь")
            await until(lambda: button_on_newest(self.account, "Пропустить") is not None)
            self.account.send(f"Пробовали: {topic}")
            await self._presses("Наставник")
            await self._presses("Готово")
            confirmations = self._confirmations()
            await self._presses("Отправить")
            await until(lambda before=confirmations: self._confirmations() > before)
            self.confirmed.append(topic)

    async def _presses(self, label: str) -> None:
        await until(lambda: button_on_newest(self.account, label) is not None)
        found = button_on_newest(self.account, label)
        assert found is not None
        self.account.press(*found)

    def _confirmations(self) -> int:
        return sum(" отправлена." in one.get("text", "") for one in self.account.messages)


async def test_five_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    box = Box(TOKEN, limits=False)
    teachers = [Teacher(box.add_person(first_name=f"Учитель {n}")) for n in range(PEOPLE)]
    async with serve(box) as address:
        settings = settings_for(address, tmp_path)
        await known(settings, [one.account.id for one in teachers])
        reporting = asyncio.gather(*(one.reports_all() for one in teachers))
        whims = random.Random(7)
        killed = 0
        while not reporting.done():
            async with bot_process(OKRUG, settings, tmp_path) as (pid, _):
                handled = box.updates.made + whims.randint(15, 45)
                await until(lambda least=handled: reporting.done() or box.updates.made >= least)
                if killed < KILLS:
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
                else:
                    await reporting
        assert killed == KILLS
    assert [one.confirmed for one in teachers] == [list(TOPICS)] * PEOPLE
    await _each_kept_once(settings, teachers)


async def _each_kept_once(settings: Settings, teachers: list[Teacher]) -> None:
    database = open_database(settings.database_url)
    reported = (
        select(persons.c.telegram_id, deficits.c.topic_id)
        .join(deficits, deficits.c.person_id == persons.c.id)
        .join(requests, requests.c.subject_id == deficits.c.id)
    )
    async with database.read() as connection:
        kept = Counter(tuple(row) for row in await connection.execute(reported))
    await database.close()
    assert set(kept.values()) == {1}
    assert Counter(account for account, _ in kept) == {
        one.account.id: len(TOPICS) for one in teachers
    }
