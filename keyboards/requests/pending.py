"""Buttons of the list of requests waiting for a decision."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import MunicipalityId, RequestId
from district.requests.pending import Pending, Turn, Whose, Wish
from district.requests.request import RequestKind
from keyboards.buttons import Number, Press, Row, button, grid, inline
from keyboards.paging import paging
from locales.texts import Words

IN_A_ROW = 3
"""Width of a row of numbers."""


class Action(StrEnum):
    LIST = "list"
    OPEN = "open"
    PLACES = "places"
    KINDS = "kinds"
    NEXT = "next"
    """Opens the first of those that wait, in a new message."""
    SEVERAL = "several"
    """Lists those that may be approved by one press."""
    SKIP = "skip"
    """Opens the one that follows a request."""


class PendingPress(Press, prefix="pending"):
    """The state of the list: owner, filters, page; `whose` is None on the first call."""

    action: Action
    whose: Whose | None = None
    place: str | None = None
    kind: RequestKind | None = None
    page: Number = 0
    request: Number | None = None
    late: bool = False
    """Only those that wait for long."""

    @classmethod
    def of(cls, action: Action, wish: Wish, page: int = 0) -> "PendingPress":
        return cls(
            action=action,
            whose=wish.whose,
            place=wish.municipality,
            kind=wish.kind,
            page=page,
            late=wish.late,
        )

    def wish(self, otherwise: Whose) -> Wish:
        place = MunicipalityId(self.place) if self.place else None
        return Wish(
            whose=self.whose or otherwise, municipality=place, kind=self.kind, late=self.late
        )


def to_list(words: Words, press: PendingPress | None = None) -> InlineKeyboardButton:
    """The button back to the list in its state, or to its start."""
    back = (
        press.changed(action=Action.LIST, request=None)
        if press
        else PendingPress(action=Action.LIST)
    )
    return button(words.plain("pending-to-list"), back)


def leaving(words: Words, listed: PendingPress, turn: Turn | None) -> Row:
    """Returns the ways from a card that was opened from the list: past it, and back.

    `turn`: its place in the list, if it waits there.
    """
    back = to_list(words, listed)
    if turn is None or turn.total == 1:
        return [back]
    on = listed.changed(action=Action.SKIP, request=turn.request)
    return [back, button(words.plain("pending-skip"), on)]


def desk_keyboard(words: Words, waiting: int) -> InlineKeyboardMarkup | None:
    """The ways from a letter to the desk, if anything waits there."""
    if not waiting:
        return None
    own = PendingPress(action=Action.LIST, whose=Whose.MINE)
    one_by_one = button(words.plain("desk-begin"), own.changed(action=Action.NEXT))
    several = button(words.plain("pending-several"), own.changed(action=Action.SEVERAL))
    return inline([[one_by_one], [several] if waiting > 1 else [], [to_list(words, own)]])


def list_keyboard(
    words: Words, pending: Pending, more: Iterable[InlineKeyboardButton] = ()
) -> InlineKeyboardMarkup:
    """`more`: a row below."""
    here = PendingPress.of(Action.LIST, pending.wish, pending.page.number)
    return inline(
        [
            *grid([_opening(here, item.request.id) for item in pending.page.items], IN_A_ROW),
            paging(pending.page, lambda number: here.changed(page=number)),
            _several(words, pending, here),
            _narrowing(words, pending, here),
            _aging(words, pending, here),
            [_whose(words, pending, here)] if pending.can_widen else [],
            more,
        ]
    )


def places_keyboard(words: Words, pending: Pending) -> InlineKeyboardMarkup:
    here = PendingPress.of(Action.LIST, pending.wish)
    every = button(words.plain("pending-everywhere"), here.changed(place=None))
    each = [button(place.name, here.changed(place=place.id)) for place in pending.municipalities]
    return inline([[every], *grid(each)])


def kinds_keyboard(words: Words, pending: Pending) -> InlineKeyboardMarkup:
    here = PendingPress.of(Action.LIST, pending.wish)
    every = button(words.plain("pending-any-kind"), here.changed(kind=None))
    each = [
        button(words.plain(f"council-kind-{kind}").capitalize(), here.changed(kind=kind))
        for kind in pending.kinds
    ]
    return inline([[every], *grid(each)])


def _opening(here: PendingPress, number: RequestId) -> InlineKeyboardButton:
    return button(str(number), here.changed(action=Action.OPEN, request=number))


def _several(words: Words, pending: Pending, here: PendingPress) -> list[InlineKeyboardButton]:
    if pending.page.total < 2:  # noqa: PLR2004 - several
        return []
    return [button(words.plain("pending-several"), here.changed(action=Action.SEVERAL, page=0))]


def _narrowing(words: Words, pending: Pending, here: PendingPress) -> list[InlineKeyboardButton]:
    """Filters without a choice are not offered, but an active filter can always be reset."""
    row = []
    if len(pending.municipalities) > 1 or pending.wish.municipality:
        row.append(button(words.plain("pending-places"), here.changed(action=Action.PLACES)))
    if len(pending.kinds) > 1 or pending.wish.kind:
        row.append(button(words.plain("pending-kinds"), here.changed(action=Action.KINDS)))
    return row


def _aging(words: Words, pending: Pending, here: PendingPress) -> list[InlineKeyboardButton]:
    if pending.wish.late:
        return [button(words.plain("pending-any-age"), here.changed(late=False, page=0))]
    if 0 < pending.late < pending.page.total:
        return [button(words.plain("pending-late"), here.changed(late=True, page=0))]
    return []


def _whose(words: Words, pending: Pending, here: PendingPress) -> InlineKeyboardButton:
    if pending.wish.whose is Whose.MINE:
        return button(
            words.plain("pending-whole-district"), here.changed(whose=Whose.DISTRICT, page=0)
        )
    return button(words.plain("pending-only-mine"), here.changed(whose=Whose.MINE, page=0))
