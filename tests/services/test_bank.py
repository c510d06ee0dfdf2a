"""The bank of practices: whose use counts, the order, the loop of a deficit, hidden ones."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import ASKED_AFTER, Search, Shelf
from district.errors import NotFound, OutOfDate
from district.ids import DistrictId, EntryId, ListingId, TopicId
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from district.practices import Means, Practices
from district.requests.deficits import DeficitStatus
from district.requests.request import Move, Request
from storage.calls.listings import add_listings, hide_listings
from storage.database import Database
from storage.practices import practices_on
from storage.tables import outbox
from tests.acts.bank import lists
from tests.services.deficits import Reporting, told
from tests.world import DISTRICT, LEVASHI, MEMBER, OTHER_TOPIC, TOPIC

HEALED = ResolutionAnswer.RESOLVED
EVERYTHING = Search()


class Shelves(Reporting):
    """A district whose teachers have practices in the bank."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.bank = self.services.bank

    async def begin(self) -> None:
        self.decider = await self.cast.holder("Советникова", Role.COUNCIL_MEMBER, MEMBER)
        self.author = await self.cast.teacher("Авторова")

    async def listed(
        self,
        title: str = "Читаем вдвоём",
        *,
        topic: TopicId | None = TOPIC,
        what: str = "lesson",
        shelf: Shelf = Shelf.PRACTICES,
    ) -> ListingId:
        number, self.entry = await lists(
            self.database, self.author, self.clock(), title, topic=topic, what=what, shelf=shelf
        )
        return number

    async def due(self, kind: LetterKind) -> list[tuple[int, datetime]]:
        query = select(outbox.c.person_id, outbox.c.due_at).where(outbox.c.kind == kind)
        async with self.database.read() as connection:
            return [(row.person_id, row.due_at) for row in await connection.execute(query)]

    async def in_need(self, name: str) -> tuple[Actor, Request]:
        """A teacher with an accepted deficit on the topic."""
        teacher = await self.cast.teacher(name)
        sent = await self.report(teacher, told())
        return teacher, await self.decide(self.decider, sent.request, Move.APPROVE)

    async def uses(self, reader: Actor, number: ListingId) -> None:
        await self.bank.card(reader, number)
        await self.bank.use(reader, number)

    async def titles(self, search: Search = EVERYTHING) -> list[str]:
        return [one.title for one in (await self.bank.page(self.author, search)).page.items]


@pytest.fixture
async def shelves(database: Database) -> Shelves:
    world = Shelves(database)
    await world.begin()
    return world


async def test_use_is_counted_once_and_only_of_others(shelves: Shelves) -> None:
    number, school = await shelves.listed(), shelves.author.profile.organization.id
    colleague = await shelves.cast.teacher("Соседова", LEVASHI, school)
    reader = await shelves.cast.teacher("Читателева")
    for one in (shelves.author, colleague):
        assert (await shelves.bank.card(one, number)).use is None
        with pytest.raises(OutOfDate):
            await shelves.bank.use(one, number)
    with pytest.raises(OutOfDate):
        await shelves.bank.use(reader, number)  # not opened
    assert (await shelves.bank.card(reader, number)).may_use
    for _ in range(2):
        facts = await shelves.bank.use(reader, number)
        assert (facts.listed.used, facts.may_use) == (1, False)


async def test_each_reader_is_asked_once_after_a_week(shelves: Shelves) -> None:
    number, reader = await shelves.listed(), await shelves.cast.teacher("Читателева")
    opened = shelves.clock()
    for _ in range(2):
        await shelves.bank.card(reader, number)
        shelves.clock.advance(timedelta(hours=1))
    assert await shelves.due(LetterKind.PRACTICE_QUESTION) == [(reader.id, opened + ASKED_AFTER)]
    assert (await shelves.bank.asked(reader.id, number)).listed.id == number
    await shelves.bank.use(reader, number)
    with pytest.raises(OutOfDate):
        await shelves.bank.asked(reader.id, number)


async def test_a_used_practice_heals_a_deficit_and_is_ranked_by_that(shelves: Shelves) -> None:
    healing, used, new = [await shelves.listed(title) for title in ("Лечит", "Живёт", "Новая")]
    teacher, request = await shelves.in_need("Нуждаева")
    await shelves.uses(teacher, healing)
    for name in ("Первова", "Вторая"):
        await shelves.uses(await shelves.cast.teacher(name), used)
    assert await shelves.titles() == ["Живёт", "Лечит", "Новая"]
    facts = await shelves.bank.answer(teacher, healing, HEALED)
    assert (facts.listed.healed, facts.asks_if_easier) == (1, False)
    assert (await shelves.deficit(request)).status is DeficitStatus.RESOLVED
    assert await shelves.titles() == ["Лечит", "Живёт", "Новая"]
    with pytest.raises(OutOfDate):
        await shelves.bank.answer(teacher, new, HEALED)  # neither opened nor a deficit


async def test_better_is_not_healed(shelves: Shelves) -> None:
    number = await shelves.listed()
    teacher, request = await shelves.in_need("Нуждаева")
    await shelves.uses(teacher, number)
    facts = await shelves.bank.answer(teacher, number, ResolutionAnswer.BETTER)
    assert (facts.listed.healed, facts.asks_if_easier) == (0, True)
    assert (await shelves.deficit(request)).status is DeficitStatus.ACCEPTED


async def test_search(shelves: Shelves) -> None:
    await shelves.listed("Читаем условие задачи")
    await shelves.listed("Лаборатория на окне", topic=OTHER_TOPIC, what="tool")
    await shelves.listed("Школьный сад", topic=None, shelf=Shelf.PROJECTS)
    assert await shelves.titles(Search(words="чытаем задачу")) == ["Читаем условие задачи"]
    assert await shelves.titles(Search(topic=TOPIC)) == ["Читаем условие задачи"]
    assert await shelves.titles(Search(what="tool")) == ["Лаборатория на окне"]
    assert await shelves.titles(Search(shelf=Shelf.PROJECTS)) == ["Школьный сад"]
    area = (await shelves.bank.topics())[0][0]
    assert await shelves.titles(Search(area=area.id))
    counted = {topic.id for area, _ in await shelves.bank.topics() for topic in area.topics}
    assert counted == {TOPIC, OTHER_TOPIC}


async def test_annulled_ones_are_hidden_everywhere(shelves: Shelves) -> None:
    number, reader = await shelves.listed(), await shelves.cast.teacher("Читателева")
    await shelves.uses(reader, number)
    assert await _on_topic(shelves) == Practices(count=1)
    await _hide(shelves, shelves.entry)
    assert await _on_topic(shelves) == Practices()
    assert await shelves.titles() == []
    for act in (shelves.bank.card, shelves.bank.use):
        with pytest.raises(NotFound):
            await act(reader, number)
    async with shelves.database.write() as tx:
        await add_listings(tx, [(shelves.entry, Shelf.PRACTICES)], shelves.clock())
    assert (await shelves.bank.card(reader, number)).listed.used == 1


async def test_help_is_told_once_and_stands_on_the_card(shelves: Shelves) -> None:
    number = await shelves.listed()
    teacher, request = await shelves.in_need("Нуждаева")
    helping, decider = shelves.services.helping, shelves.decider
    offers = await helping.help(decider, request.id)
    await helping.offer(decider, offers, Means.PRACTICE, number)
    facts = await helping.offer(decider, offers, Means.PRACTICE, number)
    assert [(one.means, one.title) for one in facts.given] == [(Means.PRACTICE, "Читаем вдвоём")]
    assert await shelves.letters(LetterKind.HELP_OFFERED) == [teacher.id]
    card = await shelves.facts(shelves.decider, request.id)
    assert (card.practices.count, card.helped) == (1, facts.given)
    with pytest.raises(OutOfDate):
        await helping.offer(decider, facts, Means.MENTOR, 0)  # there is none
    stranger = await shelves.cast.teacher("Чужова")
    with pytest.raises(NotFound):
        await helping.help(stranger, request.id)


async def test_topics_are_of_the_district_in_which_the_reader_helps(shelves: Shelves) -> None:
    await shelves.in_need("Нуждаева")
    helping, curator = (
        shelves.services.helping,
        await shelves.cast.holder("К", Role.CURATOR, DISTRICT),
    )
    (grant,) = curator.grants
    elsewhere = replace(grant, scope=Scope(district=DistrictId("severnyy")))
    both = replace(curator, grants=(elsewhere, grant))
    listed, _ = await helping.topics_to_help(replace(both, grants=(grant, elsewhere)))
    assert [one.id for one in listed] == [TOPIC]
    assert await helping.topics_to_help(both) == ([], True)
    with pytest.raises(OutOfDate):
        await helping.help(both, topic=TOPIC)


async def _on_topic(shelves: Shelves) -> Practices:
    async with shelves.database.read() as connection:
        return await practices_on(connection, TOPIC)


async def _hide(shelves: Shelves, entry: EntryId) -> None:
    async with shelves.database.write() as tx:
        await hide_listings(tx, [entry], shelves.clock())
