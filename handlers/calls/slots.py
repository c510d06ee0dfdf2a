"""Slots: the curator's board, the author's choice."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.ids import CallId, EntryId, SlotId
from district.slots import AppointmentStatus
from handlers.calls.home import Home
from handlers.tap import Presses, Said, Tap, says
from keyboards.calls.slots import SlotAction, SlotsPress
from screens.calls.slots import ask_screen, board_screen, line_screen, own_screen
from services.calls.slots import Slots

CALL = "slots_call"
"""Key in the conversation's data."""
A = SlotAction
NOTED = {
    A.HELD: AppointmentStatus.HELD,
    A.MISSED: AppointmentStatus.MISSED,
    A.FREE: AppointmentStatus.CANCELLED,
}


class SlotPress(SlotsPress, prefix="slots"):
    """A press about a call, an entry or a slot."""

    id: Annotated[int, Field(ge=1, le=2**31 - 1)]


class SlotForm(StatesGroup):
    """The meaning of typed text."""

    row = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotHandlers:
    slots: Slots
    home: Home

    def register(self, router: Router) -> None:
        says(router, self.lay, StateFilter(SlotForm.row))
        press = Presses(router, SlotsPress.__prefix__)
        press(SlotsPress, self.home.open, A.LIST)
        press(SlotPress, self.show_board, A.BOARD)
        press(SlotPress, self.ask_row, A.LAY)
        press(SlotPress, self.place, A.PLACE)
        press(SlotPress, self.tidy, A.TIDY)
        press(SlotPress, self.show_line, A.LINE)
        press(SlotPress, self.note, *NOTED)
        press(SlotPress, self.show_own, A.OWN)
        press(SlotPress, self.book, A.BOOK)
        press(SlotPress, self.cancel, A.CANCEL)

    # ── The curator ────────────────────────────────────────────────────────────────────────────

    async def show_board(self, tap: Tap[SlotPress]) -> None:
        board = await self.slots.board(tap.actor, CallId(tap.press.id))
        await tap.end(board_screen(tap.words, board))

    async def ask_row(self, tap: Tap[SlotPress]) -> None:
        board = await self.slots.board(tap.actor, CallId(tap.press.id))
        await tap.ask(ask_screen(tap.words, board), SlotForm.row, **{CALL: board.call.id})

    async def lay(self, said: Said) -> None:
        call = CallId((await said.state.get_data()).get(CALL, 0))
        board, count = await self.slots.lay(said.actor, call, said.need_text())
        await said.end(board_screen(said.words, board, said.words("slots-laid", count=count), ""))

    async def place(self, tap: Tap[SlotPress]) -> None:
        board, count = await self.slots.place(tap.actor, CallId(tap.press.id))
        await tap.show(board_screen(tap.words, board, tap.words("slots-placed", count=count), ""))

    async def tidy(self, tap: Tap[SlotPress]) -> None:
        board = await self.slots.tidy(tap.actor, CallId(tap.press.id))
        await tap.show(board_screen(tap.words, board))

    async def show_line(self, tap: Tap[SlotPress]) -> None:
        slot = SlotId(tap.press.id)
        board = await self.slots.board_of(tap.actor, slot)
        await tap.show(line_screen(tap.words, board, slot))

    async def note(self, tap: Tap[SlotPress]) -> None:
        slot, status = SlotId(tap.press.id), NOTED[tap.press.action]
        board = await self.slots.note(tap.actor, slot, status)
        await tap.show(line_screen(tap.words, board, slot))

    # ── The author ─────────────────────────────────────────────────────────────────────────────

    async def show_own(self, tap: Tap[SlotPress]) -> None:
        own = await self.slots.own(tap.actor.id, EntryId(tap.press.id))
        await tap.show(own_screen(tap.words, own))

    async def book(self, tap: Tap[SlotPress]) -> None:
        entry, slot = EntryId(tap.press.id), SlotId(tap.press.slot)
        own, is_booked = await self.slots.book(tap.actor.id, entry, slot)
        above = [] if is_booked else [tap.words("slots-taken"), ""]
        await tap.show(own_screen(tap.words, own, *above))

    async def cancel(self, tap: Tap[SlotPress]) -> None:
        own = await self.slots.cancel(tap.actor.id, EntryId(tap.press.id))
        await tap.show(own_screen(tap.words, own))
