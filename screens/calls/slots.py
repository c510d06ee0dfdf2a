"""Screens of slots: the curator's board, the author's choice; letters."""

from aiogram.types import InlineKeyboardButton

from district.calls.slots import OwnSlot, SlotBoard, SlotLine, SlotNews, slot_stage
from district.ids import SlotId
from district.slots import USUAL_MINUTES, AppointmentStatus, Slot
from keyboards.buttons import Row, Style, fitting, grid
from keyboards.calls.calls import call_button
from keyboards.calls.entries import entry_button
from keyboards.calls.slots import SlotAction, SlotsPress, own_button
from locales.texts import Words
from screens.screen import Screen, cut, in_parts, lines

_A = SlotAction
NOTES = {
    AppointmentStatus.BOOKED: (_A.HELD, _A.MISSED, _A.FREE),
    AppointmentStatus.HELD: (_A.MISSED,),
    AppointmentStatus.MISSED: (_A.HELD,),
}
TIMES_IN_A_ROW = 3
TIME = "d.MM HH:mm"
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
    call, line = board.call.id, SlotsPress(action=_A.LINE)
    times = [
        line.labelled(words.moment(one.slot.starts_at, TIME), id=one.slot.id)
        for one in board.lines
        if one.appointment is not None
    ]
    buttons = [
        *grid(times, TIMES_IN_A_ROW),
        [_to(words, _A.LAY, call, Style.PRIMARY)],
        [_to(words, _A.PLACE, call)] if board.waiting and board.free else [],
        [_to(words, _A.TIDY, call)] if board.free else [],
    ]
    back = call_button(words, call, "common-back")
    return Screen.of(text, rows=[*buttons, [back]])


def _to(
    words: Words, action: SlotAction, id_: int, style: Style | None = None
) -> InlineKeyboardButton:
    return SlotsPress(action=action, id=id_).labelled(words.plain(f"slots-{action}"), style)


def _to_board(words: Words, board: SlotBoard) -> Row:
    press = SlotsPress(action=_A.BOARD, id=board.call.id)
    return [press.labelled(words.plain("slots-to-board"))]


def ask_screen(words: Words, board: SlotBoard) -> Screen:
    text = words("slots-ask", minutes=board.stage.minutes or USUAL_MINUTES)
    return Screen.of(text, rows=[_to_board(words, board)])


def line_screen(words: Words, board: SlotBoard, slot: SlotId) -> Screen:
    line = board.line(slot)
    if line.appointment is None:
        return board_screen(words, board)
    text = lines(
        words("slots-line", when=words.moment(line.slot.starts_at), label=line.label),
        words("slots-given", given=line.given, asked=line.asked),
        words(f"slots-status-{line.appointment.status}"),
    )
    press = SlotsPress(action=_A.LINE, id=slot)
    notes = [
        press.labelled(words.plain(f"slots-note-{one}"), action=one)
        for one in NOTES.get(line.appointment.status, ())
    ]
    return Screen.of(text, rows=[*grid(notes), _to_board(words, board)])


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
    book = SlotsPress(action=_A.BOOK, id=own.entry.id)
    times = [book.labelled(words.moment(one.starts_at, TIME), slot=one.id) for one in own.free]
    cancel = [_to(words, _A.CANCEL, own.entry.id)] if own.may_cancel else []
    return Screen.of(text, rows=[*fitting(times), cancel, [back]])


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
    return Screen.of(text, rows=[[own_button(words, own.entry.id)]])


def _title(words: Words, own: OwnSlot) -> str:
    return words("slots-own-title", title=own.entry.title, call=own.call.title)


def _row(words: Words, line: SlotLine) -> str:
    return words(
        f"slots-row-{line.appointment.status if line.appointment else 'free'}",
        when=words.moment(line.slot.starts_at, TIME),
        label=cut(line.label, TITLE),
        given=line.given,
        asked=line.asked,
    )


def _place(words: Words, slot: Slot | None) -> str | None:
    return words("slots-place-of", place=slot.place) if slot and slot.place else None
