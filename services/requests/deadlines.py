"""Clock steps of undecided requests: reminders, escalation, expiry."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from district.clock import Calendar
from district.errors import OutOfDate
from district.letters import LetterKind
from district.requests.request import ClockStep, How, Move, Request, Step, after_clock_step
from services.apart import run_apart
from services.requests.request_transitions import Moves
from services.requests.routing import deal, letters_about, routing_of
from services.working_days import with_days_off
from storage.cards import request_cards
from storage.database import Connection, Database
from storage.outbox import put_letters
from storage.requests.requests import due_requests, save_clock_step

log = logging.getLogger(__name__)

BATCH = 200
"""Limit of requests processed per tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSteps:
    """Processes each request in its own transaction, with compare-and-set, so a step
    is made once.
    """

    database: Database
    calendar: Calendar
    moves: Moves

    async def make_due(self, now: datetime) -> None:
        async with self.database.read() as connection:
            due = await due_requests(connection, now, BATCH)
        await run_apart(partial(self._make, request, now) for request in due)

    async def _make(self, request: Request, now: datetime) -> None:
        if request.waiting.next_step is ClockStep.EXPIRE:
            await self._expire(request, now)
        else:
            await self._remind_or_escalate(request, now)

    async def _expire(self, seen: Request, now: datetime) -> None:
        step = Step(move=Move.EXPIRE, by=None, now=now, how=How.SYSTEM)
        try:
            async with self.database.write() as tx:
                moved = await self.moves.moved(tx, seen, step)
                await self.moves.save(tx, seen, moved, step)
        except OutOfDate:
            log.info("request %s was decided at its last moment", seen.id)

    async def _remind_or_escalate(self, seen: Request, now: datetime) -> None:
        escalates = seen.waiting.next_step is ClockStep.ESCALATE
        async with self.database.write() as tx:
            calendar = await with_days_off(tx, self.calendar)
            waiting = after_clock_step(seen.waiting, calendar, seen.rules.deadlines)
            stepped = replace(seen, waiting=waiting, escalated=seen.escalated or escalates)
            if not await save_clock_step(tx, seen, stepped):
                return
            if escalates:
                await self._ask_the_whole_council(tx, stepped, now)
            else:
                await self._remind(tx, stepped, now)

    async def _ask_the_whole_council(self, tx: Connection, request: Request, now: datetime) -> None:
        await deal(tx, request, now)
        await request_cards.touch(tx, request.id)

    async def _remind(self, tx: Connection, request: Request, now: datetime) -> None:
        routing = await routing_of(tx, request, now)
        kind = LetterKind.REQUEST_REMINDER
        await put_letters(tx, letters_about(kind, request, routing.people, now))
