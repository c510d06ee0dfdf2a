"""aiogram's conversation storage, backed by the database.

States are cached in memory while an update is handled and saved in the transaction that marks the
update as done. If the process is killed in between, neither is saved, and the update is handled
again from the step at which it arrived.
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
"""Conversations cached in memory. Only this process changes them: with several processes, those of
people whose lock it holds.
"""

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
        """No-op: the database is closed by its owner."""

    def take_changed(self, account: int) -> list[Conversation]:
        """Returns the account's changed conversations and marks them as saved."""
        keys = [key for key in self._before if key[1] == account]
        for key in keys:
            del self._before[key]
        return [self._held[key] for key in keys]

    def undo_changes(self, account: int) -> None:
        """Restores the account's conversations as they were before an update that
        will be retried.
        """
        for key in [key for key in self._before if key[1] == account]:
            self._held[key] = self._before.pop(key)

    def forget(self, account: int) -> None:
        """Forgets the account's conversations: from now on another process may change them."""
        for key in [key for key in self._held if key[1] == account]:
            del self._held[key]
            self._before.pop(key, None)

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
        """Evicts the least recently used conversations, except changed ones."""
        if len(self._held) <= KEPT:
            return
        for key in list(self._held)[: len(self._held) - KEPT]:
            if key not in self._before:
                del self._held[key]
