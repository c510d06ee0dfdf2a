"""The library: search, reading, adding and removing documents, agreements that end."""

from collections.abc import Collection
from datetime import date

from district.errors import NotFound, NotPermitted
from district.ids import DistrictId, DocumentId, DraftId
from district.letters import LetterKind, NewLetter, new_letter
from district.library import REMINDED, Document, own_id
from district.pages import Page
from district.people.roles import Actor, Permission
from district.spelling import words_in
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft
from storage.library import (
    add_document,
    agreements_ending,
    find_document,
    newest_documents,
    retire_document,
    search_documents,
)
from storage.outbox import put_letters
from storage.requests.requests import deciding_grants

PAGE = 6


class Library(Service):
    @property
    def today(self) -> date:
        return self.calendar.local(self.clock()).date()

    async def page(self, actor: Actor, words: str = "", number: int = 0) -> Page[Document]:
        """Returns documents by number and words; without words all that the actor may read."""
        async with self.database.read() as connection:
            districts = readable(actor)
            found = await search_documents(connection, words_in(words), districts)
        return Page.of(found, number, PAGE)

    async def newest(self, actor: Actor, words: Collection[str], most: int) -> list[Document]:
        """Returns the newest documents with all these words that the actor may read."""
        async with self.database.read() as connection:
            return await newest_documents(connection, words, readable(actor), most)

    async def get(self, actor: Actor, document: DocumentId) -> Document:
        """
        Raises:
            NotFound: there is none, or it is of another district.
        """
        async with self.database.read() as connection:
            return await _readable(connection, actor, document)

    async def add(self, actor: Actor, draft: DraftId, new: Document) -> Document:
        """Adds a document and drops its draft. Idempotent by the draft.

        Raises:
            NotPermitted: the actor keeps no documents.
        """
        actor.ensure(Permission.KEEP_DOCUMENTS)
        now = self.clock()
        async with self.database.write() as tx:
            if await add_document(tx, new, actor.id):
                await note_change(tx, now, actor.id, "document", new.id, "added")
            await drop_draft(tx, draft)
            return await _readable(tx, actor, own_id(draft))

    async def added(self, actor: Actor, draft: DraftId) -> Document | None:
        """Returns the document that the draft has become, if the actor may read it."""
        async with self.database.read() as connection:
            try:
                return await _readable(connection, actor, own_id(draft))
            except NotFound:
                return None

    async def remove(self, actor: Actor, document: DocumentId) -> Document:
        """Removes a document that was added in the chat. Idempotent.

        Raises:
            NotFound: there is none.
            NotPermitted: it is from the data file, or of a district where the actor keeps none.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found = await _readable(tx, actor, document)
            if not keeps(actor, found):
                raise NotPermitted(permission=Permission.KEEP_DOCUMENTS)
            if await retire_document(tx, document, now):
                await note_change(tx, now, actor.id, "document", document, "removed")
            return found

    async def ending(self, document: DocumentId) -> Document:
        """Returns an agreement for the letter about its end.

        Raises:
            NotFound: it was removed.
        """
        async with self.database.read() as connection:
            found = await find_document(connection, document)
        if found is None:
            raise NotFound
        return found

    async def tick(self) -> None:
        """Reminds heads and curators of agreements that end within `REMINDED`, each once."""
        now, today = self.clock(), self.today
        letters: list[NewLetter] = []
        async with self.database.read() as connection:
            for one in await agreements_ending(connection, today, today + REMINDED):
                held = await deciding_grants(connection, one.district, now)
                keepers = {
                    each.person for each in held if each.gives(Permission.KEEP_DOCUMENTS, None)
                }
                letters += [
                    new_letter(
                        LetterKind.AGREEMENT_ENDS,
                        keeper,
                        now,
                        f"{one.id}/{one.ends_on}/{keeper}",
                        document=one.id,
                    )
                    for keeper in sorted(keepers)
                ]
        if letters:
            async with self.database.write() as tx:
                await put_letters(tx, letters)


def readable(actor: Actor) -> frozenset[DistrictId] | None:
    """Returns the districts whose documents the actor may read; None: all."""
    kept = actor.districts_with(Permission.SEE_COUNCIL)
    if kept is None:
        return None
    profile = actor.person.profile
    return kept | {profile.municipality.district} if profile else kept


def keeping(actor: Actor) -> DistrictId:
    """Returns the district to whose documents the actor adds; the one chosen last comes first.

    Raises:
        NotPermitted: there is none.
    """
    for grant in actor.grants:
        if grant.gives(Permission.KEEP_DOCUMENTS, None) and grant.scope.district is not None:
            return grant.scope.district
    raise NotPermitted(permission=Permission.KEEP_DOCUMENTS)


def keeps(actor: Actor, document: Document) -> bool:
    """Returns whether the actor may remove it."""
    within = actor.districts_with(Permission.KEEP_DOCUMENTS)
    return document.is_own and (within is None or document.district in within)


async def _readable(tx: Connection, actor: Actor, document: DocumentId) -> Document:
    found, districts = await find_document(tx, document), readable(actor)
    is_open = found is not None and (
        found.district is None or districts is None or found.district in districts
    )
    if found is None or not is_open:
        raise NotFound
    return found
