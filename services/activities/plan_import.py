"""Import of a plan of activities from a spreadsheet, all rows or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from district.activities.activity import Activity
from district.activities.form import Whom
from district.activities.organizers import district_of
from district.activities.plan_import import Column, Lists, PlanSheet, Row, read_sheet
from district.clock import Calendar, Clock
from district.drafts import Form
from district.errors import DraftGone, NotInThisState
from district.ids import DraftId
from district.people.roles import Actor
from services.activities.manage import Activities
from storage.activities.activities import types_in_use
from storage.database import Connection, Database
from storage.drafts import drop_draft, hold_draft
from storage.topics import get_areas


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """`whom`: labels of audiences in every language, in lower case."""

    database: Database
    clock: Clock
    calendar: Calendar
    activities: Activities
    whom: Mapping[str, Whom]

    async def read(self, actor: Actor, rows: Mapping[int, Row]) -> PlanSheet:
        """Validates the rows.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        async with self.database.read() as connection:
            return await self._read(connection, actor, rows)

    async def make(self, actor: Actor, draft_id: DraftId, *, is_published: bool) -> list[Activity]:
        """Creates the activities and deletes the draft in one transaction.

        Raises:
            NotPermitted: the actor may not create activities.
            DraftGone: already imported or cancelled.
            NotInThisState: a row is no longer valid.
        """
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.IMPORT)
            if draft is None or draft.id != draft_id:
                raise DraftGone
            sheet = await self._read(tx, actor, rows_of(draft.answers))
            if not sheet.is_whole:
                raise NotInThisState
            await drop_draft(tx, draft_id)
            return await self.activities.make_all(tx, actor, sheet.plans, is_published=is_published)

    async def _read(
        self, connection: Connection, actor: Actor, rows: Mapping[int, Row]
    ) -> PlanSheet:
        lists = Lists(
            types=await types_in_use(connection),
            areas=await get_areas(connection),
            whom=self.whom,
            calendar=self.calendar,
            now=self.clock(),
            district=district_of(actor),
        )
        return read_sheet(rows, lists)


def rows_of(answers: Mapping[str, Any]) -> dict[int, Row]:
    """Returns rows by number. Drafts of older versions have all rows from 2 on, without numbers."""
    cells = answers["rows"]
    numbers = answers.get("numbers") or range(2, len(cells) + 2)
    return {
        number: dict(zip(Column, row, strict=True))
        for number, row in zip(numbers, cells, strict=True)
    }
