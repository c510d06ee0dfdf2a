"""Motions as readers may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from district.council.bodies import Body
from district.council.motion import (
    Mode,
    Motion,
    MotionEntry,
    MotionFacts,
    MotionLine,
    MotionRights,
    MotionStatus,
    Progress,
    Seat,
)
from district.errors import NotFound
from district.ids import DistrictId, PersonId
from district.people.roles import Actor, Permission, Role
from storage.council.motions import awaited_motions, motion_entries, seats_of, voices_counted
from storage.database import Connection
from storage.people.people import get_people
from storage.requests.requests import get_municipalities
from storage.topics import get_topics

PUTTERS: Mapping[Body, frozenset[Role]] = {
    Body.COUNCIL: frozenset({Role.COUNCIL_MEMBER, Role.HEAD, Role.CURATOR}),
    Body.EXPERT_COUNCIL: frozenset({Role.EXPERT_COUNCIL_MEMBER, Role.HEAD, Role.CURATOR}),
    Body.ASSEMBLY: frozenset({Role.HEAD, Role.CURATOR}),
}
"""Roles whose holders may put motions in a body, if they have the permission."""


def may_put(actor: Actor, district: DistrictId, body: Body) -> bool:
    return any(
        grant.role in PUTTERS[body]
        and grant.scope.district == district
        and grant.gives(Permission.PUT_MOTIONS, None)
        for grant in actor.grants
    )


def leads(actor: Actor, motion: Motion) -> bool:
    """Returns whether the actor may open, withdraw and put again: the author, chair or head."""
    is_head = any(
        one.role is Role.HEAD and one.scope.district == motion.district for one in actor.grants
    )
    is_one = is_head or actor.id in {motion.put_by, motion.chair}
    return is_one and may_put(actor, motion.district, motion.body)


def may_cast(actor: Actor, motion: Motion, seat: Seat | None) -> bool:
    """Returns whether the actor's roles and voice allow a vote in the present round."""
    return (
        motion.is_open
        and not motion.paper
        and seat is not None
        and seat.may_be_cast
        and (motion.body is Body.ASSEMBLY or actor.may_in(motion.district, Permission.VOTE))
    )


def own_seat(seats: Iterable[Seat], person: PersonId) -> Seat | None:
    return next((one for one in seats if person in one.people), None)


def rights_of(actor: Actor, motion: Motion, own: Seat | None, voted: int) -> MotionRights:
    can_cast, leading, status = may_cast(actor, motion, own), leads(actor, motion), motion.status
    has_voted = own is not None and own.has_voted
    candidate = next((one for one in motion.options if one.person == actor.id), None)
    return MotionRights(
        may_vote=can_cast and not has_voted,
        may_change=can_cast and has_voted and not motion.secret,
        may_open=leading and status is MotionStatus.DRAFT,
        may_close=leading and motion.is_open and motion.mode is Mode.MEETING and not motion.paper,
        may_withdraw=leading
        and (status is MotionStatus.DRAFT or (motion.is_open and not voted and motion.round == 1)),
        may_put_again=leading and status is MotionStatus.NO_QUORUM,
        may_enter_totals=motion.is_open
        and motion.paper
        and may_put(actor, motion.district, motion.body),
        may_answer=candidate is not None and status is MotionStatus.DRAFT,
    )


def progress_of(motion: Motion, voices: int, voted: int, present: int) -> Progress:
    at_meeting = motion.mode is Mode.MEETING
    counted = present if at_meeting else voted
    is_hidden = motion.round == 0 or (motion.secret and motion.is_open and not at_meeting)
    return Progress(
        voted=voted,
        voices=voices,
        has_quorum=None if is_hidden else motion.rules.quorum.is_reached(counted, voices),
        present=present if at_meeting else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionReading:
    async def facts(self, connection: Connection, actor: Actor, motion: Motion) -> MotionFacts:
        """
        Raises:
            NotFound: the actor may not see the motion.
        """
        seats = await seats_of(connection, motion)
        history = await motion_entries(connection, motion.id)
        if not _may_see(actor, motion, seats):
            raise NotFound
        return await self.facts_of(connection, actor, motion, seats, history)

    async def facts_of(
        self,
        connection: Connection,
        actor: Actor,
        motion: Motion,
        seats: Sequence[Seat],
        history: Sequence[MotionEntry],
    ) -> MotionFacts:
        own = own_seat(seats, actor.id)
        voted = sum(one.has_voted for one in seats)
        present = sum(bool(one.is_present) for one in seats)
        shown = tuple(map(_hidden if motion.secret and motion.is_open else _as_it_is, seats))
        if own is not None:
            shown = tuple(own if one.id == own.id else one for one in shown)
        topics = {one.topic for one in motion.options if one.topic is not None}
        places = {one.municipality for one in seats if one.municipality is not None}
        return MotionFacts(
            motion=motion,
            reader=actor.id,
            people=await get_people(connection, _named(motion, seats)),
            municipalities=await get_municipalities(connection, places),
            topics=await get_topics(connection, topics),
            seats=shown,
            progress=progress_of(motion, len(seats), voted, present),
            own=own,
            rights=rights_of(actor, motion, own, voted),
            history=tuple(history),
        )

    async def decided(
        self, connection: Connection, reader: PersonId, found: Sequence[Motion]
    ) -> tuple[MotionFacts, ...]:
        """Returns decided motions for the public: without voices and history."""
        options = [option for one in found for option in one.options]
        people = await get_people(
            connection, {one.person for one in options if one.person is not None}
        )
        topics = await get_topics(connection, {one.topic for one in options if one.topic})
        return tuple(
            MotionFacts(
                motion=one,
                reader=reader,
                people=people,
                municipalities={},
                topics=topics,
                seats=(),
                progress=Progress(voted=0, voices=0, has_quorum=None, present=None),
                own=None,
                rights=MotionRights(),
            )
            for one in found
        )

    async def lines(
        self, connection: Connection, reader: PersonId, found: Sequence[Motion]
    ) -> tuple[MotionLine, ...]:
        counted = await voices_counted(connection, [one.id for one in found])
        awaited = await awaited_motions(connection, reader)
        return tuple(
            MotionLine(
                motion=one,
                progress=progress_of(one, *counted.get((one.id, one.round), (0, 0, 0))),
                is_awaited=one.id in awaited,
            )
            for one in found
        )


def _may_see(actor: Actor, motion: Motion, seats: Iterable[Seat]) -> bool:
    named = {one.person for one in motion.options} | {motion.put_by}
    voters = {voter.person for seat in seats for voter in seat.voters}
    return actor.id in named | voters or actor.may_in(motion.district, Permission.SEE_COUNCIL)


def _named(motion: Motion, seats: Iterable[Seat]) -> set[PersonId]:
    people = {motion.put_by, motion.chair, *(one.person for one in motion.options)}
    for seat in seats:
        people |= {seat.person, seat.cast_by, *(one.person for one in seat.voters)}
    return {one for one in people if one is not None}


def _hidden(seat: Seat) -> Seat:
    return replace(seat, voted_at=None)


def _as_it_is(seat: Seat) -> Seat:
    return seat
