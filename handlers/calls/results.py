"""Results: the curator's panel, ties, sheets, announcement, appeals, offers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from district.calls.kind import Confirm
from district.calls.results import Correction, Panel
from district.calls.score_sheet import MOST_ROWS, Column
from district.errors import BadInput, NotAllowed, OutOfDate
from district.ids import CallId, EntryId, TypeId
from handlers.sheets import column_names, naming_columns, sheets_of
from handlers.tap import Presses, Said, Tap, says
from keyboards.calls.results import Action, ResultsPress
from locales.texts import Texts, Words
from screens.calls import results as screens
from screens.errors import refusal
from screens.screen import Screen
from services.calls.awarded_seats import AwardedSeats
from services.calls.results import Results
from services.limiting import Limiting

ABOUT, OUTCOME, PUPIL = "results_about", "results_outcome", "results_pupil"
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


Step = Callable[[Results, Tap[AboutPress]], Awaitable[CallId]]
STEPS: Mapping[Action, Step] = {
    Action.NEXT: lambda to, tap: to.go_on(tap.actor, CallId(tap.press.id), tap.press.value),
    Action.JUDGE: lambda to, tap: to.judge(tap.actor, CallId(tap.press.id)),
    Action.REOPEN: lambda to, tap: to.reopen(tap.actor, CallId(tap.press.id)),
    Action.RESET: lambda to, tap: to.forget_order(tap.actor, CallId(tap.press.id)),
    Action.SET: lambda to, tap: to.choose(
        tap.actor, EntryId(tap.press.id), tap.press.value or None
    ),
    Action.TAKE: lambda to, tap: to.take(tap.actor, tap.press.id),
    Action.OFFER: lambda to, tap: to.offer(tap.actor, EntryId(tap.press.id)),
}
"""Steps after which the panel is shown."""
ABOUT_OTHERS = frozenset({Action.SET, Action.TAKE, Action.OFFER})
"""Steps whose press names no call."""
PANELS: Mapping[Action, Callable[[Words, Panel, int], Screen]] = {
    Action.PANEL: screens.panel_screen,
    Action.PICK: screens.pick_screen,
    Action.TIE: screens.tie_screen,
    Action.ASK: screens.ask_screen,
    Action.APPEALS: screens.appeals_screen,
}
"""Screens of the panel's facts alone, by the page."""
ASKED = {
    Action.APPEAL: (ResultsForm.appeal, "ask-appeal"),
    Action.GRANT: (ResultsForm.answer, "ask-answer"),
    Action.REJECT: (ResultsForm.answer, "ask-answer"),
    Action.ANNUL: (ResultsForm.reason, "ask-reason"),
}
"""States after a press, with the text that asks for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsHandlers:
    results: Results
    awarded_seats: AwardedSeats
    limiting: Limiting
    texts: Texts

    def register(self, router: Router) -> None:
        says(router, self.read_sheet, StateFilter(ResultsForm.sheet))
        says(router, self.take_words, StateFilter(*{state for state, _ in ASKED.values()}))
        press = Presses(router, ResultsPress.__prefix__)
        press(AboutPress, self.open_panel, *PANELS)
        press(AboutPress, self.step, *STEPS)
        press(AboutPress, self.decide_tie, Action.ABOVE, Action.SHARE)
        press(AboutPress, self.put, Action.PUT)
        press(AboutPress, self.announce, Action.ANNOUNCE)
        press(AboutPress, self.open_entry, Action.ENTRY)
        press(AboutPress, self.ask_sheet, Action.SHEET)
        press(AboutPress, self.send_table, Action.TABLE)
        press(AboutPress, self.show, Action.SHOW)
        press(AboutPress, self.show_words, Action.WORDS)
        press(AboutPress, self.send_picture, Action.PICTURE)
        press(AboutPress, self.open_appeal, Action.HEAR)
        press(AboutPress, self.ask_words, *ASKED)
        press(AboutPress, self.answer_offer, Action.ACCEPT, Action.DECLINE)
        press(AboutPress, self.give_seats, Action.SEATS)

    # ── The panel ──────────────────────────────────────────────────────────────────────────────

    async def open_panel(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        draw = PANELS.get(tap.press.action, screens.panel_screen)
        await tap.end(draw(tap.words, panel, tap.press.page))

    async def step(self, tap: Tap[AboutPress]) -> None:
        """Makes a step; if that of a call is late, says so and shows the panel as it is."""
        try:
            call = await STEPS[tap.press.action](self.results, tap)
        except (OutOfDate, NotAllowed) as error:
            if tap.press.action in ABOUT_OTHERS:
                raise
            call = CallId(tap.press.id)
            await tap.alert(refusal(tap.words, error))
        await tap.end(screens.panel_screen(tap.words, await self.results.panel(tap.actor, call)))

    async def decide_tie(self, tap: Tap[AboutPress]) -> None:
        """The next of those who are tied, or all the others together."""
        one = int(tap.press.value) if tap.press.value.isdecimal() else None
        call = await self.results.decide_tie(tap.actor, CallId(tap.press.id), one)
        await tap.show(screens.tie_screen(tap.words, await self.results.panel(tap.actor, call)))

    async def open_entry(self, tap: Tap[AboutPress]) -> None:
        panel, entry = await self.results.entry(tap.actor, EntryId(tap.press.id))
        await tap.show(screens.entry_screen(tap.words, panel, entry, tap.press.page))

    async def send_table(self, tap: Tap[AboutPress]) -> None:
        panel = await self.results.panel(tap.actor, CallId(tap.press.id))
        await self.limiting.take_file(tap.actor, "results")
        await tap.send(screens.table_screen(tap.words, panel))

    # ── Confirmation ───────────────────────────────────────────────────────────────────────────

    async def put(self, tap: Tap[AboutPress]) -> None:
        """Puts the results to the council in the words of the ranking now."""
        call = CallId(tap.press.id)
        panel = await self.results.panel(tap.actor, call)
        await self.results.put(tap.actor, call, *screens.question_of(tap.words, panel))
        await tap.toast(tap.words.plain("results-put"))
        await self.open_panel(tap)

    async def announce(self, tap: Tap[AboutPress]) -> None:
        await self.results.announce(tap.actor, CallId(tap.press.id))
        await tap.toast(tap.words.plain("results-announced"))
        await self.show(tap)

    # ── Sheets ─────────────────────────────────────────────────────────────────────────────────

    async def ask_sheet(self, tap: Tap[AboutPress]) -> None:
        """Sends the sheet to be filled in; the next file is read as it."""
        panel, codes = await self.results.blank(tap.actor, CallId(tap.press.id))
        await self.limiting.take_file(tap.actor, "results")
        await tap.state.update_data({ABOUT: tap.press.id})
        await tap.state.set_state(ResultsForm.sheet)
        await tap.send(screens.blank_screen(tap.words, panel, codes))

    async def read_sheet(self, said: Said) -> None:
        call = CallId(int((await said.state.get_data()).get(ABOUT, 0)))
        await self.limiting.take_file(said.actor, "scores")
        try:
            columns = column_names(
                Column,
                lambda one: self.texts.everywhere(f"results-column-{one}"),
                lambda one: self.texts.everywhere(f"results-names-{one}"),
            )
            sheets = await sheets_of(said.event, columns=WIDEST, most=MOST_ROWS)
            with naming_columns(lambda one: said.words.plain(f"results-column-{one}")):
                read, sheet = await self.results.preview(said.actor, call, sheets, columns)
        except BadInput as error:
            await said.send(Screen(text=refusal(said.words, error)))
            return
        await said.send(screens.preview_screen(said.words, call, read, sheet))

    # ── Announced ──────────────────────────────────────────────────────────────────────────────

    async def show(self, tap: Tap[AboutPress]) -> None:
        facts = await self.results.announced(tap.actor, CallId(tap.press.id))
        await tap.end(screens.announced_screen(tap.words, facts, tap.press.page))

    async def show_words(self, tap: Tap[AboutPress]) -> None:
        call, entry = await self.results.letter(EntryId(tap.press.id))
        facts = await self.results.announced(tap.actor, call.id)
        if entry.id in facts.said:
            await tap.show(screens.words_screen(tap.words, facts, entry, tap.press.page))
        else:
            await tap.show(screens.announced_screen(tap.words, facts))

    async def send_picture(self, tap: Tap[AboutPress]) -> None:
        facts = await self.results.announced(tap.actor, CallId(tap.press.id))
        await self.limiting.take_file(tap.actor, "results")
        await tap.send(screens.picture_screen(tap.words, facts))

    async def open_appeal(self, tap: Tap[AboutPress]) -> None:
        await tap.show(
            screens.hearing_screen(
                tap.words,
                await self.results.hearing(tap.actor, tap.press.id, tap.press.pupil or None),
            )
        )

    async def answer_offer(self, tap: Tap[AboutPress]) -> None:
        takes = tap.press.action is Action.ACCEPT
        entry = await self.results.answer(tap.actor, EntryId(tap.press.id), takes=takes)
        key = "accepted" if takes else "declined"
        await tap.show(screens.told(tap.words, key, entry.call, leads=False))

    async def give_seats(self, tap: Tap[AboutPress]) -> None:
        """Gives seats to those who still wait for them, if there is an activity for them by now."""
        call, type_ = CallId(tap.press.id), TypeId(tap.press.value)
        facts, count = await self.awarded_seats.give_waiting(tap.actor, call, type_)
        if facts.waiting:
            await tap.alert(tap.words.plain("results-seats-some", count=count))
        await tap.show(screens.seats_letter(tap.words, facts))

    # ── Typed words ────────────────────────────────────────────────────────────────────────────

    async def ask_words(self, tap: Tap[AboutPress]) -> None:
        """Asks for an appeal, the answer to it, or the reason of an annulment."""
        state, key = ASKED[tap.press.action]
        if state is ResultsForm.answer:
            pupil = tap.press.pupil or None
            hearing = await self.results.hearing(tap.actor, tap.press.id, pupil)
            needs_pupil = tap.press.action is Action.GRANT and not hearing.is_chosen
            if hearing.is_voted or needs_pupil:
                await tap.show(screens.hearing_screen(tap.words, hearing))
                return
            call = hearing.panel.standing.call.id
        elif state is ResultsForm.reason:
            panel, _ = await self.results.entry(tap.actor, EntryId(tap.press.id))
            call = panel.standing.call.id
        else:
            call = (await self.results.letter(EntryId(tap.press.id)))[0].id
            await self.results.announced(tap.actor, call)
        to = (tap.press.value, tap.press.pupil) if tap.press.action is Action.GRANT else (None, 0)
        await tap.state.update_data({ABOUT: tap.press.id, OUTCOME: to[0], PUPIL: to[1]})
        await tap.state.set_state(state)
        await tap.send(screens.told(tap.words, key, call, leads=state is not ResultsForm.appeal))

    async def take_words(self, said: Said) -> None:
        """Makes a step with the typed words; wrong ones are asked for again."""
        data, state = await said.state.get_data(), await said.state.get_state()
        about, words = int(data.get(ABOUT, 0)), said.need_text()
        if state == ResultsForm.appeal.state:
            await self.results.appeal(said.actor, EntryId(about), words)
            call, key = (await self.results.letter(EntryId(about)))[0].id, "appealed"
        elif state == ResultsForm.reason.state:
            call, key = await self.results.annul(said.actor, EntryId(about), words), "annulled"
        else:
            outcome, pupil = data.get(OUTCOME), data.get(PUPIL) or None
            to = None if outcome is None else Correction(outcome=outcome, pupil=pupil)
            call, key = await self._hear(said, about, words, to)
        await said.end(screens.told(said.words, key, call, leads=key != "appealed"))

    async def _hear(
        self, said: Said, appeal: int, answer: str, to: Correction | None
    ) -> tuple[CallId, str]:
        """Rejects or grants an appeal, or puts it to the council that confirms the results."""
        facts = await self.results.hearing(said.actor, appeal, to.pupil if to else None)
        call = facts.panel.standing.call
        if to is None or call.kind.rules.confirm is not Confirm.COUNCIL:
            await self.results.hear(said.actor, appeal, answer, to)
            return call.id, "heard"
        asked = screens.appeal_question(said.words, facts, answer, to.outcome)
        await self.results.put_appeal(said.actor, appeal, answer, to, *asked)
        return call.id, "appeal-put"
