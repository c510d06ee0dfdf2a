"""Parsing of a plan of activities from the rows of a spreadsheet.

A row without a number is a new activity with one session. A row with the number that the bot writes
into its own export is a correction of that session and its activity.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any

from district.activities.activity import Activity, ActivityStatus, ActivityType, Session
from district.activities.coordination import PlanClash
from district.activities.form import ActivityAnswers, Plan, PlannedSession, Whom
from district.clock import Calendar
from district.drafts import Form as FormName
from district.errors import BadInput, NotChangeable, NotInList, SessionsOverlap, TwiceInList
from district.forms import Form, Hub
from district.holidays import Holidays
from district.ids import ActivityId, DistrictId, SessionId
from district.spelling import folded, mixed_words, tidy
from district.tables import Table, TableRow, as_cell, key
from district.topics import Area, Topic
from district.typed_time import read_day, read_hours

MOST_ROWS = 300
"""Limit per spreadsheet."""
TOPICS_APART = ";"
"""Separates the topics in a cell."""
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
    NUMBER = "number"
    """Written by the bot's export; absent in the template."""


NEEDED = frozenset(
    {Column.TYPE, Column.TITLE, Column.DAY, Column.TIMES, Column.PLACE, Column.HOURS}
)
EXPORTED = tuple(one for one in Column if one is not Column.NUMBER)
"""Columns that a correction may change."""
_KEPT = frozenset({Column.HOURS, Column.TOPIC, Column.WHOM, Column.DESCRIPTION})
"""Columns whose empty cell keeps the value in a row with a number."""
_IDENTIFYING = frozenset({Column.TITLE, Column.DAY, Column.TIMES})
"""Without any of these a row is no activity: lists are often filled down."""
_OPEN = frozenset({Column.SEATS, Column.TOPIC, Column.WHOM, Column.DESCRIPTION})
"""Changeable while the activity is published."""
_MOVABLE = frozenset({Column.DAY, Column.TIMES, Column.PLACE})
"""Changeable until the session begins."""

Row = Mapping[Column, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNames:
    """Words of every language; keys are made by `tables.key`."""

    whom: Mapping[str, Whom] = field(default_factory=dict)
    unlimited: Collection[str] = ()
    aside: Collection[str] = ()
    """Names of what the bot's files have beside the plan: the sheet that lists the words to choose
    from, and the column of states.
    """
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    sheet: str
    """Empty if only one sheet was read."""
    row: int
    """Row number in the spreadsheet, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """Remarks on a file, besides its problems."""

    stray: int | None = None
    """A row far below the table; it and all rows below it were not read."""
    hidden: tuple[int, ...] = ()
    partial: int = 0
    """Number of rows with neither title nor day nor times, which were not read."""
    sheets: tuple[str, ...] = ()
    """Sheets that were not read."""
    columns: tuple[str, ...] = ()
    """Columns that were not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    place: Place
    column: Column | None
    """None: the cells are valid separately but not together."""
    error: BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A correction of a session and its activity."""

    place: Place
    activity: Activity
    session: Session
    columns: frozenset[Column]
    entered: ActivityAnswers
    """The new values, with one session."""

    @property
    def planned(self) -> PlannedSession:
        return self.entered.sessions[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    plans: tuple[Plan, ...] = ()
    """The activities to create."""
    known: int = 0
    """Number of rows whose activity exists."""
    repeated: tuple[Place, ...] = ()
    """Rows that repeat another row."""
    changes: tuple[Change, ...] = ()
    mixed: tuple[tuple[Place, str], ...] = ()
    """Words with Latin letters among Cyrillic ones, which would be published so."""
    problems: tuple[Problem, ...] = ()
    types: tuple[ActivityType, ...] = ()
    """The types in use."""
    areas: tuple[Area, ...] = ()

    @property
    def is_whole(self) -> bool:
        return bool(self.plans or self.changes) and not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """`changed`: the number of rows that corrected something."""

    made: tuple[Activity, ...]
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Lookup tables for the words in cells."""

    types: Sequence[ActivityType]
    retired: Sequence[ActivityType] = ()
    """Types of older activities; rows with a number may name them."""
    areas: Sequence[Area]
    whom: Mapping[str, Whom]
    unlimited: Collection[str]
    """Words for seats without a limit."""
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
    remarks: Remarks
    calendar: Calendar
    holidays: Holidays
    clashes: tuple[PlanClash, ...] = ()


FILE: Hub[None] = Hub("file", changeable=False)
PLAN_IMPORT: Form[ImportFacts] = Form(name=FormName.IMPORT, texts="importing", fields=(FILE,))


def find_stray(numbers: Sequence[int]) -> int | None:
    """Returns the first row so far below the others that it is not part of their table, e.g. caused
    by an accidental key press.
    """
    return next((row for above, row in pairwise(numbers) if row - above > FAR), None)


def is_activity(row: TableRow) -> bool:
    return not _IDENTIFYING.isdisjoint(row.cells)


# ── Reading of rows ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    place: Place
    number: str
    entered: ActivityAnswers
    kept: frozenset[Column] = frozenset()
    """Columns with empty cells that keep their value."""

    def starts_at(self, calendar: Calendar) -> datetime:
        return self.entered.sessions[0].session(calendar).starts_at

    def likeness(self, calendar: Calendar) -> tuple[object, ...]:
        return (self.entered.type, key(self.entered.title or ""), self.starts_at(calendar))


def likeness(activity: Activity) -> tuple[object, ...]:
    """Returns what activities have in common that are the same to people."""
    return (activity.type.id, key(activity.title), activity.starts_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRows:
    rows: tuple[_Read, ...]
    problems: tuple[Problem, ...]

    def starts(self, calendar: Calendar) -> set[datetime]:
        """Returns the starts of the rows without a number."""
        return {one.starts_at(calendar) for one in self.rows if not one.number}

    @property
    def numbers(self) -> set[ActivityId]:
        return {found[0] for one in self.rows if (found := _number_of(one.number))}


def read_rows(rows: Mapping[Place, Row], lists: Lists) -> ReadRows:
    """Parses the cells and collects all problems; empty rows are ignored."""
    read: list[_Read] = []
    problems: list[Problem] = []
    for place, row in rows.items():
        if not any(row.values()):
            continue
        number = row.get(Column.NUMBER, "")
        kept = frozenset(one for one in _KEPT if number and not row.get(one))
        known = replace(lists, types=(*lists.types, *lists.retired)) if number else lists
        entered, wrong = _read_row(place, row, known, kept)
        problems += wrong
        if not wrong:
            read.append(_Read(place=place, number=number, entered=entered, kept=kept))
    return ReadRows(rows=tuple(read), problems=tuple(problems))


def _read_row(
    place: Place, row: Row, lists: Lists, kept: Collection[Column]
) -> tuple[ActivityAnswers, list[Problem]]:
    entered = ActivityAnswers()
    problems = []
    for column, read in _READERS.items():
        if column in kept:
            continue
        try:
            entered = read(entered, row.get(column, ""), lists)
        except BadInput as error:
            problems.append(Problem(place=place, column=column, error=error))
    return entered, problems


# ── Comparing with the activities that exist ───────────────────────────────────────────────────


def compared(read: ReadRows, existing: Iterable[Activity], lists: Lists) -> PlanSheet:
    """Tells new rows, known ones and corrections apart.

    `existing`: the district's activities with the numbers or the starts of the rows.
    """
    by_number = {one.id: one for one in existing}
    known = {
        likeness(one) for one in by_number.values() if one.status is not ActivityStatus.CANCELLED
    }
    numbered = [one for one in read.rows if one.number]
    fresh, repeated = _without_repeated([one for one in read.rows if not one.number], lists)
    new = [one for one in fresh if one.likeness(lists.calendar) not in known]
    problems, plans, changes = list(read.problems), [], []
    for one in new:
        try:
            plans.append(one.entered.plan(lists.calendar, lists.now, lists.district))
        except BadInput as error:
            problems.append(Problem(place=one.place, column=None, error=error))
    seen: set[str] = set()
    for one in numbered:
        try:
            changes.append(_change(one, by_number, lists, seen))
        except _Wrong as wrong:
            problems.append(Problem(place=one.place, column=wrong.column, error=wrong.error))
    real = [one for one in changes if one.columns]
    return PlanSheet(
        plans=tuple(plans),
        known=len(fresh) - len(new) + len(changes) - len(real),
        repeated=tuple(repeated),
        changes=tuple(real),
        mixed=tuple(_mixed([*new, *numbered], real)),
        problems=tuple(sorted((*problems, *_overlapping(real, lists)), key=lambda it: it.place)),
        types=tuple(lists.types),
        areas=tuple(lists.areas),
    )


class _Wrong(Exception):
    def __init__(self, column: Column | None, error: BadInput) -> None:
        super().__init__(column, error)
        self.column, self.error = column, error


def _without_repeated(rows: Sequence[_Read], lists: Lists) -> tuple[list[_Read], list[Place]]:
    first: dict[tuple[object, ...], _Read] = {}
    for one in rows:
        first.setdefault(one.likeness(lists.calendar), one)
    fresh = list(first.values())
    return fresh, [one.place for one in rows if one not in fresh]


def _change(
    row: _Read, existing: Mapping[ActivityId, Activity], lists: Lists, seen: set[str]
) -> Change:
    """
    Raises:
        _Wrong: the number is unknown or repeated, or the change is not possible.
    """
    activity, session = _session_of(row.number, existing)
    if row.number in seen:
        raise _Wrong(Column.NUMBER, TwiceInList(text=row.number))
    seen.add(row.number)
    changed = _changed(row.entered, activity, session, lists) - row.kept
    if refused := changed.difference(_changeable(activity, session, lists.now)):
        raise _Wrong(min(refused, key=list(Column).index), NotChangeable())
    if changed & {Column.DAY, Column.TIMES}:
        try:
            row.entered.sessions[0].session(lists.calendar).ensure_possible(lists.now)
        except BadInput as error:
            raise _Wrong(None, error) from None
    return Change(
        place=row.place,
        activity=activity,
        session=session,
        columns=frozenset(changed),
        entered=row.entered,
    )


def _number_of(text: str) -> tuple[ActivityId, SessionId] | None:
    """Parses `12/345`: an activity and one of its sessions."""
    activity, _, session = text.partition("/")
    if not (activity.isdecimal() and session.isdecimal() and len(text) <= 20):  # noqa: PLR2004
        return None
    return ActivityId(int(activity)), SessionId(int(session))


def number_of(activity: Activity, session: Session) -> str:
    return f"{activity.id}/{session.id}"


def _session_of(number: str, existing: Mapping[ActivityId, Activity]) -> tuple[Activity, Session]:
    found = _number_of(number)
    activity = existing.get(found[0]) if found else None
    if found and activity:
        for one in activity.sessions:
            if one.id == found[1]:
                return activity, one
    raise _Wrong(Column.NUMBER, NotInList(text=number[:40]))


def _changed(
    entered: ActivityAnswers, activity: Activity, session: Session, lists: Lists
) -> set[Column]:
    before, after = PlannedSession.of(session, lists.calendar), entered.sessions[0]
    # Seats, like hours, are exported with the first session only, so that they can be added up.
    is_first = session == activity.sessions[0]
    seats = entered.capacity if is_first or entered.capacity else activity.capacity
    offered = {topic.id for area in lists.areas for topic in area.topics}
    values: Mapping[Column, tuple[object, object]] = {
        Column.TYPE: (activity.type.id, entered.type),
        Column.TITLE: (tidy(activity.title), entered.title),
        Column.DAY: (before.day, after.day),
        Column.TIMES: ((before.begins, before.ends), (after.begins, after.ends)),
        Column.PLACE: (tidy(before.place), after.place),
        Column.HOURS: (activity.hours, entered.hours),
        Column.SEATS: (activity.capacity, seats),
        Column.TOPIC: (offered.intersection(activity.topics), {*entered.topics}),
        Column.WHOM: (Whom.of(activity.audience), entered.whom),
        Column.DESCRIPTION: (as_cell(activity.description or ""), entered.description),
    }
    return {column for column, (one, other) in values.items() if one != other}


def _changeable(activity: Activity, session: Session, now: datetime) -> Collection[Column]:
    match activity.status:
        case ActivityStatus.DRAFT:
            return frozenset(EXPORTED)
        case ActivityStatus.PUBLISHED:
            return {*_OPEN, *(_MOVABLE if session.starts_at > now else ())}
        case _:
            return frozenset()


def _overlapping(changes: Sequence[Change], lists: Lists) -> Iterable[Problem]:
    moved = {one.session.id: one for one in changes}
    for one in changes:
        after = [
            moved[each.id].planned.session(lists.calendar) if each.id in moved else each
            for each in one.activity.sessions
            if each.id != one.session.id
        ]
        if any(one.planned.session(lists.calendar).overlaps(other) for other in after):
            yield Problem(place=one.place, column=None, error=SessionsOverlap())


def _mixed(rows: Sequence[_Read], changes: Sequence[Change]) -> Iterable[tuple[Place, str]]:
    changed = {one.place for one in changes}
    for one in rows:
        if one.number and one.place not in changed:
            continue
        for text in (one.entered.title or "", one.entered.sessions[0].place):
            for word in mixed_words(text):
                yield one.place, word


# ── Cells ──────────────────────────────────────────────────────────────────────────────────────


def _type(entered: ActivityAnswers, text: str, lists: Lists) -> ActivityAnswers:
    wanted = key(text)
    for one in lists.types:
        if wanted in {key(one.ru), key(one.en)}:
            return replace(entered, type=one.id)
    raise NotInList(text=text[:40])


def _seats(entered: ActivityAnswers, text: str, lists: Lists) -> ActivityAnswers:
    is_limited = text and folded(text).rstrip(".") not in lists.unlimited
    return entered.with_seats(text) if is_limited else entered


def _topic(entered: ActivityAnswers, text: str, lists: Lists) -> ActivityAnswers:
    if not text:
        return entered
    topics = [_topic_named(one, lists) for one in text.split(TOPICS_APART) if one.strip()]
    last = topics[-1].area if topics else None
    return replace(entered, area=last, topics=tuple(dict.fromkeys(one.id for one in topics)))


def _topic_named(text: str, lists: Lists) -> Topic:
    wanted = key(text)
    for area in lists.areas:
        for topic in area.topics:
            label = topic.label
            names = (label.ru, label.en, label.button_ru, label.button_en)
            if wanted in map(key, names):
                return topic
    raise NotInList(text=text.strip()[:40])


def _whom(entered: ActivityAnswers, text: str, lists: Lists) -> ActivityAnswers:
    if not text:
        return entered
    if key(text) not in lists.whom:
        raise NotInList(text=text[:40])
    return replace(entered, whom=lists.whom[key(text)])


def _times(entered: ActivityAnswers, text: str, _: Lists) -> ActivityAnswers:
    begins, ends = read_hours(text)
    return replace(entered, begins=begins, ends=ends)


def _place(entered: ActivityAnswers, text: str, _: Lists) -> ActivityAnswers:
    if entered.day is None or entered.begins is None:  # day and times have columns of their own
        entered = replace(
            entered, day=date.max, begins=datetime.min.time(), ends=datetime.min.time()
        )
    return entered.with_place(text)


_READERS: Mapping[Column, Callable[[ActivityAnswers, str, Lists], ActivityAnswers]] = {
    Column.TYPE: _type,
    Column.TITLE: lambda entered, text, _: entered.with_title(text),
    Column.DAY: lambda entered, text, lists: replace(entered, day=read_day(text, lists.today)),
    Column.TIMES: _times,
    Column.PLACE: _place,
    Column.HOURS: lambda entered, text, _: entered.with_hours(text),
    Column.SEATS: _seats,
    Column.TOPIC: _topic,
    Column.WHOM: _whom,
    Column.DESCRIPTION: lambda entered, text, _: (
        entered.with_description(text) if text else entered
    ),
}


def rows_of(answers: Mapping[str, Any]) -> dict[Place, Row]:
    """Returns rows by place. Drafts of older versions have fewer columns and no sheets; before that
    all rows from 2 on, without numbers.
    """
    cells = answers["rows"]
    numbers = answers.get("numbers") or range(2, len(cells) + 2)
    sheets = answers.get("sheets") or [""] * len(cells)
    return {
        Place(sheet=sheet, row=number): dict(zip(Column, row, strict=False))
        for sheet, number, row in zip(sheets, numbers, cells, strict=True)
    }


def remarks_of(answers: Mapping[str, Any]) -> Remarks:
    """Drafts of older versions have only `stray`."""
    kept = answers.get("remarks") or {"stray": answers.get("stray")}
    return Remarks(
        stray=kept["stray"],
        hidden=tuple(kept.get("hidden", ())),
        partial=kept.get("partial", 0),
        sheets=tuple(kept.get("sheets", ())),
        columns=tuple(kept.get("columns", ())),
    )


def answers_of(table: Table, strays: Mapping[str, int]) -> dict[str, Any]:
    """Returns what a draft keeps of a file.

    `strays`: by sheet, the first row that is not part of the table.
    """
    near = [one for one in table.rows if one.number < strays.get(one.sheet, one.number + 1)]
    rows = [one for one in near if is_activity(one)]
    hidden = [one.number for one in rows if one.is_hidden]
    return {
        "rows": [[one.cells.get(column, "") for column in Column] for one in rows],
        "numbers": [one.number for one in rows],
        "sheets": [one.sheet if len(table.sheets) > 1 else "" for one in rows],
        "remarks": {
            "stray": min(strays.values(), default=None),
            "hidden": hidden,
            "partial": len(near) - len(rows),
            "sheets": list(table.unread_sheets),
            "columns": list(table.unread_columns),
        },
    }
