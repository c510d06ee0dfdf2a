"""The log of views: services that return named data write it first; of a card in a
chat it is written when the card is sent, before that is marked.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from district.ids import PersonId
from district.people.views import View, Viewed
from storage.database import Database
from storage.people.views import note_views, unnoted_views

_put_off: ContextVar[list[View] | None] = ContextVar("_put_off", default=None)


@contextmanager
def looks_put_off() -> Iterator[list[View]]:
    """Collects views instead of recording them, for a screen that may not be sent."""
    waiting = list[View]()
    token = _put_off.set(waiting)
    try:
        yield waiting
    finally:
        _put_off.reset(token)


async def note_looks(database: Database, looks: Iterable[View], now: datetime) -> None:
    """Records views of other people's data. Repeated on the same day (UTC), it only reads."""
    others = [one for one in looks if one.reader != one.person]
    if (waiting := _put_off.get()) is not None:
        waiting += others
        return
    if not others:
        return
    async with database.read() as connection:
        new = await unnoted_views(connection, others, now)
    if new:
        async with database.write() as tx:
            await note_views(tx, new, now)


def looks_at(
    reader: PersonId,
    subject: Viewed,
    subject_id: int,
    people: Iterable[PersonId],
    *,
    as_expert: bool = False,
) -> list[View]:
    """Returns the views of one reader who sees several people."""
    return [
        View(
            reader=reader,
            subject=subject,
            subject_id=subject_id,
            person=person,
            as_expert=as_expert,
        )
        for person in people
    ]
