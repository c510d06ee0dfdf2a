"""Queries of batches: requests that were shown together, to be approved by one press."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from district.ids import BatchId, PersonId
from district.requests.batches import Batch
from storage.database import Connection
from storage.records import Record
from storage.tables import request_batches
from storage.upsert import insert_into

_BATCH = Record(Batch, request_batches)
OLD_BATCHES = delete(request_batches).where(request_batches.c.made_at < bindparam("before"))


async def add_batch(tx: Connection, new: Batch, act: int | None, now: datetime) -> BatchId:
    """Stores a batch. Idempotent by the person and the update `act`, if there is one."""
    values = _BATCH.columns(new) | {"act": act, "made_at": now}
    del values["id"]
    statement = insert_into(tx, request_batches).values(values)
    same = {"index_elements": ["person_id", "act"], "set_": {"items": values["items"]}}
    added = statement.on_conflict_do_update(**same).returning(request_batches.c.id)
    return BatchId((await tx.execute(added)).scalar_one())


async def get_batch(tx: Connection, person: PersonId, batch: BatchId) -> Batch:
    """Returns a batch of the person.

    Raises:
        NotFound: there is none, or it is forgotten.
    """
    own = (request_batches.c.id == batch, request_batches.c.person_id == person)
    return await _BATCH.get(tx, select(request_batches).where(*own))
