"""The weekly statistics, from rows to every screen, chart and file."""

import asyncio
from collections import defaultdict
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import delete, insert, update

from district.analytics import OF_ORGANIZERS, Figures, View
from district.errors import NotFound, NotPermitted
from district.ids import MunicipalityId, TopicId
from district.languages import Language
from district.pages import Page
from district.people.roles import Actor, Role, Scope
from district.requests.deficits import FEW, DeficitStatus, Help, Severity
from district.requests.statistics import HalfYear
from screens.activities.manage import chart_of, cluster, clusters
from screens.analytics import analytics_chart, analytics_screen, sheet_screen
from screens.screen import Screen
from storage.database import Database
from storage.requests.statistics import count_same
from storage.tables import (
    activity_statistics,
    area_remainders,
    area_statistics,
    deficits,
    help_statistics,
    means_statistics,
    snapshots,
    topic_statistics,
    topics,
)
from tests.screens.sample import TEXTS
from tests.services.council import Council
from tests.world import AKUSHA, DERBENT, DISTRICT, LEVASHI, MOUNTAINS, SOUTH, real_territory

VIEWS = (View.AREAS, View.TOPICS, View.PLACES)
WORDS = TEXTS.of(Language.RU)
COUNTED = (
    help_statistics, means_statistics, area_statistics, area_remainders, activity_statistics,
    topic_statistics, snapshots, deficits,
)  # fmt: skip
AREA = "subject"
T1, T2, T3 = (TopicId(f"{AREA}-{number}") for number in (1, 2, 3))


class Desk(Council):
    """A council that reads statistics, and deficits added directly to the storage."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.statistics = self.services.statistics
        self.resolution = self.services.resolution
        self.people: dict[MunicipalityId, list[Actor]] = defaultdict(list)

    async def hire(self, place: MunicipalityId, count: int) -> None:
        for number in range(count):
            self.people[place].append(await self.cast.teacher(f"Алиева {number}", place))

    def rows(
        self,
        place: MunicipalityId,
        topic: TopicId,
        who: range,
        *,
        healed: int = 0,
        ago: timedelta = timedelta(),
        wanted: tuple[Help, ...] = (),
    ) -> list[dict[str, Any]]:
        """`who`: numbers of the people in the place; those below `healed` are resolved."""
        return [
            {
                "person_id": self.people[place][number].id,
                "topic_id": topic,
                "severity": Severity.NEED_HELP,
                "wanted": list(wanted),
                "status": DeficitStatus.RESOLVED if number < healed else DeficitStatus.ACCEPTED,
                "reported_at": self.clock() - ago,
                "changed_at": self.clock() - ago,
            }
            for number in who
        ]

    async def report(self, *rows: list[dict[str, Any]]) -> None:
        async with self.database.write() as tx:
            await tx.execute(insert(deficits), [one for some in rows for one in some])

    async def report_alone(self, *rows: list[dict[str, Any]]) -> None:
        """Reports as if nothing had been reported or counted before."""
        async with self.database.write() as tx:
            for table in COUNTED:
                await tx.execute(delete(table))
            await tx.execute(insert(deficits), [one for some in rows for one in some])

    async def latest(self, reader: Actor, view: View, half: str | None = None) -> Figures:
        found = await self.services.analytics.figures(reader, view, half, whole=True)
        assert found is not None
        return found


@pytest.fixture
async def desk(database: Database) -> Desk:
    await real_territory(database)
    return Desk(database)


def text_of(screen: Screen) -> str:
    if screen.attachment is None:
        return screen.text
    book = CalamineWorkbook.from_filelike(BytesIO(screen.attachment.content))
    return f"{screen.text} {book.get_sheet_by_index(0).to_python()}"


async def everything(desk: Desk, member: Actor, head: Actor) -> str:
    """Everything that a member and the head of the council can open, as one text."""
    found: list[str] = []
    for view, half in product(VIEWS, ("2026-1", "2025-2")):
        figures = await desk.latest(member, view, half)
        found += [text_of(analytics_screen(WORDS, figures, None, finds=True))]
        found += [str(analytics_chart(WORDS, figures, "")), text_of(sheet_screen(WORDS, figures))]
    big = await desk.resolution.clusters(head)
    chart = await desk.resolution.chart(head)
    found += [text_of(clusters(WORDS, Page.of(big, 0, 10))), str(chart_of(WORDS, chart))]
    found += [f"{one.topic.id} {one.people}" for one in big]
    for one in big:
        found.append(text_of(cluster(WORDS, await desk.resolution.cluster(head, one.topic.id))))
    async with desk.database.read() as connection:
        found += [str(await count_same(connection, one, MOUNTAINS)) for one in (T1, T2, T3)]
    return "\n".join(found)


async def only_three_topics(desk: Desk) -> None:
    """Otherwise an area would have too many cells to enumerate."""
    async with desk.database.write() as tx:
        await tx.execute(
            update(topics)
            .where(topics.c.area_id == AREA, topics.c.id.not_in([T1, T2, T3]))
            .values(retired_at=desk.clock())
        )


async def test_the_head_reads_what_helps_without_telling_a_small_group(desk: Desk) -> None:
    """Nine of twelve wish for a seminar: «от 7», so that the others may be five. Four wish for a
    mentor, which is a small group; in the other place all nine do, which leaves no others.
    """
    head = await desk.cast.holder("Алиев", Role.HEAD, DISTRICT)
    await desk.hire(LEVASHI, 12)
    await desk.hire(AKUSHA, 9)
    await desk.report(
        desk.rows(LEVASHI, T1, range(5), wanted=(Help.SEMINAR,)),
        desk.rows(LEVASHI, T1, range(5, 9), wanted=(Help.SEMINAR, Help.MENTOR)),
        desk.rows(LEVASHI, T1, range(9, 12), wanted=(Help.MATERIALS,)),
        desk.rows(AKUSHA, T1, range(9), wanted=(Help.MENTOR,)),
    )
    await desk.statistics.tick()
    shown = cluster(WORDS, await desk.resolution.cluster(head, T1)).text
    assert "Поможет: семинар от 7\n" in shown
    assert "наставник" not in shown
    assert "материалы" not in shown
    curator = await desk.cast.holder("Исаев", Role.CURATOR, DISTRICT)
    shown = cluster(WORDS, await desk.resolution.cluster(curator, T1)).text
    assert "Поможет: наставник 13, семинар 9\n" in shown


async def test_whatever_a_member_opens_a_hidden_number_may_be_nobody_to_four(desk: Desk) -> None:
    """Every world of three hidden counts is played: among those with equal screens, files, charts
    and counters, each count takes every value from 0 to 4.
    """
    await only_three_topics(desk)
    member = await desk.member("Гаджиев")
    head = await desk.cast.holder("Алиев", Role.HEAD, DISTRICT)
    await desk.hire(LEVASHI, 7)
    await desk.hire(AKUSHA, 4)
    alike: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(FEW), repeat=3):
        await desk.report_alone(
            desk.rows(LEVASHI, T1, range(7), healed=5),
            desk.rows(LEVASHI, T2, range(7), ago=timedelta(days=200)),
            *(
                desk.rows(AKUSHA, topic, range(people))
                for topic, people in zip((T1, T2, T3), numbers, strict=True)
            ),
        )
        await desk.statistics.tick()
        alike[await everything(desk, member, head)].append(numbers)
    assert len(alike) > 1, "a sum of them is told"
    for worlds in alike.values():
        for column in zip(*worlds, strict=True):
            assert set(column) == set(range(FEW))


async def test_between_weeks_only_what_is_shown_changes(desk: Desk) -> None:
    member = await desk.member("Гаджиев")
    head = await desk.cast.holder("Алиев", Role.HEAD, DISTRICT)
    await desk.hire(LEVASHI, 7)
    await desk.hire(AKUSHA, 7)
    await desk.report(desk.rows(LEVASHI, T1, range(6)), desk.rows(AKUSHA, T1, range(1)))
    await desk.statistics.tick()
    first = await everything(desk, member, head)
    assert "сообщили 6 →" in first
    await desk.report(desk.rows(AKUSHA, T1, range(1, 4)))
    assert await everything(desk, member, head) == first, "numbers are of a day"
    desk.clock.advance(timedelta(days=7))
    await desk.statistics.tick()
    assert await everything(desk, member, head) == first.replace("23 ноября", "30 ноября").replace(
        "2026, 11, 23", "2026, 11, 30"
    )
    await desk.report(desk.rows(AKUSHA, T1, range(4, 5)))
    desk.clock.advance(timedelta(days=7))
    await desk.statistics.tick()
    assert "сообщили 11 →" in await everything(desk, member, head)


async def test_a_week_is_counted_once_whoever_ticks(desk: Desk) -> None:
    member = await desk.member("Гаджиев")
    assert await desk.services.analytics.figures(member, View.TOPICS) is None
    await asyncio.gather(*(desk.statistics.tick() for _ in range(5)))
    await desk.hire(LEVASHI, 6)
    await desk.report(desk.rows(LEVASHI, T1, range(6)))
    desk.clock.advance(timedelta(days=6, hours=11))  # Sunday, an hour before midnight
    await desk.statistics.tick()
    assert (await desk.latest(member, View.TOPICS)).lines == ()
    desk.clock.advance(timedelta(hours=2))
    await desk.statistics.tick()
    found = await desk.latest(member, View.TOPICS)
    assert (found.day, found.half) == (date(2026, 11, 30), HalfYear(2026, 1))
    assert [line.numbers[0] for line in found.lines] == [6]


async def test_each_half_year_has_its_own_numbers(desk: Desk) -> None:
    member = await desk.member("Гаджиев")
    await desk.hire(LEVASHI, 9)
    await desk.report(
        desk.rows(LEVASHI, T1, range(6), healed=6, ago=timedelta(days=200)),
        desk.rows(LEVASHI, T1, range(9)),
    )
    await desk.statistics.tick()
    latest = await desk.latest(member, View.TOPICS)
    assert latest.halves == (HalfYear(2026, 1), HalfYear(2025, 2))
    assert latest.lines[0].numbers == (9, 0, 0, 0)
    assert latest.lines[0].before == (6, 0, 0, 6), "both halves of the year side by side"
    before = await desk.latest(member, View.AREAS, "2025-2")
    assert before.lines[0].numbers == (6, 0, 0, 6)
    assert before.lines[0].before is None
    assert (await desk.latest(member, View.TOPICS, "2031-7")).half == HalfYear(2026, 1)


async def test_only_those_who_see_aggregates_of_a_district_see_its_numbers(desk: Desk) -> None:
    await desk.hire(LEVASHI, 6)
    await desk.report(desk.rows(LEVASHI, T1, range(6)))
    await desk.statistics.tick()
    far = await desk.cast.holder(
        "Далёкий", Role.COUNCIL_MEMBER, Scope(district=SOUTH, municipality=DERBENT)
    )
    assert (await desk.latest(far, View.TOPICS)).lines == ()
    with pytest.raises(NotPermitted):
        await desk.latest(desk.people[LEVASHI][0], View.TOPICS)
    for view in OF_ORGANIZERS:
        with pytest.raises(NotPermitted):
            await desk.latest(far, view)


async def test_a_curator_who_may_see_names_sees_clusters_as_they_are(desk: Desk) -> None:
    curator = await desk.cast.holder("Омарова", Role.CURATOR, DISTRICT)
    head = await desk.cast.holder("Алиев", Role.HEAD, DISTRICT)
    await desk.hire(LEVASHI, 3)
    await desk.hire(AKUSHA, 3)
    await desk.statistics.tick()
    await desk.report(desk.rows(LEVASHI, T1, range(3)), desk.rows(AKUSHA, T1, range(3)))
    assert [(one.people, one.day) for one in await desk.resolution.clusters(curator)] == [(6, None)]
    shown = cluster(WORDS, await desk.resolution.cluster(curator, T1)).text
    assert "По нескольку человек (меньше 5): Акушинский р\u2011н, Левашинский р\u2011н" in shown
    desk.clock.advance(timedelta(days=7))
    await desk.statistics.tick()
    assert await desk.resolution.clusters(head) == []
    with pytest.raises(NotFound):
        await desk.resolution.cluster(head, T1)
