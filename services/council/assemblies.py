"""Assemblies: the queue of speakers, and the protocol of what the delegates resolved."""

from dataclasses import dataclass

from district.activities.activity import Activity
from district.activities.agenda import agenda_of, at_hand
from district.activities.organizers import ensure_holds, may_hold
from district.council.assembly import (
    AssemblyFacts,
    Speaker,
    SpeakerMove,
    SpeakerStatus,
    is_held,
    moved_up,
    waiting,
)
from district.errors import NotDelegate, NotFound, NotInThisState, SpeakersClosed
from district.ids import ActivityId, PersonId, ProtocolId, SpeakerId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from services.council.motion_reading import MotionReading
from services.council.motions import Motions
from services.service import Service
from storage.activities.activities import get_activity
from storage.cards import assembly_cards
from storage.council.electorate import delegates, people_at
from storage.council.motions import motions_of_meeting
from storage.council.speakers import add_speaker, close_speakers, save_speaker, speakers_of
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_actor, get_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Assemblies(Service):
    motions: Motions

    async def facts(self, actor: Actor, number: ActivityId) -> AssemblyFacts:
        """
        Raises:
            NotFound: there is no such assembly, or the actor neither organizes nor attends it.
        """
        now = self.calendar.local(self.clock())
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
            agenda = agenda_of(activity.description or "")
            is_today = self.calendar.local(activity.starts_at).date() == now.date()
            people = set(await delegates(connection, number))
            leads = may_hold(actor, activity)
            if not is_held(activity) or not (leads or actor.id in people):
                raise NotFound
            found = await speakers_of(connection, number)
            lines = await motions_of_meeting(connection, number)
            return AssemblyFacts(
                activity=activity,
                reader=actor.id,
                speakers=tuple(found),
                people=await get_people(connection, {one.person for one in found}),
                delegates=len(people),
                present=len(people & await people_at(connection, number)),
                is_delegate=actor.id in people,
                leads=leads,
                motions=await MotionReading().lines(connection, actor.id, lines),
                agenda=agenda,
                at_hand=at_hand(agenda, now.time()) if is_today else None,
            )

    async def card_facts(self, reader: PersonId, number: ActivityId) -> AssemblyFacts:
        """
        Raises:
            NotFound: see `facts`.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
        return await self.facts(actor, number)

    async def ask(self, actor: Actor, number: ActivityId) -> AssemblyFacts:
        """Puts the actor at the end of the queue; the organizer has a card of it. Idempotent.

        Raises:
            NotFound: there is no such assembly.
            NotDelegate: the actor has no seat in it.
            SpeakersClosed: no one is added any more.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, found = await self._held(tx, number)
            if actor.id not in await delegates(tx, number):
                raise NotDelegate
            if _own(found, actor.id) is None:
                if activity.speakers_closed or now >= activity.ends_at:
                    raise SpeakersClosed
                new = Speaker(
                    id=SpeakerId(0),
                    activity=number,
                    person=actor.id,
                    status=SpeakerStatus.WAITING,
                    place=max((one.place for one in found), default=0) + 1,
                    asked_at=now,
                )
                await add_speaker(tx, new)
                await assembly_cards.deal(tx, number, [activity.made_by])
                await assembly_cards.touch(tx, number)
        return await self.facts(actor, number)

    async def take_back(self, actor: Actor, number: ActivityId) -> AssemblyFacts:
        """Takes the actor out of the queue. Idempotent.

        Raises:
            NotFound: there is no such assembly.
            NotInThisState: the actor has the floor.
        """
        async with self.database.write() as tx:
            _, found = await self._held(tx, number)
            own = _own(found, actor.id)
            if own is not None:
                await save_speaker(tx, own, own.moved(SpeakerMove.WITHDRAW, self.clock()))
                await assembly_cards.touch(tx, number)
        return await self.facts(actor, number)

    async def call(
        self, actor: Actor, number: ActivityId, expected: SpeakerId | None
    ) -> AssemblyFacts:
        """Ends the speech and gives the floor to the next, who is told. `expected`: the next one
        as the chair saw it; None: only ends the speech. Idempotent.

        Raises:
            NotFound, NotPermitted: the actor does not organize the assembly.
            NotInThisState: another one is the next.
        """
        async with self.database.write() as tx:
            activity, found = await self._held(tx, number)
            ensure_holds(actor, activity)
            now_speaking = [one for one in found if one.status is SpeakerStatus.SPEAKING]
            if expected not in {one.id for one in now_speaking}:
                await self._call(tx, now_speaking, waiting(found), expected)
                await assembly_cards.touch(tx, number)
        return await self.facts(actor, number)

    async def _call(
        self,
        tx: Connection,
        now_speaking: list[Speaker],
        queue: list[Speaker],
        expected: SpeakerId | None,
    ) -> None:
        now = self.clock()
        if expected is not None and (not queue or queue[0].id != expected):
            raise NotInThisState
        for one in now_speaking:
            await save_speaker(tx, one, one.moved(SpeakerMove.END, now))
        if expected is not None:
            await save_speaker(tx, queue[0], queue[0].moved(SpeakerMove.CALL, now))
            kind, person = LetterKind.SPEAKER_CALLED, queue[0].person
            letter = new_letter(kind, person, now, queue[0].id, activity=queue[0].activity)
            await put_letters(tx, [letter])

    async def move_up(self, actor: Actor, number: ActivityId, speaker: SpeakerId) -> AssemblyFacts:
        """Lets a speaker change places with the one before.

        Raises:
            NotFound, NotPermitted: the actor does not organize the assembly.
            NotInThisState: the speaker does not wait any more.
        """
        async with self.database.write() as tx:
            activity, found = await self._held(tx, number)
            ensure_holds(actor, activity)
            known = {one.id: one for one in found}
            for one in moved_up(found, speaker):
                await save_speaker(tx, known[one.id], one)
            await assembly_cards.touch(tx, number)
        return await self.facts(actor, number)

    async def close(self, actor: Actor, number: ActivityId, *, is_closed: bool) -> AssemblyFacts:
        """Closes the queue, or opens it again; those who wait stay. Idempotent.

        Raises:
            NotFound, NotPermitted: the actor does not organize the assembly.
        """
        async with self.database.write() as tx:
            activity, _ = await self._held(tx, number)
            ensure_holds(actor, activity)
            await close_speakers(tx, number, is_closed=is_closed)
            await assembly_cards.touch(tx, number)
        return await self.facts(actor, number)

    async def end(
        self, actor: Actor, number: ActivityId
    ) -> tuple[AssemblyFacts, ProtocolId | None]:
        """Writes the protocol of what was decided.

        Raises:
            NotFound, NotPermitted: the actor does not organize the assembly.
            The errors of `Motions.end_meeting`.
        """
        facts = await self.facts(actor, number)
        ensure_holds(actor, facts.activity)
        protocol = await self.motions.end_meeting(actor, number)
        return await self.facts(actor, number), protocol

    async def called(self, reader: PersonId, number: ActivityId) -> Activity:
        """Returns the facts of the letter to a speaker.

        Raises:
            NotInThisState: the speech is over.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
            own = _own(await speakers_of(connection, number), reader)
        if own is None or own.status is not SpeakerStatus.SPEAKING:
            raise NotInThisState
        return activity

    async def _held(self, tx: Connection, number: ActivityId) -> tuple[Activity, list[Speaker]]:
        activity = await get_activity(tx, number, hold=True)
        if not is_held(activity):
            raise NotFound
        return activity, await speakers_of(tx, number)


def _own(found: list[Speaker], person: PersonId) -> Speaker | None:
    live = {SpeakerStatus.WAITING, SpeakerStatus.SPEAKING}
    return next((one for one in found if one.person == person and one.status in live), None)
