"""The form of an entry, built from the fields of the call's kind.

Drafts are kept for each call, and for each returned entry of it: `about_call`, `about_entry`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from district.calls.entry import EntryFile, EntryPerson, EntryPupil, NewEntry
from district.calls.kind import FieldSpec, FieldType, Kind, Named, ShownIf
from district.drafts import Form as FormName
from district.errors import BadInput, NotFound
from district.forms import (
    Choice,
    Choices,
    Condition,
    Entered,
    Field,
    Form,
    Moment,
    Option,
    Options,
    Search,
    ShortText,
    always,
)
from district.gathered import (
    FILE_TYPES,
    LARGEST_AMOUNT,
    Amount,
    Confirm,
    Files,
    Gathered,
    Link,
    Parts,
    People,
    Pupils,
)
from district.gathered import Named as NamedPerson
from district.ids import CallId, EntryId, OrganizationId, TopicId
from district.pages import Page
from district.topics import Area

SHORT_LIMIT = 150
LONG_LIMIT = 3500
"""So that one message shows it."""
MOST_FILES = 5
MOST_PEOPLE = 5
MOST_PUPILS = 15
MOST_OF_PUPILS = 300
PAGE = 8
NOMINATION_FIELD = "nomination"
"""Not an id of a kind's field."""
DOCUMENTS = ("pdf", "doc", "docx", "ppt", "pptx", "xls", "xlsx", "jpg", "jpeg", "png")

TITLE, WHOLE = "title", "whole"
"""Given: the title of the call; whether the summary shows answers uncut."""


NO_OPTIONS: Page[Option] = Page(items=(), total=0, number=0, size=PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteringFacts:
    """Each is loaded for the step that needs it."""

    title: str
    areas: Sequence[Area] = ()
    people: Page[Option] | None = None
    organizations: Page[Option] = NO_OPTIONS
    organization: str | None = None
    """The name of the chosen one."""


def _named(options: Sequence[Named]) -> Options[str, object]:
    offered = tuple(Option(id=one.id, label=one.label) for one in options)
    return Options(str, lambda _facts, _entered: offered)


NOMINATION = Choice(NOMINATION_FIELD, options=_named(()), page=PAGE)
ENTRY: Form[EnteringFacts] = Form(name=FormName.ENTRY, texts="entry", fields=(NOMINATION,))
"""The form before the call is known; `form_for` has the fields of its kind."""


@lru_cache(256)
def form_for(kind: Kind) -> Form[EnteringFacts]:
    """Returns the form of an entry of that kind."""
    fields: list[Field[Any]] = []
    nominations = kind.nominations or ()
    if len(nominations) > 1:
        fields.append(Choice(NOMINATION_FIELD, options=_named(nominations), page=PAGE))
    for spec in kind.fields:
        if spec.type in _BUILT and spec.options is not None:
            fields.append(_BUILT[spec.type](spec, kind, _common(spec, fields)))
    return Form(name=ENTRY.name, texts=ENTRY.texts, fields=tuple(fields))


def _common(spec: FieldSpec, earlier: Iterable[Field[Any]]) -> dict[str, Any]:
    return {
        "label": spec.label,
        "optional": not spec.required,
        "when": _condition(spec.shown_if, {one.name: one for one in earlier}),
    }


def _condition(shown_if: ShownIf | None, earlier: Mapping[str, Field[Any]]) -> Condition:
    """A field is hidden with the one that it depends on."""
    if shown_if is None or shown_if.field not in earlier:
        return always
    parent, options = earlier[shown_if.field], shown_if.options

    def is_shown(entered: Entered) -> bool:
        raw = entered.answers.get(parent.name)
        chosen = {raw} if isinstance(raw, str) else set(raw or ())
        return parent.when(entered) and not options.isdisjoint(chosen)

    return is_shown


Build = Callable[[FieldSpec, Kind, dict[str, Any]], Field[Any]]


def _choices(spec: FieldSpec, _: Kind, common: dict[str, Any]) -> Field[Any]:
    least = 0 if common.pop("optional") else max(1, spec.least or 1)
    options = _named(spec.options or ())
    return Choices(spec.id, options=options, least=least, most=spec.most, page=PAGE, **common)


def _files(spec: FieldSpec, _: Kind, common: dict[str, Any]) -> Field[Any]:
    known = tuple(one for one in spec.extensions if one in FILE_TYPES)
    return Files(
        spec.id,
        extensions=known or DOCUMENTS,
        least=spec.least or 1,
        most=spec.most or MOST_FILES,
        **common,
    )


def _people(spec: FieldSpec, kind: Kind, common: dict[str, Any]) -> Field[Any]:
    most = spec.most or kind.enter.most or MOST_PEOPLE
    return People(
        spec.id, found=lambda facts: facts.people, least=spec.least or 1, most=most, **common
    )


def _pupils(spec: FieldSpec, kind: Kind, common: dict[str, Any]) -> Field[Any]:
    most = spec.most or kind.enter.most or MOST_PUPILS
    least = spec.least or kind.enter.least or 1
    return Pupils(
        spec.id, consent=spec.consent, least=least, most=min(most, MOST_OF_PUPILS), **common
    )


def _topic(spec: FieldSpec, _: Kind, common: dict[str, Any]) -> Field[Any]:
    def areas(facts: EnteringFacts, _: Entered) -> Sequence[Option]:
        return [Option(id=one.id, label=one.label) for one in facts.areas]

    def topics(facts: EnteringFacts, entered: Entered) -> Sequence[Option]:
        at = entered.group_of(field)
        return [
            Option(id=one.id, label=one.label)
            for area in facts.areas
            if area.id == at
            for one in area.topics
        ]

    field = Choice(
        spec.id, options=Options(TopicId, topics), groups=Options(str, areas), columns=1, **common
    )
    return field


def _organization(spec: FieldSpec, _: Kind, common: dict[str, Any]) -> Field[Any]:
    return Search(
        spec.id,
        read_id=lambda one: OrganizationId(int(one)),
        found=lambda facts: facts.organizations,
        columns=1,
        **common,
    )


_BUILT: Mapping[FieldType, Build] = {
    FieldType.SHORT_TEXT: lambda spec, _, common: ShortText(
        spec.id, limit=min(spec.limit or SHORT_LIMIT, LONG_LIMIT), **common
    ),
    FieldType.LONG_TEXT: lambda spec, _, common: Parts(
        spec.id, limit=min(spec.limit or LONG_LIMIT, LONG_LIMIT), **common
    ),
    FieldType.CHOICE: lambda spec, _, common: Choice(
        spec.id, options=_named(spec.options or ()), page=PAGE, **common
    ),
    FieldType.CHOICES: _choices,
    FieldType.NUMBER: lambda spec, _, common: Amount(
        spec.id,
        least=spec.least or 0,
        most=LARGEST_AMOUNT if spec.most is None else spec.most,
        **common,
    ),
    FieldType.DAY: lambda spec, _, common: Moment(spec.id, kind=date, **common),
    FieldType.LINK: lambda spec, _, common: Link(spec.id, **common),
    FieldType.FILES: _files,
    FieldType.PEOPLE: _people,
    FieldType.PUPILS: _pupils,
    FieldType.ORGANIZATION: _organization,
    FieldType.TOPIC: _topic,
    FieldType.CONFIRM: lambda spec, _, common: Confirm(spec.id, **common),
}


# ── Sending ───────────────────────────────────────────────────────────────────────────────────────


def is_valid(key: Field[Any], entered: Entered) -> bool:
    """Returns whether the answer still fits the field: the call may have changed meanwhile."""
    raw = entered.answers.get(key.name)
    if raw is None or raw == []:
        return key.optional or (isinstance(key, Choices) and not key.least and raw is not None)
    try:
        return _fits(key, raw)
    except (BadInput, TypeError, ValueError, KeyError, AttributeError):
        return False  # the field has another type now


def _fits(key: Field[Any], raw: Any) -> bool:
    if isinstance(key, Choice | Choices):
        return _are_offered(key, raw)
    if isinstance(key, Gathered):
        key.read(raw)
        if isinstance(key, Files):
            for one in key.read(raw):
                key.ensure_fits(one)
        if isinstance(key, Parts):
            key.with_items(raw, [])
        return key.least <= len(raw) <= key.most
    if isinstance(key, Amount):
        return key.least * 100 <= int(raw) <= key.most * 100
    if isinstance(key, ShortText | Link):
        return bool(key.typed(raw) == raw)
    key.read(raw)
    return True


def _are_offered(key: Choice[Any] | Choices[Any], raw: Any) -> bool:
    if isinstance(key, Choice) and key.groups:
        return isinstance(raw, str)  # a topic; `storage` knows which there are
    known = {one.id for one in key.options.offered(None, Entered())}
    if isinstance(key, Choice):
        return raw in known
    within = key.least <= len(raw) and (key.most is None or len(raw) <= key.most)
    return within and known.issuperset(raw)


def invalid(form: Form[Any], entered: Entered) -> tuple[Field[Any], ...]:
    """Returns the fields that have to be answered, or answered again."""
    return tuple(one for one in form.path(entered) if not is_valid(one, entered))


def without(entered: Entered, keys: Iterable[Field[Any]]) -> Entered:
    names = {one.name for one in keys}
    return Entered({name: raw for name, raw in entered.answers.items() if name not in names})


def entry_of(kind: Kind, entered: Entered, *, title: str, version: int) -> NewEntry:
    """Returns the input for an entry; answers to hidden fields are left out. `title`: of the call,
    for an entry without a title of its own.
    """
    form = form_for(kind)
    path = [one for one in form.path(entered) if entered.answers.get(one.name) is not None]
    kept: dict[str, Any] = {}
    people: list[EntryPerson] = []
    pupils: list[EntryPupil] = []
    files: list[EntryFile] = []
    for key in path:
        raw = entered.answers[key.name]
        match key:
            case Files():
                files += [_file(key.name, one) for one in key.read(raw)]
            case People():
                people += [_person(key.name, one) for one in key.read(raw)]
            case Pupils():
                pupils += [
                    EntryPupil(initials=one.initials, grade=one.grade, consent_on=one.consent_on)
                    for one in key.read(raw)
                ]
            case Parts():
                kept[key.name] = "\n".join(key.read(raw))
            case _ if key.name != NOMINATION_FIELD:
                kept[key.name] = raw
    nominations = kind.nominations or ()
    only = nominations[0].id if len(nominations) == 1 else None
    topics = [one.id for one in kind.fields if one.type is FieldType.TOPIC and one.id in kept]
    return NewEntry(
        title=_title(path, kept) or title,
        answers=kept,
        nomination=entered.answers.get(NOMINATION_FIELD) or only,
        topic=TopicId(kept[topics[0]]) if topics else None,
        people=tuple(people),
        pupils=tuple(pupils),
        files=tuple(files),
        call_version=version,
    )


def _title(path: Iterable[Field[Any]], kept: Mapping[str, Any]) -> str | None:
    """The first short text names the entry."""
    texts = (kept[one.name] for one in path if isinstance(one, ShortText))
    return next(texts, None)


def _file(field: str, one: Any) -> EntryFile:
    return EntryFile(
        field=field,
        file_id=one.id,
        unique_id=one.unique,
        name=one.name,
        mime=one.mime or None,
        size=one.size,
    )


def _person(field: str, one: NamedPerson) -> EntryPerson:
    return EntryPerson(field=field, person=one.person, name=one.name)


def entered_from(
    kind: Kind,
    answers: Mapping[str, Any],
    *,
    nomination: str | None,
    people: Iterable[EntryPerson],
    pupils: Iterable[EntryPupil],
    files: Iterable[EntryFile],
) -> Entered:
    """Returns a form with the answers of an entry that was sent, so that it is changed."""
    raw: dict[str, Any] = dict(answers)
    if nomination is not None:
        raw[NOMINATION_FIELD] = nomination
    for key in form_for(kind).fields:
        match key:
            case Parts() if isinstance(raw.get(key.name), str):
                raw[key.name] = [raw[key.name]]
            case Files():
                raw[key.name] = [
                    {
                        "id": one.file_id,
                        "unique": one.unique_id,
                        "name": one.name,
                        "mime": one.mime or "",
                        "size": one.size or 0,
                    }
                    for one in files
                    if one.field == key.name
                ]
            case People():
                raw[key.name] = [
                    {"id": one.person, "name": one.name}
                    for one in people
                    if one.field == key.name and one.name is not None
                ]
            case Pupils():
                raw[key.name] = [
                    [one.initials, one.grade, one.consent_on and one.consent_on.isoformat()]
                    for one in pupils
                    if one.initials is not None
                ]
        if key.optional and raw.get(key.name) in (None, []):
            raw[key.name] = None
    return Entered(raw)


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
