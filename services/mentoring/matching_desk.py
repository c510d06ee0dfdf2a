"""Matching by curators: queue, draft pairs, load, replacement of partners."""

from dataclasses import dataclass, replace
from datetime import datetime

from district.errors import NotFound, NotInThisState, OutOfDate, OwnAffair
from district.ids import DistrictId, MentorshipId, PersonId
from district.letters import LetterKind
from district.mentoring.matching import Helper, matched
from district.mentoring.mentors import Load
from district.mentoring.pairs import (
    AnotherAsked,
    Desk,
    Impossible,
    Mentorship,
    MentorshipMove,
    MentorshipStatus,
    Published,
    QueueRow,
    Suggested,
)
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.people.views import Viewed
from services.mentoring.engine import Pairs, letter, looks_at_pairs
from services.mentoring.pairs import begin_history, suggested_for
from services.people.views import note_looks
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.mentoring.mentors import helpers_of, loads_in, seekers_of
from storage.mentoring.pairs import (
    add_mentorship,
    another_asked_by,
    draft_pairs_in,
    drop_draft_pair,
    forget_another,
    get_mentorship,
    pairs_with_another,
    passed_over_by,
    place_of,
    put_draft_pairs,
    queue_in,
)
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.territory import hold_municipality

PAGE = 6
"""Page size of the queue."""
SUGGESTED = 5
"""Limit of mentors suggested for a mentee."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing(Service):
    pairs: Pairs

    async def desk(self, actor: Actor, number: int = 0) -> Desk:
        """Returns a page of the queue.

        Raises:
            NotPermitted: the actor makes no pairs.
        """
        district = pairing_district(actor)
        async with self.database.read() as connection:
            queue = await queue_in(connection, district)
            drafts = await draft_pairs_in(connection, district)
            another = await pairs_with_another(connection, district)
            shown = Page.of(queue, number, PAGE)
            mentors = {drafts[one.id] for one in shown.items if one.id in drafts}
            people = await get_people(connection, {one.mentee for one in shown.items} | mentors)
        rows = tuple(
            _row(one, place, people, drafts.get(one.id))
            for place, one in enumerate(shown.items, shown.number * PAGE + 1)
        )
        await self._note(actor, *(row.mentorship for row in rows))
        page = Page(items=rows, total=shown.total, number=shown.number, size=PAGE)
        return Desk(page=page, drafts=len(drafts), another=len(another))

    async def choices(self, actor: Actor, number: MentorshipId) -> tuple[QueueRow, list[Suggested]]:
        """Returns a waiting mentee and the best matching mentors, without those who have declined.

        Raises:
            NotPermitted, NotFound: not in the actor's district.
            NotInThisState: the mentee does not wait any more.
        """
        district, now = pairing_district(actor), self.clock()
        async with self.database.read() as connection:
            one = await _waiting(connection, district, number)
            drafts = await draft_pairs_in(connection, district)
            people = await get_people(
                connection, [person for person in (one.mentee, drafts.get(one.id)) if person]
            )
            without = (await passed_over_by(connection, [one.mentee]))[one.mentee]
            found = await suggested_for(connection, district, one.mentee, now, SUGGESTED, without)
            place = await place_of(connection, one) or 1
        await self._note(actor, one)
        return _row(one, place, people, drafts.get(one.id)), found

    async def draft(self, actor: Actor, number: MentorshipId, mentor: PersonId | None) -> None:
        """Stores a draft pair, visible to curators only; None deletes it.

        Raises:
            NotPermitted, NotFound, NotInThisState: see `choices`.
            OwnAffair: the actor is one of the pair.
        """
        district, now = pairing_district(actor), self.clock()
        async with self.database.write() as tx:
            one = await _waiting(tx, district, number)
            if mentor is None:
                await drop_draft_pair(tx, one.id)
                return
            if actor.id in {one.mentee, mentor}:
                raise OwnAffair
            if mentor == one.mentee or mentor not in await loads_in(tx, district, now, [mentor]):
                raise NotFound
            await put_draft_pairs(tx, [(one.id, mentor)], actor.id, now)

    async def draft_all(self, actor: Actor) -> int:
        """Creates draft pairs for everyone in the queue without one, up to the mentors' capacity.
        Returns their number.

        Raises:
            NotPermitted: see `desk`.
        """
        district, now = pairing_district(actor), self.clock()
        async with self.database.read() as connection:  # slow, so it must not hold the writer
            drafts = await draft_pairs_in(connection, district)
            queue = [one for one in await queue_in(connection, district) if one.id not in drafts]
            loads = await loads_in(connection, district, now)
            others = [load for person, load in loads.items() if person != actor.id]
            helpers = _less(helpers_of(others), list(drafts.values()))
            seekers = await seekers_of(connection, [one.mentee for one in queue])
            without = await passed_over_by(connection, [one.mentee for one in queue])
        asked = [
            (one.id, seekers[one.mentee], without[one.mentee])
            for one in queue
            if one.mentee in seekers and one.mentee != actor.id
        ]
        found = matched(asked, helpers)
        async with self.database.write() as tx:
            pairs = [(number, one.mentor) for number, one in found]
            await put_draft_pairs(tx, pairs, actor.id, now)
        return len(pairs)

    async def publish(self, actor: Actor) -> Published:
        """Proposes all draft pairs to their mentors. Returns which were no longer possible.

        Raises:
            NotPermitted: see `desk`.
        """
        district, now = pairing_district(actor), self.clock()
        done, impossible = 0, []
        async with self.database.write() as tx:
            drafts = await draft_pairs_in(tx, district, hold=True)
            loads = await loads_in(tx, district, now, set(drafts.values()))
            room = {person: load.free for person, load in loads.items()}
            for number, mentor in drafts.items():
                one = await get_mentorship(tx, number)
                if actor.id in {one.mentee, mentor}:
                    continue  # needs another curator
                why = _impossible(one, loads.get(mentor), room.get(mentor, 0))
                if why is None:
                    room[mentor] -= 1
                    why = await self._propose(tx, one, mentor, now, actor)
                if why is None:
                    done += 1
                else:
                    impossible.append((one.mentee, why))
                await drop_draft_pair(tx, number)
            people = await get_people(tx, {mentee for mentee, _ in impossible})
            if done:
                await note_change(
                    tx, now, actor.id, "pairs", district, "published", {"pairs": done}
                )
        return Published(
            pairs=done, impossible=tuple((people[mentee], why) for mentee, why in impossible)
        )

    async def load(self, actor: Actor) -> list[Load]:
        """Returns the register of the actor's district, the highest load first.

        Raises:
            NotPermitted: see `desk`.
        """
        district = pairing_district(actor)
        async with self.database.read() as connection:
            found = await loads_in(connection, district, self.clock())
        await self.note_looks(actor.id, Viewed.MENTORS_FILE, 0, found)
        return sorted(found.values(), key=lambda one: (-one.active, -one.proposed, one.person.id))

    # ── Replacement ────────────────────────────────────────────────────────────────────────────

    async def another(self, actor: Actor) -> list[AnotherAsked]:
        """Returns pairs in which someone asked for another partner, longest waiting first.

        Raises:
            NotPermitted: see `desk`.
        """
        district = pairing_district(actor)
        async with self.database.read() as connection:
            every = await pairs_with_another(connection, district)
            people = await get_people(
                connection, {person for one in every for person in _both(one)}
            )
            asked = [
                AnotherAsked(
                    mentorship=one,
                    mentee=people[one.mentee],
                    mentor=people[one.mentor],
                    by=tuple(
                        side
                        for person in sorted(await another_asked_by(connection, one.id))
                        if (side := one.side_of(person)) is not None
                    ),
                )
                for one in every
                if one.mentor is not None
            ]
        await self._note(actor, *(one.mentorship for one in asked))
        return asked

    async def replace(self, actor: Actor, number: MentorshipId) -> MentorshipId:
        """Ends the pair and returns the mentee to the queue at the original place. Returns the new
        mentorship.

        Both get the same text, regardless of who asked for it.

        Raises:
            NotPermitted, NotFound: not in the actor's district.
            NotInThisState: it is not an active pair (any more).
        """
        district, now = pairing_district(actor), self.clock()
        async with self.database.write() as tx:
            await _hold_place(tx, number)
            one = await _in_district(tx, district, number)
            over = await self.pairs.move(tx, one, MentorshipMove.REPLACE, now, by=actor.id)
            await forget_another(tx, one.id)
            again = await add_mentorship(tx, one.asked_again(), draft=None)
            await begin_history(tx, again, now, by=actor.id)
            kind = LetterKind.MENTORSHIP_OVER
            await put_letters(tx, [letter(kind, over, person, now) for person in _both(over)])
        return again.id

    async def keep(self, actor: Actor, number: MentorshipId) -> None:
        """Keeps the pair and clears its requests for another partner.

        Raises:
            NotPermitted, NotFound: not in the actor's district.
        """
        district = pairing_district(actor)
        async with self.database.write() as tx:
            one = await _in_district(tx, district, number)
            await forget_another(tx, one.id)

    async def _note(self, actor: Actor, *looked_at: Mentorship) -> None:
        await note_looks(self.database, looks_at_pairs(actor.id, looked_at), self.clock())

    async def _propose(
        self, tx: Connection, one: Mentorship, mentor: PersonId, now: datetime, actor: Actor
    ) -> Impossible | None:
        try:
            await self.pairs.propose(tx, one, mentor, now, by=actor.id)
        except OutOfDate:
            return Impossible.NOT_WAITING
        return None


def pairing_district(actor: Actor) -> DistrictId:
    """Returns the district of the actor's first role that may make pairs.

    Raises:
        NotPermitted: there is none.
    """
    return actor.own_district(Permission.MAKE_PAIRS)


def _row(
    one: Mentorship, place: int, people: dict[PersonId, Person], mentor: PersonId | None
) -> QueueRow:
    return QueueRow(
        mentorship=one,
        place=place,
        mentee=people[one.mentee],
        drafted=people.get(mentor) if mentor is not None else None,
    )


def _both(one: Mentorship) -> tuple[PersonId, ...]:
    return tuple(person for person in (one.mentee, one.mentor) if person is not None)


def _less(helpers: list[Helper], drafted: list[PersonId]) -> list[Helper]:
    """Reduces the mentors' capacity by their draft pairs."""
    return [replace(one, active=one.active + drafted.count(one.person)) for one in helpers]


def _impossible(one: Mentorship, load: Load | None, room: int) -> Impossible | None:
    if one.status is not MentorshipStatus.ASKED:
        return Impossible.NOT_WAITING
    if load is None or load.mentor.is_paused or not load.is_reachable:
        return Impossible.AWAY
    return None if room > 0 else Impossible.FULL


async def _hold_place(tx: Connection, number: MentorshipId) -> None:
    """Keeps the mentee's municipality in its district until the transaction ends."""
    mentee = (await get_mentorship(tx, number)).mentee
    profile = (await get_people(tx, [mentee]))[mentee].profile
    if profile is not None:
        await hold_municipality(tx, profile.place.municipality)


async def _in_district(
    connection: Connection, district: DistrictId, number: MentorshipId
) -> Mentorship:
    one = await get_mentorship(connection, number)
    if one.district != district:
        raise NotFound
    return one


async def _waiting(
    connection: Connection, district: DistrictId, number: MentorshipId
) -> Mentorship:
    one = await _in_district(connection, district, number)
    if one.status is not MentorshipStatus.ASKED:
        raise NotInThisState
    return one
