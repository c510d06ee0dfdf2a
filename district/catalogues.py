"""Entries of data files (territory, taxonomy, activity types …) and their validation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

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
    SCHOOLS = "schools"
    COMMUNITIES = "communities"
    ORGANIZATIONS = "organizations"


class CategoryKind(StrEnum):
    """Whether people may mute announcements of a category."""

    ORDINARY = "ordinary"
    """May be muted."""
    IMPORTANT = "important"
    """May not be muted, so the number per week is limited."""


class Family(StrEnum):
    """Family of an activity type."""

    LEARNING = "learning"
    EXCHANGE = "exchange"
    SCHOOL = "school"
    CONTEST = "contest"
    CHILDREN = "children"
    GOVERNANCE = "governance"


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
    NOT_A_NUMBER = "not-a-number"
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


_LABEL = ("ru", "en", "button_ru", "button_en")
FIELDS: Mapping[Catalogue, tuple[str, ...]] = {
    Catalogue.DISTRICTS: ("name",),
    Catalogue.MUNICIPALITIES: ("name", "kind", "district"),
    Catalogue.AREAS: _LABEL,
    Catalogue.TOPICS: (*_LABEL, "area"),
    Catalogue.ACTIVITY_TYPES: ("ru", "en", "family"),
    Catalogue.CATEGORIES: ("ru", "en", "kind"),
    Catalogue.SCHOOLS: (
        *_LABEL,
        *("goal_ru", "goal_en", "service_from", "service_to", "positions", "holds"),
        *("recommendation", "decides", "admits", "gives", "months"),
    ),
    Catalogue.COMMUNITIES: (
        *("ru", "en", "purpose_ru", "purpose_en"),
        *("service", "role", "subjects", "positions"),
    ),
    Catalogue.ORGANIZATIONS: ("municipality", "name", "kind"),
}
"""Fields of an entry besides its id."""

_NUMBERS = {
    *((Catalogue.SCHOOLS, field) for field in ("service_from", "service_to", "months")),
    (Catalogue.COMMUNITIES, "service"),
}
_LISTS = {
    (Catalogue.SCHOOLS, "positions"),
    (Catalogue.COMMUNITIES, "subjects"),
    (Catalogue.COMMUNITIES, "positions"),
}
"""Comma-separated lists."""
_MAY_BE_EMPTY = {
    *_NUMBERS,
    *_LISTS,
    *((Catalogue.SCHOOLS, field) for field in ("holds", "gives")),
    (Catalogue.COMMUNITIES, "role"),
}

REFERENCES: Mapping[str, Catalogue] = {
    "district": Catalogue.DISTRICTS,
    "municipality": Catalogue.MUNICIPALITIES,
    "area": Catalogue.AREAS,
}

_KINDS: Mapping[tuple[Catalogue, str], frozenset[str]] = {
    (Catalogue.MUNICIPALITIES, "kind"): frozenset(MunicipalityKind),
    (Catalogue.ORGANIZATIONS, "kind"): frozenset(OrganizationKind),
    (Catalogue.ACTIVITY_TYPES, "family"): frozenset(Family),
    (Catalogue.CATEGORIES, "kind"): frozenset(CategoryKind),
    (Catalogue.SCHOOLS, "positions"): frozenset(Position),
    (Catalogue.SCHOOLS, "holds"): frozenset({Role.MENTOR, Role.EXPERT}),
    (Catalogue.SCHOOLS, "gives"): frozenset({Role.MENTOR, Role.EXPERT}),
    (Catalogue.SCHOOLS, "recommendation"): frozenset(Recommendation),
    (Catalogue.SCHOOLS, "decides"): frozenset(Deciders),
    (Catalogue.SCHOOLS, "admits"): frozenset(Admits),
    (Catalogue.COMMUNITIES, "role"): frozenset(Role),
    (Catalogue.COMMUNITIES, "subjects"): frozenset(Subject),
    (Catalogue.COMMUNITIES, "positions"): frozenset(Position),
}

_LIMITS: Mapping[tuple[Catalogue, str], int] = {
    (Catalogue.MUNICIPALITIES, "name"): BUTTON_LIMIT,
    (Catalogue.ORGANIZATIONS, "name"): ORGANIZATION_LIMIT,
    (Catalogue.AREAS, "button_ru"): BUTTON_LIMIT,
    (Catalogue.AREAS, "button_en"): BUTTON_LIMIT,
    (Catalogue.TOPICS, "button_ru"): BUTTON_LIMIT,
    (Catalogue.TOPICS, "button_en"): BUTTON_LIMIT,
    (Catalogue.SCHOOLS, "button_ru"): BUTTON_LIMIT,
    (Catalogue.SCHOOLS, "button_en"): BUTTON_LIMIT,
    (Catalogue.SCHOOLS, "goal_ru"): GOAL_LIMIT,
    (Catalogue.SCHOOLS, "goal_en"): GOAL_LIMIT,
    (Catalogue.CATEGORIES, "ru"): CATEGORY_LIMIT,
    (Catalogue.CATEGORIES, "en"): CATEGORY_LIMIT,
    (Catalogue.COMMUNITIES, "ru"): BUTTON_LIMIT,
    (Catalogue.COMMUNITIES, "en"): BUTTON_LIMIT,
    (Catalogue.COMMUNITIES, "purpose_ru"): PURPOSE_LIMIT,
    (Catalogue.COMMUNITIES, "purpose_en"): PURPOSE_LIMIT,
}

_UNIQUE: Mapping[Catalogue, tuple[tuple[str, str | None], ...]] = {
    Catalogue.DISTRICTS: (("name", None),),
    Catalogue.MUNICIPALITIES: (("name", None),),
    Catalogue.AREAS: (("button_ru", None), ("button_en", None)),
    Catalogue.TOPICS: (("button_ru", "area"), ("button_en", "area")),
    Catalogue.ACTIVITY_TYPES: (("ru", None), ("en", None)),
    Catalogue.CATEGORIES: (("ru", None), ("en", None)),
    Catalogue.SCHOOLS: (("ru", None), ("en", None), ("button_ru", None), ("button_en", None)),
    Catalogue.COMMUNITIES: (("ru", None), ("en", None)),
    Catalogue.ORGANIZATIONS: (("name", "municipality"),),
}
"""Fields that must be unique, and within what: buttons with equal labels could not be
told apart.
"""

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
    yield from _duplicates(entries)


def _id_problems(entry: Entry) -> Iterator[Problem]:
    if not entry.id:
        yield Problem(origin=entry.origin, fault=Fault.MISSING, field="id")
    elif entry.catalogue is Catalogue.ORGANIZATIONS:
        if len(entry.id) > KEY_LIMIT:
            yield Problem(origin=entry.origin, fault=Fault.BAD_ID, field="id", value=entry.id)
    elif not _is_slug(entry.id):
        yield Problem(origin=entry.origin, fault=Fault.BAD_ID, field="id", value=entry.id)


def _is_slug(text: str) -> bool:
    return (
        len(text) <= ID_LIMIT
        and text.isascii()
        and text == text.lower()
        and text.replace("-", "").isalnum()
    )


def _field_problems(entry: Entry) -> Iterator[Problem]:
    for field in FIELDS[entry.catalogue]:
        value = entry.text(field)
        kinds = _KINDS.get((entry.catalogue, field))
        limit = _LIMITS.get((entry.catalogue, field))
        if not value:
            if (entry.catalogue, field) not in _MAY_BE_EMPTY:
                yield Problem(origin=entry.origin, fault=Fault.MISSING, field=field)
        elif (entry.catalogue, field) in _NUMBERS and not _is_number(value):
            yield Problem(origin=entry.origin, fault=Fault.NOT_A_NUMBER, field=field, value=value)
        elif kinds is not None and not set(_each(entry.catalogue, field, value)) <= kinds:
            yield Problem(origin=entry.origin, fault=Fault.UNKNOWN_KIND, field=field, value=value)
        elif limit is not None and len(value) > limit:
            yield Problem(origin=entry.origin, fault=Fault.TOO_LONG, field=field, value=value)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= HIGHEST  # noqa: PLR2004


def _each(catalogue: Catalogue, field: str, value: str) -> list[str]:
    return listed(value) if (catalogue, field) in _LISTS else [value]


def listed(value: str) -> list[str]:
    """Splits a comma-separated list."""
    return [word for part in value.split(",") if (word := part.strip())]


def _duplicates(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    seen: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        for field, within in (("id", None), *_UNIQUE[entry.catalogue]):
            value = entry.id if field == "id" else entry.text(field)
            if not value:
                continue
            mark = (entry.catalogue, field, entry.text(within) if within else "", folded(value))
            seen[mark] += 1
            if seen[mark] > 1:
                yield Problem(origin=entry.origin, fault=Fault.DUPLICATE, field=field, value=value)
