"""Queries of programmes."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from district.calls.programme import Programme
from district.ids import CallId
from storage.database import Connection
from storage.records import Record
from storage.tables import programmes
from storage.upsert import put

_PROGRAMME = Record(Programme, programmes)
_OF_CALLS = select(programmes).where(programmes.c.call_id.in_(bindparam("calls", expanding=True)))


async def find_programme(tx: Connection, call: CallId) -> Programme | None:
    return (await programmes_of(tx, [call])).get(call)


async def programmes_of(tx: Connection, calls: Collection[CallId]) -> dict[CallId, Programme]:
    found = await _PROGRAMME.all(tx, _OF_CALLS, calls=list(calls))
    return {one.call: one for one in found}


async def put_programme(tx: Connection, programme: Programme) -> None:
    """The caller has locked the call."""
    await put(tx, programmes, ("call_id",), [_PROGRAMME.columns(programme)])
