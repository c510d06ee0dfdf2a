"""The list of organizations: search, renaming, merging."""

from collections.abc import Collection
from datetime import datetime

import pytest
from sqlalchemy import insert, select

from district.errors import Empty, NameTaken, NotFound, NotPermitted, OutOfDate, TooLong
from district.ids import OrganizationId, PersonId, RequestId
from district.people.person import ORGANIZATION_LIMIT
from district.people.roles import Actor, Role, Scope
from services.people.organizations import Organizations
from storage.database import Connection, Database
from storage.tables import changes, organizations, requests
from tests.world import AKUSHA, CALENDAR, DERBENT, LEVASHI, MOUNTAINS, NOW, World, real_territory


class Redrawn:
    """Records requests whose cards were redrawn."""

    def __init__(self) -> None:
        self.requests: list[RequestId] = []

    async def facts_changed(self, tx: Connection, request_id: RequestId) -> None:
        assert tx.in_transaction()
        self.requests.append(request_id)

    async def workplace_changed(
        self, tx: Connection, people: Collection[PersonId], now: datetime
    ) -> None:
        assert tx.in_transaction()


class House(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.redrawn = Redrawn()
        self.organizations = Organizations(
            database=database, clock=self.clock, calendar=CALENDAR, requests=self.redrawn
        )

    async def curator(self) -> Actor:
        return await self.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))

    async def names(self, actor: Actor, search: str = "", *, added: bool = False) -> list[str]:
        page = await self.organizations.page(actor, search=search, added_by_people=added)
        return [facts.organization.name for facts in page.items]

    async def request_of(self, author: Actor) -> RequestId:
        """An open request, sufficient for cards that show its author."""
        async with self.database.write() as tx:
            added = insert(requests).values(
                kind="deficit",
                subject_id=1,
                author_id=author.id,
                municipality_id=LEVASHI,
                district_id=MOUNTAINS,
                status="submitted",
                version=1,
                escalated=False,
                submitted_at=NOW,
                waiting_since=NOW,
                waiting_days_used=0,
                promised=NOW.date(),
            )
            return RequestId((await tx.execute(added.returning(requests.c.id))).scalar_one())

    async def log(self) -> list[tuple[str, str]]:
        async with self.database.read() as connection:
            rows = await connection.execute(select(changes.c.what, changes.c.subject_id))
            return [(row.what, row.subject_id) for row in rows]


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


async def test_a_curator_sees_the_own_district_and_an_administrator_all(house: House) -> None:
    curator = await house.curator()
    await house.cast.organization("Гимназия", DERBENT)
    assert await house.names(curator) == ["СОШ № 1"]
    administrator = await house.cast.holder("Админова", Role.ADMINISTRATOR)
    assert await house.names(administrator, "гимн") == ["Гимназия"]


async def test_nobody_else_keeps_the_list(house: House) -> None:
    member = Scope(district=MOUNTAINS, municipality=LEVASHI)
    for actor in (
        await house.cast.teacher("Магомедова"),
        await house.cast.holder("Гаджиев", Role.COUNCIL_MEMBER, member),
        await house.cast.holder("Главный", Role.HEAD, Scope(district=MOUNTAINS)),
    ):
        with pytest.raises(NotPermitted):
            await house.organizations.page(actor)


@pytest.mark.parametrize("typed", ["сош 2", "ЛЕВАШИ", "№ 2", "зелёный", "зеленый"])
async def test_every_typed_word_is_looked_for(house: House, typed: str) -> None:
    curator = await house.curator()
    await house.cast.organization("СОШ № 2, с. Леваши, пер. Зелёный", LEVASHI)
    assert await house.names(curator, typed) == ["СОШ № 2, с. Леваши, пер. Зелёный"]


async def test_a_percent_sign_is_just_a_sign(house: House) -> None:
    assert await house.names(await house.curator(), "%") == []


async def test_those_added_by_people_can_be_seen_alone(house: House) -> None:
    curator = await house.curator()
    await house.cast.organization("Моя школа", LEVASHI, added_by=curator.id)
    assert await house.names(curator, added=True) == ["Моя школа"]


async def test_a_new_name_is_logged_and_open_cards_are_drawn_again(house: House) -> None:
    curator = await house.curator()
    school = await house.cast.organization("Школа", LEVASHI)
    author = await house.cast.teacher("Магомедова", organization=school)
    request = await house.request_of(author)
    renamed = await house.organizations.rename(curator, school, "  СОШ   № 7 ")
    assert renamed.organization.name == "СОШ № 7"
    assert renamed.people == 1
    assert await house.log() == [("renamed", str(school))]
    assert house.redrawn.requests == [request]


async def test_a_bad_name_is_refused(house: House) -> None:
    curator = await house.curator()
    school = await house.cast.organization("Школа", LEVASHI)
    await house.cast.organization("Лицей", LEVASHI)
    with pytest.raises(Empty):
        await house.organizations.rename(curator, school, "  ")
    with pytest.raises(TooLong):
        await house.organizations.rename(curator, school, "ш" * (ORGANIZATION_LIMIT + 1))
    with pytest.raises(NameTaken):
        await house.organizations.rename(curator, school, "лицей")


async def test_a_merge_moves_the_people_and_keeps_the_merged(house: House) -> None:
    curator = await house.curator()
    target = await house.cast.organization("СОШ № 2", LEVASHI, key="school-2")
    source = await house.cast.organization("Вторая школа", LEVASHI, added_by=curator.id)
    older = await house.cast.organization("2 школа", LEVASHI, added_by=curator.id)
    await house.organizations.merge(curator, older, source)
    teacher = await house.cast.teacher("Магомедова", organization=source)
    request = await house.request_of(teacher)
    plan = await house.organizations.merge_plan(curator, source, target)
    assert (plan.source.people, plan.target.people) == (1, 0)
    merged = await house.organizations.merge(curator, source, target)
    assert merged.people == 1
    profile = (await house.cast.actor(teacher.id)).profile
    assert profile.organization.name == "СОШ № 2"
    assert house.redrawn.requests == [request]
    assert await house.log() == [("merged", str(older)), ("merged", str(source))]
    assert "Вторая школа" not in await house.names(curator)
    async with house.database.read() as connection:
        query = select(organizations.c.merged_into).where(organizations.c.id.in_([source, older]))
        assert (await connection.execute(query)).scalars().all() == [target, target]


async def test_a_merge_pressed_twice_is_one_merge(house: House) -> None:
    curator = await house.curator()
    target = await house.cast.organization("СОШ № 2", LEVASHI)
    source = await house.cast.organization("Вторая школа", LEVASHI)
    first = await house.organizations.merge(curator, source, target)
    assert await house.organizations.merge(curator, source, target) == first
    assert len(await house.log()) == 1


async def test_only_neighbours_are_merged(house: House) -> None:
    curator = await house.curator()
    school = await house.cast.organization("СОШ № 2", LEVASHI)
    elsewhere = await house.cast.organization("СОШ № 2", AKUSHA)
    far = await house.cast.organization("СОШ № 2", DERBENT)
    for target, refusal in (
        (elsewhere, OutOfDate),
        (school, OutOfDate),
        (far, NotPermitted),
        (OrganizationId(999), NotFound),
    ):
        with pytest.raises(refusal):
            await house.organizations.merge(curator, school, target)
    offered = await house.organizations.targets(curator, school)
    assert [facts.organization.name for facts in offered.items] == ["СОШ № 1"]
