"""Selects the conversations that are repeated on PostgreSQL.

The run on SQLite notes what each test asked of the database: statements, transactions, and how they
ended. On PostgreSQL conversations, and tests of services in which nothing runs at once, are left
out if they ask nothing new. Tests of the storage, of races and machines are always repeated, and so
is everything when nothing was noted.
"""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NewType
from uuid import uuid4
from zlib import crc32

import pytest
from sqlalchemy import Connection, Engine, Select, event
from sqlalchemy.engine import Compiled, ExceptionContext, make_url

ROOT = Path(__file__).parent.parent

Act = NewType("Act", int)
"""A statement with its outcome, or all that a transaction changed with its end."""

CONVERSATIONS, SERVICES = "tests/handlers/", "tests/services/"
_AT_ONCE = re.compile(r"\b(gather|create_task|together|play)\(|TaskGroup")
"""In the source of a test of services: what happens depends on the locks of the database."""
_LIST = re.compile(r"\(\?(, \?)+\)")
"""A list of values, whose length makes no other statement."""
_POSTGRESQL = make_url("postgresql+asyncpg://").get_dialect()()
_READS = ("SELECT", "WITH", "PRAGMA")


class Notes:
    """A plugin that notes in a file of its own what the tests of this process asked."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{uuid4()}.jsonl"
        self._acts: set[Act] = set()
        self._statements = 0
        self._queries: dict[Compiled, str] = {}
        self._open: defaultdict[Connection, set[str]] = defaultdict(set)

    @contextmanager
    def listening(self) -> Iterator[None]:
        heard: dict[str, Callable[..., None]] = {
            "after_cursor_execute": self._executed,
            "handle_error": self._failed,
            "commit": self._committed,
            "rollback": self._rolled_back,
        }
        for name, hear in heard.items():
            event.listen(Engine, name, hear)
        yield
        for name, hear in heard.items():
            event.remove(Engine, name, hear)

    @contextmanager
    def of(self, test: str) -> Iterator[None]:
        self._acts.clear()
        self._open.clear()
        self._statements = 0
        try:
            yield
        finally:
            line = json.dumps([test, self._statements, sorted(self._acts)])
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        with self.of(item.nodeid):
            return (yield)

    def _executed(
        self, conn: Connection, cursor: Any, statement: str, _: object, context: Any, *__: object
    ) -> None:
        if statement.lstrip().startswith(_READS):
            self._note(statement, context, "read")
        else:
            how = "changed some" if cursor.rowcount else "changed none"
            self._open[conn].add(self._note(statement, context, how))

    def _failed(self, failure: ExceptionContext) -> None:
        if failure.connection is not None and failure.statement is not None:
            how = type(failure.original_exception).__name__
            failed = self._note(failure.statement, failure.execution_context, how)
            self._open[failure.connection].add(failed)

    def _note(self, statement: str, context: Any, outcome: str) -> str:
        one = f"{self._text(statement, context)}: {outcome}"
        self._statements += 1
        self._acts.add(_act(one))
        return one

    def _text(self, statement: str, context: Any) -> str:
        """Returns a query as PostgreSQL gets it: SQLite has no locks of rows."""
        compiled = context.compiled if context is not None else None  # None: not even begun
        if compiled is None or not isinstance(compiled.statement, Select):
            return _LIST.sub("(?)", statement)
        if compiled not in self._queries:
            self._queries[compiled] = str(compiled.statement.compile(dialect=_POSTGRESQL))
        return self._queries[compiled]

    def _committed(self, conn: Connection) -> None:
        self._end(conn, "commit")

    def _rolled_back(self, conn: Connection) -> None:
        self._end(conn, "rollback")

    def _end(self, conn: Connection, how: str) -> None:
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
    choice = sorted(one for one in tests if one in noted and _may_be_left_out(one))
    kept = set(tests).difference(choice)
    made = set().union(*(noted.get(one, ()) for one in kept))
    return kept | set(_enough({one: noted[one] - made for one in choice}, price))


def _may_be_left_out(test: str) -> bool:
    file, _, name = test.partition("::")
    return test.startswith(CONVERSATIONS) or (
        test.startswith(SERVICES) and name.partition("[")[0] not in _running_at_once(file)
    )


@cache
def _running_at_once(file: str) -> frozenset[str]:
    """Returns the functions of a file that run something at once, also by calling each other."""
    text = (ROOT / file).read_text(encoding="utf-8")
    sources = {
        one.name: ast.get_source_segment(text, one) or ""
        for one in ast.walk(ast.parse(text))
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    found: set[str] = set()
    more = {name for name, source in sources.items() if _AT_ONCE.search(source)}
    while more:
        found |= more
        calls = re.compile(rf"\b({'|'.join(found)})\(")
        more = {name for name, source in sources.items() if calls.search(source)} - found
    return frozenset(found)


def _enough(choice: Mapping[str, set[Act]], price: Mapping[str, int]) -> Iterator[str]:
    """Yields tests that together make all acts, the cheapest per act first."""
    missing = set().union(*choice.values())
    while missing:
        best = max(choice, key=lambda test: len(choice[test] & missing) / (1 + price[test]))
        missing -= choice[best]
        yield best


def _act(*statements: str) -> Act:
    return Act(crc32("\n".join(statements).encode()))
