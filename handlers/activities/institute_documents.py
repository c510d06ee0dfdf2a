"""Documents of institutes: entered by a typed line for one person, or by a spreadsheet for all."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import StringConstraints

from district.activities.institute_documents import MOST_ROWS, Column
from district.ids import ActivityId, EnrolmentId
from handlers.activities.manage import ManagePress, PagePress
from handlers.sheets import column_names, naming_columns, sheets_of
from handlers.tap import Presses, Said, Tap, says
from keyboards.activities.manage import Action, OrganisingPress
from locales.texts import Texts
from screens.activities.institute_documents import (
    blank_screen,
    graduate_screen,
    register_screen,
    sheet_screen,
)
from services.activities.institute_documents import InstituteDocuments
from services.limiting import Limiting

ABOUT = "institute_documents"
"""Key in the conversation's data of the activity, and of the enrolment whose document is typed."""
WIDEST = 20
"""Limit of columns."""


class DocumentsForm(StatesGroup):
    """The meaning of a typed or sent message."""

    line = State()
    sheet = State()


class DocumentPress(ManagePress, prefix="organising"):
    value: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}$")]
    """The enrolment."""


class OutPress(ManagePress, prefix="organising"):
    value: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}-[0-9]{1,9}$")]
    """The enrolment and the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHandlers:
    documents: InstituteDocuments
    limiting: Limiting
    texts: Texts

    def register(self, router: Router) -> None:
        says(router, self.take_line, StateFilter(DocumentsForm.line))
        says(router, self.take_sheet, StateFilter(DocumentsForm.sheet))
        press = Presses(router, OrganisingPress.__prefix__)
        press(PagePress, self.show, Action.DOCUMENTS)
        press(DocumentPress, self.ask_line, Action.DOCUMENT)
        press(OutPress, self.take_out, Action.DOCUMENT_OUT)
        press(ManagePress, self.ask_sheet, Action.DOCUMENTS_FILE)

    async def show(self, tap: Tap[PagePress]) -> None:
        found = await self.documents.register(tap.actor, tap.press.activity)
        await tap.end(register_screen(tap.words, found, int(tap.press.value or 0)))

    async def ask_line(self, tap: Tap[DocumentPress]) -> None:
        number, enrolment = tap.press.activity, EnrolmentId(int(tap.press.value))
        found, who = await self.documents.graduate(tap.actor, number, enrolment)
        asked = graduate_screen(tap.words, found, who)
        await tap.ask(asked, DocumentsForm.line, **{ABOUT: (number, enrolment)})

    async def take_line(self, said: Said) -> None:
        number, enrolment = await _about(said)
        found, who = await self.documents.enter(said.actor, number, enrolment, said.need_text())
        await said.end(graduate_screen(said.words, found, who, key="institute-taken"))

    async def take_out(self, tap: Tap[OutPress]) -> None:
        enrolment, document = map(int, tap.press.value.split("-"))
        found, who = await self.documents.drop(
            tap.actor, tap.press.activity, EnrolmentId(enrolment), document
        )
        await tap.show(graduate_screen(tap.words, found, who))

    async def ask_sheet(self, tap: Tap[ManagePress]) -> None:
        """Sends the spreadsheet to be filled in; the next file is read as it."""
        found = await self.documents.register(tap.actor, tap.press.activity)
        await self.limiting.take_file(tap.actor, "documents")
        await tap.state.update_data({ABOUT: (tap.press.activity, 0)})
        await tap.state.set_state(DocumentsForm.sheet)
        await tap.send(blank_screen(tap.words, found))

    async def take_sheet(self, said: Said) -> None:
        number, _ = await _about(said)
        await self.limiting.take_file(said.actor, "documents")
        sheets = await sheets_of(said.event, columns=WIDEST, most=MOST_ROWS)
        names = column_names(
            Column,
            lambda one: self.texts.everywhere(f"institute-column-{one}"),
            lambda one: self.texts.everywhere(f"institute-names-{one}"),
        )
        with naming_columns(lambda one: said.words.plain(f"institute-column-{one}")):
            found, read, entered = await self.documents.take_sheet(
                said.actor, number, sheets, names
            )
        await said.send(sheet_screen(said.words, found, read, entered))


async def _about(said: Said) -> tuple[ActivityId, EnrolmentId]:
    number, enrolment = (await said.state.get_data()).get(ABOUT, (0, 0))
    return ActivityId(number), EnrolmentId(enrolment)
