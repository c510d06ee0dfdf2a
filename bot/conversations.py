"""Conversation state for aiogram, kept in the database and saved together with what it led to.

States live in memory while an update is handled and are saved in the transaction that marks the
update done. So a kill in between takes back both: the update is handled again from the very step at
which it came, instead of being read as the answer to the next one.
"""

import copy
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage.conversations import Conversation, find_conversation
from storage.database import Database

KEPT = 10_000
"""Conversations held in memory; this process is the only one that changes them."""

Key = tuple[int, int]
"""Chat and account."""


class Conversations(BaseStorage):
    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: OrderedDict[Key, Conversation] = OrderedDict()
        self._before: dict[Key, Conversation] = {}

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        found = await self._get(key)
        if found.state != name:
            self._put(key, name, found.data)

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._get(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        found = await self._get(key)
        if found.data != data:
            self._put(key, found.state, dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return copy.copy((await self._get(key)).data)

    async def close(self) -> None:
        """Nothing of its own to close."""

    def take_changed(self, account: int) -> list[Conversation]:
        """What this account's conversations have become and is not saved yet."""
        keys = [key for key in self._before if key[1] == account]
        for key in keys:
            del self._before[key]
        return [self._held[key] for key in keys]

    def undo_changes(self, account: int) -> None:
        """As they were before the update that could not be handled and comes again."""
        for key in [key for key in self._before if key[1] == account]:
            self._held[key] = self._before.pop(key)

    async def _get(self, key: StorageKey) -> Conversation:
        own = (key.chat_id, key.user_id)
        held = self._held.get(own)
        if held is None:
            async with self._database.read() as connection:
                held = await find_conversation(connection, *own)
            self._held[own] = held
            self._let_go()
        self._held.move_to_end(own)
        return held

    def _put(self, key: StorageKey, state: str | None, data: dict[str, Any]) -> None:
        own = (key.chat_id, key.user_id)
        self._before.setdefault(own, self._held[own])
        self._held[own] = Conversation(chat=own[0], user=own[1], state=state, data=data)

    def _let_go(self) -> None:
        """Those untouched for longest go, but never one that is not saved."""
        if len(self._held) <= KEPT:
            return
        for key in list(self._held)[: len(self._held) - KEPT]:
            if key not in self._before:
                del self._held[key]
