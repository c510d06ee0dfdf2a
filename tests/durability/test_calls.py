"""A bot killed while an expert gives marks, and while results are announced.

No mark is lost; the results are announced wholly or not at all, and only the letters that were in
flight may come twice.
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.sending.broadcasts import IN_FLIGHT
from bot.settings import Settings
from district.clock import utc_now
from district.ids import DraftId, PersonId
from district.letters import LetterKind, LetterStatus
from district.people.roles import Actor
from keyboards.calls.results import Action, ResultsPress
from keyboards.calls.reviews import ReviewAction, ReviewsPress
from sandbox import Box, Call, Person, serve
from storage.calls.reviews import get_review
from storage.database import Connection, Database, open_database
from storage.inbox import NEW
from storage.migrate import migrate
from storage.tables import call_papers, calls, entries, inbox, outbox, persons
from tests.calls import CallCast
from tests.crowd import OKRUG, TOKEN, find_button, settings_for, until
from tests.durability.forked import Forked, start_process
from tests.durability.human import text_of
from tests.postgresql import needs_postgresql, postgresql
from tests.services.contests import GARDEN, Contest, kind_with
from tests.world import real_territory

AUTHORS = 25
KIND = kind_with(
    {
        **GARDEN,
        "stages": GARDEN["stages"][1:],
        "series": {"prefix": "КС", "document": "diploma"},
        "outcomes": [
            {"id": "winner", "ru": "Победитель", "places": 1, "gives": ["document"]},
            {"id": "member", "ru": "Участник", "gives": ["document"]},
        ],
    },
    ties=["shared"],
)
MARKS = {"harvest": 3, "beauty": 4}
TOLD = "Итог: "


class Scene:
    """A district with a call whose ranking is drawn up, an expert at work, and a bot process."""

    def __init__(self, box: Box, settings: Settings, folder: Path) -> None:
        self.box = box
        self.settings = settings
        self.process: Forked
        self._folder = folder
        self._strike: Any = None
        box.watch_calls(self._watch)

    async def begins(self) -> None:
        await migrate(self.settings.database_url)
        database = open_database(self.settings.database_url)
        await real_territory(database)
        contest = Contest(database)
        contest.clock.now = utc_now()
        by = await contest.curator()
        call = await contest.closed(KIND, by)
        authors = [await contest.cast.teacher(f"Авторова {at}") for at in range(AUTHORS)]
        for at, author in enumerate(authors):
            await contest.judged(await contest.enters(call, author), (at % 4 + 1, 3))
        await contest.results.judge(by, call.id)
        cast = CallCast(database, contest.clock)
        expert = contest.experts[0]
        other = await cast.call(by, KIND, draft=None)
        entry = await cast.admitted(other, authors[0], draft=DraftId("of the other call"))
        review = await cast.asked(entry, expert)
        await contest.services.reviews.accept(expert, review.id)
        self.call, self.review = call.id, review.id
        self.curator = await self._account(database, by)
        self.expert = await self._account(database, expert)
        self.authors = [await self._account(database, one) for one in authors]
        await database.close()

    async def _account(self, database: Database, actor: Actor) -> Person:
        async with database.read() as connection:
            account = await telegram_of(connection, actor.id)
        person = self.box.add_person(first_name="Учитель", id=account)
        person.status = "member"
        return person

    # ── The bot ────────────────────────────────────────────────────────────────────────────────

    async def starts(self) -> None:
        polls = self.box.call_counts["getUpdates"]
        self.process = await start_process(OKRUG, self.settings, self._folder)
        await until(lambda: self.box.call_counts["getUpdates"] > polls)

    async def dies(self) -> None:
        await self.process.wait()
        self._strike = None
        self.box.faults.clear()

    def is_aimed_at(self, account: Person, method: str, *, before: bool, after: int = 0) -> None:
        """Kills the bot at its call to the chat, before the effect or after it."""
        left = [after]

        def strike(call: Call) -> None:
            is_it = call.method == method and int(call.arguments.get("chat_id", 0)) == account.id
            if not is_it or call.is_made is before:
                return
            if left[0]:
                left[0] -= 1
                return
            if before:
                fault = {"reset": "before"}
                self.box.fault(fault=fault, method=method, chat_id=account.id)
            os.kill(self.process.pid, signal.SIGKILL)
            self._strike = None

        self._strike = strike

    def _watch(self, call: Call) -> None:
        if self._strike is not None:
            self._strike(call)

    async def rests(self) -> None:
        """Waits until all updates are handled and all due letters sent; reminders are ahead."""
        # A database sends no notification.
        while self.box.updates.pending or await self._left():  # noqa: ASYNC110
            await asyncio.sleep(0.1)

    async def _left(self) -> int:
        waiting = outbox.c.status.in_([LetterStatus.DUE, LetterStatus.SENDING])
        queries = (
            select(func.count()).where(inbox.c.status == NEW),
            select(func.count()).where(waiting, outbox.c.due_at <= utc_now()),
        )
        database = open_database(self.settings.database_url)
        async with database.read() as connection:
            left = [(await connection.execute(one)).scalar_one() for one in queries]
        await database.close()
        return sum(left)

    # ── People ─────────────────────────────────────────────────────────────────────────────────

    async def opens(self, account: Person, press: str) -> None:
        """Presses a button as of an old message."""
        account.send("/menu")
        await until(lambda: bool(account.messages) and account.messages[-1]["from"]["is_bot"])
        account.press(account.messages[-1]["message_id"], press)

    async def presses(self, account: Person, label: str) -> None:
        await until(lambda: find_button(account, label) is not None)
        found = find_button(account, label)
        assert found is not None
        account.press(*found)

    def told(self) -> Counter[int]:
        return Counter(
            one.id
            for one in self.authors
            for message in one.messages
            if message["from"]["is_bot"] and TOLD in text_of(message)
        )

    # ── What is stored ─────────────────────────────────────────────────────────────────────────

    async def stored(self) -> dict[str, Any]:
        database = open_database(self.settings.database_url)
        async with database.read() as connection:
            review = await get_review(connection, self.review)
            status = select(calls.c.status).where(calls.c.id == self.call)
            of_call = select(entries.c.status).where(entries.c.call_id == self.call).distinct()
            letters = select(func.count()).where(outbox.c.kind == LetterKind.CALL_RESULT)
            numbers = select(call_papers.c.ordinal).order_by(call_papers.c.ordinal)
            found = {
                "call": (await connection.execute(status)).scalar_one(),
                "entries": set((await connection.execute(of_call)).scalars()),
                "letters": (await connection.execute(letters)).scalar_one(),
                "numbers": list((await connection.execute(numbers)).scalars()),
                "marks": dict(review.scores),
            }
        await database.close()
        return found


NOTHING = {"call": "judged", "entries": {"assessed"}, "letters": 0, "numbers": []}
ALL = {
    "call": "announced", "entries": {"settled"}, "letters": AUTHORS,
    "numbers": [*range(1, AUTHORS + 1)],
}  # fmt: skip


async def telegram_of(connection: Connection, person: PersonId) -> int:
    found = select(persons.c.telegram_id).where(persons.c.id == person)
    return int((await connection.execute(found)).scalar_one())


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "sqlite":
        yield None
        return
    with postgresql() as server:
        yield server.new_database()


@pytest.fixture
async def scene(tmp_path: Path, database_url: str | None) -> AsyncIterator[Scene]:
    box = Box(TOKEN, limits=False)
    async with serve(box) as address:
        made = Scene(box, settings_for(address, tmp_path, database_url), tmp_path)
        await made.begins()
        await made.starts()
        yield made
        made.process.terminate()
        await made.process.wait()


async def test_kills_lose_no_mark_and_announce_once(scene: Scene) -> None:
    card = ReviewsPress(action=ReviewAction.CARD, review=scene.review)
    await scene.opens(scene.expert, card.pack())
    for number, mark in enumerate(MARKS.values()):
        await until(lambda: find_button(scene.expert, "5") is not None)
        scene.is_aimed_at(scene.expert, "editMessageText", before=number == 0)
        await scene.presses(scene.expert, str(mark))
        await scene.dies()
        await scene.starts()
        await scene.rests()
        given = dict([*MARKS.items()][: number + 1])
        assert (await scene.stored())["marks"] == given

    press = ResultsPress(action=Action.ANNOUNCE, id=scene.call)
    scene.is_aimed_at(scene.curator, "editMessageText", before=True)
    await scene.opens(scene.curator, press.pack())
    await scene.dies()
    ensure_all_or_nothing(await scene.stored())
    scene.is_aimed_at(scene.authors[AUTHORS // 2], "sendMessage", before=False)
    await scene.starts()
    await scene.dies()
    ensure_all_or_nothing(await scene.stored())
    await scene.starts()
    await scene.rests()
    stored = await scene.stored()
    assert {**stored, **ALL} == stored
    told = scene.told()
    assert set(told) == {one.id for one in scene.authors}
    assert told.total() <= AUTHORS + 2 * IN_FLIGHT


def ensure_all_or_nothing(stored: dict[str, Any]) -> None:
    assert stored in ({**stored, **NOTHING}, {**stored, **ALL}), stored
