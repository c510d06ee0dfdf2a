"""Queries of unfinished forms: at most one of each form and subject per person."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, select

from district.drafts import Draft
from district.ids import DraftId, PersonId
from storage.database import Connection
from storage.records import Record
from storage.tables import drafts
from storage.upsert import put

_FIND = select(drafts).where(
    drafts.c.person_id == bindparam("person"),
    drafts.c.form == bindparam("form"),
    drafts.c.about == bindparam("about"),
)
_OF_PERSON = (
    select(drafts)
    .where(drafts.c.person_id == bindparam("person"))
    .order_by(drafts.c.touched_at.desc())
)
_OF_PEOPLE = select(drafts).where(drafts.c.person_id.in_(bindparam("people", expanding=True)))
_DROP = (
    delete(drafts)
    .where(drafts.c.id.in_(bindparam("drafts", expanding=True)))
    .returning(drafts.c.id)
)


_DRAFT = Record(Draft, drafts)


async def find_drafts(
    tx: Connection, wanted: Iterable[tuple[PersonId, str, str]]
) -> dict[tuple[PersonId, str, str], Draft]:
    """Returns drafts of several people, by form and subject, with one statement."""
    people = list({person for person, _, _ in wanted})
    found = await _DRAFT.all(tx, _OF_PEOPLE, people=people)
    return {(draft.person, draft.form, draft.about): draft for draft in found}


async def hold_draft(tx: Connection, person: PersonId, form: str, about: str = "") -> Draft | None:
    """Locks the draft being sent.

    A concurrent second sending waits and then does not find it, so the caller looks for its result
    instead.
    """
    return await _DRAFT.find(tx, _FIND.with_for_update(), person=person, form=form, about=about)


async def drafts_of(tx: Connection, person: PersonId) -> list[Draft]:
    """Returns the person's drafts, last used first."""
    return await _DRAFT.all(tx, _OF_PERSON, person=person)


async def people_with_draft(tx: Connection, form: str, about: str) -> list[PersonId]:
    """Returns the people who have an unfinished form about a subject."""
    query = select(drafts.c.person_id).where(drafts.c.form == form, drafts.c.about == about)
    return [PersonId(one) for one in (await tx.execute(query)).scalars()]


async def drop_drafts_about(tx: Connection, form: str, about: str) -> None:
    """Deletes everyone's draft of a form about a subject."""
    await tx.execute(delete(drafts).where(drafts.c.form == form, drafts.c.about == about))


async def save_drafts(tx: Connection, forms: Iterable[Draft]) -> None:
    """Upserts drafts.

    A draft replaces an earlier one of the same person, form and subject, also within `forms`.
    """
    await put(tx, drafts, ("person_id", "form", "about"), [_DRAFT.columns(one) for one in forms])


async def drop_draft(tx: Connection, draft: DraftId) -> bool:
    """Deletes a draft. Returns False if it was already gone: a form is sent or cancelled once."""
    return draft in await drop_drafts(tx, [draft])


async def drop_drafts(tx: Connection, ids: Iterable[DraftId]) -> set[DraftId]:
    """Deletes drafts and returns the ids that existed."""
    dropped = await tx.execute(_DROP, {"drafts": list(ids)})
    return {DraftId(one) for one in dropped.scalars()}
