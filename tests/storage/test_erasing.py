"""Erasure is complete: a person's word is in every column before, and in none after."""

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    insert,
    select,
)

from district.ids import PersonId
from storage.backup import back_up, forget_copies
from storage.columns import Moment
from storage.database import Connection, Database
from storage.migrate import migrate
from storage.people.erasing import erase_person, last_erasure
from storage.tables import metadata

WORD = "Zarechnaya"
"""The same bytes in every encoding, also in JSON."""
OTHER = "слово"
NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
LEAVER, STAYER = 1, 2

FROM_FILES = {
    "activity_types",
    "areas",
    "campaigns",
    "categories",
    "communities",
    "districts",
    "institutes",
    "municipalities",
    "schools",
    "topics",
}
"""Loaded from data files, not typed by people."""
CODES = {
    "activities.audience",
    "activities.guest_seats",
    "announcements.recipients",
    "announcements.repeats",
    "call_history.facts",
    "call_results.order",
    "call_results.rows",
    "call_sheets.scores",
    "copies.message_ids",
    "council_settings.value",
    "curricula.topics",
    "deficits.wanted",
    "mentors.languages",
    "mentors.subjects",
    "mentors.topics",
    "mentorships.wishes",
    "motion_history.choice",
    "motion_history.outcome",
    "motion_seats.choice",
    "motions.effect",
    "motions.files",
    "motions.outcome",
    "motions.rules",
    "motions.runoff",
    "outbox.payload",
    "persons.subjects",
    "review_history.scores",
    "reviews.scores",
}
"""JSON of ids and choices, not typed by people."""
OF_THE_DISTRICT = {
    "slots.place",
    "activities.description",
    "activities.title",
    "call_kinds.kind",
    "call_papers.grade",
    "call_papers.signer",
    "call_papers.signer_post",
    "call_versions.kind",
    "call_versions.title",
    "calls.kind",
    "calls.reason",
    "calls.title",
    "certificates.signer",
    "certificates.signer_post",
    "certificates.title",
    "community_chats.url",
    "curricula.about",
    "curricula.title",
    "curriculum_certificates.signer",
    "curriculum_certificates.signer_post",
    "curriculum_certificates.title",
    "document_words.word",
    "documents.about",
    "documents.file",
    "documents.link",
    "documents.number",
    "documents.owner",
    "documents.text",
    "documents.title",
    "entry_pupils.grade",
    "holidays.en",
    "holidays.ru",
    "programmes.plan",
    "programmes.published",
    "sessions.place",
    "surveys.questions",
    "surveys.results",
    "surveys.title",
    "signers.name",
    "signers.post",
}
"""Activities, places and signers, which certificates of others name, calls, classes of pupils,
which diplomas name, days off, documents of the library, and surveys, whose
results have anonymous words.
"""
OF_THE_COUNCIL = {
    "call_history.note",
    "call_papers.reason",
    "enrolment_history.reason",
    "motion_history.note",
    "motions.options",
    "motions.question",
    "motions.text",
    "protocols.facts",
    "protocols.reason",
    "protocols.words",
    "request_history.reason",
    "requests.decided_by",
    "requests.reason",
}
"""Motions, protocols, and decisions on other people's requests with reasons: documents of the
council, as the consent says.
"""
SHORT = {"pupils.grade", "pupils.initials"}
"""Text in columns of limited length; all others of that type hold codes."""

PLANTED: Mapping[str, Mapping[str, Any]] = {
    "announcements": {
        "status": "sent",
        "content": {"text": WORD, "entities": [], "media": []},
        "buttons": [{"kind": "link", "label": WORD, "url": WORD, "activity": None}],
    },
    "call_papers": {"held_by": "person"},
    "cards": {"chat_id": None, "motion_id": None, "activity_id": None},
    "changes": {"subject": "certificate", "subject_id": "1"},
    "inbox": {"status": "unreadable"},
    "municipalities": {"kind": "district"},
    "organizations": {"merged_into": None, "kind": "school"},
    "persons": {
        "deleted_at": None,
        "merged_into": None,
        "language": "ru",
        "position": "teacher",
        "subjects": [],
    },
    "requests": {"decider_id": STAYER, "decided_by": None},
    "slots": {"methodist_id": None},
    "request_history": {"person_id": STAYER},
    "enrolment_history": {"person_id": STAYER},
    "grants": {"granted_by": None},
    "mentorships": {"mentor_id": STAYER},
}
"""Columns that need a particular value."""
EXPELLING = {"_given": {"enrolment": 1}, "reason": WORD}
BESIDES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    # Text of others about the erased person.
    ("drafts", {"person_id": STAYER, "form": "decision", "answers": {"request": 1, "note": WORD}}),
    ("drafts", {"person_id": STAYER, "form": "expulsion", "answers": EXPELLING}),
    ("mentorship_messages", {"person_id": STAYER, "words": WORD}),
    ("thread_messages", {"person_id": STAYER, "words": WORD}),
    ("changes", {"subject": "organization", "subject_id": "1", "details": {"name": WORD}}),
    # Decisions of the erased person about others.
    ("requests", {"author_id": STAYER, "decider_id": LEAVER, "decided_by": None, "facts": None}),
    ("request_history", {"request_id": 2, "person_id": LEAVER}),
    ("enrolments", {"person_id": STAYER, "words": OTHER, "answers": {}}),
    ("enrolment_history", {"enrolment_id": 2, "person_id": LEAVER}),
)


def name_of(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"


def holds_words(column: Column[Any]) -> bool:
    if column.table.name in FROM_FILES or column.foreign_keys or name_of(column) in CODES:
        return False
    return isinstance(column.type, Text | JSON) or name_of(column) in SHORT


def value_for(column: Column[Any], number: int) -> Any:
    """The word for text columns; row 1 of its table for all others."""
    if isinstance(column.type, JSON):
        return {"words": WORD} if holds_words(column) else {}
    if isinstance(column.type, String):
        if holds_words(column):
            return WORD
        return OTHER if column.foreign_keys or number == 1 else f"{OTHER}{number}"
    others = {Boolean: False, Moment: NOW, Date: date(2026, 11, 23), LargeBinary: b"sealed"}
    return others.get(type(column.type), 1)


def planted_row(table: Table, number: int, **values: Any) -> dict[str, Any]:
    row = {column.name: value_for(column, number) for column in table.columns}
    if isinstance(table.primary_key.columns[0].type, Integer) and "id" in row:
        row["id"] = number
    return {**row, **PLANTED.get(table.name, {}), **values}


async def plant(tx: Connection, without: frozenset[str] = frozenset()) -> None:
    """Adds a row of the person to every table, and related rows of others; another word in the
    columns `without`.
    """

    def row_for(table: Table, number: int = 1, **values: Any) -> dict[str, Any]:
        row = planted_row(table, number, **values)
        return {
            name: OTHER if f"{table.name}.{name}" in without and WORD in str(value) else value
            for name, value in row.items()
        }

    for table in metadata.sorted_tables:
        await tx.execute(insert(table).values(row_for(table)))
        if table.name == "persons":
            stayer = dict.fromkeys(
                ("surname", "given_name", "patronymic", "municipality_id", "organization_id")
            )
            other = row_for(table, STAYER, telegram_id=2, subjects=[], **stayer)
            await tx.execute(insert(table).values(other))
    counts: dict[str, int] = {}
    for name, values in BESIDES:
        number = counts[name] = counts.get(name, 1) + 1
        table = metadata.tables[name]
        await tx.execute(insert(table).values(row_for(table, number, **values)))


async def found_in(connection: Connection) -> set[str]:
    """Columns that contain the word."""
    return {
        name_of(column)
        for table in metadata.sorted_tables
        for row in (await connection.execute(select(table))).mappings()
        for column in table.columns
        if WORD in json.dumps(row[column.name], default=str, ensure_ascii=False)
    }


async def test_the_word_of_an_erased_person_is_in_no_table(database: Database) -> None:
    async with database.write() as tx:
        await plant(tx)
        every = {
            name_of(column)
            for table in metadata.sorted_tables
            for column in table.columns
            if holds_words(column)
        }
        planted = await found_in(tx)
        assert planted == every - {"changes.subject_id", "requests.decided_by"}
        await erase_person(tx, PersonId(LEAVER), NOW)
        left = await found_in(tx)
    assert left == OF_THE_DISTRICT | OF_THE_COUNCIL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the database."""
    return tmp_path


def _remove_all(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def files_with_the_word(folder: Path) -> list[str]:
    return sorted(
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and WORD.encode() in file.read_bytes()
    )


@pytest.mark.sqlite_only
async def test_the_word_of_an_erased_person_is_in_no_file_and_no_newer_copy(
    database: Database, empty_url: str, folder: Path
) -> None:
    names = {"persons.surname", "persons.given_name"}  # stays in decisions
    async with database.write() as tx:
        await plant(tx, without=frozenset(OF_THE_DISTRICT | OF_THE_COUNCIL | names))
    back_up(empty_url, folder / "before-0001.db")
    os.utime(folder / "before-0001.db", (NOW.timestamp(), NOW.timestamp()))
    assert files_with_the_word(folder) == ["before-0001.db", "okrug.db-wal"]
    await database.truncate_log()
    assert files_with_the_word(folder) == ["before-0001.db", "okrug.db"]
    async with database.write() as tx:
        await erase_person(tx, PersonId(LEAVER), NOW)
    await database.truncate_log()
    async with database.read() as connection:
        latest = await last_erasure(connection)
    assert latest == NOW
    forget_copies(folder, latest)
    back_up(empty_url, folder / "backups" / "okrug-2026-12-08.db")
    assert files_with_the_word(folder) == []
    assert (folder / "okrug.db-wal").stat().st_size == 0
    assert not (folder / "before-0001.db").exists()


@pytest.mark.sqlite_only
async def test_what_was_deleted_before_an_update_is_overwritten_by_it(
    database: Database, empty_url: str, folder: Path
) -> None:
    """Older versions freed pages without overwriting them."""
    await database.close()
    _remove_all(folder)
    await migrate(empty_url, "0011")
    with closing(sqlite3.connect(folder / "okrug.db", isolation_level=None)) as old:
        old.execute("PRAGMA secure_delete=OFF")
        old.execute("INSERT INTO districts (id, name) VALUES ('x', ?)", (WORD * 2000,))
        old.execute("DELETE FROM districts")
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert files_with_the_word(folder) == ["okrug.db"]
    await migrate(empty_url)
    assert files_with_the_word(folder) == []


@pytest.mark.sqlite_only
def test_copies_older_than_an_erasure_go_and_newer_ones_stay(tmp_path: Path) -> None:
    for name, age in (("before-0001.db", 1), ("before-update.db", -1), ("okrug.db", 1)):
        moment = (NOW - timedelta(hours=age)).timestamp()
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (moment, moment))
    forget_copies(tmp_path, NOW)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["before-update.db", "okrug.db"]
