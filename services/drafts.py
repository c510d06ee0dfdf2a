"""Drafts of forms: stored from the first answer until the form is sent or cancelled."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from district.clock import Clock
from district.drafts import Draft, unsent
from district.errors import DraftGone
from district.ids import DraftId, PersonId
from district.people.roles import Actor
from storage.batching import Batcher
from storage.database import Database
from storage.drafts import drafts_of, drop_drafts, find_drafts, save_drafts


class Drafts:
    """A person accesses only their own drafts, so no permission is checked.

    Every step of every form reads and saves a draft, so concurrent calls are batched into one
    statement and one commit.
    """

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._find = Batcher(self._find_all)
        self._keep = Batcher(self._keep_all)
        self._drop = Batcher(self._drop_all)

    async def begin(
        self,
        actor: Actor,
        form: str,
        step: str,
        answers: Mapping[str, Any] | None = None,
        *,
        about: str = "",
    ) -> Draft:
        """Creates a draft with a new id; replaces an earlier one of the same form and subject."""
        draft = Draft(
            id=DraftId(uuid4().hex),
            person=actor.id,
            form=form,
            about=about,
            step=step,
            answers=dict(answers or {}),
            touched_at=self._clock(),
            touched_by=actor.act,
        )
        return await self._keep(draft)

    async def find(self, actor: Actor, form: str, about: str = "") -> Draft | None:
        return await self._find((actor.id, form, about))

    async def get(self, actor: Actor, form: str, number: DraftId | None = None) -> Draft:
        """Returns the draft; with a number, only that one.

        Raises:
            DraftGone: it was sent, cancelled, replaced or never begun.
        """
        draft = await self.find(actor, form)
        if draft is None:
            raise DraftGone
        return unsent(draft, number or draft.id)

    async def save(
        self,
        actor: Actor,
        draft: Draft,
        *,
        step: str | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> Draft:
        """Saves the draft's step or answers; None keeps the stored value."""
        return await self._keep(
            replace(
                draft,
                step=draft.step if step is None else step,
                answers=draft.answers if answers is None else dict(answers),
                touched_at=self._clock(),
                touched_by=actor.act,
            )
        )

    async def drop(self, draft: Draft) -> bool:
        """Deletes the draft.

        Returns False if it was already gone: a form is sent or cancelled once.
        """
        return await self._drop(draft.id)

    async def of_person(self, actor: Actor) -> list[Draft]:
        """Returns all drafts of the person, last used first."""
        async with self._database.read() as connection:
            return await drafts_of(connection, actor.id)

    async def _find_all(self, wanted: list[tuple[PersonId, str, str]]) -> list[Draft | None]:
        async with self._database.read() as connection:
            found = await find_drafts(connection, wanted)
        return [found.get(one) for one in wanted]

    async def _keep_all(self, drafts: list[Draft]) -> list[Draft]:
        async with self._database.write() as tx:
            await save_drafts(tx, drafts)
        return drafts

    async def _drop_all(self, drafts: list[DraftId]) -> list[bool]:
        """Ids are unique here: taps of one person are handled in order."""
        async with self._database.write() as tx:
            dropped = await drop_drafts(tx, drafts)
        return [one in dropped for one in drafts]
