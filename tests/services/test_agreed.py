"""An announcement approved, changed and sent at the same moment: the approved content is sent."""

import asyncio
from collections.abc import Awaitable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from district.announcements.announcement import (
    ANNOUNCEMENT_KIND,
    Announcement,
    AnnouncementMove,
    AnnouncementRules,
    AnnouncementStatus,
    Content,
    NewAnnouncement,
)
from district.announcements.recipients import Recipients
from district.clock import Calendar
from district.errors import DistrictError, OutOfDate
from district.ids import AnnouncementId, CategoryId
from district.people.roles import Actor, Role
from district.requests.cards import CardFacts
from district.requests.request import Move, Request
from storage.announcements.announcements import (
    add_announcement,
    get_announcement,
    save_announcement,
)
from storage.announcements.copies import plan_copies
from storage.database import Database
from storage.requests.requests import find_open_request
from storage.tables import announcements
from tests.world import DISTRICT, MOUNTAINS, World, real_territory

CALENDAR = Calendar(zone=ZoneInfo("Europe/Moscow"))
PEOPLE = 6
TIMES = 6


class Office(World):
    """An author, an approver, and recipients; the limit of approval is two people."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, announcement_rules=AnnouncementRules(alone=2))
        self.author: Actor
        self.head: Actor

    async def opens(self) -> None:
        self.author = await self.cast.holder("Омарова", Role.CURATOR, DISTRICT)
        self.head = await self.cast.holder("Алиев", Role.HEAD, DISTRICT)
        for number in range(PEOPLE):
            await self.cast.teacher(f"Читатель {number}")

    async def made(self, due_at: datetime, text: str = "Одно") -> AnnouncementId:
        """An announcement waiting for approval."""
        new = NewAnnouncement(
            content=Content(text=text),
            recipients=Recipients(districts=(MOUNTAINS,)),
            category=CategoryId("news"),
            due_at=due_at,
        )
        now = self.clock()
        async with self.database.write() as tx:
            number = await add_announcement(
                tx,
                new,
                author=self.author.id,
                district=MOUNTAINS,
                status=AnnouncementStatus.SCHEDULED,
                now=now,
            )
            assert number is not None
        await self.services.announcements.edit(self.author, number, Content(text=text + "!"))
        return number

    async def sent(self, text: str = "Одно") -> AnnouncementId:
        number = await self.made(self.clock() + timedelta(days=1), text)
        await self.decides(await self.card(number))
        self.clock.advance(timedelta(days=1))
        await self.services.announcements.tick()
        async with self.database.write() as tx:
            one = await get_announcement(tx, number)
            await plan_copies(
                tx, one, today=self.clock().date(), now=self.clock(), limit=PEOPLE * 10
            )
        return number

    async def get(self, number: AnnouncementId) -> Announcement:
        async with self.database.read() as connection:
            return await get_announcement(connection, number)

    async def card(self, number: AnnouncementId) -> CardFacts:
        async with self.database.read() as connection:
            request = await find_open_request(connection, ANNOUNCEMENT_KIND, number)
        assert request is not None
        return await self.services.requests.card_facts(self.head.id, request.id)

    async def decides(self, card: CardFacts, move: Move = Move.APPROVE) -> Request:
        decided = await self.services.requests.decide(
            self.head, card.request.id, move, reason="Нет", seen=card.subject.mark
        )
        return decided.request


@pytest.fixture
async def office(database: Database) -> Office:
    await real_territory(database)
    office = Office(database)
    await office.opens()
    return office


async def at_once(*steps: Awaitable[object]) -> list[object]:
    return list(await asyncio.gather(*steps, return_exceptions=True))


def unexpected(answers: list[object]) -> list[object]:
    return [
        one
        for one in answers
        if isinstance(one, BaseException) and not isinstance(one, DistrictError)
    ]


async def test_approved_and_edited_at_once_only_what_was_seen_is_agreed_to(office: Office) -> None:
    outcomes = set()
    for number in range(TIMES):
        one = await office.made(office.clock() + timedelta(days=1), f"Первое {number}")
        seen = await office.card(one)
        edit = office.services.announcements.edit(office.author, one, Content(text="Второе"))
        steps = [office.decides(seen), edit]
        answers = await at_once(*(steps if number % 2 else reversed(steps)))
        assert unexpected(answers) == []
        assert not isinstance(answers[0 if number % 2 == 0 else 1], BaseException)
        after = await office.get(one)
        assert after.status is AnnouncementStatus.ASKED
        assert after.approved is None
        assert (await office.card(one)).subject.mark == after.fingerprint != seen.subject.mark
        outcomes.add(after.content.text)
        assert await office.is_whole()
    assert outcomes == {"Второе"}


async def test_approved_and_given_another_time_at_once(office: Office) -> None:
    for number in range(TIMES):
        one = await office.made(office.clock() + timedelta(days=1), f"Первое {number}")
        seen, later = await office.card(one), office.clock() + timedelta(days=3)
        move = office.services.announcements.set_time(office.author, one, later, None)
        answers = await at_once(office.decides(seen), move)
        assert unexpected(answers) == []
        after = await office.get(one)
        assert (after.status, after.due_at) == (AnnouncementStatus.ASKED, later)
        assert await office.is_whole()


async def test_due_and_edited_at_once_it_is_sent_as_agreed_or_asked_for(office: Office) -> None:
    for number in range(TIMES):
        one = await office.made(office.clock() + timedelta(hours=1), f"Первое {number}")
        await office.decides(await office.card(one))
        office.clock.advance(timedelta(hours=1))
        edit = office.services.announcements.edit(office.author, one, Content(text="Второе"))
        answers = await at_once(office.services.announcements.tick(), edit)
        assert unexpected(answers) == []
        after = await office.get(one)
        if after.status is AnnouncementStatus.SENDING:
            assert after.content.text.startswith("Первое")
            assert after.approved == after.fingerprint or after.proposed is not None
        else:
            assert after.status is AnnouncementStatus.ASKED
        assert await office.is_whole()


async def test_new_words_approved_and_changed_at_once_are_those_that_were_seen(
    office: Office,
) -> None:
    for number in range(TIMES):
        one = await office.sent(f"Первое {number}")
        await office.services.announcements.edit(office.author, one, Content(text="Второе"))
        seen = await office.card(one)
        edit = office.services.announcements.edit(office.author, one, Content(text="Третье"))
        answers = await at_once(office.decides(seen), edit)
        assert unexpected(answers) == []
        after = await office.get(one)
        assert after.proposed == Content(text="Третье")
        assert after.content.text in {f"Первое {number}!", "Второе"}
        assert await office.is_whole()


async def test_new_words_approved_and_taken_back_at_once(office: Office) -> None:
    for number in range(TIMES):
        one = await office.sent(f"Первое {number}")
        await office.services.announcements.edit(office.author, one, Content(text="Второе"))
        seen = await office.card(one)
        recall = office.services.announcements.recall(office.author, one)
        answers = await at_once(office.decides(seen), recall)
        assert unexpected(answers) == []
        after = await office.get(one)
        assert after.recalled_at is not None
        assert after.proposed is None
        assert await office.is_whole()


async def test_a_write_from_what_has_changed_since_changes_nothing(office: Office) -> None:
    one = await office.sent()
    stale = await office.get(one)
    await office.services.announcements.edit(office.author, one, Content(text="Второе"))
    async with office.database.write() as tx:
        finished = stale.moved(AnnouncementMove.FINISH, office.clock())
        assert not await save_announcement(tx, stale, finished)
    assert (await office.get(one)).proposed == Content(text="Второе")


async def test_an_approval_that_does_not_say_what_was_seen_is_none(office: Office) -> None:
    one = await office.made(office.clock() + timedelta(days=1))
    card = await office.card(one)
    with pytest.raises(OutOfDate):
        await office.services.requests.decide(office.head, card.request.id, Move.APPROVE)
    assert (await office.get(one)).status is AnnouncementStatus.ASKED


async def test_a_time_that_comes_for_two_at_once_is_one_announcement(office: Office) -> None:
    await office.sent()
    async with office.database.read() as connection:
        before = await connection.scalar(select(func.count()).select_from(announcements))
    await at_once(*(office.services.announcements.tick() for _ in range(4)))
    async with office.database.read() as connection:
        after = await connection.scalar(select(func.count()).select_from(announcements))
    assert before == after
