"""Effects of request moves on enrolments that wait for a decision."""

from dataclasses import dataclass
from datetime import datetime

from district.activities.enrolments import Enrolment, EnrolmentFacts, EnrolmentMove, EnrolmentStatus
from district.clock import Calendar, Clock
from district.errors import SignUpClosed
from district.ids import EnrolmentId
from district.requests.request import How, Move, Request, RequestStatus, Step
from district.requests.subject import SubjectFacts
from services.activities.seats import fill_seats, move_enrolment, seats_beside_the_queue, seats_of
from services.requests.request_kinds import KindEffects
from storage.activities.activities import get_activity
from storage.activities.enrolments import get_enrolment
from storage.database import Connection

_UNDONE_FROM = {
    RequestStatus.APPROVED: {EnrolmentStatus.BOOKED, EnrolmentStatus.WAITLISTED},
    RequestStatus.REJECTED: {EnrolmentStatus.DECLINED},
    RequestStatus.RETURNED: {EnrolmentStatus.REQUESTED},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentEffects(KindEffects):
    """`KindEffects` of enrolments; a person's own actions are in `enrolling.py`."""

    clock: Clock
    calendar: Calendar

    def is_plain(self, subject: SubjectFacts) -> bool:
        return True

    async def hold(self, tx: Connection, request: Request) -> None:
        one = await _of(tx, request)
        await get_activity(tx, one.activity, hold=True)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        one = await _of(tx, request)
        if step.move is Move.UNDO and one.status is not EnrolmentStatus.REQUESTED:
            await self._undo(tx, one, step)
        elif one.status is EnrolmentStatus.REQUESTED:
            await self._settle(tx, request, one, step.move, step.now)

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        one = await _of(tx, request)
        activity = await get_activity(tx, one.activity, hold=True)
        if activity.has_begun(self.clock()):
            return "began"
        return None if one.status in _UNDONE_FROM[request.status] else "moved-on"

    async def subject(self, connection: Connection, request: Request) -> EnrolmentFacts:
        one = await _of(connection, request)
        activity = await get_activity(connection, one.activity)
        seats = await seats_of(connection, activity, self.clock())
        return EnrolmentFacts(
            activity=activity, enrolment=one, free=seats.free_for(one.municipality)
        )

    async def _settle(
        self, tx: Connection, request: Request, one: Enrolment, move: Move, now: datetime
    ) -> None:
        match move:
            case Move.APPROVE:
                activity = await get_activity(tx, one.activity)
                if activity.has_begun(now):
                    raise SignUpClosed
                seats = await seats_beside_the_queue(tx, activity, now)
                has_seat = one.team is None and seats.has_room_for(one.municipality, one.size)
                target = EnrolmentStatus.BOOKED if has_seat else EnrolmentStatus.WAITLISTED
                step = EnrolmentMove.APPROVE
            case Move.REJECT:
                step, target = EnrolmentMove.DECLINE, EnrolmentStatus.DECLINED
            case Move.WITHDRAW:
                step, target = EnrolmentMove.WITHDRAW, EnrolmentStatus.WITHDRAWN
            case Move.EXPIRE:
                step, target = EnrolmentMove.EXPIRE, EnrolmentStatus.EXPIRED
            case _:
                return  # a return or a resubmission does not change the enrolment
        by = request.author if move is Move.WITHDRAW else request.decider
        how = How.BUTTON if by else How.SYSTEM
        await move_enrolment(tx, one, step, target, now=now, by=by, how=how)
        if one.team is not None:  # its seats are given together
            await fill_seats(tx, await get_activity(tx, one.activity), self.calendar, now)

    async def _undo(self, tx: Connection, one: Enrolment, step: Step) -> None:
        move, target = EnrolmentMove.UNDO, EnrolmentStatus.REQUESTED
        await move_enrolment(tx, one, move, target, now=step.now, by=step.by, how=step.how)
        await fill_seats(tx, await get_activity(tx, one.activity), self.calendar, step.now)


async def _of(connection: Connection, request: Request) -> Enrolment:
    return await get_enrolment(connection, EnrolmentId(request.subject_id))
