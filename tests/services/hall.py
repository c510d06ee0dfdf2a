"""A district with activities, for tests of seats and queues."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import select

from district.activities.activity import Activity, ActivityStatus, Audience, Session
from district.activities.enrolments import Enrolment, EnrolmentStatus
from district.activities.form import Plan
from district.ids import ActivityId, MunicipalityId, TypeId
from district.letters import LetterStatus
from district.people.roles import Actor, Role
from storage.activities.activities import add_activity, change_activity, get_activity
from storage.activities.enrolments import enrolments_in
from storage.database import Database
from storage.outbox import Outcome, settle_letters
from storage.tables import outbox
from tests.world import DISTRICT, LEVASHI, MOUNTAINS, World


class Hall(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.enrolling = self.services.enrolling
        self.activities = self.services.activities
        self._names = count(1)
        self._curator: Actor | None = None

    async def people(self, number: int, municipality: MunicipalityId = LEVASHI) -> list[Actor]:
        """Any number of people at one school."""
        school = await self.cast.organization("СОШ № 1", municipality)
        return [
            await self.cast.teacher(f"Образцов {next(self._names)}", municipality, school)
            for _ in range(number)
        ]

    async def seminar(
        self,
        capacity: int | None,
        *,
        quotas: Mapping[MunicipalityId, int] | None = None,
        merge_after: timedelta | None = None,
        begins_after: timedelta = timedelta(days=10),
        audience: Audience | None = None,
        needs_approval: bool = False,
        kind: str = "seminar",
        second_capacity: int | None = None,
        days: int = 1,
    ) -> Activity:
        """A published activity; sign-up closes a day before."""
        now = self.clock()
        starts = now + begins_after
        if self._curator is None:
            self._curator = await self.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
        async with self.database.write() as tx:
            plan = Plan(
                type=TypeId(kind),
                title="Как учить читать условие",
                hours=4,
                sessions=tuple(
                    Session(starts_at=each, ends_at=each + timedelta(hours=2), place="Леваши")
                    for each in (starts + timedelta(days=day) for day in range(days))
                ),
                audience=audience or Audience(),
                capacity=capacity,
                second_capacity=second_capacity,
                quotas=dict(quotas or {}),
                quotas_merge_at=now + merge_after if merge_after else None,
                needs_approval=needs_approval,
                signup_closes_at=starts - timedelta(days=1),
            )
            number = await add_activity(
                tx, plan, district=MOUNTAINS, made_by=self._curator.id, draft=None, now=now
            )
            await change_activity(tx, number, status=ActivityStatus.PUBLISHED)
        return await self.activity(number)

    @property
    def curator(self) -> Actor:
        """The organizer of the activities."""
        assert self._curator is not None
        return self._curator

    async def activity(self, number: ActivityId) -> Activity:
        async with self.database.read() as connection:
            return await get_activity(connection, number)

    async def enrolled(self, activity: Activity, *statuses: EnrolmentStatus) -> list[Enrolment]:
        async with self.database.read() as connection:
            return await enrolments_in(connection, activity.id, statuses or EnrolmentStatus)

    async def letters_become(
        self, status: LetterStatus = LetterStatus.SENT, at: datetime | None = None
    ) -> None:
        """Marks all due letters as sent, or as another status."""
        due = select(outbox.c.id).where(outbox.c.status == LetterStatus.DUE)
        async with self.database.write() as tx:
            for number in list((await tx.execute(due)).scalars()):
                outcome = Outcome(letter=number, status=status, at=at or self.clock(), message_id=1)
                await settle_letters(tx, [outcome])

    async def ticks(self, after: timedelta = timedelta(0)) -> None:
        """Moves the clock, delivers letters, runs the clock twice: for offers, then
        for their ends.
        """
        self.clock.advance(after)
        await self.letters_become()
        await self.enrolling.tick()
        await self.letters_become()
        await self.enrolling.tick()
