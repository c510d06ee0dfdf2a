"""The test world: the real territory, a fake clock, and people with roles.

Tests of services use a `World`; the stage (`tests.play`) adds people to the same places by the same
`Cast`. Acts of an area are in `tests/acts` for the stage, and in subclasses of `World` next to the
tests of services.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.load import load_defaults
from district.announcements.announcement import AnnouncementRules
from district.clock import Calendar
from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId, TopicId
from district.languages import Language
from district.letters import LetterKind
from district.limits import Limits
from district.people.person import CONSENT_VERSION, Consent, Name, Position, Profile, Subject
from district.people.roles import Actor, Role, Scope
from district.settings import Setting
from district.territory import Municipality, MunicipalityKind, Organization, OrganizationKind
from services.wiring import Services
from storage.council.settings import put_setting
from storage.database import Database
from storage.invariants import broken_invariants
from storage.people.organization_words import keep_words
from storage.people.people import add_person, get_actor, save_profile
from storage.people.roles import add_grant
from storage.tables import municipalities, organizations, outbox

T = TypeVar("T")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday, noon in Moscow."""
ZONE = ZoneInfo("Europe/Moscow")
CALENDAR = Calendar(zone=ZONE)
LEVASHI = MunicipalityId("levashinskiy")
AKUSHA = MunicipalityId("akushinskiy")
DERBENT = MunicipalityId("derbent")
MOUNTAINS = DistrictId("gornyy")
SOUTH = DistrictId("yuzhnyy")
DISTRICT = Scope(district=MOUNTAINS)
MEMBER = Scope(district=MOUNTAINS, municipality=LEVASHI)
NEIGHBOUR = Scope(district=MOUNTAINS, municipality=AKUSHA)
SCHOOL = "СОШ № 1"
TOPIC = TopicId("subject-1")
OTHER_TOPIC = TopicId("methods-1")
GENEROUS = Limits(open_requests=10_000, own_words=10_000)
"""For tests in which one author represents many."""


class MovingClock:
    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


class Cast:
    """Adds people directly to the storage; `actor` reads one with current roles."""

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
        """A teacher at a separate school, unless one is given."""
        person = await self.consented(next(self._accounts))
        school = organization or await self.organization(SCHOOL, municipality)
        await self.tells(person, Name(surname=surname, given="Айшат"), municipality, school, SCHOOL)
        return await self.actor(person)

    async def holder(self, surname: str, role: Role, scope: Scope | None = None) -> Actor:
        """A person who has held the role for a while; without a scope it applies everywhere."""
        person = (await self.teacher(surname)).id
        await self.grant(person, role, scope or Scope())
        return await self.actor(person)

    async def actor(self, person: PersonId) -> Actor:
        async with self._database.read() as connection:
            return await get_actor(connection, person, self._clock())

    # ── Of what they are made ──────────────────────────────────────────────────────────────────

    async def consented(self, account: int, language: Language = Language.RU) -> PersonId:
        consent = Consent(version=CONSENT_VERSION, given_at=self._clock())
        async with self._database.write() as tx:
            return await add_person(tx, account=account, language=language, consent=consent)

    async def tells(
        self,
        person: PersonId,
        name: Name,
        municipality: MunicipalityId,
        organization: OrganizationId,
        workplace: str,
    ) -> None:
        """Saves the profile of a mathematics teacher who works there; a patronymic that is not
        given is known to be missing.
        """
        place = await self.municipality(municipality)
        profile = Profile(
            name=replace(name, patronymic=name.patronymic or ""),
            municipality=place,
            organization=Organization(
                id=organization,
                name=workplace,
                kind=OrganizationKind.SCHOOL,
                municipality=municipality,
            ),
            position=Position.TEACHER,
            subjects=(Subject.MATHEMATICS,),
            working_since=2015,
        )
        async with self._database.write() as tx:
            await save_profile(tx, person, profile)

    async def grant(
        self, person: PersonId, role: Role, scope: Scope, ago: timedelta = timedelta(days=1)
    ) -> None:
        since = self._clock() - ago
        async with self._database.write() as tx:
            await add_grant(tx, person=person, role=role, scope=scope, since=since)

    async def municipality(self, number: MunicipalityId) -> Municipality:
        found = select(municipalities).where(municipalities.c.id == number)
        async with self._database.read() as connection:
            row = (await connection.execute(found)).one()
        return Municipality(
            id=number,
            name=row.name,
            kind=MunicipalityKind(row.kind),
            district=DistrictId(row.district_id),
        )

    async def organization(
        self,
        name: str,
        municipality: MunicipalityId = LEVASHI,
        *,
        key: str | None = None,
        added_by: PersonId | None = None,
    ) -> OrganizationId:
        added = insert(organizations).values(
            name=name, municipality_id=municipality, kind="school", key=key, added_by=added_by
        )
        async with self._database.write() as tx:
            new = await tx.execute(added.returning(organizations.c.id))
            school = OrganizationId(new.scalar_one())
            await keep_words(tx, {school: (name, municipality)})
            return school

    async def workplace(self, name: str, municipality: MunicipalityId) -> OrganizationId:
        """The organization of that name in which people of the stage work."""
        key = f"own-{municipality}-{name}"
        found = select(organizations.c.id).where(organizations.c.key == key)
        async with self._database.read() as connection:
            known = (await connection.execute(found)).scalar_one_or_none()
        return known or await self.organization(name, municipality, key=key)


class World:
    """A district and all services over a database, with a fake clock."""

    def __init__(
        self,
        database: Database,
        *,
        limits: Limits = GENEROUS,
        announcement_rules: AnnouncementRules | None = None,
    ) -> None:
        self.database = database
        self.clock = MovingClock()
        self.calendar = CALENDAR
        self.cast = Cast(database, self.clock)
        self.services = Services(
            database,
            clock=self.clock,
            calendar=CALENDAR,
            limits=limits,
            announcement_rules=announcement_rules or AnnouncementRules(),
        )
        self.requests = self.services.requests
        self.drafts = self.services.drafts

    async def sets(self, setting: Setting[T], value: T, district: DistrictId = MOUNTAINS) -> None:
        """Gives a setting of the district another value, as if it had been changed before."""
        async with self.database.write() as tx:
            plain = setting.plain(value)
            await put_setting(tx, district, setting.key, plain, self.clock())

    async def letters(self, kind: LetterKind) -> list[PersonId]:
        """Recipients of letters of the kind, once per letter."""
        return [PersonId(person) for person, _ in await self.payloads(kind)]

    async def payloads(self, kind: LetterKind) -> list[tuple[int, dict[str, Any]]]:
        """Payloads with their recipients."""
        query = select(outbox.c.person_id, outbox.c.payload).where(outbox.c.kind == kind)
        async with self.database.read() as connection:
            rows = await connection.execute(query.order_by(outbox.c.id))
            return [(row.person_id, row.payload) for row in rows]

    async def is_whole(self) -> bool:
        """Whether the invariants hold."""
        async with self.database.read() as connection:
            return await broken_invariants(connection) == []


async def real_territory(database: Database) -> None:
    await load_defaults(database, lambda: NOW)
