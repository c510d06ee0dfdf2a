"""Accepted deficits of many people, added to the storage with their requests."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Column, ScalarSelect, Table, insert, select

from district.requests.deficits import DEFICIT_KIND, DeficitStatus, Severity
from district.requests.request import How, Move, RequestStatus
from storage.database import Connection
from storage.tables import deficits, municipalities, persons, request_history, requests
from tests.play import Player, Stage


async def teachers_of(stage: Stage, municipality: str, count: int) -> list[Player]:
    return [await stage.teacher(municipality=municipality) for _ in range(count)]


def _place(column: Column[str], player: Player) -> ScalarSelect[str]:
    of = municipalities.c.id == persons.c.municipality_id
    return select(column).join(persons, of).where(persons.c.id == player.person).scalar_subquery()


async def _added(tx: Connection, table: Table, row: dict[str, Any]) -> int:
    found = await tx.execute(insert(table).values(row).returning(table.c.id))
    number: int = found.scalar_one()
    return number


async def find_hard(
    stage: Stage,
    decider: Player,
    topic: str,
    players: Sequence[Player],
    *,
    healed: int = 0,
    ago: timedelta = timedelta(days=1),
) -> None:
    """The first `healed` of the players have said that it has become easier."""
    at = stage.clock() - ago
    async with stage.app.database.write() as tx:
        for number, player in enumerate(players):
            deficit: dict[str, Any] = {
                "person_id": player.person,
                "topic_id": topic,
                "severity": Severity.NEED_HELP,
                "wanted": [],
                "status": DeficitStatus.RESOLVED if number < healed else DeficitStatus.ACCEPTED,
                "reported_at": at,
                "changed_at": at,
            }
            request = {
                "kind": DEFICIT_KIND,
                "subject_id": await _added(tx, deficits, deficit),
                "author_id": player.person,
                "municipality_id": _place(municipalities.c.id, player),
                "district_id": _place(municipalities.c.district_id, player),
                "status": RequestStatus.APPROVED,
                "version": 2,
                "escalated": False,
                "submitted_at": at,
                "waiting_since": at,
                "waiting_days_used": 0,
                "promised": at.date(),
                "decider_id": decider.person,
                "decided_at": at,
            }
            request_id = await _added(tx, requests, request)
            moves = (
                (Move.SUBMIT, None, RequestStatus.SUBMITTED, player),
                (Move.APPROVE, RequestStatus.SUBMITTED, RequestStatus.APPROVED, decider),
            )
            history = [
                {
                    "request_id": request_id,
                    "move": move,
                    "source": source,
                    "target": target,
                    "at": at,
                    "person_id": by.person,
                    "how": How.BUTTON,
                }
                for move, source, target, by in moves
            ]
            await tx.execute(insert(request_history), history)
