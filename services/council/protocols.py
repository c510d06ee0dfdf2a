"""Protocols: made when voting closes, corrected by a new version, read by the council."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from district.council.correction import REASON, corrections_in, protocol_in
from district.council.motion import Motion, MotionKind, MotionStatus
from district.council.protocol import Protocol, ProtocolCard, ProtocolPage, corrected
from district.council.protocol_facts import protocol_facts
from district.drafts import Draft, Form, unsent
from district.errors import NotFound, NotPermitted, OutOfDate
from district.forms import entered_of
from district.ids import DraftId, MotionId, ProtocolId
from district.people.basis import protocol_basis
from district.people.roles import Actor, Permission
from services.service import Service
from storage.council.heads import find_head
from storage.council.protocol_facts import read_closed, read_meeting, read_names
from storage.council.protocols import (
    add_protocol,
    find_correction,
    get_protocol,
    is_chair,
    next_number,
    protocols_page,
    put_protocol,
    versions_of,
)
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.people.people import get_people
from storage.people.roles import change_basis, grants_of

JUST_BEFORE = timedelta(microseconds=1)
"""Before the close: its effect may have ended the chair's role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocols(Service):
    async def write(
        self, tx: Connection, motions: Sequence[MotionId], *, now: datetime
    ) -> ProtocolId:
        """Stores the protocol of counted motions under the next number, and links them to it: of
        all motions of a meeting, or of one decided by correspondence. In the caller's transaction,
        which has stored the outcomes and is about to end.
        """
        closed = await read_closed(tx, motions)
        first = closed[0].motion
        meeting = await read_meeting(tx, first.meeting) if first.meeting is not None else None
        names = await read_names(tx, closed, meeting)
        day = self.calendar.local(now).date()
        number = await next_number(tx, first.district, first.body, day.year)
        before = now - JUST_BEFORE
        chaired = await grants_of(tx, first.chair, before) if first.chair is not None else []
        facts = protocol_facts(
            closed,
            meeting,
            names,
            number=number,
            day=day,
            now=now,
            is_acting=any(
                one.scope.district == first.district and one.is_acting(before) for one in chaired
            ),
        )
        made = await add_protocol(tx, facts, district=first.district, version=1, now=now, by=None)
        await put_protocol(tx, motions, made.id)
        await self._ground(tx, [one.motion for one in closed], number, day)
        return made.id

    async def _ground(
        self, tx: Connection, motions: Sequence[Motion], number: int, day: date
    ) -> None:
        """Makes the protocol the basis of an elected head."""
        for motion in motions:
            if motion.kind is not MotionKind.HEAD or motion.status is not MotionStatus.ADOPTED:
                continue
            head = await find_head(tx, motion.district)
            if head is not None and head.person in {one.person for one in motion.winners}:
                await change_basis(tx, head.id, protocol_basis(number, day))

    async def page(self, actor: Actor, *, number: int = 0, search: str = "") -> ProtocolPage:
        """Returns a page of the protocols of the actor's districts; `search`: words or a number.

        Raises:
            NotPermitted: the actor does not see the council.
        """
        actor.ensure(Permission.SEE_COUNCIL)
        districts = actor.districts_with(Permission.SEE_COUNCIL)
        async with self.database.read() as connection:
            page = await protocols_page(connection, districts, search=search, number=number)
        return ProtocolPage(page=page, search=search)

    async def get(self, actor: Actor, protocol: ProtocolId) -> ProtocolCard:
        """Returns a version of a protocol.

        Raises:
            NotFound: there is none, or it is of another district.
            NotPermitted: the actor does not see the council.
        """
        actor.ensure(Permission.SEE_COUNCIL)
        async with self.database.read() as connection:
            return await self._card(connection, actor, await get_protocol(connection, protocol))

    async def correct(self, actor: Actor, draft_id: DraftId) -> ProtocolCard:
        """Stores a new version with the words of the form; older versions are kept. Idempotent.

        Raises:
            DraftGone: it was cancelled.
            NotFound, NotPermitted: the actor may not correct the protocol.
            OutOfDate: the protocol has a newer version already, or an answer is missing.
        """
        async with self.database.write() as tx:
            made = await find_correction(tx, draft_id)
            if made is None:
                draft = await hold_draft(tx, actor.id, Form.PROTOCOL)
                draft = unsent(draft, draft_id)
                made = await self._correct(tx, actor, draft)
                await drop_draft(tx, draft_id)
            return await self._card(tx, actor, made)

    async def _correct(self, tx: Connection, actor: Actor, draft: Draft) -> Protocol:
        entered = entered_of(draft)
        old = await get_protocol(tx, protocol_in(entered))
        card = await self._card(tx, actor, old)
        if not card.may_correct:
            raise NotPermitted(permission=Permission.KEEP_PROTOCOLS)
        if not card.is_latest:
            raise OutOfDate
        return await add_protocol(
            tx,
            corrected(old.facts, corrections_in(entered)),
            district=old.district,
            version=old.version + 1,
            now=self.clock(),
            by=actor.id,
            reason=entered.need(REASON),
            draft=draft.id,
        )

    async def _card(self, connection: Connection, actor: Actor, protocol: Protocol) -> ProtocolCard:
        if not actor.may_in(protocol.district, Permission.SEE_COUNCIL):
            raise NotFound
        keeps = actor.districts_with(Permission.KEEP_PROTOCOLS)
        people = await get_people(connection, [protocol.made_by] if protocol.made_by else [])
        by = next((one.profile for one in people.values()), None)
        numbers = [one.motion for one in protocol.facts.questions]
        return ProtocolCard(
            protocol=protocol,
            versions=await versions_of(connection, protocol),
            made_by=by.name.short if by else None,
            may_correct=keeps is None
            or protocol.district in keeps
            or await is_chair(connection, actor.id, numbers),
        )
