"""Buttons of slots: the curator's board, the author's choice."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.call import Call
from district.calls.slots import OwnSlot, SlotBoard, SlotLine, slot_stage
from district.ids import CallId, EntryId
from district.slots import AppointmentStatus
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.calls.calls import call_button
from locales.texts import Words

TIMES_IN_A_ROW = 3
TIME = "d.MM HH:mm"


class SlotAction(StrEnum):
    LIST = "list"
    """No longer shown: leads to the sections of calls."""
    BOARD = "board"
    LAY = "lay"
    """Asks for a row."""
    PLACE = "place"
    """Places the entries that have not chosen."""
    TIDY = "tidy"
    """Removes free slots."""
    LINE = "line"
    """One appointment of the board."""
    HELD = "held"
    MISSED = "missed"
    FREE = "free"
    """Cancels an appointment, by the curator."""
    OWN = "own"
    BOOK = "book"
    CANCEL = "cancel"


class SlotsPress(Press, prefix="slots"):
    action: SlotAction
    id: Number | None = None
    """The call, the entry or the slot, by the action."""
    slot: Number = 0


_A = SlotAction
_NOTES = {
    AppointmentStatus.BOOKED: (_A.HELD, _A.MISSED, _A.FREE),
    AppointmentStatus.HELD: (_A.MISSED,),
    AppointmentStatus.MISSED: (_A.HELD,),
}


def _to(
    text: str, action: SlotAction, id_: int, style: Style | None = None
) -> InlineKeyboardButton:
    return button(text, SlotsPress(action=action, id=id_), style)


def own_button(words: Words, entry: EntryId) -> InlineKeyboardButton:
    """The button of a letter or a card that opens the author's choice."""
    return _to(words.plain("slots-own"), _A.OWN, entry, Style.PRIMARY)


def board_row(words: Words, call: Call) -> Row:
    """Opens the slots of a call that has some."""
    return [_to(words.plain("slots-section"), _A.BOARD, call.id)] if slot_stage(call) else []


def board_keyboard(words: Words, board: SlotBoard) -> InlineKeyboardMarkup:
    call = board.call.id
    times = [
        button(words.moment(one.slot.starts_at, TIME), SlotsPress(action=_A.LINE, id=one.slot.id))
        for one in board.lines
        if one.appointment is not None
    ]
    return inline(
        [
            *grid(times, TIMES_IN_A_ROW),
            [_to(words.plain("slots-lay"), _A.LAY, call, Style.PRIMARY)],
            [_to(words.plain("slots-place"), _A.PLACE, call)]
            if board.waiting and board.free
            else [],
            [_to(words.plain("slots-tidy"), _A.TIDY, call)] if board.free else [],
            [call_button(words, call, "common-back")],
        ]
    )


def to_board(words: Words, call: CallId) -> Row:
    return [_to(words.plain("slots-to-board"), _A.BOARD, call)]


def line_keyboard(words: Words, board: SlotBoard, line: SlotLine) -> InlineKeyboardMarkup:
    status = line.appointment.status if line.appointment else AppointmentStatus.CANCELLED
    notes = [
        _to(words.plain(f"slots-note-{one}"), one, line.slot.id) for one in _NOTES.get(status, ())
    ]
    return inline([*grid(notes), to_board(words, board.call.id)])


def own_keyboard(words: Words, own: OwnSlot, back: InlineKeyboardButton) -> InlineKeyboardMarkup:
    times = [
        button(
            words.moment(one.starts_at, TIME),
            SlotsPress(action=_A.BOOK, id=own.entry.id, slot=one.id),
        )
        for one in own.free
    ]
    cancel = [_to(words.plain("slots-cancel"), _A.CANCEL, own.entry.id)] if own.may_cancel else []
    return inline([*fitting(times), cancel, [back]])
