"""kill -9 in a steady stream of people: nothing that somebody saw confirmed is lost or doubled."""

import asyncio
import os
import random
import re
import signal
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.settings import Settings
from district.clock import utc_now
from district.roles import Role, Scope
from sandbox import Box, Person, serve
from storage.database import open_database
from storage.people import find_actor
from storage.roles import add_grant
from storage.tables import deficits, persons, requests
from tests.crowd import OKRUG, TOKEN, bot_process, find_button, known, settings_for, until

KILLS = 5
PEOPLE = 6
IN_FLIGHT = 4
"""Cards that a kill may catch between the sending and the mark: they come again."""
TOPICS = ("Современный урок", "Оценивание", "Неуспевающие ученики")


class Teacher:
    """Reports one difficulty after another, and goes on where the bot answers again."""

    def __init__(self, account: Person) -> None:
        self.account = account
        self.confirmed: list[str] = []
        self.sent = 0

    async def reports_all(self) -> None:
        for topic in TOPICS:
            self.account.send("Сообщить о затруднении")
            await self._presses("Методические")
            await self._presses(topic)
            await self._presses("Нужна помощь")
            await until(lambda: find_button(self.account, "Пропустить") is not None)
            self.account.send(f"Пробовали: {topic}")
            await self._presses("Наставник")
            await self._presses("Готово")
            await self._presses("Отправить")
            self.sent += 1
            await until(self._all_confirmed)
            self.confirmed.append(topic)

    async def _presses(self, label: str) -> None:
        try:
            await until(lambda: find_button(self.account, label) is not None)
        except TimeoutError:
            shown = [one.get("text") for one in self.account.messages[-4:]]
            raise AssertionError(f"no «{label}» in the end of {shown}") from None
        found = find_button(self.account, label)
        assert found is not None
        self.account.press(*found)

    def _all_confirmed(self) -> bool:
        """A confirmation may come twice, so different numbers count."""
        texts = [one.get("text", "") for one in self.account.messages]
        return len({text for text in texts if " отправлена." in text}) == self.sent


async def test_five_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    box = Box(TOKEN, limits=False)
    teachers = [Teacher(box.add_person(first_name=f"Учитель {n}")) for n in range(PEOPLE)]
    member = box.add_person(first_name="Член Совета")
    member.status = "member"  # has begun the chat long ago
    async with serve(box) as address:
        settings = settings_for(address, tmp_path)
        await known(settings, [member.id, *(one.account.id for one in teachers)])
        await _seat(settings, member)
        reporting = asyncio.gather(*(one.reports_all() for one in teachers))
        whims = random.Random(7)
        killed = 0
        while not reporting.done():
            async with bot_process(OKRUG, settings, tmp_path) as (pid, _):
                least = box.updates.made + whims.randint(8, 22)
                await until(_enough(box, least, reporting))
                if killed < KILLS:
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
                else:
                    await reporting
                    await until(lambda: len(_cards(member)) == PEOPLE * len(TOPICS))
        await reporting
        assert killed == KILLS
    assert [one.confirmed for one in teachers] == [list(TOPICS)] * PEOPLE
    assert _cards(member).total() <= PEOPLE * len(TOPICS) + KILLS * IN_FLIGHT
    await _each_kept_once(settings, teachers)


def _enough(box: Box, least: int, reporting: asyncio.Future[Any]) -> Callable[[], bool]:
    return lambda: reporting.done() or box.updates.made >= least


def _cards(member: Person) -> Counter[str]:
    """How often the card of each request came."""
    texts = [one.get("text", "") for one in member.messages]
    return Counter(found[1] for text in texts if (found := re.match(r"Заявка (\d+) ·", text)))


async def _seat(settings: Settings, member: Person) -> None:
    """Makes somebody a member of the council of all teachers' municipality."""
    database, now = open_database(settings.database_url), utc_now()
    async with database.write() as tx:
        actor = await find_actor(tx, member.id, now)
        assert actor is not None
        place = actor.profile.place
        scope = Scope(district=place.district, municipality=place.municipality)
        await add_grant(
            tx, person=actor.id, role=Role.COUNCIL_MEMBER, scope=scope, since=now - timedelta(1)
        )
    await database.close()


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
