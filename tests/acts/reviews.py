"""A call in the stage whose entry is reviewed."""

from dataclasses import replace
from typing import Any

from district.calls.entry import Entry
from district.calls.kind import Blind, Kind
from district.letters import LetterKind, new_letter
from district.people.roles import Role, Scope
from storage.outbox import put_letters
from tests.calls import CallCast
from tests.play import Player, Stage
from tests.world import MOUNTAINS


def blind(kind: Kind) -> Kind:
    return replace(kind, rules=replace(kind.rules, blind=Blind.AUTHOR))


class Desk:
    """A call in the stage, with its experts."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.calls = CallCast(stage.app.database, stage.clock)

    async def begins(self, kind: Kind, experts: int = 1, **entry: Any) -> list[Player]:
        self.curator = await self.stage.curator(MOUNTAINS)
        self.author = await self.stage.teacher("Патимат", "Авторова")
        call = await self.calls.call(await self.stage.person_of(self.curator), kind)
        self.entry: Entry = await self.calls.admitted(
            call, await self.stage.person_of(self.author), **entry
        )
        found = []
        for at in range(experts):
            name, school = f"Экспертов{'абв'[at]}", f"СОШ № {at + 11}"
            player = await self.stage.teacher("Эльдар", name, workplace=school)
            await self.stage.grants(player, Role.EXPERT, Scope(district=MOUNTAINS))
            await self.asks(player)
            found.append(player)
        return found

    async def asks(self, player: Player) -> None:
        review = await self.calls.asked(self.entry, await self.stage.person_of(player))
        kind, now = LetterKind.REVIEW_ASKED, self.stage.clock()
        letter = new_letter(kind, review.expert, now, review.id, review=review.id)
        async with self.stage.app.database.write() as tx:
            await put_letters(tx, [letter])
        await self.stage.settle()
