"""The limit of waiting updates per account, so that one sender cannot block the others.

The count is read from the inbox in the transaction that adds to it, so it holds after a restart and
with several processes.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bot.intake.update_parser import album_of
from storage.database import Connection
from storage.inbox import Received, count_waiting, raw_waiting

ALBUM = 10
"""Size limit of an album; its messages count as one update."""


class Share:
    def __init__(self, most: int) -> None:
        """`most` is the limit of waiting updates of one account; an album counts as one."""
        self._most = most

    async def beyond(self, connection: Connection, batch: Iterable[Received]) -> list[Received]:
        """Returns the updates of a batch that exceed their senders' shares, in the same order."""
        arrived = [one for one in batch if one.person is not None]
        people = Counter(one.person for one in arrived if one.person is not None)
        waiting = await count_waiting(connection, people.keys())
        crowded = {one for one in people if people[one] + waiting.get(one, 0) > self._most}
        if not crowded:
            return []
        held: dict[int, Counter[str]] = {person: Counter() for person in crowded}
        for person, raw in await raw_waiting(connection, crowded):
            held[person][_unit(held[person], json.loads(raw))] += 1
        return self._over(arrived, held)

    def over(self, left: Iterable[Received]) -> list[Received]:
        """Returns the waiting updates (oldest first) that exceed their senders' shares."""
        arrived = [one for one in left if one.person is not None]
        held = {one.person: Counter[str]() for one in arrived if one.person is not None}
        return self._over(arrived, held)

    def _over(
        self, arrived: Iterable[Received], held: Mapping[int, Counter[str]]
    ) -> list[Received]:
        """`held` has the waiting units of each account that may exceed its share."""
        found = []
        for one in arrived:
            units = held.get(one.person) if one.person is not None else None
            if units is None:
                continue
            unit = _unit(units, json.loads(one.raw))
            if unit in units or len(units) < self._most:
                units[unit] += 1
            else:
                found.append(one)
        return found


def _unit(units: Counter[str], raw: Mapping[str, Any]) -> str:
    """Returns the unit that an update counts as: its album or itself."""
    album, own = album_of(raw), str(raw.get("update_id"))
    return own if album is None or units[f"album {album}"] >= ALBUM else f"album {album}"
