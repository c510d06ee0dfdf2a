"""Effects of request moves on entries: the admission to a call."""

from collections.abc import Collection

from district.calls.entry import EntryMove, EntrySubject
from district.calls.kind import Blind
from district.ids import EntryId
from district.requests.request import Move, Request, Step
from district.territory import Transfer
from services.calls.entry_moves import EntryMoves
from services.requests.request_kinds import KindEffects
from storage.calls.calls import get_call
from storage.calls.entries import files_of, get_entry, move_entry, people_of_entry, pupils_of_entry
from storage.calls.reviews import reviews_of_entry
from storage.database import Connection

_ENDS = {
    Move.REJECT: EntryMove.REFUSE,
    Move.WITHDRAW: EntryMove.WITHDRAW,
    Move.EXPIRE: EntryMove.EXPIRE,
}


class EntryEffects(KindEffects):
    """`KindEffects` of entries; use cases of authors are in `services/calls/entries.py`."""

    def __init__(self, *, moves: EntryMoves) -> None:
        self._moves = moves

    async def hold(self, tx: Connection, request: Request) -> None:
        peeked = await get_entry(tx, EntryId(request.subject_id))
        await get_call(tx, peeked.call, hold=True)
        await get_entry(tx, peeked.id, hold=True)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """
        Raises:
            OutOfDate: the entry was settled meanwhile, or the call is over.
        """
        seen = await get_entry(tx, EntryId(request.subject_id))
        call = await get_call(tx, seen.call)
        if step.move is Move.APPROVE:
            await self._moves.admit(tx, call, seen, step.now, step.by)
        elif step.move is Move.RETURN:
            await self._moves.give_back(tx, call, seen, step.reason, step.now, step.by)
        elif step.move is Move.UNDO:
            await move_entry(
                tx, seen, EntryMove.UNDO, step.now, step.by, reason=None, answer_by=None
            )
        elif step.move in _ENDS and seen.can(_ENDS[step.move]):
            await self._moves.end(tx, seen, _ENDS[step.move], step.now, step.by, reason=step.reason)

    async def municipality_moved(self, tx: Connection, transfer: Transfer) -> Collection[int]:
        """Entries stay in the district of their call."""
        return ()

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        seen = await get_entry(tx, EntryId(request.subject_id), hold=True)
        if not seen.can(EntryMove.UNDO):
            return "judged"
        return "judged" if await reviews_of_entry(tx, seen.id) else None

    async def subject(self, connection: Connection, request: Request) -> EntrySubject:
        entry = await get_entry(connection, EntryId(request.subject_id))
        call = await get_call(connection, entry.call)
        files = await files_of(connection, entry.id)
        is_blind = call.kind.rules.blind is not Blind.NONE
        return EntrySubject(
            entry=entry,
            call=call.id,
            title=call.title,
            kind=call.kind,
            people=tuple(await people_of_entry(connection, entry.id)),
            pupils=len(await pupils_of_entry(connection, entry.id)),
            files=len(files),
            large=sum(one.is_large for one in files) if is_blind else 0,
        )
