"""Experts: the register, an expert's settings, the assignment of a call."""

from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup

from district.calls.experts import Pause
from district.errors import NotFound
from district.ids import CallId, EntryId, PersonId, ReviewId, TopicId
from district.pages import Page
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.buttons import Number
from keyboards.calls.experts import ExpertsAction, ExpertsPress
from keyboards.people.methodists import MethodistsAction, MethodistsPress
from screens.calls import experts as screens
from screens.screen import Screen
from services.calls.expert_register import ExpertRegister
from services.calls.experts import Experts

A = ExpertsAction
CANDIDATES, LEFT_OUT, ENTRIES = 6, 5, 12
"""Page sizes."""
SETTINGS = {
    A.OWN: screens.own_screen,
    A.AREAS: screens.areas_screen,
    A.LIMITS: screens.limits_screen,
    A.PAUSES: screens.pauses_screen,
}
"""Screens of an expert's own settings."""


class CallExpertsPress(ExpertsPress, prefix="experts"):
    call: Number


class PlanPress(CallExpertsPress, prefix="experts"):
    choice: str


class UndoPress(CallExpertsPress, prefix="experts"):
    number: Number


class ChoicePress(ExpertsPress, prefix="experts"):
    choice: str


class LimitPress(ExpertsPress, prefix="experts"):
    number: Number


class EntryExpertsPress(ExpertsPress, prefix="experts"):
    entry: Number


class AskPress(EntryExpertsPress, prefix="experts"):
    person: Number


class ExpertSearch(StatesGroup):
    """The meaning of typed text."""

    name = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertHandlers(SearchedList):
    key = "experts"

    experts: Experts
    expert_register: ExpertRegister

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, ExpertsPress.__prefix__)
        press(ExpertsPress, self.show_register, A.LIST)
        press(ExpertsPress, self.show_own, *SETTINGS)
        press(ChoicePress, self.show_topics, A.AREA, A.TOPIC)
        press(LimitPress, self.change_limit, A.LIMIT)
        press(ExpertsPress, self.pause, A.PAUSE, A.GO_ON)
        press(CallExpertsPress, self.show_plan, A.PLAN, A.LEFT_OUT, A.ENTRIES)
        press(PlanPress, self.assign, A.ASSIGN)
        press(UndoPress, self.undo, A.UNDO)
        press(EntryExpertsPress, self.show_entry, A.ENTRY)
        press(EntryExpertsPress, self.show_candidates, A.CHOOSE)
        press(AskPress, self.ask, A.ASK)
        press = Presses(router, MethodistsPress.__prefix__)
        press(MethodistsPress, self.show_methodists_own, MethodistsAction.OWN)

    # ── The register ───────────────────────────────────────────────────────────────────────────

    @property
    def searching(self) -> State:
        return ExpertSearch.name

    async def show_register(self, tap: Tap[ExpertsPress]) -> None:
        page = tap.press.page
        await (self.open(tap) if page is None else self.turn(tap, page))

    async def found(self, said: Said, words: str, number: int) -> Screen:
        page = await self.expert_register.page(said.actor, words, number)
        return screens.register_screen(said.words, page, words)

    async def show_own(self, tap: Tap[ExpertsPress]) -> None:
        own = await self.expert_register.own(tap.actor)
        await tap.show(SETTINGS[tap.press.action](tap.words, own))

    async def show_methodists_own(self, tap: Tap[MethodistsPress]) -> None:
        await tap.show(screens.own_screen(tap.words, await self.expert_register.own(tap.actor)))

    async def show_topics(self, tap: Tap[ChoicePress]) -> None:
        topic = TopicId(tap.press.choice)
        if tap.press.action is A.TOPIC:
            own = await self.expert_register.tick_topic(tap.actor, topic)
        else:
            own = await self.expert_register.own(tap.actor)
        for area in own.areas:
            if area.id == tap.press.choice or topic in {one.id for one in area.topics}:
                await tap.show(screens.topics_screen(tap.words, own, area))
                return
        raise NotFound

    async def change_limit(self, tap: Tap[LimitPress]) -> None:
        own = await self.expert_register.change_limit(tap.actor, tap.press.number)
        await tap.show(screens.own_screen(tap.words, own))

    async def pause(self, tap: Tap[ExpertsPress]) -> None:
        """
        Raises:
            NotFound: the button is forged.
        """
        chosen = next((one for one in Pause if one == tap.press.choice), None)
        if chosen is None and tap.press.action is A.PAUSE:
            raise NotFound
        own = await self.expert_register.pause(tap.actor, chosen)
        await tap.show(screens.own_screen(tap.words, own))

    # ── Assignment ─────────────────────────────────────────────────────────────────────────────

    async def show_plan(self, tap: Tap[CallExpertsPress]) -> None:
        planned = await self.experts.plan(tap.actor, CallId(tap.press.call))
        number, words = tap.press.page or 0, tap.words
        if tap.press.action is A.LEFT_OUT:
            left_out = Page.of(planned.plan.left_out, number, LEFT_OUT)
            await tap.show(screens.left_out_screen(words, planned, left_out))
        elif tap.press.action is A.ENTRIES:
            waiting = Page.of(planned.facts.waiting, number, ENTRIES)
            await tap.show(screens.entries_screen(words, planned, waiting))
        else:
            await tap.show(screens.plan_screen(words, planned))

    async def assign(self, tap: Tap[PlanPress]) -> None:
        planned = await self.experts.assign(tap.actor, CallId(tap.press.call), tap.press.choice)
        await tap.show(screens.plan_screen(tap.words, planned))

    async def undo(self, tap: Tap[UndoPress]) -> None:
        asked_at = datetime.fromtimestamp(tap.press.number, UTC)
        planned = await self.experts.undo(tap.actor, CallId(tap.press.call), asked_at)
        await tap.show(screens.plan_screen(tap.words, planned))

    async def show_entry(self, tap: Tap[EntryExpertsPress]) -> None:
        facts = await self.experts.of_entry(tap.actor, EntryId(tap.press.entry))
        await tap.show(screens.entry_screen(tap.words, facts))

    async def show_candidates(self, tap: Tap[EntryExpertsPress]) -> None:
        facts = await self.experts.of_entry(tap.actor, EntryId(tap.press.entry))
        page = Page.of(facts.candidates, tap.press.page or 0, CANDIDATES)
        await tap.show(screens.candidates_screen(tap.words, facts, page, _instead(tap.press)))

    async def ask(self, tap: Tap[AskPress]) -> None:
        entry, person = EntryId(tap.press.entry), PersonId(tap.press.person)
        facts = await self.experts.ask(tap.actor, entry, person, _instead(tap.press))
        await tap.show(screens.entry_screen(tap.words, facts))


def _instead(press: ExpertsPress) -> ReviewId | None:
    return None if press.review is None else ReviewId(press.review)
