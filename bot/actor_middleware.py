"""Middleware that finds who acts, once per update, with grants in force and reply language."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import Chat, TelegramObject, Update, User

from bot.reachability import Reachability
from district.clock import Clock
from district.languages import Language
from district.people.roles import Actor
from locales.texts import Texts
from storage.batching import Batcher
from storage.database import Database
from storage.people.people import find_actors

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class ActorMiddleware(BaseMiddleware):
    """Adds `actor` (None before the first consent), `words` and `account` to the handler's data."""

    def __init__(
        self, *, database: Database, texts: Texts, reachability: Reachability, clock: Clock
    ) -> None:
        self._database = database
        self._texts = texts
        self._reachability = reachability
        self._clock = clock
        self._actor = Batcher(self._find_actors)

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None:
            return None
        actor = await self._actor(user.id)
        if actor is not None:
            if _is_private(data.get("event_chat")):
                await self._reachability.back(actor)
            if isinstance(event, Update):
                actor = replace(actor, act=event.update_id)
        language = actor.language if actor else await self._chosen(user, data.get("state"))
        data.update(actor=actor, account=user.id, words=self._texts.of(language))
        return await handler(event, data)

    async def _find_actors(self, accounts: list[int]) -> list[Actor | None]:
        async with self._database.read() as connection:
            found = await find_actors(connection, accounts, self._clock())
        return [found.get(account) for account in accounts]

    @staticmethod
    async def _chosen(user: User, state: FSMContext | None) -> Language:
        """Returns the language chosen in this conversation, else the one of the Telegram client.

        Before consent only the conversation state holds anything about the account.
        """
        chosen = (await state.get_data()).get("language") if state else None
        return Language(chosen) if chosen else Language.chosen_from(user.language_code)


def _is_private(chat: Chat | None) -> bool:
    """Returns False for groups: a person who writes in a group may still have blocked the bot."""
    return chat is None or chat.type == "private"
