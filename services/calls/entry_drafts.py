"""Drafts of entries: the call that a form is for, and reminders before the call closes."""

from dataclasses import dataclass
from datetime import timedelta

from district.calls.call import Call, CallStatus, Phase
from district.calls.entry_form import about_call
from district.drafts import Form
from district.errors import NotFound, OutOfDate
from district.ids import CallId, PersonId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from services.service import Service
from storage.calls.calls import calls_closed_between, get_call
from storage.calls.entries import unsent_drafts
from storage.drafts import find_drafts
from storage.outbox import put_letters

AHEAD = (timedelta(hours=24), timedelta(hours=72))
"""How long before the close; the nearest that has come counts."""
UNTOUCHED = timedelta(hours=6)
"""A form that is being filled in needs no reminder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDrafts(Service):
    async def call(self, actor: Actor, number: CallId) -> Call:
        """Returns the call of a form.

        Raises:
            NotFound: there is no such call, or it is of another district than the actor.
        """
        async with self.database.read() as tx:
            call = await get_call(tx, number)
        profile = actor.person.profile
        is_of_district = profile is not None and profile.municipality.district == call.district
        if not is_of_district:
            raise NotFound
        return call

    async def tick(self) -> None:
        """Writes each reminder once: its key names the call, the person and how long is left."""
        now = self.clock()
        async with self.database.write() as tx:
            closing = await calls_closed_between(tx, now, now + max(AHEAD))
            nearest: dict[timedelta, dict[str, CallId]] = {}
            for call, closes in closing.items():
                ahead = min(one for one in AHEAD if closes <= now + one)
                nearest.setdefault(ahead, {})[about_call(call)] = call
            for ahead, calls in nearest.items():
                unsent = await unsent_drafts(tx, calls, now - UNTOUCHED)
                hours = int(ahead / timedelta(hours=1))
                letters = [
                    new_letter(
                        LetterKind.ENTRY_UNSENT,
                        person,
                        now,
                        f"{calls[about]}:{person}:{hours}",
                        call=calls[about],
                    )
                    for person, about in unsent
                ]
                await put_letters(tx, letters)

    async def unsent(self, reader: PersonId, number: CallId, *, closed: bool = False) -> Call:
        """Returns the call of a reminder, or of the letter that it has closed.

        Raises:
            OutOfDate: the entry was sent or cancelled, or the call has closed or is open again.
        """
        now = self.clock()
        async with self.database.read() as tx:
            call = await get_call(tx, number)
            key = (reader, Form.ENTRY, about_call(number))
            is_over = call.phase(now) is Phase.CLOSED and call.status is not CallStatus.CANCELLED
            is_so = is_over if closed else call.is_open(now)
            if not is_so or key not in await find_drafts(tx, [key]):
                raise OutOfDate
            return call
