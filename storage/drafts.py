"""Queries of unfinished forms: at most one of each kind per person."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from district.drafts import Draft
from district.ids import DraftId, PersonId
from storage.tables import drafts

_FIND = select(drafts).where(
    drafts.c.person_id == bindparam("person"), drafts.c.form == bindparam("form")
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


def _saving(insert: Any) -> Any:
    statement = insert(drafts)
    return statement.on_conflict_do_update(
        index_elements=["person_id", "form"],
        set_={column.name: statement.excluded[column.name] for column in drafts.c},
    )


_SAVE = {"sqlite": _saving(sqlite_insert), "postgresql": _saving(postgresql_insert)}


async def find_drafts(
    connection: AsyncConnection, wanted: Iterable[tuple[PersonId, str]]
) -> dict[tuple[PersonId, str], Draft]:
    """Returns drafts of several people with one statement."""
    people = list({person for person, _ in wanted})
    found = map(_draft_of, await connection.execute(_OF_PEOPLE, {"people": people}))
    return {(draft.person, draft.form): draft for draft in found}


async def hold_draft(connection: AsyncConnection, person: PersonId, form: str) -> Draft | None:
    """Locks the draft being sent.

    A concurrent second sending waits and then does not find it, so the caller looks for its result
    instead.
    """
    query = _FIND.with_for_update()
    row = (await connection.execute(query, {"person": person, "form": form})).one_or_none()
    return None if row is None else _draft_of(row)


async def drafts_of(connection: AsyncConnection, person: PersonId) -> list[Draft]:
    """Returns the person's drafts, last used first."""
    return [_draft_of(row) for row in await connection.execute(_OF_PERSON, {"person": person})]


async def save_drafts(connection: AsyncConnection, forms: Iterable[Draft]) -> None:
    """Upserts drafts.

    A draft replaces an earlier one of the same person and kind, also within `forms`.
    """
    rows = [
        {
            "id": draft.id,
            "person_id": draft.person,
            "form": draft.form,
            "step": draft.step,
            "answers": draft.answers,
            "touched_at": draft.touched_at,
            "touched_by": draft.touched_by,
        }
        for draft in forms
    ]
    await connection.execute(_SAVE[connection.dialect.name], rows)


async def drop_draft(connection: AsyncConnection, draft: DraftId) -> bool:
    """Deletes a draft. Returns False if it was already gone: a form is sent or cancelled once."""
    return draft in await drop_drafts(connection, [draft])


async def drop_drafts(connection: AsyncConnection, ids: Iterable[DraftId]) -> set[DraftId]:
    """Deletes drafts and returns the ids that existed."""
    dropped = await connection.execute(_DROP, {"drafts": list(ids)})
    return {DraftId(one) for one in dropped.scalars()}


def _draft_of(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(
        id=DraftId(row.id),
        person=PersonId(row.person_id),
        form=row.form,
        step=row.step,
        answers=row.answers,
        touched_at=row.touched_at,
        touched_by=row.touched_by,
    )
