"""The bank of practices: search, a practice, «Применил(а)»."""

from dataclasses import asdict, dataclass, replace

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from district.calls.bank import Search, Shelf
from district.errors import NotFound, OutOfDate
from district.ids import ListingId, TopicId
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.calls.bank import BankAction, BankPress
from keyboards.practices import PracticesAction, PracticesPress
from screens.calls.bank import areas_screen, bank_screen, card_screen, search_screen, topics_screen
from screens.screen import Screen
from services.calls.bank import Bank

VIEW = "bank"


SEARCH = State("search", group_name="BankState")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHandlers(SearchedList):
    key = "bank_words"

    bank: Bank

    def register(self, router: Router) -> None:
        self.register_search(router)
        press, action = Presses(router, BankPress.__prefix__), BankAction
        press(BankPress, self.open, action.LIST)
        press(BankPress, self.turn_page, action.PAGE)
        press(BankPress, self.show_areas, action.AREAS)
        press(BankPress, self.show_topics, action.AREA)
        press(BankPress, self.narrow, action.TOPIC, action.SHELF, action.WHAT)
        press(BankPress, self.ask_words, action.SEARCH)
        press(BankPress, self.show_card, action.CARD)
        press(BankPress, self.send_file, action.FILE)
        press(BankPress, self.use, action.USED)
        press(BankPress, self.answer, action.ANSWER)
        of_topic = Presses(router, PracticesPress.__prefix__)
        of_topic(PracticesPress, self.show_topic, PracticesAction.TOPIC)

    # ── Search ─────────────────────────────────────────────────────────────────────────────────

    @property
    def searching(self) -> State:
        return SEARCH

    async def open(self, said: Said) -> None:
        await self._narrow(said, Search())

    async def turn_page(self, tap: Tap[BankPress]) -> None:
        await self.turn(tap, tap.press.page)

    async def show_areas(self, tap: Tap[BankPress]) -> None:
        await tap.show(areas_screen(tap.words, await self.bank.topics()))

    async def show_topics(self, tap: Tap[BankPress]) -> None:
        areas = [area for area, _ in await self.bank.topics() if area.id == tap.press.value]
        if not areas:
            raise OutOfDate
        await tap.show(topics_screen(tap.words, areas[0]))

    async def narrow(self, tap: Tap[BankPress]) -> None:
        typed = (await tap.state.get_data()).get(self.key, "")
        search, value = replace(await _search_of(tap.state), words=typed), tap.press.value or ""
        match tap.press.action:
            case BankAction.TOPIC:
                search = Search(topic=TopicId(value))
            case BankAction.SHELF if value in set(Shelf):
                search = replace(search, shelf=Shelf(value))
            case BankAction.WHAT:
                search = replace(search, what=value)
        await self._narrow(tap, search)

    async def show_topic(self, tap: Tap[PracticesPress]) -> None:
        """Shows the practices on a topic, from another screen or a letter."""
        topic = TopicId(tap.press.topic or "")
        await self._narrow(tap, Search(topic=topic, shelf=Shelf.PRACTICES))

    async def ask_words(self, tap: Tap[BankPress]) -> None:
        await tap.ask(search_screen(tap.words), SEARCH)

    async def search(self, said: Said) -> None:
        """Typed words search the whole bank."""
        await said.state.update_data({VIEW: asdict(Search())})
        await SearchedList.search(self, said)

    async def found(self, said: Said, words: str, number: int) -> Screen:
        search = replace(await _search_of(said.state), words=words)
        return bank_screen(said.words, await self.bank.page(said.actor, search, number))

    async def _narrow(self, said: Said, search: Search) -> None:
        await said.state.update_data({VIEW: asdict(search)})
        await self.begin(said, search.words)

    # ── A practice ─────────────────────────────────────────────────────────────────────────────

    async def show_card(self, tap: Tap[BankPress]) -> None:
        facts = await self.bank.card(tap.actor, _listing_of(tap))
        await tap.show(card_screen(tap.words, facts))

    async def send_file(self, tap: Tap[BankPress]) -> None:
        facts = await self.bank.card(tap.actor, _listing_of(tap))
        if tap.press.page >= len(facts.entry.files):
            raise OutOfDate
        await tap.send_document(facts.entry.files[tap.press.page].file_id)

    async def use(self, tap: Tap[BankPress]) -> None:
        facts = await self.bank.use(tap.actor, _listing_of(tap))
        await tap.show(card_screen(tap.words, facts))

    async def answer(self, tap: Tap[BankPress]) -> None:
        if tap.press.answer is None:
            raise NotFound  # a forged button
        facts = await self.bank.answer(tap.actor, _listing_of(tap), tap.press.answer)
        await tap.alert(tap.words.plain(f"healing-thanks-{tap.press.answer}"))
        await tap.show(card_screen(tap.words, facts))


async def _search_of(state: FSMContext) -> Search:
    kept = (await state.get_data()).get(VIEW, {})
    shelf = kept.get("shelf")
    return Search(**{**kept, "shelf": Shelf(shelf) if shelf else None})


def _listing_of(tap: Tap[BankPress]) -> ListingId:
    """
    Raises:
        NotFound: a forged button.
    """
    if tap.press.listing is None:
        raise NotFound
    return ListingId(tap.press.listing)
