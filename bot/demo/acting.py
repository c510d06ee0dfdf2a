"""The base of the classes that create the sample district."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from bot.demo.people import Sample
from district.clock import Calendar, Clock
from district.drafts import Form
from district.forms import SUMMARY, Entered
from district.ids import DraftId
from district.people.roles import Actor
from services.wiring import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    services: Services
    clock: Clock
    """Set by the caller."""
    calendar: Calendar
    actor: Callable[[Sample], Awaitable[Actor]]

    @property
    def today(self) -> date:
        return self.calendar.local(self.clock()).date()

    async def filled(self, actor: Actor, form: Form, entered: Entered) -> DraftId:
        """Returns a form that waits to be sent."""
        return (await self.services.drafts.begin(actor, form, SUMMARY, entered.answers)).id
