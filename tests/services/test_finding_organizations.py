"""Organizations in any spelling: found, not added twice, not merged with namesakes."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from district.ids import MunicipalityId, OrganizationId
from district.people.person import ORGANIZATION_LIMIT
from district.people.roles import Role
from district.spelling import is_same, searched_words, spelled
from services.loading import Loading
from storage.database import Database
from storage.tables import organization_words, organizations
from tests.organization_list import Listed, entries, listed, queries, respelled
from tests.soak import SEED
from tests.world import World, real_territory

LIST = listed()
FIRST = 3
"""Results that people read before they type something else."""


@given(st.sampled_from(LIST), st.integers(0, 2**32))
def test_a_name_is_the_same_in_every_spelling(one: Listed, seed: int) -> None:
    spelling = respelled(one.title, Random(seed))
    assert is_same(one.title, spelling, one.city), spelling


def test_namesakes_are_not_the_same() -> None:
    """They are in other villages, of another kind, or have another number."""
    spelled_alike: dict[tuple[str, frozenset[str]], list[str]] = {}
    for one in LIST:
        key = one.municipality, spelled(one.title, one.city)
        spelled_alike.setdefault(key, []).append(one.title)
    assert [titles for titles in spelled_alike.values() if len(titles) > 1] == []


class House(World):
    """All organizations of the list, with their ids in the list."""

    ids: dict[str, OrganizationId]
    places: dict[str, MunicipalityId]

    async def load(self) -> None:
        await Loading(database=self.database, clock=self.clock).apply(entries())
        async with self.database.read() as connection:
            rows = await connection.execute(select(organizations.c.key, organizations.c.id))
            self.ids = {key: OrganizationId(id_) for key, id_ in rows}
        known = await self.services.territory.municipalities()
        self.places = {
            name: next(one.id for one in known if is_same(one.name, name))
            for name in {one.municipality for one in LIST}
        }

    async def found(self, municipality: str, search: str) -> list[OrganizationId]:
        """Returns the first results for a person of the municipality."""
        page = await self.services.territory.organizations(self.places[municipality], search=search)
        return [facts.organization.id for facts in page.items[:FIRST]]

    async def is_indexed(self) -> bool:
        """Returns whether the words of every name are stored."""
        async with self.database.read() as connection:
            named = await connection.execute(
                select(organizations.c.id, organizations.c.name, organizations.c.municipality_id)
            )
            wanted = {
                (id_, word, where) for id_, name, where in named for word in searched_words(name)
            }
            kept = await connection.execute(
                select(
                    organization_words.c.organization_id,
                    organization_words.c.word,
                    organization_words.c.municipality_id,
                )
            )
            return wanted == {tuple(row) for row in kept}


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    house = House(database)
    await house.load()
    return house


async def test_what_people_type_is_among_the_first_three(house: House) -> None:
    missed = [
        one.query
        for one in queries()
        if house.ids[one.wanted_id] not in await house.found(one.municipality, one.query)
    ]
    assert len(missed) <= 0.03 * len(queries()), missed


async def test_any_spelling_is_found_and_nothing_is_added_twice(house: House) -> None:
    random = Random(SEED)
    teacher = await house.cast.teacher("Магомедова")
    for one in random.sample(LIST, 40):
        spelling = respelled(one.title, random)
        assert house.ids[one.id] in await house.found(one.municipality, spelling), spelling
        added = await house.services.profiles.add_organization(
            teacher, house.places[one.municipality], spelling
        )
        assert added == house.ids[one.id], spelling
    assert await house.is_indexed()


async def test_a_namesake_in_another_village_is_new(house: House) -> None:
    for name in ("СОШ № 1, с. Тестовка", "МКОУ «Тестовская СОШ»", "Детский сад, с. Тестовка"):
        teacher = await house.cast.teacher("Магомедова")
        known = set(house.ids.values())
        for municipality in ("Левашинский район", "Хунзахский район"):
            added = await house.services.profiles.add_organization(
                teacher, house.places[municipality], name
            )
            assert added not in known
            known.add(added)
    assert await house.is_indexed()


async def test_a_file_in_another_spelling_claims_what_is_there(house: House) -> None:
    """The list comes again without its ids, and with a school that a person has added."""
    teacher = await house.cast.teacher("Магомедова")
    added = await house.services.profiles.add_organization(
        teacher, house.places["Левашинский район"], "школа 77"
    )
    random = Random(SEED)
    again = []
    for entry in entries():
        spelling = respelled(entry.text("name"), random)
        name = spelling if len(spelling) <= ORGANIZATION_LIMIT else entry.text("name")
        again.append(replace(entry, id=f"new-{entry.id}", fields={**entry.fields, "name": name}))
    school = {"municipality": "Левашинский район", "name": "МБОУ «СОШ № 77»", "kind": "school"}
    again.append(replace(again[0], id="new-added", fields=school))
    loaded = await Loading(database=house.database, clock=house.clock).apply(again)
    assert [(one.added, one.retired) for one in loaded] == [((), ())]
    async with house.database.read() as connection:
        rows = await connection.execute(select(organizations.c.key, organizations.c.id))
        keys = {key: OrganizationId(id_) for key, id_ in rows}
    assert {key: keys[f"new-{key}"] for key in house.ids} == house.ids
    assert keys["new-added"] == added
    assert await house.is_indexed()


async def test_a_renamed_organization_is_found_by_its_new_name_alone(house: House) -> None:
    curator = await house.cast.holder("Админова", Role.ADMINISTRATOR)
    school = house.ids["1"]
    await house.services.organizations.rename(curator, school, "Лицей «Зарница»")
    assert school in await house.found("Левашинский район", "зарница лицей")
    assert school not in await house.found("Левашинский район", LIST[0].title)
    assert await house.is_indexed()
