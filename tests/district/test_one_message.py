"""A whole activity in one message is understood, whatever the order of its parts."""

import tomllib
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.activities.activity import ActivityType
from district.activities.form import ActivityAnswers, PlannedSession
from district.activities.one_message import ALIASES, Heard, read_activity
from district.errors import NotAChoice
from district.ids import TypeId

TODAY = date(2026, 11, 27)
DATA = Path(__file__).parents[2] / "data" / "activity_types.toml"
TYPES = [
    ActivityType(id=TypeId(one["id"]), ru=one["ru"], en=one["en"])
    for one in tomllib.loads(DATA.read_text(encoding="utf-8"))["types"]
]
NAMES = [(one.id, name) for one in TYPES for name in (one.ru, one.en, one.ru.lower())]
NAMES += [(kind, name) for kind, names in ALIASES.items() for name in names]
TITLES = ("Как читать условие", "Читаем, считаем", "Урок 5 шагов", "Готовимся к ЕГЭ вместе")
PLACES = ("СОШ № 2 Леваши", "Гуниб, лицей", "онлайн", "https://example.org/урок", "Дом учителя")
DAYS = (
    ("5 декабря", date(2026, 12, 5)),
    ("05.12.2026", date(2026, 12, 5)),
    ("в субботу, 5 декабря", date(2026, 12, 5)),
    ("5 декабря (сб)", date(2026, 12, 5)),
    ("14 января", date(2027, 1, 14)),
    ("завтра", date(2026, 11, 28)),
)
TIMES = (
    ("14:00–16:30", (time(14), time(16, 30))),
    ("с 14 до 16:30", (time(14), time(16, 30))),
    ("9-30 – 11-00", (time(9, 30), time(11))),
)
HOURS = ("{} ч", "{} ч.", "{} часов", "{} ак. ч.", "{} hours")
SEATS = ("{} мест", "на {} человек", "{} чел.", "{} seats")


@st.composite
def messages(draw: st.DrawFn) -> tuple[str, Heard]:
    """A message whose parts are shuffled, and what it says; any part may be missing."""
    kind, name = draw(st.sampled_from(NAMES))
    title = draw(st.sampled_from(TITLES))
    day_said, day = draw(st.sampled_from(DAYS))
    times_said, (begins, ends) = draw(st.sampled_from(TIMES))
    hours, seats = draw(st.integers(1, 72)), draw(st.integers(1, 300))
    place = draw(st.sampled_from(PLACES))
    quoted = f"«{title}»" if "," in title or draw(st.booleans()) else title
    head = f"{name}{draw(st.sampled_from((' ', ': ', ' — ')))}{quoted}"
    said: list[tuple[dict[str, Any], str]] = [
        ({"day": day, "begins": begins, "ends": ends}, f"{day_said} {times_said}"),
        ({"hours": hours}, draw(st.sampled_from(HOURS)).format(hours)),
        ({"seats": seats}, draw(st.sampled_from(SEATS)).format(seats)),
    ]
    if draw(st.booleans()) or "," in day_said:
        said[:1] = [({"day": day}, day_said), ({"begins": begins, "ends": ends}, times_said)]
    kept = [one for one in draw(st.permutations(said)) if draw(st.integers(0, 5))]
    middle = draw(st.integers(0, len(kept)))
    known: dict[str, Any] = {"type": kind, "title": title}
    parts = [one for _, one in kept]
    parts.insert(middle, head)
    has_place = draw(st.booleans())
    if kept and has_place:
        known["place"] = place
        parts.insert(0 if middle else len(parts), place)
    for facts, _ in kept:
        known |= facts
    return draw(st.sampled_from((", ", "; ", "\n", " · "))).join(parts), Heard(**known)


@given(said=messages())
def test_parts_in_any_order_are_understood(said: tuple[str, Heard]) -> None:
    typed, meant = said
    assert read_activity(typed, TYPES, TODAY) == meant


SESSION = PlannedSession(day=date(2026, 12, 3), begins=time(9), ends=time(10), place="Гуниб")
WHOLE = ActivityAnswers(
    type=TypeId("webinar"), title="Раньше", sessions=(SESSION,), hours=2, capacity=7, whole=True
)


@given(said=messages(), more=st.integers(0, 1))
def test_a_message_below_the_summary_changes_only_what_it_says(
    said: tuple[str, Heard], more: int
) -> None:
    """With two sessions it may not name a day, times or a place."""
    _, heard = said
    before = replace(WHOLE, sessions=(SESSION,) * (1 + more))
    named = {key: getattr(heard, key) for key in ("day", "begins", "ends", "place")}
    of_session = {key: one for key, one in named.items() if one is not None}
    if more and of_session:
        with pytest.raises(NotAChoice):
            before.corrected(heard)
        return
    after = before.corrected(heard)
    assert after.at_summary() == replace(
        before,
        type=heard.type,
        title=heard.title,
        hours=heard.hours or 2,
        capacity=heard.seats or 7,
        sessions=(replace(SESSION, **of_session), *before.sessions[1:]),
    )


@pytest.mark.parametrize(
    ("typed", "unclear"),
    [
        ("Семинар Чтение, 5 декабря, 12 декабря", ("12 декабря",)),
        ("Семинар Чтение, 5 и 12 декабря", ("5 и 12 декабря",)),
        ("Семинар Чтение, 5 декабря, с 3 до 5", ("с 3 до 5",)),
        ("Семинар Чтение, в пятницу, 5 декабря", ("5 декабря",)),
        ("Семинар Чтение, 4 ч, 5 ч", ("5 ч",)),
        ("Семинар Чтение, 14:00", ("14:00",)),
        ("Семинар Чтение, 5 декабря, Леваши, 4 ч, Гуниб", ("Гуниб",)),
        ("Семинар " + "слово " * 60 + ", 5 декабря", (("слово " * 60).strip(),)),
    ],
)
def test_what_is_not_clear_is_named(typed: str, unclear: tuple[str, ...]) -> None:
    heard = read_activity(typed, TYPES, TODAY)
    assert heard.unclear == unclear
    assert heard.type == "seminar"


@pytest.mark.parametrize(
    ("typed", "title", "place"),
    [
        ("Семинар Как читать условие, СОШ № 2 Леваши", "Как читать условие", "СОШ № 2 Леваши"),
        ("Семинар Читаем, считаем", "Читаем, считаем", None),
        ("Семинар, Как читать условие, 4 ч", "Как читать условие", None),
        ("Как читать условие, 5 декабря, СОШ № 2", "Как читать условие", "СОШ № 2"),
        ("СОШ № 2, 5 декабря, Как читать условие", "Как читать условие", "СОШ № 2"),
        ("Семинар-практикум Школа молодого педагога, 4 ч", "Школа молодого педагога", None),
    ],
)
def test_title_and_place_are_told_apart(typed: str, title: str, place: str | None) -> None:
    heard = read_activity(typed, TYPES, TODAY)
    assert (heard.title, heard.place) == (title, place)


@given(typed=st.text(alphabet="Семинар, 5декбря14:00–«»чмест\n·", max_size=60))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    read_activity(typed, TYPES, TODAY)
