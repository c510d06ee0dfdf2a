"""Slots of methodists: races, what is refused, who is told; a machine of any acts in any order."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from district.errors import BookedAlready, BusyThen, NotFound, NotPermitted, OutOfDate, TooLong
from district.ids import SlotId
from district.people.roles import Actor
from district.questions.consultations import Answer, Consultation
from district.slots import AppointmentStatus, Slot
from services import slots
from services.questions import consultations
from services.questions.consultations import Consultations
from storage.database import Database
from storage.slots import take_watchers
from tests.services.machines import Ground, Machine, lasting, play
from tests.services.office import HOUR, TOPIC, Office
from tests.soak import share
from tests.world import NOW, real_territory

ROW = "24 ноября 15:00–16:00, каб. 5"
"""Three times of the next day."""


@pytest.fixture
async def office(database: Database) -> Office:
    await real_territory(database)
    return Office(database)


async def test_fifty_people_race_for_ten_slots(office: Office) -> None:
    adviser = await office.methodist()
    free = await office.lays(adviser, "24 и 25 ноября 15:00–16:40, каб. 5")
    assert len(free) == 10
    people = [await office.cast.teacher(f"Учитель {at}") for at in range(50)]
    racing = (office.books(one, free[at % 10].id) for at, one in enumerate(people))
    results = await asyncio.gather(*racing)
    booked = [one for one in results if isinstance(one, Consultation)]
    assert Counter(one.slot.id for one in booked) == Counter(one.id for one in free)
    assert results.count(None) == 40, "each of the others is told that the time is taken"
    assert sorted(await office.statuses()) == sorted((b.slot.id, b.person.id) for b in booked)
    assert await office.news("booked") == [adviser.id] * 10
    times = await office.consultations.times(people[0], TOPIC)
    assert (times.free.total, times.full) == (0, (adviser.id,))


async def test_a_slot_is_withdrawn_or_booked_but_not_both(office: Office) -> None:
    adviser, teacher = await office.methodist(), await office.cast.teacher("Магомедова")

    async def calls_off(slot: Slot) -> object:
        try:
            return await office.consultations.call_off(adviser, slot.id)
        except OutOfDate as refusal:
            return refusal

    for slot in await office.lays(adviser, "24, 25, 26 и 27 ноября 15:00–15:20"):
        gone, made = await asyncio.gather(calls_off(slot), office.books(teacher, slot.id))
        assert isinstance(made, Consultation) == isinstance(gone, OutOfDate)
        if isinstance(made, Consultation):
            await office.consultations.cancel(teacher, made.appointment.id)


async def test_what_overlaps_own_time_is_refused(office: Office) -> None:
    first, second = await office.methodist(), await office.methodist("Омарова")
    teacher = await office.cast.teacher("Магомедова")
    one, two, _ = await office.lays(first, ROW)
    other, *_ = await office.lays(second, "24 ноября 15:10–15:40")
    assert isinstance(await office.books(teacher, one.id), Consultation)
    again = await office.books(teacher, one.id)
    assert isinstance(again, Consultation), "pressed twice"
    assert isinstance(await office.books(teacher, two.id), BookedAlready)
    assert isinstance(await office.books(teacher, other.id), BusyThen)
    assert isinstance(await office.books(first, other.id), BusyThen), "who gives one is busy too"
    later = (await office.lays(second, "30 ноября 15:00–15:20"))[-1]
    begins = later.starts_at - HOUR - office.clock()
    activity = await office.seminar(None, begins_after=begins)
    listener = await office.cast.teacher("Слушатель")
    await office.enrolling.sign_up(listener, activity.id)
    assert isinstance(await office.books(listener, later.id), BusyThen)


async def test_a_row_is_hidden_until_its_day_and_closed_before(office: Office) -> None:
    adviser, teacher = await office.methodist(), await office.cast.teacher("Магомедова")
    row = "26 ноября 15:00–15:20, открыть 25 ноября, запись за 3 часа"
    (slot,) = await office.lays(adviser, row)
    assert isinstance(await office.books(teacher, slot.id), OutOfDate)
    assert (await office.consultations.times(teacher, TOPIC)).free.total == 0
    office.clock.now = slot.closes_at - HOUR
    made = await office.books(teacher, slot.id)
    assert isinstance(made, Consultation)
    office.clock.now = slot.closes_at
    with pytest.raises(OutOfDate):
        await office.consultations.cancel(teacher, made.appointment.id)
    with pytest.raises(OutOfDate):
        await office.consultations.note(adviser, slot.id, AppointmentStatus.HELD)


async def test_only_the_two_of_them_see_and_change_it(office: Office) -> None:
    adviser, other = await office.methodist(), await office.methodist("Омарова")
    teacher, stranger = [await office.cast.teacher(one) for one in ("Магомедова", "Чужая")]
    slot, *_ = await office.lays(adviser, ROW)
    made = await office.books(teacher, slot.id)
    assert isinstance(made, Consultation)
    number, service = made.appointment.id, office.consultations
    for forged in (
        service.get(stranger, number),
        service.cancel(adviser, number),
        service.ask(stranger, number, "Вопрос"),
        service.answer(stranger, number, Answer.BETTER),
        service.call_off(other, slot.id, "Не смогу"),
        service.line(other, slot.id),
        service.book(stranger, SlotId(10_000), TOPIC),
        service.watch(stranger, TOPIC, teacher.id),
    ):
        with pytest.raises(NotFound):
            await forged
    with pytest.raises(NotPermitted):
        await service.lay(teacher, ROW)
    with pytest.raises(TooLong):
        await service.ask(teacher, number, "в" * 1001)


async def test_the_slots_of_a_former_methodist_are_withdrawn(office: Office) -> None:
    adviser, teacher = await office.methodist(), await office.cast.teacher("Магомедова")
    slot, *_ = await office.lays(adviser, ROW)
    await office.books(teacher, slot.id)
    (grant,) = adviser.grants
    async with office.database.write() as tx:
        await office.services.roles.end_all_of(tx, adviser.id, office.clock())
    assert grant.role == "methodist"
    assert await office.news("cancelled") == [teacher.id]
    assert (await office.consultations.times(teacher, TOPIC)).free.total == 0


# ── Any acts in any order ──────────────────────────────────────────────────────────────────────

EXAMPLES, STEPS = share(40), 30
WHO, WHOSE, WHICH = st.integers(0, 2), st.integers(0, 1), st.integers(0, 11)


class Ahead(Ground):
    async def begin(self, database: Database) -> None:
        self.office = Office(database)
        self.advisers = [await self.office.methodist(one) for one in ("Гаджиева", "Омарова")]
        self.people = [await self.office.cast.teacher(f"Учитель {at}") for at in range(3)]
        self.day = 0


@dataclass
class Model:
    """The expected state of a slot."""

    slot: Slot
    whose: int
    person: int | None = None
    status: str = "free"
    is_withdrawn: bool = False

    def is_ahead(self, now: datetime) -> bool:
        return self.status == "booked" and now < self.slot.starts_at

    def is_free(self, now: datetime) -> bool:
        return self.status == "free" and not self.is_withdrawn and now < self.slot.closes_at


class Slots(Machine):
    world: ClassVar[Ahead]

    @property
    def office(self) -> Office:
        return self.world.office

    @property
    def now(self) -> datetime:
        return self.office.clock.now

    @initialize()
    def a_week_begins(self) -> None:
        """Each example has a week of its own."""
        self.world.day += 7
        self.office.clock.now = NOW + timedelta(days=self.world.day)
        self.models: list[Model] = []
        self.watching: set[tuple[int, int]] = set()
        self.lays(0, 0)
        self.lays(1, 0)

    @rule(whose=WHOSE, hour=st.integers(0, 2))
    def lays(self, whose: int, hour: int) -> None:
        day = f"{self.now + timedelta(days=1):%d.%m.%Y}"
        begins = f"{15 + hour}:{10 * whose:02}"
        known = {one.slot.id for one in self.models}
        row = f"{day} {begins}–{16 + hour}:{10 * whose:02}, 60 минут"
        found = self.does(self.office.lays(self.world.advisers[whose], row))
        new = [Model(slot=one, whose=whose) for one in found if one.id not in known]
        self.models += new
        if new:
            self._freed(whose)

    @rule(who=WHO, which=WHICH)
    def books(self, who: int, which: int) -> None:
        seen, person = self.models[which % len(self.models)], self.world.people[who]
        ahead = [m for m in self.models if m.person == who and m.is_ahead(self.now)]
        may = seen.is_free(self.now) and not any(
            m.whose == seen.whose or m.slot.overlaps(seen.slot) for m in ahead
        )
        self.does(self.office.books(person, seen.slot.id))
        result = self.does(self.office.books(person, seen.slot.id))  # as after a crash
        is_own = seen.person == who and seen.is_ahead(self.now)
        assert isinstance(result, Consultation) == (may or is_own), "booked against the rules"
        if may:
            for one in self.models:
                if (one.person, one.whose, one.status) == (who, seen.whose, "booked"):
                    one.status = "held"
            seen.person, seen.status = who, "booked"

    @rule(which=WHICH)
    def gives_up(self, which: int) -> None:
        booked = [one for one in self.models if one.person is not None]
        if not booked:
            return
        seen = booked[which % len(booked)]
        number, person = self._number(seen), self.world.people[seen.person or 0]
        self.does(self.office.consultations.cancel(person, number))
        if seen.is_ahead(self.now) and self.now < seen.slot.closes_at:
            seen.person, seen.status = None, "free"
            self._freed(seen.whose)

    @rule(which=WHICH, has_reason=st.booleans())
    def calls_off(self, which: int, has_reason: bool) -> None:
        seen = self.models[which % len(self.models)]
        reason = "Не смогу" if has_reason else None
        adviser = self.world.advisers[seen.whose]
        self.does(self.office.consultations.call_off(adviser, seen.slot.id, reason))
        if seen.status == "free" or (has_reason and seen.is_ahead(self.now)):
            seen.person, seen.status, seen.is_withdrawn = None, "free", True

    @rule(which=WHICH, status=st.sampled_from(AppointmentStatus))
    def notes(self, which: int, status: AppointmentStatus) -> None:
        seen = self.models[which % len(self.models)]
        adviser = self.world.advisers[seen.whose]
        self.does(self.office.consultations.note(adviser, seen.slot.id, status))
        is_over = seen.status != "free" and not seen.is_ahead(self.now)
        if is_over and status in {AppointmentStatus.HELD, AppointmentStatus.MISSED}:
            seen.status = status

    @rule(which=WHICH, answer=st.sampled_from(Answer))
    def answers(self, which: int, answer: Answer) -> None:
        booked = [one for one in self.models if one.person is not None]
        if not booked:
            return
        seen = booked[which % len(booked)]
        number, person = self._number(seen), self.world.people[seen.person or 0]
        self.does(self.office.consultations.answer(person, number, answer))
        if seen.status == "booked" and seen.slot.ends_at <= self.now:
            seen.status = "missed" if answer is Answer.NOT_HELD else "held"

    @rule(who=WHO, whose=WHOSE)
    def watches(self, who: int, whose: int) -> None:
        adviser, person = self.world.advisers[whose], self.world.people[who]
        self.does(self.office.consultations.watch(person, TOPIC, adviser.id))
        if not any(one.whose == whose and one.is_free(self.now) for one in self.models):
            self.watching.add((who, whose))

    @rule(hours=st.sampled_from([1, 1, 5, 20]))
    def time_passes(self, hours: int) -> None:
        self.office.clock.advance(HOUR * hours)

    @invariant()
    def the_storage_is_as_the_model(self) -> None:
        known = {one.slot.id for one in self.models}
        kept = self.does(self.office.statuses())
        found = {at: status for at, status in kept.items() if at[0] in known}
        wanted = {
            (one.slot.id, self.world.people[one.person].id): one.status
            for one in self.models
            if one.person is not None
        }
        assert {at: one for at, one in found.items() if one != "cancelled"} == wanted
        people, advisers = self.world.people, self.world.advisers
        watching = {(people[who].id, advisers[whose].id) for who, whose in self.watching}
        assert self.does(self.office.watchers()) == watching, "who watches is told once"
        times = self.does(self.office.consultations.times(people[0], TOPIC))
        free = {one.slot.id for one in self.models if one.is_free(self.now)}
        shown = {one.id for one in times.free.items}
        assert shown == free or times.free.count > 1, "other times are offered"

    def teardown(self) -> None:
        for whose in range(2):
            self._freed(whose)
            self.does(self._forget(self.world.advisers[whose]))

    async def _forget(self, adviser: Actor) -> None:
        """Empties the week, so that the next example begins with nothing."""
        self.office.clock.now = NOW + timedelta(days=self.world.day + 6)
        async with self.office.database.write() as tx:
            await take_watchers(tx, adviser.id)

    def _number(self, seen: Model) -> Any:
        """Returns the appointment of a booked slot."""
        adviser = self.world.advisers[seen.whose]
        line = self.does(self.office.consultations.line(adviser, seen.slot.id))
        return line.consultation.appointment.id

    def _freed(self, whose: int) -> None:
        self.watching = {one for one in self.watching if one[1] != whose}


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ahead]:
    folder: Path = tmp_path_factory.mktemp("slots")
    yield from lasting(Ahead(folder))


@pytest.mark.sqlite_only
def test_slots_stay_as_they_should(ahead: Ahead) -> None:
    play(Slots, ahead, EXAMPLES, STEPS)


def acted_out(fault: str) -> None:
    """Acts that end otherwise with the fault."""
    room = Slots()
    room.a_week_begins()
    match fault:
        case "busy":
            room.books(0, 0)
            room.books(0, 1)
        case "held":
            room.books(0, 0)
            room.time_passes(30)
            room.lays(0, 0)
            room.books(0, 2)
        case "told":
            room.books(0, 0)
            room.watches(1, 0)
            room.gives_up(0)
        case "withdrawn":
            room.calls_off(0, False)
        case "closed":
            room.time_passes(25)
            room.books(0, 0)
    room.the_storage_is_as_the_model()
    room.teardown()


@pytest.mark.sqlite_only
@pytest.mark.parametrize("fault", ["busy", "held", "told", "withdrawn", "closed"])
def test_a_fault_is_found(ahead: Ahead, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    async def nothing(*_: Any) -> None:
        return None

    Slots.world = ahead
    acted_out(fault)
    match fault:
        case "busy":
            monkeypatch.setattr(slots, "is_busy", nothing)
        case "held":
            monkeypatch.setattr(slots, "hold_over", nothing)
        case "told":
            monkeypatch.setattr(Consultations, "_tell_watchers", nothing)
        case "withdrawn":
            monkeypatch.setattr(consultations, "withdraw_slot", nothing)
        case "closed":
            monkeypatch.setattr(Slot, "is_open", lambda one, now: now < one.starts_at)
    with pytest.raises(AssertionError):
        acted_out(fault)
