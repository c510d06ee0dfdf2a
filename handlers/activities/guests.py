"""Opening an activity to another district, and giving its unused seats back."""

from dataclasses import dataclass
from typing import Any

from aiogram import Router

from district.activities.guest_form import (
    DISTRICT,
    OPENING,
    SEATS,
    SOURCE,
    GuestFacts,
    activity_in,
    opening,
)
from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Entered, Field, entered_of
from district.ids import ActivityId, DistrictId, DraftId
from handlers.activities.manage import ManagePress
from handlers.form import Conversation, Start, row_id
from handlers.tap import Presses, Said, Tap
from keyboards.activities.manage import Action, OrganisingPress
from screens.activities.guests import (
    GuestLook,
    ask_guests_back,
    guests_back,
    guests_cancelled,
    guests_opened,
)
from screens.screen import Screen
from services.activities.guests import Guests
from services.drafts import Drafts


class GuestsPress(ManagePress, prefix="organising"):
    value: str
    """The district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningToGuests(Conversation[GuestFacts]):
    """Begins with the id of an activity."""

    form = OPENING
    look = GuestLook()
    gives_way = True

    guests: Guests
    drafts: Drafts

    async def start(self, said: Said, about: str | None) -> Start:
        number = ActivityId(row_id(about))
        await self.guests.facts(said.actor, number)
        return Start(entered=opening(number))

    async def facts(self, said: Said, draft: Draft) -> GuestFacts:
        return await self.guests.facts(said.actor, activity_in(entered_of(draft)))

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        answered = await Conversation.take_words(self, said, entered, key, text)
        if key is SEATS:
            facts = await self.guests.facts(said.actor, activity_in(entered))
            facts.ensure(entered.need(SOURCE), answered.need(SEATS))
        return answered

    async def send(self, said: Said, draft: DraftId) -> Screen:
        """
        Raises:
            DraftGone: it was sent already.
        """
        found = await self.drafts.get(said.actor, FormName.GUESTS, draft)
        entered = entered_of(found)
        district = entered.need(DISTRICT)
        activity = await self.guests.open(
            said.actor,
            activity_in(entered),
            district,
            entered.need(SOURCE),
            entered.need(SEATS),
            draft,
        )
        return guests_opened(said.words, activity, district)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return guests_cancelled(said.words, activity_in(entered_of(draft)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestHandlers:
    guests: Guests

    def register(self, router: Router) -> None:
        press = Presses(router, OrganisingPress.__prefix__)
        press(GuestsPress, self.ask, Action.GUESTS_ASK)
        press(GuestsPress, self.give_back, Action.GUESTS_BACK)

    async def ask(self, tap: Tap[GuestsPress]) -> None:
        district = DistrictId(tap.press.value)
        activity = await self.guests.kept(tap.actor, tap.press.activity, district)
        await tap.show(ask_guests_back(tap.words, activity, district))

    async def give_back(self, tap: Tap[GuestsPress]) -> None:
        district = DistrictId(tap.press.value)
        activity = await self.guests.give_back(tap.actor, tap.press.activity, district)
        await tap.show(guests_back(tap.words, activity, district))
