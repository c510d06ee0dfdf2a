"""Effects of request moves on enrolments in a school's cohort."""

from district.activities.enrolments import Enrolment, EnrolmentStatus
from district.ids import EnrolmentId
from district.requests.request import Request
from district.requests.subject import SubjectFacts
from district.schools.school import Application, School, SchoolFacts
from services.activities.enrolment_effects import EnrolmentEffects
from storage.activities.certificates import find_certificate
from storage.database import Connection
from storage.mentoring.pairs import find_open_mentorship
from storage.schools.schools import applications_of, get_school, graduations_in


class SchoolEffects(EnrolmentEffects):
    """`KindEffects` of schools: as for other enrolments, except undo and subject."""

    def is_plain(self, subject: SubjectFacts) -> bool:
        """The words of the author have to be read."""
        return False

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        number = EnrolmentId(request.subject_id)
        facts = await self.subject(tx, request)
        given = await graduations_in(tx, facts.activity.id)
        if number in given or await find_certificate(tx, number) is not None:
            return "given"
        return await super().undo_refusal(tx, request)

    async def subject(self, connection: Connection, request: Request) -> SchoolFacts:
        facts = await super().subject(connection, request)
        one, activity = facts.enrolment, facts.activity
        if activity.school is None:
            raise RuntimeError(f"request {request.id} does not refer to a cohort")
        written = await applications_of(connection, [one.id])
        school = await get_school(connection, activity.school)
        return SchoolFacts(
            activity=activity,
            enrolment=one,
            free=facts.free,
            school=school,
            application=written.get(one.id, Application()),
            needs_mentor=await needs_mentor(connection, school, one),
        )


async def needs_mentor(connection: Connection, school: School, enrolment: Enrolment) -> bool:
    """Returns whether a learner of a school for beginners has no mentor and asks for none."""
    if not school.is_for_beginners or enrolment.status is not EnrolmentStatus.BOOKED:
        return False
    return await find_open_mentorship(connection, enrolment.person) is None
