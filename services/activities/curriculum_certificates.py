"""Certificates of programmes: issued on demand, once; verifiable by anyone."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from district.activities.activity import Activity, ActivityStatus, InCurriculum
from district.activities.curriculum import Curriculum
from district.activities.curriculum_certificates import CurriculumCertificate, CurriculumGround
from district.activities.enrolments import EnrolmentStatus
from district.documents import Holder
from district.errors import FactNeeded, NotFound, NotInThisState, OutOfDate, existing
from district.ids import ActivityId, CurriculumId, PersonId
from district.letters import LetterKind, new_letter
from district.people.person import Fact
from district.people.roles import Actor
from services.issuing import sealed
from services.service import Service
from storage.activities.activities import get_activities
from storage.activities.curricula import activities_of, get_curriculum, people_done
from storage.activities.curriculum_certificates import (
    add_curriculum_certificate,
    find_curriculum_certificate,
    find_curriculum_certificate_by_code,
)
from storage.activities.enrolments import enrolments_of
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.roles import find_institute


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumCertificates(Service):
    async def issue(self, actor: Actor, number: CurriculumId) -> CurriculumGround:
        """Returns the actor's certificate; issues it on the first call.

        Raises:
            NotFound: there is no such programme.
            NotInThisState: hours are missing.
            ProfileNeeded, FactNeeded: the name to be printed is not whole.
        """
        async with self.database.write() as tx:
            # Locked first: a second press waits, finds the certificate and takes no number.
            curriculum = await get_curriculum(tx, number, hold=True)
            found = await find_curriculum_certificate(tx, number, actor.id)
            if found is None:
                await self._issue(tx, actor, curriculum)
                found = await find_curriculum_certificate(tx, number, actor.id)
            if found is None:
                raise NotFound
            return await _ground(tx, found)

    async def check(self, code: str) -> CurriculumGround:
        """Returns the ground of a certificate. Stores nothing about the requester.

        Raises:
            NotFound: unknown code.
        """
        async with self.database.read() as connection:
            found = existing(await find_curriculum_certificate_by_code(connection, code))
            return await _ground(connection, found)

    async def to_be_taken(self, reader: PersonId, number: CurriculumId) -> Curriculum:
        """Returns a programme for the letter that its certificate can be taken.

        Raises:
            OutOfDate: the certificate is taken already, or hours are missing meanwhile.
        """
        async with self.database.read() as connection:
            found = await get_curriculum(connection, number)
            done = await people_done(connection, number, found.hours, [reader])
            if not done or await find_curriculum_certificate(connection, number, reader):
                raise OutOfDate
        return found

    async def _issue(self, tx: Connection, actor: Actor, curriculum: Curriculum) -> None:
        attended = await _attended(tx, actor.id, await activities_of(tx, curriculum.id))
        if not curriculum.is_agreed or sum(one.hours for one in attended) < curriculum.hours:
            raise NotInThisState
        profile = actor.profile
        if profile.name.patronymic is None:
            raise FactNeeded(fact=Fact.PATRONYMIC)
        new = CurriculumCertificate(
            id=0,
            curriculum=curriculum.id,
            person=actor.id,
            title=curriculum.title,
            hours=curriculum.hours,
            **asdict(Holder.of(profile)),
            **await sealed(tx, curriculum.made_by, curriculum.district, self.clock()),
        )
        await add_curriculum_certificate(tx, new)


async def tell_of_curriculum(
    tx: Connection, curriculum: Curriculum | InCurriculum, people: Iterable[PersonId], now: datetime
) -> None:
    """Writes once to those of the people who have done all hours now. Locks the programme, so that
    of two activities settled at once the second sees the first; an activity is locked before it.
    """
    await get_curriculum(tx, curriculum.id, hold=True)
    done = await people_done(tx, curriculum.id, curriculum.hours, list(people))
    kind, number = LetterKind.CURRICULUM_DONE, curriculum.id
    letters = [new_letter(kind, one, now, f"{number}:{one}", curriculum=number) for one in done]
    await put_letters(tx, letters)


async def _ground(tx: Connection, found: CurriculumCertificate) -> CurriculumGround:
    parts = await activities_of(tx, found.curriculum)
    return CurriculumGround(
        certificate=found,
        attended=await _attended(tx, found.person, parts),
        institute=await find_institute(tx, found.institute) if found.institute else None,
    )


async def _attended(
    tx: Connection, person: PersonId, ids: Iterable[ActivityId]
) -> tuple[Activity, ...]:
    """Returns those that are over and that the person attended, by their start."""
    mine = {one.activity for one in await enrolments_of(tx, person, [EnrolmentStatus.ATTENDED])}
    held = await get_activities(tx, mine.intersection(ids))
    over = [one for one in held.values() if one.status is ActivityStatus.OVER]
    return tuple(sorted(over, key=lambda one: (one.starts_at, one.id)))
