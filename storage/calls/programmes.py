"""Queries of programmes."""

from collections.abc import Collection

from district.calls.programme import Programme
from district.ids import CallId
from storage.database import Connection
from storage.records import Rows
from storage.tables import programmes
from storage.upsert import put

_PROGRAMMES: Rows[Programme, CallId] = Rows(Programme, programmes)


async def find_programme(tx: Connection, call: CallId) -> Programme | None:
    return await _PROGRAMMES.first(tx, call_id=call)


async def programmes_of(tx: Connection, calls: Collection[CallId]) -> list[Programme]:
    return await _PROGRAMMES.where(tx, call_id=list(calls))


async def put_programme(tx: Connection, programme: Programme) -> None:
    """The caller has locked the call."""
    await put(tx, programmes, ("call_id",), [_PROGRAMMES.columns(programme)])
