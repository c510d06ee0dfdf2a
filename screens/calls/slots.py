"""Screens of slots: the section, the curator's board, the author's choice; letters."""

from district.calls.slots import OwnSlot, Slot, SlotBoard, SlotLine, SlotNews, SlotSection
from keyboards.buttons import inline
from keyboards.calls.slots import (
    board_keyboard,
    line_keyboard,
    own_button,
    own_keyboard,
    section_keyboard,
    to_board_keyboard,
)
from locales.texts import Words
from screens.screen import Screen, cut, in_parts, lines

TITLE = 60
"""Limit in characters of a title in a row."""


def section_screen(words: Words, section: SlotSection) -> Screen:
    is_empty = not section.calls and not section.own
    text = lines(words("slots-title"), words("slots-none" if is_empty else "slots-choose"))
    return Screen(text=text, keyboard=section_keyboard(words, section))


def board_screen(words: Words, board: SlotBoard, *, above: str | None = None) -> Screen:
    head = words(
        "slots-board",
        call=board.call.title,
        stage=board.stage.label.full(words.language),
        booked=len(board.lines) - board.free,
        free=board.free,
        waiting=board.waiting,
    )
    rows = [_row(words, one) for one in board.lines] or [words("slots-empty")]
    text = in_parts([*((above, "") if above else ()), head, "", *rows])[0]
    return Screen(text=text, keyboard=board_keyboard(words, board))


def ask_screen(words: Words, board: SlotBoard) -> Screen:
    minutes = board.stage.minutes or 0
    text = words("slots-ask", minutes=minutes)
    return Screen(text=text, keyboard=to_board_keyboard(words, board))


def line_screen(words: Words, board: SlotBoard, line: SlotLine) -> Screen:
    if line.appointment is None:
        return board_screen(words, board)
    text = lines(
        words("slots-line", when=_when(words, line.slot), label=line.label),
        words("slots-given", given=line.given, asked=line.asked),
        words(f"slots-status-{line.appointment.status}"),
    )
    keyboard = line_keyboard(words, board, line.slot.id, line.appointment.status)
    return Screen(text=text, keyboard=keyboard)


def own_screen(words: Words, own: OwnSlot, *, above: str | None = None) -> Screen:
    if own.booked is not None:
        slot = own.booked.slot
        said = [words("slots-own-booked", when=_when(words, slot)), _place(words, slot)]
    elif own.free:
        said = [words("slots-own-choose", minutes=own.free[0].minutes), _place(words, own.free[0])]
    else:
        said = [words("slots-own-none")]
    text = lines(
        *((above, "") if above else ()),
        words("slots-own-title", title=own.title, call=own.call.title),
        *said,
    )
    return Screen(text=text, keyboard=own_keyboard(words, own))


def news_letter(words: Words, own: OwnSlot, news: SlotNews) -> Screen:
    """To the author."""
    slot = own.booked.slot if own.booked else None
    text = lines(
        words(f"slots-letter-{news}", when=_when(words, slot) if slot else ""),
        words("slots-own-title", title=own.title, call=own.call.title),
        _place(words, slot) if slot else None,
    )
    return Screen(text=text, keyboard=inline([[own_button(words, own.entry)]]))


def _row(words: Words, line: SlotLine) -> str:
    when = words.moment(line.slot.starts_at, "d.MM HH:mm")
    if line.appointment is None:
        return words("slots-row-free", when=when)
    return words(
        f"slots-row-{line.appointment.status}",
        when=when,
        label=cut(line.label, TITLE),
        given=line.given,
        asked=line.asked,
    )


def _when(words: Words, slot: Slot) -> str:
    return words.moment(slot.starts_at)


def _place(words: Words, slot: Slot) -> str | None:
    return words("slots-place-of", place=slot.place) if slot.place else None
