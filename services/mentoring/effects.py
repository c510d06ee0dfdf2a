"""Effects of request moves on a future mentor's entry and role."""

from datetime import datetime

from district.mentoring.mentors import Mentor, MentorSubject
from district.people.roles import Role, Scope, Term
from district.requests.request import Move, Request, RequestStatus, Step
from services.mentoring.mentors import topics_in_order
from services.requests.request_kinds import KindEffects
from storage.changes import note_change
from storage.database import Connection
from storage.mentoring.mentors import get_mentor, hold_mentor, remember_grant
from storage.mentoring.pairs import was_paired
from storage.people.roles import add_grant, end_grant, holds_same

TERM = Term.TWO_YEARS
"""Term of the role, after which the council is asked again."""


class MentorEffects(KindEffects):
    """`KindEffects` of mentors; a mentor's own actions are in `services/mentoring/mentors.py`."""

    async def hold(self, tx: Connection, request: Request) -> None:
        await hold_mentor(tx, request.author)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        mentor = await _of(tx, request)
        if step.move is Move.APPROVE:
            await self._grant(tx, request, mentor, step.now)
        if step.move is Move.UNDO and mentor.grant is not None:
            await end_grant(tx, mentor.grant, at=step.now, by=None)
            await remember_grant(tx, mentor.id, None)
            await note_change(tx, step.now, None, "grant", mentor.grant, "ended")

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        if request.status is not RequestStatus.APPROVED:
            return None
        await hold_mentor(tx, request.author)
        return "paired" if await was_paired(tx, request.author) else None

    async def subject(self, connection: Connection, request: Request) -> MentorSubject:
        mentor = await _of(connection, request)
        topics = await topics_in_order(connection, mentor.entry.topics)
        return MentorSubject(mentor=mentor, topics=topics)

    async def _grant(self, tx: Connection, request: Request, mentor: Mentor, now: datetime) -> None:
        """Grants the role. No-op if the person already holds it."""
        scope = Scope(district=mentor.district)
        if await holds_same(tx, mentor.person, Role.MENTOR, scope, now):
            return
        grant = await add_grant(
            tx,
            person=mentor.person,
            role=Role.MENTOR,
            scope=scope,
            since=now,
            until=TERM.until(now),
            granted_by=request.decider,
        )
        await remember_grant(tx, mentor.id, grant)
        await note_change(tx, now, mentor.person, "grant", grant, "accepted")


async def _of(connection: Connection, request: Request) -> Mentor:
    return await get_mentor(connection, request.subject_id)
