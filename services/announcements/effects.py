"""Effects of request moves on announcements that wait for approval."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from district.announcements.announcement import (
    ANNOUNCEMENT_KIND,
    Announcement,
    AnnouncementMove,
    AnnouncementStatus,
    AnnouncementSubject,
)
from district.clock import Clock
from district.errors import OutOfDate
from district.ids import AnnouncementId
from district.requests.request import Move, Request, RequestStatus, Step
from district.territory import Transfer
from services.announcements.launching import Launching, saved
from services.disclosure import disclosure_to_author
from services.requests.request_kinds import KindEffects
from storage.announcements.announcements import get_announcement, move_announcements
from storage.announcements.recipients import named
from storage.database import Connection
from storage.requests.requests import find_open_request

_S, _M = AnnouncementStatus, AnnouncementMove
_OF_A_WHOLE = {
    Move.APPROVE: _M.APPROVE,
    Move.REJECT: _M.DROP,
    Move.WITHDRAW: _M.DROP,
    Move.EXPIRE: _M.DROP,
}
_OF_WORDS = {
    Move.APPROVE: _M.TAKE,
    Move.REJECT: _M.LEAVE,
    Move.WITHDRAW: _M.LEAVE,
    Move.EXPIRE: _M.LEAVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEffects(KindEffects):
    """`KindEffects` of announcements; use cases of authors are in `form.py` and `list.py`."""

    clock: Clock
    launching: Launching

    async def hold(self, tx: Connection, request: Request) -> None:
        await get_announcement(tx, AnnouncementId(request.subject_id), hold=True)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """
        Raises:
            OutOfDate: the approved content is not what the decider saw.
        """
        one = await _of(tx, request)
        if step.move is Move.APPROVE and step.seen != one.fingerprint:
            raise OutOfDate
        move = (_OF_A_WHOLE if one.proposed is None else _OF_WORDS).get(step.move)
        if step.move is Move.UNDO and one.status is not _S.ASKED and one.proposed is None:
            move = _M.UNDO
        if move is None:
            return
        new = one.moved(move, step.now)
        if move is _M.APPROVE and one.asked_people is None:  # asked for by an older version
            new = replace(new, asked_people=await self.launching.people_of(tx, one, step.now))
        await saved(tx, one, new)
        if move is _M.APPROVE and one.repeats is None:
            await self.launching.begin(tx, await _of(tx, request), step.now)

    async def municipality_moved(self, tx: Connection, transfer: Transfer) -> Collection[int]:
        """Announcements to this municipality alone follow it; those of a district stay."""
        return await move_announcements(tx, transfer)

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        other = await find_open_request(tx, ANNOUNCEMENT_KIND, request.subject_id)
        if other is not None and other.id != request.id:
            return "changed"
        one = await _of(tx, request)
        if one.proposed is not None and request.status is RequestStatus.RETURNED:
            return None
        if one.status.was_sent:
            return "sent" if request.status is RequestStatus.APPROVED else "changed"
        return "sent" if one.status is _S.OVER else None

    async def subject(self, connection: Connection, request: Request) -> AnnouncementSubject:
        """Returns the facts with the audience size at the time of the request, which is what gets
        approved. For a private condition, the current size as far as it may be shown.
        """
        one = await _of(connection, request)
        now = self.clock()
        told = await disclosure_to_author(connection, one.author, one.recipients, now)
        if told.is_open and one.asked_people is not None:
            size = told.told(one.asked_people)
        else:
            size = await self.launching.told_of(connection, one, told, now)
        return AnnouncementSubject(
            announcement=one.wanted,
            whom=await named(connection, one.recipients),
            size=size,
            is_edit=one.started_at is not None and request.submitted_at >= one.started_at,
        )


async def _of(connection: Connection, request: Request) -> Announcement:
    return await get_announcement(connection, AnnouncementId(request.subject_id))
