"""Import of a plan from a spreadsheet: template, file, preview, creation."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import Message

from district.activities.coordination import PlanClash
from district.activities.organizers import district_of
from district.activities.plan_import import (
    FILE,
    MOST_ROWS,
    NEEDED,
    PLAN_IMPORT,
    ImportFacts,
    answers_of,
    find_stray,
    remarks_of,
)
from district.drafts import Draft
from district.errors import BadInput, NotFound, TooManyRows
from district.forms import Entered
from district.holidays import Holidays
from district.ids import DraftId
from district.tables import find_table
from handlers.form import Conversation, OlderFormat, Open
from handlers.sheets import naming_columns, sheets_of
from handlers.step_message import finish
from handlers.tap import Presses, Said, Tap
from keyboards.activities.plan_import import OF_FORM, ImportingAction, ImportingPress, form_press
from keyboards.form import FormPress
from locales.texts import Words
from screens.activities.plan_import import ImportLook, given_up, imported, plan_file, template
from screens.errors import refusal
from screens.screen import Screen
from services.activities.coordination import Coordination
from services.activities.holidays import HolidayKeeping
from services.activities.manage import Activities
from services.activities.plan_import import Planning
from services.limiting import Limiting
from services.requests.deficits import Deficits

READ_ROWS = 5_000
"""Limit per sheet, including rows that are no activity."""
WIDEST = 60
"""Limit of columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanImport(Conversation[ImportFacts]):
    form = PLAN_IMPORT
    look = ImportLook()
    older = OlderFormat(
        press=ImportingPress,
        read_press=form_press,
        read_draft=lambda draft: draft,
        open_state=State("open", group_name="ImportForm"),
        actions=OF_FORM,
    )
    gives_way = True

    planning: Planning
    coordination: Coordination
    holidays: HolidayKeeping
    limiting: Limiting

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        district_of(said.actor)

    async def facts(self, said: Said, draft: Draft) -> ImportFacts:
        answers, sheet, clashes = draft.answers, None, tuple[PlanClash, ...]()
        if answers.get("rows") is not None:
            sheet = await self.planning.read(said.actor, answers)
            clashes = await self.coordination.clashes_of_plans(
                said.actor, sheet.plans, answers.get("district")
            )
        return ImportFacts(
            sheet=sheet,
            remarks=remarks_of(answers),
            calendar=self.planning.calendar,
            holidays=await self.holidays.every() if sheet else Holidays(),
            clashes=clashes,
        )

    async def take_message(self, form: Open) -> bool:
        """Reads the file; an unreadable one is asked for again."""
        event = form.said.event
        if not isinstance(event, Message):
            return False
        try:
            await self.limiting.take_file(form.said.actor, "plan")
            answers = await self._read(event, form.said.words)
            answers["district"] = district_of(form.said.actor)
        except BadInput as error:
            asks = replace(form, draft=replace(form.draft, answers={}))
            await asks.show(hint=refusal(form.said.words, error))
        else:
            await form.go(FILE.name, Entered(answers))
        return True

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        """Imports the plan, its new activities published or as drafts."""
        is_published = said.press.field != ImportingAction.KEEP
        made = await self.planning.make(said.actor, draft, is_published=is_published)
        return imported(said.words, made, is_published=is_published)

    async def act(self, form: Open, press: FormPress) -> None:
        """Handles the buttons of older versions, which do not name the draft."""
        if press.value not in {ImportingAction.PUBLISH, ImportingAction.KEEP}:
            raise NotFound
        said, is_published = form.said, press.value == ImportingAction.PUBLISH
        made = await self.planning.make(said.actor, form.draft.id, is_published=is_published)
        outcome = imported(said.words, made, is_published=is_published)
        await finish(said.event, said.state, outcome)

    async def _read(self, message: Message, words: Words) -> dict[str, Any]:
        """Returns the draft's content of a file.

        Raises:
            BadFile, OldSheet: not a readable spreadsheet, or too large.
            NoHead: columns are missing.
            TooManyRows: over the limit.
        """
        aside = self.planning.names.aside
        sheets = [
            one
            for one in await sheets_of(message, columns=WIDEST, most=READ_ROWS)
            if one.name not in aside
        ]
        with naming_columns(lambda one: words.plain(f"importing-column-{one}")):
            table = find_table(sheets, self.planning.names.columns, NEEDED)
        table = replace(
            table, unread_columns=tuple(one for one in table.unread_columns if one not in aside)
        )
        strays = {one.name: stray for one in sheets if (stray := find_stray(one.numbers))}
        read = {name: strays[name] for name in table.sheets if name in strays}
        answers = answers_of(table, read)
        if len(answers["rows"]) > MOST_ROWS:
            raise TooManyRows(limit=MOST_ROWS)
        return answers

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return given_up(said.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFiles:
    """The template, and the district's plan as a spreadsheet."""

    activities: Activities
    deficits: Deficits
    limiting: Limiting

    def register(self, router: Router) -> None:
        press = Presses(router, ImportingPress.__prefix__)
        press(ImportingPress, self.send_template, ImportingAction.TEMPLATE)
        press(ImportingPress, self.send_plan, ImportingAction.EXPORT)

    async def send_template(self, tap: Tap[ImportingPress]) -> None:
        types, areas = await self.activities.types(), await self.deficits.areas()
        await tap.send(template(tap.words, types, areas))

    async def send_plan(self, tap: Tap[ImportingPress]) -> None:
        made = await self.activities.made(tap.actor)
        await self.limiting.take_file(tap.actor, "plan")
        types, areas = await self.activities.types(), await self.deficits.areas()
        await tap.send(plan_file(tap.words, made, types, areas))
