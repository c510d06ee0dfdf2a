"""Queries of threads; their messages are in `storage/messages.py`."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from district.ids import DistrictId, PersonId, ThreadId, TopicId
from district.questions.threads import OPEN, Thread, ThreadKind, ThreadStatus
from storage.database import Connection
from storage.records import Record
from storage.tables import municipalities, persons, threads

_THREAD = Record(Thread, threads)
_BY_ID = select(threads).where(threads.c.id == bindparam("id"))
_OPEN = select(threads).where(threads.c.status.in_(list(OPEN)))
_OPEN_OF = _OPEN.where(threads.c.person_id == bindparam("person"))
_ASKED = (
    select(threads)
    .where(threads.c.person_id == bindparam("person"), threads.c.kind == ThreadKind.METHODIST)
    .order_by(threads.c.status == ThreadStatus.CLOSED, threads.c.id.desc())
)
_TO_PASS_ON = select(threads.c.id).where(
    threads.c.status == ThreadStatus.WAITING, threads.c.pass_on_at <= bindparam("now")
)


async def get_thread(tx: Connection, number: ThreadId, *, hold: bool = False) -> Thread:
    """Returns a thread; `hold` locks it until the transaction ends.

    Raises:
        NotFound: there is no such thread.
    """
    return await _THREAD.get(tx, _held(_BY_ID, hold), id=number)


async def open_threads_of(tx: Connection, person: PersonId, *, hold: bool = False) -> list[Thread]:
    """Returns the open threads of their author."""
    return await _THREAD.all(tx, _held(_OPEN_OF, hold), person=person)


async def find_open_thread(
    tx: Connection, person: PersonId, topic: TopicId | None = None, *, hold: bool = False
) -> Thread | None:
    """Returns the author's open thread with the methodists of a topic, or (None) with curators."""
    about = threads.c.topic_id == topic if topic else threads.c.topic_id.is_(None)
    return await _THREAD.find(tx, _held(_OPEN_OF.where(about), hold), person=person)


async def threads_with_methodists(tx: Connection, person: PersonId) -> list[Thread]:
    """Returns the author's threads with methodists, open ones and the latest first."""
    return await _THREAD.all(tx, _ASKED, person=person)


async def threads_to_pass_on(tx: Connection, now: datetime) -> list[ThreadId]:
    return [ThreadId(one) for one in (await tx.execute(_TO_PASS_ON, {"now": now})).scalars()]


async def threads_of(tx: Connection, person: PersonId) -> list[ThreadId]:
    """Returns the threads that the person began, open or closed."""
    return list(
        (await tx.execute(select(threads.c.id).where(threads.c.person_id == person))).scalars()
    )


async def open_threads_in(tx: Connection, districts: Collection[DistrictId] | None) -> list[Thread]:
    """Returns open threads whose authors work in these districts (None: any): first those that
    wait, the oldest first.
    """
    query = _OPEN.order_by(threads.c.status.desc(), threads.c.since, threads.c.id)
    if districts is not None:
        query = (
            query.join(persons, persons.c.id == threads.c.person_id)
            .join(municipalities, municipalities.c.id == persons.c.municipality_id)
            .where(municipalities.c.district_id.in_(list(districts)))
        )
    return await _THREAD.all(tx, query)


async def add_thread(tx: Connection, new: Thread) -> Thread:
    return await _THREAD.add(tx, threads, new)


async def save_thread(tx: Connection, thread: Thread) -> None:
    """Stores a thread that the caller holds."""
    values = _THREAD.columns(thread)
    await tx.execute(update(threads).where(threads.c.id == thread.id).values(values))


def _held(query: Select[Any], hold: bool) -> Select[Any]:
    return query.with_for_update() if hold else query
