"""People for tests of services, put straight into the storage."""

from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.load import load_defaults
from district.clock import Calendar, Clock
from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId
from district.languages import Language
from district.limits import Limits
from district.people.person import CONSENT_VERSION, Consent, Name, Position, Profile, Subject
from district.people.roles import Actor, Role, Scope
from district.territory import Municipality, MunicipalityKind, Organization, OrganizationKind
from services.limiting import Limiting
from storage.database import Database
from storage.people.people import add_person, get_actor, save_profile
from storage.people.roles import add_grant
from storage.tables import municipalities, organizations

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEVASHI = MunicipalityId("levashinskiy")
AKUSHA = MunicipalityId("akushinskiy")
DERBENT = MunicipalityId("derbent")
MOUNTAINS = DistrictId("gornyy")
SOUTH = DistrictId("yuzhnyy")


GENEROUS = Limits(open_requests=10_000, own_words=10_000)
"""For tests in which one author stands for many."""


def limiting_for(database: Database, clock: Clock, limits: Limits = GENEROUS) -> Limiting:
    calendar = Calendar(zone=ZoneInfo("Europe/Moscow"))
    return Limiting(database=database, clock=clock, calendar=calendar, limits=limits)


class MovingClock:
    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


class Cast:
    """Makes people of the real territory; `actor` finds one anew with the roles of this moment."""

    def __init__(self, database: Database, clock: MovingClock) -> None:
        self._database = database
        self._clock = clock
        self._accounts = count(1001)

    async def teacher(
        self,
        surname: str,
        municipality: MunicipalityId = LEVASHI,
        organization: OrganizationId | None = None,
    ) -> Actor:
        if organization is None:
            organization = await self.organization("СОШ № 1", municipality)
        async with self._database.write() as tx:
            row = (
                await tx.execute(select(municipalities).where(municipalities.c.id == municipality))
            ).one()
            person = await add_person(
                tx,
                account=next(self._accounts),
                language=Language.RU,
                consent=Consent(version=CONSENT_VERSION, given_at=self._clock()),
            )
            profile = Profile(
                name=Name(surname=surname, given="Айшат"),
                municipality=Municipality(
                    id=municipality,
                    name=row.name,
                    kind=MunicipalityKind(row.kind),
                    district=DistrictId(row.district_id),
                ),
                organization=Organization(
                    id=organization,
                    name="СОШ № 1",
                    kind=OrganizationKind.SCHOOL,
                    municipality=municipality,
                ),
                position=Position.TEACHER,
                subjects=(Subject.MATHEMATICS,),
                working_since=2015,
            )
            await save_profile(tx, person, profile)
        return await self.actor(person)

    async def holder(self, surname: str, role: Role, scope: Scope | None = None) -> Actor:
        """Somebody who has had the role for a while; the scope is everywhere if not given."""
        person = (await self.teacher(surname)).id
        async with self._database.write() as tx:
            await add_grant(
                tx,
                person=person,
                role=role,
                scope=scope or Scope(),
                since=self._clock() - timedelta(days=1),
            )
        return await self.actor(person)

    async def organization(
        self,
        name: str,
        municipality: MunicipalityId = LEVASHI,
        *,
        key: str | None = None,
        added_by: PersonId | None = None,
    ) -> OrganizationId:
        async with self._database.write() as tx:
            added = insert(organizations).values(
                name=name, municipality_id=municipality, kind="school", key=key, added_by=added_by
            )
            return OrganizationId(
                (await tx.execute(added.returning(organizations.c.id))).scalar_one()
            )

    async def actor(self, person: PersonId) -> Actor:
        async with self._database.read() as connection:
            return await get_actor(connection, person, self._clock())


async def real_territory(database: Database) -> None:
    await load_defaults(database, lambda: NOW)
