"""Screens of slots: the curator's board, the author's choice; letters."""

from district.calls.slots import OwnSlot, SlotBoard, SlotLine, SlotNews, slot_stage
from district.ids import SlotId
from district.slots import USUAL_MINUTES, Slot
from keyboards.buttons import inline
from keyboards.calls import slots as keyboards
from keyboards.calls.entries import entry_button
from locales.texts import Words
from screens.screen import Screen, cut, in_parts, lines

TITLE = 60
"""Limit in characters of a title in a row."""


def board_screen(words: Words, board: SlotBoard, *above: str) -> Screen:
    head = words(
        "slots-board",
        call=board.call.title,
        stage=board.stage.label.full(words.language),
        booked=len(board.lines) - len(board.free),
        free=len(board.free),
        waiting=len(board.waiting),
    )
    rows = [_row(words, one) for one in board.lines] or [words("slots-empty")]
    text = in_parts([*above, head, "", *rows])[0]
    return Screen(text=text, keyboard=keyboards.board_keyboard(words, board))


def ask_screen(words: Words, board: SlotBoard) -> Screen:
    text = words("slots-ask", minutes=board.stage.minutes or USUAL_MINUTES)
    return Screen(text=text, keyboard=inline([keyboards.to_board(words, board.call.id)]))


def line_screen(words: Words, board: SlotBoard, slot: SlotId) -> Screen:
    line = board.line(slot)
    if line.appointment is None:
        return board_screen(words, board)
    text = lines(
        words("slots-line", when=words.moment(line.slot.starts_at), label=line.label),
        words("slots-given", given=line.given, asked=line.asked),
        words(f"slots-status-{line.appointment.status}"),
    )
    return Screen(text=text, keyboard=keyboards.line_keyboard(words, board, line))


def own_screen(words: Words, own: OwnSlot, *above: str) -> Screen:
    if own.booked is not None:
        said = words("slots-own-booked", when=words.moment(own.booked.starts_at))
    elif own.free:
        said = words("slots-own-choose", minutes=own.free[0].minutes)
    else:
        said = words("slots-own-none")
    slot = own.booked or next(iter(own.free), None)
    text = lines(*above, _title(words, own), said, _place(words, slot))
    back = entry_button(words, own.entry.id, words.plain("common-back"))
    return Screen(text=text, keyboard=keyboards.own_keyboard(words, own, back))


def news_letter(words: Words, own: OwnSlot, news: SlotNews) -> Screen:
    """To the author; named after the stage, which is a defence, an interview, an open lesson."""
    when = words.moment(own.booked.starts_at) if own.booked else ""
    met = slot_stage(own.call)
    named = met.label.full(words.language) if met else ""
    text = lines(
        words(f"slots-letter-{news}", when=when, stage=named),
        _title(words, own),
        _place(words, own.booked),
    )
    return Screen(text=text, keyboard=inline([[keyboards.own_button(words, own.entry.id)]]))


def _title(words: Words, own: OwnSlot) -> str:
    return words("slots-own-title", title=own.entry.title, call=own.call.title)


def _row(words: Words, line: SlotLine) -> str:
    return words(
        f"slots-row-{line.appointment.status if line.appointment else 'free'}",
        when=words.moment(line.slot.starts_at, keyboards.TIME),
        label=cut(line.label, TITLE),
        given=line.given,
        asked=line.asked,
    )


def _place(words: Words, slot: Slot | None) -> str | None:
    return words("slots-place-of", place=slot.place) if slot and slot.place else None
