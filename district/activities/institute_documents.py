"""Documents that the institute itself gives for a course. The bot issues none of them: organizers
copy number, day and hours, for one person or with a spreadsheet for all.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from district.activities.activity import MOST_HOURS, Activity, ActivityStatus, Family
from district.errors import Ahead, BadDocument, BadHours, BadInput, NotADay
from district.ids import EnrolmentId, InstituteId, PersonId
from district.people.person import Person
from district.spelling import folded, tidy
from district.tables import Table
from district.topics import Label
from district.typed_time import read_day_gone

NUMBER_LIMIT = 40
"""In characters."""
MOST_ROWS = 3_000
_RECORD = re.compile("[0-9]{1,9}")
_HOURS = re.compile("[0-9]{1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The words of a document."""

    number: str
    day: date
    hours: int
    issuer: Label | None = field(default=None, compare=False)
    """None: the curator of the course acts for no institute of the data files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstituteDocument:
    """A version: a correction replaces it by a further one."""

    id: int
    enrolment: EnrolmentId
    number: str
    day: date
    hours: int
    institute: InstituteId | None
    entered_by: PersonId
    entered_at: datetime
    replaced_at: datetime | None = None
    issuer: Label | None = None

    @property
    def written(self) -> Written:
        return Written(number=self.number, day=self.day, hours=self.hours, issuer=self.issuer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graduate:
    """A person who attended the course."""

    enrolment: EnrolmentId
    person: Person
    versions: tuple[InstituteDocument, ...] = ()
    """The earliest first."""

    @property
    def name(self) -> str:
        return self.person.profile.name.full if self.person.profile else ""

    @property
    def document(self) -> InstituteDocument | None:
        return next((one for one in self.versions if one.replaced_at is None), None)

    @property
    def earlier(self) -> list[InstituteDocument]:
        return [one for one in self.versions if one.replaced_at is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The documents of a course."""

    activity: Activity
    issuer: Label | None
    graduates: tuple[Graduate, ...]
    """By name."""

    @property
    def entered(self) -> int:
        return sum(one.document is not None for one in self.graduates)


def has_documents(activity: Activity) -> bool:
    """Returns whether the institute gives a document for it, now that it is over."""
    return activity.type.family is Family.COURSE and activity.status is ActivityStatus.OVER


class Column(StrEnum):
    RECORD = "record"
    """The number of the enrolment."""
    NUMBER = "number"
    DAY = "day"
    HOURS = "hours"


class Wrong(StrEnum):
    """A fault of a row."""

    RECORD = "record"
    """There is none."""
    UNKNOWN = "unknown"
    TWICE = "twice"
    OWN = "own"
    """The document of the organizer who enters it."""
    NUMBER = "number"
    SAME = "same"
    """Another person has the same number."""
    DAY = "day"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    row: int
    """Number of the row in the spreadsheet."""
    wrong: Wrong
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """Nothing is entered from a sheet with problems."""

    written: Mapping[EnrolmentId, Written]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """The numbers of documents that a sheet changed."""

    new: int
    corrected: int
    same: int


def read_number(typed: str) -> str:
    """
    Raises:
        BadDocument: none, or too long.
    """
    number = tidy(typed).removeprefix("№").strip()
    if not number or len(number) > NUMBER_LIMIT or not any(one.isdigit() for one in number):
        raise BadDocument
    return number


def read_hours(typed: str) -> int:
    """
    Raises:
        BadHours: no number from 1 to `MOST_HOURS`.
    """
    text = typed.strip()
    if not (_HOURS.fullmatch(text) and 1 <= int(text) <= MOST_HOURS):
        raise BadHours(largest=MOST_HOURS)
    return int(text)


def read_line(typed: str, today: date) -> Written:
    """Parses «0512-34, 12.12.2026, 36».

    Raises:
        BadDocument: not three parts, or no number.
        NotADay, Ahead, BadHours: see `read_day_gone`, `read_hours`.
    """
    parts = typed.rsplit(",", 2)
    if len(parts) != 3:  # noqa: PLR2004
        raise BadDocument
    number, day, hours = parts
    bare = hours.strip().removesuffix(".").removesuffix("ч").removesuffix("h")
    return Written(
        number=read_number(number), day=read_day_gone(day, today), hours=read_hours(bare)
    )


def same_number(number: str) -> str:
    """Returns a number for comparing."""
    return folded(number).replace(" ", "")


def read_documents(
    table: Table,
    known: Collection[EnrolmentId],
    own: Collection[EnrolmentId],
    held: Mapping[EnrolmentId, Written],
    today: date,
) -> ReadSheet:
    """Reads the rows that name a document; a row without one says nothing.

    `known`: those who attended. `own`: of the reader, who has to leave that row as it is. `held`:
    what was entered before.
    """
    written: dict[EnrolmentId, Written] = {}
    rows: dict[EnrolmentId, int] = {}
    problems: list[Problem] = []
    for one in table.rows:
        record, number, day, hours = (one.cells.get(column, "") for column in Column)
        if not (number or day or hours):
            continue
        who = EnrolmentId(int(record)) if _RECORD.fullmatch(record) else EnrolmentId(0)
        read = _wrong_record(record, who, known, rows) or _read_row(number, day, hours, today)
        rows.setdefault(who, one.number)
        if who in own and read != held.get(who):
            read = Wrong.OWN, record
        if isinstance(read, Written):
            written[who] = read
        else:
            problems.append(Problem(row=one.number, wrong=read[0], word=read[1]))
    seen = {same_number(one.number): who for who, one in held.items() if who not in written}
    for who, document in written.items():
        if seen.setdefault(same_number(document.number), who) != who:
            problems.append(Problem(row=rows[who], wrong=Wrong.SAME, word=document.number))
    problems.sort(key=lambda one: one.row)
    return ReadSheet(written=written, problems=tuple(problems))


def _wrong_record(
    record: str, who: EnrolmentId, known: Collection[EnrolmentId], seen: Collection[EnrolmentId]
) -> tuple[Wrong, str] | None:
    if not record:
        return Wrong.RECORD, record
    if who not in known:
        return Wrong.UNKNOWN, record
    return (Wrong.TWICE, record) if who in seen else None


def _read_row(number: str, day: str, hours: str, today: date) -> Written | tuple[Wrong, str]:
    try:
        plain = read_number(number)
    except BadInput:
        return Wrong.NUMBER, number
    try:
        issued = read_day_gone(day, today)
    except (NotADay, Ahead):
        return Wrong.DAY, day
    try:
        return Written(number=plain, day=issued, hours=read_hours(hours))
    except BadHours:
        return Wrong.HOURS, hours
