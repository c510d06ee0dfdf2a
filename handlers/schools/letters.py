"""Letters about schools and their cohorts."""

from district.ids import EnrolmentId, PersonId
from district.letters import LetterKind
from handlers.activities.letters import ActivityLetters
from handlers.letters import AreaLetters, Letters, Payload, drawn, own
from locales.texts import Words
from screens.schools.browse import expelled_letter, result_letter
from screens.schools.cohorts import ended_letter
from screens.screen import Screen

K = LetterKind


class SchoolLetters(AreaLetters):
    def table(self) -> Letters:
        return {
            K.EXPELLED: own(expelled_letter, self.services.schools.expelled, "enrolment"),
            K.SCHOOL_RESULT: self._result,
            K.COHORT_ENDED: drawn(ended_letter, self.services.activities.get, "activity"),
        }

    async def _result(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = EnrolmentId(payload["enrolment"])
        finish = await self.services.schools.result(reader, number)
        letter = result_letter(words, finish)
        if not finish.is_completed:
            return letter
        activities = ActivityLetters(self.services, self.env)
        return await activities.with_certificate(words, reader, finish.activity.id, letter)
