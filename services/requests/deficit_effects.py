"""Effects of request moves on deficits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from district.clock import Calendar
from district.errors import OutOfDate
from district.ids import DeficitId, TopicId
from district.letters import LetterKind, new_letter
from district.people.roles import Role
from district.requests.deficits import Deficit, DeficitFacts, DeficitStatus
from district.requests.request import MORNING, Move, Request, Step
from district.requests.subject import SubjectFacts
from services.requests.request_kinds import KindEffects
from storage.cards import request_cards
from storage.changes import note_change
from storage.database import Connection
from storage.outbox import put_letters
from storage.practices import help_of, practices_on
from storage.requests.deficits import (
    find_open_deficit,
    get_deficit,
    latest_request_about,
    move_deficit,
    set_topic,
    was_invited,
)
from storage.requests.requests import deciding_grants
from storage.requests.statistics import count_same

_TARGETS: Mapping[Move, DeficitStatus] = {
    Move.APPROVE: DeficitStatus.ACCEPTED,
    Move.REJECT: DeficitStatus.REJECTED,
    Move.WITHDRAW: DeficitStatus.WITHDRAWN,
    Move.UNDO: DeficitStatus.REPORTED,
    Move.RESOLVE: DeficitStatus.RESOLVED,
    Move.REOPEN: DeficitStatus.REPORTED,
}
"""Other moves do not change the deficit: it does not disappear because no one replied."""

_UNDONE_FROM = {DeficitStatus.REPORTED, DeficitStatus.ACCEPTED, DeficitStatus.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitEffects(KindEffects):
    """`KindEffects` of deficits; a person's own actions are in `services/requests/deficits.py`."""

    calendar: Calendar
    outlives_author = True
    """A reported difficulty stays counted, as if its request had expired."""

    def is_plain(self, subject: SubjectFacts) -> bool:
        return not subject.lacks_topic

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        if step.move in {Move.APPROVE, Move.EXPIRE}:
            await self._tell_curators(tx, request, step.now)
        deficit = await _of(tx, request)
        target = _TARGETS.get(step.move)
        if target is None or target is deficit.status:
            return
        deficit.moved(target)
        if step.move is Move.APPROVE and step.topic is not None:
            await self._find_topic(tx, deficit, step.topic)
        if step.move is Move.UNDO and deficit.own_words is not None:
            await set_topic(tx, deficit.id, None)
        await move_deficit(tx, deficit, target)

    async def _tell_curators(self, tx: Connection, request: Request, now: datetime) -> None:
        """Adds the letter of the next morning, which tells everything since the one before."""
        district, due = request.place.district, self.calendar.next_at(MORNING, now)
        grants = await deciding_grants(tx, district, now)
        curators = {one.person for one in grants if one.role is Role.CURATOR} - {request.author}
        letters = [
            new_letter(
                LetterKind.DEFICITS_HEARD,
                person,
                due,
                f"{district}:{person}:{due:%Y-%m-%d}",
                district=district,
                until=due.isoformat(),
            )
            for person in sorted(curators)
        ]
        await put_letters(tx, letters)

    async def file(self, tx: Connection, request: Request, topic: TopicId) -> None:
        deficit = await _of(tx, request)
        if deficit.topic is not None or not deficit.status.is_open:
            raise OutOfDate
        await self._find_topic(tx, deficit, topic)

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        deficit = await _of(tx, request)
        if deficit.status not in _UNDONE_FROM:
            return "moved-on"
        if await was_invited(tx, deficit.id, request.decided_at):
            return "invited"
        if deficit.status is DeficitStatus.REJECTED and deficit.topic is not None:
            again = await find_open_deficit(tx, deficit.person, deficit.topic.id)
            return "reported-again" if again else None
        return None

    async def to_withdraw(self, tx: Connection, request: Request, step: Step) -> Request | None:
        """An accepted deficit is withdrawn without a request."""
        deficit = await _of(tx, request)
        latest = await latest_request_about(tx, deficit.id)
        if latest.status.is_open:
            return latest
        if deficit.status is not DeficitStatus.WITHDRAWN:
            await move_by_author(tx, deficit, DeficitStatus.WITHDRAWN, step.now)
            await request_cards.touch(tx, latest.id)
        return None

    async def subject(self, connection: Connection, request: Request) -> DeficitFacts:
        deficit = await _of(connection, request)
        if deficit.topic is None:
            return DeficitFacts(deficit=deficit, same=None)
        same = await count_same(connection, deficit.topic.id, request.place.district)
        return DeficitFacts(deficit=deficit, same=same)

    async def whole_subject(self, connection: Connection, request: Request) -> SubjectFacts:
        facts = await self.subject(connection, request)
        deficit = facts.deficit
        if deficit.topic is None or not deficit.takes_help(request):
            return facts
        return replace(
            facts,
            practices=await practices_on(connection, deficit.topic.id, but=deficit.person),
            helped=await help_of(connection, deficit.id),
        )

    async def _find_topic(self, tx: Connection, deficit: Deficit, topic: TopicId) -> None:
        """Sets the topic that the decider chose for a deficit in own words.

        No-op if the person already has an open deficit on that topic: there must not be two.
        """
        if deficit.own_words is None:
            return
        if await find_open_deficit(tx, deficit.person, topic) is None:
            await set_topic(tx, deficit.id, topic)


async def move_by_author(
    tx: Connection, deficit: Deficit, target: DeficitStatus, now: datetime
) -> None:
    """
    Raises:
        OutOfDate: it cannot be moved there, or not any more.
    """
    deficit.moved(target)
    if not await move_deficit(tx, deficit, target):
        raise OutOfDate
    await note_change(tx, now, deficit.person, "deficit", deficit.id, target)


async def _of(connection: Connection, request: Request) -> Deficit:
    return await get_deficit(connection, DeficitId(request.subject_id))
