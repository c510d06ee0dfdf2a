"""The register of mentors: requests for the role, entries, pauses."""

from collections.abc import Iterable
from dataclasses import dataclass

from district.drafts import Form, unsent
from district.errors import NoMentor, NotFound
from district.ids import DistrictId, DraftId, PersonId, RequestId, TopicId
from district.mentoring.mentor_entry import entry_of, mentor_entry_entered
from district.mentoring.mentors import MENTOR_KIND, Load, Mentor, OwnEntry, SentEntry
from district.mentoring.pairs import MentorshipStatus
from district.pages import Page
from district.people.roles import Actor, Role
from district.requests.request import Request, RequestStatus
from district.topics import Topic
from services.mentoring.engine import Pairs
from services.people.name_search import nearest_named, typed_names
from services.requests.engine import Requests
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.mentoring.mentors import (
    add_mentor,
    change_mentor,
    find_mentor,
    find_mentor_of_draft,
    get_mentor,
    hold_mentor,
    loads_in,
    mentoring_districts,
    pause_mentor,
)
from storage.mentoring.pairs import active_pairs_of, mentorships_of_mentor
from storage.people.roles import grants_named
from storage.requests.requests import find_open_request, get_request, requests_of
from storage.territory import hold_municipality
from storage.topics import get_topics

PAGE = 5
"""Page size of the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentors(Service):
    """A person manages only their own entry; only the role is checked."""

    requests: Requests
    pairs: Pairs

    async def own(self, actor: Actor) -> OwnEntry:
        async with self.database.read() as connection:
            return await self._own(connection, actor)

    async def register(self, actor: Actor, number: int = 0) -> Page[Load]:
        """Returns a page of the register of the actor's district by name; the last page if beyond.

        Raises:
            ProfileNeeded: the actor's district is unknown.
        """
        district = actor.profile.place.district
        async with self.database.read() as connection:
            found = await loads_in(connection, district, self.clock())
        return Page.of(sorted(found.values(), key=_by_name), number, PAGE)

    async def named(self, actor: Actor, typed: str) -> list[Load]:
        """Returns mentors of the register who are meant by the typed names, the nearest first."""
        district, now = actor.profile.place.district, self.clock()
        async with self.database.read() as connection:
            held = await grants_named(connection, typed_names(typed), now=now, within=[district])
            people = {one.holder.id for one in held if one.grant.role is Role.MENTOR}
            found = await loads_in(connection, district, now, people) if people else {}
        return nearest_named(typed, found.values(), lambda one: one.person)

    async def one(self, actor: Actor, mentor: PersonId) -> tuple[Load, tuple[Topic, ...]]:
        """Returns a mentor with load and topics.

        Raises:
            NotFound: not in the register of the actor's district (any more).
        """
        district = actor.profile.place.district
        async with self.database.read() as connection:
            found = await loads_in(connection, district, self.clock(), [mentor])
            if mentor not in found:
                raise NotFound
            topics = await topics_in_order(connection, found[mentor].mentor.entry.topics)
        return found[mentor], topics

    async def returned(self, actor: Actor, number: RequestId) -> tuple[Request, Mentor]:
        """Returns the actor's returned request and its entry.

        Raises:
            NotFound: there is no such request of the actor.
        """
        async with self.database.read() as connection:
            request = await get_request(connection, number)
            if request.author != actor.id or request.kind != MENTOR_KIND:
                raise NotFound
            return request, await get_mentor(connection, request.subject_id)

    async def send(self, actor: Actor, draft_id: DraftId) -> SentEntry:
        """Stores the entry of a form; without the role also submits a request for it. Idempotent by
        `draft_id`.

        Raises:
            ProfileNeeded: the deciders depend on the workplace.
            DraftGone: the form does not exist and led to no entry.
            OutOfDate: an answer is missing.
            BelowPairs: the capacity is below the active pairs.
        """
        place, now = actor.profile.place, self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.MENTOR)
            known = await find_mentor_of_draft(tx, draft_id)
            if known is not None and known.person == actor.id:
                request = await find_open_request(tx, MENTOR_KIND, known.id)
                return SentEntry(mentor=known, request=request.id if request else None)
            draft = unsent(draft, draft_id)
            entry = entry_of(mentor_entry_entered(draft))
            district = await hold_municipality(tx, place.municipality) or place.district
            held = await mentoring_districts(tx, actor.id, now)
            mentor = await hold_mentor(tx, actor.id)
            if held:
                district = mentor.district if mentor and mentor.district in held else held[0]
            if mentor is None:
                mentor = await add_mentor(tx, actor.id, district, entry, draft_id, now)
            else:
                entry.ensure_room(await active_pairs_of(tx, actor.id))
                await change_mentor(tx, mentor.id, district, entry, draft_id, now)
            await drop_draft(tx, draft_id)
            await note_change(tx, now, actor.id, "mentor", mentor.id, "told")
            number = None if held else await self._ask(tx, actor, mentor.id, draft_id, district)
            return SentEntry(mentor=await get_mentor(tx, mentor.id), request=number)

    async def pause(self, actor: Actor, *, is_paused: bool) -> OwnEntry:
        """Pauses or resumes the actor's entry. While paused there are no proposals, and pending
        ones pass to others.

        Raises:
            NoMentor: the actor is not in the register.
        """
        now = self.clock()
        async with self.database.write() as tx:
            mentor = await hold_mentor(tx, actor.id)
            if mentor is None or not await mentoring_districts(tx, actor.id, now):
                raise NoMentor
            if mentor.is_paused is not is_paused:
                await pause_mentor(tx, mentor.id, now if is_paused else None)
                what = "paused" if is_paused else "goes-on"
                await note_change(tx, now, actor.id, "mentor", mentor.id, what)
            if is_paused:
                await self.pairs.lead_on_all(tx, actor.id, now, by=actor.id)
            return await self._own(tx, actor)

    async def _ask(
        self, tx: Connection, actor: Actor, mentor: int, draft: DraftId, district: DistrictId
    ) -> RequestId:
        """Submits a request, or resubmits or updates the open one."""
        now = self.clock()
        request = await find_open_request(tx, MENTOR_KIND, mentor)
        if request is None:
            request = await self.requests.submit(
                tx, kind=MENTOR_KIND, subject_id=mentor, author=actor.person, draft=draft, now=now,
                district=district,
            )  # fmt: skip
        elif request.status is RequestStatus.RETURNED:
            await self.requests.resubmit(tx, request, now=now)
        else:
            await self.requests.facts_changed(tx, request.id)
        return request.id

    async def _own(self, connection: Connection, actor: Actor) -> OwnEntry:
        mentor = await find_mentor(connection, actor.id)
        held = await mentoring_districts(connection, actor.id, self.clock())
        latest = None
        if mentor is not None and not held:
            every = await requests_of(connection, actor.id)
            latest = next((one for one in every if one.kind == MENTOR_KIND), None)
            latest = latest and self.requests.as_told(latest, self.clock())
        pairs = await mentorships_of_mentor(connection, actor.id)
        topics = mentor.entry.topics if mentor else ()
        return OwnEntry(
            mentor=mentor,
            topics=await topics_in_order(connection, topics),
            holds_role=bool(held),
            is_listed=mentor is not None and bool(held),
            request=latest.id if latest else None,
            is_waiting=latest is not None and latest.status.is_open,
            active=sum(one.status is MentorshipStatus.ACTIVE for one in pairs),
            proposed=sum(one.status is MentorshipStatus.PROPOSED for one in pairs),
        )


async def topics_in_order(connection: Connection, wanted: Iterable[TopicId]) -> tuple[Topic, ...]:
    """Returns the topics in the given order."""
    ids = list(wanted)
    found = await get_topics(connection, ids) if ids else {}
    return tuple(found[one] for one in ids if one in found)


def _by_name(load: Load) -> tuple[str, int]:
    profile = load.person.profile
    return (profile.name.full if profile else "", load.person.id)
