"""The head of a district: acting, the turn of the municipalities, and an oracle of both."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from district.council.bodies import Body
from district.council.heads import HeadRules, Turn, TurnStatus, stage_of
from district.council.settings import HEAD_MODE, HEAD_TERM, HeadMode
from district.council.tally import Rules
from district.drafts import Form
from district.errors import HeadIsChosen, NotFound, OutOfDate
from district.forms import SUMMARY
from district.ids import GrantId, MunicipalityId, PersonId
from district.letters import LetterKind
from district.people.roles import Grant, Permission, Role, Scope, Standing
from storage.council.heads import find_head, find_open_turn, heads_of
from storage.council.members import entitled
from storage.database import Database
from storage.people.roles import grants_in
from storage.tables import grants, motions, municipalities
from tests.world import AKUSHA, CALENDAR, LEVASHI, MOUNTAINS, NOW, SOUTH, World, real_territory

COUNCIL = 12
"""Municipalities of the district."""
TODAY = CALENDAR.local(NOW).date()


class House(World):
    """A district whose municipalities head it in turn."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.heads, self.roles = self.services.heads, self.services.roles
        self.moves = self.services.moves

    @property
    def day(self) -> date:
        return self.calendar.local(self.clock()).date()

    async def member(
        self, name: str, municipality: MunicipalityId, ago: int, standing: Standing | None = None
    ) -> PersonId:
        person = (await self.cast.teacher(name, municipality)).id
        scope = Scope(district=MOUNTAINS, municipality=municipality)
        await self.cast.grant(person, Role.COUNCIL_MEMBER, scope, timedelta(days=ago))
        if standing is not None:
            async with self.database.write() as tx:
                same = update(grants).where(grants.c.person_id == person)
                await tx.execute(same.values(standing=standing))
        return person

    async def installs(self, person: PersonId, until: date | None) -> None:
        async with self.database.write() as tx:
            end = None if until is None else self.calendar.at(until, time())
            await self.heads.install(tx, MOUNTAINS, person, self.clock(), until=end)

    async def head(self) -> Grant | None:
        async with self.database.read() as connection:
            found = await grants_in(connection, MOUNTAINS, [Role.HEAD], self.clock())
            assert len(found) <= 1
            assert (found[0].grant if found else None) == await find_head(connection, MOUNTAINS)
        return found[0].grant if found else None

    async def turn(self) -> Turn | None:
        async with self.database.read() as connection:
            return await find_open_turn(connection, MOUNTAINS)

    async def ends(self, person: PersonId, role: Role) -> None:
        """An administrator ends a role."""
        administrator = await self.cast.holder("Админова", Role.ADMINISTRATOR)
        held = select(grants.c.id).where(
            grants.c.person_id == person, grants.c.role == role, grants.c.ended_at.is_(None)
        )
        async with self.database.read() as connection:
            grant = GrantId((await connection.execute(held)).scalar_one())
        await self.roles.end(administrator, grant)

    async def leaves(self, municipality: MunicipalityId) -> None:
        administrator = await self.cast.holder("Переносов", Role.ADMINISTRATOR)
        answers = {"municipality": municipality, "target": SOUTH, "day": self.day.isoformat()}
        form = await self.drafts.begin(administrator, Form.MUNICIPALITY, SUMMARY, answers)
        await self.moves.plan(administrator, form.id)
        await self.moves.tick()


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    house = House(database)
    await house.sets(HEAD_MODE, HeadMode.TURN)
    await house.sets(HEAD_TERM, 1)
    return house


# ── The oracle ─────────────────────────────────────────────────────────────────────────────────


@dataclass
class Office:
    person: PersonId
    place: MunicipalityId
    """From which the turn is counted."""
    until: date
    is_stand_in: bool = False


@dataclass
class Proposal:
    place: MunicipalityId
    person: PersonId
    at: date
    asked: date
    agreed: bool = False


@dataclass
class Oracle:
    """The head of the district day by day, by the rules of the design alone."""

    order: list[MunicipalityId]
    """All municipalities that ever belonged to the district."""
    members: dict[MunicipalityId, list[PersonId]]
    service: list[PersonId]
    """All members, the longest service first."""
    office: Office
    proposal: Proposal | None = None
    refused: set[MunicipalityId] = field(default_factory=set)

    def tick(self, today: date) -> None:
        if today < self.office.until - timedelta(days=60):
            return
        if self.proposal is not None:
            gone = self.proposal.person not in self.members.get(self.proposal.place, [])
            silent = not self.proposal.agreed and today >= self.proposal.asked + timedelta(days=30)
            if silent and not gone:
                self.refused.add(self.proposal.place)
            if gone or silent:
                self.proposal = None
        if self.proposal is None:
            self.propose(today)
        elif self.proposal.agreed and today >= max(self.proposal.at, self.office.until):
            until = self.proposal.at.replace(year=self.proposal.at.year + 1)
            self.office = Office(self.proposal.person, self.proposal.place, until)
            self.proposal, self.refused = None, set()

    def propose(self, today: date) -> None:
        places = self.order * 2
        start = places.index(self.office.place) + 1
        for place in places[start : start + len(self.order)]:
            if self.members.get(place) and place not in self.refused:
                at = self.office.until if today < self.office.until else today + timedelta(days=1)
                self.proposal = Proposal(place, self.members[place][0], at, today)
                return

    def answer(self, today: date, *, agrees: bool) -> None:
        assert self.proposal is not None
        if agrees:
            self.proposal.agreed = True
            if today >= self.proposal.at:
                self.proposal.at = today + timedelta(days=1)
            return
        self.refused.add(self.proposal.place)
        self.proposal = None
        self.propose(today)

    def vacate(self, today: date, but: PersonId) -> None:
        acting = next(one for one in self.service if one != but)
        self.office = Office(acting, self.office.place, today, is_stand_in=True)

    def resign(self, today: date, person: PersonId) -> None:
        for members in self.members.values():
            if person in members:
                members.remove(person)
        self.service.remove(person)
        if self.office.is_stand_in and self.office.person == person:
            self.vacate(today, person)

    def leave(self, today: date, place: MunicipalityId) -> None:
        gone = self.members.pop(place, [])
        self.service = [one for one in self.service if one not in gone]
        if self.proposal is not None and self.proposal.place == place:
            self.proposal = None
        is_of_head = not self.office.is_stand_in and self.office.place == place
        if is_of_head or (self.office.is_stand_in and self.office.person in gone):
            self.vacate(today, self.office.person)


class Scenario:
    """Random acts of a council over two years, told to the services and to the oracle."""

    def __init__(self, house: House, oracle: Oracle, seed: int) -> None:
        self.house, self.oracle, self.chance = house, oracle, random.Random(seed)
        self.terms: set[int] = set()

    async def step(self) -> None:
        house, oracle = self.house, self.oracle
        house.clock.advance(timedelta(days=self.chance.randint(1, 25)))
        if self.chance.random() < 0.2:  # the process was down
            return
        await house.heads.tick()
        oracle.tick(house.day)
        await self.compare()
        await self.act()
        await self.compare()

    async def act(self) -> None:
        house, oracle = self.house, self.oracle
        what = self.chance.random()
        if oracle.proposal is not None and what < 0.6:
            agrees = self.chance.random() < 0.7
            turn = await house.turn()
            assert turn is not None
            actor = await house.cast.actor(oracle.proposal.person)
            await (house.heads.confirm if agrees else house.heads.decline)(actor, turn.id)
            oracle.answer(house.day, agrees=agrees)
        elif what < 0.72 and len(oracle.service) > COUNCIL:
            person = self.chance.choice(oracle.service)
            if oracle.proposal is not None and self.chance.random() < 0.5:
                person = oracle.proposal.person
            await house.ends(person, Role.COUNCIL_MEMBER)
            oracle.resign(house.day, person)
        elif what < 0.78:
            person = oracle.office.person
            await house.ends(person, Role.HEAD)
            oracle.vacate(house.day, person)
        elif what < 0.82 and len(oracle.members) > COUNCIL - 2:
            place = self.chance.choice(sorted(oracle.members))
            await house.leaves(place)
            oracle.leave(house.day, place)

    async def compare(self) -> None:
        house, office, proposal = self.house, self.oracle.office, self.oracle.proposal
        head, turn = await house.head(), await house.turn()
        assert head is not None
        self.terms.add(head.id)
        assert head.person == office.person
        assert head.is_acting(house.clock()) is (house.day >= office.until)
        told = None if turn is None else (turn.person, turn.municipality, turn.status)
        status = TurnStatus.CONFIRMED if proposal and proposal.agreed else TurnStatus.PROPOSED
        assert told == (proposal and (proposal.person, proposal.place, status))


async def council_of_twelve(house: House, until: date) -> Oracle:
    async with house.database.write() as tx:
        rows = await tx.execute(select(municipalities.c.id).order_by(municipalities.c.id))
        chosen = [*[one for one in rows.scalars() if one != AKUSHA][: COUNCIL - 1], AKUSHA]
        here, there = {"district_id": MOUNTAINS}, {"district_id": SOUTH}
        await tx.execute(update(municipalities).values(there))
        await tx.execute(update(municipalities).where(municipalities.c.id.in_(chosen)).values(here))
        named = select(municipalities.c.id).where(municipalities.c.id.in_(chosen))
        named_rows = await tx.execute(named.order_by(municipalities.c.name))
        order = [MunicipalityId(one) for one in named_rows.scalars()]
    members: dict[MunicipalityId, list[PersonId]] = {}
    service: list[PersonId] = []
    for number in range(2 * COUNCIL):
        place = order[number % COUNCIL]
        person = await house.member(f"Член{number}", place, 3_000 - number)
        members.setdefault(place, []).append(person)
        service.append(person)
    first = members[order[3]][0]
    await house.installs(first, until)
    return Oracle(order, members, service, Office(first, order[3], until))


@pytest.mark.parametrize("seed", range(4))
async def test_two_years_of_rotation_go_as_the_oracle_says(house: House, seed: int) -> None:
    oracle = await council_of_twelve(house, TODAY + timedelta(days=70))
    scenario = Scenario(house, oracle, seed)
    while house.day < TODAY + timedelta(days=2 * 365):
        await scenario.step()
    assert len(scenario.terms) > 2
    assert await house.is_whole()


async def test_a_round_leads_through_all_twelve_municipalities(house: House) -> None:
    oracle = await council_of_twelve(house, TODAY + timedelta(days=30))
    led = []
    for _ in range(COUNCIL + 1):
        await house.heads.tick()
        turn = await house.turn()
        assert turn is not None
        await house.heads.confirm(await house.cast.actor(turn.person), turn.id)
        house.clock.now = turn.at
        await house.heads.tick()
        head = await house.head()
        assert head is not None
        assert (head.person, head.since, head.is_acting(turn.at)) == (turn.person, turn.at, False)
        led.append(turn.municipality)
        assert head.until is not None
        house.clock.now = head.until - timedelta(days=60)
    start = oracle.order.index(oracle.office.place) + 1
    assert led == (oracle.order * 2)[start : start + COUNCIL + 1]


# ── Handing over ───────────────────────────────────────────────────────────────────────────────


async def test_a_midnight_that_was_slept_through_is_made_good_at_the_start(house: House) -> None:
    """Rights, chaired motions and the sheet change in one transaction, dated at the midnight."""
    before = await house.member("Прежний", LEVASHI, 20)
    after = await house.member("Следующий", AKUSHA, 10)
    day = TODAY + timedelta(days=40)
    await house.installs(before, day)
    async with house.database.write() as tx:
        await tx.execute(
            motions.insert().values(
                district_id=MOUNTAINS, body=Body.COUNCIL, number=1, kind="free", question="?",
                text="", files=[], options=[], rules=Rules().plain(), secret=False, paper=False,
                mode="correspondence", put_by=before, put_at=NOW, chair_id=before, status="open",
                round=1, runoff=[], version=1,
            )
        )  # fmt: skip
    await house.heads.tick()
    turn = await house.turn()
    assert turn is not None
    await house.heads.confirm(await house.cast.actor(after), turn.id)
    house.clock.now = CALENDAR.at(day, time()) - timedelta(minutes=1)
    await house.heads.tick()
    head = await house.head()
    assert head is not None
    assert head.person == before
    house.clock.advance(timedelta(hours=9))
    await house.heads.tick()
    head = await house.head()
    assert head is not None
    assert (head.person, head.since) == (after, CALENDAR.at(day, time()))
    assert (await house.cast.actor(after)).may(Permission.CHANGE_SETTINGS)
    assert not (await house.cast.actor(before)).may(Permission.CHANGE_SETTINGS)
    async with house.database.read() as connection:
        assert (await connection.execute(select(motions.c.chair_id))).scalar_one() == after
    assert (await house.letters(LetterKind.HANDED_OVER))[-1] == after
    await house.heads.tick()
    assert len(await house.letters(LetterKind.HANDED_OVER)) == 2


async def test_an_open_vote_about_the_head_keeps_the_turn_waiting(house: House) -> None:
    before = await house.member("Прежний", LEVASHI, 20)
    after = await house.member("Следующий", AKUSHA, 10)
    await house.installs(before, TODAY + timedelta(days=10))
    await house.heads.tick()
    turn = await house.turn()
    assert turn is not None
    await house.heads.confirm(await house.cast.actor(after), turn.id)
    async with house.database.write() as tx:
        await tx.execute(
            motions.insert().values(
                district_id=MOUNTAINS, body=Body.COUNCIL, number=1, kind="head", question="?",
                text="", files=[], options=[], rules=Rules().plain(), secret=False, paper=False,
                mode="correspondence", put_by=before, put_at=NOW, status="open", round=1,
                runoff=[], version=1,
            )
        )  # fmt: skip
    house.clock.advance(timedelta(days=12))
    await house.heads.tick()
    head = await house.head()
    assert head is not None
    assert (head.person, head.is_acting(house.clock())) == (before, True)
    async with house.database.write() as tx:
        await tx.execute(update(motions).values(status="rejected"))
    await house.heads.tick()
    head = await house.head()
    assert head is not None
    assert head.person == after


async def test_a_turn_is_answered_by_its_candidate_alone(house: House) -> None:
    await house.installs(await house.member("Прежний", LEVASHI, 20), TODAY + timedelta(days=10))
    after = await house.member("Следующий", AKUSHA, 10)
    other = await house.member("Другой", AKUSHA, 9)
    await house.heads.tick()
    assert await house.letters(LetterKind.TURN_PROPOSED) == [after]
    turn = await house.turn()
    assert turn is not None
    with pytest.raises(NotFound):
        await house.heads.confirm(await house.cast.actor(other), turn.id)
    actor = await house.cast.actor(after)
    for _ in range(2):
        assert (await house.heads.confirm(actor, turn.id)).turn.status is TurnStatus.CONFIRMED
    await house.heads.decline(actor, turn.id)
    with pytest.raises(OutOfDate):
        await house.heads.confirm(actor, turn.id)
    assert (await house.turn() or turn).municipality == LEVASHI


# ── Acting ─────────────────────────────────────────────────────────────────────────────────────


async def test_the_council_is_reminded_once_each_and_of_acting_every_week(
    database: Database,
) -> None:
    await real_territory(database)
    house = House(database)
    head = await house.member("Главный", LEVASHI, 20)
    await house.member("Член", AKUSHA, 10)
    await house.installs(head, TODAY + timedelta(days=100))
    told: list[tuple[int, int]] = []
    for day in range(1, 100 + 60 + 15):
        house.clock.now = NOW + timedelta(days=day)
        if day in {38, 39, 40, 41}:  # the process was down on the 60th day before the end
            continue
        await house.heads.tick()
        letters = await house.payloads(LetterKind.HEAD_ENDS)
        told += [(day, payload["stage"]) for _, payload in letters[2 * len(told) :: 2]]
    assert told == [(42, 60), (86, 14), (99, 1), (100, 0), (160, -60), (167, -67), (174, -74)]
    actor = await house.cast.actor(head)
    assert actor.may(Permission.CHANGE_SETTINGS)
    assert actor.has(Role.HEAD)


async def test_the_longest_service_acts_for_a_vacant_office(house: House) -> None:
    head = await house.member("Главный", LEVASHI, 40)
    advisory = await house.member("Советник", AKUSHA, 30, Standing.ADVISORY)
    deputy = await house.member("Заместитель", AKUSHA, 25, Standing.DEPUTY)
    longest = await house.member("Старший", AKUSHA, 20)
    last = await house.member("Младший", LEVASHI, 10)
    await house.installs(head, None)
    await house.ends(head, Role.HEAD)
    acting = await house.head()
    assert acting is not None
    assert (acting.person, acting.is_acting(house.clock())) == (longest, True)
    await house.ends(longest, Role.COUNCIL_MEMBER)
    acting = await house.head()
    assert acting is not None
    assert acting.person == head  # a member still, with the longest service
    assert {advisory, deputy, last}.isdisjoint({acting.person})
    async with house.database.read() as connection:
        named = [one.grant.person for one in await heads_of(connection, MOUNTAINS)]
    assert named == [head, longest, head]
    assert await house.is_whole()


async def test_only_the_first_head_is_invited(house: House) -> None:
    administrator = await house.cast.holder("Админова", Role.ADMINISTRATOR)
    answers = {
        "role": Role.HEAD,
        "district": MOUNTAINS,
        "basis": ["протокол 1", TODAY.isoformat()],
        "term": "year",
    }
    first = await house.cast.teacher("Первая")
    form = await house.drafts.begin(administrator, Form.INVITE, SUMMARY, answers)
    one = await house.services.invites.invite(administrator, form.id)
    form = await house.drafts.begin(administrator, Form.INVITE, SUMMARY, answers)
    another = await house.services.invites.invite(administrator, form.id)
    await house.services.invites.accept(first, one.invite.code)
    with pytest.raises(HeadIsChosen):
        await house.services.invites.accept(await house.cast.teacher("Вторая"), another.invite.code)
    form = await house.drafts.begin(administrator, Form.INVITE, SUMMARY, answers)
    with pytest.raises(HeadIsChosen):
        await house.services.invites.invite(administrator, form.id)
    head = await house.head()
    assert head is not None
    assert (head.person, head.basis_number) == (first.id, "протокол 1")


async def test_the_council_is_told_once_of_every_change(house: House) -> None:
    member = await house.member("Член", LEVASHI, 20)
    advisory = await house.member("Советник", AKUSHA, 30, Standing.ADVISORY)
    curator = await house.cast.holder("Куратор", Role.CURATOR, Scope(district=MOUNTAINS))
    answers = {
        "municipality": AKUSHA,
        "basis": ["приказ 12", TODAY.isoformat()],
        "standing": "deputy",
        "_given": {"role": Role.COUNCIL_MEMBER, "district": MOUNTAINS},
    }
    form = await house.drafts.begin(curator, Form.INVITE, SUMMARY, answers)
    newcomer = await house.cast.teacher("Новая", AKUSHA)
    made = await house.services.invites.invite(curator, form.id)
    for _ in range(2):
        await house.services.invites.accept(newcomer, made.invite.code)
    assert sorted(await house.letters(LetterKind.COUNCIL_CHANGED)) == sorted([member, advisory])
    async with house.database.read() as connection:
        voting = await entitled(connection, MOUNTAINS, Body.COUNCIL, house.clock())
    assert [(one.person, one.is_deputy) for one in voting] == [(member, False), (newcomer.id, True)]
    await house.ends(newcomer.id, Role.COUNCIL_MEMBER)
    assert len(await house.letters(LetterKind.COUNCIL_CHANGED)) == 4


def test_the_stage_of_reminders_falls_with_time() -> None:
    until = datetime(2027, 3, 1, tzinfo=NOW.tzinfo)
    head = Grant(
        id=GrantId(1), person=PersonId(1), role=Role.HEAD, scope=Scope(district=MOUNTAINS),
        since=NOW, until=until,
    )  # fmt: skip
    hours = range(-70 * 24, 100 * 24)
    stages = [stage_of(head, HeadRules(), until + timedelta(hours=one)) for one in hours]
    known = [one for one in stages if one is not None]
    assert known == sorted(known, reverse=True)
    assert stages[0] is None
    assert sorted(set(known), reverse=True) == [60, 14, 1, 0, -60, -67, -74, -81, -88, -95]
