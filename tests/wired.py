"""The wired handlers, for tests that inspect them without updates."""

from datetime import UTC, datetime
from functools import cache
from typing import Any, cast
from zoneinfo import ZoneInfo

from aiogram import Router

import handlers
from district.clock import Calendar
from handlers.environment import Environment
from handlers.form_engine import FormEngine
from screens.kinds import KINDS
from services.wiring import Services


class _Anything:
    """Replaces services that are not called."""

    def __getattr__(self, name: str) -> Any:
        return None


SERVICES = cast(Services, _Anything())
ENVIRONMENT = Environment(
    texts=cast(Any, None),
    calendar=Calendar(zone=ZoneInfo("Europe/Moscow")),
    clock=lambda: datetime(2026, 9, 1, tzinfo=UTC),
    operator=cast(Any, None),
    bot_username="okrug_bot",
    alarms=cast(Any, None),
    kinds=KINDS,
)


@cache
def root() -> Router:
    return handlers.root(SERVICES, ENVIRONMENT)


@cache
def declared_forms() -> FormEngine:
    return handlers.declared_forms(SERVICES, ENVIRONMENT)
