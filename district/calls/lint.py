"""Faults of a kind that its shape allows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Protocol

from district.calls.kind import (
    Blind,
    Confirm,
    Dealt,
    EnterBy,
    FieldSpec,
    FieldType,
    Give,
    Judges,
    Kind,
    Meets,
    Named,
    OutcomeSpec,
    Stage,
    Verdict,
)
from district.catalogues import BUTTON_LIMIT, ID_LIMIT
from district.forms import CHANGE, SUMMARY
from district.topics import Label

FIELD_ID_LIMIT, OPTION_ID_LIMIT = 12, 20
"""In bytes: a button carries the ids of a form, a field and an option."""
SHORT_LIMIT, LONG_LIMIT = 300, 3500
"""In characters: one screen shows a whole answer."""
MOST_FILES, MOST_PUPILS, MOST_FIELDS = 10, 300, 20
SCALES = range(2, 11)
PERCENT = range(101)
MOST_EXPERTS = 9
LARGEST_PREFIX = 4
RESERVED = {SUMMARY, CHANGE, "nomination"}
"""Names of steps that every entry form has."""
AWARDS = {
    "document": False,
    "listing": True,
    "role": True,
    "seat": False,
    "activity": True,
    "programme": False,
    "table": False,
    "portfolio": False,
    "advice": False,
}
"""The awards, and whether each needs to say what it is about."""
BY_MEMBERS, ALL_SHARE = "council", "shared"
"""Last of the tie-breakers."""

_TEXTS = {FieldType.SHORT_TEXT: SHORT_LIMIT, FieldType.LONG_TEXT: LONG_LIMIT}
_CHOICES = {FieldType.CHOICE, FieldType.CHOICES}
_TELLING = {FieldType.LONG_TEXT, FieldType.FILES}


def lint(kind: Kind) -> tuple[str, ...]:
    """Returns the faults, each with the path to its value; empty if there are none."""
    return tuple(fault for check in _CHECKS for fault in check(kind))


def _ids(kind: Kind) -> Iterator[str]:
    yield from _bad_ids("id", [kind.id], ID_LIMIT)
    yield from _bad_ids("nominations", _of(kind.nominations), OPTION_ID_LIMIT)
    yield from _bad_ids("fields", _of(kind.fields), FIELD_ID_LIMIT)
    yield from _bad_ids("criteria", _of(kind.criteria), OPTION_ID_LIMIT)
    yield from _bad_ids("stages", _of(kind.stages), OPTION_ID_LIMIT)
    yield from _bad_ids("outcomes", _of(kind.outcomes), OPTION_ID_LIMIT)
    for field in kind.fields:
        yield from _bad_ids(_at("fields", field.id, "options"), _of(field.options), OPTION_ID_LIMIT)
        if field.id in RESERVED:
            yield f"{_at('fields', field.id)}: the name is taken"


def _bad_ids(path: str, ids: Iterable[str], limit: int) -> Iterator[str]:
    for one, times in Counter(ids).items():
        if times > 1:
            yield f"{path}: {one} is there {times} times"
        is_slug = one.isascii() and one == one.lower() and one.replace("-", "").isalnum()
        if not is_slug or len(one) > limit:
            yield f"{path}: {one!r} is no id of at most {limit} characters a-z, 0-9 and -"


def _labels(kind: Kind) -> Iterator[str]:
    lists: dict[str, list[tuple[str, Label]]] = {
        "nominations": _named(kind.nominations),
        "fields": [(one.id, one.label) for one in kind.fields],
        "criteria": [(one.id, one.label) for one in kind.criteria],
        "stages": [(one.id, one.label) for one in kind.stages],
        "outcomes": [(one.id, one.label) for one in kind.outcomes],
    } | {_at("fields", one.id, "options"): _named(one.options) for one in kind.fields}
    yield from _long("label", kind.label)
    for path, labels in lists.items():
        for id_, label in labels:
            yield from _long(_at(path, id_), label)


def _long(path: str, label: Label) -> Iterator[str]:
    for text in (label.button_ru, label.button_en):
        if not text:
            yield f"{path}: no label"
        if len(text) > BUTTON_LIMIT:
            yield f"{path}: the button {text!r} is longer than {BUTTON_LIMIT} characters"


def _fields(kind: Kind) -> Iterator[str]:
    if not 0 < len(kind.fields) <= MOST_FIELDS:
        yield f"fields: 1 to {MOST_FIELDS}"
    for position, field in enumerate(kind.fields):
        path = _at("fields", field.id)
        for fault in _field_faults(field):
            yield f"{path}: {fault}"
        if field.shown_if is not None:
            earlier = {one.id: _of(one.options) for one in kind.fields[:position]}
            name, options = field.shown_if
            if name not in earlier:
                yield f"{path}.shown_if: {name} is no earlier field"
            elif not options or options - set(earlier[name]):
                yield f"{path}.shown_if: not the options of {name}"


def _field_faults(field: FieldSpec) -> Iterator[str]:
    least, most = field.least, field.most
    is_files = field.type is FieldType.FILES
    longest = _TEXTS.get(field.type)
    return _true(
        {
            f"a limit of 1 to {longest} characters": longest is not None
            and not 0 < (field.limit or 0) <= longest,
            "options belong to a choice, and only there": (field.type in _CHOICES)
            is (field.options == ()),
            "least is more than most": least is not None and most is not None and least > most,
            "a number needs least and most": field.type is FieldType.NUMBER
            and (least is None or most is None),
            f"1 to {MOST_FILES} files": is_files and not 0 < (most or 0) <= MOST_FILES,
            "files need extensions": is_files and not field.extensions,
            "pupils need consent": field.type is FieldType.PUPILS and not field.consent,
        }
    )


def _enter(kind: Kind) -> Iterator[str]:
    enter, types = kind.enter, {one.type for one in kind.fields}
    is_of_pupils = enter.by is EnterBy.PUPILS
    return _true(
        {
            "enter.by: pupils enter by a field of pupils": is_of_pupils
            is not (FieldType.PUPILS in types),
            "enter.by: a team needs a field of people": enter.by is EnterBy.TEAM
            and FieldType.PEOPLE not in types,
            "enter.least: more than most": (enter.least or 1) > (enter.most or MOST_PUPILS),
            f"enter.most: at most {MOST_PUPILS}": (enter.most or 0) > MOST_PUPILS,
        }
    )


def _rules(kind: Kind) -> Iterator[str]:
    rules, is_councils = kind.rules, kind.rules.confirm is Confirm.COUNCIL
    yield from _true(
        {
            "rules.motion: the council confirms by a motion": is_councils
            is not (rules.motion is not None),
            "rules.ties: the council decides only what it confirms": BY_MEMBERS in rules.ties
            and not is_councils,
            "rules.spread: 0 to 100": rules.spread is not None and rules.spread not in PERCENT,
        }
    )
    criteria = {one.id for one in kind.criteria}
    for place, tie in enumerate(rules.ties, 1):
        is_last = place == len(rules.ties) and tie in {BY_MEMBERS, ALL_SHARE}
        if tie not in criteria and not is_last:
            yield f"rules.ties: {tie} is neither a criterion nor the last word"


def _blindness(kind: Kind) -> Iterator[str]:
    for field in kind.fields if kind.rules.blind is not Blind.NONE else ():
        if field.type in _TELLING and not field.anonymous and not field.inner:
            yield f"{_at('fields', field.id)}: neither anonymous nor inner in blind expertise"


def _criteria(kind: Kind) -> Iterator[str]:
    stages = {one.id for one in kind.stages}
    for one in kind.criteria:
        for fault in _true(
            {
                "a scale of 2 to 10": one.scale not in SCALES,
                "a weight from 1": one.weight < 1,
                "a mark for each step of the scale": len(one.marks) not in {0, one.scale},
                "no such stage": bool(one.stages - stages),
            }
        ):
            yield f"{_at('criteria', one.id)}: {fault}"


def _stages(kind: Kind) -> Iterator[str]:
    if not kind.stages:
        yield "stages: none"
    for stage in kind.stages:
        for fault in _stage_faults(kind, stage):
            yield f"{_at('stages', stage.id)}: {fault}"


def _stage_faults(kind: Kind, stage: Stage) -> Iterator[str]:
    by_experts, by_sheet = (stage.judges is one for one in (Judges.EXPERTS, Judges.SHEET))
    has_criteria = any(one.required for one in kind.criteria_of(stage.id))
    limits = {stage.pass_from, stage.best_percent} - {None, *PERCENT}
    return _true(
        {
            f"1 ≤ least ≤ experts ≤ {MOST_EXPERTS}": by_experts
            and not 1 <= stage.least <= stage.experts <= MOST_EXPERTS,
            "experts need criteria or verdicts": by_experts
            and not stage.verdicts
            and not has_criteria,
            "a sheet needs columns": by_sheet and not stage.columns,
            "a sheet needs rules.max_score": by_sheet and not kind.rules.max_score,
            "a slot needs minutes": stage.meets is Meets.SLOT and not stage.minutes,
            "by nomination without nominations": stage.by is Dealt.NOMINATION
            and kind.nominations == (),
            "0 to 100": bool(limits),
        }
    )


def _series(kind: Kind) -> Iterator[str]:
    prefix = kind.series.prefix if kind.series else None
    is_good = prefix is None or (
        prefix.isalpha() and prefix.isupper() and len(prefix) <= LARGEST_PREFIX
    )
    if not is_good:
        yield f"series.prefix: 1 to {LARGEST_PREFIX} capital letters"


def _outcomes(kind: Kind) -> Iterator[str]:
    if not kind.outcomes:
        yield "outcomes: none"
        return
    verdicts = kind.stages[-1].verdicts if kind.stages else ()
    yield from _by_verdict(kind, verdicts) if verdicts else _by_total(kind.outcomes)
    for outcome in kind.outcomes:
        has_places = bool(outcome.places or outcome.best_percent)
        for fault in _true(
            {
                "each nomination of none": outcome.each_nomination and kind.nominations == (),
                "no places where entries are settled one by one": kind.rules.ends_never
                and has_places,
                "places from 1": outcome.places is not None and outcome.places < 1,
                "0 to 100": bool({outcome.from_, outcome.best_percent} - {None, *PERCENT}),
            }
        ):
            yield f"{_at('outcomes', outcome.id)}: {fault}"
        for give in outcome.gives:
            for fault in _give_faults(kind, give):
                yield f"{_at('outcomes', outcome.id, 'gives')}: {give.award} {fault}"


def _give_faults(kind: Kind, give: Give) -> Iterator[str]:
    needs = AWARDS.get(give.award)
    return _true(
        {
            "is not known": needs is None,
            "needs «:…»": needs is True and give.about is None,
            "has no «:…»": needs is False and give.about is not None,
            "needs a series": give.award == "document" and kind.series is None,
        }
    )


def _by_verdict(kind: Kind, verdicts: Iterable[Verdict]) -> Iterator[str]:
    wanted = set(verdicts) - {Verdict.RETURN}
    if {one.verdict for one in kind.outcomes} != wanted:
        yield f"outcomes: one for each verdict of {', '.join(sorted(wanted))}"


def _by_total(outcomes: tuple[OutcomeSpec, ...]) -> Iterator[str]:
    """Yields holes, outcomes that are never reached, and a wrong order."""
    *others, last = outcomes
    if _is_bounded(last) or last.verdict is not None:
        yield f"{_at('outcomes', last.id)}: the last one has no condition, it is for all others"
    for one in others:
        if not _is_bounded(one):
            yield f"{_at('outcomes', one.id)}: without a condition, so that none after is reached"
    for better, one in pairwise(others):
        for fault in _true(
            {
                "from is not below the one before": _is_not_below(better, one),
                "best_percent is not above the one before": None
                not in {better.best_percent, one.best_percent}
                and (one.best_percent or 0) <= (better.best_percent or 0),
            }
        ):
            yield f"{_at('outcomes', one.id)}: {fault}"


def _is_not_below(better: OutcomeSpec, one: OutcomeSpec) -> bool:
    """Returns whether the total of an outcome does not fit below the better one's."""
    if better.from_ is None or one.from_ is None:
        return False
    has_room = better.places is not None or better.best_percent is not None
    return one.from_ > better.from_ or (one.from_ == better.from_ and not has_room)


def _is_bounded(outcome: OutcomeSpec) -> bool:
    return (outcome.from_, outcome.places, outcome.best_percent) != (None, None, None)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _of(items: Iterable[_HasId] | None) -> list[str]:
    return [one.id for one in items or ()]


def _named(items: Iterable[Named] | None) -> list[tuple[str, Label]]:
    return [(one.id, one.label) for one in items or ()]


def _true(faults: Mapping[str, bool]) -> Iterator[str]:
    return (fault for fault, is_there in faults.items() if is_there)


def _at(*way: str) -> str:
    return ".".join(way)


_CHECKS: tuple[Callable[[Kind], Iterable[str]], ...] = (
    _ids,
    _labels,
    _fields,
    _enter,
    _rules,
    _blindness,
    _criteria,
    _stages,
    _series,
    _outcomes,
)
