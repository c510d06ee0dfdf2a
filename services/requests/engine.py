"""The request engine: submission, decision and undo, independent of the kind."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from district.clock import Calendar, Clock
from district.errors import (
    DistrictError,
    NotFound,
    NotPermitted,
    OutOfDate,
    OwnRequest,
    UndoRefused,
)
from district.ids import DistrictId, DraftId, PersonId, RequestId, TopicId
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.people.views import View, Viewed
from district.requests.batches import Became, Shown
from district.requests.cards import CardFacts
from district.requests.pending import (
    DecisionFacts,
    Line,
    OwnFacts,
    Pending,
    PendingItem,
    Turn,
    Wish,
)
from district.requests.request import (
    Deciders,
    How,
    Move,
    Request,
    RequestKind,
    RequestStatus,
    Rules,
    Step,
    start_waiting,
    told_history,
)
from district.requests.routing import Readers
from district.requests.settings import rules_of
from district.requests.subject import SubjectFacts
from district.territory import Place, Transfer
from services.limiting import Limiting
from services.people.views import note_looks
from services.requests.deadlines import ClockSteps
from services.requests.pending import Reading
from services.requests.request_kinds import Kinds
from services.requests.request_transitions import Moves, decider_of, entry_of
from services.requests.routing import deal, deal_after_move, deal_anew, readers_of
from services.working_days import calendar_and_settings, with_days_off
from storage.cards import mark_card_shown, request_cards
from storage.database import Connection, Database
from storage.requests.requests import (
    add_history,
    add_request,
    find_latest_request,
    find_request_of_draft,
    get_request,
    history_of,
    move_open_requests,
    requests_of,
)
from storage.territory import hold_municipality

_DECISIONS = {
    Move.APPROVE: RequestStatus.APPROVED,
    Move.REJECT: RequestStatus.REJECTED,
    Move.RETURN: RequestStatus.RETURNED,
}


@dataclass(slots=True, kw_only=True)
class Requests:
    """`kinds` may be filled after construction, because kinds and engine refer to each other."""

    database: Database
    clock: Clock
    calendar: Calendar
    kinds: Kinds
    refusal_waits: timedelta
    limiting: Limiting
    _moves: Moves = field(init=False)
    _reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        self._moves = Moves(
            calendar=self.calendar, kinds=self.kinds, refusal_waits=self.refusal_waits
        )
        self._reading = Reading(calendar=self.calendar, kinds=self.kinds)

    # ── Moves of the author, in the transaction of the kind's own service ──────────────────────

    async def submit(
        self,
        tx: Connection,
        *,
        kind: RequestKind,
        subject_id: int,
        author: Person,
        draft: DraftId | None,
        now: datetime,
        district: DistrictId | None = None,
        deciders: Deciders = Deciders.COUNCIL,
        facts: Mapping[str, Any] | None = None,
    ) -> Request:
        """Submits a request; the same draft again returns the same request. `district`: where it is
        decided, if not where the author works. `facts`: the subject of a kind without a table of
        its own, as JSON; `subject_id` is 0 then.

        Raises:
            ProfileNeeded: the deciders depend on the workplace.
            LimitReached: too many requests of the author are open.
        """
        known = await find_request_of_draft(tx, draft) if draft else None
        if known is not None:
            return known
        await self.limiting.ensure_request(tx, author.id, now)
        place = Actor(person=author).profile.place
        district = district or await hold_municipality(tx, place.municipality) or place.district
        place = replace(place, district=district)
        calendar, values = await calendar_and_settings(tx, self.calendar, district)
        new = self._submitted(calendar, rules_of(values), kind, author.id, place, now)
        request = await add_request(
            tx, replace(new, subject_id=subject_id, draft=draft, deciders=deciders, facts=facts)
        )
        step = Step(move=Move.SUBMIT, by=author.id, now=now, how=How.BUTTON)
        await add_history(tx, entry_of(step, None, request))
        await deal(tx, request, now)
        return request

    async def withdraw(
        self, tx: Connection, request: Request, *, now: datetime, how: How = How.BUTTON
    ) -> Request:
        """Withdraws a request. The caller must check its author.

        Raises:
            AlreadyDecided, NotOpen: too late.
        """
        return await self._move_own(tx, request, Move.WITHDRAW, now, how)

    async def resubmit(self, tx: Connection, request: Request, *, now: datetime) -> Request:
        """Resubmits a returned request. The caller must check its author.

        Raises:
            AlreadyDecided, NotOpen: it is not returned.
        """
        return await self._move_own(tx, request, Move.RESUBMIT, now, How.BUTTON)

    async def resolve(self, tx: Connection, request: Request, *, now: datetime) -> Request:
        """Closes a request whose author needs no decision any more. The caller must check its
        author.

        Raises:
            AlreadyDecided, NotOpen: there is no such transition.
        """
        return await self._move_own(tx, request, Move.RESOLVE, now, How.BUTTON)

    async def reopen(self, tx: Connection, request: Request, *, now: datetime) -> Request:
        """Submits an expired or resolved request again. The caller must check its author.

        Raises:
            AlreadyDecided, NotOpen: there is no such transition.
            LimitReached: too many requests of the author are open.
        """
        await self.limiting.ensure_request(tx, request.author, now)
        return await self._move_own(tx, request, Move.REOPEN, now, How.BUTTON)

    async def expire(self, tx: Connection, seen: Request, *, now: datetime) -> Request:
        """Expires a request before its deadline, because it can have no result any more.

        Raises:
            AlreadyDecided, NotOpen: too late.
        """
        step = Step(move=Move.EXPIRE, by=None, now=now, how=How.SYSTEM)
        return await self._moves.save(tx, seen, await self._moves.moved(tx, seen, step), step)

    async def close(self, tx: Connection, request: Request, now: datetime) -> None:
        """Closes an open request whose author's data are deleted."""
        if self.kinds[request.kind].outlives_author:
            await self.expire(tx, request, now=now)
        else:
            await self.withdraw(tx, request, now=now, how=How.SYSTEM)

    async def take_back(self, actor: Actor, number: RequestId) -> None:
        """Withdraws the actor's own request. Idempotent.

        Raises:
            NotFound: no such request, or not the actor's.
            AlreadyDecided, NotOpen, OutOfDate: there is nothing to take back any more.
        """
        step = Step(move=Move.WITHDRAW, by=actor.id, now=self.clock(), how=How.BUTTON)
        async with self.database.write() as tx:
            request = await get_request(tx, number)
            if request.author != actor.id:
                raise NotFound
            if request.is_withheld(step.now, self.refusal_waits):
                raise OutOfDate
            found = await self.kinds[request.kind].to_withdraw(tx, request, step)
            if found is not None and found.status is not RequestStatus.WITHDRAWN:
                await self.withdraw(tx, found, now=step.now)

    async def facts_changed(self, tx: Connection, request_id: RequestId) -> None:
        """Redraws all cards after a correction of the subject."""
        await request_cards.touch(tx, request_id)

    async def _move_own(
        self, tx: Connection, seen: Request, move: Move, now: datetime, how: How
    ) -> Request:
        step = Step(move=move, by=seen.author, now=now, how=how)
        moved = await self._moves.moved(tx, seen, step, await decider_of(tx, seen))
        return await self._moves.save(tx, seen, moved, step)

    # ── Decisions ──────────────────────────────────────────────────────────────────────────────

    async def decide(
        self,
        actor: Actor,
        request_id: RequestId,
        move: Move,
        *,
        reason: str | None = None,
        note: str | None = None,
        topic: TopicId | None = None,
        seen: str | None = None,
        asks_topic: bool = False,
        shown: Shown | None = None,
    ) -> CardFacts:
        """Approves, rejects or returns a request; returns its card. Idempotent for the same
        decision of the same person.

        `topic`: for own words, also for those that were accepted without one. `seen`: the mark of
        what the decider saw (`SubjectFacts.mark`). `asks_topic`: a request that lacks a topic is
        not approved but returned as it is. `shown`: the request as a batch has shown it.

        Raises:
            OutOfDate: the subject has changed since it was seen, or the request since it was shown.
            AlreadyDecided: another decision was first.
            NotOpen: withdrawn or expired.
            NotPermitted, OwnRequest: the actor may not decide it.
            Empty: a rejection or return without a reason.
        """
        now = self.clock()
        step = Step(
            move=move,
            by=actor.id,
            now=now,
            how=How.BUTTON,
            reason=reason,
            note=note,
            topic=topic,
            seen=seen,
        )
        facts = await self._facts_for_decider(actor, request_id, now)
        step = replace(step, behalf=facts.principal)
        request = facts.request
        if shown is not None:
            became = shown.became(request, facts.subject.stamp, actor.id)
            if became is Became.ACCEPTED:
                return facts
            if became is not Became.WAITS:
                raise _changed(facts)
        if topic is not None and facts.can_be_filed:
            return await self._file(actor, facts, step, topic)
        if request.decider == actor.id and request.status is _DECISIONS.get(move):
            return facts
        if asks_topic and facts.can_be_decided and facts.subject.lacks_topic:
            return facts
        moved = await self._moved(request, step, facts.decider)
        async with self.database.write() as tx:
            moved = await self._moves.save(tx, request, moved, step)
            return await self._reading.after_move(tx, actor, facts, moved, step)

    async def _moved(self, seen: Request, step: Step, decider: str | None = None) -> Request:
        async with self.database.read() as connection:
            return await self._moves.moved(connection, seen, step, decider)

    async def _file(self, actor: Actor, facts: CardFacts, step: Step, topic: TopicId) -> CardFacts:
        """Sets the topic of own words that were accepted without one."""
        async with self.database.write() as tx:
            await self.kinds[facts.request.kind].file(tx, facts.request, topic)
            await request_cards.touch(tx, facts.request.id)
            filed = await self._reading.after_move(tx, actor, facts, facts.request, step)
            return replace(filed, decider=facts.decider, note=facts.note)

    async def undo(self, actor: Actor, request_id: RequestId) -> CardFacts:
        """Undoes the actor's decision; returns the card.

        Raises:
            UndoTooLate: the ten minutes have passed, or another person decided.
            UndoRefused: the decision already had effects.
            NotOpen, OutOfDate: there is no decision to undo.
            NotPermitted, OwnRequest: the actor may not decide it any more.
        """
        now = self.clock()
        step = Step(move=Move.UNDO, by=actor.id, now=now, how=How.BUTTON)
        facts = await self._facts_for_decider(actor, request_id, now)
        step = replace(step, behalf=facts.principal)
        moved = await self._moved(facts.request, step)
        async with self.database.write() as tx:
            refusal = await self.kinds[moved.kind].undo_refusal(tx, facts.request)
            if refusal is not None:
                raise UndoRefused(reason=refusal)
            moved = await self._moves.save(tx, facts.request, moved, step)
            return await self._reading.after_move(tx, actor, facts, moved, step)

    async def _facts_for_decider(
        self, actor: Actor, request_id: RequestId, now: datetime
    ) -> CardFacts:
        async with self.database.read() as connection:
            facts = await self._reading.facts(connection, actor.id, actor.grants, request_id, now)
        if actor.id == facts.request.author:
            raise OwnRequest
        if not facts.may_decide:
            raise NotPermitted(permission=Permission.DECIDE_REQUESTS)
        await note_looks(self.database, _looks(actor.id, facts), now)
        return facts

    # ── Changes of roles and workplaces, clock ─────────────────────────────────────────────────

    async def reroute(self, tx: Connection, district: DistrictId | None, now: datetime) -> None:
        """Reassigns waiting requests after a change of roles in a district (None: all), in the
        caller's transaction.
        """
        await deal_anew(tx, district, now)

    async def workplace_changed(
        self, tx: Connection, people: Collection[PersonId], now: datetime
    ) -> None:
        """Reassigns waiting requests after a change of workplaces, in the caller's transaction."""
        await deal_after_move(tx, people, now)

    async def municipality_moved(self, tx: Connection, transfer: Transfer, now: datetime) -> None:
        """Moves open requests of the municipality to its new district, in the caller's
        transaction; former deciders keep their cards without buttons.
        """
        for kind, effects in self.kinds.items():
            subjects = await effects.municipality_moved(tx, transfer)
            await move_open_requests(tx, kind, transfer, subjects)
        for district in sorted({transfer.source, transfer.target}):
            await deal_anew(tx, district, now)

    async def tick(self) -> None:
        """Makes due reminders, escalations and expiries."""
        steps = ClockSteps(database=self.database, calendar=self.calendar, moves=self._moves)
        await steps.make_due(self.clock())

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def card_facts(self, reader: PersonId, request_id: RequestId) -> CardFacts:
        """Returns the request as the reader may see it now.

        Raises:
            NotFound: there is no such request visible to the reader.
        """
        now = self.clock()
        async with self.database.read() as connection:
            facts = await self._reading.card_facts(connection, reader, request_id, now)
        if facts.may_decide:
            await note_looks(self.database, _looks(reader, facts), now)
        return facts

    async def facts_to_decide(self, reader: PersonId, request_id: RequestId) -> CardFacts:
        """Returns the facts for a letter to a decider.

        Raises:
            NotFound: see `card_facts`.
            OutOfDate: the reader cannot decide it any more.
        """
        facts = await self.card_facts(reader, request_id)
        if not facts.is_worth_sending:
            raise OutOfDate
        return facts

    async def is_current(self, facts: CardFacts) -> bool:
        """Returns whether the card still shows the request as it is."""
        known = facts.request.version, facts.card.wanted if facts.card else None
        async with self.database.read() as connection:
            return known == await request_cards.version(connection, facts.reader, facts.request.id)

    async def card_shown(self, facts: CardFacts, message_id: int) -> bool:
        """Marks the reader's card as drawn from `facts`, if the message is the card.

        Returns False if the request has changed meanwhile.
        """
        if not await self.is_current(facts):
            return False
        card = facts.card
        if card is not None and card.message_id == message_id and card.shown < card.wanted:
            async with self.database.write() as tx:
                await mark_card_shown(tx, card.id, card.wanted)
        return True

    async def pending(self, actor: Actor, wish: Wish, number: int = 0) -> Pending:
        """Returns a page of requests waiting for a decision; the last page if `number` is beyond
        it.

        Raises:
            NotPermitted: the actor may not decide anything.
        """
        now = self.clock()
        async with self.database.read() as connection:
            found = await self._reading.pending(connection, actor, wish, number, now)
        looks = [_look(actor.id, item.request) for item in found.page.items]
        await note_looks(self.database, looks, now)
        return found

    async def waiting(self, actor: Actor, wish: Wish) -> Line:
        """Returns the requests that the actor may decide, the earliest promise first."""
        async with self.database.read() as connection:
            return await self._reading.waiting(connection, actor, wish, self.clock())

    async def items(self, actor: Actor, numbers: Collection[RequestId]) -> list[PendingItem]:
        """Returns rows of a list that the actor has just been given by `waiting`."""
        now = self.clock()
        async with self.database.read() as connection:
            found = await self._reading.items(connection, numbers)
        await note_looks(self.database, [_look(actor.id, item.request) for item in found], now)
        return found

    async def turn_after(self, actor: Actor, wish: Wish, number: RequestId) -> Turn | None:
        """Returns what follows a request in the list, also one that waits no more."""
        async with self.database.read() as connection:
            line = await self._reading.waiting(connection, actor, wish, self.clock())
            passed = await get_request(connection, number)
        return line.following(passed.waiting.promised, number)

    async def decision_facts(self, entry: int) -> DecisionFacts:
        """Returns the facts for a letter to the author; `entry` is the history row in
        its payload.
        """
        async with self.database.read() as connection:
            return await self._reading.decision_facts(connection, entry)

    async def of_author(self, actor: Actor) -> list[Request]:
        """Returns the actor's requests, newest first."""
        now = self.clock()
        async with self.database.read() as connection:
            found = await requests_of(connection, actor.id)
        return [self.as_told(one, now) for one in found]

    async def own_newest(self, actor: Actor, most: int) -> list[tuple[Request, SubjectFacts]]:
        """Returns the actor's newest requests with their subjects."""
        own = (await self.of_author(actor))[:most]
        subjects = await self.subjects(actor, own)
        return [(one, subjects[one.id]) for one in own]

    async def subjects(self, actor: Actor, own: Iterable[Request]) -> dict[RequestId, SubjectFacts]:
        """Returns the subjects of the actor's own requests."""
        async with self.database.read() as connection:
            return {
                one.id: await self.kinds[one.kind].subject(connection, one)
                for one in own
                if one.author == actor.id
            }

    async def own(self, actor: Actor, number: RequestId) -> OwnFacts:
        """Returns the actor's own request with all that its author sees.

        Raises:
            NotFound: no such request, or not the actor's.
        """
        now, waits = self.clock(), self.refusal_waits
        async with self.database.read() as connection:
            request = await get_request(connection, number)
            if request.author != actor.id:
                raise NotFound
            told, history = self.as_told(request, now), await history_of(connection, number)
            is_waiting = told.status is RequestStatus.SUBMITTED
            return OwnFacts(
                request=told,
                is_withheld=told is not request,
                subject=await self.kinds[request.kind].whole_subject(connection, request),
                history=told_history(history, now, waits),
                readers=await self._readers(connection, told) if is_waiting else None,
            )

    async def is_withheld(self, connection: Connection, kind: RequestKind, subject_id: int) -> bool:
        """Returns whether the latest request about the subject was rejected and its author is still
        to be told.
        """
        found = await find_latest_request(connection, kind, subject_id)
        return found is not None and found.is_withheld(self.clock(), self.refusal_waits)

    def as_told(self, request: Request, now: datetime) -> Request:
        """Returns the request as its author knows it: before its decider's last chance to prevent
        the letter, a rejected one waits as it would after the undo.
        """
        if not request.is_withheld(now, self.refusal_waits):
            return request
        return request.moved(Move.UNDO, by=request.decider, now=now, calendar=self.calendar)

    async def readers_if_sent(self, actor: Actor, kind: RequestKind) -> Readers:
        """Returns who could see a request that the actor would send now.

        Raises:
            ProfileNeeded: the deciders depend on the workplace.
        """
        now, place = self.clock(), actor.profile.place
        async with self.database.read() as connection:
            calendar, values = await calendar_and_settings(
                connection, self.calendar, place.district
            )
            imagined = self._submitted(calendar, rules_of(values), kind, actor.id, place, now)
            return await readers_of(connection, imagined, calendar, now)

    def _submitted(
        self,
        calendar: Calendar,
        rules: Rules,
        kind: RequestKind,
        author: PersonId,
        place: Place,
        now: datetime,
    ) -> Request:
        return Request(
            id=RequestId(0),
            kind=kind,
            subject_id=0,
            author=author,
            place=place,
            status=RequestStatus.SUBMITTED,
            version=1,
            escalated=False,
            submitted_at=now,
            waiting=start_waiting(now, calendar, rules.deadlines),
            rules=rules,
        )

    async def _readers(self, connection: Connection, request: Request) -> Readers:
        calendar = await with_days_off(connection, self.calendar)
        return await readers_of(connection, request, calendar, self.clock())


def _changed(facts: CardFacts) -> DistrictError:
    """Returns the error for a request that differs from what was shown."""
    if facts.request.status is RequestStatus.SUBMITTED:
        return OutOfDate()
    return facts.request.refusal(facts.decider)


def _looks(reader: PersonId, facts: CardFacts) -> list[View]:
    own = _look(reader, facts.request)
    return [own, *(replace(own, person=one) for one in facts.subject.others)]


def _look(reader: PersonId, request: Request) -> View:
    return View(reader=reader, subject=Viewed.REQUEST, subject_id=request.id, person=request.author)
