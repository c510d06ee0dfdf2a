"""Results: the curator's panel, ties, sheets, announcement, appeals, offers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.calls.results import Panel
from district.calls.score_sheet import MOST_ROWS, Column
from district.errors import BadInput, NotAllowed, OutOfDate
from district.ids import CallId, EntryId
from handlers.sheets import sheets_of
from handlers.tap import Presses, Said, Tap, says
from keyboards.calls.results import Action, ResultsPress
from locales.texts import Texts, listed
from screens.calls.results import (
    announced_screen,
    appeals_screen,
    ask_screen,
    asks_words,
    blank_screen,
    entry_screen,
    hearing_screen,
    panel_screen,
    pick_screen,
    picture_screen,
    preview_screen,
    question_of,
    table_screen,
    tie_screen,
    told,
)
from screens.errors import refusal
from screens.screen import Screen
from services.calls.results import Results
from services.limiting import Limiting

ABOUT, OUTCOME = "results_about", "results_outcome"
"""Keys in the conversation's data of what typed words are about."""
WIDEST = 20
"""Limit of columns."""


class AboutPress(ResultsPress, prefix="results"):
    id: Annotated[int, Field(ge=1, le=2**31 - 1)]


class ResultsForm(StatesGroup):
    """The meaning of a typed or sent message."""

    sheet = State()
    appeal = State()
    answer = State()
    reason = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsHandlers:
    results: Results
    limiting: Limiting
    texts: Texts

    def register(self, router: Router) -> None:
        says(router, self.read_sheet, StateFilter(ResultsForm.sheet))
        says(router, self.take_appeal, StateFilter(ResultsForm.appeal))
        says(router, self.take_answer, StateFilter(ResultsForm.answer))
        says(router, self.take_reason, StateFilter(ResultsForm.reason))
        press = Presses(router, ResultsPress.__prefix__)
        press(AboutPress, self.open_panel, Action.PANEL)
        press(AboutPress, self.go_on, Action.NEXT)
        press(AboutPress, self.judge, Action.JUDGE)
        press(AboutPress, self.reopen, Action.REOPEN)
        press(AboutPress, self.open_tie, Action.TIE)
        press(AboutPress, self.decide_tie, Action.ABOVE, Action.SHARE)
        press(AboutPress, self.forget_order, Action.RESET)
        press(AboutPress, self.put, Action.PUT)
        press(AboutPress, self.ask, Action.ASK)
        press(AboutPress, self.announce, Action.ANNOUNCE)
        press(AboutPress, self.pick, Action.PICK)
        press(AboutPress, self.open_entry, Action.ENTRY)
        press(AboutPress, self.choose, Action.SET)
        press(AboutPress, self.ask_sheet, Action.SHEET)
        press(AboutPress, self.take_sheet, Action.TAKE)
        press(AboutPress, self.send_table, Action.TABLE)
        press(AboutPress, self.show, Action.SHOW)
        press(AboutPress, self.send_picture, Action.PICTURE)
        press(AboutPress, self.ask_appeal, Action.APPEAL)
        press(AboutPress, self.list_appeals, Action.APPEALS)
        press(AboutPress, self.open_appeal, Action.HEAR)
        press(AboutPress, self.ask_answer, Action.GRANT, Action.REJECT)
        press(AboutPress, self.ask_reason, Action.ANNUL)
        press(AboutPress, self.answer_offer, Action.ACCEPT, Action.DECLINE)

    # ── The panel ──────────────────────────────────────────────────────────────────────────────

    async def open_panel(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await tap.show(panel_screen(tap.words, panel, tap.press.page))

    async def go_on(self, tap: Tap[AboutPress]) -> None:
        await self._step(tap, self.results.go_on(tap.actor, CallId(tap.press.id), tap.press.value))

    async def judge(self, tap: Tap[AboutPress]) -> None:
        await self._step(tap, self.results.judge(tap.actor, CallId(tap.press.id)))

    async def reopen(self, tap: Tap[AboutPress]) -> None:
        await self._step(tap, self.results.reopen(tap.actor, CallId(tap.press.id)))

    async def forget_order(self, tap: Tap[AboutPress]) -> None:
        await self._step(tap, self.results.forget_order(tap.actor, CallId(tap.press.id)))

    async def _step(self, tap: Tap[AboutPress], step: Awaitable[Panel]) -> None:
        """Makes a step; if it is late, says so and shows the panel as it is."""
        try:
            panel = await step
        except (OutOfDate, NotAllowed) as error:
            await tap.alert(refusal(tap.words, error))
            panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await tap.show(panel_screen(tap.words, panel))

    async def open_tie(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await tap.show((tie_screen if panel.borders else panel_screen)(tap.words, panel))

    async def decide_tie(self, tap: Tap[AboutPress]) -> None:
        """The next of those who are tied, or all the others together."""
        one = int(tap.press.value) if tap.press.value.isdecimal() else None
        panel = await self.results.decide_tie(tap.actor, CallId(tap.press.id), one)
        await tap.show((tie_screen if panel.borders else panel_screen)(tap.words, panel))

    async def pick(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await tap.show(pick_screen(tap.words, panel, tap.press.page))

    async def open_entry(self, tap: Tap[AboutPress]) -> None:
        panel, entry = await self.results.entry(tap.actor, EntryId(tap.press.id))
        await tap.show(entry_screen(tap.words, panel, entry))

    async def choose(self, tap: Tap[AboutPress]) -> None:
        entry, outcome = EntryId(tap.press.id), tap.press.value or None
        panel = await self.results.choose(tap.actor, entry, outcome)
        await tap.show(panel_screen(tap.words, panel))

    async def send_table(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await self.limiting.take_file(tap.actor, "results")
        await tap.send(table_screen(tap.words, panel))

    # ── Confirmation ───────────────────────────────────────────────────────────────────────────

    async def put(self, tap: Tap[AboutPress]) -> None:
        """Puts the results to the council in the words of the ranking now."""
        call = CallId(tap.press.id)
        panel = await self.results.panel(tap.actor, call)
        await self.results.put(tap.actor, call, *question_of(tap.words, panel))
        await tap.toast(tap.words.plain("results-put"))
        await self.open_panel(tap)

    async def ask(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await tap.show(ask_screen(tap.words, panel))

    async def announce(self, tap: Tap[AboutPress]) -> None:
        await self.results.announce(tap.actor, CallId(tap.press.id))
        await tap.toast(tap.words.plain("results-announced"))
        await self.open_panel(tap)

    # ── Sheets ─────────────────────────────────────────────────────────────────────────────────

    async def ask_sheet(self, tap: Tap[AboutPress]) -> None:
        """Sends the sheet to be filled in; the next file is read as it."""
        panel, codes = await self.results.blank(tap.actor, CallId(tap.press.id))
        await self.limiting.take_file(tap.actor, "results")
        await self._await(tap, ResultsForm.sheet)
        await tap.send(blank_screen(tap.words, panel, codes))

    async def read_sheet(self, said: Said) -> None:
        call = CallId(int((await said.state.get_data()).get(ABOUT, 0)))
        await self.limiting.take_file(said.actor, "scores")
        try:
            columns = _columns(self.texts)
            sheets = await sheets_of(said.event, columns=WIDEST, most=MOST_ROWS)
            read, sheet = await self.results.preview(said.actor, call, sheets, columns)
        except BadInput as error:
            await said.send(Screen(text=refusal(said.words, error)))
            return
        panel = await self.results.panel(said.actor, call)
        await said.send(preview_screen(said.words, panel.standing.call, read, sheet))

    async def take_sheet(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.take(tap.actor, tap.press.id)
        await tap.state.set_state(None)
        await tap.toast(tap.words.plain("results-taken"))
        await tap.show(panel_screen(tap.words, panel))

    # ── Announced ──────────────────────────────────────────────────────────────────────────────

    async def show(self, tap: Tap[AboutPress]) -> None:
        facts = await self.results.announced(tap.actor, CallId(tap.press.id))
        await tap.show(announced_screen(tap.words, facts, tap.press.page))

    async def send_picture(self, tap: Tap[AboutPress]) -> None:
        facts = await self.results.announced(tap.actor, CallId(tap.press.id))
        await self.limiting.take_file(tap.actor, "results")
        await tap.send(picture_screen(tap.words, facts))

    async def ask_appeal(self, tap: Tap[AboutPress]) -> None:
        await self._await(tap, ResultsForm.appeal)
        await tap.send(asks_words(tap.words, "appeal"))

    async def take_appeal(self, said: Said) -> None:
        await self._take(said, lambda about, words: self.results.appeal(
            said.actor, EntryId(about), words
        ), "appealed")  # fmt: skip

    async def list_appeals(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await tap.show(appeals_screen(tap.words, panel))

    async def open_appeal(self, tap: Tap[AboutPress]) -> None:
        panel, appeal = await self.results.hearing(tap.actor, tap.press.id)
        await tap.show(hearing_screen(tap.words, panel, appeal))

    async def ask_answer(self, tap: Tap[AboutPress]) -> None:
        outcome = tap.press.value if tap.press.action is Action.GRANT else None
        await tap.state.update_data({OUTCOME: outcome})
        await self._await(tap, ResultsForm.answer)
        await tap.send(asks_words(tap.words, "answer"))

    async def take_answer(self, said: Said) -> None:
        outcome = (await said.state.get_data()).get(OUTCOME)
        await self._take(said, lambda about, words: self.results.hear(
            said.actor, about, words, outcome
        ), "heard")  # fmt: skip

    async def ask_reason(self, tap: Tap[AboutPress]) -> None:
        await self._await(tap, ResultsForm.reason)
        await tap.send(asks_words(tap.words, "reason"))

    async def take_reason(self, said: Said) -> None:
        await self._take(said, lambda about, words: self.results.annul(
            said.actor, EntryId(about), words
        ), "annulled")  # fmt: skip

    async def answer_offer(self, tap: Tap[AboutPress]) -> None:
        takes = tap.press.action is Action.ACCEPT
        await self.results.answer(tap.actor, EntryId(tap.press.id), takes=takes)
        await tap.show(told(tap.words, "accepted" if takes else "declined"))

    # ── Typed words ────────────────────────────────────────────────────────────────────────────

    async def _await(self, tap: Tap[AboutPress], state: State) -> None:
        await tap.state.update_data({ABOUT: tap.press.id})
        await tap.state.set_state(state)

    async def _take(
        self, said: Said, step: Callable[[int, str], Awaitable[object]], key: str
    ) -> None:
        """Makes a step with the typed words; wrong ones are asked for again."""
        about = int((await said.state.get_data()).get(ABOUT, 0))
        await step(about, said.need_text())
        await said.state.set_state(None)
        await said.send(told(said.words, key))


def _columns(texts: Texts) -> dict[str, tuple[str, ...]]:
    """Returns the names of the columns of a sheet of scores, in all languages."""
    return {
        one: (
            *listed(texts.everywhere(f"results-column-{one}")),
            *listed(texts.everywhere(f"results-names-{one}")),
        )
        for one in Column
    }
