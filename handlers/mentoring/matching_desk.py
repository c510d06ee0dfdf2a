"""A curator's desk: draft pairs, load, replacement of partners."""

from dataclasses import dataclass

from aiogram import Router

from district.errors import OutOfDate
from district.ids import MentorshipId, PersonId
from handlers.tap import Presses, Said, Tap
from keyboards.buttons import Number
from keyboards.mentoring.matching_desk import PairingAction, PairingPress
from screens.mentoring.matching_desk import (
    another_screen,
    ask_replace,
    choices_screen,
    desk_screen,
    load_file,
    load_screen,
    published,
    replaced,
)
from services.limiting import Limiting
from services.mentoring.matching_desk import Pairing
from services.territory import Territory

A = PairingAction


class PairPress(PairingPress, prefix="pairing"):
    pair: Number

    @property
    def number(self) -> MentorshipId:
        return MentorshipId(self.pair)


class DraftPress(PairPress, prefix="pairing"):
    mentor: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingDesk:
    pairing: Pairing
    limiting: Limiting
    territory: Territory

    def register(self, router: Router) -> None:
        press = Presses(router, PairingPress.__prefix__)
        press(PairingPress, self.open_desk, A.DESK)
        press(PairPress, self.show_choices, A.CHOOSE)
        press(DraftPress, self.draft, A.DRAFT)
        press(PairPress, self.undraft, A.UNDRAFT)
        press(PairingPress, self.draft_all, A.DRAFT_ALL)
        press(PairingPress, self.publish, A.PUBLISH)
        press(PairingPress, self.show_load, A.LOAD)
        press(PairingPress, self.send_load, A.EXPORT)
        press(PairingPress, self.show_another, A.ANOTHER)
        press(PairPress, self.ask_whether, A.REPLACE)
        press(PairPress, self.replace, A.REPLACE_NOW)
        press(PairPress, self.keep, A.KEEP)

    async def open_desk(self, tap: Tap[PairingPress]) -> None:
        await self.open(tap, tap.press.page)

    async def show_choices(self, tap: Tap[PairPress]) -> None:
        row, found = await self.pairing.choices(tap.actor, tap.press.number)
        await tap.show(choices_screen(tap.words, row, found, tap.press.page or 0))

    async def draft(self, tap: Tap[DraftPress]) -> None:
        await self.pairing.draft(tap.actor, tap.press.number, PersonId(tap.press.mentor))
        await self.open(tap, tap.press.page)

    async def undraft(self, tap: Tap[PairPress]) -> None:
        await self.pairing.draft(tap.actor, tap.press.number, None)
        await self.open(tap, tap.press.page)

    async def draft_all(self, tap: Tap[PairingPress]) -> None:
        await self.pairing.draft_all(tap.actor)
        await self.open(tap, tap.press.page)

    async def publish(self, tap: Tap[PairingPress]) -> None:
        await tap.show(published(tap.words, await self.pairing.publish(tap.actor)))

    async def show_load(self, tap: Tap[PairingPress]) -> None:
        await tap.show(load_screen(tap.words, await self.pairing.load(tap.actor)))

    async def send_load(self, tap: Tap[PairingPress]) -> None:
        load = await self.pairing.load(tap.actor)
        await self.limiting.take_file(tap.actor, "load")
        await tap.send(load_file(tap.words, load))

    async def show_another(self, said: Said) -> None:
        await said.show(another_screen(said.words, await self.pairing.another(said.actor)))

    async def ask_whether(self, tap: Tap[PairPress]) -> None:
        every = await self.pairing.another(tap.actor)
        found = next((one for one in every if one.mentorship.id == tap.press.number), None)
        if found is None:
            raise OutOfDate
        await tap.show(ask_replace(tap.words, found))

    async def replace(self, tap: Tap[PairPress]) -> None:
        again = await self.pairing.replace(tap.actor, tap.press.number)
        row, _ = await self.pairing.choices(tap.actor, again)
        await tap.show(replaced(tap.words, row))

    async def keep(self, tap: Tap[PairPress]) -> None:
        await self.pairing.keep(tap.actor, tap.press.number)
        await self.show_another(tap)

    async def open(self, said: Said, page: int | None = None) -> None:
        desk = await self.pairing.desk(said.actor, page or 0)
        acting = await self.territory.acting_in(said.actor)
        await said.show(desk_screen(said.words, desk, acting))
