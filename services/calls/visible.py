"""An entry as one reader may see it: loaded here for every screen, file and letter."""

from collections.abc import Iterable, Sequence
from typing import Any

from district.calls.call import Call
from district.calls.entry import Entry, EntryPerson
from district.calls.kind import FieldSpec, FieldType, label_of
from district.calls.visible import EntryFacts, Reader, redacted, shown_files, visible
from district.ids import OrganizationId
from district.topics import Label
from storage.calls.entries import files_of, people_of_entry, pupils_of_entry
from storage.database import Connection
from storage.people.organizations import organizations_among
from storage.people.people import get_person
from storage.topics import get_topics


async def shown_entry(
    tx: Connection,
    call: Call,
    entry: Entry,
    reader: Reader,
    people: Sequence[EntryPerson] | None = None,
) -> EntryFacts:
    """Returns what the reader may see of an entry. `people`: its co-authors, if they are known."""
    seen = visible(call, entry, reader)
    shown = redacted(entry, seen)
    fields = [one for one in call.kind.fields if one.id in seen.fields]
    types = {one.type for one in fields}
    if people is None:
        people = await people_of_entry(tx, entry.id) if FieldType.PEOPLE in types else ()
    pupils = await pupils_of_entry(tx, entry.id) if FieldType.PUPILS in types else ()
    files = await files_of(tx, entry.id) if FieldType.FILES in types else ()
    author = await get_person(tx, entry.author) if seen.named else None
    answers = [(one, shown.answers[one.id]) for one in fields if one.id in shown.answers]
    return EntryFacts(
        call=call,
        entry=shown,
        author=author if author is not None and author.profile is not None else None,
        people=tuple(one for one in people if one.field in seen.fields),
        pupils=tuple(pupils),
        files=shown_files(entry, files, seen),
        names=await _names(tx, answers),
        visible=seen,
        reader=reader,
    )


async def _names(tx: Connection, answers: Iterable[tuple[FieldSpec, Any]]) -> dict[str, Label]:
    """Returns the names of topics and organizations in the answers, by id."""
    ids = {
        kind: [value for spec, value in answers if spec.type is kind]
        for kind in (FieldType.TOPIC, FieldType.ORGANIZATION)
    }
    names = dict[str, Label]()
    if topics := ids[FieldType.TOPIC]:
        names |= {str(id_): one.label for id_, one in (await get_topics(tx, topics)).items()}
    places = [OrganizationId(int(one)) for one in ids[FieldType.ORGANIZATION]]
    for one in await organizations_among(tx, places):
        names[str(one.organization.id)] = label_of(one.organization.name)
    return names
