"""The plan as a spreadsheet: the bot reads back unchanged what it has written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.app import plan_names
from district.activities.activity import Activity, ActivityStatus, ActivityType
from district.activities.form import ActivityAnswers, PlannedSession, Whom
from district.activities.plan_import import (
    NEEDED,
    Column,
    Lists,
    PlanSheet,
    answers_of,
    compared,
    read_rows,
    rows_of,
)
from district.clock import Calendar
from district.ids import ActivityId, AreaId, DistrictId, PersonId, SessionId, TopicId, TypeId
from district.languages import Language
from district.tables import find_table
from district.topics import Area, Label, Topic
from documents.cells import read_sheets
from screens.activities.plan_import import plan_file, template
from screens.screen import Screen
from tests.screens.sample import MOSCOW, NOW, TEXTS

CALENDAR = Calendar(zone=MOSCOW)
GORNYY = DistrictId("gornyy")
NAMES = plan_names(TEXTS)
TYPES = (
    ActivityType(id=TypeId("seminar"), ru="Семинар", en="Seminar"),
    ActivityType(id=TypeId("class"), ru="Мастер-класс", en="Master class"),
)


def area(name: str, *topics: str) -> Area:
    def label(text: str) -> Label:
        return Label(ru=text, en=f"{text} (en)", button_ru=text, button_en=f"{text} en")

    of = AreaId(name)
    each = tuple(Topic(id=TopicId(one), area=of, label=label(one)) for one in topics)
    return Area(id=of, label=label(name), topics=each)


AREAS = (
    area("Грамотность", "Читательская", "Математическая"),
    area("Методика", "Оценивание, отметки", "Практикумы, «Точка роста»"),
)
TOPICS = [topic.id for one in AREAS for topic in one.topics]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)
TYPED = WORDS.map(lambda text: f"О {text}.")
"""With a visible word, as the form requires."""


@st.composite
def activities(draw: st.DrawFn, number: int) -> Activity:
    """An activity with the values that the form accepts."""
    whom = draw(st.sampled_from(Whom))
    entered = ActivityAnswers(type=draw(st.sampled_from(TYPES)).id, whom=whom)
    entered = entered.with_title(draw(TYPED))
    if draw(st.booleans()):
        entered = entered.with_description("\n".join(draw(st.lists(TYPED, min_size=1, max_size=3))))
    days = draw(st.lists(st.integers(-40, 300), min_size=1, max_size=4, unique=True))
    begins = time(draw(st.integers(0, 21)), draw(st.sampled_from((0, 5, 30))))
    sessions = tuple(
        PlannedSession(
            day=(NOW + timedelta(days=day)).date(),
            begins=begins,
            ends=time(begins.hour + 2, 45),
            place=" ".join(draw(TYPED).split()),
        ).session(CALENDAR)
        for day in sorted(days)
    )
    kind = next(one for one in TYPES if one.id == entered.type)
    return Activity(
        id=ActivityId(number),
        district=GORNYY,
        type=kind,
        title=entered.title or "",
        description=entered.description,
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), max_size=3, unique=True))),
        hours=draw(st.integers(1, 500)),
        sessions=tuple(
            replace(one, id=SessionId(number * 10 + at)) for at, one in enumerate(sessions)
        ),
        audience=entered.audience(GORNYY),
        capacity=draw(st.none() | st.integers(1, 10_000)),
        signup_closes_at=sessions[0].starts_at,
        status=draw(st.sampled_from(ActivityStatus)),
        version=1,
        made_by=PersonId(1),
    )


PLANS = st.integers(1, 25).flatmap(
    lambda count: st.tuples(*(activities(number) for number in range(1, count + 1)))
)


def content_of(screen: Screen) -> bytes:
    assert screen.attachment is not None
    return screen.attachment.content


def read_back(content: bytes, existing: Sequence[Activity], now: datetime = NOW) -> PlanSheet:
    sheets = read_sheets(content, name="plan.xlsx", columns=60, most=5_000)
    table = find_table(
        [one for one in sheets if one.name not in NAMES.aside], NAMES.columns, NEEDED
    )
    lists = Lists(
        types=TYPES,
        areas=AREAS,
        whom=NAMES.whom,
        unlimited=NAMES.unlimited,
        calendar=CALENDAR,
        now=now,
        district=GORNYY,
    )
    return compared(read_rows(rows_of(answers_of(table, {})), lists), existing, lists)


@settings(deadline=None, max_examples=8)
@given(made=PLANS, language=st.sampled_from(Language))
def test_the_plan_is_read_back_unchanged(made: tuple[Activity, ...], language: Language) -> None:
    screen = plan_file(TEXTS.of(language), made, TYPES, AREAS)
    found = read_back(content_of(screen), made)
    assert found.problems == ()
    assert found.changes == ()
    assert found.plans == ()
    assert found.known == sum(len(one.sessions) for one in made)


def cells(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [list[object](row) for row in book.get_sheet_by_index(0).to_python()]


@settings(deadline=None, max_examples=4)
@given(made=PLANS)
def test_a_column_of_numbers_can_be_added_up(made: tuple[Activity, ...]) -> None:
    head, *rows = cells(content_of(plan_file(TEXTS.of(Language.RU), made, TYPES, AREAS)))
    for name, total in (
        ("Часов", sum(one.hours for one in made)),
        ("Мест", sum(one.capacity or 0 for one in made)),
    ):
        at = head.index(name)
        assert sum(int(str(row[at]).partition(".")[0] or 0) for row in rows) == total


def test_the_template_says_all_that_a_plan_says() -> None:
    for language in Language:
        words = TEXTS.of(language)
        content = content_of(template(words, TYPES, AREAS))
        head, example = cells(content)
        assert [*head] == [words.plain(f"importing-column-{one}") for one in Column][:10]
        assert example[0] == (TYPES[0].ru if language is Language.RU else TYPES[0].en)
        listed = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(1).to_python()
        for at, column in enumerate((Column.TYPE, Column.TOPIC, Column.WHOM)):
            offered = [str(row[at]) for row in listed if row[at]]
            assert offered[0] == words.plain(f"importing-column-{column}")
            assert len(offered) > 1
