"""Moves of requests with their side effects: history, subject, cards, letters.

The first decision wins: a request is read and moved before the transaction, which begins with a
compare-and-set on the status. A later decision changes nothing and its person sees the first one.
"""

from dataclasses import dataclass
from datetime import timedelta

from district.clock import Calendar
from district.errors import AlreadyDecided, NotOpen, OutOfDate
from district.letters import LetterKind, NewLetter, letter_key, new_letter
from district.requests.request import HistoryEntry, Move, Request, RequestStatus, Step
from services.requests.request_kinds import Kinds
from services.requests.routing import deal, letters_about
from services.working_days import with_days_off
from storage.cards import request_cards
from storage.database import Connection
from storage.outbox import put_letters, void_letter
from storage.people.people import get_people
from storage.requests.requests import add_history, get_request, latest_entry, save_move

_TO_AUTHOR = {
    Move.APPROVE: LetterKind.REQUEST_DECIDED,
    Move.REJECT: LetterKind.REQUEST_DECIDED,
    Move.RETURN: LetterKind.REQUEST_DECIDED,
    Move.UNDO: LetterKind.REQUEST_UNDONE,
    Move.EXPIRE: LetterKind.REQUEST_EXPIRED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """`kinds` may be filled after construction, because kinds and engine refer to each other."""

    calendar: Calendar
    kinds: Kinds
    refusal_waits: timedelta

    async def moved(
        self, connection: Connection, seen: Request, step: Step, decider_name: str | None = None
    ) -> Request:
        """Returns the request after the step.

        Raises:
            AlreadyDecided, NotOpen, UndoTooLate, Empty: see `Request.moved`.
        """
        calendar = self.calendar
        if seen.needs_working_days(step.move):
            calendar = await with_days_off(connection, calendar)
        return seen.moved(
            step.move,
            by=step.by,
            now=step.now,
            calendar=calendar,
            reason=step.reason,
            decider_name=decider_name,
            behalf=step.behalf,
        )

    async def save(self, tx: Connection, seen: Request, moved: Request, step: Step) -> Request:
        """Saves the move with its side effects, or raises to roll the transaction back.

        Raises:
            AlreadyDecided, NotOpen, OutOfDate: the request has changed since `seen` was read.
        """
        await self.kinds[moved.kind].hold(tx, moved)
        if not await save_move(tx, seen, moved):
            raise await _overtaken(tx, seen)
        number = await add_history(tx, entry_of(step, seen, moved))
        kind = self.kinds[moved.kind]
        await kind.on_move(tx, moved, step)
        if moved.status is RequestStatus.SUBMITTED:
            await self._wait_again(tx, moved, step)
        await request_cards.touch(tx, moved.id)
        if step.move is not Move.UNDO or not await self._forestalls(tx, seen):
            await put_letters(tx, _to_author(moved, step, number, self.refusal_waits))
        return moved

    @staticmethod
    async def _forestalls(tx: Connection, undone: Request) -> bool:
        """Voids the letter about a decision that is undone. Returns False if it may have been sent,
        so that the author has to be informed about the undo.
        """
        entry = await latest_entry(tx, undone.id, undone.status)
        return await void_letter(tx, letter_key(LetterKind.REQUEST_DECIDED, entry))

    async def _wait_again(self, tx: Connection, moved: Request, step: Step) -> None:
        """Assigns the request again: roles may have changed since."""
        routing = await deal(tx, moved, step.now)
        if step.move is Move.RESUBMIT:
            kind, mark = LetterKind.REQUEST_ANSWERED, f":{moved.version}"
            await put_letters(tx, letters_about(kind, moved, routing.people, step.now, mark))


def entry_of(step: Step, seen: Request | None, moved: Request) -> HistoryEntry:
    """Returns the history entry of a step."""
    return HistoryEntry(
        request=moved.id,
        move=step.move,
        source=seen.status if seen else None,
        target=moved.status,
        at=step.now,
        person=step.by,
        how=step.how,
        reason=step.reason,
        note=step.note,
        behalf=step.behalf,
    )


async def decider_of(connection: Connection, request: Request) -> str | None:
    """Returns the decider's short name («Гаджиев М. А.»), or None."""
    if request.decided_by is not None or request.decider is None:
        return request.decided_by
    found = (await get_people(connection, [request.decider])).get(request.decider)
    return found.profile.name.short if found and found.profile else None


async def _overtaken(tx: Connection, seen: Request) -> AlreadyDecided | NotOpen | OutOfDate:
    now = await get_request(tx, seen.id)
    if now.status is seen.status:
        # Decided and undone concurrently: there is no decision to name.
        return OutOfDate()
    return now.refusal(await decider_of(tx, now))


def _to_author(
    moved: Request, step: Step, number: int, refusal_waits: timedelta
) -> list[NewLetter]:
    kind = _TO_AUTHOR.get(step.move)
    if kind is None:
        return []
    due = step.now + refusal_waits if step.move is Move.REJECT else step.now
    return [new_letter(kind, moved.author, due, number, request=moved.id, entry=number)]
