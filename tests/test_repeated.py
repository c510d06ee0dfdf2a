"""Statements of tests that are left out on PostgreSQL are made by others."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, column, create_engine, select, table, text
from sqlalchemy.exc import IntegrityError

from tests.repeated import CONVERSATIONS, Notes, without_repetition

STORAGE, ONE, OTHER, BOTH, NEW = "tests/storage/a", *(f"{CONVERSATIONS}{each}" for each in "bcde")
AT_ONCE = "test_two_who_give_at_once_end_the_stage_once"
TABLE = "CREATE TABLE one (id INTEGER PRIMARY KEY)"
INSERT, UPDATE = "INSERT INTO one VALUES (1)", "UPDATE one SET id = 2"


def note(folder: Path, tests: Mapping[str, Sequence[str | Select[Any]]]) -> None:
    """Runs each test's transactions on an empty table."""
    notes = Notes(folder)
    with notes.listening():
        for test, statements in tests.items():
            engine = create_engine("sqlite://")
            with closing(engine.connect()) as connection, notes.of(test):
                for statement in [TABLE, *statements]:
                    with connection.begin():
                        connection.execute(
                            text(statement) if isinstance(statement, str) else statement
                        )
            engine.dispose()


def test_what_others_ask_is_not_repeated(tmp_path: Path) -> None:
    asked = {STORAGE: [INSERT], ONE: [INSERT, UPDATE], OTHER: [INSERT], BOTH: [INSERT, UPDATE]}
    note(tmp_path, asked)
    assert without_repetition([STORAGE, ONE, OTHER, BOTH], tmp_path) == {STORAGE, ONE}


def test_another_outcome_is_repeated(tmp_path: Path) -> None:
    note(tmp_path, {STORAGE: [INSERT, UPDATE], ONE: [UPDATE], OTHER: [INSERT, UPDATE]})
    assert without_repetition([STORAGE, ONE, OTHER], tmp_path) == {STORAGE, ONE}


def test_a_lock_that_sqlite_does_not_know_is_repeated(tmp_path: Path) -> None:
    ids: Select[Any] = select(column("id")).select_from(table("one"))
    note(tmp_path, {STORAGE: [ids], ONE: [ids], OTHER: [ids.with_for_update()]})
    assert without_repetition([STORAGE, ONE, OTHER], tmp_path) == {STORAGE, OTHER}


def test_a_failure_is_repeated(tmp_path: Path) -> None:
    note(tmp_path, {STORAGE: [INSERT]})
    with pytest.raises(IntegrityError):
        note(tmp_path, {ONE: [INSERT, INSERT]})
    assert without_repetition([STORAGE, ONE], tmp_path) == {STORAGE, ONE}


def test_what_nobody_noted_is_repeated(tmp_path: Path) -> None:
    note(tmp_path, {STORAGE: [INSERT], ONE: [INSERT]})
    assert without_repetition([STORAGE, ONE, NEW], tmp_path) == {STORAGE, NEW}


def test_what_runs_at_once_is_repeated(tmp_path: Path) -> None:
    """It depends on locks, not only on statements."""
    alone, at_once = (f"tests/services/test_reviews.py::{name}" for name in ("test_it", AT_ONCE))
    note(tmp_path, {STORAGE: [INSERT], alone: [INSERT], at_once: [INSERT]})
    assert without_repetition([STORAGE, alone, at_once], tmp_path) == {STORAGE, at_once}
