"""What people find difficult: telling of it, answering a question about it, saying it is healed."""

from dataclasses import replace
from datetime import datetime

from district.clock import Clock
from district.drafts import Form
from district.errors import AlreadyReported, DraftGone, NotFound, NotOpen, OutOfDate
from district.forms import Entered
from district.ids import DeficitId, DraftId, RequestId
from district.people.person import Person
from district.people.roles import Actor
from district.requests.deficit_form import report_entered, report_of, request_of
from district.requests.deficits import Deficit, DeficitStatus, Report, Sent
from district.requests.request import Request, RequestKind, RequestStatus
from district.requests.routing import Readers
from district.topics import Area
from services.limiting import Limiting
from services.requests.engine import Requests
from storage.changes import note_change
from storage.database import Connection, Database
from storage.drafts import drop_draft, hold_draft
from storage.requests.deficits import (
    add_deficit,
    change_facts,
    find_open_deficit,
    get_deficit,
    latest_request_about,
    move_deficit,
    remember_draft,
)
from storage.requests.requests import find_request_of_draft, get_request
from storage.topics import get_areas


class Deficits:
    """A person's own affairs: no permission is asked, only whose deficit it is."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        requests: Requests,
        limiting: Limiting,
    ) -> None:
        self._database = database
        self._clock = clock
        self._requests = requests
        self._limiting = limiting
        self._areas: tuple[Area, ...] = ()

    async def areas(self) -> tuple[Area, ...]:
        """The taxonomy, read once: it changes only while nothing runs (`okrug load`)."""
        if not self._areas:
            async with self._database.read() as connection:
                self._areas = await get_areas(connection)
        return self._areas

    async def audience(self, actor: Actor) -> Readers:
        """Who could come to see what the person would send now.

        Raises:
            ProfileNeeded: who decides depends on where the person works.
        """
        return await self._requests.readers_if_sent(actor)

    async def returned(self, actor: Actor, number: RequestId) -> tuple[Request, Deficit]:
        """An own request that waits for an answer to the council's question, and what it is about.

        Raises:
            NotFound: no such request, or not the person's.
            NotOpen: it does not wait for an answer.
        """
        async with self._database.read() as connection:
            request, deficit = await self._own(connection, actor, number)
        if request.status is not RequestStatus.RETURNED:
            raise NotOpen(number=number, status=request.status)
        return request, deficit

    async def send(self, actor: Actor, draft_id: DraftId) -> Sent:
        """What the form holds becomes a request, or brings an earlier one up to date.

        The draft's id is the natural key: sent twice, it does the same once.

        Raises:
            ProfileNeeded: who decides depends on where the person works.
            DraftGone: no such form, and nothing was made of it.
            AlreadyReported: the answer to a question names a topic of another open deficit.
            NotOpen: the request that the form answers waits for no answer.
            LimitReached: too many of the actor's wait already.
        """
        _ = actor.profile
        async with self._database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.DEFICIT)
            known = await find_request_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                return await _sent(tx, known)
            if draft is None or draft.id != draft_id:
                raise DraftGone
            entered, now = report_entered(draft), self._clock()
            if request_of(entered) is None:
                request = await self._report(tx, actor.person, report_of(entered), draft_id, now)
            else:
                request = await self._answer(tx, actor, entered, draft_id, now)
            await drop_draft(tx, draft_id)
            return await _sent(tx, request)

    async def withdraw(self, actor: Actor, number: RequestId) -> Request:
        """The author takes a request back; an accepted deficit is withdrawn without one.

        Here and below: done already, it is answered as if it were done now.

        Raises:
            NotFound: no such request, or not the person's.
            OutOfDate: there is nothing to take back any more.
        """
        async with self._database.write() as tx:
            request, deficit = await self._own(tx, actor, number)
            request = await latest_request_about(tx, deficit.id)
            if request.status.is_open:
                return await self._requests.withdraw(tx, request, now=self._clock())
            await self._moved(tx, request, deficit, DeficitStatus.WITHDRAWN)
            return request

    async def resolve(self, actor: Actor, number: RequestId) -> Deficit:
        """The author says that it is difficult no longer.

        Raises:
            NotFound: no such request, or not the person's.
            OutOfDate: it is not accepted.
        """
        async with self._database.write() as tx:
            request, deficit = await self._own(tx, actor, number)
            return await self._moved(tx, request, deficit, DeficitStatus.RESOLVED)

    async def reopen(self, actor: Actor, number: RequestId) -> Deficit:
        """The author says that it is difficult again.

        Raises:
            NotFound: no such request, or not the person's.
            OutOfDate: it was never accepted, or is withdrawn.
            AlreadyReported: the same topic was reported again since.
        """
        async with self._database.write() as tx:
            request, deficit = await self._own(tx, actor, number)
            if deficit.status not in {DeficitStatus.RESOLVED, DeficitStatus.ACCEPTED}:
                raise OutOfDate
            await self._ensure_alone(tx, deficit, deficit.report)
            return await self._moved(tx, request, deficit, DeficitStatus.ACCEPTED)

    async def _report(
        self, tx: Connection, author: Person, report: Report, draft: DraftId, now: datetime
    ) -> Request:
        earlier = report.topic and await find_open_deficit(tx, author.id, report.topic)
        if not earlier:
            if report.topic is None:
                await self._limiting.ensure_own_words(tx, author.id, now)
            deficit = await add_deficit(tx, author.id, report, now)
            return await self._submit(tx, deficit, author, draft, now)
        await change_facts(tx, earlier.id, report, now)
        request = await latest_request_about(tx, earlier.id)
        if request.status is RequestStatus.EXPIRED:
            return await self._submit(tx, earlier.id, author, draft, now)
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
        await self._ensure_alone(tx, deficit, report)
        await change_facts(tx, deficit.id, report, now)
        return await self._brought_up_to_date(tx, request, draft, now)

    async def _brought_up_to_date(
        self, tx: Connection, request: Request, draft: DraftId, now: datetime
    ) -> Request:
        """New facts: a returned request is decided anew, of any other the cards are drawn anew."""
        await remember_draft(tx, request.id, draft)
        request = replace(request, draft=draft)
        if request.status is RequestStatus.RETURNED:
            return await self._requests.resubmit(tx, request, now=now)
        await self._requests.facts_changed(tx, request.id)
        return request

    async def _submit(
        self, tx: Connection, deficit: DeficitId, author: Person, draft: DraftId, now: datetime
    ) -> Request:
        return await self._requests.submit(
            tx,
            kind=RequestKind.DEFICIT,
            subject_id=deficit,
            author=author,
            draft=draft,
            now=now,
        )

    async def _moved(
        self, tx: Connection, request: Request, deficit: Deficit, target: DeficitStatus
    ) -> Deficit:
        if deficit.status is target:
            return deficit
        moved = deficit.moved(target)
        if not await move_deficit(tx, deficit, target):
            raise OutOfDate
        await note_change(
            tx,
            at=self._clock(),
            person=deficit.person,
            subject="deficit",
            subject_id=deficit.id,
            what=target,
        )
        await self._requests.facts_changed(tx, request.id)
        return moved

    async def _ensure_alone(self, tx: Connection, deficit: Deficit, report: Report) -> None:
        """One open deficit per person and topic."""
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
        if request.author != actor.id or request.kind is not RequestKind.DEFICIT:
            raise NotFound
        return request, await get_deficit(connection, DeficitId(request.subject_id))


async def _sent(tx: Connection, request: Request) -> Sent:
    deficit = await get_deficit(tx, DeficitId(request.subject_id))
    is_new = deficit.changed_at == request.submitted_at
    return Sent(request=request, deficit=deficit, is_new=is_new)
