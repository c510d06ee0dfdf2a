"""Queries of papers of calls: numbers that are used once, striking, verification."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, true, update

from district.calls.paper import CallPaper, Decision
from district.council.tally import ABSTAIN, AGAINST, FOR
from district.ids import EntryId, MotionId, PaperId, PersonId
from storage.database import Connection
from storage.records import Rows
from storage.tables import call_papers, hidden_lines, listings, motions, paper_numbers, protocols
from storage.upsert import add_missing, insert_into

_PAPERS: Rows[CallPaper, PaperId] = Rows(CallPaper, call_papers)
get_paper, add_papers = _PAPERS.of_id, _PAPERS.add_many
_LISTED = select(listings.c.entry_id).where(
    listings.c.entry_id.in_(bindparam("entries", expanding=True)), listings.c.hidden_at.is_(None)
)
_HIDDEN = select(hidden_lines.c.entry_id).where(hidden_lines.c.person_id == bindparam("person"))
_DECISION = (
    select(motions.c.outcome, protocols.c.number, protocols.c.day)
    .outerjoin(protocols, protocols.c.id == motions.c.protocol_id)
    .where(motions.c.id == bindparam("motion"))
)


async def take_ordinals(tx: Connection, series: str, year: int, count: int) -> range:
    """Returns the next `count` numbers of a series in a year.

    Other transactions that ask for some wait for the end of this one. A number is never taken
    again; an undone transaction leaves no gap.
    """
    key = {"series": series, "year": year}
    taken = (
        insert_into(tx, paper_numbers)
        .values(**key, last=count)
        .on_conflict_do_update(
            index_elements=list(key), set_={"last": paper_numbers.c.last + count}
        )
        .returning(paper_numbers.c.last)
    )
    last = int((await tx.execute(taken)).scalar_one())
    return range(last - count + 1, last + 1)


async def find_paper(tx: Connection, code: str) -> CallPaper | None:
    """Returns the paper of a code in a link."""
    return await _PAPERS.first(tx, code=code)


async def papers_of_entries(
    tx: Connection, entries: Collection[EntryId]
) -> dict[EntryId, list[CallPaper]]:
    return await _PAPERS.of_each(tx, "entry_id", entries)


async def strike_papers(
    tx: Connection, entry: EntryId, reason: str, now: datetime, pupil: int | None = None
) -> list[CallPaper]:
    """Strikes the papers of the entry, or of its pupil, that are not struck, and returns them."""
    struck = (
        update(call_papers)
        .where(
            call_papers.c.entry_id == entry,
            call_papers.c.struck_at.is_(None),
            true() if pupil is None else call_papers.c.pupil_id == pupil,
        )
        .values(struck_at=now, reason=reason)
        .returning(*call_papers.c)
    )
    return await _PAPERS.all(tx, struck)


async def find_decision(tx: Connection, motion: MotionId) -> Decision | None:
    """Returns the result of a counted motion."""
    row: Any = (await tx.execute(_DECISION, {"motion": motion})).first()
    if row is None or row.outcome is None:
        return None
    counts = row.outcome["counts"]
    return Decision(
        protocol=row.number,
        day=row.day,
        for_=counts.get(FOR, 0),
        against=counts.get(AGAINST, 0),
        abstained=counts.get(ABSTAIN, 0),
    )


async def listed_of(tx: Connection, entries: Collection[EntryId]) -> set[EntryId]:
    """Returns those that are shown in the bank."""
    return set((await tx.execute(_LISTED, {"entries": list(entries)})).scalars())


async def hidden_of(tx: Connection, person: PersonId) -> set[EntryId]:
    """Returns the entries whose lines the person has hidden."""
    return set((await tx.execute(_HIDDEN, {"person": person})).scalars())


async def hide_line(tx: Connection, person: PersonId, entry: EntryId, *, is_hidden: bool) -> None:
    """Hides a line of the person's portfolio, or shows it again. Idempotent."""
    key = {"person_id": person, "entry_id": entry}
    if is_hidden:
        await add_missing(tx, hidden_lines, [key])
    else:
        await tx.execute(delete(hidden_lines).filter_by(**key))
