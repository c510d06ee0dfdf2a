"""Effects of request moves on enrolments in a school's cohort."""

from district.ids import EnrolmentId
from district.requests.request import Request
from district.requests.subject import SubjectFacts
from district.schools.school import Application, SchoolFacts
from services.activities.enrolment_effects import EnrolmentEffects
from storage.activities.certificates import find_certificate
from storage.database import Connection
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
        return SchoolFacts(
            activity=activity,
            enrolment=one,
            free=facts.free,
            school=await get_school(connection, activity.school),
            application=written.get(one.id, Application()),
        )
