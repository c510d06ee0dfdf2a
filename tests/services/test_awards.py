"""Awards: each name that kinds may give does something, in the transaction that settles."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select

from district.calls.call import Call
from district.calls.kind import Give
from district.calls.lint import AWARDS as LINTED
from district.calls.paper import Given
from district.ids import EntryId
from district.letters import LetterKind
from district.people.roles import Actor, Role
from services.calls.awards import AWARDS, TERM, Awards
from storage.calls.papers import papers_of_entries
from storage.calls.projects import milestones_of
from storage.database import Database
from storage.tables import listings
from tests.services.hall import Hall
from tests.services.settled import KINDS, announced, settled
from tests.world import DISTRICT, real_territory


@dataclass(slots=True, kw_only=True)
class Ceremony:
    hall: Hall
    curator: Actor

    @property
    def awards(self) -> Awards:
        services = self.hall.services
        return Awards(papers=services.papers, roles=services.roles, deficits=services.deficits)

    async def gives(self, kind: str, outcome: str) -> tuple[Call, Given, Actor]:
        """An author and the entry that has just been settled."""
        hall = self.hall
        call = await announced(hall.database, KINDS[kind], self.curator.id, hall.clock())
        (author,) = await hall.people(1)
        given = await settled(hall.database, call, author, outcome, hall.clock())
        async with hall.database.write() as tx:
            await self.awards.give_all(tx, call, [given], hall.clock(), None)
        return call, given, await hall.cast.actor(author.id)

    async def shelves(self) -> list[tuple[int, str]]:
        shown = select(listings).where(listings.c.hidden_at.is_(None))
        async with self.hall.database.read() as tx:
            return [(row.entry_id, row.shelf) for row in await tx.execute(shown)]

    async def numbers(self, entry: EntryId) -> list[Any]:
        async with self.hall.database.read() as tx:
            found = await papers_of_entries(tx, [entry])
        return [(one.number, one.struck_at is not None) for one in found[entry]]


@pytest.fixture
async def ceremony(database: Database) -> Ceremony:
    await real_territory(database)
    hall = Hall(database)
    curator = await hall.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    return Ceremony(hall=hall, curator=curator)


def test_whatever_a_kind_may_give_is_done_here() -> None:
    assert set(AWARDS) == set(LINTED)
    gives = {give.award for kind in KINDS.values() for one in kind.outcomes for give in one.gives}
    assert gives <= set(AWARDS)


async def test_a_defence_gives_a_paper_and_a_place_on_the_shelf(ceremony: Ceremony) -> None:
    call, given, _ = await ceremony.gives("defence", "defended")
    number = f"ЗО-{ceremony.hall.clock().year}-0001"
    assert await ceremony.numbers(given.entry.id) == [(number, False)]
    assert await ceremony.shelves() == [(given.entry.id, "practices")]
    async with ceremony.hall.database.write() as tx:
        now, by = ceremony.hall.clock(), ceremony.curator.id
        await ceremony.awards.strike(tx, call, given.entry, "Ошибка", now, by)
    assert await ceremony.numbers(given.entry.id) == [(number, True)]
    assert await ceremony.shelves() == []


async def test_an_outcome_without_awards_gives_nothing(ceremony: Ceremony) -> None:
    _, given, _ = await ceremony.gives("defence", "again")
    assert given.outcome.gives == (Give("advice"),)
    assert await ceremony.numbers(given.entry.id) == []
    assert await ceremony.shelves() == []


async def test_an_expert_has_the_role_for_a_year(ceremony: Ceremony) -> None:
    _, _, author = await ceremony.gives("experts-register", "in")
    assert author.has(Role.EXPERT)
    (grant,) = [one for one in author.grants if one.role is Role.EXPERT]
    assert grant.scope == DISTRICT
    assert grant.until == ceremony.hall.clock() + TERM


async def test_an_offer_asks_the_curator_for_an_activity(ceremony: Ceremony) -> None:
    _, given, _ = await ceremony.gives("offer", "held")
    wanted = [(ceremony.curator.id, {"entry": given.entry.id})]
    assert await ceremony.hall.payloads(LetterKind.ACTIVITY_WANTED) == wanted


async def test_a_project_given_again_after_an_appeal_keeps_its_milestones(
    ceremony: Ceremony,
) -> None:
    call, given, _ = await ceremony.gives("project", "office")
    steps = {"steps": [["Обучить команду", "2027-01-22"], ["Показать уроки", "2027-01-29"]]}
    planned, now = replace(given.entry, answers=steps), ceremony.hall.clock()
    for _ in range(2):
        async with ceremony.hall.database.write() as tx:
            await ceremony.awards.give_all(tx, call, [given._replace(entry=planned)], now, None)
            found = (await milestones_of(tx, [planned.id]))[planned.id]
        assert [one.title for one in found] == ["Обучить команду", "Показать уроки"]
