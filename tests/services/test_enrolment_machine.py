"""Stateful test of enrolments: any acts in any order, and seats always add up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import select

from district.activities.activity import ENROLMENT_KIND, Activity, Audience
from district.activities.enrolments import Enrolment, EnrolmentStatus, Seats, in_line, next_in_line
from district.activities.guest_form import Source
from district.activities.guests import GuestSeats
from district.activities.signup import NOTHING, Answers
from district.ids import ActivityId, DraftId, MunicipalityId, PersonId, RequestId
from district.letters import LetterStatus
from district.requests.request import Move
from services.activities import enrolling, enrolment_effects, manage, seats
from services.activities.seats import seats_of
from storage.activities.enrolments import find_enrolment, waiting_in
from storage.database import Connection, Database
from storage.invariants import broken_invariants
from storage.requests.requests import find_open_request
from storage.tables import outbox
from tests.services.hall import Hall
from tests.services.machines import Ground, Machine, lasting, play
from tests.soak import share
from tests.world import AKUSHA, DERBENT, LEVASHI, MOUNTAINS, SOUTH

EXAMPLES = share(300)
STEPS = 30
"""Steps of an example."""
PEOPLE = st.integers(min_value=0, max_value=8)
BUS = 1
"""Seats of the bus."""
MORE = st.integers(min_value=0, max_value=3)


class People(Ground):
    """Each example has its own activity for the same people."""

    async def begin(self, database: Database) -> None:
        self.hall = Hall(database)
        places = (LEVASHI, AKUSHA, DERBENT)
        self.people = [each for place in places for each in await self.hall.people(3, place)]


class Enrolments(Machine):
    world: ClassVar[People]
    activity: Activity

    @property
    def hall(self) -> Hall:
        return self.world.hall

    @initialize(
        capacity=st.integers(min_value=1, max_value=5),
        first=st.integers(min_value=0, max_value=3),
        second=st.integers(min_value=0, max_value=2),
        merges=st.booleans(),
        asks=st.sampled_from([False, False, False, True]),
        kind=st.sampled_from(["seminar", "children-event", "expedition", "project-session"]),
        is_local=st.booleans(),
        crowd=st.lists(st.tuples(PEOPLE, st.booleans(), MORE), max_size=6),
    )
    def is_published(
        self,
        capacity: int,
        first: int,
        second: int,
        merges: bool,
        asks: bool,
        kind: str = "seminar",
        crowd: Sequence[tuple[int, bool, int]] = (),
        is_local: bool = False,
    ) -> None:
        self.decided: dict[int, RequestId] = {}
        self.kind = kind
        self.seated: set[int] = set()
        # The same hour in each example, so that examples are reproducible.
        tomorrow = self.hall.clock() + timedelta(days=1)
        self.hall.clock.now = tomorrow.replace(hour=9, minute=0)
        quotas: dict[MunicipalityId, int] = {}
        for place, given in ((LEVASHI, first), (AKUSHA, second)):
            if given and sum(quotas.values()) + given <= capacity:
                quotas[place] = given
        merge_after = timedelta(days=2) if merges else None
        self.activity = self.does(
            self.hall.seminar(
                capacity,
                quotas=quotas,
                merge_after=merge_after,
                needs_approval=asks,
                kind=kind,
                audience=Audience(districts=frozenset({MOUNTAINS})) if is_local else None,
                second_capacity=BUS if kind == "expedition" else None,
            )
        )
        for number, at_once, more in crowd:
            self.signs_up(number, at_once, more)
            self.seats_add_up()

    @rule(number=PEOPLE, at_once=st.booleans(), more=MORE)
    def signs_up(self, number: int, at_once: bool, more: int = 0) -> None:
        """`more`: the children, or whether the bus is needed."""
        answers = {
            "children-event": Answers(children=more, adults=1),
            "expedition": Answers(bus=more > 1),
            "project-session": Answers(team=more + 1),
        }.get(self.kind, NOTHING)
        person, number_ = self.world.people[number], self.activity.id
        team: list[PersonId] = []
        if self.kind == "project-session":
            team = [self.world.people[(number + one) % 9].id for one in range(1, more + 2)]
        self.does(
            self.hall.enrolling.sign_up(
                person, number_, at_once=at_once, answers=answers, team=team
            )
        )

    @rule(number=PEOPLE, joins=st.sampled_from([True, True, False]))
    def answers_a_captain(self, number: int, joins: bool) -> None:
        person = self.world.people[number]
        self.does(self.hall.services.teams.answer(person, self.activity.id, joins=joins))

    @rule(number=PEOPLE)
    def withdraws(self, number: int) -> None:
        self.does(self.hall.enrolling.withdraw(self.world.people[number], self.activity.id))

    @rule(number=PEOPLE)
    def comes_back(self, number: int) -> None:
        self.does(self.hall.enrolling.come_back(self.world.people[number], self.activity.id))

    @rule(number=PEOPLE)
    def accepts(self, number: int) -> None:
        self.does(self.hall.enrolling.accept(self.world.people[number], self.activity.id))

    @rule(number=PEOPLE, move=st.sampled_from([Move.APPROVE, Move.APPROVE, Move.REJECT]))
    def is_decided(self, number: int, move: Move) -> None:
        self.does(self._decides(number, move))

    @rule(number=PEOPLE)
    def is_undone(self, number: int) -> None:
        self.does(self._undoes(number))

    @rule(capacity=st.integers(min_value=1, max_value=6))
    def seats_change(self, capacity: int) -> None:
        """More: to the queue. Below the taken seats or the quotas: refused."""
        self.does(self.hall.activities.change_seats(self.hall.curator, self.activity.id, capacity))
        self.activity = self.does(self.hall.activity(self.activity.id))

    @rule(seats=st.integers(min_value=1, max_value=3), source=st.sampled_from(Source))
    def is_opened_to_guests(self, seats: int, source: Source) -> None:
        opened = self.hall.services.guests.open(
            self.hall.curator, self.activity.id, SOUTH, source, seats, DraftId("")
        )
        self.does(opened)
        self.activity = self.does(self.hall.activity(self.activity.id))

    @rule()
    def guest_seats_are_given_back(self) -> None:
        given = self.hall.services.guests.give_back(self.hall.curator, self.activity.id, SOUTH)
        self.does(given)
        self.activity = self.does(self.hall.activity(self.activity.id))

    async def _decides(self, number: int, move: Move) -> None:
        async with self.hall.database.read() as connection:
            person = self.world.people[number].id
            mine = await find_enrolment(connection, self.activity.id, person)
            found = mine and await find_open_request(connection, ENROLMENT_KIND, mine.id)
        if found:
            curator = self.hall.curator
            await self.hall.requests.decide(curator, found.id, move, reason="мест мало")
            self.decided[number] = found.id

    async def _undoes(self, number: int) -> None:
        if number in self.decided:
            await self.hall.requests.undo(self.hall.curator, self.decided[number])

    @rule(status=st.sampled_from([LetterStatus.SENT, LetterStatus.SENT, LetterStatus.UNREACHABLE]))
    def letters_end(self, status: LetterStatus) -> None:
        self.does(self.hall.letters_become(status))

    @rule(minutes=st.sampled_from([1, 30, 7 * 60, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.hall.clock.advance(timedelta(minutes=minutes))
        self.does(self.hall.services.teams.tick())
        self.does(self.hall.enrolling.tick())

    @rule()
    def the_clock_looks(self) -> None:
        """Afterwards nothing is left that could be done now."""
        self.does(self.hall.enrolling.tick())
        idle = self.does(self._who_could_be_asked())
        assert idle == [], "a free seat, somebody who waits for it, and nobody is asked"

    @invariant()
    def seats_add_up(self) -> None:
        if hasattr(self, "activity"):
            self.does(self._adds_up())

    async def _adds_up(self) -> None:
        enrolled = await self.hall.enrolled(self.activity)
        seated = [one for one in enrolled if one.status.takes_a_seat]
        async with self.hall.database.read() as connection:
            seats = await seats_of(connection, self.activity, self.hall.clock())
        kept: Counter[MunicipalityId] = Counter()
        for one in seated:
            kept[one.municipality] += one.size.seats
        assert kept == seats.taken, "what is counted is what is there"
        bus = sum(one.size.second for one in seated)
        assert bus == seats.second_taken, "what is counted in the bus is what is there"
        assert bus <= (self.activity.second_capacity or 0), "the bus is oversold"
        self._nobody_was_passed(enrolled, seats)
        captains = {one.id: one for one in enrolled if one.is_captain}
        for one in enrolled:
            if one.team in captains and one.is_member:
                leads = captains[one.team].status
                is_in = leads.takes_a_seat or one.status is not EnrolmentStatus.BOOKED
                assert is_in, "a member sits without the captain"
                waits = EnrolmentStatus.WAITLISTED
                assert leads is not EnrolmentStatus.BOOKED or one.status is not waits, "half a team"
        self.seated = {one.id for one in seated}
        assert kept.total() <= (self.activity.capacity or 0), "oversold"
        self._guests_add_up(kept)
        if not seats.merged:
            common = (self.activity.capacity or 0) - sum(self.activity.quotas.values())
            beyond = sum(max(0, n - self.activity.quotas.get(one, 0)) for one, n in kept.items())
            assert beyond <= common, "somebody sits on another municipality's seat"

    def _guests_add_up(self, kept: Counter[MunicipalityId]) -> None:
        for one in self.activity.guest_seats:
            if not one.is_kept(self.hall.clock()):
                continue
            visiting = sum(kept[place] for place in one.municipalities)
            left = (self.activity.capacity or 0) - one.seats
            assert kept.total() - visiting <= left, "somebody sits on a guest's seat"
            is_local = bool(self.activity.audience.districts)
            assert not is_local or visiting <= one.seats, "a guest sits on a common seat"

    def _nobody_was_passed(self, enrolled: list[Enrolment], seats: Seats) -> None:
        """While sign-up is open, of people of one municipality the first gets the seats first."""
        if not self.activity.is_open(self.hall.clock()):
            return
        for new in (one for one in enrolled if one.status.takes_a_seat):
            for one in enrolled:
                assert not (
                    new.id not in self.seated
                    and one.status is EnrolmentStatus.WAITLISTED
                    and one.municipality == new.municipality
                    and one.team is None
                    and (one.queued_at, one.id) < (new.queued_at, new.id)
                    and not one.size.second
                    and seats.could_have_room_for(one.municipality, one.size)
                ), "somebody smaller went past a group"

    async def _who_could_be_asked(self) -> list[int]:
        now = self.hall.clock()
        activity = await self.hall.activity(self.activity.id)
        if activity.has_begun(now) or self.hall.calendar.is_quiet(now):
            return []
        if activity.starts_at - now <= timedelta(hours=3):
            return []
        async with self.hall.database.read() as connection:
            waiting = await waiting_in(connection, activity.id)
            seats = await seats_of(connection, activity, now)
        chosen, _ = next_in_line(in_line(waiting), seats, may_pass=not activity.is_open(now))
        return [one.id for one in chosen]

    def teardown(self) -> None:
        self.does(self._at_the_end())

    async def _at_the_end(self) -> None:
        if not hasattr(self, "activity"):
            return
        async with self.hall.database.read() as connection:
            told = list((await connection.execute(select(outbox.c.dedup_key))).scalars())
        assert len(told) == len(set(told))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[People]:
    Enrolments.world = made = People(tmp_path)
    yield from lasting(made)


@pytest.mark.sqlite_only
def test_seats_always_add_up(world: People) -> None:
    play(Enrolments, world, EXAMPLES, STEPS)
    assert world.runner.run(_broken(world)) == []


async def _broken(world: People) -> list[Any]:
    async with world.hall.database.read() as connection:
        return await broken_invariants(connection)


@pytest.mark.sqlite_only
def test_seats_that_forget_what_is_offered_are_found(
    world: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def booked_only(
        connection: Connection, number: ActivityId
    ) -> tuple[Counter[MunicipalityId], int]:
        activity = await world.hall.activity(number)
        booked = await world.hall.enrolled(activity, EnrolmentStatus.BOOKED)
        return Counter(one.municipality for one in booked), 0

    monkeypatch.setattr(seats, "taken_in", booked_only)
    hall = Enrolments()
    hall.is_published(capacity=1, first=0, second=0, merges=False, asks=False)
    hall.signs_up(number=0, at_once=False)
    hall.signs_up(number=1, at_once=False)
    hall.seats_add_up()
    hall.withdraws(number=0)
    hall.time_passes(minutes=1)
    with pytest.raises(AssertionError, match="what is counted is what is there"):
        hall.seats_add_up()


@pytest.mark.sqlite_only
def test_seats_that_nobody_gives_on_are_found(
    world: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: Any) -> None:
        return None

    for room in (enrolling, enrolment_effects, manage):
        monkeypatch.setattr(room, "fill_seats", nothing)
    hall = Enrolments()
    hall.is_published(capacity=1, first=0, second=0, merges=False, asks=False)
    hall.signs_up(number=0, at_once=False)
    hall.signs_up(number=1, at_once=False)
    hall.the_clock_looks()
    hall.withdraws(number=0)
    with pytest.raises(AssertionError, match="nobody is asked"):
        hall.the_clock_looks()


async def _children(hall: Enrolments) -> list[EnrolmentStatus]:
    return [one.status for one in await hall.hall.enrolled(hall.activity)]


def _a_group_waits() -> Enrolments:
    """A group of three waits for the two free seats and one more, a teacher behind it."""
    hall = Enrolments()
    hall.is_published(
        capacity=3, first=0, second=0, merges=False, asks=False, kind="children-event"
    )
    for number, more in enumerate((0, 2, 0)):
        hall.signs_up(number=number, at_once=True, more=more)
        hall.seats_add_up()
    return hall


def _some_of_each_kind() -> None:
    _a_group_waits()
    for kind, crowd in (
        ("expedition", [(0, True, 2), (1, True, 2)]),
        ("project-session", [(0, True, 0)]),
    ):
        hall = Enrolments()
        hall.is_published(
            capacity=5, first=0, second=0, merges=False, asks=False, kind=kind, crowd=crowd
        )
        hall.answers_a_captain(number=1, joins=True)
        hall.seats_add_up()


def _guests_beside_others() -> None:
    """One seat of three is kept for guests; all three municipalities ask for all they can get."""
    hall = Enrolments()
    hall.is_published(capacity=3, first=0, second=0, merges=False, asks=False, is_local=True)
    hall.is_opened_to_guests(seats=1, source=Source.COMMON)
    for number in (6, 7, 0, 1, 2):
        hall.signs_up(number=number, at_once=True)
        hall.seats_add_up()


@pytest.mark.sqlite_only
def test_guests_have_their_own_seats(world: People) -> None:
    booked, waits = EnrolmentStatus.BOOKED, EnrolmentStatus.WAITLISTED
    hall = Enrolments()
    hall.is_published(capacity=2, first=0, second=0, merges=False, asks=False, is_local=True)
    hall.is_opened_to_guests(seats=2, source=Source.BESIDE)
    for number in (6, 0, 1, 2):
        hall.signs_up(number=number, at_once=True)
    assert hall.does(_children(hall)) == [booked, booked, booked, waits], "2 of 4 are for guests"
    hall.guest_seats_are_given_back()
    hall.seats_add_up()
    assert hall.does(_children(hall)) == [booked] * 4
    hall.is_opened_to_guests(seats=1, source=Source.BESIDE)
    hall.signs_up(number=3, at_once=True)
    hall.signs_up(number=7, at_once=True)
    assert hall.does(_children(hall)) == [*[booked] * 4, waits, booked], "one more for guests"


@pytest.mark.sqlite_only
def test_a_group_waits_for_all_its_seats_and_is_not_passed(world: People) -> None:
    booked, waits = EnrolmentStatus.BOOKED, EnrolmentStatus.WAITLISTED
    hall = _a_group_waits()
    hall.seats_add_up()
    assert hall.does(_children(hall)) == [booked, waits, waits], "two seats are kept"
    hall.withdraws(number=0)
    assert hall.does(_children(hall)) == [EnrolmentStatus.WITHDRAWN, booked, waits]
    closed = _a_group_waits()
    closed.time_passes(minutes=9 * 24 * 60 + 30)
    assert closed.does(_children(closed)) == [booked, waits, booked], "closed: no seat stays empty"


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("each takes one", "oversold|another municipality"),
        ("smaller ones pass", "went past a group"),
        ("the bus is endless", "bus is oversold"),
        ("members stay behind", "half a team"),
        ("guests are like others", "a guest sits on a common seat"),
        ("guest seats are for all", "somebody sits on a guest's seat"),
    ],
)
def test_wrong_sizes_are_found(
    world: People, monkeypatch: pytest.MonkeyPatch, fault: str, found: str
) -> None:
    if fault == "each takes one":
        right = Seats.has_room_for
        monkeypatch.setattr(Seats, "has_room_for", lambda self, place, _: right(self, place))
    elif fault == "smaller ones pass":
        monkeypatch.setattr(Seats, "with_kept", lambda self, *_: self)
    elif fault == "guests are like others":
        monkeypatch.setattr(Seats, "guests_of", lambda *_: None)
    elif fault == "guest seats are for all":
        monkeypatch.setattr(GuestSeats, "at", lambda self, *_, **__: replace(self, seats=0))
    elif fault == "members stay behind":
        monkeypatch.setattr(seats, "_FOLLOWS", {})
    else:
        monkeypatch.setattr(Seats, "free_second", property(lambda _: None))
    with pytest.raises(AssertionError, match=found):
        _some_of_each_kind()
        _guests_beside_others()
        play(Enrolments, world, EXAMPLES, STEPS)
