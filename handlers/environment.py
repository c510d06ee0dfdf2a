"""Dependencies of handlers besides services."""

from dataclasses import dataclass
from typing import Protocol

from district.clock import Calendar, Clock
from district.documents import Issuer
from district.operator import Operator
from district.troubles import Cause
from locales.texts import Texts
from screens.requests.kinds import Kinds


class Alarms(Protocol):
    """Sends alarms to administrators."""

    async def tell(self, cause: Cause, about: str = "") -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Passed to handlers once, when the bot is built."""

    texts: Texts
    calendar: Calendar
    clock: Clock
    operator: Operator
    bot_username: str
    """Without `@`; for links into the bot."""
    alarms: Alarms
    kinds: Kinds
    """How requests read, by their kind."""

    @property
    def issuer(self) -> Issuer:
        return Issuer(operator=self.operator, bot_username=self.bot_username)
