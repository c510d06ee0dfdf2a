"""Kinds of calls: what is entered, by whom, how it is judged and what it brings. Kinds are data.

A kind is read from an entry of `data/calls.toml`; a call stores a frozen copy of its kind as JSON.
Both have the shape of the dataclasses below, without what equals the default. A label is written
as `ru`, `en`, `button_ru` and `button_en` beside the other keys; English defaults to Russian, the
label of a button to the full name. "call" in place of a list leaves it to the opening of a call.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from district.council.motion import MotionKind
from district.schools.school import Entry as Conditions
from district.topics import Label

AT_OPENING = "call"
"""In place of a list: it is said when a call is opened."""
OWN = "own-"
"""Beginning of the ids of kinds that a curator has saved, which no file may have."""

CACHED = 256
MOST_FIELDS = 20


class WrongKind(Exception):
    """An entry that is no kind: `path` leads to the value."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


class EnterBy(StrEnum):
    PERSON = "person"
    TEAM = "team"
    """The author and co-authors, who confirm."""
    ORGANIZATION = "organization"
    PUPILS = "pupils"
    """Through their teacher."""


class Unit(StrEnum):
    """The row of a results table."""

    PERSON = "person"
    TEAM = "team"
    PUPIL = "pupil"
    ORGANIZATION = "organization"
    MUNICIPALITY = "municipality"


class FieldType(StrEnum):
    SHORT_TEXT = "short-text"
    LONG_TEXT = "long-text"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    DAY = "day"
    LINK = "link"
    FILES = "files"
    PEOPLE = "people"
    PUPILS = "pupils"
    STEPS = "steps"
    """Milestones with their days."""
    ORGANIZATION = "organization"
    TOPIC = "topic"
    CONFIRM = "confirm"


class Gate(StrEnum):
    """Deciders of the admission."""

    CURATORS = "curators"
    NOBODY = "nobody"


class Confirm(StrEnum):
    """Deciders of the results."""

    CURATOR = "curator"
    COUNCIL = "council"
    NOBODY = "nobody"


class Apart(StrEnum):
    """The place that an expert must not share with the author."""

    ORGANIZATION = "organization"
    MUNICIPALITY = "municipality"


class Blind(StrEnum):
    """Names that are withheld during expertise."""

    NONE = "none"
    AUTHOR = "author"
    """Experts do not see the author."""
    BOTH = "both"


class Aggregate(StrEnum):
    MEAN = "mean"
    MEDIAN = "median"


class Judges(StrEnum):
    EXPERTS = "experts"
    COUNCIL = "council"
    SHEET = "sheet"
    """Scores come as a spreadsheet."""
    NOBODY = "nobody"


class Meets(StrEnum):
    SLOT = "slot"
    """Each entry has a time of its own."""


class Verdict(StrEnum):
    ACCEPT = "accept"
    RETURN = "return"
    REFUSE = "refuse"


class PaperKind(StrEnum):
    SPRAVKA = "spravka"
    DIPLOMA = "diploma"
    CERTIFICATE = "certificate"
    LETTER = "letter"


class Give(NamedTuple):
    """An award of an outcome, written «listing:practices»."""

    award: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class ShownIf:
    """Shows a field for some answers to an earlier one."""

    field: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A nomination or an option."""

    id: str
    label: Label


ANYBODY = Conditions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enter:
    by: EnterBy
    who: Conditions = ANYBODY
    each_up_to: int | None = None
    """Entries of one author, or of one organization if organizations enter; None: any number."""
    least: int | None = None
    most: int | None = None
    """People of a team with its author, or pupils of an entry."""
    unit: Unit | None = None
    """None: follows from `by`."""
    quota: int | None = None
    """Pupils or entries of a municipality."""
    of_one_organization: bool = False
    """Whether co-authors must work in the author's organization when named and when they agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    gate: Gate = Gate.CURATORS
    confirm: Confirm = Confirm.CURATOR
    motion: MotionKind | None = None
    """The vote that confirms, if the council does: only `RESULTS`."""
    ends_never: bool = False
    apart: Apart = Apart.ORGANIZATION
    blind: Blind = Blind.NONE
    aggregate: Aggregate = Aggregate.MEAN
    spread: int | None = None
    """Difference of experts' totals, 0 to 100, above which a curator is asked."""
    ties: tuple[str, ...] = ()
    """Criteria that decide a tie, then "council" or "shared"."""
    appeal_days: int = 0
    show_own: bool = True
    """Whether authors see their scores after the announcement."""
    max_score: int | None = None
    """The most points of a sheet."""
    answer_days: int = 5
    """Days to send a returned entry again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers of the papers: «ЗО-2026-0001»."""

    prefix: str
    document: PaperKind
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    id: str
    type: FieldType
    label: Label
    limit: int | None = None
    """In characters."""
    least: int | None = None
    most: int | None = None
    """Limits of the number of files or people, or of the value."""
    options: tuple[Named, ...] | None = ()
    """None: said at the opening."""
    extensions: tuple[str, ...] = ()
    required: bool = True
    public: bool = False
    """Shown to all after the announcement."""
    inner: bool = False
    """For curators only."""
    anonymous: bool = False
    """Says nothing about the author."""
    consent: bool = False
    """Asks for the day of the parents' consent."""
    shown_if: ShownIf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    id: str
    label: Label
    scale: int = 5
    """The best mark; the worst is 1."""
    weight: int = 1
    stages: frozenset[str] = frozenset()
    """Empty: all."""
    required: bool = True
    marks: tuple[Label, ...] = ()
    """Meanings of the marks, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    id: str
    label: Label
    judges: Judges
    experts: int = 0
    least: int = 1
    """Reviews that an entry needs."""
    judge_days: int = 7
    pass_from: int | None = None
    """The total, 0 to 100, from which an entry goes on."""
    best_percent: int | None = None
    """The share of the best that goes on."""
    meets: Meets | None = None
    minutes: int | None = None
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSpec:
    """An outcome, from the best one; an entry has the first that fits."""

    id: str
    label: Label
    from_: int | None = None
    """The total, 0 to 100."""
    places: int | None = None
    best_percent: int | None = None
    each_nomination: bool = False
    """Whether places are counted in each nomination."""
    verdict: Verdict | None = None
    asks_author: bool = False
    gives: tuple[Give, ...] = ()


Part = TypeVar("Part", bound=Named | FieldSpec | Criterion | Stage | OutcomeSpec)


def by_id(parts: Iterable[Part] | None, id_: str | None) -> Part | None:
    """Returns the part of a kind with that id, or None."""
    return next((one for one in parts or () if one.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    id: str
    label: Label
    enter: Enter
    rules: Rules = Rules()
    series: Series | None = None
    nominations: tuple[Named, ...] | None = ()
    """None: said at the opening."""
    fields: tuple[FieldSpec, ...]
    criteria: tuple[Criterion, ...] = ()
    stages: tuple[Stage, ...]
    outcomes: tuple[OutcomeSpec, ...]

    @staticmethod
    def read(text: str) -> "Kind":
        """Returns the kind of a stored copy."""
        return kind_of(text)

    def plain(self) -> str:
        """Returns the stored copy."""
        return text_of(self)

    @property
    def unit(self) -> Unit:
        return self.enter.unit or _UNITS[self.enter.by]

    @property
    def is_defence(self) -> bool:
        """Whether it leads to a справка of a defended experience."""
        return self.series is not None and self.series.document is PaperKind.SPRAVKA

    def stage(self, id_: str | None) -> Stage | None:
        return by_id(self.stages, id_)

    def outcome(self, id_: str | None) -> OutcomeSpec | None:
        return by_id(self.outcomes, id_)

    def criteria_of(self, stage: str) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if not one.stages or stage in one.stages)


_UNITS = {
    EnterBy.PERSON: Unit.PERSON,
    EnterBy.TEAM: Unit.TEAM,
    EnterBy.ORGANIZATION: Unit.ORGANIZATION,
    EnterBy.PUPILS: Unit.PUPIL,
}


@lru_cache(CACHED)
def kind_of(text: str) -> Kind:
    """Returns the kind of a stored copy."""
    return read_kind(json.loads(text))


def read_kind(plain: Mapping[str, Any]) -> Kind:
    """
    Raises:
        WrongKind: a key is unknown or missing, or a value has another type.
    """
    kind: Kind = _record(Kind, plain, "")
    return kind


def plain_of(kind: Kind) -> dict[str, Any]:
    """Returns the kind as it is written to JSON."""
    return _plain_record(kind)


@lru_cache(CACHED)
def text_of(kind: Kind) -> str:
    """Returns the stored copy of a kind."""
    return json.dumps(plain_of(kind), ensure_ascii=False, separators=(",", ":"))


# ── The shape ─────────────────────────────────────────────────────────────────────────────────────


@cache
def _shape(record: Any) -> dict[str, tuple[Field[Any], Any]]:
    """Returns the fields of a dataclass with their types, by key."""
    hints = get_type_hints(record)
    return {one.name.rstrip("_"): (one, hints[one.name]) for one in fields(record)}


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _record(record: Any, plain: Any, path: str) -> Any:
    if not isinstance(plain, Mapping):
        raise WrongKind(path, "not a table")
    shape = _shape(record)
    known = set(shape) | (_LABEL_KEYS if "label" in shape else set())
    if strange := sorted(plain.keys() - (known - {"label"}) - _RETIRED.get(record, set())):
        raise WrongKind(_at(path, strange[0]), "unknown key")
    values = {}
    for key, (field, hint) in shape.items():
        if hint is Label:
            values[field.name] = _label(plain, path)
        elif key in plain:
            values[field.name] = _value(hint, plain[key], _at(path, key))
        elif _default(field) is MISSING:
            raise WrongKind(_at(path, key), "missing")
    return record(**values)


def _value(hint: Any, plain: Any, path: str) -> Any:
    if get_origin(hint) is UnionType:
        (inner,) = (one for one in get_args(hint) if one is not type(None))
        return None if _is_list(inner) and plain == AT_OPENING else _value(inner, plain, path)
    if _is_list(hint):
        if not isinstance(plain, list):
            raise WrongKind(path, "not a list")
        inner = get_args(hint)[0]
        return get_origin(hint)(_value(inner, v, f"{path}[{n}]") for n, v in enumerate(plain))
    if hint in _READERS:
        return _READERS[hint](plain, path)
    return _record(hint, plain, path) if is_dataclass(hint) else _scalar(hint, plain, path)


def _scalar(hint: Any, plain: Any, path: str) -> Any:
    if issubclass(hint, StrEnum):
        if plain not in set(hint):
            raise WrongKind(path, f"not one of {', '.join(hint)}")
        return hint(plain)
    if type(plain) is not hint:
        raise WrongKind(path, f"not {_CALLED[hint]}")
    return plain


_CALLED = {str: "a text", int: "a whole number", bool: "true or false"}


def _is_list(hint: Any) -> bool:
    return get_origin(hint) in {tuple, frozenset}


def _at(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


_LABEL_KEYS = {"ru", "en", "button_ru", "button_en"}


def _only_label(plain: Any, path: str) -> Label:
    if not isinstance(plain, Mapping) or plain.keys() - _LABEL_KEYS:
        raise WrongKind(path, "not a label")
    return _label(plain, path)


def _give(plain: Any, path: str) -> Give:
    award, _, about = _scalar(str, plain, path).partition(":")
    return Give(award, about or None)


def _meets(plain: Any, path: str) -> Meets | None:
    return None if plain == "activity" else _scalar(Meets, plain, path)


_READERS = {Label: _only_label, Give: _give, Meets: _meets}
_RETIRED = {Stage: {"by", "columns", "together"}}
"""Keys of stored copies and older files that are ignored, like «activity» where a stage meets."""


def _label(plain: Mapping[str, Any], path: str) -> Label:
    if "ru" not in plain:
        raise WrongKind(_at(path, "ru"), "missing")
    said = {
        key: _scalar(str, plain[key], _at(path, key)).strip() for key in _LABEL_KEYS & plain.keys()
    }
    return label_of(**said)


def label_of(
    ru: str, en: str | None = None, button_ru: str | None = None, button_en: str | None = None
) -> Label:
    """Returns a label with the defaults for what is left out."""
    en = en or ru
    return Label(ru=ru, en=en, button_ru=button_ru or ru, button_en=button_en or en)


def _plain_record(record: Any) -> dict[str, Any]:
    kind: Any = type(record)
    plain: dict[str, Any] = {}
    for key, (field, hint) in _shape(kind).items():
        value = getattr(record, field.name)
        if hint is Label:
            plain |= _plain_label(value)
        elif value != _default(field):
            plain[key] = _plain(value)
    return plain


def _plain(value: Any) -> Any:
    if value is None:
        return AT_OPENING
    if type(value) in _WRITERS:
        return _WRITERS[type(value)](value)
    return _plain_record(value) if is_dataclass(value) else value


def _plain_label(label: Label) -> dict[str, str]:
    said = {"ru": label.ru, "en": label.en, "button_ru": label.button_ru}
    said["button_en"] = label.button_en
    defaults = {"en": label.ru, "button_ru": label.ru, "button_en": label.en}
    return {key: value for key, value in said.items() if value != defaults.get(key)}


_WRITERS: dict[type, Callable[[Any], Any]] = {
    Label: _plain_label,
    Give: lambda give: ":".join(filter(None, give)),
    tuple: lambda items: [_plain(one) for one in items],
    frozenset: sorted,
}
