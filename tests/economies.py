"""Shares what all bots of a run make alike, and leaves out what costs more than it tests.

A test with the whole bot spends a third of its time on the same signatures, on the same compiled
statements, and on changing threads for statements that take microseconds.
"""

import asyncio
import inspect
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import aiosqlite
import pytest
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters import Filter
from sqlalchemy import Connection, Engine, event

from tests.statements import CompiledStatements

_WAIT = "PRAGMA busy_timeout=5000"
_TRIES = 5_000


@contextmanager
def made_once() -> Iterator[None]:
    """Keeps what each bot would make again: compiled statements, the parameters of handlers and
    filters, and the certificates of authorities.
    """
    compiled = CompiledStatements()

    def use(conn: Connection) -> None:
        conn.execution_options(compiled_cache=compiled)

    event.listen(Engine, "engine_connect", use)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        patch.setattr(CallableObject, "__post_init__", _inspected_once())
        yield
    event.remove(Engine, "engine_connect", use)


@contextmanager
def statements_here() -> Iterator[None]:
    """Runs statements of SQLite in this thread. Other tasks go on before each, as with threads.

    A connection is never used by two threads at once, so a lock is waited for here as well.
    """

    async def execute(connection: Any, work: Any, *given: Any, **named: Any) -> Any:
        await asyncio.sleep(0)
        if _WAIT in given:
            return await execute(connection, work, given[0], "PRAGMA busy_timeout=0", *given[2:])
        for _ in range(_TRIES):
            try:
                return work(*given, **named)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                await asyncio.sleep(0.001)
        return work(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aiosqlite.Connection, "_execute", execute)
        yield


def _inspected_once() -> Callable[[CallableObject], None]:
    inspected: dict[object, tuple[bool, set[str], bool]] = {}
    inspect_now = CallableObject.__post_init__

    def post_init(one: CallableObject) -> None:
        kind = _kind(one.callback)
        if kind not in inspected:
            inspect_now(one)
            if kind is not None:
                inspected[kind] = one.awaitable, one.params, one.varkw
        else:
            one.awaitable, one.params, one.varkw = inspected[kind]

    return post_init


def _kind(callback: Any) -> object:
    """Returns what the parameters follow from, or None if not known."""
    if isinstance(callback, Filter):
        return type(callback)
    if hasattr(callback, "__wrapped__") or not hasattr(callback, "__code__"):
        return None
    return callback.__code__, inspect.ismethod(callback)
