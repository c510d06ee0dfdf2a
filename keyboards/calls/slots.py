"""Buttons of slots: the section, the curator's board, the author's choice."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.slots import AppointmentStatus, OwnSlot, SlotBoard, SlotSection
from district.ids import EntryId
from keyboards.buttons import Number, Press, Style, button, fitting, grid, inline
from keyboards.menu import Entry, section_button
from locales.texts import Words

TIMES_IN_A_ROW = 3
LABEL = 40


class SlotAction(StrEnum):
    LIST = "list"
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


LIST = SlotsPress(action=SlotAction.LIST)


def _press(action: SlotAction, id_: int, slot: int = 0) -> SlotsPress:
    return SlotsPress(action=action, id=id_, slot=slot)


def own_button(words: Words, entry: EntryId) -> InlineKeyboardButton:
    """The button of a letter or a card that opens the author's choice."""
    return button(words.plain("slots-own"), _press(SlotAction.OWN, entry), Style.PRIMARY)


def section_keyboard(words: Words, section: SlotSection) -> InlineKeyboardMarkup:
    calls = [[button(one.title[:LABEL], _press(SlotAction.BOARD, one.id))] for one in section.calls]
    own = [[button(one.title[:LABEL], _press(SlotAction.OWN, one.entry))] for one in section.own]
    return inline([*own, *calls, [section_button(words, Entry.CALLS)]])


def board_keyboard(words: Words, board: SlotBoard) -> InlineKeyboardMarkup:
    call = board.call.id
    times = [
        button(words.moment(one.slot.starts_at, "d.MM HH:mm"), _press(SlotAction.LINE, one.slot.id))
        for one in board.lines
        if one.appointment is not None
    ]
    lay = button(words.plain("slots-lay"), _press(SlotAction.LAY, call), Style.PRIMARY)
    place = button(words.plain("slots-place"), _press(SlotAction.PLACE, call))
    tidy = button(words.plain("slots-tidy"), _press(SlotAction.TIDY, call))
    return inline(
        [
            *grid(times, TIMES_IN_A_ROW),
            [lay],
            [place] if board.waiting and board.free else [],
            [tidy] if board.free else [],
            [button(words.plain("slots-to-list"), LIST)],
        ]
    )


def line_keyboard(
    words: Words, board: SlotBoard, slot: int, status: AppointmentStatus
) -> InlineKeyboardMarkup:
    held = button(words.plain("slots-held"), _press(SlotAction.HELD, slot), Style.WANTED)
    missed = button(words.plain("slots-missed"), _press(SlotAction.MISSED, slot))
    free = button(words.plain("slots-free"), _press(SlotAction.FREE, slot))
    rows = {
        AppointmentStatus.BOOKED: [[held, missed], [free]],
        AppointmentStatus.HELD: [[missed]],
        AppointmentStatus.MISSED: [[held]],
    }
    board_button = button(words.plain("slots-to-board"), _press(SlotAction.BOARD, board.call.id))
    return inline([*rows.get(status, []), [board_button]])


def to_board_keyboard(words: Words, board: SlotBoard) -> InlineKeyboardMarkup:
    return inline(
        [[button(words.plain("slots-to-board"), _press(SlotAction.BOARD, board.call.id))]]
    )


def own_keyboard(words: Words, own: OwnSlot) -> InlineKeyboardMarkup:
    if own.booked is not None:
        cancel = button(words.plain("slots-cancel"), _press(SlotAction.CANCEL, own.entry))
        is_open = own.may_cancel
        return inline([[cancel] if is_open else [], [button(words.plain("slots-to-list"), LIST)]])
    times = [
        button(
            words.moment(one.starts_at, "d.MM HH:mm"), _press(SlotAction.BOOK, own.entry, one.id)
        )
        for one in own.free
    ]
    return inline([*fitting(times), [button(words.plain("slots-to-list"), LIST)]])
