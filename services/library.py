"""The library: search, reading, adding and removing documents, agreements that end."""

from collections.abc import Collection
from datetime import date, datetime

from district.errors import NotFound, NotPermitted, existing
from district.ids import DistrictId, DocumentId, DraftId
from district.letters import LetterKind, NewLetter, new_letter
from district.library import DATED, REMINDED, SUBSCRIBED, Document, DocumentKind, own_id
from district.pages import Page
from district.people.roles import Actor, Permission
from district.spelling import words_in
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft
from storage.library import (
    add_document,
    documents_ending,
    find_document,
    finish_task,
    newest_documents,
    note_reminder,
    retire_document,
    search_documents,
    subscribers,
)
from storage.outbox import put_letters
from storage.requests.requests import deciding_grants

PAGE = 6


class Library(Service):
    async def page(
        self, actor: Actor, words: str = "", number: int = 0, kind: DocumentKind | None = None
    ) -> Page[Document]:
        """Returns documents by number and words; without words all that the actor may read. Tasks
        and opportunities by themselves are sorted by their last day, without past opportunities.
        """
        today = self.today
        async with self.database.read() as connection:
            districts = readable(actor)
            found = await search_documents(connection, words_in(words), districts, kind)
        read = [one.on(today) for one in found]
        if kind in DATED:
            ahead = [one for one in read if kind is DocumentKind.TASK or _is_ahead(one, today)]
            read = sorted(ahead, key=lambda one: (one.done_at is not None, one.ends_on or today))
        return Page.of(read, number, PAGE)

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
            return (await _readable(connection, actor, document)).on(self.today)

    async def finish(self, actor: Actor, document: DocumentId) -> Document:
        """Marks a task as done. Idempotent.

        Raises:
            NotFound: there is none.
            NotPermitted: the actor keeps no documents there.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found = await _readable(tx, actor, document)
            if not keeps(actor, found):
                raise NotPermitted(permission=Permission.KEEP_DOCUMENTS)
            if await finish_task(tx, document, now):
                await note_change(tx, now, actor.id, "document", document, "done")
            return await _readable(tx, actor, document)

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
        return existing(found)

    async def tick(self) -> None:
        """Reminds people of what ends within `REMINDED`, each once."""
        now, today = self.clock(), self.today
        async with self.database.read() as connection:
            until = {kind: today + before for kind, before in REMINDED.items()}
            due = await documents_ending(connection, today, until)
        for one in due:
            async with self.database.write() as tx:
                if await note_reminder(tx, one.id, now):
                    await put_letters(tx, await self._reminders(tx, one, now))

    async def _reminders(self, tx: Connection, one: Document, now: datetime) -> list[NewLetter]:
        if one.kind is DocumentKind.OPPORTUNITY and one.district is not None:
            people = set(await subscribers(tx, one.district, SUBSCRIBED))
        else:
            held = await deciding_grants(tx, one.district, now)
            people = {each.person for each in held if each.gives(Permission.KEEP_DOCUMENTS, None)}
        return [
            new_letter(
                LetterKind.AGREEMENT_ENDS,
                person,
                now,
                f"{one.id}/{one.ends_on}/{person}",
                document=one.id,
            )
            for person in sorted(people)
        ]


def _is_ahead(document: Document, today: date) -> bool:
    return document.ends_on is not None and document.ends_on >= today


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
    return actor.own_district(Permission.KEEP_DOCUMENTS)


def keeps(actor: Actor, document: Document) -> bool:
    """Returns whether the actor may remove it."""
    return document.is_own and actor.may_in(document.district, Permission.KEEP_DOCUMENTS)


async def _readable(tx: Connection, actor: Actor, document: DocumentId) -> Document:
    found, districts = await find_document(tx, document), readable(actor)
    is_open = found is not None and (
        found.district is None or districts is None or found.district in districts
    )
    if found is None or not is_open:
        raise NotFound
    return found
