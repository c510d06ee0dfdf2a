"""Slots of a stage that is a meeting: each entry of the stage books one."""

from dataclasses import dataclass
from enum import StrEnum

from district.calls.call import Call
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Meets, Stage
from district.ids import SlotId
from district.slots import Appointment, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLine:
    """A slot with the entry that has booked it, if any."""

    slot: Slot
    appointment: Appointment | None
    label: str
    """Code or title of the entry."""
    given: int
    asked: int
    """Reviews of the entry in the stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotBoard:
    """The slots of a call, as its curator sees them."""

    call: Call
    stage: Stage
    lines: tuple[SlotLine, ...]
    waiting: tuple[Entry, ...]
    """Entries without a slot, by their numbers."""

    @property
    def free(self) -> tuple[Slot, ...]:
        return tuple(one.slot for one in self.lines if one.appointment is None)

    def line(self, slot: SlotId) -> SlotLine:
        return next(one for one in self.lines if one.slot.id == slot)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSlot:
    """The slot of an entry, and those that its author may book, as the author sees them."""

    call: Call
    entry: Entry
    booked: Slot | None
    may_cancel: bool
    free: tuple[Slot, ...]


class SlotNews(StrEnum):
    """News about a slot, for the author."""

    OPEN = "open"
    """There are slots to choose from."""
    PLACED = "placed"
    CANCELLED = "cancelled"
    DAY = "day"
    """A day is left."""
    HOUR = "hour"


def slot_stage(call: Call) -> Stage | None:
    """Returns the stage of the call that is a meeting by slots."""
    return next((one for one in call.kind.stages if one.meets is Meets.SLOT), None)


def needs_slot(call: Call, entry: Entry) -> bool:
    """Returns whether the entry is in the stage that is a meeting by slots."""
    stage = slot_stage(call)
    return entry.status is EntryStatus.ADMITTED and stage is not None and entry.stage == stage.id
