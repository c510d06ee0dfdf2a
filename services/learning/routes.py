"""The route (ИОМ): proposed from own deficits, agreed, closed by what happens, confirmed."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial

from district.activities.activity import Activity, Which
from district.clock import Calendar, Clock
from district.drafts import Form, unsent
from district.errors import NotFound, NotInThisState, OutOfDate, existing
from district.forms import entered_of
from district.ids import DraftId, LineId, PersonId, RouteId
from district.learning.route import (
    AHEAD,
    GENERAL,
    MOST_LINES,
    ROUTE_KIND,
    Choosing,
    LineFacts,
    LineState,
    Need,
    Planned,
    Route,
    RouteFacts,
    RouteMove,
    RouteStatus,
    RouteSubject,
    Thing,
    line_of,
    proposed,
)
from district.learning.year import SchoolYear
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from district.requests.request import UNDO_WINDOW, Deciders, Move, Request, RequestStatus, Step
from district.schools.school import COHORT
from services.activities.browse import Browsing
from services.apart import run_apart
from services.requests.engine import Requests
from services.requests.request_kinds import KindEffects
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.learning.routes import (
    add_lines,
    add_route,
    agreed_before,
    confirm_claimed,
    evidence_of,
    find_route,
    find_route_of_draft,
    get_route,
    lines_of_route,
    routes_of,
    routes_with_due,
    save_route,
    set_line,
)
from storage.learning.year import lines_of
from storage.outbox import put_letters
from storage.requests.deficits import deficits_of
from storage.requests.requests import find_latest_request, find_open_request

MORNING = time(10, 0)
_S, _M = RouteStatus, RouteMove


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads a route with what has happened to its lines."""

    clock: Clock
    calendar: Calendar

    async def facts(self, tx: Connection, route: Route) -> RouteFacts:
        today = self.calendar.local(self.clock()).date()
        request = await find_latest_request(tx, ROUTE_KIND, route.id)
        is_open = request is not None and request.status.is_open
        returned = request is not None and request.status is RequestStatus.RETURNED
        return RouteFacts(
            route=route,
            lines=await self._lines(tx, route),
            today=today,
            request=request.id if request is not None and is_open else None,
            comment=request.reason if request is not None and returned else None,
        )

    async def _lines(self, tx: Connection, route: Route) -> tuple[LineFacts, ...]:
        if route.copy is not None:
            rows = enumerate(route.copy)
            return tuple(LineFacts.read(route.id, place, one) for place, one in rows)
        lines = await lines_of_route(tx, route.id)
        since = self.calendar.at(SchoolYear(route.year).first, time())
        enrolled = await lines_of(tx, route.person, self.clock())
        evidence, ends = await evidence_of(tx, route.person, lines, enrolled, since)
        days = {number: self.calendar.local(end).date() for number, end in ends.items()}
        evidence = replace(evidence, moved=days)
        closed = evidence.closed(lines)
        found = [LineFacts.of(one, evidence, closed) for one in lines]
        return tuple(sorted(found, key=lambda one: (one.due_on, one.line.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes(Service):
    """People change only their own route, so no permission is checked."""

    requests: Requests
    browsing: Browsing

    async def mine(self, actor: Actor) -> RouteFacts | None:
        """Returns the actor's route of the current school year."""
        async with self.database.read() as connection:
            found = await find_route(connection, actor.id, self._year().start)
            return None if found is None else await self._reader.facts(connection, found)

    async def get(self, actor: Actor, number: RouteId) -> RouteFacts:
        """
        Raises:
            NotFound: there is no such route of the actor.
        """
        async with self.database.read() as connection:
            return await self._reader.facts(connection, await _own(connection, actor, number))

    async def letter_facts(self, person: PersonId, number: RouteId) -> RouteFacts:
        """Returns the facts of a reminder.

        Raises:
            OutOfDate: nothing is due any more.
        """
        async with self.database.read() as connection:
            found = await self._reader.facts(connection, await get_route(connection, number))
        is_own = found.route.person == person and found.route.status is _S.ACTIVE
        if not is_own or not found.due(found.today + AHEAD):
            raise OutOfDate
        return found

    async def choosing(self, actor: Actor) -> Choosing:
        """Returns what a line may be about: own open deficits, and things to plan."""
        coming = await self.browsing.coming(actor, Which.MY_TOPICS)
        now, today = self.clock(), self.today
        async with self.database.read() as connection:
            known = await deficits_of(connection, actor.id)
            ahead = [one for one in await lines_of(connection, actor.id, now) if one.has_seat]
        offered = [self._planned(one.activity) for one in coming.page.items]
        listed = {one.about for one in offered}
        offered += [
            Planned(
                thing=Thing.SCHOOL if one.type.id == COHORT else Thing.ACTIVITY,
                about=one.activity,
                title=one.title,
                hours=one.hours,
                ends_on=self.calendar.local(one.ends_at).date(),
            )
            for one in ahead
            if one.activity not in listed
        ]
        return Choosing(
            needs=[
                Need(
                    deficit=one.id,
                    topic=one.topic.id if one.topic else None,
                    label=one.topic.label if one.topic else None,
                    words=one.own_words,
                )
                for one in known.values()
                if one.status.is_open and one.severity.is_counted
            ],
            things=[*offered, *GENERAL],
            today=today,
            last=self._year().last,
        )

    def _planned(self, one: Activity) -> Planned:
        return Planned(
            thing=Thing.ACTIVITY if one.school is None else Thing.SCHOOL,
            about=one.id,
            title=one.title,
            hours=one.hours,
            ends_on=self.calendar.local(one.ends_at).date(),
            topics=frozenset(one.topics),
        )

    # ── Changes of the author ──────────────────────────────────────────────────────────────────

    async def propose(self, actor: Actor) -> RouteFacts:
        """Makes a draft for the current school year with a line for each open deficit. Returns the
        route that there is, if any.

        Raises:
            ProfileNeeded: the district is unknown.
        """
        place, now, year = actor.profile.place, self.clock(), self._year().start
        facts = await self.choosing(actor)
        async with self.database.write() as tx:
            found = await find_route(tx, actor.id, year)
            if found is None:
                new = Route(
                    id=RouteId(0),
                    person=actor.id,
                    district=place.district,
                    year=year,
                    status=_S.DRAFT,
                    version=1,
                    made_at=now,
                    moved_at=now,
                )
                found = await add_route(tx, new)
                await add_lines(tx, proposed(facts, found.id))
                await note_change(tx, now, actor.id, "route", found.id, "made")
            return await self._reader.facts(tx, found)

    async def ensure_may_add(self, actor: Actor) -> RouteFacts:
        """Checks that a line can be added to the current route.

        Raises:
            NotFound: there is none.
            NotInThisState: a methodist reads it, or it has as many lines as it may.
        """
        found = existing(await self.mine(actor))
        if not found.route.status.is_editable or len(found.kept) >= MOST_LINES:
            raise NotInThisState
        return found

    async def add_line(self, actor: Actor, draft_id: DraftId) -> RouteFacts:
        """Adds the line of a form. Idempotent by `draft_id`.

        Raises:
            NotFound, NotInThisState: see `ensure_may_add`.
            DraftGone: the form does not exist and led to no line.
            OutOfDate: an answer is missing, or is not offered any more.
        """
        facts, now = await self.choosing(actor), self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.ROUTE_LINE)
            known = await find_route_of_draft(tx, draft_id)
            if known is not None:
                return await self._reader.facts(tx, await _own(tx, actor, known))
            draft = unsent(draft, draft_id)
            found = existing(await find_route(tx, actor.id, self._year().start))
            changed = await self._changed(tx, found)
            await add_lines(tx, [line_of(entered_of(draft), facts, found.id, draft_id)])
            await drop_draft(tx, draft_id)
            await note_change(tx, now, actor.id, "route", found.id, "line-added")
            return await self._reader.facts(tx, changed)

    async def drop(
        self, actor: Actor, number: RouteId, line: LineId, *, is_dropped: bool
    ) -> RouteFacts:
        """Takes a line out of the plan, or takes it up again. Idempotent."""
        when = self.clock() if is_dropped else None
        return await self._with_line(actor, number, line, "dropped_at", when)

    async def claim(
        self, actor: Actor, number: RouteId, line: LineId, *, is_done: bool
    ) -> RouteFacts:
        """Says that an own line is done, which a methodist confirms; or takes that back.
        Idempotent.

        Raises:
            NotInThisState: the route is not agreed, or the line is none of one's own.
        """
        when = self.clock() if is_done else None
        return await self._with_line(actor, number, line, "claimed_at", when)

    async def _with_line(
        self, actor: Actor, number: RouteId, line: LineId, moment: str, when: datetime | None
    ) -> RouteFacts:
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            one = (await self._reader.facts(tx, seen)).get(line)
            if moment == "claimed_at" and (
                one.line.thing is not Thing.OWN or seen.status is not _S.ACTIVE
            ):
                raise NotInThisState
            if one.state is LineState.DONE:
                raise OutOfDate
            changed = await self._changed(tx, seen)
            await set_line(tx, line, **{moment: when})
            what = f"{moment.removesuffix('_at')}{'' if when else '-back'}"
            await note_change(tx, now, actor.id, "route", number, what, {"line": line})
            return await self._reader.facts(tx, changed)

    async def send(self, actor: Actor, number: RouteId) -> RouteFacts:
        """Sends the plan to be agreed, or the done route to be confirmed. Idempotent.

        Raises:
            NotFound: there is no such route of the actor.
            NotInThisState: it has no lines, some are not done yet, or it is over.
            LimitReached: too many requests of the actor are open.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            facts = await self._reader.facts(tx, seen)
            if seen.status.waits:
                return facts
            is_ready = facts.may_check if seen.status is _S.ACTIVE else bool(facts.kept)
            if seen.transition(_M.SEND) is None or not is_ready:
                raise NotInThisState
            before = await find_open_request(tx, ROUTE_KIND, number)
            if before is not None:
                await self.requests.resubmit(tx, before, now=now)
            else:
                await _move(tx, seen, _M.SEND, now, actor.id)
                await self.requests.submit(
                    tx,
                    kind=ROUTE_KIND,
                    subject_id=number,
                    author=actor.person,
                    draft=None,
                    now=now,
                    deciders=Deciders.METHODISTS,
                )
            return await self._reader.facts(tx, await get_route(tx, number))

    async def stop(self, actor: Actor, number: RouteId) -> RouteFacts:
        """Stops the route; another one can be made then. Idempotent.

        Raises:
            NotFound: there is no such route of the actor.
            NotInThisState: it is complete.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if seen.status is _S.STOPPED:
                return await self._reader.facts(tx, seen)
            request = await find_open_request(tx, ROUTE_KIND, number)
            if request is not None:
                await self.requests.withdraw(tx, request, now=now)
                seen = await get_route(tx, number)
            stopped = await self._stopped(tx, seen, now, actor.id)
            return await self._reader.facts(tx, stopped)

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Stops the routes of a person being erased, in the caller's transaction: their counts
        stay.
        """
        for one in await routes_of(tx, person):
            if not one.status.is_over:
                await self._stopped(tx, one, now, person)

    async def _stopped(self, tx: Connection, seen: Route, now: datetime, by: PersonId) -> Route:
        counted = replace((await self._reader.facts(tx, seen)).frozen(), copy=None)
        return await _move(tx, seen, _M.STOP, now, by, counted)

    async def _changed(self, tx: Connection, seen: Route) -> Route:
        changed = seen.changed()
        if not await save_route(tx, seen, changed):
            raise OutOfDate
        return changed

    # ── Clock ──────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Begins agreed routes, and reminds of what is due: at most one letter a week."""
        now, today = self.clock(), self.today
        async with self.database.read() as connection:
            agreed = await agreed_before(connection, now - UNDO_WINDOW - timedelta(seconds=1))
            due = await routes_with_due(connection, today + AHEAD)
        await run_apart([partial(self._begin, one, now) for one in agreed])
        if self.calendar.local(now).time() < MORNING:
            return
        week = today.isocalendar()
        letters = [
            new_letter(
                LetterKind.ROUTE_DUE, one.person, now, f"{one.id}/{week.year}-{week.week}",
                route=one.id,
            )
            for one in due
        ]  # fmt: skip
        if letters:
            async with self.database.write() as tx:
                await put_letters(tx, letters)

    async def _begin(self, number: RouteId, now: datetime) -> None:
        async with self.database.write() as tx:
            seen = await get_route(tx, number, hold=True)
            if seen.status is _S.AGREED:
                await _move(tx, seen, _M.BEGIN, now, None)

    @property
    def _reader(self) -> Reader:
        return Reader(clock=self.clock, calendar=self.calendar)

    def _year(self) -> SchoolYear:
        return SchoolYear.of(self.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEffects(KindEffects):
    """Moves a route by the decisions about its requests."""

    clock: Clock
    calendar: Calendar

    async def hold(self, tx: Connection, request: Request) -> None:
        await get_route(tx, RouteId(request.subject_id), hold=True)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """Own lines that were claimed are confirmed with the route."""
        seen = await get_route(tx, RouteId(request.subject_id))
        move = seen.on(step.move)
        if move is None:
            return
        if step.move is Move.APPROVE and step.seen not in {None, _mark(seen)}:
            raise OutOfDate
        becomes = seen
        if move is _M.CONFIRM:
            await confirm_claimed(tx, seen.id, step.now)
            facts = await self._reader.facts(tx, seen)
            if not facts.is_done:  # a mark was corrected since it was sent
                raise OutOfDate
            becomes = facts.frozen()
        elif seen.status is _S.COMPLETE:
            await confirm_claimed(tx, seen.id, None)
            becomes = replace(seen, lines=0, done=0, hours=0, copy=None)
        await _move(tx, seen, move, step.now, step.by, becomes)

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        seen = await get_route(tx, RouteId(request.subject_id))
        return None if seen.on(Move.UNDO) else "other"

    async def subject(self, connection: Connection, request: Request) -> RouteSubject:
        route = await get_route(connection, RouteId(request.subject_id))
        return RouteSubject(facts=await self._reader.facts(connection, route))

    @property
    def _reader(self) -> Reader:
        return Reader(clock=self.clock, calendar=self.calendar)


def _mark(route: Route) -> str:
    return f"{route.id}.{route.version}"


async def _own(tx: Connection, actor: Actor, number: RouteId, *, hold: bool = False) -> Route:
    found = await get_route(tx, number, hold=hold)
    if found.person != actor.id:
        raise NotFound
    return found


async def _move(
    tx: Connection,
    seen: Route,
    move: RouteMove,
    now: datetime,
    by: PersonId | None,
    becomes: Route | None = None,
) -> Route:
    """`becomes`: the route with other values to store.

    Raises:
        NotInThisState: there is no such transition.
        OutOfDate: it has changed meanwhile.
    """
    moved = (becomes or seen).moved(move, now)
    if not await save_route(tx, seen, moved):
        raise OutOfDate
    await note_change(tx, now, by, "route", seen.id, move)
    return moved
