"""Queries of messages: of pairs and of threads, in tables of the same columns."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Table, func, select

from district.ids import DraftId, PersonId
from district.messages import Message
from storage.database import Connection
from storage.records import Record
from storage.tables import mentorship_messages, thread_messages


class Messages:
    """One table of messages; `thread` names the column of what they belong to."""

    def __init__(self, table: Table, thread: str) -> None:
        self._table = table
        self._thread = thread
        self._record = Record(Message, table, thread=thread)

    async def add(
        self,
        tx: Connection,
        thread: int,
        author: PersonId,
        words: str,
        draft: DraftId,
        now: datetime,
    ) -> Message:
        new = Message(id=0, thread=thread, person=author, words=words, at=now)
        return await self._record.add(tx, self._table, new, draft_id=draft)

    async def find(self, tx: Connection, number: int) -> Message | None:
        return await self._record.find(tx, select(self._table).where(self._table.c.id == number))

    async def find_of_draft(self, tx: Connection, draft: DraftId) -> Message | None:
        """Returns the message that a form became."""
        query = select(self._table).where(self._table.c.draft_id == draft)
        return await self._record.find(tx, query)

    async def of_thread(self, tx: Connection, thread: int) -> list[Message]:
        """Returns the messages, the oldest first."""
        query = select(self._table).where(self._table.c[self._thread] == thread)
        return await self._record.all(tx, query.order_by(self._table.c.id))

    async def count(
        self, tx: Connection, author: PersonId, threads: Collection[int], since: datetime
    ) -> int:
        query = select(func.count()).where(
            self._table.c.person_id == author,
            self._table.c[self._thread].in_(list(threads)),
            self._table.c.at >= since,
        )
        return int((await tx.execute(query)).scalar_one())


IN_PAIRS = Messages(mentorship_messages, "mentorship_id")
IN_THREADS = Messages(thread_messages, "thread_id")
