"""A database of a district in use: everyone has reported, nearly everything is decided."""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select

from bot.settings import Settings
from district.clock import Calendar, utc_now
from district.languages import Language
from district.letters import LETTERS, LetterKind, LetterStatus
from district.people.person import CONSENT_VERSION, Position, Subject
from district.requests.deficits import DEFICIT_KIND, DeficitStatus, Severity
from district.requests.request import Deadlines, How, Move, RequestStatus, start_waiting
from district.troubles import Cause
from storage.database import Connection, Database, open_database
from storage.tables import (
    cards,
    deficits,
    municipalities,
    organizations,
    outbox,
    persons,
    request_history,
    requests,
    topics,
)

FIRST_ACCOUNT = 5_000_000
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The rows to add to the database."""

    people: int
    letters_due: bool = False
    """Adds a due letter per person, of a kind drawn from its payload; otherwise old letters."""
    waiting_for: int | None = None
    """The person whose municipality the last `waiting` requests come from; their cards are due."""
    waiting: int = 0
    copies: int = 1
    """People with cards: the decider and those after."""


async def fill(settings: Settings, wish: Wish) -> list[int]:
    """Returns the accounts; the authors of waiting requests come last."""
    async with _opened(settings) as database:
        async with database.read() as connection:
            found = await _Ground.read(connection, wish.waiting_for)
        async with database.write() as tx:
            for table, rows in _rows(settings, wish, found):
                for some in pieces(rows):
                    await tx.execute(insert(table), some)
    return [FIRST_ACCOUNT + number for number in range(wish.people)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """The existing rows: ids continue, places are real."""

    offset: dict[str, int]
    schools: list[tuple[int, str, str]]
    """Organization, municipality, district."""
    home: tuple[int, str, str]
    topics: list[str]
    decider: int

    @classmethod
    async def read(cls, connection: Connection, home_of: int | None) -> "_Ground":
        offset = {}
        for table in (persons, deficits, requests):
            largest = await connection.execute(select(func.max(table.c.id)))
            offset[table.name] = (largest.scalar_one() or 0) + 1
        rows = await connection.execute(
            select(organizations.c.id, municipalities.c.id, municipalities.c.district_id).join(
                municipalities, municipalities.c.id == organizations.c.municipality_id
            )
        )
        schools = [(row[0], row[1], row[2]) for row in rows]
        decider = home_of or 1
        place = select(persons.c.organization_id).where(persons.c.id == decider)
        works = (await connection.execute(place)).scalar_one()
        town = next(one[1] for one in schools if one[0] == works)
        return cls(
            offset=offset,
            schools=schools,
            # A decider does not see requests of colleagues in the same organization.
            home=next(one for one in schools if one[1] == town and one[0] != works),
            topics=list((await connection.execute(select(topics.c.id))).scalars()),
            decider=decider,
        )


def _rows(
    settings: Settings, wish: Wish, ground: _Ground
) -> Iterator[tuple[Table, Iterator[dict[str, Any]]]]:
    now = utc_now()
    before, day = now - timedelta(days=3), now.date()
    start = start_waiting(now, Calendar(zone=settings.timezone), Deadlines())
    numbers = range(wish.people)
    waits = {number for number in numbers if number >= wish.people - wish.waiting}
    person, deficit, request = (ground.offset[t.name] for t in (persons, deficits, requests))

    def place(number: int) -> tuple[int, str, str]:
        return ground.home if number in waits else ground.schools[number % len(ground.schools)]

    yield (
        persons,
        (
            {
                "id": person + number,
                "telegram_id": FIRST_ACCOUNT + number,
                "language": Language.RU,
                "surname": "Образцова",
                "given_name": "Пример",
                "municipality_id": place(number)[1],
                "organization_id": place(number)[0],
                "position": Position.TEACHER,
                "subjects": [Subject.PHYSICS],
                "working_since": 2000 + number % 25,
                "consent_version": CONSENT_VERSION,
                "consent_at": before,
                "created_at": before,
            }
            for number in numbers
        ),
    )
    yield (
        deficits,
        (
            {
                "id": deficit + number,
                "person_id": person + number,
                "topic_id": ground.topics[number % len(ground.topics)],
                "severity": Severity.NEED_HELP,
                "tried": "Дополнительные занятия после уроков",
                "wanted": ["mentor"],
                "status": DeficitStatus.REPORTED if number in waits else DeficitStatus.ACCEPTED,
                "reported_at": before,
                "changed_at": before,
            }
            for number in numbers
        ),
    )
    yield (
        requests,
        (
            {
                "id": request + number,
                "kind": DEFICIT_KIND,
                "subject_id": deficit + number,
                "author_id": person + number,
                "municipality_id": place(number)[1],
                "district_id": place(number)[2],
                "status": RequestStatus.SUBMITTED if number in waits else RequestStatus.APPROVED,
                "version": 1 if number in waits else 2,
                "escalated": False,
                "submitted_at": before,
                "waiting_since": start.since,
                "waiting_days_used": 0,
                "next_step": start.next_step if number in waits else None,
                "next_at": start.next_at if number in waits else None,
                "promised": start.promised if number in waits else day,
                "decider_id": None if number in waits else ground.decider,
                "decided_at": None if number in waits else before,
            }
            for number in numbers
        ),
    )
    for move, source, target in (
        (Move.SUBMIT, None, RequestStatus.SUBMITTED),
        (Move.APPROVE, RequestStatus.SUBMITTED, RequestStatus.APPROVED),
    ):
        yield (
            request_history,
            (
                {
                    "id": 2 * (request + number) + (move is Move.APPROVE),
                    "request_id": request + number,
                    "move": move,
                    "source": source,
                    "target": target,
                    "at": before,
                    "person_id": person + number if move is Move.SUBMIT else ground.decider,
                    "how": How.BUTTON,
                }
                for number in numbers
                if move is Move.SUBMIT or number not in waits
            ),
        )
    yield (
        cards,
        (
            {
                "person_id": ground.decider + copy,
                "request_id": request + number,
                "message_id": None if number in waits else number + 1,
                "wanted": 1 if number in waits else 2,
                "shown": 0 if number in waits else 2,
            }
            for number in numbers
            for copy in range(wish.copies)
        ),
    )
    kind = LetterKind.TROUBLE if wish.letters_due else LetterKind.REQUEST_DECIDED
    status = LetterStatus.DUE if wish.letters_due else LetterStatus.SENT
    yield (
        outbox,
        (
            {
                "dedup_key": f"filled:{number}",
                "person_id": person + number,
                "kind": kind,
                "payload": {"cause": Cause.DATABASE_AWAY, "about": str(number)},
                "status": status,
                "urgency": LETTERS[kind].urgency,
                "created_at": before,
                "due_at": now,
                "attempts": 0,
            }
            for number in numbers
        ),
    )


def pieces(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    gathered: list[dict[str, Any]] = []
    for row in rows:
        gathered.append(row)
        if len(gathered) == AT_ONCE:
            yield gathered
            gathered = []
    if gathered:
        yield gathered


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = open_database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


def copy_of(source: Path, folder: Path) -> None:
    """Copies a database file that is not open."""
    (folder / source.name).write_bytes(source.read_bytes())
