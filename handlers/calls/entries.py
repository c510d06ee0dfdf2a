"""«Мои работы»: the list, the card, withdrawing, and the answer of a co-author."""

from dataclasses import dataclass

from aiogram import Router

from district.calls.kind import FieldType
from district.calls.visible import EntryFacts
from district.ids import EntryId, OrganizationId
from handlers.tap import Presses, Said, Tap
from keyboards.calls.entries import EntriesAction, EntriesPress
from screens.calls.entries import entry_card, invitation_screen, own_entries, withdrawing_screen
from screens.screen import Screen
from services.calls.coauthors import Coauthors
from services.calls.entries import Entries
from services.requests.deficits import Deficits
from services.territory import Territory

_A = EntriesAction


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntries:
    entries: Entries
    coauthors: Coauthors
    deficits: Deficits
    territory: Territory

    def register(self, router: Router) -> None:
        press = Presses(router, EntriesPress.__prefix__)
        press(EntriesPress, self.list, _A.LIST)
        press(EntriesPress, self.open, _A.OPEN, _A.WHOLE)
        press(EntriesPress, self.ask_withdraw, _A.ASK_WITHDRAW)
        press(EntriesPress, self.withdraw, _A.WITHDRAW)
        press(EntriesPress, self.answer, _A.AGREE, _A.REFUSE)

    async def list(self, tap: Tap[EntriesPress]) -> None:
        page = await self.entries.own(tap.actor, number=tap.press.page or 0)
        await tap.show(own_entries(tap.words, page))

    async def open(self, tap: Tap[EntriesPress]) -> None:
        whole = (tap.press.page or 0) if tap.press.action is _A.WHOLE else None
        facts = await self.entries.get(tap.actor, _entry(tap))
        await tap.show(await self._card(tap, facts, whole))

    async def ask_withdraw(self, tap: Tap[EntriesPress]) -> None:
        facts = await self.entries.get(tap.actor, _entry(tap))
        await tap.show(withdrawing_screen(tap.words, facts))

    async def withdraw(self, tap: Tap[EntriesPress]) -> None:
        await self.entries.withdraw(tap.actor, _entry(tap))
        facts = await self.entries.get(tap.actor, _entry(tap))
        await tap.show(await self._card(tap, facts, None))

    async def answer(self, tap: Tap[EntriesPress]) -> None:
        agrees = tap.press.action is _A.AGREE
        invitation = await self.coauthors.answer(tap.actor, _entry(tap), agrees=agrees)
        await tap.show(invitation_screen(tap.words, invitation))

    async def _card(self, said: Said, facts: EntryFacts, whole: int | None) -> Screen:
        names = await self._names(said, facts)
        return entry_card(said.words, facts, said.actor.id, names=names, whole=whole)

    async def _names(self, said: Said, facts: EntryFacts) -> dict[str, str]:
        """Returns the names of the topics and organizations of the answers, by id."""
        answers = facts.entry.answers
        given = {one.type: answers[one.id] for one in facts.call.kind.fields if one.id in answers}
        names = dict[str, str]()
        if FieldType.TOPIC in given:
            for area in await self.deficits.areas():
                names |= {one.id: one.label.full(said.words.language) for one in area.topics}
        if FieldType.ORGANIZATION in given:
            number = OrganizationId(int(given[FieldType.ORGANIZATION]))
            found = await self.territory.organization(number)
            names |= {str(number): found.name} if found else {}
        return names


def _entry(tap: Tap[EntriesPress]) -> EntryId:
    return EntryId(tap.press.entry or 0)
