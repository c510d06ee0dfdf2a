"""A whole plan from a spreadsheet: the template, a file, what was found in it, all or nothing."""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.activities.organizers import district_of
from district.activities.plan_import import LARGEST_FILE, MOST_ROWS, Column, find_stray
from district.drafts import Form
from district.errors import BadFile, BadInput, TooManyRows
from district.people.roles import Actor
from documents.cells import NoSheet, read_cells
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, insist, refuse_gone, resume
from handlers.show import Event, send
from keyboards.activities.plan_import import ImportingAction, ImportingPress
from locales.texts import Words
from screens.activities.plan_import import (
    ask_file,
    given_up,
    imported,
    plan_file,
    preview,
    template,
)
from screens.screen import Screen
from services.activities.manage import Activities
from services.activities.plan_import import Planning, rows_of
from services.drafts import Drafts
from services.limiting import Limiting

STEP = "file"
"""The only one."""


class ImportForm(StatesGroup):
    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenImport(OpenForm):
    open_state = ImportForm.open.state

    planning: Planning

    async def screen(self) -> Screen:
        answers = self.draft.answers
        if answers.get("rows") is None:
            return ask_file(self.words)
        sheet = await self.planning.read(self.actor, rows_of(answers))
        return preview(self.words, sheet, stray=answers.get("stray"))


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        planning: Planning,
    ) -> dict[str, OpenImport | None]:
        draft = await drafts.find(actor, Form.IMPORT)
        if draft is None:
            return {"form": None}
        form = OpenImport(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts, planning=planning
        )
        return {"form": form}


def router() -> Router:
    importing = Router(name="importing")
    importing.message.register(take_file, StateFilter(ImportForm.open), FindForm(), AtStep())
    press = importing.callback_query
    press.filter(ImportingPress.filter(), FindForm())
    press.register(begin, On(ImportingAction.BEGIN))
    press.register(send_template, On(ImportingAction.TEMPLATE))
    press.register(send_plan, On(ImportingAction.EXPORT))
    press.register(resume, On(ImportingAction.RESUME), AtStep())
    press.register(make, On(ImportingAction.PUBLISH, ImportingAction.KEEP), AtStep())
    press.register(cancel, On(ImportingAction.CANCEL), AtStep())
    press.register(refuse_gone)
    return importing


async def begin(
    event: CallbackQuery,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    planning: Planning,
) -> None:
    district_of(actor)
    draft = await drafts.begin(actor, Form.IMPORT, STEP)
    form = OpenImport(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, planning=planning
    )
    await form.show(event)


async def send_template(event: CallbackQuery, words: Words, activities: Activities) -> None:
    await send(event, template(words, await activities.types()))


async def send_plan(
    event: CallbackQuery, actor: Actor, words: Words, activities: Activities, limiting: Limiting
) -> None:
    made = await activities.made(actor)
    await limiting.take_file(actor, "plan")
    await send(event, plan_file(words, made))


async def take_file(event: Message, form: OpenImport, bot: Bot, limiting: Limiting) -> None:
    try:
        await limiting.take_file(form.actor, "plan")
        answers = await _read(event, bot)
    except BadInput as error:
        await insist(event, form.state, ask_file(form.words), form.words, error)
        return
    kept = await form.kept(form.draft.step, answers)  # type: ignore[arg-type] # a plain word
    await kept.show(event)


async def make(
    event: CallbackQuery, callback_data: ImportingPress, actor: Actor, form: OpenImport
) -> None:
    is_published = callback_data.action is ImportingAction.PUBLISH
    made = await form.planning.make(actor, form.draft.id, is_published=is_published)
    await finish(event, form.state, imported(form.words, made, is_published=is_published))


async def cancel(event: CallbackQuery, form: OpenImport) -> None:
    await form.give_up(event, given_up(form.words))


async def _read(message: Message, bot: Bot) -> dict[str, Any]:
    """Returns what the draft keeps of a file: `rows` below the head and their `numbers`, and the
    first row that is left out because it is `stray`.

    Raises:
        BadFile: no spreadsheet, a broken or a huge one.
        TooManyRows: more than is read at once.
    """
    document = message.document
    if document is None or (document.file_size or 0) > LARGEST_FILE:
        raise BadFile
    content = await bot.download(document.file_id)
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
