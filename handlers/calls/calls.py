"""Calls: the list, the card, opening, longer dates, kinds saved from calls."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.calls.call import leads
from district.clock import Clock
from district.ids import CallId
from district.pages import Page
from district.people.roles import Permission
from handlers.menu import DeepLink
from handlers.tap import Linked, Presses, Said, Tap, follows
from keyboards.calls.calls import CallsAction, CallsPress
from screens.calls import calls as screens
from screens.screen import Screen
from services.calls.calls import Calls
from services.calls.kinds import CallKinds
from services.calls.slots import Slots

KINDS_ON_PAGE = 8


class CallPress(CallsPress, prefix="calls"):
    """A press about one call."""

    call: Annotated[CallId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHandlers:
    calls: Calls
    call_kinds: CallKinds
    slots: Slots
    clock: Clock

    def register(self, router: Router) -> None:
        press = Presses(router, CallsPress.__prefix__)
        press(CallsPress, self.list, CallsAction.LIST, CallsAction.ALL)
        press(CallsPress, self.show_kinds, CallsAction.KINDS)
        press(CallPress, self.open_card, CallsAction.CARD, CallsAction.PUBLISH)
        press(CallPress, self.extend, CallsAction.LATER)
        press(CallPress, self.save, CallsAction.SAVE)
        press(CallPress, self.end_empty, CallsAction.END)

    def register_links(self, router: Router) -> None:
        follows(router, self.follow, DeepLink("call"))

    async def list(self, tap: Tap[CallsPress]) -> None:
        read = self.calls.open_now if tap.press.action is CallsAction.LIST else self.calls.page
        page = await read(tap.actor, tap.press.page)
        leads_some = tap.actor.may(Permission.LEAD_CALLS)
        empty = await self.calls.empty_of(page.items)
        await tap.show(
            screens.call_list(
                tap.words, page, tap.press, self.clock(), leads=leads_some, empty=empty
            )
        )

    async def show_kinds(self, tap: Tap[CallsPress]) -> None:
        kinds = await self.call_kinds.list(tap.actor)
        named = [(one.id, one.kind.label.button(tap.words.language)) for one in kinds]
        page = Page.of(named, tap.press.page, KINDS_ON_PAGE)
        await tap.show(screens.kinds_screen(tap.words, page, tap.press))

    async def open_card(self, tap: Tap[CallPress]) -> None:
        await tap.show(await self._card(tap, tap.press.call))

    async def follow(self, link: Linked) -> None:
        number = CallId(int(link.value)) if link.value.isdecimal() else CallId(0)
        await link.send(await self._card(link, number))

    async def extend(self, tap: Tap[CallPress]) -> None:
        """Asks by how many days, or prolongs by them."""
        call, days = tap.press.call, tap.press.days
        if days:
            await self.calls.extend(tap.actor, call, days)
            await self.open_card(tap)
        else:
            await tap.show(screens.later_screen(tap.words, await self.calls.get(call)))

    async def save(self, tap: Tap[CallPress]) -> None:
        saved = await self.call_kinds.save(tap.actor, tap.press.call)
        await tap.alert(screens.saved_text(tap.words, saved.kind.label.full(tap.words.language)))

    async def end_empty(self, tap: Tap[CallPress]) -> None:
        await self.calls.end_empty(tap.actor, tap.press.call)
        await self.open_card(tap)

    async def _card(self, said: Said, number: CallId) -> Screen:
        call = await self.calls.get(number)
        return screens.call_card(
            said.words,
            call,
            self.clock(),
            leads=leads(said.actor, call),
            is_empty=bool(await self.calls.empty_of([call])),
            met_on=await self.slots.times_of(call),
        )
