"""Effects of request moves on deficits."""

from collections.abc import Mapping
from datetime import datetime

from district.ids import DeficitId, TopicId
from district.requests.deficits import Deficit, DeficitFacts, DeficitStatus
from district.requests.request import Move, Request
from storage.activities.resolution import was_invited
from storage.database import Connection
from storage.requests.deficits import find_open_deficit, get_deficit, move_deficit, set_topic
from storage.requests.statistics import count_same

_TARGETS: Mapping[Move, DeficitStatus] = {
    Move.APPROVE: DeficitStatus.ACCEPTED,
    Move.REJECT: DeficitStatus.REJECTED,
    Move.WITHDRAW: DeficitStatus.WITHDRAWN,
    Move.UNDO: DeficitStatus.REPORTED,
}
"""Other moves do not change the deficit: it does not disappear because no one replied."""

_UNDONE_FROM = {DeficitStatus.REPORTED, DeficitStatus.ACCEPTED, DeficitStatus.REJECTED}


class DeficitEffects:
    """`KindEffects` of deficits; a person's own actions are in `services/requests/deficits.py`."""

    async def hold(self, tx: Connection, request: Request) -> None:
        """No-op: only its request or its author changes a deficit."""

    async def on_move(
        self,
        tx: Connection,
        request: Request,
        move: Move,
        now: datetime,
        topic: TopicId | None,
        seen: str | None,
    ) -> None:
        deficit = await _of(tx, request)
        target = _TARGETS.get(move)
        if target is None or target is deficit.status:
            return
        deficit.moved(target)
        if move is Move.APPROVE and topic is not None:
            await self._find_topic(tx, deficit, topic)
        if move is Move.UNDO and deficit.own_words is not None:
            await set_topic(tx, deficit.id, None)
        await move_deficit(tx, deficit, target)

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        deficit = await _of(tx, request)
        if deficit.status not in _UNDONE_FROM:
            return "moved-on"
        if await was_invited(tx, deficit.id):
            return "invited"
        if deficit.status is DeficitStatus.REJECTED and deficit.topic is not None:
            again = await find_open_deficit(tx, deficit.person, deficit.topic.id)
            return "reported-again" if again else None
        return None

    async def subject(self, connection: Connection, request: Request) -> DeficitFacts:
        deficit = await _of(connection, request)
        if deficit.topic is None:
            return DeficitFacts(deficit=deficit, same=None)
        same = await count_same(connection, deficit.topic.id, request.place.district)
        return DeficitFacts(deficit=deficit, same=same)

    async def _find_topic(self, tx: Connection, deficit: Deficit, topic: TopicId) -> None:
        """Sets the topic that the decider chose for a deficit in own words.

        No-op if the person already has an open deficit on that topic: there must not be two.
        """
        if deficit.own_words is None:
            return
        if await find_open_deficit(tx, deficit.person, topic) is None:
            await set_topic(tx, deficit.id, topic)


async def _of(connection: Connection, request: Request) -> Deficit:
    return await get_deficit(connection, DeficitId(request.subject_id))
