"""Property test of merging: whatever two people did, the one who stays has all of it, once."""

import asyncio
import contextvars
from collections.abc import Awaitable, Iterator, Sequence
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from district.activities.activity import Activity
from district.activities.enrolments import EnrolmentStatus
from district.activities.signup import NOTHING
from district.drafts import Form
from district.errors import MergedMeanwhile, NotFound, OutOfDate
from district.forms import SUMMARY
from district.ids import CommunityId, PersonId, RequestId, TopicId
from district.people.accounts import NAME, ORGANIZATION, PROTEST_TIME, MergePlan, MoveStatus
from district.people.roles import Actor, Role
from district.requests.request import Move
from services.activities import merging as seats
from services.people import accounts
from storage.activities import merging as activities
from storage.database import Database
from storage.invariants import broken_invariants
from storage.leases import merge_alone
from storage.people import merging
from storage.people.accounts import get_account_move, waiting_account_moves
from storage.people.merging import hold_people, move_account, move_all, people_columns
from storage.tables import changes, deficits, enrolments, grants, memberships, outbox, persons
from tests.postgresql import Server, blocked
from tests.services.deficits import Reporting, told
from tests.services.hall import Hall
from tests.services.machines import Ground, lasting, tried
from tests.soak import IS_SOAK, share
from tests.world import DISTRICT, MOUNTAINS, real_territory

OPEN = {"requested", "waitlisted", "offered", "booked"}
TOPICS = tuple(TopicId(f"literacy-{number}") for number in (1, 2, 3))
ONE, OTHER = 0, 1
ACTS = st.tuples(
    st.sampled_from([ONE, ONE, OTHER, OTHER, 2]),
    st.sampled_from(["sign up", "sign up", "leave", "report", "accept", "withdraw"]),
    st.integers(min_value=0, max_value=2),
)


class District(Hall, Reporting):
    def __init__(self, database: Database) -> None:
        Reporting.__init__(self, database)
        Hall.__init__(self, database)
        self.deficits = self.services.deficits

    async def is_here(self, person: PersonId) -> bool:
        here = select(persons.c.id).where(persons.c.id == person, persons.c.deleted_at.is_(None))
        async with self.database.read() as connection:
            return (await connection.execute(here)).first() is not None


class Places(Ground):
    async def begin(self, database: Database) -> None:
        self.district = District(database)
        cast = self.district.cast
        self.administrator = await cast.holder("Главный", Role.ADMINISTRATOR)


class Example:
    def __init__(self, world: Places) -> None:
        self.district, self.administrator = world.district, world.administrator

    async def begin(self, capacities: Sequence[int]) -> None:
        self.people = await self.district.people(3)
        self.activities = [
            await self.district.seminar(one, needs_approval=one > 3) for one in capacities
        ]

    async def act(self, who: int, what: str, which: int) -> None:
        person, activity = self.people[who], self.activities[which]
        match what:
            case "sign up":
                await tried(self.district.enrolling.sign_up(person, activity.id, answers=NOTHING))
            case "leave":
                await tried(self.district.enrolling.withdraw(person, activity.id))
            case "report":
                await tried(self.district.report(person, told(TOPICS[which])))
            case _:
                await self._of_deficit(person, what, which)

    async def _of_deficit(self, person: Actor, what: str, which: int) -> None:
        own = await self.district.requests.of_author(person)
        for request in own[which : which + 1]:
            if what == "withdraw":
                await tried(self.district.requests.take_back(person, request.id))
            else:
                decided = self.district.requests.decide(
                    self.district.curator, request.id, Move.APPROVE
                )
                await tried(decided)

    async def has(self, *people: PersonId) -> tuple[set[int], set[int], set[str]]:
        """Returns the activities in which people have or await a seat, those in which they have
        one, and their open topics.
        """
        seats = select(enrolments.c.activity_id, enrolments.c.status).where(
            enrolments.c.person_id.in_(people), enrolments.c.status.in_(OPEN)
        )
        topics = select(deficits.c.topic_id).where(
            deficits.c.person_id.in_(people), deficits.c.status.in_(["reported", "accepted"])
        )
        async with self.district.database.read() as connection:
            found = list((await connection.execute(topics)).scalars())
            rows = list(await connection.execute(seats))
        taken = [row.activity_id for row in rows]
        if len(people) == 1:
            assert len(set(found)) == len(found), "a topic twice"
            assert len(set(taken)) == len(taken), "a seat twice"
        sure = {row.activity_id for row in rows if row.status in {"booked", "offered"}}
        return set(taken), sure, set(found)

    async def merge(self, *, takes_account: bool) -> None:
        kept, gone = self.people[ONE].id, self.people[OTHER].id
        before = await self.has(kept, gone)
        await self.district.services.accounts.merge(
            self.administrator, gone, kept, takes_account=takes_account
        )
        async with self.district.database.read() as connection:
            for column in people_columns():
                left = select(column).where(column == gone).limit(1)
                assert (await connection.execute(left)).first() is None, f"left in {column}"
            assert await broken_invariants(connection) == [], "an invariant is broken"
        seats, sure, topics = await self.has(kept)
        assert (seats, topics) == (before[0], before[2]), "not the union"
        assert sure >= before[1], "the weaker seat stays"
        for activity in self.activities:
            await self._is_full_or_has_no_queue(activity)

    async def _is_full_or_has_no_queue(self, activity: Activity) -> None:
        status = EnrolmentStatus
        taken = await self.district.enrolled(activity, status.BOOKED, status.OFFERED)
        waiting = await self.district.enrolled(activity, status.WAITLISTED)
        assert not waiting or len(taken) == activity.capacity, "a seat is given to nobody"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    folder: Path = tmp_path_factory.mktemp("accounts")
    yield from lasting(Places(folder))


@pytest.mark.sqlite_only
def test_the_one_who_stays_has_all_of_it_once(world: Places) -> None:
    @settings(
        max_examples=share(200),
        deadline=None,
        derandomize=not IS_SOAK,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        capacities=st.tuples(*[st.sampled_from([1, 2, 4])] * 3),
        acts=st.lists(ACTS, min_size=4, max_size=14),
        takes_account=st.booleans(),
    )
    def holds(capacities: Sequence[int], acts: list[Any], takes_account: bool) -> None:
        async def live() -> None:
            example = Example(world)
            await example.begin(capacities)
            for act in acts:
                await example.act(*act)
            await example.merge(takes_account=takes_account)

        world.runner.run(live())

    holds()


async def _nothing(*_: Any) -> list[Any]:
    return []


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("a table is forgotten", "left in"),
        ("the seat is not given on", "given to nobody"),
        ("the stronger seat goes", "the weaker seat stays"),
        ("history stays with the seat that goes", "FOREIGN KEY"),
        ("a topic stays twice", "UNIQUE"),
    ],
)
def test_faults_are_found(
    world: Places, monkeypatch: pytest.MonkeyPatch, fault: str, found: str
) -> None:
    match fault:
        case "a table is forgotten":
            columns = [one for one in people_columns() if one.table is not deficits]
            monkeypatch.setattr(merging, "people_columns", lambda: columns)
        case "the seat is not given on":
            monkeypatch.setattr("services.activities.enrolling.fill_seats", _nothing)
        case "the stronger seat goes":
            monkeypatch.setattr(
                activities, "_rank", lambda status: -(status in {"booked", "offered"})
            )
        case "history stays with the seat that goes":
            monkeypatch.setattr(seats, "drop_doubled_seat", _drop_alone)
        case _:
            monkeypatch.setattr(accounts, "doubled_deficits", _nothing)

    async def live() -> None:
        example = Example(world)
        await example.begin([2, 1, 1])
        for act in (
            (ONE, "sign up", 0), (OTHER, "sign up", 0), (2, "sign up", 0),
            (OTHER, "sign up", 2), (2, "sign up", 2), (ONE, "sign up", 2),
            (ONE, "report", 0), (OTHER, "report", 0), (OTHER, "report", 1),
        ):  # fmt: skip
            await example.act(*act)
        await example.merge(takes_account=False)

    with pytest.raises(Exception, match=found):
        world.runner.run(live())


async def _drop_alone(tx: Any, _: int, gone: int) -> None:
    await tx.execute(enrolments.delete().where(enrolments.c.id == gone))


@pytest.mark.sqlite_only
def test_the_stronger_membership_of_a_community_stays(world: Places) -> None:
    table, maths = memberships.c, CommunityId("mathematics")
    ranks = [("left", None), ("joined", None), ("joined", "ready"), ("joined", "named")]

    async def live() -> None:
        example = Example(world)
        database = world.district.database
        for one, other in permutations(ranks, 2):
            await example.begin([])
            key = {"community_id": maths, "district_id": MOUNTAINS}
            own = [
                {**key, "person_id": person.id, "status": status, "chair": chair,
                 "changed_at": world.district.clock()}
                for person, (status, chair) in zip(example.people[:2], (one, other), strict=True)
            ]  # fmt: skip
            async with database.write() as tx:
                await tx.execute(memberships.delete())
                await tx.execute(memberships.insert(), own)
            await example.merge(takes_account=False)
            async with database.read() as connection:
                left = await connection.execute(select(table.person_id, table.status, table.chair))
                stronger = max(one, other, key=ranks.index)
                assert [*left] == [(example.people[ONE].id, *stronger)], (one, other)

    world.runner.run(live())


@pytest.mark.sqlite_only
def test_the_longer_role_stays(world: Places) -> None:
    async def live() -> None:
        example = Example(world)
        database, now = world.district.database, world.district.clock()
        terms = [now + timedelta(days=7), now + timedelta(days=365), None]
        for one, other in permutations(terms, 2):
            await example.begin([])
            held = [
                {"person_id": person.id, "role": Role.EXPERT, "district_id": MOUNTAINS,
                 "since": now, "until": until}
                for person, until in zip(example.people[:2], (one, other), strict=True)
            ]  # fmt: skip
            async with database.write() as tx:
                await tx.execute(grants.insert(), held)
            await example.merge(takes_account=False)
            held_now = select(grants.c.until).where(
                grants.c.person_id == example.people[ONE].id, grants.c.ended_at.is_(None)
            )
            async with database.read() as connection:
                left = list((await connection.execute(held_now)).scalars())
            assert left == [max(one, other, key=terms.index)], (one, other)

    world.runner.run(live())


# ── At once ────────────────────────────────────────────────────────────────────────────────────

TIMES = share(30)


@pytest.fixture
async def district(database: Database) -> District:
    await real_territory(database)
    return District(database)


async def twins(district: District, number: int) -> list[Actor]:
    """People with the same seats and topics; others wait for what is given up."""
    people, others = await district.people(number), await district.people(2)
    for capacity in (number, number + 1):
        activity = await district.seminar(capacity)
        for one in (*people, *others):
            await district.enrolling.sign_up(one, activity.id, answers=NOTHING)
    for one in people:
        await district.report(one, told(TOPICS[0]))
    return people


async def at_once(*work: Awaitable[Any]) -> tuple[list[MergePlan], list[Any]]:
    """Returns the plans of those who have merged, and what the others were told."""
    done = await asyncio.gather(*map(tried, work))
    merged = [one for one in done if isinstance(one, MergePlan)]
    return merged, [one for one in done if isinstance(one, Exception)]


async def is_whole(district: District, people: Sequence[Actor], gone: int) -> None:
    """So many are gone, with all that refers to them, into others; of each, the log tells once."""
    async with district.database.read() as connection:
        merged = select(persons.c.id).where(
            persons.c.id.in_([one.id for one in people]), persons.c.merged_into.is_not(None)
        )
        left = list((await connection.execute(merged)).scalars())
        assert len(left) == gone
        for column in people_columns():
            found = select(column).where(column.in_(left)).limit(1)
            assert (await connection.execute(found)).first() is None, column
        log = select(changes.c.details).where(changes.c.what == "merged")
        told_of = [one["person"] for one in (await connection.execute(log)).scalars()]
        assert sorted(one for one in told_of if one in left) == sorted(left)
        assert await broken_invariants(connection) == []


async def test_of_two_administrators_who_merge_the_same_at_once_one_wins(
    district: District,
) -> None:
    desk = district.services.accounts
    administrators = [
        await district.cast.holder(f"Главный {at}", Role.ADMINISTRATOR) for at in "аб"
    ]
    for number in range(TIMES):
        people = await twins(district, 2)
        one, other = (person.id for person in people[:: 1 - 2 * (number % 2)])
        merged, refused = await at_once(
            desk.merge(administrators[0], one, other, takes_account=False),
            desk.merge(administrators[1], other, one, takes_account=True),
            desk.tick(),
        )
        assert len(merged) == 1
        assert [type(refusal) for refusal in refused] == [MergedMeanwhile]
        await is_whole(district, people, gone=1)


async def test_two_merges_that_share_a_person_follow_each_other(district: District) -> None:
    """A person who was merged a moment ago is refused, and is merged as the one who stays."""
    desk = district.services.accounts
    administrators = [
        await district.cast.holder(f"Главный {at}", Role.ADMINISTRATOR) for at in "аб"
    ]
    for number in range(TIMES):
        people = await twins(district, 3)
        one, two, three = (person.id for person in people)
        pairs = [((one, two), (two, three)), ((one, three), (two, three))][number % 2]
        merged, refused = await at_once(
            *(
                desk.merge(administrator, *pair, takes_account=bool(number % 3))
                for administrator, pair in zip(administrators, pairs, strict=True)
            )
        )
        assert merged
        assert all(isinstance(refusal, MergedMeanwhile) for refusal in refused)
        await is_whole(district, people, gone=len(merged))
        if refused:
            left = three if await district.is_here(three) else two
            await desk.merge(administrators[0], one, left, takes_account=False)
        await is_whole(district, people, gone=2)


async def test_merges_whose_people_wait_for_the_seats_of_each_other(district: District) -> None:
    """Each gives up a seat that the others get, who are just being merged."""
    desk = district.services.accounts
    administrators = [
        await district.cast.holder(f"Главный {at}", Role.ADMINISTRATOR) for at in "аб"
    ]
    for _ in range(TIMES):
        people = await district.people(4)
        pairs = people[:2], people[2:]
        for having, waiting in (pairs, pairs[::-1]):
            activity = await district.seminar(2)
            for one in (*having, *waiting):
                await district.enrolling.sign_up(one, activity.id, answers=NOTHING)
        merged, refused = await at_once(
            *(
                desk.merge(administrator, *(each.id for each in pair), takes_account=False)
                for administrator, pair in zip(administrators, pairs, strict=True)
            )
        )
        assert (len(merged), refused) == (2, [])
        await is_whole(district, people, gone=2)


async def asked(district: District, name: str) -> tuple[Actor, Actor, RequestId]:
    """Returns an earlier account, a new one that asks for it, and the request."""
    lost, newcomer = [await district.cast.teacher(name) for _ in range(2)]
    entered = {NAME.name: lost.profile.name.full}
    entered[ORGANIZATION.name] = str(lost.profile.organization.id)
    draft = await district.drafts.begin(newcomer, Form.ACCOUNT, SUMMARY, entered)
    request = await district.services.accounts.ask(newcomer, draft.id)
    return lost, newcomer, request.id


async def test_a_decision_during_a_merge_waits_for_it(
    district: District, server: Server | None
) -> None:
    """It must not hold the request meanwhile, which the merge gives to the one who stays."""
    curator = await district.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    lost, newcomer, request = await asked(district, "Прежняя")
    decided = district.requests.decide(curator, request, Move.APPROVE, seen=str(lost.id))
    async with district.database.write() as tx:
        await merge_alone(tx)
        deciding = asyncio.create_task(decided, context=contextvars.Context())
        if server is not None:
            await blocked(district.database, 1)
        await hold_people(tx, lost.id, newcomer.id)
        await move_account(tx, lost.id, newcomer.id, district.clock(), takes_account=True)
        await move_all(tx, lost.id, newcomer.id)
    with pytest.raises(MergedMeanwhile):
        await deciding


async def test_a_merge_stops_the_moves_of_both_with_letters_and_later_ones_go_on(
    district: District,
) -> None:
    desk, decide = district.services.accounts, district.requests.decide
    administrator = await district.cast.holder("Главный", Role.ADMINISTRATOR)
    curator = await district.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    lost, newcomer, request = await asked(district, "Прежняя")
    await decide(curator, request, Move.APPROVE, seen=str(lost.id))
    other = await district.cast.teacher("Другая")
    await desk.merge(administrator, lost.id, other.id, takes_account=False)
    assert await told_of_failures(district) == {curator.id, newcomer.id}

    again, latest, request = await asked(district, "Иная")
    other = await district.cast.teacher("Совсем другая")
    await desk.merge(administrator, again.id, other.id, takes_account=False)
    await decide(curator, request, Move.APPROVE, seen=str(again.id))
    await desk.tick()
    district.clock.advance(PROTEST_TIME)
    await desk.tick()
    assert not await district.is_here(latest.id), "it moved"
    assert await told_of_failures(district) == {curator.id, newcomer.id}
    await is_whole(district, [again, other, latest], gone=2)


async def told_of_failures(district: District) -> set[int]:
    letters = select(outbox.c.person_id, outbox.c.payload).where(outbox.c.kind == "account-news")
    async with district.database.read() as connection:
        rows = (await connection.execute(letters)).all()
    return {one.person_id for one in rows if one.payload["news"] == "failed"}


async def test_a_move_an_objection_and_a_merge_at_once_leave_one_outcome(
    district: District,
) -> None:
    desk, cast = district.services.accounts, district.cast
    administrator = await cast.holder("Главный", Role.ADMINISTRATOR)
    curator = await cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    for number in range(TIMES):
        lost, newcomer, request = await asked(district, f"Прежняя {number}")
        await district.requests.decide(curator, request, Move.APPROVE, seen=str(lost.id))
        district.clock.advance(PROTEST_TIME)
        async with district.database.read() as connection:
            [move] = await waiting_account_moves(connection, [lost.id])
        work: list[Awaitable[Any]] = [desk.object(lost, move.id), desk.tick()]
        if number % 2:
            work.append(desk.merge(administrator, lost.id, newcomer.id, takes_account=False))
        merged, refused = await at_once(*work[::-1])
        async with district.database.read() as connection:
            status = (await get_account_move(connection, move.id)).status
        assert {type(one) for one in refused} <= {MergedMeanwhile, NotFound, OutOfDate}
        is_gone = bool(merged) or status is MoveStatus.DONE
        assert not (merged and status is MoveStatus.DONE), "merged twice"
        assert number % 2 == 0 or is_gone
        await is_whole(district, [lost, newcomer], gone=int(is_gone))
