"""The database's content: after a kill the work in flight, at the end everything."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, func, select, text

from district.letters import LetterStatus
from storage.database import Connection, open_database
from storage.inbox import NEW
from storage.tables import cards, deficits, inbox, outbox, persons, request_history, requests

LETTER = re.compile(r"(?:Ваша заявка|Заявку) (\d+) (принята|не приняли)")
FACTS = {
    "letter": LETTER,
    "card": re.compile(r"Заявка (\d+) · затруднение · "),
    "reminder": re.compile(r"Заявка (\d+) ждёт вашего решения"),
    "confirmation": re.compile(r"Заявка (\d+) отправлена\."),
    "outcome": re.compile(r"Заявка (\d+) отклонена\. Я передам"),
}
"""Facts to be reported once, by the beginning of their text; the number of the request is in
brackets.
"""
STATES = {
    "submitted": "ждёт решения",
    "approved": "ПРИНЯТА",
    "rejected": "ОТКЛОНЕНА",
    "withdrawn": "ОТОЗВАНА",
}


@dataclass(slots=True, kw_only=True)
class InFlight:
    """The unfinished work of a stopped bot."""

    updates: Counter[int] = field(default_factory=Counter)
    """By account."""
    letters: Counter[tuple[int, str]] = field(default_factory=Counter)
    """Claimed and not known to have arrived: by account and reported fact."""
    arrived: int = 0
    """The letters that were already on their reader's screen."""

    def __str__(self) -> str:
        letters = ", ".join(f"{fact} to {account}" for account, fact in self.letters)
        return f"{self.updates.total()} updates; letters: {letters or 'none'}"


_OUTBOX = (
    select(persons.c.telegram_id, outbox.c.id, outbox.c.kind, outbox.c.status, outbox.c.payload)
    .join(persons, persons.c.id == outbox.c.person_id)
    .order_by(outbox.c.id)
)
_CARDS = (
    select(
        persons.c.telegram_id,
        cards.c.request_id,
        cards.c.message_id,
        cards.c.wanted,
        cards.c.shown,
        requests.c.status,
    )
    .join(persons, persons.c.id == cards.c.person_id)
    .join(requests, requests.c.id == cards.c.request_id)
)
_REQUESTS = (
    select(
        requests.c.id,
        persons.c.telegram_id,
        requests.c.status,
        requests.c.decider_id,
        requests.c.reason,
        deficits.c.tried,
        deficits.c.status.label("deficit"),
    )
    .join(persons, persons.c.id == requests.c.author_id)
    .join(deficits, deficits.c.id == requests.c.subject_id)
    .order_by(requests.c.id)
)
_HISTORY = select(request_history).order_by(request_history.c.id)


@dataclass(slots=True, kw_only=True)
class Kept:
    requests: Sequence[Row[Any]]
    history: Sequence[Row[Any]]
    letters: Sequence[Row[Any]]
    cards: Sequence[Row[Any]]
    accounts: dict[int, int]
    """Accounts of people by id."""


async def read_kept(url: str) -> Kept:
    database = open_database(url)
    async with database.read() as connection:

        async def rows(query: Select[Any]) -> Sequence[Row[Any]]:
            return list(await connection.execute(query))

        people = await rows(select(persons.c.id, persons.c.telegram_id))
        kept = Kept(
            requests=await rows(_REQUESTS),
            history=await rows(_HISTORY),
            letters=await rows(_OUTBOX),
            cards=await rows(_CARDS),
            accounts={row.id: row.telegram_id for row in people},
        )
    await database.close()
    return kept


async def count_kept(url: str) -> int:
    """Counts updates in the inbox in any state."""
    database = open_database(url)
    async with database.read() as connection:
        found: int = (
            await connection.execute(select(func.count()).select_from(inbox))
        ).scalar_one()
    await database.close()
    return found


async def is_drained(url: str) -> bool:
    """Returns whether all updates are handled and all letters sent."""
    database = open_database(url)
    waiting = (
        select(func.count()).select_from(inbox).where(inbox.c.status == NEW),
        select(func.count())
        .select_from(outbox)
        .where(outbox.c.status.in_([LetterStatus.DUE, LetterStatus.SENDING])),
        select(func.count()).select_from(cards).where(cards.c.shown < cards.c.wanted),
    )
    async with database.read() as connection:
        left = [(await connection.execute(query)).scalar_one() for query in waiting]
    await database.close()
    return not any(left)


async def read_in_flight(
    url: str, on_screen: dict[int, dict[int, str]], *, of: str = "okrug%"
) -> InFlight:
    """`on_screen`: texts of the messages per chat, by number. `of`: the names in the database of
    the processes that have ended.
    """
    database = open_database(url)
    async with database.read() as connection:
        await _let_the_server_finish(connection, of)
        found = InFlight()
        raws = await connection.execute(select(inbox.c.raw).where(inbox.c.status == NEW))
        for raw in raws.scalars():
            sender = re.search(r'"from": \{"id": (\d+)', raw)
            found.updates[int(sender[1]) if sender else 0] += 1
        sending = _OUTBOX.where(outbox.c.status == LetterStatus.SENDING)
        for row in await connection.execute(sending):
            number, shown = row.payload.get("request"), on_screen.get(row.telegram_id, {})
            found.letters[row.telegram_id, f"letter {number}"] += 1
            letters = map(LETTER.match, shown.values())
            found.arrived += any(one is not None and one[1] == str(number) for one in letters)
        lagging = await connection.execute(_CARDS.where(cards.c.shown < cards.c.wanted))
        for card in lagging:
            if _is_drawn(card, on_screen.get(card.telegram_id, {})):
                found.letters[card.telegram_id, f"card {card.request_id}"] += 1
                found.arrived += 1
    await database.close()
    return found


async def _let_the_server_finish(connection: Connection, names: str) -> None:
    """Waits for a commit that the dead bot had sent to the server."""
    if connection.dialect.name != "postgresql":
        return
    others = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND application_name LIKE :names"
        " AND backend_type = 'client backend'"
    )
    for _ in range(200):
        if not (await connection.execute(others, {"names": names})).scalar_one():
            return
        await connection.execute(text("SELECT pg_sleep(0.01)"))


def _is_drawn(row: Any, shown: dict[int, str]) -> bool:
    """Returns whether the chat shows a message that the row does not know."""
    head = f"Заявка {row.request_id} · затруднение · "
    if row.message_id is None:
        return any(text.startswith(head) for text in shown.values())
    return shown.get(row.message_id, "").startswith(head + STATES[row.status])
