"""Letters about activities: seats, changes, reminders, certificates, questions afterwards."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from district.activities.activity import Activity, Session
from district.activities.enrolments import (
    CAME_OR_NOT,
    HAD_A_SEAT,
    EnrolmentStatus,
    Reminding,
    Standing,
)
from district.errors import FactNeeded, OutOfDate
from district.ids import ActivityId, DistrictId, EnrolmentId, PersonId, SessionId
from district.letters import LetterKind
from handlers.activities.attendance import OWN, code_picture
from handlers.activities.certificates import certificate_file
from handlers.letters import AreaLetters, Draw, Letters, Payload, own, unpacked
from keyboards.links import deep_link
from locales.texts import Words
from screens.activities import browse
from screens.activities.calendar import activity_calendar
from screens.activities.certificates import ready_without_file, with_certificate
from screens.activities.coordination import clash_letter
from screens.activities.curriculum_certificates import done_letter
from screens.activities.feedback import feedback_screen
from screens.activities.guests import guests_letter
from screens.activities.institute_documents import document_letter
from screens.activities.resolution import resolution_question
from screens.screen import Screen

K = LetterKind


class ActivityLetters(AreaLetters):
    def table(self) -> Letters:
        clash, document = self.services.coordination.letter_facts, unpacked(document_letter)
        return {
            K.SEAT_OFFERED: self._about_seat(browse.seat_offered),
            K.SEAT_GIVEN: self._about_seat(browse.seat_given),
            K.SEAT_AWARDED: self._about_seat(browse.seat_awarded),
            K.SEAT_AT_DOOR: self._about_seat(browse.seat_at_door, HAD_A_SEAT),
            K.OFFER_PASSED: self._about_seat(browse.offer_passed),
            K.TEAM_INVITED: self._about_seat(browse.team_invited, {EnrolmentStatus.INVITED}),
            K.TEAM_GATHERED: self._about_seat(browse.team_gathered),
            K.TEAM_DISSOLVED: self._about_seat(browse.team_dissolved),
            K.GUESTS_EXPECTED: self._guests_expected,
            K.ACTIVITY_MOVED: self._moved,
            K.ACTIVITY_RENAMED: self._renamed,
            K.ACTIVITY_CANCELLED: self._cancelled,
            K.ACTIVITY_CLASH: own(clash_letter, clash, "activity", "other"),
            K.ACTIVITY_INVITATION: self._invitation,
            K.SESSION_REMINDER: self._reminder,
            K.RESOLUTION_QUESTION: own(
                resolution_question, self.services.resolution.facts, "healing"
            ),
            K.FEEDBACK_ASKED: own(feedback_screen, self.services.feedbacks.facts, "enrolment"),
            K.CERTIFICATE_READY: self._certificate_ready,
            K.CURRICULUM_DONE: own(
                done_letter, self.services.curriculum_certificates.to_be_taken, "curriculum"
            ),
            K.INSTITUTE_DOCUMENT: own(document, self.services.institute_documents.own, "enrolment"),
        }

    def _about_seat(
        self,
        screen: Callable[[Words, Standing], Screen],
        only: Collection[EnrolmentStatus] = frozenset(EnrolmentStatus),
    ) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            number = EnrolmentId(payload["enrolment"])
            standing = await self.services.enrolling.letter_facts(number, payload.get("version"))
            if standing.status not in only:
                raise OutOfDate  # answered or given up since
            return screen(words, standing)

        return draw

    async def _guests_expected(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        district = DistrictId(payload["district"])
        activity = await self.services.guests.expected(ActivityId(payload["activity"]), district)
        return guests_letter(words, activity, district)

    async def _cancelled(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        standing = await self.services.enrolling.standing(reader, ActivityId(payload["activity"]))
        letter = browse.activity_cancelled(words, standing)
        return await self._with_calendar(words, standing.activity, letter)

    async def _renamed(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        standing = await self.services.enrolling.standing(reader, ActivityId(payload["activity"]))
        mine, was = standing.enrolment, payload.get("was")
        if mine is None or not (mine.status.is_open or mine.status in CAME_OR_NOT):
            raise OutOfDate  # given up or cancelled since
        letter = browse.activity_corrected(words, standing, payload["before"], was)
        if letter is None:
            raise OutOfDate  # changed back
        return letter

    async def _moved(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        standing = await self.services.enrolling.standing(reader, ActivityId(payload["activity"]))
        if standing.enrolment is None or not standing.enrolment.status.is_open:
            raise OutOfDate  # given up since
        if "session" not in payload:  # written before letters named the session
            if standing.activity.version != payload["version"]:
                raise OutOfDate
            is_moved = payload.get("what") != "place"
            return browse.activity_changed(words, standing, [], is_moved=is_moved)
        found = [one for one in standing.activity.sessions if one.id == payload["session"]]
        starts_at, ends_at, place = payload["before"]
        before = Session(
            id=payload["session"],
            starts_at=datetime.fromisoformat(starts_at),
            ends_at=datetime.fromisoformat(ends_at),
            place=place,
        )
        if not found or found[0] == before:
            raise OutOfDate  # changed back
        letter = browse.session_moved(words, standing, before, found[0])
        return await self._with_calendar(words, standing.activity, letter)

    async def _with_calendar(self, words: Words, activity: Activity, letter: Screen) -> Screen:
        file = activity_calendar(
            words,
            activity,
            link=deep_link(self.env.bot_username, f"activity-{activity.id}"),
            changed_at=await self.services.activities.changed_at(activity.id),
            now=self.env.clock(),
        )
        return replace(letter, attachment=file)

    async def _invitation(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        ids = payload.get("activities") or [payload["activity"]]
        found = await self.services.invitations.facts(reader, [ActivityId(one) for one in ids])
        full = await self.services.invitations.full(reader, found[: browse.INVITED])
        return browse.invitation(words, found, full)

    async def _reminder(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        activity, session = await self.services.reminders.facts(
            reader,
            ActivityId(payload["activity"]),
            SessionId(payload["session"]),
            datetime.fromisoformat(payload["starts_at"]),
        )
        if payload.get("rule") != Reminding.HOURS:  # a letter of an older version has none
            return browse.session_reminder(words, activity, session)
        _, code = await self.services.attendance.own_code(reader, activity.id)
        picture = await code_picture(self.env.bot_username, OWN, code)
        return browse.session_reminder(words, activity, session, picture)

    async def _certificate_ready(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = EnrolmentId(payload["enrolment"])
        standing = await self.services.enrolling.letter_facts(number, None)
        if standing.status is not EnrolmentStatus.ATTENDED:
            raise OutOfDate  # the mark was corrected since
        letter = ready_without_file(words, standing.activity)
        return await self.with_certificate(words, reader, standing.activity.id, letter)

    async def with_certificate(
        self, words: Words, reader: PersonId, number: ActivityId, letter: Screen
    ) -> Screen:
        """Adds the file to a letter with a button that brings it."""
        try:
            facts = await self.services.certificates.issue(reader, number)
        except FactNeeded:  # asked when the button is pressed
            return letter
        file = await certificate_file(words, facts, self.env.issuer)
        return with_certificate(words, facts, file, letter)
