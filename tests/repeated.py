"""Which conversations are repeated on PostgreSQL.

The run on SQLite notes what each test asked of the database: statements, transactions, and how they
ended. On PostgreSQL conversations that ask nothing new are left out. Tests of services, of the
storage and of crashes are always repeated, and so is everything when nothing was noted.
"""

import json
import re
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NewType
from uuid import uuid4
from zlib import crc32

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext

Act = NewType("Act", int)
"""A statement with its outcome, or all that a transaction changed with its end."""

CONVERSATIONS = "tests/handlers/"
_LIST = re.compile(r"\(\?(, \?)+\)")
"""As many as there are values, so that each number of them would be another statement."""
_READS = ("SELECT", "WITH", "PRAGMA")


class Notes:
    """A plugin that notes in a file of its own what the tests of this process asked."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{uuid4()}.jsonl"
        self._acts: set[Act] = set()
        self._statements = 0
        self._open: defaultdict[Connection, set[str]] = defaultdict(set)

    def listen(self) -> None:
        event.listen(Engine, "after_cursor_execute", self._executed)
        event.listen(Engine, "handle_error", self._failed)
        event.listen(Engine, "commit", lambda conn: self._ended(conn, "commit"))
        event.listen(Engine, "rollback", lambda conn: self._ended(conn, "rollback"))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._acts.clear()
        self._open.clear()
        self._statements = 0
        result = yield
        line = json.dumps([item.nodeid, self._statements, sorted(self._acts)])
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        return result

    def _executed(self, conn: Connection, cursor: Any, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(_READS):
            self._note(statement, "read")
        else:
            changed = self._note(statement, "changed some" if cursor.rowcount else "changed none")
            self._open[conn].add(changed)

    def _failed(self, context: ExceptionContext) -> None:
        if context.connection is not None and context.statement is not None:
            failed = self._note(context.statement, type(context.original_exception).__name__)
            self._open[context.connection].add(failed)

    def _note(self, statement: str, outcome: str) -> str:
        one = f"{_LIST.sub('(?)', statement)}: {outcome}"
        self._statements += 1
        self._acts.add(_act(one))
        return one

    def _ended(self, conn: Connection, how: str) -> None:
        made = self._open.pop(conn, None)
        if made:
            self._acts.add(_act(how, *sorted(made)))


def without_repetition(tests: Sequence[str], folder: Path) -> set[str]:
    """Returns those of `tests` that are to run."""
    noted: dict[str, set[Act]] = {}
    price: dict[str, int] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            test, price[test], acts = json.loads(line)
            noted[test] = set(acts)
    choice = sorted(one for one in tests if one.startswith(CONVERSATIONS) and one in noted)
    kept = set(tests).difference(choice)
    made = set().union(*(noted.get(one, ()) for one in kept))
    return kept | set(_enough({one: noted[one] - made for one in choice}, price))


def _enough(choice: Mapping[str, set[Act]], price: Mapping[str, int]) -> Iterator[str]:
    """Yields tests that together make all acts, the cheapest per act first."""
    missing = set().union(*choice.values())
    while missing:
        best = max(choice, key=lambda test: len(choice[test] & missing) / (1 + price[test]))
        missing -= choice[best]
        yield best


def _act(*statements: str) -> Act:
    return Act(crc32("\n".join(statements).encode()))
