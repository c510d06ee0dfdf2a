"""What handlers know besides their services: the same for every update."""

from dataclasses import dataclass
from typing import Protocol

from district.clock import Calendar, Clock
from district.operator import Operator
from district.troubles import Cause
from locales.texts import Texts


class Alarms(Protocol):
    """Whoever tells administrators of trouble."""

    async def tell(self, cause: Cause, about: str = "") -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Given to handlers once, when the bot is put together."""

    texts: Texts
    calendar: Calendar
    clock: Clock
    operator: Operator
    bot_username: str
    """Without the `@`; for links into the bot."""
    alarms: Alarms
