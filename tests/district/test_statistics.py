"""Hidden counts cannot be derived from everything published."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import district.requests.statistics as rules
from district.ids import AreaId, DistrictId, MunicipalityId, TopicId
from district.practices import Means
from district.requests.deficits import FEW, Help
from district.requests.statistics import (
    MOST,
    Cells,
    Counts,
    HalfYear,
    Published,
    Table,
    half_years,
    is_due,
    published,
    published_help,
    published_wishes,
    remainders,
    sum_of,
)
from tests.soak import share

Key = tuple[TopicId, MunicipalityId]

AREAS = {
    AreaId("a"): [TopicId("a-1"), TopicId("a-2"), TopicId("a-3")],
    AreaId("b"): [TopicId("b-1"), TopicId("b-2")],
}
HERE, THERE = MunicipalityId("here"), MunicipalityId("there")
CELLS: list[Key] = [
    (topic, place) for place in (HERE, THERE) for topics in AREAS.values() for topic in topics
]
ANYTHING = set(range(FEW))
NUMBERS = st.sampled_from([0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 30])


@st.composite
def tables(draw: st.DrawFn) -> dict[Key, Counts]:
    """No one is resolved without a report."""
    reported = {key: draw(NUMBERS) for key in CELLS}
    healed = {key: draw(st.integers(0, number)) for key, number in reported.items()}
    return {
        key: Counts(reported=reported[key], healed=healed[key])
        for key in CELLS
        if reported[key] or draw(st.booleans())
    }


def others(counted: Cells, keys: list[Key]) -> Iterator[dict[Key, Counts]]:
    """All tables that differ from this one only in these cells and hide only small counts."""
    choices = []
    for key in keys:
        one = counted.get(key, Counts())
        if one.reported < FEW:
            small = [Counts(reported=r, healed=h) for r in range(FEW) for h in range(r + 1)]
        else:
            small = [one._replace(healed=h) for h in range(FEW)] if one.healed < FEW else [one]
        choices.append(small)
    for numbers in product(*choices):
        yield {**counted, **dict(zip(keys, numbers, strict=True))}


def views(tables_: Published) -> object:
    """Everything that can be seen: both tables and every sum of them."""
    topics, areas = tables_[Table.TOPICS], tables_[Table.AREAS]
    by_topic = {name: sum_of(counts for (one, _), counts in topics.items() if one == name)
                for name, _ in topics}  # fmt: skip
    by_place = {place: sum_of(counts for (_, one), counts in topics.items() if one == place)
                for _, place in topics}  # fmt: skip
    whole = (sum_of(topics.values()), sum_of(areas.values()))
    return (dict(topics), dict(areas), by_topic, by_place, whole)


@settings(
    max_examples=share(60), deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # shrinking takes minutes
@given(tables(), st.sampled_from(list(AREAS)), st.sampled_from([HERE, THERE]))
def test_every_hidden_number_may_be_anything_from_nobody_to_four(
    counted: dict[Key, Counts], area: AreaId, place: MunicipalityId
) -> None:
    """All solutions are enumerated; outside of this area and place the reader may know everything,
    e.g. the own municipality by names.
    """
    keys = [(topic, place) for topic in AREAS[area]]
    seen = views(published(counted, AREAS))
    found = [one for one in others(counted, keys) if views(published(one, AREAS)) == seen]
    for key in keys:
        now = counted.get(key, Counts())
        for at, number in enumerate(now):
            if Counts._fields[at] in {"reported", "healed"} and number < FEW:
                possible = {one.get(key, Counts())[at] for one in found}
                assert possible >= ANYTHING, (key, Counts._fields[at], possible)


def test_all_tables_of_an_area_that_look_alike_leave_every_hidden_number_open() -> None:
    """Every table of three topics with up to 6 people each, any of whom may be resolved."""
    keys = [(topic, HERE) for topic in AREAS[AreaId("a")]]
    numbers = [Counts(reported=r, healed=h) for r in range(FEW + 2) for h in range(r + 1)]
    alike: dict[str, list[tuple[Counts, ...]]] = defaultdict(list)
    for counts in product(numbers, repeat=3):
        found = published(dict(zip(keys, counts, strict=True)), AREAS)
        alike[repr(views(found))].append(counts)
    for group in alike.values():
        for cells in zip(*group, strict=True):
            for column in ({one.reported for one in cells}, {one.healed for one in cells}):
                assert min(column) >= FEW or column >= ANYTHING


@given(tables())
def test_what_happens_in_one_municipality_shows_nowhere_else(counted: dict[Key, Counts]) -> None:
    """So cells of different municipalities may be enumerated separately."""
    apart = [
        published({key: one for key, one in counted.items() if key[1] == place}, AREAS)
        for place in (HERE, THERE)
    ]
    together = published(counted, AREAS)
    for table in Table:
        assert together[table] == {**apart[0][table], **apart[1][table]}


@pytest.mark.parametrize("reported", [0, 4, 5, 9, 10, 11, 30])
def test_nobody_tells_how_small_a_group_of_wishes_or_the_rest_is(reported: int) -> None:
    counts = {CELLS[0]: Counts(reported=reported, open=reported)}

    def told(people: int) -> int:
        wished = {CELLS[0]: {Help.SEMINAR: people}}
        found = published_wishes(wished, published(counts, AREAS))
        return found.get(CELLS[0], {}).get(Help.SEMINAR, 0)

    everything = [told(people) for people in range(reported + 1)]
    assert len({*everything[:FEW]}) == 1
    assert len({*everything[-FEW - 1 :]}) == 1
    for people, seen in enumerate(everything):
        assert seen in {0, min(people, reported - FEW)}
        assert seen == 0 or seen >= FEW


@given(tables())
def test_nothing_below_five_is_published_and_nothing_too_large(counted: dict[Key, Counts]) -> None:
    found = published(counted, AREAS)
    for counts in (*found[Table.TOPICS].values(), *found[Table.AREAS].values()):
        assert all(number == 0 or number >= FEW for number in counts)
    for key, counts in found[Table.TOPICS].items():
        assert counts == counted[TopicId(key[0]), key[1]].large
    for (area, place), counts in found[Table.AREAS].items():
        real = sum_of(counted.get((TopicId(one), place), Counts()) for one in AREAS[AreaId(area)])
        assert all(shown <= number for shown, number in zip(counts, real, strict=True))


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((4, 4, 4), 8),  # 12 would reveal that each is 4
        ((3, 3, 2), 8),
        ((2, 2, 1), 5),
        ((2, 1, 1), 0),
        ((5, 4, 4), 5),  # two hidden counts reveal nothing: 8 would reveal that each is 4
        ((5, 6, 1), 11),
    ],
)
def test_small_numbers_of_an_area_are_added_up_as_far_as_they_tell_of_none(
    numbers: tuple[int, int, int], shown: int
) -> None:
    counted = {
        (topic, HERE): Counts(reported=number)
        for topic, number in zip(AREAS[AreaId("a")], numbers, strict=True)
    }
    found = published(counted, AREAS)[Table.AREAS]
    assert found.get(("a", HERE), Counts()).reported == shown


def test_the_example_of_the_sum_that_told_of_two() -> None:
    """With 12 in total, 10 shown, and two hidden nonzero counts, both were one."""
    places = [MunicipalityId(f"place-{number}") for number in range(3)]
    topic = TopicId("b-1")
    counted = {
        (topic, place): Counts(reported=number)
        for place, number in zip(places, (10, 1, 1), strict=True)
    }
    found = published(counted, AREAS)[Table.TOPICS]
    assert found == {(topic, places[0]): Counts(reported=10)}
    assert sum_of(found.values()).reported == 10


def test_half_years_are_those_of_schools() -> None:
    assert HalfYear.of(date(2026, 7, 31)) == HalfYear(2025, 2)
    assert HalfYear.of(date(2026, 8, 1)) == HalfYear(2026, 1)
    assert HalfYear.of(date(2027, 1, 1)) == HalfYear(2026, 2)
    assert [one.key for one in half_years(date(2025, 12, 31), date(2026, 11, 23))] == [
        "2025-1",
        "2025-2",
        "2026-1",
    ]
    assert HalfYear.read("2026-1") == HalfYear(2026, 1)


def test_a_snapshot_is_due_on_mondays_and_where_there_is_none() -> None:
    monday = date(2026, 11, 23)
    assert is_due(None, monday)
    assert not is_due(monday, monday)
    assert not is_due(monday, date(2026, 11, 29))
    assert is_due(monday, date(2026, 11, 30))
    assert is_due(date(2026, 11, 25), date(2026, 12, 2)), "the bot was away on Monday"


# ── The remainder of a district ────────────────────────────────────────────────────────────────

PLACES = [MunicipalityId(f"place-{number}") for number in range(5)]
OF_DISTRICT = dict.fromkeys(PLACES, DistrictId("district"))
ALONE = {AreaId("a"): [TopicId("a-1")]}


def seen_of(numbers: tuple[int, ...]) -> str:
    """Everything published about one topic in five municipalities."""
    cells = {
        (TopicId("a-1"), place): Counts(reported=number)
        for place, number in zip(PLACES, numbers, strict=True)
    }
    return repr((published(cells, ALONE), remainders(cells, ALONE, OF_DISTRICT)))


def helped_of(numbers: tuple[int, ...]) -> str:
    """The same of people who were helped by one means."""
    cells = {
        (TopicId("a-1"), place): Counts(reported=number)
        for place, number in zip(PLACES, numbers, strict=True)
    }
    return repr(published_help({Means.WORDS: cells}, ALONE, OF_DISTRICT))


def leaks(seen_of: Callable[[tuple[int, ...]], str] = seen_of) -> set[int]:
    """Plays every district of five municipalities with up to five people each; returns what a
    reader who knows one municipality by names can rule out in another.
    """
    possible: dict[tuple[str, int, int], list[set[int]]] = defaultdict(
        lambda: [set() for _ in PLACES]
    )
    for numbers in product(range(FEW + 1), repeat=len(PLACES)):
        seen = seen_of(numbers)
        for own, known in enumerate(numbers):
            for at, number in enumerate(numbers):
                possible[seen, own, known][at].add(number)
    return {
        number
        for (_, own, _), columns in possible.items()
        for at, found in enumerate(columns)
        if at != own and min(found) < FEW
        for number in ANYTHING - found
    }


def test_the_remainder_of_a_district_leaves_every_municipality_open() -> None:
    assert leaks() == set()
    assert leaks(helped_of) == set()
    shown = [seen_of(numbers) for numbers in ((2,) * 5, (4,) * 5, (2, 2, 2, 1, 1))]
    assert ["reported=10" in one for one in shown] == [True, False, False]
    assert "reported=12" in shown[1], "20 would reveal that each is 4"


@pytest.mark.parametrize("fault", ["whole", "early"])
def test_a_seeded_leak_of_the_remainder_is_found(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sum without its upper or without its lower bound."""

    def leaking(column: Iterable[int]) -> int:
        left = [one for one in column if one >= 0]
        bound = MOST * len(left) if fault == "whole" else MOST * (len(left) - 2)
        told = min(sum(left), bound)
        return told if told >= (FEW if fault == "early" else 2 * MOST + 1) else 0

    monkeypatch.setattr(rules, "_remainder", leaking)
    assert leaks()


@given(tables())
def test_a_remainder_is_never_more_than_what_is_hidden(counted: dict[Key, Counts]) -> None:
    places = {HERE: DistrictId("district"), THERE: DistrictId("district")}
    assert remainders(counted, AREAS, places) == {}, "two municipalities have none"
    scattered = {
        (topic, PLACES[number % 5]): one for number, ((topic, _), one) in enumerate(counted.items())
    }
    found = remainders(scattered, AREAS, OF_DISTRICT)
    areas = published(scattered, AREAS)[Table.AREAS]
    for (area, _), left in found.items():
        real = sum_of(one for (topic, _), one in scattered.items() if topic in AREAS[area])
        told = sum_of(one for (name, _), one in areas.items() if name == area).plus(left)
        assert all(shown <= number for shown, number in zip(told, real, strict=True))
        assert all(number == 0 or number > 2 * MOST for number in left)


def test_two_of_each_of_six_topics_are_twelve_wherever_they_work() -> None:
    literacy = {AreaId("literacy"): [TopicId(f"literacy-{number}") for number in range(6)]}
    many = [MunicipalityId(f"place-{number}") for number in range(12)]
    here = {(topic, many[0]): Counts(reported=2) for topic in literacy[AreaId("literacy")]}
    apart = {
        (topic, many[2 * number + one]): Counts(reported=1)
        for number, topic in enumerate(literacy[AreaId("literacy")])
        for one in (0, 1)
    }
    of = dict.fromkeys(many, DistrictId("district"))
    for cells in (here, apart):
        told = published(cells, literacy)[Table.AREAS].values()
        left = remainders(cells, literacy, of).values()
        assert sum_of([*told, *left]).reported == 12


# ── By which means people were helped ──────────────────────────────────────────────────────────

WAYS = {
    AreaId("a"): [TopicId("a-1"), TopicId("a-2"), TopicId("a-3")],
    AreaId("b"): [TopicId("b")],
    AreaId("c"): [TopicId("c")],
}
WAY_TOPICS = [topic for topics in WAYS.values() for topic in topics]


def ruled_out() -> set[int]:
    """Plays every municipality of three areas with up to five people helped in each of five topics;
    returns what those who know in which topics five or more were helped, and how many, can rule
    out of a smaller number.
    """
    possible: dict[tuple[str, tuple[int, ...]], list[set[int]]] = defaultdict(
        lambda: [set() for _ in WAY_TOPICS]
    )
    for numbers in product(range(FEW + 1), repeat=len(WAY_TOPICS)):
        cells = {
            (topic, HERE): Counts(reported=number)
            for topic, number in zip(WAY_TOPICS, numbers, strict=True)
        }
        told = published_help({Means.WORDS: cells}, WAYS, {HERE: DistrictId("district")})
        known = tuple(number if number >= FEW else 0 for number in numbers)
        for at, number in enumerate(numbers):
            possible[repr(told), known][at].add(number)
    return {
        number
        for columns in possible.values()
        for found in columns
        if min(found) < FEW
        for number in ANYTHING - found
    }


def test_what_helped_leaves_every_small_number_of_a_topic_open() -> None:
    assert ruled_out() == set()


def test_a_seeded_leak_of_what_helped_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the areas without its upper bound."""
    monkeypatch.setattr(rules, "_rest", lambda column: sum(max(one, 0) for one in column))
    assert ruled_out()


@given(tables())
def test_nobody_is_helped_or_healed_twice_by_one_means(counted: dict[Key, Counts]) -> None:
    places = {HERE: DistrictId("district"), THERE: DistrictId("district")}
    found = published_help({Means.MENTOR: counted}, AREAS, places)
    for (_, _, place), told in found.items():
        real = sum_of(one for (_, where), one in counted.items() if where == place)
        assert FEW <= told.reported <= real.reported
        assert told.healed == 0 or FEW <= told.healed <= min(real.healed, told.reported)
