"""The bank of practices: search, a practice, «Применил(а)»; help for a deficit."""

from dataclasses import asdict, dataclass, replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendDocument

from district.calls.bank import Search, Shelf
from district.errors import BadInput, NotFound, OutOfDate
from district.ids import ListingId, RequestId, TopicId
from handlers.step_message import insist
from handlers.tap import Presses, Said, Tap, says
from keyboards.calls.bank import BankAction, BankPress
from keyboards.practices import PracticesAction, PracticesPress
from screens.calls.bank import (
    areas_screen,
    bank_screen,
    card_screen,
    help_screen,
    search_screen,
    topics_screen,
)
from services.calls.bank import Bank

VIEW = "bank"


class BankState(StatesGroup):
    """The meaning of typed text."""

    search = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHandlers:
    bank: Bank

    def register(self, router: Router) -> None:
        says(router, self.search, StateFilter(BankState.search))
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
        press_ = Presses(router, PracticesPress.__prefix__)
        press_(PracticesPress, self.show_topic, PracticesAction.TOPIC)
        press_(PracticesPress, self.show_help, PracticesAction.HELP)
        press_(PracticesPress, self.offer, PracticesAction.OFFER)

    # ── Search ─────────────────────────────────────────────────────────────────────────────────

    async def open(self, said: Said) -> None:
        await self._show(said, Search())

    async def turn_page(self, tap: Tap[BankPress]) -> None:
        await self._show(tap, await _search_of(tap.state), tap.press.page)

    async def show_areas(self, tap: Tap[BankPress]) -> None:
        await tap.show(areas_screen(tap.words, await self.bank.topics()))

    async def show_topics(self, tap: Tap[BankPress]) -> None:
        areas = [area for area, _ in await self.bank.topics() if area.id == tap.press.value]
        if not areas:
            raise OutOfDate
        await tap.show(topics_screen(tap.words, areas[0]))

    async def narrow(self, tap: Tap[BankPress]) -> None:
        search, value = await _search_of(tap.state), tap.press.value or ""
        match tap.press.action:
            case BankAction.TOPIC:
                search = Search(topic=TopicId(value))
            case BankAction.SHELF if value in set(Shelf):
                search = replace(search, shelf=Shelf(value))
            case BankAction.WHAT:
                search = replace(search, what=value)
        await self._show(tap, search)

    async def show_topic(self, tap: Tap[PracticesPress]) -> None:
        """Shows the practices on a topic, from another screen or a letter."""
        topic = TopicId(tap.press.topic or "")
        await self._show(tap, Search(topic=topic, shelf=Shelf.PRACTICES))

    async def ask_words(self, tap: Tap[BankPress]) -> None:
        await tap.state.set_state(BankState.search)
        await tap.show(search_screen(tap.words))

    async def search(self, said: Said) -> None:
        try:
            search = Search(words=said.need_text())
        except BadInput as error:
            await insist(said.event, said.state, search_screen(said.words), said.words, error)
            return
        await self._show(said, search)

    async def _show(self, said: Said, search: Search, number: int = 0) -> None:
        found = await self.bank.page(said.actor, search, number)
        await said.state.set_state(BankState.search)
        await said.state.update_data({VIEW: asdict(search)})
        await said.show(bank_screen(said.words, found))

    # ── A practice ─────────────────────────────────────────────────────────────────────────────

    async def show_card(self, tap: Tap[BankPress]) -> None:
        facts = await self.bank.card(tap.actor, _listing_of(tap))
        await tap.show(card_screen(tap.words, facts))

    async def send_file(self, tap: Tap[BankPress]) -> None:
        facts = await self.bank.card(tap.actor, _listing_of(tap))
        bot, person = tap.event.bot, tap.event.from_user
        if tap.press.page >= len(facts.files) or bot is None or person is None:
            raise OutOfDate
        file = facts.files[tap.press.page]
        await bot(SendDocument(chat_id=person.id, document=file.file_id))

    async def use(self, tap: Tap[BankPress]) -> None:
        facts = await self.bank.use(tap.actor, _listing_of(tap))
        await tap.show(card_screen(tap.words, facts))

    async def answer(self, tap: Tap[BankPress]) -> None:
        if tap.press.answer is None:
            raise NotFound  # a forged button
        facts = await self.bank.answer(tap.actor, _listing_of(tap), tap.press.answer)
        await tap.alert(tap.words.plain(f"healing-thanks-{tap.press.answer}"))
        await tap.show(card_screen(tap.words, facts))

    # ── Help for a deficit ─────────────────────────────────────────────────────────────────────

    async def show_help(self, tap: Tap[PracticesPress]) -> None:
        facts = await self.bank.help(tap.actor, _request_of(tap))
        await tap.show(help_screen(tap.words, facts))

    async def offer(self, tap: Tap[PracticesPress]) -> None:
        means = tap.press.means
        if means is None:
            raise NotFound  # a forged button
        facts = await self.bank.offer(tap.actor, _request_of(tap), means, tap.press.about)
        await tap.show(help_screen(tap.words, facts))


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


def _request_of(tap: Tap[PracticesPress]) -> RequestId:
    if tap.press.request is None:
        raise NotFound
    return RequestId(tap.press.request)
