"""Queries for one person never scan a table that grows with the region."""

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

GROWING = (
    "cards|conversations|deficits|drafts|inbox|memberships|outbox|persons|request_history|requests"
)
SCAN = re.compile(
    rf"SCAN ({GROWING})\b(?! USING INDEX ix_(outbox_due|cards_lagging|requests_(next|submitted)))"
    r"|SEARCH cards .*\(person_id=\?\)"
)
"""These indexes contain only waiting rows. A member's cards grow with the years."""

ALL_READ = re.compile(r"ix_announcements_status_due_at|ix_documents_district_id|MULTI-INDEX OR")
"""Plans that read everything of a state, or of a district."""


@pytest.fixture
def statements() -> Iterator[set[str]]:
    """Statements executed in the block."""
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


async def test_the_round_of_communities_and_their_screens_read_no_table_from_end_to_end(
    stage: Stage, statements: set[str]
) -> None:
    await stage.opens_communities()
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    curator = await stage.curator("gornyy")
    statements.clear()
    await stage.app.services.communities.tick()
    await stage.settle()
    assert "Вас приглашают в сообщество" in aishat.text
    await aishat.presses("Вступить")
    for player in (aishat, curator):
        await player.says("Школы и наставники")
        await player.presses("Сообщества")
        await player.presses("Учителя математики")
    await curator.presses("Вести сообщество")
    assert any("memberships" in statement for statement in statements)
    scans = {plan for statement in statements for plan in _scans(stage, statement)}
    assert not scans
    assert not {one for one in statements if "FROM grants" in one and _reads_all(stage, one)}


async def test_a_search_reads_neither_all_that_was_announced_nor_all_documents(
    stage: Stage, statements: set[str]
) -> None:
    teacher = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    actor = await stage.cast.actor(await stage.person_of(teacher))
    statements.clear()
    await stage.app.services.library.newest(actor, (), 5)
    await stage.app.services.news.newest(actor, "", 5)
    asked = [one for one in statements if "LIMIT" in one and re.search("documents|copies", one)]
    plans = [plan for statement in asked for plan in _plans(stage, statement)]
    for index in ("documents_day", "announcements_district_id_started_at", "copies_person_id"):
        assert any(f"USING INDEX ix_{index}" in plan for plan in plans), index
    assert not [plan for plan in plans if ALL_READ.search(plan)]


async def test_when_the_round_is_over_people_are_not_looked_at_again(
    stage: Stage, statements: set[str]
) -> None:
    await stage.opens_communities()
    await stage.teacher("Айшат")
    await stage.app.services.communities.tick()
    statements.clear()
    await stage.app.services.communities.tick()
    assert [one for one in statements if "persons" in one] == []
    assert len(statements) < 5


def test_a_scan_would_be_seen(stage: Stage) -> None:
    assert list(_scans(stage, "SELECT * FROM outbox WHERE status = ?"))


async def _reports(teacher: Player) -> None:
    await teacher.says("Рассказать, что трудно")
    for label in ("Методические", "Неуспевающие ученики", "Нужна помощь", "Отправить"):
        await teacher.presses(label)


def _reads_all(stage: Stage, statement: str) -> bool:
    """Scans everyone's roles."""
    return any(re.search(r"SCAN grants\b", plan) for plan in _plans(stage, statement))


def _scans(stage: Stage, statement: str) -> Iterator[str]:
    for plan in _plans(stage, statement):
        if SCAN.search(plan):
            yield f"{plan}: {' '.join(statement.split())[:300]}"


def _plans(stage: Stage, statement: str) -> Iterator[str]:
    file = file_of(stage.settings.database_url)
    assert file is not None
    if not statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
        return
    with closing(sqlite3.connect(file)) as connection:
        values = [1] * statement.count("?")
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values):
            yield row[3]
