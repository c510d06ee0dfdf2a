"""The request for a room: the fields of its form, and the details that it stores."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from district.errors import BadCapacity
from district.forms import Choice, Choices, Entered, Form, LongText, ShortText, Typed, each, other
from district.requests.request import RequestKind

ROOM_KIND = RequestKind("room")
MOST_PEOPLE = 500
RETURNED = "request"
"""Key of the returned request that the form replies to."""


class Room(StrEnum):
    HALL = "hall"
    CLASS = "class"
    GYM = "gym"


class Thing(StrEnum):
    PROJECTOR = "projector"
    INTERNET = "internet"
    MICROPHONE = "microphone"


def read_people(text: str) -> int:
    """
    Raises:
        BadCapacity: no number from 1 to `MOST_PEOPLE`.
    """
    if not text.strip().isdecimal() or not 1 <= int(text) <= MOST_PEOPLE:
        raise BadCapacity(largest=MOST_PEOPLE)
    return int(text)


PURPOSE = ShortText("purpose", limit=100)
ROOM = Choice("room", options=each(Room), other=True)
WHICH = ShortText(
    "which", limit=60, when=other(ROOM), hangs_on=(ROOM,), part_of="room", changeable=False
)
PEOPLE = Typed("people", parse=read_people)
THINGS = Choices("things", options=each(Thing))
NOTE = LongText("note", limit=300, optional=True)

ASK_FOR_ROOM: Form[None] = Form(
    name="room", texts="rooms", fields=(PURPOSE, ROOM, WHICH, PEOPLE, THINGS, NOTE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomWish:
    purpose: str
    room: Room | None
    which: str | None
    people: int
    things: tuple[Thing, ...]
    note: str | None


def facts_of(entered: Entered) -> dict[str, Any]:
    """Returns what the request keeps, as JSON.

    Raises:
        OutOfDate: something is still to be answered.
    """
    wish_of(entered.answers)
    return {one.name: entered.answers.get(one.name) for one in ASK_FOR_ROOM.path(entered)}


def wish_of(facts: Mapping[str, Any]) -> RoomWish:
    entered = Entered(facts)
    return RoomWish(
        purpose=entered.need(PURPOSE),
        room=entered.get(ROOM),
        which=entered.get(WHICH),
        people=entered.need(PEOPLE),
        things=entered.get(THINGS) or (),
        note=entered.get(NOTE),
    )
