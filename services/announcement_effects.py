"""What the moves of a request do to the announcement that waits for a second pair of eyes."""

from datetime import datetime

from district.announcements import (
    Announcement,
    AnnouncementMove,
    AnnouncementStatus,
    AnnouncementSubject,
)
from district.clock import Calendar, Clock
from district.ids import AnnouncementId, TopicId
from district.recipients import FEWEST
from district.requests import Move, Request
from storage.announcements import get_announcement, save_announcement
from storage.database import Connection
from storage.recipients import count_people, named

_EFFECTS = {
    Move.APPROVE: AnnouncementMove.APPROVE,
    Move.REJECT: AnnouncementMove.DROP,
    Move.WITHDRAW: AnnouncementMove.DROP,
    Move.EXPIRE: AnnouncementMove.DROP,
}


class AnnouncementEffects:
    """`KindEffects` of announcements; what their authors do is in `services/composer.py` and
    `services/announcements.py`."""

    def __init__(self, *, clock: Clock, calendar: Calendar) -> None:
        self._clock = clock
        self._calendar = calendar

    async def hold(self, tx: Connection, request: Request) -> None:
        await get_announcement(tx, AnnouncementId(request.subject_id), hold=True)

    async def on_move(
        self, tx: Connection, request: Request, move: Move, now: datetime, topic: TopicId | None
    ) -> None:
        seen = await _of(tx, request)
        step = _EFFECTS.get(move)
        if move is Move.UNDO and seen.status is not AnnouncementStatus.ASKED:
            step = AnnouncementMove.UNDO
        if step is not None:
            await save_announcement(tx, seen, _made(seen, step, now))

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        one = await _of(tx, request)
        if one.status.was_sent or one.status is AnnouncementStatus.OVER:
            return "sent"
        return None

    async def subject(self, connection: Connection, request: Request) -> AnnouncementSubject:
        one = await _of(connection, request)
        now = self._clock()
        people, _ = await count_people(
            connection,
            one.recipients,
            one.category.id,
            today=self._calendar.local(now).date(),
            now=now,
        )
        is_told = not one.recipients.is_confidential or people >= FEWEST
        whom = await named(connection, one.recipients)
        return AnnouncementSubject(announcement=one, whom=whom, people=people if is_told else None)


def _made(seen: Announcement, step: AnnouncementMove, now: datetime) -> Announcement:
    """Approved late, it begins at once."""
    made = seen.moved(step, now)
    is_late = step is AnnouncementMove.APPROVE and made.due_at <= now and made.repeats is None
    return made.moved(AnnouncementMove.START, now) if is_late else made


async def _of(connection: Connection, request: Request) -> Announcement:
    return await get_announcement(connection, AnnouncementId(request.subject_id))
