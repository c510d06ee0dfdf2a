"""Property test of merging: what two people did for the district is the work of one, and counts
once: votes, entries and reviews, pairs, consultations.

Seats and deficits are in `test_accounts.py`.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from district.calls.review import ReviewMove
from district.council.motion import MotionFacts
from district.errors import TakenTwice
from district.ids import PersonId
from district.people.accounts import Conflict
from district.people.roles import Actor, Role, Standing
from services.people import accounts
from storage.database import Connection, Database
from storage.invariants import broken_invariants
from storage.people import merging
from storage.people.merging import CONFLICTS, DOUBLES, Double, move_all, people_columns
from storage.tables import (
    appointments,
    entries,
    entry_people,
    grants,
    mentors,
    mentorships,
    motion_seats,
    motion_voters,
    reviews,
)
from tests.calls import CallCast
from tests.services.jury import Jury
from tests.services.machines import Ground, lasting, tried
from tests.services.mentoring import Faculty
from tests.services.motions import Voting
from tests.services.office import Office
from tests.soak import SEED, share
from tests.world import real_territory

ONE, OTHER, THIRD, FOURTH = 0, 1, 2, 3
Act = tuple[int, str, int]
THEMES: Sequence[Sequence[str]] = (
    ("joins", "joins", "deputizes", "resigns", "hands_on", "hands_on", "opens", "opens", "votes"),
    ("enters", "enters_with", "reviews"),
    ("teaches", "asks", "ends"),
    ("books", "cancels"),
)


def acts_by(dice: random.Random) -> list[Act]:
    """Mostly of one theme, so that acts meet."""
    themes = dice.choice([*([one] for one in THEMES), THEMES[:1], THEMES])
    deeds = [one for theme in themes for one in theme]
    return [
        (dice.choice([ONE, ONE, OTHER, OTHER, THIRD, FOURTH]), dice.choice(deeds),
         dice.choice([0, 0, 1, 2]))
        for _ in range(dice.randint(5, 14))
    ]  # fmt: skip


OPEN_PAIR = {"asked", "proposed", "active"}


@dataclass(frozen=True, kw_only=True)
class Work:
    """The things that people have, by their numbers."""

    votes: Counter[tuple[int, str]]
    voices: frozenset[tuple[int, bool]]
    """The voices that they may cast, and whether as a deputy."""
    places: frozenset[tuple[str, bool]]
    """Municipalities for which they are in the council, and whether as a deputy."""
    seats: frozenset[tuple[int, int]]
    """Motions in which they have, or had, a voice, and the voice."""
    written: Counter[int]
    signed: Counter[int]
    judged: Counter[int]
    taught: Counter[tuple[int, str]]
    """Pairs as mentee."""
    led: Counter[tuple[int, str]]
    """Pairs as mentor."""
    booked: Counter[int]
    """The methodists of consultations to come."""


def _strongest(found: Iterable[tuple[Any, bool]]) -> frozenset[tuple[Any, bool]]:
    """Returns each once: who is a member is no deputy."""
    return frozenset(dict(sorted(found, reverse=True)).items())


class Town:
    def __init__(self, database: Database) -> None:
        self.office, self.faculty = Office(database), Faculty(database)
        self.council, self.jury = Voting(database), Jury(database)
        for one in (self.faculty, self.council, self.jury):
            one.cast = self.office.cast

    async def begin(self) -> None:
        cast, database = self.office.cast, self.office.database
        self.administrator = await cast.holder("Главный", Role.ADMINISTRATOR)
        self.curator = await self.council.curator()
        self.calls = CallCast(database, self.office.clock)
        self.places = await self.council.places()
        self.advisers = [await self.office.methodist(f"Методист {at}") for at in range(3)]


class Place(Ground):
    async def begin(self, database: Database) -> None:
        self.town = Town(database)
        await self.town.begin()


class Example:
    def __init__(self, town: Town) -> None:
        self.town, self.database = town, town.office.database

    async def begin(self) -> None:
        town = self.town
        self.people = [await town.office.cast.teacher("Одна") for _ in range(4)]
        self.call = await town.jury.call(town.curator)
        self.motions: list[MotionFacts] = []
        self.entries: list[Any] = []
        self.seated = await self.town.council.member("Постоянный", town.places[3])

    async def now(self, who: int) -> Actor:
        return await self.town.office.cast.actor(self.people[who].id)

    async def act(self, who: int, what: str, which: int) -> None:
        await getattr(self, what)(await self.now(who), which)

    async def joins(self, person: Actor, which: int) -> None:
        if not person.has(Role.COUNCIL_MEMBER):
            await self.town.council.seat(person.id, self.town.places[which])

    async def deputizes(self, person: Actor, which: int) -> None:
        await self.town.council.seat(person.id, self.town.places[which], Standing.DEPUTY)

    async def resigns(self, person: Actor, _: int) -> None:
        await self.town.council.resigns(person)

    async def hands_on(self, person: Actor, _: int) -> None:
        """The other of the two follows, and has the voices that are not cast."""
        held = next((one for one in person.grants if one.role is Role.COUNCIL_MEMBER), None)
        successor = next(one for one in self.people if one.id != person.id)
        if held is not None and held.scope.municipality:
            await self.town.council.resigns(person)
            await self.town.council.resigns(successor)
            await self.town.council.seat(successor.id, held.scope.municipality)

    async def opens(self, *_: Any) -> None:
        if len(self.motions) < 3:
            self.motions.append(await self.town.council.opened(self.town.curator))

    async def votes(self, person: Actor, which: int) -> None:
        for motion in self.motions[which : which + 1]:
            await tried(
                self.town.council.votes(person, motion, ("for", "against", "abstain")[which])
            )

    async def enters(self, person: Actor, *_: Any) -> None:
        self.entries.append(await self.town.jury.entry(self.call, person))

    async def enters_with(self, person: Actor, which: int) -> None:
        others = {self.people[which].id} - {person.id}
        self.entries.append(await self.town.jury.entry(self.call, person, coauthors=others))

    async def reviews(self, expert: Actor, which: int) -> None:
        for entry in self.entries[which : which + 1]:
            read = select(reviews.c.expert_id).where(reviews.c.entry_id == entry.id)
            signed = select(entry_people.c.person_id).where(entry_people.c.entry_id == entry.id)
            async with self.database.read() as connection:
                taken = set((await connection.execute(read.union(signed))).scalars())
            if expert.id not in taken | {entry.author}:
                review = await self.town.calls.asked(entry, expert)
                moves = (ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE)
                await self.town.jury.moves(review, *moves[: 1 + which])

    async def teaches(self, person: Actor, which: int) -> None:
        draft = await self.town.faculty.fill_entry(person, capacity=1 + which)
        await tried(self.town.faculty.mentors.send(person, draft))

    async def asks(self, mentee: Actor, which: int) -> None:
        """The mentor accepts."""
        mentor = self.people[which]
        facts = await tried(self.town.faculty.asks(mentee, mentor))
        if not isinstance(facts, Exception):
            await tried(self.town.faculty.mentorships.accept(mentor, facts.mentorship.id))

    async def ends(self, mentee: Actor, _: int) -> None:
        table = mentorships.c
        own = select(table.id).where(table.mentee_id == mentee.id, table.status == "active")
        async with self.database.read() as connection:
            found = (await connection.execute(own)).scalar_one_or_none()
        if found is not None:
            await tried(self.town.faculty.mentorships.end(mentee, found))

    async def books(self, teacher: Actor, which: int) -> None:
        adviser = self.town.advisers[which]
        row = f"{24 + which} ноября 9:00–10:40, каб. {which}"
        laid = await self.town.office.lays(adviser, row)
        async with self.database.read() as connection:
            booked = select(appointments.c.slot_id).where(appointments.c.status == "booked")
            taken = set((await connection.execute(booked)).scalars())
        free = next(one for one in laid if one.id not in taken)
        await self.town.office.books(teacher, free.id)

    async def cancels(self, teacher: Actor, _: int) -> None:
        for one in (await self.town.office.consultations.home(teacher)).ahead[:1]:
            cancelled = self.town.office.consultations.cancel(teacher, one.appointment.id)
            await tried(cancelled)

    # ── What they have ─────────────────────────────────────────────────────────────────────────

    async def has(self, *people: PersonId) -> Work:
        role = grants.c
        seat, voter, pair, table = motion_seats.c, motion_voters.c, mentorships.c, appointments.c
        joined = motion_voters.join(motion_seats, seat.id == voter.seat_id)

        async with self.database.read() as connection:

            async def rows(query: Any, column: Any) -> list[Any]:
                found = await connection.execute(query.where(column.in_(people)))
                return [tuple(one) if len(one) > 1 else one[0] for one in found]

            cast = await rows(select(seat.motion_id, seat.choice), seat.cast_by)
            voices = await rows(
                select(voter.seat_id, voter.is_deputy).where(voter.left_at.is_(None)),
                voter.person_id,
            )
            council = await rows(
                select(role.municipality_id, role.standing == Standing.DEPUTY).where(
                    role.ended_at.is_(None), role.role == Role.COUNCIL_MEMBER
                ),
                role.person_id,
            )
            shared = select(seat.motion_id, seat.id).select_from(joined).distinct()
            return Work(
                votes=Counter((motion, choice[0]) for motion, choice in cast),
                voices=_strongest(voices),
                places=_strongest(council),
                seats=frozenset(await rows(shared, voter.person_id)),
                written=Counter(await rows(select(entries.c.id), entries.c.author_id)),
                signed=Counter(
                    await rows(select(entry_people.c.entry_id), entry_people.c.person_id)
                ),
                judged=Counter(await rows(select(reviews.c.entry_id), reviews.c.expert_id)),
                taught=Counter(await rows(select(pair.id, pair.status), pair.mentee_id)),
                led=Counter(await rows(select(pair.id, pair.status), pair.mentor_id)),
                booked=Counter(
                    await rows(
                        select(table.methodist_id).where(table.status == "booked"), table.person_id
                    )
                ),
            )

    async def conflicts(self) -> set[Conflict]:
        """Returns what must be found, reckoned from the work of each."""
        kept, gone = [await self.has(self.people[one].id) for one in (ONE, OTHER)]
        both = await self.has(*(self.people[one].id for one in (ONE, OTHER)))
        parts = [{*one.written, *one.signed, *one.judged} for one in (kept, gone)]
        waiting = [any(status in OPEN_PAIR for _, status in one.taught) for one in (kept, gone)]
        with_each_other = {one for one, _ in kept.taught} & {one for one, _ in gone.led}
        with_each_other |= {one for one, _ in gone.taught} & {one for one, _ in kept.led}
        active = sum(status == "active" for _, status in both.led)
        capacity = await self._capacity()
        return {
            conflict
            for conflict, is_met in {
                Conflict.VOTE: any(
                    motion == same and mine != other
                    for motion, mine in kept.seats
                    for same, other in gone.seats
                ),
                Conflict.ENTRY: bool(parts[0] & parts[1]),
                Conflict.PAIR: bool(with_each_other),
                Conflict.MENTEES: all(waiting),
                Conflict.MENTOR_LOAD: capacity is not None and active > capacity,
                Conflict.MEETING: bool(kept.booked & gone.booked),
            }.items()
            if is_met
        }

    async def _capacity(self) -> int | None:
        async with self.database.read() as connection:
            for one in (ONE, OTHER):
                of = select(mentors.c.capacity).where(mentors.c.person_id == self.people[one].id)
                found = (await connection.execute(of)).scalar_one_or_none()
                if found is not None:
                    return int(found)
        return None

    # ── The merge ──────────────────────────────────────────────────────────────────────────────

    async def merge(self, *, takes_account: bool) -> bool:
        """Returns whether they were merged; if not, there is a reason and nothing has changed."""
        kept, gone = self.people[ONE].id, self.people[OTHER].id
        expected, before = await self.conflicts(), await self.has(kept, gone)
        apart = [await self.has(one) for one in (kept, gone)]
        desk = self.town.office.services.accounts
        plan = await desk.plan(self.town.administrator, kept, gone)
        assert set(plan.conflicts) == expected, "another conflict"
        merged = await tried(
            desk.merge(self.town.administrator, gone, kept, takes_account=takes_account)
        )
        if expected:
            assert isinstance(merged, TakenTwice)
            assert [await self.has(one) for one in (kept, gone)] == apart, "half moved"
            return False
        assert not isinstance(merged, Exception), merged
        await self._is_gone(gone)
        assert await self.has(kept) == before, "not the union"
        return True

    async def _is_gone(self, gone: PersonId) -> None:
        async with self.database.read() as connection:
            for column in people_columns():
                left = select(column).where(column == gone).limit(1)
                assert (await connection.execute(left)).first() is None, f"left in {column}"
        await self._is_whole()

    async def _is_whole(self) -> None:
        own = select(reviews.c.id).join(entries, entries.c.id == reviews.c.entry_id).outerjoin(
            entry_people, entry_people.c.entry_id == entries.c.id
        )  # fmt: skip
        judge, table = reviews.c.expert_id, entry_people.c
        async with self.database.read() as connection:
            assert await broken_invariants(connection) == [], "an invariant is broken"
            own = own.where((judge == entries.c.author_id) | (judge == table.person_id))
            assert (await connection.execute(own)).first() is None, "an own entry is judged"

    async def lives_on(self) -> None:
        """The one person votes where a voice is left, then also in a new motion; votes are counted
        once.
        """
        council = self.town.council
        self.motions.append(await council.opened(self.town.curator))
        person = await self.now(ONE)
        voices = {seat for seat, _ in (await self.has(person.id)).voices}
        for facts in self.motions:
            await tried(council.votes(person, facts, "for"))
            await tried(council.votes(self.seated, facts, "against"))
            seats = (await council.now(facts)).seats
            own = [one for one in seats if person.id in one.people]
            assert len(own) <= 1, "a person votes twice"
            for one in own:
                is_theirs = one.id in voices
                assert (one.cast_by == person.id and one.choice == ("for",)) or not is_theirs
        await self._is_whole()

    async def end(self) -> None:
        """Leaves the Council and the motions to the next example."""
        council = self.town.council
        for facts in self.motions:
            await council.ends(facts)
        council.clock.now = self.town.office.clock()
        for actor in (*self.people, self.seated):
            await council.resigns(actor)
        for actor in self.people:
            for one in (await self.town.office.consultations.home(actor)).ahead:
                await self.town.office.consultations.cancel(actor, one.appointment.id)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder: Path = tmp_path_factory.mktemp("work")
    yield from lasting(Place(folder))


async def _live(town: Town, acts: Sequence[Act], *, takes_account: bool = False) -> bool:
    example = Example(town)
    await example.begin()
    for act in acts:
        await example.act(*act)
    is_merged = await example.merge(takes_account=takes_account)
    if is_merged:
        await example.lives_on()
    await example.end()
    return is_merged


@pytest.mark.sqlite_only
def test_the_work_of_two_is_the_work_of_one(place: Place) -> None:
    merged = Counter[bool]()
    for seed in range(SEED, SEED + share(300)):
        dice = random.Random(seed)
        acts, takes_account = acts_by(dice), dice.random() < 0.5
        lived = _live(place.town, acts, takes_account=takes_account)
        merged[place.runner.run(lived)] += 1
    assert merged[True] > merged[False] > 0, merged


async def test_it_is_the_same_on_each_database(database: Database) -> None:
    await real_territory(database)
    town = Town(database)
    await town.begin()
    assert await _live(town, SHARED_VOICE)
    assert await _live(town, [(ONE, "deputizes", 0), *SHARED_VOICE[1:]])
    for deputy, member in ((ONE, OTHER), (OTHER, ONE)):
        shared = [(deputy, "deputizes", 0), (member, "joins", 0), (THIRD, "opens", 0)]
        assert await _live(town, shared)
    for seed in range(3):
        await _live(town, acts_by(random.Random(seed)))


def _left_voice() -> list[str]:
    return [one for one in merging._ONE_OF_TWO if "motion_voters" not in one]


async def _vote_twice(tx: Connection, kept: PersonId, gone: PersonId) -> dict[str, int]:
    moved = await move_all(tx, kept, gone)
    cast = select(motion_seats).where(motion_seats.c.cast_by == kept)
    vote = (await tx.execute(cast)).one()
    free = update(motion_seats).where(motion_seats.c.voted_at.is_(None))
    await tx.execute(free.values(cast_by=kept, voted_at=vote.voted_at, choice=vote.choice))
    return moved


SHARED_VOICE = [(ONE, "joins", 0), (ONE, "opens", 0), (ONE, "resigns", 0), (OTHER, "joins", 0)]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("fault", "acts", "found"),
    [
        ("a voice has no rule", SHARED_VOICE, "UNIQUE"),
        ("a voice that was left stays left", SHARED_VOICE, "not the union"),
        (Conflict.VOTE, [(ONE, "joins", 0), (OTHER, "joins", 1), (ONE, "opens", 0)], "another"),
        (Conflict.ENTRY, [(ONE, "enters", 0), (OTHER, "reviews", 0)], "another"),
        ("a deputy stays one", [(ONE, "deputizes", 0), (OTHER, "joins", 0)], "not the union"),
        ("a vote counts twice", [*SHARED_VOICE, (OTHER, "votes", 0)], "an invariant is broken"),
    ],
)  # fmt: skip
def test_faults_are_found(
    place: Place, monkeypatch: pytest.MonkeyPatch, fault: str, acts: Sequence[Act], found: str
) -> None:
    match fault:
        case "a voice has no rule":
            key = ("motion_voters", "seat_id", "person_id")
            monkeypatch.setattr(merging, "DOUBLES", {**DOUBLES, key: Double.BEFORE})
        case "a voice that was left stays left":
            monkeypatch.setattr(merging, "_ONE_OF_TWO", _left_voice())
        case "a deputy stays one":
            monkeypatch.setattr(merging, "_WEAKNESS", {})
        case "a vote counts twice":
            monkeypatch.setattr(accounts, "move_all", _vote_twice)
        case _:
            left = {one: query for one, query in CONFLICTS.items() if one != fault}
            monkeypatch.setattr(merging, "CONFLICTS", left)
    with pytest.raises(Exception, match=found):
        place.runner.run(_live(place.town, acts))
