"""Mentions: candidates, asking for consent, answers, leaders of activities."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time

from district.activities.activity import Activity, ActivityStatus
from district.errors import NotFound, NotPermitted, OutOfDate
from district.ids import ActivityId, DistrictId, MentionId, PersonId
from district.learning.year import SchoolYear
from district.letters import LetterKind, new_letter
from district.mentions import (
    ANSWERS,
    Candidate,
    Leader,
    LeadersFacts,
    Mention,
    MentionFacts,
    MentionState,
    Wish,
)
from district.pages import Page
from district.people.roles import Actor, Permission
from district.people.views import Viewed
from services.people.name_search import people_meant
from services.service import Service
from storage.activities.activities import get_activities, get_activity
from storage.changes import note_change
from storage.database import Connection
from storage.mentions import (
    add_mention,
    candidates_in,
    find_mention,
    get_mention,
    led_by,
    mentions_in,
    mentions_of,
    save_mention,
)
from storage.outbox import put_letters
from storage.people.people import get_people

PAGE = 5
FOUND = 6
"""Limit of people who are offered as leaders."""
_S = MentionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions(Service):
    # ── Candidates ─────────────────────────────────────────────────────────────────────────────

    async def candidates(self, actor: Actor, wish: Wish, number: int = 0) -> Page[Candidate]:
        """Returns a page of people of the actor's district with results of this school year.

        Raises:
            NotPermitted: the actor is no curator.
        """
        found = [one for one in await self._candidates(actor) if one.meets & wish == wish]
        page = Page.of(found, number, PAGE)
        people = [one.person.id for one in page.items]
        await self.note_looks(actor.id, Viewed.CANDIDATE, 0, people)
        return page

    async def candidate(self, actor: Actor, person: PersonId) -> Candidate:
        """
        Raises:
            NotPermitted: the actor is no curator.
            NotFound: the person has no results, or is of another district.
        """
        for one in await self._candidates(actor):
            if one.person.id == person:
                await self.note_looks(actor.id, Viewed.CANDIDATE, 0, [person])
                return one
        raise NotFound

    async def _candidates(self, actor: Actor) -> list[Candidate]:
        district, year = actor.own_district(Permission.FIND_CANDIDATES), self._year
        since = self.calendar.at(year.first, time())
        async with self.database.read() as connection:
            return await candidates_in(connection, district, since, year.start)

    @property
    def _year(self) -> SchoolYear:
        return SchoolYear.of(self.today)

    # ── Asking and answering ───────────────────────────────────────────────────────────────────

    async def ask(self, actor: Actor, person: PersonId) -> Candidate:
        """Asks a candidate to be named in an announcement. Idempotent within a school year.

        Raises:
            NotPermitted, NotFound: see `candidate`.
        """
        await self.candidate(actor, person)
        async with self.database.write() as tx:
            await self._asked(
                tx, actor, person, actor.own_district(Permission.FIND_CANDIDATES), ActivityId(0)
            )
        return await self.candidate(actor, person)

    async def _asked(
        self,
        tx: Connection,
        actor: Actor,
        person: PersonId,
        district: DistrictId,
        activity: ActivityId,
    ) -> None:
        now, year = self.clock(), self._year.start if not activity else 0
        known = await find_mention(tx, person, district, activity, year)
        if known is not None and known.state is not _S.DROPPED:
            return
        asked = _S.AGREED if person == actor.id else _S.ASKED
        if known is None:
            new = Mention(
                id=MentionId(0),
                person=person,
                district=district,
                activity=activity,
                year=year,
                state=asked,
                asked_by=actor.id,
                asked_at=now,
            )
            made = await add_mention(tx, new)
        else:
            made = await self._moved(tx, known, asked)
        await note_change(tx, now, actor.id, "mention", made.id, asked)
        if made.state is _S.ASKED:
            key = f"{made.id}:{made.version}"
            letter = new_letter(LetterKind.MENTION_ASKED, person, now, key, mention=made.id)
            await put_letters(tx, [letter])

    async def _moved(self, tx: Connection, seen: Mention, state: MentionState) -> Mention:
        moved = replace(seen, state=state, version=seen.version + 1)
        if not await save_mention(tx, seen, moved):
            raise OutOfDate
        return moved

    async def answer(self, actor: Actor, number: MentionId, *, agrees: bool) -> MentionFacts:
        """Stores the person's answer, or takes it back; the one who asked is told. Idempotent.

        Raises:
            NotFound: nothing was asked of the actor.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await get_mention(tx, number, hold=True)
            if seen.person != actor.id or seen.state is _S.DROPPED:
                raise NotFound
            target = ANSWERS.get((seen.state, agrees))
            if target is not None:
                seen = await self._moved(tx, seen, target)
                await note_change(tx, now, actor.id, "mention", number, target)
                key = f"{number}:{seen.version}"
                letter = new_letter(
                    LetterKind.MENTION_ANSWERED, seen.asked_by, now, key,
                    mention=number, state=target,
                )  # fmt: skip
                await put_letters(tx, [letter])
            return (await self._facts(tx, [seen]))[0]

    async def mine(self, actor: Actor, number: int = 0) -> Page[MentionFacts]:
        """Returns a page of what the actor was asked, the latest first."""
        async with self.database.read() as connection:
            found = await mentions_of(connection, actor.id)
            shown = [one for one in reversed(found) if one.state is not _S.DROPPED]
            page = Page.of(shown, number, PAGE)
            facts = {one.mention.id: one for one in await self._facts(connection, page.items)}
            return page.map(lambda one: facts[one.id])

    async def letter(self, number: MentionId, state: MentionState) -> MentionFacts:
        """Returns the facts of a letter.

        Raises:
            NotFound: there is no such mention.
            OutOfDate: it has changed since.
        """
        async with self.database.read() as connection:
            found = await get_mention(connection, number)
            if found.state is not state:
                raise OutOfDate
            return (await self._facts(connection, [found]))[0]

    async def agreed(self, actor: Actor, number: MentionId) -> Candidate:
        """Returns the person about whom the actor may write an announcement.

        Raises:
            NotPermitted, NotFound: see `candidate`.
            OutOfDate: the person does not agree, or no more.
        """
        async with self.database.read() as connection:
            found = await get_mention(connection, number)
        if found.activity:
            raise NotFound
        candidate = await self.candidate(actor, found.person)
        if candidate.mention is None or not candidate.mention.is_agreed:
            raise OutOfDate
        return candidate

    async def leave(self, tx: Connection, person: PersonId, now: object) -> None:
        """Withdraws every consent of a person who leaves."""
        for one in await mentions_of(tx, person):
            if one.state in {_S.ASKED, _S.AGREED}:
                await self._moved(tx, one, _S.WITHDRAWN)

    async def _facts(self, tx: Connection, found: Iterable[Mention]) -> list[MentionFacts]:
        shown = list(found)
        people = await get_people(tx, {who for one in shown for who in (one.person, one.asked_by)})
        held = await get_activities(tx, {one.activity for one in shown if one.activity})
        return [
            MentionFacts(
                mention=one,
                person=people[one.person],
                asked_by=people.get(one.asked_by),
                title=held[one.activity].title if one.activity in held else "",
            )
            for one in shown
        ]

    # ── Leaders of an activity ─────────────────────────────────────────────────────────────────

    async def led(self, number: ActivityId) -> tuple[Activity, list[Leader]]:
        """Returns who leads a published activity, with consent, and what else they lead.

        Raises:
            NotFound: there is no such activity, or it is not published yet.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
            if activity.status is ActivityStatus.DRAFT:
                raise NotFound
            agreed = [one for one in await mentions_in(connection, number) if one.is_agreed]
            people = await get_people(connection, [one.person for one in agreed])
            lines = await led_by(connection, list(people)) if people else []
        return activity, [
            Leader(person=one, lines=tuple(line for line in lines if line.person == one.id))
            for one in people.values()
            if one.profile is not None
        ]

    async def leaders(self, actor: Actor, number: ActivityId, words: str) -> LeadersFacts:
        """Returns the named leaders for an organizer, and people of the district by name.

        Raises:
            NotPermitted, NotFound: the actor does not organize the activity.
        """
        async with self.database.read() as connection:
            activity = await _held(connection, actor, number)
            named = [
                one for one in await mentions_in(connection, number) if one.state is not _S.DROPPED
            ]
            facts = await self._facts(connection, named)
            found = await people_meant(connection, words, [activity.district]) if words else []
        known = {one.person for one in named}
        return LeadersFacts(
            activity=number,
            title=activity.title,
            named=tuple(facts),
            found=tuple(one for one in found if one.id not in known)[:FOUND],
        )

    async def name(self, actor: Actor, number: ActivityId, person: PersonId) -> None:
        """Names a leader, who is asked for consent. Idempotent.

        Raises:
            NotPermitted, NotFound: the actor does not organize the activity, or the person is of
                another district.
        """
        async with self.database.write() as tx:
            activity = await _held(tx, actor, number)
            found = (await get_people(tx, [person])).get(person)
            place = found.profile.municipality if found is not None and found.profile else None
            if place is None or place.district != activity.district:
                raise NotFound
            await self._asked(tx, actor, person, activity.district, number)

    async def drop(self, actor: Actor, number: MentionId) -> ActivityId:
        """Takes a leader off. Idempotent.

        Raises:
            NotPermitted, NotFound: the actor does not organize the activity.
        """
        async with self.database.write() as tx:
            seen = await get_mention(tx, number, hold=True)
            await _held(tx, actor, seen.activity)
            if seen.state is not _S.DROPPED:
                await self._moved(tx, seen, _S.DROPPED)
                await note_change(tx, self.clock(), actor.id, "mention", number, _S.DROPPED)
            return seen.activity


async def _held(tx: Connection, actor: Actor, number: ActivityId) -> Activity:
    activity = await get_activity(tx, number)
    if activity.district not in actor.districts:
        raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
    return activity
