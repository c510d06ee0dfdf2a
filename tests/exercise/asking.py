"""A person asks for a room: the use case, and the conversation."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aiogram import Router
from aiogram.filters import Command

from district.clock import Clock
from district.drafts import Draft
from district.errors import DraftGone
from district.forms import SUMMARY, Entered, entered_of
from district.ids import DraftId, RequestId
from district.people.roles import Actor
from district.requests.request import Request
from handlers.environment import Environment
from handlers.extension import Extension, Handlers
from handlers.form import Conversation, Start, row_id
from handlers.tap import Said, says
from keyboards.buttons import button, inline
from keyboards.form import beginning
from keyboards.menu import to_menu
from keyboards.requests.mine import open_button
from screens.screen import Screen
from services.requests.engine import Requests
from services.requests.request_kinds import KindEffects
from services.wiring import Services
from storage.database import Database
from storage.drafts import drop_draft, hold_draft
from storage.requests.deficits import remember_draft
from storage.requests.requests import find_request_of_draft, get_request, save_facts
from tests.exercise.room import ASK_FOR_ROOM, RETURNED, ROOM_KIND, facts_of
from tests.exercise.screens import RoomLook, RoomScreens


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    database: Database
    clock: Clock
    requests: Requests

    async def send(self, actor: Actor, draft_id: DraftId) -> Request:
        """Submits what the form holds; the draft's id is the natural key.

        Raises:
            ProfileNeeded: who decides depends on where the person works.
            DraftGone: there is no such form, and nothing was made of it.
        """
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, ASK_FOR_ROOM.name)
            known = await find_request_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                return known
            if draft is None or draft.id != draft_id:
                raise DraftGone
            entered, now = entered_of(draft), self.clock()
            facts, returned = facts_of(entered), entered.given(RETURNED)
            await drop_draft(tx, draft_id)
            if returned is None:
                return await self.requests.submit(
                    tx,
                    kind=ROOM_KIND,
                    subject_id=0,
                    author=actor.person,
                    draft=draft_id,
                    now=now,
                    facts=facts,
                )
            request = await get_request(tx, returned)
            await save_facts(tx, request.id, facts)
            await remember_draft(tx, request.id, draft_id)
            return await self.requests.resubmit(tx, request, now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingForRoom(Conversation[None]):
    form = ASK_FOR_ROOM
    look = RoomLook()

    rooms: Rooms

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        _ = said.actor.profile

    async def start(self, said: Said, about: str | None) -> Start:
        """With the number of an own returned request, begins at the summary of what was asked."""
        if about is None:
            return Start()
        own = await self.rooms.requests.own(said.actor, RequestId(row_id(about)))
        entered = Entered(own.request.facts or {}).with_given(**{RETURNED: own.request.id})
        return Start(entered=entered, step=SUMMARY)

    async def facts(self, said: Said, draft: Draft) -> None:
        return None

    async def send(self, said: Said, draft: DraftId) -> Screen:
        request = await self.rooms.send(said.actor, draft)
        return Screen(
            text=said.words("rooms-sent", number=request.id),
            keyboard=inline([[open_button(said.words, request.id), to_menu(said.words)]]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The area: its form, and the word that begins it."""

    def forms(self, services: Services, env: Environment) -> Iterable[AskingForRoom]:
        requests = services.requests
        rooms = Rooms(database=requests.database, clock=env.clock, requests=requests)
        return [AskingForRoom(rooms=rooms)]

    def handlers(self, services: Services, env: Environment) -> Iterable[Handlers]:
        return [self]

    def register(self, router: Router) -> None:
        says(router, self.offer, Command("room"))

    async def offer(self, said: Said) -> None:
        ask = button(said.words.plain("rooms-ask"), beginning(ASK_FOR_ROOM.name))
        await said.send(Screen(text=said.words("rooms-offer"), keyboard=inline([[ask]])))


EXTENSION = Extension(
    effects={ROOM_KIND: KindEffects()},
    screens={ROOM_KIND: RoomScreens()},
    areas=(Asking(),),
    texts=(Path(__file__).parent / "texts",),
)
