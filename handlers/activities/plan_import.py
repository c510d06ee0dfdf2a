"""Import of a plan from a spreadsheet: template, file, preview, creation."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import Message

from district.activities.organizers import district_of
from district.activities.plan_import import (
    FILE,
    LARGEST_FILE,
    MOST_ROWS,
    PLAN_IMPORT,
    Column,
    ImportFacts,
    find_stray,
)
from district.drafts import Draft
from district.errors import BadFile, BadInput, NotFound, TooManyRows
from district.forms import Entered
from documents.cells import NoSheet, read_cells
from handlers.form import Conversation, OlderFormat, Open
from handlers.step_message import finish
from handlers.tap import Presses, Said, Tap
from keyboards.activities.plan_import import OF_FORM, ImportingAction, ImportingPress, form_press
from keyboards.form import FormPress
from screens.activities.plan_import import ImportLook, given_up, imported, plan_file, template
from screens.errors import refusal
from screens.screen import Screen
from services.activities.manage import Activities
from services.activities.plan_import import Planning, rows_of
from services.limiting import Limiting


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
    limiting: Limiting

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        district_of(said.actor)

    async def facts(self, said: Said, draft: Draft) -> ImportFacts:
        answers = draft.answers
        if answers.get("rows") is None:
            return ImportFacts(sheet=None, stray=None)
        sheet = await self.planning.read(said.actor, rows_of(answers))
        return ImportFacts(sheet=sheet, stray=answers.get("stray"))

    async def take_message(self, form: Open) -> bool:
        """Reads the file; an unreadable one is asked for again."""
        event = form.said.event
        if not isinstance(event, Message):
            return False
        try:
            await self.limiting.take_file(form.said.actor, "plan")
            answers = await _read(event)
        except BadInput as error:
            asks = replace(form, draft=replace(form.draft, answers={}))
            await asks.show(hint=refusal(form.said.words, error))
        else:
            await form.go(FILE.name, Entered(answers))
        return True

    async def act(self, form: Open, press: FormPress) -> None:
        """Creates all activities of the plan, published or as drafts."""
        if press.value not in {ImportingAction.PUBLISH, ImportingAction.KEEP}:
            raise NotFound
        said, is_published = form.said, press.value == ImportingAction.PUBLISH
        made = await self.planning.make(said.actor, form.draft.id, is_published=is_published)
        outcome = imported(said.words, made, is_published=is_published)
        await finish(said.event, said.state, outcome)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return given_up(said.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFiles:
    """The template, and the district's plan as a spreadsheet."""

    activities: Activities
    limiting: Limiting

    def register(self, router: Router) -> None:
        press = Presses(router, ImportingPress.__prefix__)
        press(ImportingPress, self.send_template, ImportingAction.TEMPLATE)
        press(ImportingPress, self.send_plan, ImportingAction.EXPORT)

    async def send_template(self, tap: Tap[ImportingPress]) -> None:
        await tap.send(template(tap.words, await self.activities.types()))

    async def send_plan(self, tap: Tap[ImportingPress]) -> None:
        made = await self.activities.made(tap.actor)
        await self.limiting.take_file(tap.actor, "plan")
        await tap.send(plan_file(tap.words, made))


async def _read(message: Message) -> dict[str, Any]:
    """Returns the draft's content of a file: `rows` below the header with their `numbers`, and the
    first ignored row (`stray`).

    Raises:
        BadFile: not a readable spreadsheet, or too large.
        TooManyRows: over the limit.
    """
    document = message.document
    if document is None or (document.file_size or 0) > LARGEST_FILE:
        raise BadFile
    content = await message.bot.download(document.file_id) if message.bot else None
    if content is None:
        raise BadFile
    try:
        cells = await asyncio.to_thread(
            read_cells, content.read(), columns=len(Column), most=MOST_ROWS + 1
        )
    except NoSheet:
        raise BadFile from None
    stray = find_stray(cells.numbers)
    found = {
        number: row
        for number, row in zip(cells.numbers, cells.rows, strict=True)
        if number > 1 and (stray is None or number < stray)
    }
    if len(found) > MOST_ROWS:
        raise TooManyRows(limit=MOST_ROWS)
    return {"rows": list(found.values()), "numbers": list(found), "stray": stray}
