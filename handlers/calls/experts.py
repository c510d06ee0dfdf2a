"""Experts: the register, an expert's settings, the assignment of a call."""

from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup

from district.calls.experts import EntryExperts, OwnExpertEntry, Pause, Planned
from district.errors import NotFound
from district.ids import AreaId, CallId, EntryId, PersonId, ReviewId, TopicId
from district.pages import Page
from handlers.tap import Presses, Said, Tap, says
from keyboards.buttons import Number
from keyboards.calls.experts import ExpertsAction, ExpertsPress
from screens.calls.experts import (
    areas_screen,
    candidates_screen,
    entries_screen,
    entry_screen,
    left_out_screen,
    limits_screen,
    own_screen,
    pauses_screen,
    plan_screen,
    register_screen,
    topics_screen,
)
from services.calls.expert_register import ExpertRegister
from services.calls.experts import Experts

A = ExpertsAction
CANDIDATES, LEFT_OUT, ENTRIES = 6, 5, 12
"""Page sizes."""


class CallExpertsPress(ExpertsPress, prefix="experts"):
    call: Number

    @property
    def number_of_call(self) -> CallId:
        return CallId(self.call)


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
class ExpertHandlers:
    experts: Experts
    expert_register: ExpertRegister

    def register(self, router: Router) -> None:
        says(router, self.search, StateFilter(ExpertSearch.name))
        press = Presses(router, ExpertsPress.__prefix__)
        press(ExpertsPress, self.show_register, A.LIST)
        press(ExpertsPress, self.show_own, A.OWN)
        press(ExpertsPress, self.show_areas, A.AREAS)
        press(ChoicePress, self.show_topics, A.AREA)
        press(ChoicePress, self.tick_topic, A.TOPIC)
        press(ExpertsPress, self.show_limits, A.LIMITS)
        press(LimitPress, self.change_limit, A.LIMIT)
        press(ExpertsPress, self.show_pauses, A.PAUSES)
        press(ChoicePress, self.pause, A.PAUSE)
        press(ExpertsPress, self.go_on, A.GO_ON)
        press(CallExpertsPress, self.show_plan, A.PLAN)
        press(PlanPress, self.assign, A.ASSIGN)
        press(UndoPress, self.undo, A.UNDO)
        press(CallExpertsPress, self.show_left_out, A.LEFT_OUT)
        press(CallExpertsPress, self.show_entries, A.ENTRIES)
        press(EntryExpertsPress, self.show_entry, A.ENTRY)
        press(EntryExpertsPress, self.show_candidates, A.CHOOSE)
        press(AskPress, self.ask, A.ASK)

    # ── The register ───────────────────────────────────────────────────────────────────────────

    async def show_register(self, tap: Tap[ExpertsPress]) -> None:
        page = await self.expert_register.page(tap.actor, number=tap.press.page or 0)
        await tap.state.set_state(ExpertSearch.name)
        await tap.show(register_screen(tap.words, page))

    async def search(self, said: Said) -> None:
        search = said.need_text()
        page = await self.expert_register.page(said.actor, search)
        await said.show(register_screen(said.words, page, search))

    async def show_own(self, tap: Tap[ExpertsPress]) -> None:
        await tap.show(own_screen(tap.words, await self.expert_register.own(tap.actor)))

    async def show_areas(self, tap: Tap[ExpertsPress]) -> None:
        await tap.show(areas_screen(tap.words, await self.expert_register.own(tap.actor)))

    async def show_topics(self, tap: Tap[ChoicePress]) -> None:
        own = await self.expert_register.own(tap.actor)
        area = next((one for one in own.areas if one.id == AreaId(tap.press.choice)), None)
        if area is None:
            raise NotFound
        await tap.show(topics_screen(tap.words, own, area))

    async def tick_topic(self, tap: Tap[ChoicePress]) -> None:
        topic = TopicId(tap.press.choice)
        own = await self.expert_register.tick_topic(tap.actor, topic)
        area = next(one for one in own.areas if topic in {each.id for each in one.topics})
        await tap.show(topics_screen(tap.words, own, area))

    async def show_limits(self, tap: Tap[ExpertsPress]) -> None:
        await tap.show(limits_screen(tap.words))

    async def change_limit(self, tap: Tap[LimitPress]) -> None:
        own = await self.expert_register.change_limit(tap.actor, tap.press.number)
        await tap.show(own_screen(tap.words, own))

    async def show_pauses(self, tap: Tap[ExpertsPress]) -> None:
        await tap.show(pauses_screen(tap.words))

    async def pause(self, tap: Tap[ChoicePress]) -> None:
        """
        Raises:
            NotFound: the button is forged.
        """
        chosen = next((one for one in Pause if one == tap.press.choice), None)
        if chosen is None:
            raise NotFound
        await self._show_own(tap, await self.expert_register.pause(tap.actor, chosen))

    async def go_on(self, tap: Tap[ExpertsPress]) -> None:
        await self._show_own(tap, await self.expert_register.pause(tap.actor, None))

    async def _show_own(self, said: Said, own: OwnExpertEntry) -> None:
        await said.show(own_screen(said.words, own))

    # ── Assignment ─────────────────────────────────────────────────────────────────────────────

    async def show_plan(self, tap: Tap[CallExpertsPress]) -> None:
        await self._show_plan(tap, await self.experts.plan(tap.actor, tap.press.number_of_call))

    async def assign(self, tap: Tap[PlanPress]) -> None:
        press = tap.press
        planned = await self.experts.assign(tap.actor, press.number_of_call, press.choice)
        await self._show_plan(tap, planned)

    async def undo(self, tap: Tap[UndoPress]) -> None:
        asked_at = datetime.fromtimestamp(tap.press.number, UTC)
        number = tap.press.number_of_call
        await self._show_plan(tap, await self.experts.undo(tap.actor, number, asked_at))

    async def _show_plan(self, said: Said, planned: Planned) -> None:
        await said.show(plan_screen(said.words, planned))

    async def show_left_out(self, tap: Tap[CallExpertsPress]) -> None:
        planned = await self.experts.plan(tap.actor, tap.press.number_of_call)
        page = Page.of(planned.plan.left_out, tap.press.page or 0, LEFT_OUT)
        await tap.show(left_out_screen(tap.words, planned, page))

    async def show_entries(self, tap: Tap[CallExpertsPress]) -> None:
        planned = await self.experts.plan(tap.actor, tap.press.number_of_call)
        page = Page.of(planned.waiting, tap.press.page or 0, ENTRIES)
        await tap.show(entries_screen(tap.words, planned, page))

    async def show_entry(self, tap: Tap[EntryExpertsPress]) -> None:
        facts = await self.experts.of_entry(tap.actor, EntryId(tap.press.entry))
        await self._show_entry(tap, facts)

    async def show_candidates(self, tap: Tap[EntryExpertsPress]) -> None:
        facts = await self.experts.of_entry(tap.actor, EntryId(tap.press.entry))
        page = Page.of(facts.candidates, tap.press.page or 0, CANDIDATES)
        await tap.show(candidates_screen(tap.words, facts, page, _instead(tap.press)))

    async def ask(self, tap: Tap[AskPress]) -> None:
        entry, person = EntryId(tap.press.entry), PersonId(tap.press.person)
        facts = await self.experts.ask(tap.actor, entry, person, _instead(tap.press))
        await self._show_entry(tap, facts)

    async def _show_entry(self, said: Said, facts: EntryExperts) -> None:
        await said.show(entry_screen(said.words, facts))


def _instead(press: ExpertsPress) -> ReviewId | None:
    return None if press.review is None else ReviewId(press.review)
