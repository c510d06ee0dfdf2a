"""No table that grows with the people of a region is read from end to end for one of them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Engine, event

from storage.database import file_of
from tests.play import Player, Stage

pytestmark = pytest.mark.sqlite_only

GROWING = "cards|conversations|deficits|drafts|inbox|outbox|persons|request_history|requests"
SCAN = re.compile(
    rf"SCAN ({GROWING})\b(?! USING INDEX ix_(outbox_due|cards_lagging|requests_next))"
)
"""Those three indexes hold only what waits."""


@pytest.fixture
def statements() -> Iterator[set[str]]:
    """What the database was asked meanwhile."""
    asked: set[str] = set()

    def note(_: Any, __: Any, statement: str, *rest: Any) -> None:
        asked.add(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


async def test_taps_letters_and_decisions_find_what_they_need_by_an_index(
    stage: Stage, statements: set[str]
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    member = await stage.member("levashinskiy")
    statements.clear()
    await _reports(aishat)
    await member.presses("Принять")
    await stage.settle()
    await aishat.says("Мои заявки")
    await member.says("Ждут решения")
    assert len(statements) > 20
    scans = {plan for statement in statements for plan in _scans(stage, statement)}
    assert not scans


def test_a_scan_would_be_seen(stage: Stage) -> None:
    assert list(_scans(stage, "SELECT * FROM outbox WHERE status = ?"))


async def _reports(teacher: Player) -> None:
    await teacher.says("Сообщить о затруднении")
    for label in ("Методические", "Неуспевающие ученики", "Нужна помощь"):
        await teacher.presses(label)
    for label in ("Пропустить", "Готово", "Отправить"):
        await teacher.presses(label)


def _scans(stage: Stage, statement: str) -> Iterator[str]:
    file = file_of(stage.settings.database_url)
    assert file is not None
    if not statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
        return
    with closing(sqlite3.connect(file)) as connection:
        values = [1] * statement.count("?")
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values):
            if SCAN.search(row[3]):
                yield f"{row[3]}: {' '.join(statement.split())[:300]}"
