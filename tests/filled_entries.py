"""Generated answers to the form of an entry of any kind."""

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.load import DATA
from district.calls.entry_form import form_for
from district.calls.kind import Kind, Named, label_of, read_kind
from district.forms import SUMMARY, Choice, Choices, Entered, Field, Moment, Search, ShortText
from district.gathered import Amount, Confirm, Files, Link, Parts, People, Pupils, Steps
from tests.world import TOPIC

Answers = Mapping[type[Field[Any]], Callable[[Any], Any]]

SAID = tuple(Named(id=one, label=label_of(one)) for one in ("first", "second"))


def opened(kind: Kind) -> Kind:
    """Returns the kind with options and nominations that a call says when it is opened."""
    fields = tuple(
        replace(one, options=SAID) if one.options is None else one for one in kind.fields
    )
    nominations = SAID if kind.nominations is None else kind.nominations
    return replace(kind, fields=fields, nominations=nominations)


SHIPPED = [
    read_kind(one)
    for one in tomllib.loads((DATA / "calls.toml").read_text(encoding="utf-8"))["kinds"]
]
KINDS = [opened(one) for one in SHIPPED]


def _file(key: Files, number: int) -> dict[str, Any]:
    name = f"Работа.{key.extensions[0]}"
    return {"id": "file", "unique": str(number), "name": name, "mime": "", "size": 1}


def ids_of(key: Choice[Any] | Choices[Any]) -> list[str]:
    if isinstance(key, Choice) and key.groups:
        return [TOPIC]
    return [one.id for one in key.options.offered(None, Entered())]


ANSWERS: Answers = {
    Choice: lambda key: ids_of(key)[-1],
    Choices: lambda key: ids_of(key)[: max(key.least, 1)],
    ShortText: lambda _: "Тема",
    Parts: lambda _: ["Первая часть", "Вторая часть"],
    Amount: lambda key: key.least * 100 + 50,
    Moment: lambda _: "2026-12-03",
    Link: lambda _: "https://example.org",
    Files: lambda key: [_file(key, number) for number in range(key.least)],
    People: lambda key: [{"id": 100 + n, "name": f"Имя {n}"} for n in range(key.least)],
    Pupils: lambda key: [["М. А.", "8", "2026-10-12"]] * key.most,
    Steps: lambda _: [["Обучить команду", "2026-12-12"], ["Показать", "2026-12-20"]],
    Search: lambda _: "7",
    Confirm: lambda _: True,
}
SKIPPED = 0.3


def filled(kind: Kind, seed: int = 0, answers: Answers = ANSWERS) -> Entered:
    """Walks from the first step to the summary, and skips some of what may be skipped."""
    form, entered, chance = form_for(kind), Entered(), random.Random(f"{kind.id} {seed}")
    step = form.path(entered)[0].name
    while step != SUMMARY:
        key = form.field(step)
        assert key is not None
        is_skipped = key.optional and chance.random() < SKIPPED
        entered = form.answered_raw(entered, key, None if is_skipped else answers[type(key)](key))
        step = form.after(step, entered)
    return entered
