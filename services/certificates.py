"""Certificates: issued once to whoever attended, drawn as often as asked, checked by anybody."""

import secrets
from datetime import datetime

from district.activities import Activity
from district.certificates import CertificateFacts
from district.clock import Clock
from district.enrolments import EnrolmentStatus
from district.errors import NotFound, NotInThisState
from district.ids import ActivityId, EnrolmentId
from district.people import Profile
from district.roles import Actor
from services.holding import ensure_holds
from storage.activities import get_activity
from storage.certificates import Issued, add_certificate, find_certificate, find_certificate_by_code
from storage.database import Connection, Database
from storage.enrolments import enrolments_in, find_enrolment
from storage.people import get_people

CODE = 12
"""Bytes of chance in a check link: nobody finds somebody else's certificate by trying."""


class Certificates:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def issue(self, actor: Actor, number: ActivityId) -> CertificateFacts:
        """The actor's own, under the same number each time.

        Raises:
            NotFound: no such activity.
            NotInThisState: the actor did not attend it.
        """
        async with self._database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            mine = await find_enrolment(tx, number, actor.id)
            if mine is None or mine.status is not EnrolmentStatus.ATTENDED:
                raise NotInThisState
            issued = await certificate_for(tx, mine.id, self._clock())
        return _facts(issued, activity, actor.profile)

    async def issue_all(self, actor: Actor, number: ActivityId) -> list[CertificateFacts]:
        """Of everybody who attended, by name; those issued before keep their numbers.

        Raises:
            NotPermitted, NotFound: not the actor's activity.
        """
        async with self._database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            ensure_holds(actor, activity)
            attended = await enrolments_in(tx, number, [EnrolmentStatus.ATTENDED])
            people = await get_people(tx, [one.person for one in attended])
            found = []
            for one in attended:
                issued = await certificate_for(tx, one.id, self._clock())
                profile = people[one.person].profile
                if profile is not None:
                    found.append(_facts(issued, activity, profile))
        return sorted(found, key=lambda facts: facts.profile.name.full if facts.profile else "")

    async def check(self, code: str) -> CertificateFacts:
        """What anybody may know who holds the link. Keeps nothing of who asks.

        Raises:
            NotFound: no certificate was issued under it.
        """
        async with self._database.read() as connection:
            issued = await find_certificate_by_code(connection, code)
            if issued is None:
                raise NotFound
            activity = await get_activity(connection, issued.activity)
            person = (await get_people(connection, [issued.person])).get(issued.person)
        return _facts(issued, activity, person.profile if person else None)


async def certificate_for(tx: Connection, enrolment: EnrolmentId, now: datetime) -> Issued:
    """The one there is, or a new one. Whoever calls holds the activity."""
    issued = await find_certificate(tx, enrolment)
    if issued is None:
        await add_certificate(tx, enrolment, secrets.token_urlsafe(CODE), now)
        issued = await find_certificate(tx, enrolment)
    if issued is None:
        raise NotFound
    return issued


def _facts(issued: Issued, activity: Activity, profile: Profile | None) -> CertificateFacts:
    return CertificateFacts(
        number=f"{issued.issued_at.year}-{issued.id:05}",
        code=issued.code,
        issued_at=issued.issued_at,
        activity=activity,
        profile=profile,
        is_valid=issued.status == EnrolmentStatus.ATTENDED,
    )
