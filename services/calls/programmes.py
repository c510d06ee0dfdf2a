"""Programmes of calls: made by buttons, published to speakers and to all, changed later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from district.calls.call import Call, leads
from district.calls.entry import Entry
from district.calls.programme import (
    BEFORE,
    Programme,
    ProgrammeFacts,
    ProgrammeNews,
    Speaking,
    empty_plan,
    has_place,
    has_programme,
)
from district.errors import NotFound, OutOfDate
from district.ids import CallId, EntryId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor
from district.programme import Edit, Plan, Spot, read_start, to_be_told
from services.service import Service
from storage.calls.calls import get_call
from storage.calls.entries import entries_of_call, get_entry, team_of, teams_of
from storage.calls.programmes import find_programme, put_programme
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Programmes(Service):
    async def get(self, actor: Actor, call: CallId) -> ProgrammeFacts:
        """
        Raises:
            NotFound: there is no such call, or it has no programme.
        """
        async with self.database.read() as connection:
            found = await _with_programme(connection, call)
            return await self._facts(connection, actor, found)

    async def change(self, actor: Actor, call: CallId, edit: Edit) -> ProgrammeFacts:
        """Changes the programme that is being made; speakers are told when it is published.

        Raises:
            NotFound: see `get`, or the actor does not lead the call.
        """
        async with self.database.write() as tx:
            found = await _led(tx, actor, call)
            programme, _ = await _current(tx, found)
            await put_programme(tx, replace(programme, plan=edit(programme.plan)))
            return await self._facts(tx, actor, found)

    async def begin_at(
        self, actor: Actor, call: CallId, section: int | None, typed: str
    ) -> ProgrammeFacts:
        """Sets beginning and place of a section; None: of all.

        Raises:
            NotFound: see `change`.
            BadInput: see `read_start`.
        """
        spot = read_start(typed, self.clock(), self.calendar)

        def edit(plan: Plan) -> Plan:
            for number in range(len(plan.sections)) if section is None else [section]:
                plan = plan.changed(number, starts_at=spot.at, place=spot.place)
            return plan

        return await self.change(actor, call, edit)

    async def publish(self, actor: Actor, call: CallId) -> tuple[ProgrammeFacts, int]:
        """Publishes the programme, and tells those whose time or place is new. Idempotent. Returns
        it with the number of talks whose speakers are told.

        Raises:
            NotFound: see `change`.
            OutOfDate: no section has a beginning.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found = await _led(tx, actor, call)
            programme, entries = await _current(tx, found)
            if not programme.plan.spots():
                raise OutOfDate
            changed = to_be_told(programme.published, programme.plan)
            people = await teams_of(tx, [entries[one] for one in changed])
            known = programme.published.spots() if programme.published else {}
            await put_programme(tx, replace(programme, published=programme.plan, published_at=now))
            await put_letters(
                tx,
                [
                    letter
                    for entry, spot in changed.items()
                    for person in people[entry]
                    for letter in _letters(entry, person, spot, now, is_moved=entry in known)
                ],
            )
            return await self._facts(tx, actor, found), len(changed)

    async def letter_facts(
        self, person: PersonId, entry: EntryId, at: datetime
    ) -> tuple[Call, Entry, Spot]:
        """Returns the facts of a letter to a speaker.

        Raises:
            NotFound: not an entry of the person.
            OutOfDate: the time is another one now, or it has begun.
        """
        async with self.database.read() as connection:
            found = await get_entry(connection, entry)
            call = await get_call(connection, found.call)
            programme = await find_programme(connection, call.id)
            team = await team_of(connection, found)
        if person not in team:
            raise NotFound
        published = programme.published if programme else None
        spot = published.spots().get(entry) if published else None
        if spot is None or spot.at != at or at <= self.clock() or not has_place(call, found):
            raise OutOfDate
        return call, found, spot

    async def _facts(self, tx: Connection, actor: Actor, call: Call) -> ProgrammeFacts:
        programme, entries = await _current(tx, call)
        is_led = leads(actor, call)
        # The time of a talk that is gone stays empty until the programme is published anew.
        plan = programme.plan if is_led else programme.published or Plan()
        placed = [entries[one] for one in plan.entries if one in entries]
        return ProgrammeFacts(
            call=call,
            plan=plan,
            talks=await _talks(tx, actor.id, placed),
            is_led=is_led,
            is_published=programme.published is not None,
            untold=len(to_be_told(programme.published, programme.plan)),
        )


async def _with_programme(tx: Connection, call: CallId, *, hold: bool = False) -> Call:
    found = await get_call(tx, call, hold=hold)
    if not has_programme(found):
        raise NotFound
    return found


async def _led(tx: Connection, actor: Actor, call: CallId) -> Call:
    found = await _with_programme(tx, call, hold=True)
    if not leads(actor, found):
        raise NotFound
    return found


async def _current(tx: Connection, call: Call) -> tuple[Programme, Mapping[EntryId, Entry]]:
    """Returns the programme with the talks that have a place now, and their entries."""
    found = await find_programme(tx, call.id)
    entries = {one.id: one for one in await entries_of_call(tx, call.id) if has_place(call, one)}
    programme = found or Programme(call=call.id, plan=empty_plan(call))
    nominations = {one.id: one.nomination or "" for one in entries.values()}
    return replace(programme, plan=programme.plan.only(nominations)), entries


async def _talks(
    tx: Connection, reader: PersonId, entries: Iterable[Entry]
) -> dict[EntryId, Speaking]:
    entries = list(entries)
    speakers = await teams_of(tx, entries)
    people = await get_people(tx, {one for those in speakers.values() for one in those})
    talks = {}
    for entry in entries:
        profiles = [people[one].profile for one in speakers[entry.id] if one in people]
        known = [one for one in profiles if one is not None]
        talks[entry.id] = Speaking(
            title=entry.title,
            names=tuple(one.name.short for one in known),
            organization=known[0].organization.name if known else "",
            is_own=reader in speakers[entry.id],
        )
    return talks


def _letters(
    entry: EntryId, person: PersonId, spot: Spot, now: datetime, *, is_moved: bool
) -> list[NewLetter]:
    """Returns the news and the reminders that become due later; a reminder of a time that has
    changed is not sent.
    """
    news = ProgrammeNews.MOVED if is_moved else ProgrammeNews.PLACED
    due = {news: now, **{one: spot.at - before for one, before in BEFORE.items()}}
    return [
        new_letter(
            LetterKind.PROGRAMME_NEWS if one is news else LetterKind.PROGRAMME_REMINDER,
            person,
            at,
            f"{entry}:{person}:{one}:{spot.at.isoformat()}"
            + (f":{now.isoformat()}" if one is news else ""),
            entry=entry,
            news=one,
            at=spot.at.isoformat(),
        )
        for one, at in due.items()
        if at >= now
    ]
