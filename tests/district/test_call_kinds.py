"""Kinds of calls: reading, the frozen copy, lint."""

import json
from copy import deepcopy
from typing import Any

import pytest

from district.calls.kind import Give, Judges, Kind, ShownIf, WrongKind, kind_of, plain_of, read_kind
from district.people.person import Position

PLAIN: dict[str, Any] = {
    "id": "gardens",
    "ru": "Конкурс школьных садов",
    "en": "Contest of school gardens",
    "enter": {"by": "person", "who": {"service_from": 3, "positions": ["teacher"]}},
    "nominations": "call",
    "fields": [
        {
            "id": "kind",
            "type": "choice",
            "ru": "Что растёт",
            "options": [{"id": "roses", "ru": "Розы"}, {"id": "apples", "ru": "Яблони"}],
        },
        {
            "id": "sort",
            "type": "short-text",
            "ru": "Сорт",
            "limit": 100,
            "shown_if": {"field": "kind", "options": ["apples"]},
        },
    ],
    "criteria": [{"id": "beauty", "ru": "Красота"}],
    "stages": [{"id": "look", "ru": "Осмотр", "judges": "experts", "experts": 2}],
    "outcomes": [
        {"id": "best", "ru": "Победитель", "from": 60, "gives": ["listing:practices"]},
        {"id": "member", "ru": "Участник"},
    ],
}


def kind(**changes: Any) -> Kind:
    return read_kind({**PLAIN, **changes})


def test_a_kind_is_read_with_defaults() -> None:
    read = kind()
    assert read.enter.who.service_from == PLAIN["enter"]["who"]["service_from"]
    assert read.enter.who.positions == (Position.TEACHER,)
    assert read.nominations is None
    assert read.fields[1].shown_if == ShownIf("kind", frozenset({"apples"}))
    assert read.fields[1].label.button_en == "Сорт"
    assert read.label.button_ru == "Конкурс школьных садов"
    assert read.last_stage.judges is Judges.EXPERTS
    assert read.outcomes[0].gives == (Give("listing", "practices"),)


def test_the_frozen_copy_is_the_kind() -> None:
    copy = json.dumps(plain_of(kind()))
    assert kind_of(copy) == kind()
    assert kind_of(copy) is kind_of(copy)
    assert plain_of(kind()) == PLAIN


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("ru", None, "ru: missing"),
        ("sort", 1, "sort: unknown key"),
        ("stages", {}, "stages: not a list"),
        ("stages.0", "look", "stages[0]: not a table"),
        ("stages.0.judges", "all", "stages[0].judges: not one of experts, council, sheet, nobody"),
        ("stages.0.experts", "2", "stages[0].experts: not a whole number"),
        ("stages.0.experts", True, "stages[0].experts: not a whole number"),
        ("criteria.0.ru", None, "criteria[0].ru: missing"),
        ("criteria.0.marks", [{"short": "a"}], "criteria[0].marks[0]: not a label"),
        ("fields.1.shown_if", "kind", "fields[1].shown_if: not a table of field and options"),
        ("fields.0.options", "all", "fields[0].options: not a list"),
        ("enter.by", None, "enter.by: missing"),
        ("enter.who.positions", ["smith"], "enter.who.positions[0]: not one of"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(path: str, value: Any, said: str) -> None:
    plain = deepcopy(PLAIN)
    *way, last = [int(one) if one.isdigit() else one for one in path.split(".")]
    inner: Any = plain
    for one in way:
        inner = inner[one]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    with pytest.raises(WrongKind) as wrong:
        read_kind(plain)
    assert str(wrong.value).startswith(said)
