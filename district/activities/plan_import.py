"""Parsing of a plan of activities from the rows of a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from district.activities.activity import ActivityType
from district.activities.form import ActivityEntered, Plan, Whom
from district.clock import Calendar
from district.drafts import Form as FormName
from district.errors import BadInput, NotInList
from district.forms import Form, Hub
from district.ids import DistrictId
from district.topics import Area
from district.typed_time import read_day, read_hours

MOST_ROWS = 300
"""Limit per spreadsheet."""
FAR = 1_000
"""Number of empty rows after which a row does not belong to the table above."""
LARGEST_FILE = 2_000_000
"""In bytes."""


class Column(StrEnum):
    """Columns in their order."""

    TYPE = "type"
    TITLE = "title"
    DAY = "day"
    TIMES = "times"
    PLACE = "place"
    HOURS = "hours"
    SEATS = "seats"
    TOPIC = "topic"
    WHOM = "whom"
    DESCRIPTION = "description"


Row = Mapping[Column, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    row: int
    """Row number in the spreadsheet; the header is 1."""
    column: Column | None
    """None: the cells are valid separately but not together."""
    error: BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    plans: tuple[Plan, ...]
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        return bool(self.plans) and not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Lookup tables for the words in cells."""

    types: Sequence[ActivityType]
    areas: Sequence[Area]
    whom: Mapping[str, Whom]
    """Keys are the labels in every language, in lower case."""
    calendar: Calendar
    now: datetime
    district: DistrictId

    @property
    def today(self) -> date:
        return self.calendar.local(self.now).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFacts:
    sheet: PlanSheet | None
    """None: no file has been sent yet."""
    stray: int | None
    """A row far below the table, which was not read."""


FILE: Hub[None] = Hub("file", changeable=False)
PLAN_IMPORT: Form[ImportFacts] = Form(name=FormName.IMPORT, texts="importing", fields=(FILE,))


def find_stray(numbers: Sequence[int]) -> int | None:
    """Returns the first row so far below the others that it is not part of their table, e.g. caused
    by an accidental key press.
    """
    return next((row for above, row in pairwise(numbers) if row - above > FAR), None)


def read_sheet(rows: Mapping[int, Row], lists: Lists) -> PlanSheet:
    """Parses the rows and collects all problems; empty rows are ignored."""
    plans: list[Plan] = []
    problems: list[Problem] = []
    for number, row in rows.items():
        if not any(row.values()):
            continue
        found, wrong = _read_row(number, row, lists)
        problems += wrong
        if found is not None:
            plans.append(found)
    return PlanSheet(plans=tuple(plans), problems=tuple(problems))


def _read_row(number: int, row: Row, lists: Lists) -> tuple[Plan | None, list[Problem]]:
    entered = ActivityEntered()
    problems = []
    for column in Column:
        try:
            entered = _READERS[column](entered, row.get(column, ""), lists)
        except BadInput as error:
            problems.append(Problem(row=number, column=column, error=error))
    if problems:
        return None, problems
    try:
        return entered.plan(lists.calendar, lists.now, lists.district), []
    except BadInput as error:
        return None, [Problem(row=number, column=None, error=error)]


def _type(entered: ActivityEntered, text: str, lists: Lists) -> ActivityEntered:
    wanted = _plain(text)
    for one in lists.types:
        if wanted in {_plain(one.ru), _plain(one.en)}:
            return replace(entered, type=one.id)
    raise NotInList(text=text[:40])


def _topic(entered: ActivityEntered, text: str, lists: Lists) -> ActivityEntered:
    if not text:
        return entered
    wanted = _plain(text)
    for area in lists.areas:
        for topic in area.topics:
            label = topic.label
            names = (label.ru, label.en, label.button_ru, label.button_en)
            if wanted in map(_plain, names):
                return replace(entered, area=area.id, topics=(topic.id,))
    raise NotInList(text=text[:40])


def _whom(entered: ActivityEntered, text: str, lists: Lists) -> ActivityEntered:
    if not text:
        return entered
    if _plain(text) not in lists.whom:
        raise NotInList(text=text[:40])
    return replace(entered, whom=lists.whom[_plain(text)])


def _times(entered: ActivityEntered, text: str, _: Lists) -> ActivityEntered:
    begins, ends = read_hours(text)
    return replace(entered, begins=begins, ends=ends)


def _place(entered: ActivityEntered, text: str, _: Lists) -> ActivityEntered:
    if entered.day is None or entered.begins is None:  # day and times have columns of their own
        entered = replace(
            entered, day=date.max, begins=datetime.min.time(), ends=datetime.min.time()
        )
    return entered.with_place(text)


_READERS: Mapping[Column, Callable[[ActivityEntered, str, Lists], ActivityEntered]] = {
    Column.TYPE: _type,
    Column.TITLE: lambda entered, text, _: entered.with_title(text),
    Column.DAY: lambda entered, text, lists: replace(entered, day=read_day(text, lists.today)),
    Column.TIMES: _times,
    Column.PLACE: _place,
    Column.HOURS: lambda entered, text, _: entered.with_hours(text),
    Column.SEATS: lambda entered, text, _: entered.with_seats(text) if text else entered,
    Column.TOPIC: _topic,
    Column.WHOM: _whom,
    Column.DESCRIPTION: lambda entered, text, _: (
        entered.with_description(text) if text else entered
    ),
}


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())
