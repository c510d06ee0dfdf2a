"""The library: search by number and words, reading in the chat, files; adding a document."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import NotFound, OutOfDate
from district.forms import Entered, Field, Moment, entered_of
from district.ids import DocumentId, DraftId
from district.letters import LetterKind
from district.library import DATED, DOCUMENT, DocumentKind, document_of, read_typed
from district.people.roles import Permission
from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.letters import AreaLetters, Letters, drawn
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.library import LibraryAction, LibraryPress
from screens.library import (
    DocumentLook,
    agreement_letter,
    document_screen,
    library_screen,
    not_added,
    part_screen,
    removed_screen,
    removing_screen,
    text_file,
)
from screens.screen import Screen
from services.drafts import Drafts
from services.library import Library, keeping, keeps
from services.limiting import Limiting
from services.wiring import Services

SEARCH = State("search", group_name="LibraryState")
SHOWN = "library_kind"
"""Key in the conversation's data of the kind that is listed; None: all."""
A = LibraryAction


class DocumentPress(LibraryPress, prefix="library"):
    document: DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryHandlers(SearchedList):
    key = "library"

    library: Library
    limiting: Limiting

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, LibraryPress.__prefix__)
        press(LibraryPress, self.open, A.LIST)
        press(LibraryPress, self.show_kind, A.KIND)
        press(LibraryPress, self.turn_page, A.PAGE)
        press(DocumentPress, self.show, A.CARD)
        press(DocumentPress, self.read, A.SECTION)
        press(DocumentPress, self.send_file, A.FILE)
        press(DocumentPress, self.finish, A.DONE)
        press(DocumentPress, self.ask_remove, A.ASK_REMOVE)
        press(DocumentPress, self.remove, A.REMOVE)

    @property
    def searching(self) -> State:
        return SEARCH

    async def open(self, said: Said) -> None:
        await said.state.update_data({SHOWN: None})
        await self.begin(said, "")

    async def show_kind(self, tap: Tap[LibraryPress]) -> None:
        if tap.press.document not in DATED:
            raise NotFound  # a forged button
        await tap.state.update_data({SHOWN: tap.press.document})
        await self.begin(tap, "")

    async def turn_page(self, tap: Tap[LibraryPress]) -> None:
        await self.turn(tap, tap.press.page)

    async def found(self, said: Said, words: str, number: int) -> Screen:
        shown = (await said.state.get_data()).get(SHOWN)
        kind = DocumentKind(shown) if shown else None
        page = await self.library.page(said.actor, words, number, kind)
        may_add = said.actor.may(Permission.KEEP_DOCUMENTS)
        return library_screen(said.words, page, search=words, keeps=may_add, kind=kind)

    async def show(self, tap: Tap[DocumentPress]) -> None:
        found = await self.library.get(tap.actor, tap.press.document)
        await tap.show(document_screen(tap.words, found, keeps=keeps(tap.actor, found)))

    async def finish(self, tap: Tap[DocumentPress]) -> None:
        found = await self.library.finish(tap.actor, tap.press.document)
        await tap.show(document_screen(tap.words, found, keeps=keeps(tap.actor, found)))

    async def read(self, tap: Tap[DocumentPress]) -> None:
        found = await self.library.get(tap.actor, tap.press.document)
        await tap.show(part_screen(tap.words, found, tap.press.page))

    async def send_file(self, tap: Tap[DocumentPress]) -> None:
        """Sends the file as it was sent to the bot, or the text as a .pdf."""
        found = await self.library.get(tap.actor, tap.press.document)
        if found.file is not None:
            await tap.send_document(found.file.id)
            return
        if not found.text:
            raise OutOfDate
        await self.limiting.take_file(tap.actor, "library")
        await tap.send(await asyncio.to_thread(text_file, tap.words, found))

    async def ask_remove(self, tap: Tap[DocumentPress]) -> None:
        found = await self.library.get(tap.actor, tap.press.document)
        await tap.show(removing_screen(tap.words, found))

    async def remove(self, tap: Tap[DocumentPress]) -> None:
        found = await self.library.remove(tap.actor, tap.press.document)
        await tap.show(removed_screen(tap.words, found))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddingDocument(Conversation[None]):
    form = DOCUMENT
    look = DocumentLook()

    library: Library
    drafts: Drafts

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        said.actor.ensure(Permission.KEEP_DOCUMENTS)

    async def facts(self, said: Said, draft: Draft) -> None:
        return None

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        if isinstance(key, Moment):
            day: date = read_typed(key, text, self.library.today)
            return DOCUMENT.answered(entered, key, day)
        return DOCUMENT.answered(entered, key, key.typed(text))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        found = await self.library.added(said.actor, draft)
        if found is None:
            stored = await self.drafts.get(said.actor, FormName.DOCUMENT, draft)
            new = document_of(entered_of(stored), draft, keeping(said.actor), self.library.today)
            found = await self.library.add(said.actor, draft, new)
        above = said.words("library-added")
        return document_screen(said.words, found, keeps=keeps(said.actor, found), above=above)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return not_added(said.words)


class LibraryLetters(AreaLetters):
    def table(self) -> Letters:
        ending = self.services.library.ending
        return {LetterKind.AGREEMENT_ENDS: drawn(agreement_letter, ending, "document")}


def forms(services: Services, _: Environment) -> Iterable[Conversation[Any]]:
    return [AddingDocument(library=services.library, drafts=services.drafts)]


def handlers(services: Services, _: Environment) -> Iterable[Handlers]:
    return [LibraryHandlers(library=services.library, limiting=services.limiting)]
