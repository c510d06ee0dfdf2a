"""Entries of data files (territory, taxonomy, activity types …) and their validation."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from district.activities.activity import Family
from district.campaigns import KEY_LIMIT as CAMPAIGN_KEY_LIMIT
from district.campaigns import NAME_LIMIT as CAMPAIGN_LIMIT
from district.holidays import NAME_LIMIT, HolidayKind
from district.library import TITLE_LIMIT, DocumentKind
from district.people.person import ORGANIZATION_LIMIT, Position, Subject
from district.people.roles import Role
from district.requests.request import Deciders
from district.schools.school import Admits, Recommendation
from district.spelling import folded, spelled
from district.territory import MunicipalityKind, OrganizationKind

BUTTON_LIMIT = 28
"""Limit in characters of a label that fits half the width of a phone."""

ID_LIMIT = 28
"""Limit in bytes of an id in callback data, which Telegram limits to 64 bytes."""

CATEGORY_LIMIT = 16
"""Limit in characters: a button shows the category next to a verb."""

PURPOSE_LIMIT = 300
"""Limit in characters of a community's purpose."""

GOAL_LIMIT = 400
"""Limit in characters of a school's goal, which shares a screen with other facts."""

INSTITUTE_LIMIT = 200
"""Limit in characters of an institute's name, which is printed on certificates."""

HIGHEST = 600
"""Limit of numbers of years or months."""

KEY_LIMIT = 64
"""Limit in characters of an organization's id in its file."""


class Catalogue(StrEnum):
    """Kinds of entries; each refers only to earlier ones."""

    DISTRICTS = "districts"
    MUNICIPALITIES = "municipalities"
    AREAS = "areas"
    TOPICS = "topics"
    ACTIVITY_TYPES = "types"
    CATEGORIES = "categories"
    INSTITUTES = "institutes"
    SCHOOLS = "schools"
    COMMUNITIES = "communities"
    HOLIDAYS = "holidays"
    CALL_KINDS = "kinds"
    DOCUMENTS = "documents"
    CAMPAIGNS = "campaigns"
    ORGANIZATIONS = "organizations"


class CategoryKind(StrEnum):
    """Whether people may mute announcements of a category."""

    ORDINARY = "ordinary"
    """May be muted."""
    IMPORTANT = "important"
    """May not be muted, so the number per week is limited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    file: str
    line: int
    """Line of a text or row of a sheet, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a file. Fields are strings, except `position`, its index in the file."""

    catalogue: Catalogue
    id: str
    fields: Mapping[str, str | int]
    origin: Origin

    def text(self, field: str) -> str:
        return str(self.fields.get(field, ""))


class Fault(StrEnum):
    UNREADABLE = "unreadable"
    UNKNOWN_FILE = "unknown-file"
    UNKNOWN_TABLE = "unknown-table"
    UNKNOWN_FIELD = "unknown-field"
    MISSING = "missing"
    NOT_TEXT = "not-text"
    BAD_ID = "bad-id"
    TOO_LONG = "too-long"
    DUPLICATE = "duplicate"
    UNKNOWN_REFERENCE = "unknown-reference"
    AMBIGUOUS_REFERENCE = "ambiguous-reference"
    UNKNOWN_KIND = "unknown-kind"
    BAD_CALL = "bad-call"
    """A kind of calls is wrong at a path."""
    NOT_A_NUMBER = "not-a-number"
    NOT_A_DAY = "not-a-day"
    FORMULA = "formula"
    NO_COLUMN = "no-column"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    origin: Origin
    fault: Fault
    field: str = ""
    value: str = ""


class DataRefused(Exception):
    """The files are invalid; nothing was applied."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems in data files")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The result of loading one catalogue: ids in the order of the file."""

    catalogue: Catalogue
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def changes(self) -> int:
        return len(self.added) + len(self.changed) + len(self.retired) + len(self.revived)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Requirements of a field's value."""

    limit: int | None = None
    """In characters."""
    kinds: Collection[str] | None = None
    """The only values."""
    is_number: bool = False
    is_day: bool = False
    is_list: bool = False
    """Whether it is a comma-separated list."""
    may_be_empty: bool = False
    keeps_lines: bool = False
    """Whether line breaks are kept; else every run of white space becomes a space."""
    is_unique: bool = False
    """Buttons with equal labels could not be told apart."""
    within: str | None = None
    """The field within which it is unique; None: everywhere."""


_ID_LIMITS = {Catalogue.CAMPAIGNS: CAMPAIGN_KEY_LIMIT}
_ANY = Rule()
_NUMBER = Rule(is_number=True, may_be_empty=True)
_ROLE = Rule(kinds={Role.MENTOR, Role.EXPERT}, may_be_empty=True)
_POSITIONS = Rule(kinds=set(Position), is_list=True, may_be_empty=True)
_UNIQUE = Rule(is_unique=True)
_NAMED = {"ru": _UNIQUE, "en": _UNIQUE}


def _buttons(within: str | None = None) -> dict[str, Rule]:
    rule = Rule(limit=BUTTON_LIMIT, is_unique=True, within=within)
    return {"button_ru": rule, "button_en": rule}


FIELDS: Mapping[Catalogue, Mapping[str, Rule]] = {
    Catalogue.DISTRICTS: {"name": _UNIQUE},
    Catalogue.MUNICIPALITIES: {
        "name": Rule(limit=BUTTON_LIMIT, is_unique=True),
        "kind": Rule(kinds=set(MunicipalityKind)),
        "district": _ANY,
        "centre": Rule(may_be_empty=True),
        "neighbours": Rule(is_list=True, may_be_empty=True),
    },
    Catalogue.AREAS: {"ru": _ANY, "en": _ANY, **_buttons()},
    Catalogue.TOPICS: {"ru": _ANY, "en": _ANY, **_buttons("area"), "area": _ANY},
    Catalogue.ACTIVITY_TYPES: {**_NAMED, "family": Rule(kinds=set(Family))},
    Catalogue.CATEGORIES: {
        **dict.fromkeys(("ru", "en"), Rule(limit=CATEGORY_LIMIT, is_unique=True)),
        "kind": Rule(kinds=set(CategoryKind)),
    },
    Catalogue.INSTITUTES: {
        **dict.fromkeys(("ru", "en"), Rule(limit=INSTITUTE_LIMIT, is_unique=True)),
        **_buttons(),
    },
    Catalogue.SCHOOLS: {
        **_NAMED,
        **_buttons(),
        **dict.fromkeys(("goal_ru", "goal_en"), Rule(limit=GOAL_LIMIT)),
        **dict.fromkeys(("service_from", "service_to"), _NUMBER),
        "positions": _POSITIONS,
        "holds": _ROLE,
        "recommendation": Rule(kinds=set(Recommendation)),
        "decides": Rule(kinds=set(Deciders)),
        "admits": Rule(kinds=set(Admits)),
        "gives": _ROLE,
        "months": _NUMBER,
    },
    Catalogue.COMMUNITIES: {
        **dict.fromkeys(("ru", "en"), Rule(limit=BUTTON_LIMIT, is_unique=True)),
        **dict.fromkeys(("purpose_ru", "purpose_en"), Rule(limit=PURPOSE_LIMIT)),
        "service": _NUMBER,
        "role": Rule(kinds=set(Role), may_be_empty=True),
        "subjects": Rule(kinds=set(Subject), is_list=True, may_be_empty=True),
        "positions": _POSITIONS,
    },
    Catalogue.HOLIDAYS: {
        "starts": Rule(is_day=True),
        "ends": Rule(is_day=True, may_be_empty=True),
        "kind": Rule(kinds={HolidayKind.PUBLIC, HolidayKind.SCHOOL}),
        **dict.fromkeys(("ru", "en"), Rule(limit=NAME_LIMIT)),
    },
    Catalogue.CALL_KINDS: {"kind": _ANY},
    Catalogue.CAMPAIGNS: {
        "starts": Rule(is_day=True),
        "ends": Rule(is_day=True),
        **dict.fromkeys(("ru", "en"), Rule(limit=CAMPAIGN_LIMIT, is_unique=True)),
    },
    Catalogue.DOCUMENTS: {
        "kind": Rule(kinds=set(DocumentKind)),
        "title": Rule(limit=TITLE_LIMIT, is_unique=True),
        "day": Rule(is_day=True),
        **dict.fromkeys(("number", "about", "link"), Rule(may_be_empty=True)),
        "text": Rule(may_be_empty=True, keeps_lines=True),
    },
    Catalogue.ORGANIZATIONS: {
        "municipality": _ANY,
        "name": Rule(limit=ORGANIZATION_LIMIT, is_unique=True, within="municipality"),
        "kind": Rule(kinds=set(OrganizationKind)),
    },
}
"""Fields of an entry besides its id."""

REFERENCES: Mapping[str, Catalogue] = {
    "district": Catalogue.DISTRICTS,
    "municipality": Catalogue.MUNICIPALITIES,
    "area": Catalogue.AREAS,
}

Names = Mapping[Catalogue, Mapping[str, str]]
"""Per catalogue, the name of every id that entries may refer to."""


def resolved(entries: Iterable[Entry], names: Names) -> tuple[Entry, ...]:
    """Replaces names in references by ids.

    Raises:
        DataRefused: a reference is unknown or ambiguous.
    """
    done, problems = [], []
    ids: dict[Catalogue, dict[frozenset[str], list[str]]] = {}
    for catalogue, known in names.items():
        for id_, name in known.items():
            ids.setdefault(catalogue, {}).setdefault(spelled(name), []).append(id_)
    for entry in entries:
        fields = dict(entry.fields)
        for field, catalogue in REFERENCES.items():
            said = entry.text(field)
            if not said or said in names[catalogue]:
                continue
            meant = ids.get(catalogue, {}).get(spelled(said), [])
            if len(meant) == 1:
                fields[field] = meant[0]
                continue
            fault = Fault.AMBIGUOUS_REFERENCE if meant else Fault.UNKNOWN_REFERENCE
            problems.append(Problem(origin=entry.origin, fault=fault, field=field, value=said))
        done.append(replace(entry, fields=fields))
    if problems:
        raise DataRefused(problems)
    return tuple(done)


def problems_of(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yields all problems of entries with resolved references."""
    entries = tuple(entries)
    for entry in entries:
        yield from _id_problems(entry)
        yield from _field_problems(entry)
        starts, ends = entry.text("starts"), entry.text("ends")
        if ends and _is_day(ends) and ends < starts:
            yield Problem(origin=entry.origin, fault=Fault.NOT_A_DAY, field="ends", value=ends)
    yield from _strange_neighbours(entries)
    yield from _duplicates(entries)


def _strange_neighbours(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    known = {one.id for one in entries if one.catalogue is Catalogue.MUNICIPALITIES}
    for entry in entries:
        for other in listed(entry.text("neighbours")):
            if other not in known - {entry.id}:
                fault = Fault.UNKNOWN_REFERENCE
                yield Problem(origin=entry.origin, fault=fault, field="neighbours", value=other)


def _id_problems(entry: Entry) -> Iterator[Problem]:
    if not entry.id:
        yield Problem(origin=entry.origin, fault=Fault.MISSING, field="id")
    elif entry.catalogue is Catalogue.ORGANIZATIONS:
        if len(entry.id) > KEY_LIMIT:
            yield Problem(origin=entry.origin, fault=Fault.BAD_ID, field="id", value=entry.id)
    elif not _is_slug(entry.id) or len(entry.id) > _ID_LIMITS.get(entry.catalogue, ID_LIMIT):
        yield Problem(origin=entry.origin, fault=Fault.BAD_ID, field="id", value=entry.id)


def _is_slug(text: str) -> bool:
    return (
        len(text) <= ID_LIMIT
        and text.isascii()
        and text == text.lower()
        and text.replace("-", "").isalnum()
    )


def _field_problems(entry: Entry) -> Iterator[Problem]:
    for field, rule in FIELDS[entry.catalogue].items():
        value = entry.text(field)
        fault = _fault(value, rule)
        if fault is not None:
            yield Problem(origin=entry.origin, fault=fault, field=field, value=value)


def _fault(value: str, rule: Rule) -> Fault | None:
    if not value:
        return None if rule.may_be_empty else Fault.MISSING
    if rule.is_number and not _is_number(value):
        return Fault.NOT_A_NUMBER
    if rule.is_day and not _is_day(value):
        return Fault.NOT_A_DAY
    values = listed(value) if rule.is_list else [value]
    if rule.kinds is not None and not set(values) <= set(rule.kinds):
        return Fault.UNKNOWN_KIND
    is_long = rule.limit is not None and len(value) > rule.limit
    return Fault.TOO_LONG if is_long else None


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat() == text
    return False


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= HIGHEST  # noqa: PLR2004


def listed(value: str) -> list[str]:
    """Splits a comma-separated list."""
    return [word for part in value.split(",") if (word := part.strip())]


def _duplicates(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    seen: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        for field, rule in {"id": _UNIQUE, **FIELDS[entry.catalogue]}.items():
            value = entry.id if field == "id" else entry.text(field)
            if not value or not rule.is_unique:
                continue
            within = entry.text(rule.within) if rule.within else ""
            mark = (entry.catalogue, field, within, folded(value))
            seen[mark] += 1
            if seen[mark] > 1:
                yield Problem(origin=entry.origin, fault=Fault.DUPLICATE, field=field, value=value)
