"""Effects of moves of requests for a lost account."""

from dataclasses import dataclass, replace

from district.errors import AccountHasRole, OutOfDate, TakenTwice
from district.ids import AccountMoveId, PersonId
from district.letters import LetterKind, new_letter
from district.people.accounts import (
    FOUND,
    PROTEST_TIME,
    AccountMove,
    AccountNews,
    Found,
    Known,
    LostFacts,
    MoveStatus,
)
from district.requests.request import Move, Request, RequestStatus, Step
from services.people.accounts import found_of
from services.people.name_search import nearest_named, typed_names
from services.requests.request_kinds import KindEffects
from storage.changes import note_change
from storage.database import Connection
from storage.leases import merge_alone
from storage.outbox import put_letters
from storage.people.accounts import (
    add_account_move,
    latest_account_move,
    people_with_roles,
    save_account_move,
    waiting_account_moves,
)
from storage.people.merging import conflicts_of, hold_people
from storage.people.names import people_named
from storage.people.organizations import find_organization_facts
from storage.people.people import get_people


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEffects(KindEffects):
    """`KindEffects` of lost accounts; the rest is in `services/people/accounts.py`."""

    async def hold(self, tx: Connection, request: Request) -> None:
        """Waits for merges, which lock before they change requests. Other moves touch no account,
        and those who make them may hold what a merge waits for.
        """
        if request.status in {RequestStatus.APPROVED, RequestStatus.SUBMITTED}:
            await merge_alone(tx)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """An approval starts the time to object; its undo, and an author who leaves, end it.

        Raises:
            OutOfDate: the chosen person is not found any more.
            AccountHasRole: an administrator has to merge the two.
            TakenTwice: the two cannot be one person.
        """
        if step.move is Move.APPROVE:
            await self._confirm(tx, request, step)
        elif step.move is Move.UNDO:
            await self._stop(tx, request)

    async def _confirm(self, tx: Connection, request: Request, step: Step) -> None:
        chosen = next(
            (one for one in await _found(tx, request) if str(one.person.id) == step.seen), None
        )
        if chosen is None or step.by is None:
            raise OutOfDate
        person, newcomer = chosen.person.id, request.author
        await hold_people(tx, person, newcomer)
        if await people_with_roles(tx, [person, newcomer]):
            raise AccountHasRole
        if await conflicts_of(tx, person, newcomer):
            raise TakenTwice
        if await waiting_account_moves(tx, [person, newcomer]):
            raise OutOfDate
        made = await add_account_move(
            tx,
            AccountMove(
                id=AccountMoveId(0),
                request=request.id,
                person=person,
                newcomer=newcomer,
                status=MoveStatus.WAITING,
                confirmed_by=step.by,
                confirmed_at=step.now,
                moves_at=step.now + PROTEST_TIME,
            ),
        )
        details = {"newcomer": newcomer, "request": request.id}
        await note_change(tx, step.now, step.by, "person", person, "account-confirmed", details)
        news = AccountNews.MOVES
        letter = new_letter(
            LetterKind.ACCOUNT_NEWS, person, step.now, f"{made.id}:{news}:{person}",
            move=made.id, news=news,
        )  # fmt: skip
        await put_letters(tx, [letter])

    async def _stop(self, tx: Connection, request: Request) -> None:
        seen = await latest_account_move(tx, request.id)
        if seen is not None and seen.status is MoveStatus.WAITING:
            stopped = replace(seen, status=MoveStatus.STOPPED, version=seen.version + 1)
            if not await save_account_move(tx, seen, stopped):
                raise OutOfDate

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        found = await latest_account_move(tx, request.id)
        return "moved-on" if found is not None and found.status is MoveStatus.DONE else None

    async def subject(self, connection: Connection, request: Request) -> LostFacts:
        known = Known.of(request.facts or {})
        facts = LostFacts(known=known, move=await latest_account_move(connection, request.id))
        there = (
            await find_organization_facts(connection, known.organization)
            if known.organization
            else None
        )
        if there is None:
            return facts
        return replace(facts, organization=there.organization.name, municipality=there.municipality)

    async def whole_subject(self, connection: Connection, request: Request) -> LostFacts:
        """With the people who may be meant, while the request waits: only for deciders."""
        facts = await self.subject(connection, request)
        if request.status is not RequestStatus.SUBMITTED:
            return facts
        return replace(facts, found=tuple(await _found(connection, request)))


async def _found(tx: Connection, request: Request) -> list[Found]:
    """Returns people of the municipality with a name like the one that was known."""
    typed = Known.of(request.facts or {}).name
    named = await people_named(tx, typed_names(typed), [request.place.district])
    known = await get_people(tx, [one for one in named if one != request.author])
    there = [
        known[one]
        for one in named
        if one in known
        and (profile := known[one].profile) is not None
        and profile.municipality.id == request.place.municipality
    ]
    near = nearest_named(typed, there, lambda one: one)[:FOUND]
    return await found_of(tx, [PersonId(one.id) for one in near])
