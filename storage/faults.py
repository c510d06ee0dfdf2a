"""Which error means that the database cannot be used just now, rather than that we are wrong."""

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
"""SQLSTATE classes and codes (PostgreSQL, appendix A): connection, read-only after a failover, a
deadlock or serialization to be tried again, no resources, a lock not got, shut down, system."""


def is_away(error: DBAPIError) -> bool:
    """Whether the same statement may succeed later: the disk is full, the server is away."""
    if error.connection_invalidated:
        return True
    cause: BaseException | None = error.orig
    while cause is not None:
        code = getattr(cause, "sqlite_errorcode", None)
        if code is not None:
            return code & 0xFF in _SQLITE  # the extended code carries the primary one below
        state = getattr(cause, "sqlstate", None)
        if state:
            return state in _POSTGRESQL or state[:2] in _POSTGRESQL
        cause = cause.__cause__
    return False


def one_line(error: BaseException) -> str:
    plain = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(plain).splitlines()[0] if str(plain) else type(plain).__name__
