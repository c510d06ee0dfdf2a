"""Letters of a desk: a digest in place of cards, and the count of the week."""

from datetime import UTC, date, datetime, timedelta

import pytest

from district.errors import NotPermitted, OutOfDate
from district.holidays import HolidayKind
from district.ids import RequestId
from district.letters import LetterKind
from district.people.roles import Role
from district.requests.desk import ends_week
from district.requests.request import Move
from storage.database import Database
from tests.services.council import Council
from tests.world import DISTRICT, NEIGHBOUR, TOPIC, real_territory

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MORNING = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
"""Tuesday, 9:00 in Moscow."""


@pytest.fixture
async def council(database: Database) -> Council:
    await real_territory(database)
    return Council(database)


async def at(council: Council, moment: datetime) -> None:
    council.clock.advance(moment - council.clock())
    await council.services.desk.tick()


async def test_a_digest_replaces_cards_except_escalated_ones(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    other = await council.member("Алиев")
    desk = council.services.desk
    with pytest.raises(NotPermitted):
        await desk.take_digest(author, is_on=True)
    await desk.take_digest(member, is_on=True)
    first, second = await council.submit(author, TOPIC), await council.submit(author)

    async def is_sent(request: RequestId) -> bool:
        return (await council.requests.card_facts(member.id, request)).is_worth_sending

    assert not await is_sent(first.id)
    assert (await council.requests.card_facts(other.id, first.id)).is_worth_sending
    with pytest.raises(OutOfDate):
        await council.requests.facts_to_decide(member.id, first.id)
    for hours in (-1, 0, 0, 1):
        await at(council, MORNING + hours * HOUR)
    assert await council.letters(LetterKind.DESK_DIGEST) == [member.id]
    shown = await desk.digest(member.id)
    assert [item.request.id for item in shown.items] == [first.id, second.id]
    with pytest.raises(OutOfDate):
        await desk.digest(other.id)
    council.clock.advance(6 * DAY)
    await council.requests.tick()
    await council.requests.tick()
    assert await is_sent(first.id), "nobody answered in time"
    for one in (first, second):
        await council.requests.decide(other, one.id, Move.APPROVE)
    with pytest.raises(OutOfDate):
        await desk.digest(member.id)
    third = await council.submit(author)
    before = (await council.dealt(third.id))[member.id]
    await desk.take_digest(member, is_on=False)
    assert (await council.dealt(third.id))[member.id] > before, "it is sent after all"
    assert await is_sent(third.id)


async def test_days_off_and_absences_have_no_digest(council: Council) -> None:
    member, away = await council.member("Гаджиев"), await council.member("Алиев", NEIGHBOUR)
    curator = await council.cast.holder("Омаров", Role.CURATOR, DISTRICT)
    for one in (member, away):
        await council.services.desk.take_digest(one, is_on=True)
    await council.services.holidays.add(curator, HolidayKind.PUBLIC, "24 ноября, День района")
    today = council.services.deputies.today
    await council.services.deputies.name(away, member.id, today, today + 30 * DAY)
    for days in range(7):
        await at(council, MORNING + days * DAY)
    assert await council.letters(LetterKind.DESK_DIGEST) == [member.id] * 5
    assert council.clock().weekday() == 0, "neither the holiday nor Sunday"


async def test_on_friday_each_decider_reads_the_count_of_the_week(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    idle = await council.member("Алиев", NEIGHBOUR)
    asked = [await council.submit(author) for _ in range(4)]
    for one in asked[:3]:
        await council.requests.decide(member, one.id, Move.APPROVE)
    await council.requests.undo(member, asked[0].id)
    friday = MORNING + 3 * DAY
    for moment in (friday, friday + 7 * HOUR, friday + 8 * HOUR, friday + DAY + 7 * HOUR):
        await at(council, moment)
    ((first, payload), (second, _)) = await council.payloads(LetterKind.DESK_WEEK)
    assert {first, second} == {member.id, idle.id}
    until = datetime.fromisoformat(payload["until"])
    week = await council.services.desk.week(member.id, until)
    assert (week.decided, week.waiting) == (2, 2)
    with pytest.raises(OutOfDate):
        await council.services.desk.week(idle.id, until)


@pytest.mark.parametrize(
    ("off", "last"),
    [((), date(2026, 11, 27)), ((27,), date(2026, 11, 26)), ((24, 25, 26, 27), date(2026, 11, 23))],
)
def test_the_week_ends_on_its_last_working_day(off: tuple[int, ...], last: date) -> None:
    days = [date(2026, 11, day) for day in range(23, 30)]

    def is_working(day: date) -> bool:
        return day.weekday() < 6 and not (day.month == 11 and day.day in off)

    assert [day for day in days if ends_week(day, is_working)] == [last]
