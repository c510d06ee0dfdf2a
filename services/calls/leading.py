"""Rights of leaders of a call, and letters to them."""

from datetime import datetime
from typing import Any

from district.calls.call import Call, leads
from district.errors import NotFound, OwnEntryHere
from district.ids import CallId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor, Role
from storage.calls.calls import get_call
from storage.calls.entries import has_own_entry
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_actor
from storage.people.roles import grants_in


async def get_led(tx: Connection, actor: Actor, number: CallId, *, hold: bool = False) -> Call:
    """`hold` locks the call until the transaction ends.

    Raises:
        NotFound: the actor does not lead the call.
        OwnEntryHere: the actor takes part in it.
    """
    call = await get_call(tx, number, hold=hold)
    if not leads(actor, call):
        raise NotFound
    if await has_own_entry(tx, call.id, actor.id):
        raise OwnEntryHere
    return call


async def tell_leaders(
    tx: Connection, call: Call, kind: LetterKind, fact: str | int, now: datetime, /, **payload: Any
) -> None:
    """Writes to the curators of the district, and to the head who has opened the call, unless they
    have an entry in it.
    """
    found = await grants_in(tx, call.district, [Role.CURATOR, Role.HEAD], now)
    grants = [one.grant for one in found]
    people = dict.fromkeys(
        one.person for one in grants if one.role is Role.CURATOR or one.person == call.created_by
    )
    told = [one for one in people if not await has_own_entry(tx, call.id, one)]
    await put_letters(tx, [new_letter(kind, one, now, f"{fact}:{one}", **payload) for one in told])


async def tell_opener(
    tx: Connection, call: Call, kind: LetterKind, fact: str | int, now: datetime, /, **payload: Any
) -> None:
    """Writes to the one who has opened the call; if they lead it no more, as `tell_leaders`."""
    opener = call.created_by
    if leads(await get_actor(tx, opener, now), call):
        await put_letters(tx, [new_letter(kind, opener, now, fact, **payload)])
    else:
        await tell_leaders(tx, call, kind, fact, now, **payload)
