"""Certificates: issued once per attended activity, rendered on demand, verifiable by anyone.

Name, title, issuer and signer are frozen at issue. A correction is a request of kind `certificate`,
decided by a curator of the district; its effects are in
`services/activities/certificate_effects.py`.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from district.activities.activity import Activity, ActivityStatus, Family
from district.activities.certificates import (
    CORRECTION_KIND,
    Certificate,
    CertificateFacts,
    OwnCertificate,
    Paper,
)
from district.activities.curriculum_certificates import CurriculumCertificate
from district.activities.enrolments import EnrolmentStatus
from district.activities.institute_documents import Written
from district.activities.organizers import ensure_holds
from district.documents import Holder
from district.errors import FactNeeded, NotFound, NotInThisState, existing
from district.ids import ActivityId, EnrolmentId, PersonId
from district.pages import Page
from district.people.person import Fact
from district.people.roles import Actor
from district.people.views import Viewed
from district.requests.request import Deciders, RequestStatus
from services.issuing import sealed
from services.requests.engine import Requests
from services.service import Service
from storage.activities.activities import get_activities, get_activity
from storage.activities.certificates import (
    add_certificate,
    add_correction,
    certificates_of,
    change_correction,
    find_certificate,
    find_certificate_by_code,
    find_open_correction,
    get_certificate,
)
from storage.activities.curriculum_certificates import curriculum_certificates_of
from storage.activities.enrolments import enrolments_in, enrolments_of, find_enrolment
from storage.activities.institute_documents import written_of
from storage.database import Connection
from storage.people.people import get_people, get_person
from storage.people.roles import find_institute
from storage.requests.requests import find_open_request

PAPERS = 6
"""Certificates on a page of the holder's list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates(Service):
    requests: Requests

    async def issue(self, person: PersonId, number: ActivityId) -> CertificateFacts:
        """Returns the person's certificate; issues it on the first call.

        Raises:
            NotFound: there is no such activity.
            NotInThisState: the person did not attend it.
            FactNeeded: the name to be printed is not whole.
        """
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            mine = await find_enrolment(tx, number, person)
            if mine is None or mine.status is not EnrolmentStatus.ATTENDED:
                raise NotInThisState
            profile = (await get_person(tx, person)).profile
            if (
                profile is not None
                and profile.name.patronymic is None
                and await find_certificate(tx, mine.id) is None
            ):
                raise FactNeeded(fact=Fact.PATRONYMIC)
            issued = await certificate_for(tx, activity, mine.id, person, self.clock())
            return await _facts(tx, issued, activity)

    async def issue_all(self, actor: Actor, number: ActivityId) -> list[CertificateFacts]:
        """Returns certificates of all attendees, sorted by name; issues missing ones.

        Raises:
            NotPermitted, NotFound: the actor does not organize the activity.
        """
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            ensure_holds(actor, activity)
            attended = await enrolments_in(tx, number, [EnrolmentStatus.ATTENDED])
            people = await get_people(tx, [one.person for one in attended])
            found = []
            for one in attended:
                if people[one.person].profile is not None:
                    issued = await certificate_for(tx, activity, one.id, one.person, self.clock())
                    found.append(await _facts(tx, issued, activity))
        await self.note_looks(actor.id, Viewed.CERTIFICATES, number, people)
        return sorted(found, key=lambda facts: facts.certificate.name or "")

    async def papers(self, actor: Actor, number: int) -> Page[Paper | CurriculumCertificate]:
        """Returns a page of the actor's certificates, the latest first, those of whole programmes
        among them; the last page if `number` is beyond it.
        """
        async with self.database.read() as connection:
            attended = await enrolments_of(connection, actor.id, [EnrolmentStatus.ATTENDED])
            held = await get_activities(connection, [one.activity for one in attended])
            issued = await certificates_of(connection, [one.id for one in attended])
            documents = await written_of(connection, [one.id for one in attended])
            programmes = await curriculum_certificates_of(connection, actor.id)
        found = [
            _paper(held[one.activity], issued.get(one.id), documents.get(one.id))
            for one in attended
            if one.id in issued or held[one.activity].status is ActivityStatus.OVER
        ]
        every: list[Paper | CurriculumCertificate] = [*found, *programmes]
        every.sort(key=_dated, reverse=True)
        return Page.of(every, number, PAPERS)

    async def check(self, code: str) -> CertificateFacts:
        """Returns the public facts of a certificate. Stores nothing about the requester.

        Raises:
            NotFound: unknown code.
        """
        async with self.database.read() as connection:
            issued = existing(await find_certificate_by_code(connection, code))
            activity = await get_activity(connection, issued.activity)
            return await _facts(connection, issued, activity)

    # ── Corrections ────────────────────────────────────────────────────────────────────────────

    async def own(self, actor: Actor, number: ActivityId) -> OwnCertificate:
        """Returns what the holder sees before asking for a correction.

        Raises:
            NotFound: there is no such activity, or no certificate was issued to the actor.
            NotInThisState: the actor does not count as having attended.
        """
        async with self.database.read() as connection:
            issued = await _issued_to(connection, actor, number)
            return await _own(connection, actor, issued)

    async def ask(self, actor: Actor, number: ActivityId) -> OwnCertificate:
        """Requests a correction to the name in the actor's current profile, or resubmits a returned
        request.

        No-op while a request waits for a decision, or if nothing differs.

        Raises:
            NotFound, NotInThisState: see `own`.
        """
        now, after = self.clock(), Holder.of(actor.profile)
        async with self.database.write() as tx:
            issued = await _issued_to(tx, actor, number, hold=True)
            correction = await find_open_correction(tx, issued.id)
            if correction is None and issued.holder != after:
                activity = await get_activity(tx, number)
                await self.requests.submit(
                    tx,
                    kind=CORRECTION_KIND,
                    subject_id=await add_correction(tx, issued, after, now),
                    author=actor.person,
                    draft=None,
                    now=now,
                    district=activity.district,
                    deciders=Deciders.CURATORS,
                )
            elif correction is not None:
                request = await find_open_request(tx, CORRECTION_KIND, correction.id)
                if request is not None and request.status is RequestStatus.RETURNED:
                    await change_correction(tx, correction.id, to=after, now=now)
                    await self.requests.resubmit(tx, request, now=now)
            return await _own(tx, actor, issued)


async def certificate_for(
    tx: Connection, activity: Activity, enrolment: EnrolmentId, person: PersonId, now: datetime
) -> Certificate:
    """Returns the enrolment's certificate; issues it with the name in the person's profile if there
    is none, by the institute of the curator who created the activity. For a course the institute
    gives a document of its own, so the operator issues it. The caller must hold the activity.
    """
    issued = await find_certificate(tx, enrolment)
    if issued is None:
        profile = (await get_person(tx, person)).profile
        curator = None if activity.type.family is Family.COURSE else activity.made_by
        new = Certificate(
            id=0,
            enrolment=enrolment,
            activity=activity.id,
            person=person,
            status=EnrolmentStatus.ATTENDED,
            title=activity.title,
            **(asdict(Holder.of(profile)) if profile else {}),
            **await sealed(tx, curator, activity.district, now),
        )
        issued = await add_certificate(tx, new)
    return issued


async def _issued_to(
    connection: Connection, actor: Actor, number: ActivityId, *, hold: bool = False
) -> Certificate:
    mine = await find_enrolment(connection, number, actor.id)
    issued = await find_certificate(connection, mine.id) if mine else None
    if mine is None or issued is None:
        raise NotFound
    if mine.status is not EnrolmentStatus.ATTENDED:
        raise NotInThisState
    return await get_certificate(connection, issued.id, hold=True) if hold else issued


async def _own(connection: Connection, actor: Actor, issued: Certificate) -> OwnCertificate:
    activity = await get_activity(connection, issued.activity)
    correction = await find_open_correction(connection, issued.id)
    request = (
        await find_open_request(connection, CORRECTION_KIND, correction.id) if correction else None
    )
    return OwnCertificate(
        facts=await _facts(connection, issued, activity),
        profile=Holder.of(actor.profile),
        request=request.id if request else None,
        is_returned=request is not None and request.status is RequestStatus.RETURNED,
    )


def _dated(paper: Paper | CurriculumCertificate) -> tuple[datetime, int]:
    if isinstance(paper, CurriculumCertificate):
        return paper.issued_at, paper.id
    return paper.activity.ends_at, paper.activity.id


def _paper(activity: Activity, issued: Certificate | None, document: Written | None) -> Paper:
    if issued is None:
        return Paper(activity=activity, document=document)
    return Paper(
        activity=replace(activity, title=issued.title or activity.title),
        number=issued.number,
        document=document,
    )


async def _facts(tx: Connection, issued: Certificate, activity: Activity) -> CertificateFacts:
    return CertificateFacts(
        certificate=issued,
        activity=replace(activity, title=issued.title or activity.title),
        institute=await find_institute(tx, issued.institute) if issued.institute else None,
    )
