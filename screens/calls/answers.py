"""The answers of an entry, as readers see them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from district.calls.entry import EntryPerson, EntryPupil
from district.calls.kind import FieldSpec, FieldType, Named, OutcomeSpec, by_id
from district.calls.visible import EntryFacts
from district.topics import Label
from locales.texts import Words
from screens.screen import cut

ANSWER = 120
"""Limit in characters of an answer on a summary or card; the whole is a press away."""
_KEYS = {
    "invited": "entries-person-invited",
    "confirmed": "entries-person-confirmed",
    "refused": "entries-person-refused",
}


def _text(words: Words, spec: FieldSpec, value: Any, names: Mapping[str, Label]) -> str:
    """Returns an answer as plain text. `names`: of topics and organizations, by id."""
    match spec.type:
        case FieldType.CHOICE | FieldType.CHOICES:
            chosen = [value] if isinstance(value, str) else value
            return ", ".join(label_in(words, spec.options or (), one) for one in chosen)
        case FieldType.TOPIC | FieldType.ORGANIZATION:
            name = names.get(str(value))
            return name.full(words.language) if name else str(value)
        case _:
            said = _TEXTS.get(spec.type)
            return said(words, value) if said is not None else str(value)


_TEXTS: Mapping[FieldType, Callable[[Words, Any], str]] = {
    FieldType.NUMBER: lambda words, said: words.hundredths(int(said)),
    FieldType.CONFIRM: lambda words, _: words.plain("forms-confirmed"),
    FieldType.DAY: lambda words, said: words.day(date.fromisoformat(said), "d MMMM yyyy"),
    FieldType.STEPS: lambda _, said: "; ".join(
        f"{title}, {date.fromisoformat(day):%d.%m.%Y}" for title, day in said
    ),
}


def label_in(
    words: Words,
    options: Iterable[Named | OutcomeSpec],
    chosen: str | None,
    otherwise: str | None = None,
) -> str:
    """Returns the label of an option; if there is none any more, `otherwise` or its id."""
    found = by_id(options, chosen)
    return found.label.full(words.language) if found else otherwise or chosen or ""


def answer_texts(
    words: Words, facts: EntryFacts, without: Collection[FieldType] = ()
) -> Iterable[tuple[FieldSpec, str, str]]:
    """Yields each field with an answer, its label and the answer as plain text. `without`: types
    that are left out.
    """
    rows = {
        FieldType.PEOPLE: [(one.field, person_text(words, one)) for one in facts.people],
        FieldType.FILES: [(one.field, one.name) for one in facts.files],
    }
    children = [pupil_text(one) for one in facts.pupils]
    for spec in facts.call.kind.fields:
        if spec.type in without:
            continue
        if spec.type is FieldType.PUPILS:
            items = children
        elif spec.type in rows:
            items = [text for field, text in rows[spec.type] if field == spec.id]
        else:
            given = facts.entry.answers.get(spec.id)
            items = [_text(words, spec, given, facts.names)] if given not in (None, []) else []
        if items:
            yield spec, spec.label.full(words.language), "; ".join(items)


def answer_line(words: Words, label: str, text: str, is_whole: bool) -> str:
    shown = text if is_whole else cut(text, ANSWER)
    return words("entries-answer", label=label, answer=shown)


def person_text(words: Words, one: EntryPerson) -> str:
    name = one.name or words.plain("entries-person-erased")
    if one.person is None:
        return words.plain("forms-typed-name", name=name)
    return words.plain(_KEYS[one.state], name=name)


def pupil_text(one: EntryPupil) -> str:
    return ", ".join(part for part in (one.initials or one.code, one.grade) if part)
