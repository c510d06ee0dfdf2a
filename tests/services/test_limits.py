"""Limits per person: counted from rows, also concurrently, and no input is lost."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from district.clock import Calendar
from district.drafts import Form
from district.errors import LimitReached
from district.forms import SUMMARY, Entered, entered_of
from district.ids import DraftId
from district.limits import Limited, Limits
from district.people.roles import Actor, Role, Scope, Term
from district.requests.request import Move, RequestStatus
from services.wiring import Services
from storage.database import Database
from storage.tables import cards, requests
from tests.services.deficits import told
from tests.services.mentoring import Faculty, paired
from tests.world import LEVASHI, MOUNTAINS, MovingClock, World, real_territory

LIMITS = Limits()
DAY = timedelta(days=1)


class House(World):
    """All services with the default limits."""

    def __init__(self, database: Database, limits: Limits = LIMITS) -> None:
        super().__init__(database, limits=limits)

    async def reports(self, author: Actor, entered: Entered) -> DraftId:
        draft = await self.services.drafts.begin(author, Form.DEFICIT, SUMMARY, entered.answers)
        await self.services.deficits.send(author, draft.id)
        return draft.id

    async def counted(self, table: Any) -> int:
        async with self.database.read() as connection:
            return int(
                (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            )


def services_with(database: Database, clock: MovingClock, limits: Limits) -> Services:
    calendar = Calendar(zone=ZoneInfo("Europe/Moscow"))
    return Services(database, clock=clock, calendar=calendar, limits=limits)


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


async def refused(doing: Awaitable[Any]) -> LimitReached:
    with pytest.raises(LimitReached) as refusal:
        await doing
    return refusal.value


async def outcomes(*doing: Awaitable[Any]) -> list[str]:
    """Sorted results of concurrent calls."""
    done = await asyncio.gather(*doing, return_exceptions=True)
    return sorted("refused" if isinstance(one, LimitReached) else "done" for one in done)


# ── Requests ───────────────────────────────────────────────────────────────────────────────────


async def test_twenty_five_reports_in_own_words_give_three_cards(house: House) -> None:
    author = await house.cast.teacher("Магомедова")
    await house.cast.holder(
        "Гаджиев", Role.COUNCIL_MEMBER, Scope(district=MOUNTAINS, municipality=LEVASHI)
    )
    for number in range(25):
        if number < LIMITS.own_words:
            await house.reports(author, told(None))
        else:
            error = await refused(house.reports(author, told(None)))
            assert (error.what, error.limit) == (Limited.OWN_WORDS, LIMITS.own_words)
    assert await house.counted(requests) == await house.counted(cards) == LIMITS.own_words


async def test_a_form_that_is_over_the_limit_is_kept_as_it_was(house: House) -> None:
    author = await house.cast.teacher("Магомедова")
    for _ in range(LIMITS.own_words):
        await house.reports(author, told(None))
    await refused(house.reports(author, told(None)))
    draft = await house.services.drafts.get(author, Form.DEFICIT)
    assert entered_of(draft) == told(None)


async def test_what_is_taken_back_counts_for_a_day(house: House) -> None:
    """Otherwise reporting and withdrawing in turn would send unlimited cards."""
    author = await house.cast.teacher("Магомедова")
    for _ in range(LIMITS.own_words):
        await house.reports(author, told(None))
    for request in await house.services.requests.of_author(author):
        await house.services.requests.take_back(author, request.id)
    await refused(house.reports(author, told(None)))
    house.clock.advance(DAY + timedelta(minutes=1))
    await house.reports(author, told(None))


async def test_ten_requests_are_open_at_once_and_own_words_are_some_of_them(
    database: Database,
) -> None:
    await real_territory(database)
    house = House(database)
    author = await house.cast.teacher("Магомедова")
    areas = await house.services.deficits.areas()
    *topics, last = [one.id for area in areas for one in area.topics][: LIMITS.open_requests + 1]
    for topic in topics:
        await house.reports(author, told(topic))
    error = await refused(house.reports(author, told(last)))
    assert (error.what, error.limit) == (Limited.OPEN_REQUESTS, LIMITS.open_requests)
    await house.reports(author, told(topics[0]))  # an update, not a new one


async def test_two_forms_sent_at_once_do_not_pass_the_limit_together(database: Database) -> None:
    await real_territory(database)
    faculty = Faculty(database)
    services = services_with(database, faculty.clock, Limits(open_requests=1))
    for number in range(5):
        author = await faculty.cast.teacher(f"Магомедова {number}")
        deficit = await services.drafts.begin(author, Form.DEFICIT, SUMMARY, told().answers)
        entry = await faculty.fill_entry(author)
        done = await outcomes(
            services.deficits.send(author, deficit.id), services.mentors.send(author, entry)
        )
        assert done == ["done", "refused"]


async def test_the_council_answers_and_there_is_room_again(database: Database) -> None:
    await real_territory(database)
    house = House(database, Limits(own_words=1))
    author = await house.cast.teacher("Магомедова")
    member = await house.cast.holder(
        "Гаджиев", Role.COUNCIL_MEMBER, Scope(district=MOUNTAINS, municipality=LEVASHI)
    )
    await house.reports(author, told(None))
    (request,) = await house.services.requests.of_author(author)
    assert request.status is RequestStatus.SUBMITTED
    await house.services.requests.decide(member, request.id, Move.REJECT, reason="Уже было")
    await house.reports(author, told(None))


# ── What is counted by the day ─────────────────────────────────────────────────────────────────


async def test_two_organizations_a_day_are_added_and_no_more_at_once(house: House) -> None:
    author = await house.cast.teacher("Магомедова")
    profiles = house.services.profiles
    added = await outcomes(
        *(profiles.add_organization(author, LEVASHI, f"Школа мечты {each}") for each in range(5))
    )
    assert added.count("done") == LIMITS.organizations_a_day
    error = await refused(profiles.add_organization(author, LEVASHI, "Ещё одна"))
    assert (error.what, error.limit) == (Limited.ORGANIZATIONS, LIMITS.organizations_a_day)
    house.clock.advance(timedelta(hours=12))  # past midnight of the district, not of UTC
    await profiles.add_organization(author, LEVASHI, "Ещё одна")


async def test_an_organization_that_is_there_is_no_new_one(database: Database) -> None:
    await real_territory(database)
    house = House(database, Limits(organizations_a_day=1))
    author = await house.cast.teacher("Магомедова")
    first = await house.services.profiles.add_organization(author, LEVASHI, "Школа мечты")
    again = await house.services.profiles.add_organization(author, LEVASHI, "ШКОЛА МЕЧТЫ")
    assert first == again


async def test_thirty_messages_a_day_go_to_the_other_of_a_pair(database: Database) -> None:
    await real_territory(database)
    faculty = Faculty(database)
    mentor, mentee, number = await paired(faculty)
    services = services_with(database, faculty.clock, LIMITS)

    async def writes(author: Actor) -> None:
        draft = await services.drafts.begin(author, Form.PAIR, "message", {"pair": number})
        await services.mentorships.write(author, number, draft.id, "Когда удобно?")

    for _ in range(LIMITS.messages_a_day):
        await writes(mentee)
    error = await refused(writes(mentee))
    assert (error.what, error.limit) == (Limited.MESSAGES, LIMITS.messages_a_day)
    assert await services.drafts.find(mentee, Form.PAIR) is not None
    await writes(mentor)
    faculty.clock.advance(DAY)
    await writes(mentee)


async def test_twenty_files_a_day_are_taken_and_no_more_at_once(house: House) -> None:
    curator = await house.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))
    limiting = house.services.limiting
    taken = await outcomes(*(limiting.take_file(curator, "chart") for _ in range(25)))
    assert taken.count("done") == LIMITS.files_a_day
    error = await refused(limiting.take_file(curator, "certificate"))
    assert (error.what, error.limit) == (Limited.FILES, LIMITS.files_a_day)
    await limiting.take_file(await house.cast.teacher("Магомедова"), "certificate")
    house.clock.advance(DAY)
    await limiting.take_file(curator, "chart")


async def test_thirty_invites_a_day_are_made(house: House) -> None:
    curator = await house.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))
    answers = {"role": Role.COUNCIL_MEMBER, "district": MOUNTAINS, "municipality": LEVASHI}

    async def invites() -> None:
        form = await house.services.drafts.begin(curator, Form.INVITE, SUMMARY, answers)
        await house.services.invites.invite(curator, form.id, Term.YEAR)

    for _ in range(LIMITS.invites_a_day):
        await invites()
    error = await refused(invites())
    assert (error.what, error.limit) == (Limited.INVITES, LIMITS.invites_a_day)
    assert await house.services.drafts.find(curator, Form.INVITE) is not None
    house.clock.advance(DAY)
    await invites()
