"""Distinguishes a database that cannot be used now from programming errors."""

import sqlite3

from sqlalchemy.exc import DBAPIError

_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
"""Primary result codes (sqlite.org/rescode.html)."""

_POSTGRESQL = {"08", "25006", "40", "53", "55P03", "57", "58"}
"""SQLSTATE classes and codes (PostgreSQL, appendix A): connection, read-only after a failover,
deadlock or serialization failure, insufficient resources, lock not available, shutdown, system.
"""


def is_away(error: DBAPIError) -> bool:
    """Returns whether the same statement may succeed later, e.g. disk full or server down."""
    if error.connection_invalidated:
        return True
    cause: BaseException | None = error.orig
    while cause is not None:
        code = getattr(cause, "sqlite_errorcode", None)
        if code is not None:
            return code & 0xFF in _SQLITE  # the low byte of an extended code is the primary one
        state = getattr(cause, "sqlstate", None)
        if state:
            return state in _POSTGRESQL or state[:2] in _POSTGRESQL
        cause = cause.__cause__
    return False


def one_line(error: BaseException) -> str:
    """Describes an error without values of the statement.

    PostgreSQL quotes values in its detail lines (`DETAIL: Key (name)=(…)`), and in the first line
    if a value is malformed.
    """
    plain = error.orig if isinstance(error, DBAPIError) and error.orig else error
    code = _code_of(plain)
    if not str(plain) or _quotes_values(plain):
        return code or type(plain).__name__
    return str(plain).splitlines()[0]


def described_fault(error: BaseException) -> str:
    """Returns `one_line` of a database error, or an empty string for other errors."""
    if isinstance(error, DBAPIError):
        return one_line(error)
    if isinstance(error, sqlite3.Error) or hasattr(error, "sqlstate"):
        return one_line(error)
    return ""


def _quotes_values(error: BaseException) -> bool:
    """SQLSTATE class 22 is about data; a driver rejects a parameter with `ValueError`."""
    each: BaseException | None = error
    while each is not None:
        state = getattr(each, "sqlstate", None) or ""
        if state.startswith("22") or isinstance(each, ValueError):
            return True
        each = each.__cause__
    return False


def _code_of(error: BaseException) -> str:
    return getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None) or ""
