"""How a request for a room reads, and its buttons."""

from collections.abc import Iterable
from typing import ClassVar

from aiogram.filters.callback_data import CallbackData

from district.requests.request import Move, ReadyReason, Request
from district.requests.subject import KeptFacts
from keyboards.form import beginning
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words
from screens.form import Look, View
from screens.requests.kinds import KindScreens
from tests.exercise.room import ASK_FOR_ROOM, RoomWish, facts_of, wish_of


class RoomLook(Look[None]):
    def summary(self, view: View[None]) -> Iterable[str | None]:
        return wish_lines(view.words, wish_of(facts_of(view.entered)))


class RoomButtons(KindButtons[KeptFacts]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.SAY_MORE,),
        Move.REJECT: (ReadyReason.NOT_OURS,),
    }

    def answering(self, request: Request, subject: KeptFacts) -> CallbackData:
        return beginning(ASK_FOR_ROOM.name, request.id)


class RoomScreens(KindScreens[KeptFacts]):
    buttons = RoomButtons()

    def about(self, words: Words, subject: KeptFacts) -> str:
        wish = wish_of(subject.facts)
        return words("rooms-about", room=room_name(words, wish), purpose=wish.purpose)

    def short_name(self, words: Words, subject: KeptFacts) -> str:
        return words.plain("rooms-short", room=room_name(words, wish_of(subject.facts)))

    def card_lines(self, words: Words, subject: KeptFacts, *, full: bool) -> Iterable[str | None]:
        return wish_lines(words, wish_of(subject.facts))


def room_name(words: Words, wish: RoomWish) -> str:
    return words.plain(f"rooms-room-{wish.room}") if wish.room else wish.which or ""


def wish_lines(words: Words, wish: RoomWish) -> Iterable[str | None]:
    yield words("rooms-about", room=room_name(words, wish), purpose=wish.purpose)
    yield words("rooms-people", people=wish.people)
    if wish.things:
        things = ", ".join(words.plain(f"rooms-things-{one}").lower() for one in wish.things)
        yield words("rooms-with", things=things)
    if wish.note:
        yield words("rooms-note", note=wish.note)
