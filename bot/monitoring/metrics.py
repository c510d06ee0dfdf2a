"""Figures in the format of Prometheus. No label carries a person, a text or an id.

Imported only with the extra `metrics`.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import TelegramObject
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from bot.intake.heard import Heard
from district.clock import Clock
from district.errors import DatabaseFault, DistrictError
from storage.database import Database
from storage.vitals import read_vitals

OUTCOMES = ("served", "refused", "retried", "unheard", "cancelled", "failed")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 40)


class Metrics(BaseMiddleware):
    """Counts as the innermost middleware of updates, and reads the rest when asked."""

    def __init__(self, *, database: Database, heard: Heard, clock: Clock) -> None:
        self._database = database
        self._heard = heard
        self._clock = clock
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._taps = Counter("okrug_taps", "Handled updates", ["outcome"], registry=self._registry)
        for outcome in OUTCOMES:
            self._taps.labels(outcome)  # a series must be there before its first event
        self._seconds = Histogram(
            "okrug_handler_seconds", "Time in handlers", buckets=SECONDS, registry=self._registry
        )
        self._oldest = self._gauge("okrug_oldest_update_seconds", "Age of the oldest new update")
        self._letters = self._gauge("okrug_letters_due", "Letters that are due")
        self._late = self._gauge("okrug_oldest_letter_seconds", "Delay of the oldest due letter")
        self._cards = self._gauge("okrug_cards_behind", "Cards that wait to be drawn again")
        self._silence = self._gauge("okrug_silence_seconds", "Time since Telegram was heard")
        self._ahead = self._gauge("okrug_clock_ahead_seconds", "Difference from Telegram's clock")
        self._up = self._gauge("okrug_database_up", "Whether the database answers")

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(name, about, registry=self._registry)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        began = time.monotonic()
        outcome = "served"
        try:
            return await handler(event, data)
        except BaseException as error:
            outcome = _outcome(error)
            raise
        finally:
            self._seconds.observe(time.monotonic() - began)
            self._taps.labels(outcome).inc()

    async def text(self) -> bytes:
        """Returns all figures now."""
        self._silence.set(self._heard.silence)
        self._ahead.set(self._heard.ahead)
        try:
            await self._read()
        except (DatabaseFault, TimeoutError):
            self._up.set(0)
            for gauge in (self._oldest, self._letters, self._late, self._cards):
                gauge.set(float("nan"))
        return generate_latest(self._registry)

    async def _read(self) -> None:
        now = self._clock()
        async with asyncio.timeout(1), self._database.read() as connection:
            found = await read_vitals(connection, now)
        self._up.set(1)
        self._letters.set(found.letters_due)
        self._cards.set(found.cards_behind)
        for gauge, since in (
            (self._oldest, found.oldest_update),
            (self._late, found.oldest_letter),
        ):
            gauge.set((now - since).total_seconds() if since is not None else 0)


def _outcome(error: BaseException) -> str:
    """Returns what became of an update whose handler raised."""
    match error:
        case DatabaseFault():
            return "retried"
        case DistrictError():
            return "refused"
        case TelegramAPIError():
            return "unheard"
        case asyncio.CancelledError():
            return "cancelled"
        case _:
            return "failed"
