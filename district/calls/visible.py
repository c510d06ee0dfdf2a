"""The visibility of an entry: the only source of what a screen, list, file, search or link shows.

| sees | author | expert | curator | council |
|---|---|---|---|---|
| progress of the expertise | yes | yes | yes | once judged |
| scores | announced | others' once the stage is over | yes | once judged |
| comments to the author | announced; on a return at once | own only | yes | once judged |

A curator who takes part in the call sees it as a participant does. Strangers see public fields of
settled entries.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from district.calls.call import Call, CallStatus
from district.calls.entry import Agreement, Entry, EntryFile, EntryPerson, EntryPupil, EntryStatus
from district.calls.kind import Blind, FieldSpec, FieldType
from district.ids import PersonId
from district.people.person import Person
from district.topics import Label

NAMING = frozenset(
    {
        FieldType.SHORT_TEXT,
        FieldType.LONG_TEXT,
        FieldType.LINK,
        FieldType.FILES,
        FieldType.PEOPLE,
        FieldType.PUPILS,
        FieldType.STEPS,
        FieldType.ORGANIZATION,
    }
)
"""Types of fields that may name the author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The relations of a person to an entry."""

    person: PersonId
    is_author: bool = False
    is_coauthor: bool = False
    is_expert_of: bool = False
    """Has a review of the entry that counts."""
    is_stage_over: bool = False
    """All reviews of the expert's stage are given."""
    is_curator: bool = False
    has_own_entry: bool = False
    """Takes part in the call."""
    is_council: bool = False

    @property
    def takes_part(self) -> bool:
        return self.is_author or self.is_coauthor

    @property
    def decides(self) -> bool:
        return self.is_curator and not self.has_own_entry and not self.takes_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The parts of an entry that a reader sees."""

    entry: bool = False
    """Whether its existence and its code may be shown."""
    named: bool = False
    """Author, organization and municipality."""
    fields: frozenset[str] = frozenset()
    """Ids of fields whose answers, people, pupils and files are shown."""
    renamed: bool = False
    """Files go out under the code, because their names may name the author."""
    progress: bool = False
    """How many reviews are given."""
    scores: bool = False
    """Total and means by criterion."""
    to_author: bool = False
    proposed: bool = False
    outcome: bool = False
    place: bool = False
    history: bool = False
    """Reasons and dates of its moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """An entry as one reader may see it; what is not visible is left out."""

    call: Call
    entry: Entry
    author: Person | None
    """None: not named, or erased."""
    people: tuple[EntryPerson, ...]
    pupils: tuple[EntryPupil, ...]
    files: tuple[EntryFile, ...]
    names: Mapping[str, Label]
    """Names of topics and organizations in the answers, by id."""
    visible: Visible
    reader: Reader
    progress: tuple[int, int] | None = None
    """Reviews of the stage that are given, and those that are needed."""
    comments: tuple[str, ...] = ()
    """Words of experts to the author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An entry as a co-author sees it, who agrees to be named or refuses."""

    call: Call
    entry: Entry
    author: Person
    state: Agreement


def is_told(call: Call, entry: Entry) -> bool:
    """Returns whether the outcome is announced."""
    return entry.status.has_ended and (call.is_announced or call.kind.rules.ends_never)


def visible(call: Call, entry: Entry, reader: Reader) -> Visible:
    """Returns what the reader may see: nothing but what one of the roles gives."""
    told, judged = is_told(call, entry), call.status in {CallStatus.JUDGED, CallStatus.ANNOUNCED}
    if reader.decides:
        return _everything(call, is_told=told)
    if reader.takes_part:
        return _own(call, entry, is_told=told)
    parts = [_public(call, entry, is_told=told)]
    if reader.is_expert_of and not reader.has_own_entry:
        parts.append(_expert(call, reader, is_told=told))
    if reader.is_council and judged and not reader.has_own_entry:
        parts.append(_council(call, is_told=told))
    if reader.is_curator and reader.has_own_entry:
        parts.append(Visible(entry=True, named=True, fields=_of(call, lambda one: not one.inner)))
    return _together(parts)


def _everything(call: Call, *, is_told: bool) -> Visible:
    return Visible(
        entry=True, named=True, fields=frozenset(one.id for one in call.kind.fields),
        progress=True, scores=True, to_author=True, proposed=True,
        outcome=is_told, place=is_told, history=True,
    )  # fmt: skip


def _own(call: Call, entry: Entry, *, is_told: bool) -> Visible:
    scores = is_told and call.kind.rules.show_own
    return Visible(
        entry=True, named=True, fields=frozenset(one.id for one in call.kind.fields),
        progress=True, scores=scores, to_author=is_told or entry.status is EntryStatus.RETURNED,
        outcome=is_told, place=scores, history=True,
    )  # fmt: skip


def _expert(call: Call, reader: Reader, *, is_told: bool) -> Visible:
    is_blind = call.kind.rules.blind is not Blind.NONE and not is_told
    fields = _of(call, lambda one: not one.inner and not (is_blind and names_author(one)))
    return Visible(
        entry=True, named=not is_blind, fields=fields, renamed=is_blind, progress=True,
        scores=reader.is_stage_over, outcome=is_told, place=is_told,
    )  # fmt: skip


def _council(call: Call, *, is_told: bool) -> Visible:
    return Visible(
        entry=True, named=True, fields=_of(call, lambda one: not one.inner), progress=True,
        scores=True, to_author=True, proposed=True, outcome=is_told, place=is_told,
    )  # fmt: skip


def _public(call: Call, entry: Entry, *, is_told: bool) -> Visible:
    if not is_told or entry.status is not EntryStatus.SETTLED:
        return Visible()
    return Visible(
        entry=True, named=True, fields=_of(call, lambda one: one.public and not one.inner),
        outcome=True, place=True,
    )  # fmt: skip


def names_author(field: FieldSpec) -> bool:
    """Returns whether an answer may say whose entry it is: titles and what is marked do not."""
    return field.type in NAMING and not field.anonymous and not field.public


def _of(call: Call, is_shown: Callable[[FieldSpec], bool]) -> frozenset[str]:
    return frozenset(one.id for one in call.kind.fields if is_shown(one))


def _together(parts: Iterable[Visible]) -> Visible:
    """Returns the union; files keep their names only if a role allows it."""
    known = list(parts)
    every = {
        name: any(getattr(one, name) for one in known)
        for name in Visible.__slots__
        if name not in {"fields", "renamed"}
    }
    fields = frozenset[str]().union(*(one.fields for one in known))
    shown = [one for one in known if one.fields]
    renamed = bool(shown) and all(one.renamed for one in shown)
    return Visible(fields=fields, renamed=renamed, **every)


def redacted(entry: Entry, seen: Visible) -> Entry:
    """Returns the entry without what the reader may not see."""
    return replace(
        entry,
        answers={name: value for name, value in entry.answers.items() if name in seen.fields},
        organization=entry.organization if seen.named else None,
        proposed=entry.proposed if seen.proposed else None,
        outcome=entry.outcome if seen.outcome else None,
        place=entry.place if seen.place else None,
        total=entry.total if seen.place or seen.scores else None,
        reason=entry.reason if seen.history else None,
    )


def shown_files(entry: Entry, files: Iterable[EntryFile], seen: Visible) -> tuple[EntryFile, ...]:
    """Returns the files that the reader may see, renamed if their names may name the author."""
    shown = [one for one in files if one.field in seen.fields]
    if not seen.renamed:
        return tuple(shown)
    return tuple(
        replace(one, name=f"{entry.code}-{at}{PurePath(one.name).suffix}")
        for at, one in enumerate(shown, 1)
    )
