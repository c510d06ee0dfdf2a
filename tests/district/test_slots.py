"""A row of slots as it is typed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from district.clock import Calendar
from district.errors import BadInput, EndBeforeStart, NotADay, Past, TooLong
from district.slots import read_row

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
"""A Saturday, noon in Moscow."""
CALENDAR = Calendar(zone=ZoneInfo("Europe/Moscow"))
DEFENCE = "05.12 10:00 · 05.12 10:20 · 05.12 10:40"


@pytest.mark.parametrize(
    ("typed", "starts", "place"),
    [
        ("5 декабря 10:00–11:10, актовый зал", DEFENCE, "актовый зал"),
        ("05.12 10-11:10", DEFENCE, ""),
        ("05.12.2026, с 10 до 11:10  Zoom,  комната 2", DEFENCE, "Zoom, комната 2"),
        ("5 декабря 10:00–11:00, по 30 мин., каб. 5", "05.12 10:00 · 05.12 10:30", "каб. 5"),
        ("вт и чт 15:00–15:40, каб. 5, 40 минут", "01.12 15:00 · 03.12 15:00", "каб. 5"),
        ("2, 3 и 9 декабря 15:00-15:20", "02.12 15:00 · 03.12 15:00 · 09.12 15:00", ""),
        ("Tue and Thu 15:00–15:30, 30 min, room 5", "01.12 15:00 · 03.12 15:00", "room 5"),
    ],
)
def test_a_row_is_typed_in_one_line(typed: str, starts: str, place: str) -> None:
    row = read_row(typed, 20, NOW, CALENDAR)
    assert " · ".join(f"{CALENDAR.local(one):%d.%m %H:%M}" for one in row.starts) == starts
    assert row.place == place
    assert (row.visible_from, row.closes_before) == (None, None)


def test_a_row_may_be_hidden_for_a_while_and_closed_before() -> None:
    row = read_row("чт 15:00–16:00, каб. 5, открыть 1 декабря, запись за 3 часа", 20, NOW, CALENDAR)
    assert (row.place, row.closes_before, row.minutes) == ("каб. 5", 3, 20)
    assert row.visible_from == datetime(2026, 12, 1, 5, tzinfo=UTC), "eight in the morning"
    english = read_row("Thu 15:00–16:00, open 1 December, until 3 h before", 20, NOW, CALENDAR)
    assert (english.closes_before, english.visible_from) == (3, row.visible_from)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("актовый зал", NotADay),
        ("31 февраля 10:00–12:00", NotADay),
        ("вт и когда-нибудь 10:00–12:00", NotADay),
        ("5 декабря 10:00–12:00, открыть потом", NotADay),
        ("5 декабря 10:00–10:10", EndBeforeStart),
        ("5 декабря 12:00–10:00", EndBeforeStart),
        ("28.11.2026 10:00–12:00", Past),
        ("5 декабря 10:00–12:00 " + "з" * 101, TooLong),
    ],
)
def test_a_row_that_cannot_be_laid_says_why(typed: str, error: type[BadInput]) -> None:
    with pytest.raises(error):
        read_row(typed, 20, NOW, CALENDAR)
