"""Deficits: reporting, answering questions, resolving."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from district.clock import Clock
from district.drafts import Form, unsent
from district.errors import AlreadyReported, Empty, NotFound, NotOpen, OutOfDate
from district.forms import Entered
from district.ids import DeficitId, DistrictId, DraftId, PersonId, RequestId
from district.people.person import Person
from district.people.roles import Actor, Role
from district.requests.deficit_form import (
    ANSWER,
    report_entered,
    report_of,
    request_of,
    says_something,
)
from district.requests.deficits import DEFICIT_KIND, Deficit, DeficitStatus, Heard, Report, Sent
from district.requests.request import Move, Request, RequestStatus
from district.requests.routing import Readers
from district.topics import Area, Topic
from services.limiting import Limiting
from services.requests.deficit_effects import move_by_author
from services.requests.engine import Requests
from storage.database import Connection, Database
from storage.drafts import drop_draft, hold_draft
from storage.people.people import get_actor
from storage.requests.deficits import (
    add_deficit,
    change_facts,
    find_open_deficit,
    get_deficit,
    heard_in,
    latest_request_about,
    remember_draft,
    save_answer,
)
from storage.requests.requests import find_request_of_draft, get_request, history_of
from storage.topics import get_areas, get_topics


@dataclass(slots=True, kw_only=True)
class Deficits:
    """A person manages only their own deficits, so ownership is checked instead of permissions."""

    database: Database
    clock: Clock
    requests: Requests
    limiting: Limiting
    _areas: tuple[Area, ...] = field(init=False, default=())

    async def areas(self) -> tuple[Area, ...]:
        """Returns the taxonomy, cached forever: it changes only by `okrug load`, while the bot is
        down.
        """
        if not self._areas:
            async with self.database.read() as connection:
                self._areas = await get_areas(connection)
        return self._areas

    async def audience(self, actor: Actor) -> Readers:
        """Returns who could see a request sent now.

        Raises:
            ProfileNeeded: the deciders depend on the workplace.
        """
        return await self.requests.readers_if_sent(actor, DEFICIT_KIND)

    async def returned(self, actor: Actor, number: RequestId) -> tuple[Request, Deficit]:
        """Returns the actor's request that was returned with a question, and its deficit.

        Raises:
            NotFound: there is no such request of the actor.
            NotOpen: it was not returned.
        """
        async with self.database.read() as connection:
            request, deficit = await self._own(connection, actor, number)
        if request.status is not RequestStatus.RETURNED:
            raise NotOpen(number=number, status=request.status)
        return request, deficit

    async def send(self, actor: Actor, draft_id: DraftId) -> Sent:
        """Submits a request from a form, or updates an earlier one. Idempotent by `draft_id`.

        Raises:
            ProfileNeeded: the deciders depend on the workplace.
            DraftGone: the form does not exist and led to no request.
            AlreadyReported: the form's topic is that of another open deficit.
            NotOpen: the request answered by the form is not returned.
            Empty: the form answers nothing.
            LimitReached: too many requests of the actor are open.
        """
        _ = actor.profile
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.DEFICIT)
            known = await find_request_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                return await _sent(tx, known)
            draft = unsent(draft, draft_id)
            entered, now = report_entered(draft), self.clock()
            if request_of(entered) is None:
                request = await self.report(tx, actor.person, report_of(entered), draft_id, now)
            else:
                request = await self._answer(tx, actor, entered, draft_id, now)
            await drop_draft(tx, draft_id)
            return await _sent(tx, request)

    async def heard(self, reader: PersonId, district: DistrictId, until: datetime) -> Heard:
        """Returns the facts of a curator's daily letter.

        Raises:
            OutOfDate: nothing is left to tell, or the reader is no curator there any more.
        """
        async with self.database.read() as connection:
            held = (await get_actor(connection, reader, self.clock())).grants
            if not any(one.role is Role.CURATOR and one.scope.district == district for one in held):
                raise OutOfDate
            since = until - timedelta(days=1)
            found = await heard_in(connection, district, reader, since, until)
            topics = await get_topics(connection, {topic for _, _, topic in found if topic})
        by_move: dict[Move, dict[Topic | None, list[RequestId]]] = {
            Move.APPROVE: defaultdict(list),
            Move.EXPIRE: defaultdict(list),
        }
        for number, move, topic in found:
            by_move[move][topics[topic] if topic else None].append(number)
        if not found:
            raise OutOfDate
        return Heard(accepted=by_move[Move.APPROVE], unanswered=by_move[Move.EXPIRE])

    async def resolve(self, actor: Actor, number: RequestId) -> Deficit:
        """The author says that it is difficult no longer. Idempotent, like `reopen`.

        Raises:
            NotFound: there is no such request of the actor.
            OutOfDate: it is not open.
        """
        async with self.database.write() as tx:
            _, deficit = await self._own(tx, actor, number)
            return await self.mark_resolved(tx, deficit)

    async def mark_resolved(self, tx: Connection, deficit: Deficit) -> Deficit:
        """Resolves a deficit in the caller's transaction; a request without a decision is closed.

        Raises:
            OutOfDate: it is not open.
        """
        if deficit.status is DeficitStatus.RESOLVED:
            return deficit
        resolved, now = deficit.moved(DeficitStatus.RESOLVED), self.clock()
        request = await latest_request_about(tx, deficit.id)
        if deficit.status is DeficitStatus.REPORTED:
            await self.requests.resolve(tx, request, now=now)
        else:
            await move_by_author(tx, deficit, DeficitStatus.RESOLVED, now)
            await self.requests.facts_changed(tx, request.id)
        return resolved

    async def reopen(self, actor: Actor, number: RequestId) -> Deficit:
        """Reopens a resolved deficit, or asks the council again if it did not reply in time.
        Idempotent.

        Raises:
            NotFound: there is no such request of the actor.
            OutOfDate: it was rejected or withdrawn.
            AlreadyReported: there is a newer open deficit on the topic.
            LimitReached: too many requests of the actor are open.
        """
        now = self.clock()
        async with self.database.write() as tx:
            _, deficit = await self._own(tx, actor, number)
            if not (deficit.status.is_open or deficit.status is DeficitStatus.RESOLVED):
                raise OutOfDate
            await self._ensure_alone(tx, deficit, deficit.report)
            request = await latest_request_about(tx, deficit.id)
            if request.transition(Move.REOPEN) is not None:
                await self.requests.reopen(tx, request, now=now)
            elif deficit.status is DeficitStatus.RESOLVED:
                await move_by_author(tx, deficit, DeficitStatus.ACCEPTED, now)
                await self.requests.facts_changed(tx, request.id)
            return await get_deficit(tx, deficit.id)

    async def report(
        self, tx: Connection, author: Person, report: Report, draft: DraftId, now: datetime
    ) -> Request:
        """Submits a report, or updates the open one on its topic, in the caller's transaction."""
        earlier = report.topic and await find_open_deficit(tx, author.id, report.topic)
        if not earlier:
            if report.topic is None:
                await self.limiting.ensure_own_words(tx, author.id, now)
            deficit = await add_deficit(tx, author.id, report, now)
            return await self.requests.submit(
                tx, kind=DEFICIT_KIND, subject_id=deficit, author=author, draft=draft, now=now
            )
        await change_facts(tx, earlier.id, report, now)
        request = await latest_request_about(tx, earlier.id)
        return await self._brought_up_to_date(tx, request, draft, now)

    async def _answer(
        self, tx: Connection, actor: Actor, entered: Entered, draft: DraftId, now: datetime
    ) -> Request:
        number = request_of(entered)
        if number is None:
            raise OutOfDate
        request, deficit = await self._own(tx, actor, number)
        if request.status is not RequestStatus.RETURNED:
            raise NotOpen(number=number, status=request.status)
        report = report_of(entered)
        if not says_something(entered, deficit.report):
            raise Empty
        await self._ensure_alone(tx, deficit, report)
        await change_facts(tx, deficit.id, report, now)
        await save_answer(tx, deficit.id, entered.get(ANSWER))
        return await self._brought_up_to_date(tx, request, draft, now)

    async def _brought_up_to_date(
        self, tx: Connection, request: Request, draft: DraftId, now: datetime
    ) -> Request:
        """Submits a returned or expired request again; for any other only redraws the cards."""
        await remember_draft(tx, request.id, draft)
        request = replace(request, draft=draft)
        if request.status is RequestStatus.RETURNED:
            return await self.requests.resubmit(tx, request, now=now)
        if request.status is RequestStatus.EXPIRED:
            return await self.requests.reopen(tx, request, now=now)
        await self.requests.facts_changed(tx, request.id)
        return request

    async def _ensure_alone(self, tx: Connection, deficit: Deficit, report: Report) -> None:
        """Checks that the person has no other open deficit on the topic."""
        if report.topic is None:
            return
        other = await find_open_deficit(tx, deficit.person, report.topic)
        if other is not None and other.id != deficit.id:
            request = await latest_request_about(tx, other.id)
            raise AlreadyReported(number=request.id)

    @staticmethod
    async def _own(
        connection: Connection, actor: Actor, number: RequestId
    ) -> tuple[Request, Deficit]:
        request = await get_request(connection, number)
        if request.author != actor.id or request.kind != DEFICIT_KIND:
            raise NotFound
        return request, await get_deficit(connection, DeficitId(request.subject_id))


async def _sent(tx: Connection, request: Request) -> Sent:
    deficit = await get_deficit(tx, DeficitId(request.subject_id))
    is_new = deficit.changed_at == request.submitted_at
    last = (await history_of(tx, request.id))[-1] if request.version > 1 else None
    is_answer = last is not None and last.move is Move.RESUBMIT
    return Sent(request=request, deficit=deficit, is_new=is_new, is_answer=is_answer)
