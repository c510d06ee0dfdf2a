"""Methodists with slots, and teachers who book them."""

from datetime import timedelta

from sqlalchemy import select

from district.calls.experts import ExpertEntry
from district.errors import DistrictError
from district.ids import PersonId, SlotId, TopicId
from district.people.roles import Actor, Role
from district.questions.consultations import Consultation
from district.slots import Owner, Slot
from storage.calls.experts import put_expert_entry
from storage.database import Database
from storage.slots import slots_of
from storage.tables import appointments, outbox, slot_watchers
from tests.services.hall import Hall
from tests.world import DISTRICT

TOPIC = TopicId("literacy-2")
HOUR = timedelta(hours=1)
Result = Consultation | DistrictError | None


class Office(Hall):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.consultations = self.services.consultations

    async def methodist(self, surname: str = "Гаджиева") -> Actor:
        made = await self.cast.holder(surname, Role.METHODIST, DISTRICT)
        async with self.database.write() as tx:
            entry = ExpertEntry(person=made.id, topics=(TOPIC,))
            await put_expert_entry(tx, entry, self.clock())
        return made

    async def lays(self, methodist: Actor, row: str) -> list[Slot]:
        """Returns all slots of the methodist that are to come."""
        await self.consultations.lay(methodist, row)
        async with self.database.read() as connection:
            return await slots_of(connection, Owner(methodist=methodist.id), since=self.clock())

    async def books(self, teacher: Actor, slot: SlotId) -> Result:
        """Returns the consultation, None if it is taken, or the refusal."""
        try:
            return await self.consultations.book(teacher, slot, TOPIC)
        except DistrictError as refusal:
            return refusal

    async def statuses(self) -> dict[tuple[SlotId, PersonId], str]:
        """Returns the status of each newest appointment, by slot and person."""
        async with self.database.read() as connection:
            rows = await connection.execute(select(appointments).order_by(appointments.c.id))
            return {(row.slot_id, row.person_id): row.status for row in rows}

    async def watchers(self) -> set[tuple[PersonId, PersonId]]:
        """Returns who watches which methodist."""
        query = select(slot_watchers.c.person_id, slot_watchers.c.methodist_id)
        async with self.database.read() as connection:
            return {(row.person_id, row.methodist_id) for row in await connection.execute(query)}

    async def news(self, what: str) -> list[PersonId]:
        """Returns the readers of the letters of that kind."""
        async with self.database.read() as connection:
            rows = await connection.execute(select(outbox).order_by(outbox.c.id))
            return [row.person_id for row in rows if row.payload.get("news") == what]
