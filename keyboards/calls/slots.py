"""Buttons of slots: the curator's board, the author's choice."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.calls.call import Call
from district.calls.slots import slot_stage
from district.ids import EntryId
from keyboards.buttons import Number, Press, Row, Style
from locales.texts import Words


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


def own_button(words: Words, entry: EntryId) -> InlineKeyboardButton:
    """The button of a letter or a card that opens the author's choice."""
    press = SlotsPress(action=SlotAction.OWN, id=entry)
    return press.labelled(words.plain("slots-own"), Style.PRIMARY)


def board_row(words: Words, call: Call) -> Row:
    """Opens the slots of a call that has some, by the name of their stage."""
    stage = slot_stage(call)
    if stage is None:
        return []
    name = stage.label.button(words.language)
    press = SlotsPress(action=SlotAction.BOARD, id=call.id)
    return [press.labelled(words.plain("slots-section", stage=name))]
