"""Stateful test of routes: any acts in any order, and each hour counts once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import delete, insert, update

from district.activities.activity import ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.drafts import Form
from district.ids import RequestId, RouteId
from district.learning import route as route_rules
from district.learning.route import LineFacts, LineState, Route, RouteFacts, RouteStatus, Thing
from district.people.roles import Actor, Role
from district.requests.request import Move, RequestStatus
from services.learning import routes as routes_service
from storage.database import Database
from storage.invariants import broken_invariants
from storage.learning.routes import add_lines, confirm_claimed, routes_of
from storage.tables import activities, enrolments, requests, route_lines, routes, sessions
from tests.services.deficits import Reporting
from tests.services.machines import Ground, Machine, lasting, play
from tests.soak import share
from tests.world import DISTRICT, LEVASHI, MOUNTAINS

EXAMPLES, STEPS = share(40), 40
HELD = 3
HOURS = 4


class School(Ground):
    """Each example continues where the last one ended."""

    async def begin(self, database: Database) -> None:
        self.world = Reporting(database)
        cast = self.world.cast
        self.methodist = await cast.holder("Гасанова", Role.METHODIST, DISTRICT)
        self.teacher = await cast.teacher("Магомедова")
        self.frozen: dict[RouteId, tuple[int, int, int, Any]] = {}
        await self.world.report(self.teacher)
        now = self.world.clock()
        async with database.write() as tx:
            for one in range(1, HELD + 1):
                at = now + timedelta(days=one)
                await tx.execute(
                    insert(activities).values(
                        id=one, district_id=MOUNTAINS, type_id="seminar", title=f"Семинар {one}",
                        hours=HOURS, audience={}, needs_approval=False, signup_closes_at=at,
                        starts_at=at, ends_at=at, status=ActivityStatus.OVER, version=1,
                        made_by=self.methodist.id, made_at=now,
                    )
                )  # fmt: skip
                await tx.execute(
                    insert(sessions).values(
                        activity_id=one, starts_at=at, ends_at=at, place="Школа"
                    )
                )
                await tx.execute(
                    insert(enrolments).values(
                        id=one, activity_id=one, person_id=self.teacher.id,
                        municipality_id=LEVASHI, status=EnrolmentStatus.ABSENT, version=1,
                        at_once=False, queued_at=now, signed_up_at=now, silences=0,
                    )
                )  # fmt: skip


class Routes(Machine):
    world: ClassVar[School]
    last: RequestId | None = None

    @property
    def routes(self) -> Any:
        return self.world.world.services.routes

    @property
    def teacher(self) -> Actor:
        return self.world.teacher

    def _now(self) -> RouteFacts:
        """Returns the route of the year; proposes one if there is none."""
        found: RouteFacts = self.does(self.routes.propose(self.teacher))
        return found

    @initialize()
    def a_year_begins(self) -> None:
        self.world.world.clock.advance(timedelta(days=366))

    @rule(abouts=st.lists(st.integers(0, HELD), min_size=1, max_size=3))
    def gets_lines(self, abouts: list[int]) -> None:
        """Own lines, or activities, also ones that are in another line."""
        self._now()
        for about in abouts:
            self.does(self._adds(about))

    @rule(place=st.integers(0, 9), is_dropped=st.booleans())
    def a_line_is_dropped_or_taken_up(self, place: int, is_dropped: bool) -> None:
        if place < len((now := self._now()).lines):
            line = now.lines[place].line.id
            self.does(self.routes.drop(self.teacher, now.route.id, line, is_dropped=is_dropped))

    @rule(place=st.integers(0, 9), is_done=st.sampled_from([True, True, False]))
    def a_line_is_claimed(self, place: int, is_done: bool) -> None:
        if place < len((now := self._now()).lines):
            line = now.lines[place].line.id
            self.does(self.routes.claim(self.teacher, now.route.id, line, is_done=is_done))

    @rule()
    def it_comes_to_its_check(self) -> None:
        """Agreed, begun, done and sent, as far as each step is possible."""
        self.is_sent()
        self.is_decided(Move.APPROVE)
        self.time_passes(11)
        for about in range(1, HELD + 1):
            self.attendance_is_corrected(about, came=True)
        for place, one in enumerate(self._now().lines):
            if one.line.thing is Thing.OWN:
                self.a_line_is_claimed(place, is_done=True)
            else:
                self.a_line_is_dropped_or_taken_up(place, is_dropped=True)
        self.is_sent()

    @rule(about=st.integers(1, HELD), came=st.sampled_from([True, True, False]))
    def attendance_is_corrected(self, about: int, came: bool) -> None:
        self.does(self._marks(about, came))

    @rule()
    def is_sent(self) -> None:
        self.does(self.routes.send(self.teacher, self._now().route.id))

    @rule(move=st.sampled_from([Move.APPROVE, Move.APPROVE, Move.RETURN, Move.REJECT]))
    def is_decided(self, move: Move) -> None:
        if (now := self._now()).request is not None:
            self.does(self._decides(now.request, move))

    @rule()
    def the_decision_is_undone(self) -> None:
        self.does(self._undoes())

    @rule()
    def is_taken_back(self) -> None:
        if (now := self._now()).request is not None:
            self.does(self.world.world.requests.take_back(self.teacher, now.request))

    @rule()
    def is_stopped(self) -> None:
        self.does(self.routes.stop(self.teacher, self._now().route.id))

    @rule(minutes=st.sampled_from([1, 11, 11, 60 * 24 * 50]))
    def time_passes(self, minutes: int) -> None:
        self.world.world.clock.advance(timedelta(minutes=minutes))
        self.does(self.routes.tick())
        self.does(self.world.world.requests.tick())

    @invariant()
    def everything_holds(self) -> None:
        assert self.does(self._broken()) == []

    async def _adds(self, about: int) -> None:
        draft = await self.world.world.drafts.begin(
            self.teacher,
            Form.ROUTE_LINE,
            "summary",
            {"deficit": "0", "thing": "own", "title": "Урок", "hours": 2, "due": "2027-05-01"},
        )
        found = await self.routes.add_line(self.teacher, draft.id)
        if about:
            line = found.lines[-1].line
            async with self.world.database.write() as tx:
                await add_lines(
                    tx,
                    [
                        route_rules.Line(
                            id=line.id, route=found.route.id, deficit=None, thing=Thing.ACTIVITY,
                            about=about, hours=HOURS, due_on=line.due_on,
                        )
                    ],
                )  # fmt: skip

    async def _marks(self, about: int, came: bool) -> None:
        status = EnrolmentStatus.ATTENDED if came else EnrolmentStatus.ABSENT
        async with self.world.database.write() as tx:
            await tx.execute(
                update(enrolments).where(enrolments.c.id == about).values(status=status)
            )

    async def _decides(self, request: RequestId, move: Move) -> None:
        self.last = request
        reason = None if move is Move.APPROVE else "Добавьте часы"
        await self.world.world.requests.decide(self.world.methodist, request, move, reason=reason)

    async def _undoes(self) -> None:
        if (last := self.last) is not None:
            await self.world.world.requests.undo(self.world.methodist, last)

    async def _broken(self) -> list[Any]:
        async with self.world.database.read() as connection:
            found = await broken_invariants(connection)
            broken: list[Any] = [one for one in found if "route" in one.name]
            every = await routes_of(connection, self.teacher.id)
        for one in every:
            facts = await self.routes.get(self.teacher, one.id)
            activities_in = {
                line.line.about: line.line.hours for line in facts.kept if line.line.about
            }
            others = sum(line.line.hours for line in facts.kept if not line.line.about)
            if one.copy is None and facts.planned != sum(activities_in.values()) + others:
                broken.append(f"{one.id}: hours count twice")
            if one.status is RouteStatus.COMPLETE:
                kept = (one.lines, one.done, one.hours, one.copy)
                if self.world.frozen.setdefault(one.id, kept) != kept:
                    broken.append(f"{one.id}: a frozen route has changed")
                if any(line.state is not LineState.DONE for line in facts.kept):
                    broken.append(f"{one.id}: complete with an open line")
            else:
                self.world.frozen.pop(one.id, None)
                if any(line.line.confirmed_at for line in facts.lines):
                    broken.append(f"{one.id}: a line is confirmed without its route")
        return broken


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    folder: Path = tmp_path_factory.mktemp("routes")
    yield from lasting(School(folder))


@pytest.mark.sqlite_only
def test_a_route_waits_is_frozen_and_counts_each_hour_once(world: School) -> None:
    play(Routes, world, EXAMPLES, STEPS)


def acted_out(fault: str) -> None:
    """Acts that end otherwise with the fault."""
    year = Routes()
    year.a_year_begins()
    year.gets_lines([1, 1])
    year.everything_holds()
    if fault == "asked":
        year.is_sent()
        year.is_decided(Move.RETURN)
    elif fault != "hours":
        year.it_comes_to_its_check()
        if fault == "open":
            year.attendance_is_corrected(1, came=False)
        year.is_decided(Move.APPROVE)
    if fault == "frozen":
        year.everything_holds()
        year.attendance_is_corrected(1, came=False)
    if fault == "undone":
        year.the_decision_is_undone()
    year.everything_holds()


@pytest.mark.sqlite_only
@pytest.mark.parametrize("fault", ["hours", "asked", "open", "frozen", "undone"])
def test_a_fault_is_found(world: School, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    async def confirms_only(tx: Any, route: RouteId, now: Any) -> None:
        if now is not None:
            await confirm_claimed(tx, route, now)

    freezes, moves = RouteFacts.frozen, Route.on
    Routes.world = world
    acted_out(fault)
    match fault:
        case "hours":
            monkeypatch.setattr(route_rules, "hours_of", lambda kept: sum(_hours(kept)))
        case "asked":
            monkeypatch.setattr(
                Route, "on", lambda one, move: None if move is Move.RETURN else moves(one, move)
            )
        case "open":
            monkeypatch.setattr(RouteFacts, "is_done", True)
        case "frozen":
            monkeypatch.setattr(RouteFacts, "frozen", lambda one: replace(freezes(one), copy=None))
        case "undone":
            monkeypatch.setattr(routes_service, "confirm_claimed", confirms_only)
    with pytest.raises(AssertionError):
        acted_out(fault)
    world.runner.run(_forgets(world))


async def _forgets(world: School) -> None:
    """Ends what a fault has damaged."""
    async with world.database.write() as tx:
        await tx.execute(delete(route_lines))
        await tx.execute(update(routes).values(status=RouteStatus.STOPPED, copy=None))
        await tx.execute(update(requests).values(status=RequestStatus.WITHDRAWN))


def _hours(lines: Iterable[LineFacts]) -> list[int]:
    return [one.line.hours for one in lines]
