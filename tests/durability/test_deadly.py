"""An update that kills the real process: others are served, and it is set aside."""

import json
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.intake.inbox import TRIES_ALONE
from bot.settings import Settings
from sandbox import Box, Person, serve
from storage.database import open_database
from storage.inbox import NEW, SET_ASIDE
from storage.tables import inbox
from tests.crowd import TOKEN, known, settings_for, until
from tests.durability.deadly import LAST_WORDS, WORD
from tests.durability.forked import Forked, start_process
from tests.postgresql import needs_postgresql, postgresql

DEADLY = ("tests.durability.deadly",)
INNOCENT = 10
ANSWER = "Чем я могу помочь"
HELD = 600.0
"""Seconds of delay of replies, longer than any process lives here."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "sqlite":
        yield None
        return
    with postgresql() as server:
        yield server.new_database()


class Scene:
    """Ten people, one with the deadly text, an administrator, and a bot process."""

    def __init__(self, box: Box, settings: Settings, folder: Path) -> None:
        self.box = box
        self.settings = settings
        self.killer = _person(box, "Кто-то")
        self.innocent = [_person(box, f"Учитель {number}") for number in range(INNOCENT)]
        self.administrator = _person(box, "Администратор")
        self._folder = folder

    async def people_come(self) -> None:
        people = [self.killer, *self.innocent, self.administrator]
        self.settings = self.settings.model_copy(
            update={"admins": frozenset({self.administrator.id})}
        )
        await known(self.settings, [one.id for one in people])

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Forked]:
        process = await start_process(DEADLY, self.settings, self._folder)
        try:
            yield process
        finally:
            process.terminate()
            await process.wait()

    async def dies(self) -> None:
        """A start that ends with a crash."""
        async with self.bot() as process:
            await process.wait()
            assert process.returncode == -signal.SIGABRT, process.log

    async def serves(self) -> None:
        """A start after which everyone has a reply."""
        async with self.bot() as process:
            polls = self.box.call_counts["getUpdates"]
            await until(lambda: self.box.call_counts["getUpdates"] > polls)
            for one in self.innocent:
                one.send("/help")
            await until(lambda: all(heard(one, ANSWER) >= 2 for one in self.innocent))
            await until(lambda: bool(self.killer_is_told()))
            await until(lambda: heard(self.administrator, "обрывало работу бота") == 1)
            assert process.returncode is None

    def killer_is_told(self) -> int:
        return heard(self.killer, "обработать не получилось")

    async def rows(self) -> dict[str, list[tuple[int, str | None]]]:
        """Rows of the inbox: tries and content, by status."""
        database = open_database(self.settings.database_url)
        found: dict[str, list[tuple[int, str | None]]] = {}
        async with database.read() as connection:
            for row in await connection.execute(select(inbox).order_by(inbox.c.update_id)):
                found.setdefault(row.status, []).append((row.tries, row.raw))
        await database.close()
        return found


@asynccontextmanager
async def staged(folder: Path, database_url: str | None) -> AsyncIterator[Scene]:
    box = Box(TOKEN, limits=False)
    async with serve(box) as address:
        scene = Scene(box, settings_for(address, folder, database_url), folder)
        await scene.people_come()
        yield scene


async def test_an_update_that_kills_the_process_is_set_aside_after_three_starts(
    database_url: str | None, tmp_path: Path
) -> None:
    async with staged(tmp_path, database_url) as scene:
        await _kills_with_others_in_flight(scene, is_first=False)
        assert [tries for tries, _ in (await scene.rows())[NEW]] == [1] * (INNOCENT + 1)
        for start in range(TRIES_ALONE):
            await scene.dies()
            # The others, which came before it, were tried alone at the first start and are served.
            assert [tries for tries, _ in (await scene.rows())[NEW]] == [2 + start]
        assert all(heard(one, ANSWER) for one in scene.innocent)
        await scene.serves()
        rows = await scene.rows()
        assert NEW not in rows
        [(tries, structure)] = rows[SET_ASIDE]
        assert tries == 1 + TRIES_ALONE
        assert WORD not in str(structure)
        assert json.loads(str(structure))["message"]["text"] == "str"


async def test_what_came_after_an_update_that_kills_the_process_is_not_lost(tmp_path: Path) -> None:
    async with staged(tmp_path, None) as scene:
        await _kills_with_others_in_flight(scene, is_first=True)
        for _ in range(TRIES_ALONE):
            await scene.dies()
            left = [tries for tries, _ in (await scene.rows())[NEW]]
            assert left[1:] == [1] * INNOCENT  # tried once next to it, never blamed for it
        assert not any(heard(one, ANSWER) for one in scene.innocent)
        await scene.serves()
        assert NEW not in await scene.rows()


async def _kills_with_others_in_flight(scene: Scene, *, is_first: bool) -> None:
    """The first process is killed by the text while it replies to all others."""
    box = scene.box
    for one in scene.innocent:
        box.fault(method="sendMessage", chat_id=one.id, fault={"delay": HELD})
    async with scene.bot() as process:
        await until(lambda: box.call_counts["getUpdates"] > 0)
        if is_first:
            wait = {"status": 429, "retry_after": 3}  # the reply is sent again then
            box.fault(method="sendMessage", chat_id=scene.killer.id, fault=wait)
            scene.killer.send(WORD)
            await until(lambda: _calls(box, scene.killer) > 0)
        for one in scene.innocent:
            one.send("/help")
        await until(lambda: all(_calls(box, one) for one in scene.innocent))
        if not is_first:
            scene.killer.send(WORD)
        await process.wait()
        assert process.returncode == -signal.SIGABRT, process.log
    box.faults.clear()
    assert heard(scene.killer, LAST_WORDS) == 1


def _calls(box: Box, account: Person) -> int:
    return sum(str(content.get("chat_id")) == str(account.id) for _, _, content in box.calls)


def heard(account: Person, words: str) -> int:
    return sum(
        words in message.get("text", "")
        for message in account.messages
        if message["from"]["is_bot"]
    )


def _person(box: Box, name: str) -> Person:
    person = box.add_person(first_name=name, language_code="ru")
    person.status = "member"
    return person
