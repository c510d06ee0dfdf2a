"""The form of an entry, built from the fields of the call's kind.

Drafts are kept for each call, and for each returned entry of it: `about_call`, `about_entry`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from district import forms, gathered
from district.calls.entry import Entry, EntryFile, EntryPerson, EntryPupil, NewEntry
from district.calls.kind import EnterBy, FieldSpec, FieldType, Kind, Named, ShownIf
from district.calls.visible import EntryFacts
from district.drafts import Form as FormName
from district.errors import BadInput, NotFound
from district.ids import CallId, EntryId, OrganizationId, TopicId
from district.pages import Page
from district.topics import Area

MOST_PEOPLE = 5
MOST_PUPILS = 15
MOST_STEPS = 10
PAGE = 8
NOMINATION_FIELD = "nomination"
"""Not an id of a kind's field."""

TITLE, WHOLE = "title", "whole"
"""Given: the title of the call; whether the summary shows answers uncut."""


NO_OPTIONS: Page[forms.Option] = Page(items=(), total=0, number=0, size=PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteringFacts:
    """Each is loaded for the step that needs it."""

    title: str
    kind: Kind
    areas: Sequence[Area] = ()
    people: Page[forms.Option] | None = None
    organizations: Page[forms.Option] = NO_OPTIONS
    organization: str | None = None
    """The name of the chosen one."""


def _named(options: Sequence[Named]) -> forms.Options[str, object]:
    offered = tuple(forms.Option(id=one.id, label=one.label) for one in options)
    return forms.Options(str, lambda _facts, _entered: offered)


NOMINATION = forms.Choice(NOMINATION_FIELD, options=_named(()), page=PAGE)
ENTRY: forms.Form[EnteringFacts] = forms.Form(
    name=FormName.ENTRY, texts="entry", fields=(NOMINATION,)
)
"""The form before the call is known; `form_for` has the fields of its kind."""


@lru_cache(256)
def form_for(kind: Kind) -> forms.Form[EnteringFacts]:
    """Returns the form of an entry of that kind."""
    fields: list[forms.Field[Any]] = []
    nominations = kind.nominations or ()
    if len(nominations) > 1:
        fields.append(forms.Choice(NOMINATION_FIELD, options=_named(nominations), page=PAGE))
    for spec in kind.fields:
        if spec.options is not None:
            fields.append(_field(spec, kind, {one.name: one for one in fields}))
    return forms.Form(name=ENTRY.name, texts=ENTRY.texts, fields=tuple(fields))


def _field(
    spec: FieldSpec, kind: Kind, earlier: Mapping[str, forms.Field[Any]]
) -> forms.Field[Any]:
    built, given = _BUILT[spec.type]
    arguments = {"optional": not spec.required, **given(spec, kind)}
    when = _condition(spec.shown_if, earlier)
    field: forms.Field[Any] = built(spec.id, label=spec.label, when=when, **arguments)
    return field


def _condition(
    shown_if: ShownIf | None, earlier: Mapping[str, forms.Field[Any]]
) -> forms.Condition:
    """A field is hidden with the one that it depends on."""
    if shown_if is None or shown_if.field not in earlier:
        return forms.always
    parent, options = earlier[shown_if.field], shown_if.options

    def is_shown(entered: forms.Entered) -> bool:
        raw = entered.answers.get(parent.name)
        chosen = {raw} if isinstance(raw, str) else set(raw or ())
        return parent.when(entered) and not options.isdisjoint(chosen)

    return is_shown


def _choices(spec: FieldSpec, _: Kind) -> dict[str, Any]:
    least = max(1, spec.least or 1) if spec.required else 0
    return {
        "options": _named(spec.options or ()), "least": least, "most": spec.most, "page": PAGE,
        "optional": False,
    }  # fmt: skip


def _people(spec: FieldSpec, kind: Kind) -> dict[str, Any]:
    """The limits of a team count its author, too."""
    enter = kind.enter
    is_team = enter.by is EnterBy.TEAM
    least = (enter.least or 1) - 1 if is_team else 0
    most = enter.most - 1 if is_team and enter.most else None
    return {
        "found": lambda facts: facts.people,
        "registered": enter.of_one_organization,
        "optional": not spec.required and not least,
        **_limits(spec, least, most, MOST_PEOPLE),
    }


def _pupils(spec: FieldSpec, kind: Kind) -> dict[str, Any]:
    limits = _limits(spec, kind.enter.least or 1, kind.enter.most, MOST_PUPILS)
    return {"consent": spec.consent, **limits}


def _limits(spec: FieldSpec, least: int, most: int | None, usual: int) -> dict[str, int]:
    """Returns the limits of a field within those of who enters."""
    given = [one for one in (spec.most, most) if one is not None]
    return {"least": max(spec.least or 1, least), "most": min(given, default=usual)}


def _topic(spec: FieldSpec, _: Kind) -> dict[str, Any]:
    def areas(facts: EnteringFacts, _: forms.Entered) -> Sequence[forms.Option]:
        return [forms.Option(id=one.id, label=one.label) for one in facts.areas]

    def topics(facts: EnteringFacts, entered: forms.Entered) -> Sequence[forms.Option]:
        at = entered.group_of(forms.Choice(spec.id, options=options))
        chosen = [area.topics for area in facts.areas if area.id == at]
        return [forms.Option(id=one.id, label=one.label) for some in chosen for one in some]

    options = forms.Options(TopicId, topics)
    return {"options": options, "groups": forms.Options(str, areas), "columns": 1}


_BUILT: Mapping[FieldType, tuple[Any, Callable[[FieldSpec, Kind], dict[str, Any]]]] = {
    FieldType.SHORT_TEXT: (forms.ShortText, lambda spec, _: {"limit": spec.limit}),
    FieldType.LONG_TEXT: (gathered.Parts, lambda spec, _: {"limit": spec.limit}),
    FieldType.CHOICE: (
        forms.Choice, lambda spec, _: {"options": _named(spec.options or ()), "page": PAGE}
    ),
    FieldType.CHOICES: (forms.Choices, _choices),
    FieldType.NUMBER: (gathered.Amount, lambda spec, _: {"least": spec.least, "most": spec.most}),
    FieldType.DAY: (forms.Moment, lambda _, __: {"kind": date}),
    FieldType.LINK: (gathered.Link, lambda _, __: {}),
    FieldType.FILES: (
        gathered.Files,
        lambda spec, _: {
            "extensions": spec.extensions, "least": spec.least or 1, "most": spec.most
        },
    ),
    FieldType.PEOPLE: (gathered.People, _people),
    FieldType.PUPILS: (gathered.Pupils, _pupils),
    FieldType.STEPS: (
        gathered.Steps, lambda spec, _: {"least": spec.least or 1, "most": spec.most or MOST_STEPS}
    ),
    FieldType.ORGANIZATION: (
        forms.Search,
        lambda _, __: {
            "read_id": lambda one: OrganizationId(int(one)),
            "found": lambda facts: facts.organizations,
            "columns": 1,
        },
    ),
    FieldType.TOPIC: (forms.Choice, _topic),
    FieldType.CONFIRM: (gathered.Confirm, lambda _, __: {}),
}  # fmt: skip
"""The field of the engine for each type, and its arguments."""


# ── Sending ───────────────────────────────────────────────────────────────────────────────────────


def invalid(form: forms.Form[Any], entered: forms.Entered) -> tuple[forms.Field[Any], ...]:
    """Returns the fields that have to be answered, or answered again: the call may have changed
    meanwhile.
    """
    return tuple(one for one in form.path(entered) if not _is_valid(one, entered))


def _is_valid(key: forms.Field[Any], entered: forms.Entered) -> bool:
    raw = entered.answers.get(key.name)
    if raw is None or (raw == [] and key.optional):
        return key.optional
    try:
        return key.accepts(raw)
    except (BadInput, TypeError, ValueError, KeyError, AttributeError):
        return False  # the field has another type now


def without(entered: forms.Entered, keys: Iterable[forms.Field[Any]]) -> forms.Entered:
    names = {one.name for one in keys}
    return forms.Entered({name: raw for name, raw in entered.answers.items() if name not in names})


def file_of(field: str, one: gathered.SentFile) -> EntryFile:
    return EntryFile(
        field=field, file_id=one.id, unique_id=one.unique, name=one.name,
        mime=one.mime or None, size=one.size,
    )  # fmt: skip


def _sent(one: EntryFile) -> gathered.SentFile:
    return gathered.SentFile(
        id=one.file_id, unique=one.unique_id, name=one.name,
        mime=one.mime or "", size=one.size or 0,
    )  # fmt: skip


def _person(field: str, one: gathered.Named) -> EntryPerson:
    return EntryPerson(field=field, person=one.person, name=one.name)


def _named_again(one: EntryPerson) -> gathered.Named | None:
    return None if one.name is None else gathered.Named(person=one.person, name=one.name)


def _pupil(_: str, one: gathered.NamedPupil) -> EntryPupil:
    return EntryPupil(initials=one.initials, grade=one.grade, consent_on=one.consent_on)


def _pupil_again(one: EntryPupil) -> gathered.NamedPupil | None:
    if one.initials is None:
        return None
    return gathered.NamedPupil(initials=one.initials, grade=one.grade, consent_on=one.consent_on)


class _Part(NamedTuple):
    """The way in which answers become rows of an entry, and rows answers."""

    name: str
    """Name of the rows in `NewEntry` and `EntryFacts`."""
    row: Callable[[str, Any], Any]
    """Returns the row of an item of a field."""
    item: Callable[[Any], Any]
    """Returns the item of a row; None: its name was deleted."""


_PARTS: Mapping[type[forms.Field[Any]], _Part] = {
    gathered.Files: _Part("files", file_of, _sent),
    gathered.People: _Part("people", _person, _named_again),
    gathered.Pupils: _Part("pupils", _pupil, _pupil_again),
}


def entry_of(kind: Kind, entered: forms.Entered, *, title: str, version: int) -> NewEntry:
    """Returns the input for an entry; answers to hidden fields are left out. `title`: of the call,
    for an entry without a title of its own.
    """
    path = [
        one for one in form_for(kind).path(entered) if entered.answers.get(one.name) is not None
    ]
    kept: dict[str, Any] = {}
    rows: dict[str, tuple[Any, ...]] = {one.name: () for one in _PARTS.values()}
    for key in path:
        name, raw = key.name, entered.answers[key.name]
        if part := _PARTS.get(type(key)):
            rows[part.name] += tuple(part.row(name, one) for one in key.read(raw))
        elif name != NOMINATION_FIELD:
            kept[name] = "\n".join(key.read(raw)) if isinstance(key, gathered.Parts) else raw
    nominations = kind.nominations or ()
    only = nominations[0].id if len(nominations) == 1 else None
    titles = (
        kept[one.name] for one in path if isinstance(one, forms.ShortText) and not one.optional
    )
    topics = (kept.get(one.id) for one in kind.fields if one.type is FieldType.TOPIC)
    return NewEntry(
        title=next(titles, title),
        answers=kept,
        nomination=entered.answers.get(NOMINATION_FIELD) or only,
        topic=next(topics, None),
        call_version=version,
        **rows,
    )


def entered_from(kind: Kind, sent: Entry | NewEntry, rows: EntryFacts | NewEntry) -> forms.Entered:
    """Returns a form with the answers of an entry that was sent, so that it is changed."""
    raw: dict[str, Any] = dict(sent.answers)
    if sent.nomination is not None:
        raw[NOMINATION_FIELD] = sent.nomination
    for key in form_for(kind).fields:
        name = key.name
        if part := _PARTS.get(type(key)):
            own = (one for one in getattr(rows, part.name) if getattr(one, "field", name) == name)
            raw[name] = key.keep(tuple(one for one in map(part.item, own) if one is not None))
        elif isinstance(key, gathered.Parts) and isinstance(raw.get(name), str):
            raw[name] = [raw[name]]
        if key.optional and raw.get(name) in (None, []):
            raw[name] = None
    return forms.Entered(raw)


# ── Subjects of drafts ────────────────────────────────────────────────────────────────────────────

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LARGEST = 2**31 - 1
LONGEST_BASE36 = 6
_RETURNED = "-"


def base36(number: int) -> str:
    """Returns a positive number with the digits 0 to z."""
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
    return text


def read36(text: str) -> int:
    """
    Raises:
        NotFound: not a row id.
    """
    is_number = 0 < len(text) <= LONGEST_BASE36 and set(text) <= set(_DIGITS)
    if not is_number or not 0 < int(text, 36) <= _LARGEST:
        raise NotFound
    return int(text, 36)


def about_call(call: CallId) -> str:
    return base36(call)


def about_entry(entry: EntryId) -> str:
    """A returned entry that is changed."""
    return f"{_RETURNED}{base36(entry)}"


def read_about(about: str) -> CallId | EntryId:
    """Returns the call, or the returned entry; `is_returned` tells which.

    Raises:
        NotFound: the button is forged.
    """
    number = read36(about.removeprefix(_RETURNED))
    return EntryId(number) if is_returned(about) else CallId(number)


def is_returned(about: str) -> bool:
    return about.startswith(_RETURNED)
