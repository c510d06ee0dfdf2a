"""Queries of the outbox of letters."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, literal_column, select, update

from district.ids import LetterId, PersonId
from district.letters import LETTERS, Guarantee, Letter, LetterKind, LetterStatus, NewLetter
from storage.compare_and_set import compare_and_set
from storage.database import Connection, mark_outbound
from storage.records import Record
from storage.tables import outbox, persons
from storage.upsert import add_missing

_LETTER = Record(Letter, outbox)
_PENDING = outbox.c.status.in_(
    [literal_column(f"'{status}'") for status in (LetterStatus.DUE, LetterStatus.SENDING)]
)
"""Must match the condition of the partial index literally, or SQLite does not use it."""
_SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("letter"))
    .values(
        status=bindparam("became"),
        message_id=bindparam("message"),
        last_error=bindparam("error"),
        sent_at=bindparam("sent"),
        attempts=outbox.c.attempts + 1,
    )
)
_ERASED = select(persons.c.id).where(
    persons.c.id.in_(bindparam("people", expanding=True)), persons.c.deleted_at.is_not(None)
)
OLD_LETTERS = delete(outbox).where(
    outbox.c.created_at < bindparam("before"),
    outbox.c.status.not_in([LetterStatus.DUE, LetterStatus.SENDING]),
)
"""Letters that have ended. Their keys go too: a tick that relies on a key must look back for less
than their retention.
"""
VOIDED = "voided"
BEHIND = "behind an earlier letter"
"""Reason of a letter that waits for an earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of sending a letter."""

    letter: LetterId
    status: LetterStatus
    at: datetime
    message_id: int | None = None
    error: str | None = None


async def put_letters(tx: Connection, letters: Iterable[NewLetter]) -> None:
    """Adds letters in the caller's transaction.

    Idempotent by key. Letters to erased people are ignored.
    """
    letters = list(letters)
    if not letters:
        return
    people = {letter.person for letter in letters}
    erased = set((await tx.execute(_ERASED, {"people": list(people)})).scalars())
    rows = [
        {
            "dedup_key": letter.key,
            "person_id": letter.person,
            "kind": letter.kind,
            "payload": dict(letter.payload),
            "status": LetterStatus.DUE,
            "urgency": LETTERS[letter.kind].urgency,
            "created_at": letter.due_at,
            "due_at": letter.due_at,
            "attempts": 0,
        }
        for letter in letters
        if letter.person not in erased
    ]
    if rows:
        await add_missing(tx, outbox, rows)
        mark_outbound(tx)


async def hold_due_letters(
    tx: Connection, subject: str, *, urgent_from: datetime | None = None
) -> set[PersonId]:
    """Locks the letters not sent yet whose key begins with `subject`, and returns their recipients.

    They are rendered when sent, so they include changes made now. `urgent_from` makes them due
    then, at night too.
    """
    due = select(outbox.c.id, outbox.c.person_id, outbox.c.payload).where(
        _PENDING,
        outbox.c.status == LetterStatus.DUE,
        outbox.c.dedup_key.startswith(subject, autoescape=True),
    )
    found = list(await tx.execute(due.with_for_update()))
    for row in found if urgent_from else ():
        values = {"payload": {**row.payload, "urgent": True}, "due_at": urgent_from}
        await tx.execute(update(outbox).where(outbox.c.id == row.id).values(**values))
    if found and urgent_from:
        mark_outbound(tx)
    return {PersonId(row.person_id) for row in found}


async def void_letter(tx: Connection, key: str) -> bool:
    """Compare-and-set. Returns False if the letter may have been sent."""
    unclaimed = update(outbox).where(
        _PENDING,
        outbox.c.status == LetterStatus.DUE,
        outbox.c.dedup_key == key,
        outbox.c.attempts == 0,
    )
    return await compare_and_set(tx, unclaimed.values(status=LetterStatus.STALE, last_error=VOIDED))


async def letter_keys_since(
    tx: Connection, people: Collection[PersonId], kind: LetterKind, since: datetime
) -> list[str]:
    """Returns keys of letters of `kind` to any of `people` created after `since`."""
    query = select(outbox.c.dedup_key).where(
        outbox.c.person_id.in_(people), outbox.c.kind == kind, outbox.c.created_at > since
    )
    return list((await tx.execute(query)).scalars())


async def claim_letters(
    tx: Connection, now: datetime, limit: int, *, but: Collection[PersonId] = ()
) -> list[Letter]:
    """Claims due letters, urgent ones first, skipping people `but`.

    A claim is one statement, so no letter is claimed twice. Letters claimed but not settled when
    the process dies are found by `recover_letters`.
    """
    due = (
        select(outbox.c.id)
        .where(
            _PENDING,
            outbox.c.status == LetterStatus.DUE,
            outbox.c.due_at <= now,
            outbox.c.person_id.not_in(list(but)),
        )
        .order_by(outbox.c.urgency, outbox.c.due_at, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(outbox)
        .where(outbox.c.id.in_(due))
        .values(status=LetterStatus.SENDING)
        .returning(outbox)
    )
    letters = await _LETTER.all(tx, taken)
    ready = await _put_behind(tx, letters, now) if letters else []
    return sorted(ready, key=lambda letter: (LETTERS[letter.kind].urgency, letter.id))


async def _put_behind(tx: Connection, taken: list[Letter], now: datetime) -> list[Letter]:
    """Returns letters that overtake none: a letter waits for an earlier one of the same urgency to
    the same person that is being retried.
    """
    tried_again = select(outbox.c.id, outbox.c.person_id, outbox.c.urgency, outbox.c.due_at).where(
        _PENDING,
        outbox.c.status == LetterStatus.DUE,
        outbox.c.due_at > now,
        outbox.c.last_error.is_not(None),
        outbox.c.person_id.in_({letter.person for letter in taken}),
    )
    waiting = list(await tx.execute(tried_again))
    ready = []
    for letter in taken:
        until = max(
            (
                row.due_at
                for row in waiting
                if row.person_id == letter.person
                and row.urgency == LETTERS[letter.kind].urgency
                and row.id < letter.id
            ),
            default=None,
        )
        if until is None:
            ready.append(letter)
        else:
            await put_letter_off(tx, letter.id, until, error=BEHIND)
    return ready


async def settle_letters(tx: Connection, outcomes: Iterable[Outcome]) -> None:
    """Stores final results."""
    rows = [
        {
            "letter": one.letter,
            "became": one.status,
            "message": one.message_id,
            "error": one.error,
            "sent": one.at if one.status is LetterStatus.SENT else None,
        }
        for one in outcomes
    ]
    await tx.execute(_SETTLE, rows)


async def put_letter_off(
    tx: Connection,
    letter: LetterId,
    until: datetime,
    *,
    error: str | None = None,
    counts: bool = False,
) -> None:
    """Reschedules a letter to `until`. `counts`: a failed try, not a pause imposed by Telegram."""
    await tx.execute(
        update(outbox)
        .where(outbox.c.id == letter)
        .values(
            status=LetterStatus.DUE,
            due_at=until,
            last_error=error,
            attempts=outbox.c.attempts + int(counts),
        )
    )


async def next_due(tx: Connection, *, but: Collection[PersonId] = ()) -> datetime | None:
    """Returns the time of the next letter, not counting people `but`, or None."""
    soonest = select(func.min(outbox.c.due_at)).where(
        _PENDING, outbox.c.status == LetterStatus.DUE, outbox.c.person_id.not_in(list(but))
    )
    found: datetime | None = (await tx.execute(soonest)).scalar_one()
    return found


async def find_outcome(tx: Connection, key: str) -> tuple[LetterStatus | None, datetime | None]:
    """Returns status and sending time of the letter with that key."""
    found = await tx.execute(
        select(outbox.c.status, outbox.c.sent_at).where(outbox.c.dedup_key == key)
    )
    row = found.one_or_none()
    return (None, None) if row is None else (LetterStatus(row.status), row.sent_at)


async def recover_letters(tx: Connection) -> int:
    """Settles letters in flight when the process died: requeues at-least-once kinds (they may
    arrive twice) and marks the others unknown. Returns their number.
    """
    again = [kind for kind, rule in LETTERS.items() if rule.guarantee is Guarantee.AT_LEAST_ONCE]
    in_flight = update(outbox).where(_PENDING, outbox.c.status == LetterStatus.SENDING)
    repeated = await tx.execute(
        in_flight.where(outbox.c.kind.in_(again)).values(
            status=LetterStatus.DUE, attempts=outbox.c.attempts + 1
        )
    )
    unknown = await tx.execute(in_flight.values(status=LetterStatus.UNKNOWN))
    return repeated.rowcount + unknown.rowcount
