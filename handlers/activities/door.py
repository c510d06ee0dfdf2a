"""Adding a person who came to a session without a seat."""

from dataclasses import dataclass
from typing import Annotated, Any

from aiogram import Router
from pydantic import StringConstraints

from district.activities.door import ARRIVAL, PAGE, WHO, DoorFacts, Doubt, arriving, session_of
from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Entered, Search, entered_of
from district.ids import ActivityId, PersonId, SessionId
from handlers.activities.manage import ManagePress
from handlers.form import Conversation, Start, row_id
from handlers.step_message import is_of_step, leave
from handlers.tap import Presses, Said, Tap
from keyboards.activities.manage import Action, OrganisingPress
from screens.activities.door import DoorLook, admitted, door_left, doubted
from screens.screen import Screen
from services.activities.door import Door
from services.drafts import Drafts


class AdmitPress(ManagePress, prefix="organising"):
    value: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}-[0-9]{1,9}-[01]$")]
    """Session, person, and 1 to admit the person in spite of doubts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving(Conversation[DoorFacts]):
    """Begins with activity and session; the buttons of the people found admit them."""

    form = ARRIVAL
    look = DoorLook()
    gives_way = True

    door: Door

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        activity, _, session = (about or "").partition("-")
        entered = arriving(ActivityId(row_id(activity)), SessionId(row_id(session)))
        return Start(entered=entered)

    async def facts(self, said: Said, draft: Draft) -> DoorFacts:
        entered = entered_of(draft)
        activity, session = session_of(entered)
        search, page = entered.search_of(WHO), entered.page_of(WHO)
        return await self.door.facts(said.actor, activity, session, search, page, PAGE)

    async def has_option(self, said: Said, entered: Entered, key: Search[Any], option: str) -> bool:
        return False  # the buttons of people are `AdmitPress`

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return door_left(said.words, await self.facts(said, draft))


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorHandlers:
    door: Door
    drafts: Drafts

    def register(self, router: Router) -> None:
        press = Presses(router, OrganisingPress.__prefix__)
        press(AdmitPress, self.admit, Action.ADMIT)

    async def admit(self, tap: Tap[AdmitPress]) -> None:
        session, person, is_sure = map(int, tap.press.value.split("-"))
        done = await self.door.admit(
            tap.actor,
            tap.press.activity,
            SessionId(session),
            PersonId(person),
            is_sure=bool(is_sure),
        )
        if isinstance(done, Doubt):
            await tap.show(doubted(tap.words, done))
            return
        if not await is_of_step(tap.event, tap.state):
            await tap.show(admitted(tap.words, done))
            return
        await leave(tap.event, tap.state, admitted(tap.words, done))
        draft = await self.drafts.find(tap.actor, FormName.ARRIVAL)
        if draft is not None:
            await self.drafts.drop(draft)
