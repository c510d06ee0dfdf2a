"""Faults of a kind that its shape allows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from district.calls.bank import Shelf
from district.calls.kind import (
    MOST_FIELDS,
    Blind,
    Confirm,
    EnterBy,
    FieldSpec,
    FieldType,
    Give,
    Judges,
    Kind,
    Meets,
    OutcomeSpec,
    Stage,
    Verdict,
)
from district.catalogues import BUTTON_LIMIT, ID_LIMIT
from district.council.motion import MotionKind
from district.forms import CHANGE, SUMMARY
from district.gathered import FILE_TYPES

FIELD_ID_LIMIT, OPTION_ID_LIMIT = 12, 20
"""In bytes: a button carries the ids of a form, a field and an option."""
SHORT_LIMIT, LONG_LIMIT = 300, 3500
"""In characters: one screen shows a whole answer."""
MOST_FILES, MOST_PUPILS = 10, 300
TYPE_LIMIT = 24
"""In bytes, of a type's id: a button carries it with the number of a call."""
SCALES = range(2, 11)
PERCENT = range(101)
MOST_EXPERTS = 9
LARGEST_PREFIX = 4
RESERVED = {SUMMARY, CHANGE, "nomination"}
"""Names of steps that every entry form has."""
AWARDS = {
    "document": False, "listing": True, "role": True, "activity": True, "seat": True,
    "programme": False, "table": False, "portfolio": False, "advice": False, "deficit": False,
    "milestones": False,
}  # fmt: skip
"""The awards, and whether each needs to say what it is about."""
ABOUT = {"role": frozenset({"expert", "active"}), "listing": frozenset(Shelf)}
"""The subjects of these awards."""
OF_TYPES = {"activity", "seat"}
"""These are about a type of activities, which are data themselves."""
BY_MEMBERS, ALL_SHARE = "council", "shared"
"""Last of the tie-breakers."""

_TEXTS = {FieldType.SHORT_TEXT: SHORT_LIMIT, FieldType.LONG_TEXT: LONG_LIMIT}
_CHOICES = {FieldType.CHOICE, FieldType.CHOICES}
_TELLING = {FieldType.LONG_TEXT, FieldType.FILES}

Faults = Mapping[str, bool]
"""Possible faults, and whether each is there."""


def lint(kind: Kind) -> tuple[str, ...]:
    """Returns the faults, each with the path to its value; empty if there are none."""
    return tuple(
        f"{path}: {fault}"
        for check in _CHECKS
        for path, faults in check(kind)
        for fault, is_there in faults.items()
        if is_there
    )


def _names(kind: Kind) -> Iterator[tuple[str, Faults]]:
    """Checks ids and labels."""
    lists: list[tuple[str, int, Iterable[Any] | None]] = [
        ("id", ID_LIMIT, [kind]),
        ("nominations", OPTION_ID_LIMIT, kind.nominations),
        ("fields", FIELD_ID_LIMIT, kind.fields),
        ("criteria", OPTION_ID_LIMIT, kind.criteria),
        ("stages", OPTION_ID_LIMIT, kind.stages),
        ("outcomes", OPTION_ID_LIMIT, kind.outcomes),
        *((f"fields.{one.id}.options", OPTION_ID_LIMIT, one.options) for one in kind.fields),
    ]
    for path, limit, items in lists:
        for one, times in Counter(each.id for each in items or ()).items():
            faults = {
                f"{one} is there {times} times": times > 1,
                f"{one!r} is no id of at most {limit} characters a-z, 0-9 and -": not _is_id(
                    one, limit
                ),
            }
            yield path, faults
        for each in items or ():
            for text in (each.label.button_ru, each.label.button_en):
                faults = {
                    "no label": not text,
                    f"the button {text!r} is longer than {BUTTON_LIMIT} characters": len(text)
                    > BUTTON_LIMIT,
                }
                yield f"{path}.{each.id}", faults


def _is_id(text: str, limit: int) -> bool:
    is_slug = text.isascii() and text == text.lower() and text.replace("-", "").isalnum()
    return is_slug and len(text) <= limit


def _fields(kind: Kind) -> Iterator[tuple[str, Faults]]:
    yield "fields", {f"1 to {MOST_FIELDS}": not 0 < len(kind.fields) <= MOST_FIELDS}
    is_blind = kind.rules.blind is not Blind.NONE
    earlier = dict[str, set[str]]()
    for field in kind.fields:
        path = f"fields.{field.id}"
        yield path, _field_faults(field)
        faults = {
            "neither anonymous nor inner in blind expertise": is_blind
            and field.type in _TELLING
            and not (field.anonymous or field.inner)
        }
        yield path, faults
        if field.shown_if is not None:
            name, wanted = field.shown_if.field, field.shown_if.options
            faults = {
                f"{name} is no earlier field": name not in earlier,
                f"not the options of {name}": name in earlier
                and not (wanted and wanted <= earlier[name]),
            }
            yield f"{path}.shown_if", faults
        earlier[field.id] = {one.id for one in field.options or ()}


def _field_faults(field: FieldSpec) -> Faults:
    least, most, kind = field.least, field.most, field.type
    is_files, longest = kind is FieldType.FILES, _TEXTS.get(kind)
    return {
        "the name is taken": field.id in RESERVED,
        f"a limit of 1 to {longest} characters": longest is not None
        and not 0 < (field.limit or 0) <= longest,
        "options belong to a choice, and only there": (kind in _CHOICES) is (field.options == ()),
        "least is more than most": least is not None and most is not None and least > most,
        "a number needs least and most": kind is FieldType.NUMBER and None in {least, most},
        f"1 to {MOST_FILES} files": is_files and not 0 < (most or 0) <= MOST_FILES,
        "files need extensions": is_files and not field.extensions,
        "an extension that cannot be checked": not set(field.extensions) <= set(FILE_TYPES),
        "pupils need consent": kind is FieldType.PUPILS and not field.consent,
    }


def _rules(kind: Kind) -> Iterator[tuple[str, Faults]]:
    enter, rules, types = kind.enter, kind.rules, {one.type for one in kind.fields}
    is_councils = rules.confirm is Confirm.COUNCIL
    faults = {
        "pupils enter by a field of pupils": (enter.by is EnterBy.PUPILS)
        is not (FieldType.PUPILS in types),
        "a team needs a field of people": enter.by is EnterBy.TEAM
        and FieldType.PEOPLE not in types,
        "a team of one": enter.by is EnterBy.TEAM and enter.most == 1,
        "one organization needs a field of people": enter.of_one_organization
        and FieldType.PEOPLE not in types,
    }
    yield "enter.by", faults
    yield "enter.least", {"more than most": (enter.least or 1) > (enter.most or MOST_PUPILS)}
    yield "enter.most", {f"at most {MOST_PUPILS}": (enter.most or 0) > MOST_PUPILS}
    faults = {
        "the council confirms by a motion": is_councils is (rules.motion is None),
        "only «results»": rules.motion not in {None, MotionKind.RESULTS},
    }
    yield "rules.motion", faults
    faults = {
        "nobody confirms only what is settled one by one": rules.confirm is Confirm.NOBODY
        and not rules.ends_never,
        "the council confirms nothing that is settled one by one": rules.ends_never and is_councils,
    }
    yield "rules.confirm", faults
    yield "enter.who", {"only schools ask for a recommendation": enter.who.needs_recommendation}
    yield "rules.spread", {"0 to 100": rules.spread is not None and rules.spread not in PERCENT}
    criteria = {one.id for one in kind.criteria}
    said = BY_MEMBERS in rules.ties and not is_councils
    faults = {"the council decides only what it confirms": said}
    for place, tie in enumerate(rules.ties, 1):
        is_last = tie in {BY_MEMBERS, ALL_SHARE} and place == len(rules.ties)
        faults[f"{tie} is neither a criterion nor the last word"] = (
            tie not in criteria and not is_last
        )
    yield "rules.ties", faults
    prefix = kind.series.prefix if kind.series else "А"
    is_good = prefix.isalpha() and prefix.isupper() and len(prefix) <= LARGEST_PREFIX
    yield "series.prefix", {f"1 to {LARGEST_PREFIX} capital letters": not is_good}


def _judging(kind: Kind) -> Iterator[tuple[str, Faults]]:
    stages = {one.id for one in kind.stages}
    for one in kind.criteria:
        faults = {
            "a scale of 2 to 10": one.scale not in SCALES,
            "a weight from 1": one.weight < 1,
            "a mark for each step of the scale": len(one.marks) not in {0, one.scale},
            "no such stage": bool(one.stages - stages),
        }
        yield f"criteria.{one.id}", faults
    yield "stages", {"none": not kind.stages}
    for stage in kind.stages:
        yield f"stages.{stage.id}", _stage_faults(kind, stage)


def _stage_faults(kind: Kind, stage: Stage) -> Faults:
    by_experts, by_sheet = (stage.judges is one for one in (Judges.EXPERTS, Judges.SHEET))
    has_criteria = any(one.required for one in kind.criteria_of(stage.id))
    return {
        f"1 ≤ least ≤ experts ≤ {MOST_EXPERTS}": by_experts
        and not 1 <= stage.least <= stage.experts <= MOST_EXPERTS,
        "experts need criteria or verdicts": by_experts and not (stage.verdicts or has_criteria),
        "a sheet needs rules.max_score": by_sheet and not kind.rules.max_score,
        "a slot needs minutes": stage.meets is Meets.SLOT and not stage.minutes,
        "0 to 100": not {stage.pass_from, stage.best_percent} <= {None, *PERCENT},
    }


def _outcomes(kind: Kind) -> Iterator[tuple[str, Faults]]:
    yield "outcomes", {"none": not kind.outcomes}
    verdicts = set(kind.stages[-1].verdicts if kind.stages else ())
    wanted = verdicts - {Verdict.RETURN}
    if verdicts:
        is_complete = {one.verdict for one in kind.outcomes} == wanted
        yield "outcomes", {f"one for each verdict of {', '.join(sorted(wanted))}": not is_complete}
    elif kind.outcomes:
        yield from _by_total(kind.outcomes)
    for outcome in kind.outcomes:
        path, ends = f"outcomes.{outcome.id}", not kind.rules.ends_never
        faults = {
            "each nomination of none": outcome.each_nomination and kind.nominations == (),
            "no places where entries are settled one by one": not ends and _has_places(outcome),
            "places from 1": outcome.places is not None and outcome.places < 1,
            "0 to 100": not {outcome.from_, outcome.best_percent} <= {None, *PERCENT},
        }
        yield path, faults
        seats = sum(one.award == "seat" for one in outcome.gives)
        yield f"{path}.gives", {"more than one seat": seats > 1}
        for give in outcome.gives:
            yield f"{path}.gives", _give_faults(kind, give)


def _give_faults(kind: Kind, give: Give) -> Faults:
    needs = AWARDS.get(give.award)
    return {
        f"{give.award} is not known": needs is None,
        f"{give.award} needs «:…»": needs is True and give.about is None,
        f"{give.award} has no «:…»": needs is False and give.about is not None,
        f"{give.award}:{give.about} is not known": give.award in ABOUT
        and give.about is not None
        and give.about not in ABOUT[give.award],
        f"{give.about!r} is no id of a type of activities": give.award in OF_TYPES
        and give.about is not None
        and not _is_id(give.about, TYPE_LIMIT),
        f"{give.award} needs a series": give.award == "document" and kind.series is None,
    }


def _by_total(outcomes: tuple[OutcomeSpec, ...]) -> Iterator[tuple[str, Faults]]:
    """Yields holes, outcomes that are never reached, and a wrong order."""
    *others, last = outcomes
    faults = {
        "the last one has no condition, it is for all others": _is_bounded(last)
        or last.verdict is not None
    }
    yield f"outcomes.{last.id}", faults
    for one in others:
        faults = {"without a condition, so that none after is reached": not _is_bounded(one)}
        yield f"outcomes.{one.id}", faults
    for better, one in pairwise(others):
        faults = {
            "from is not below the one before": _is_not_below(better, one),
            "best_percent is not above the one before": None
            not in {better.best_percent, one.best_percent}
            and (one.best_percent or 0) <= (better.best_percent or 0),
        }
        yield f"outcomes.{one.id}", faults


def _is_not_below(better: OutcomeSpec, one: OutcomeSpec) -> bool:
    """Returns whether the total of an outcome does not fit below the better one's."""
    if better.from_ is None or one.from_ is None:
        return False
    return one.from_ > better.from_ or (one.from_ == better.from_ and not _has_places(better))


def _has_places(outcome: OutcomeSpec) -> bool:
    return (outcome.places, outcome.best_percent) != (None, None)


def _is_bounded(outcome: OutcomeSpec) -> bool:
    return outcome.from_ is not None or _has_places(outcome)


_CHECKS: tuple[Callable[[Kind], Iterable[tuple[str, Faults]]], ...] = (
    _names,
    _fields,
    _rules,
    _judging,
    _outcomes,
)
