"""Letters to mentors, mentees and curators of pairs."""

from collections.abc import Callable

from district.errors import OutOfDate
from district.ids import MentorshipId, PersonId
from district.letters import LetterKind
from district.mentoring.pairs import By, MentorshipStatus, PairFacts, Question
from handlers.letters import AreaLetters, Draw, Letters, Payload, own
from locales.texts import Words
from screens.mentoring import pairs
from screens.mentoring.matching_desk import another_letter
from screens.screen import Screen

K = LetterKind
S = MentorshipStatus


class MentoringLetters(AreaLetters):
    def table(self) -> Letters:
        message = self.services.mentorships.message
        return {
            K.MENTORSHIP_PROPOSED: self._pair(pairs.proposed_letter, S.PROPOSED, By.MENTOR),
            K.MENTORSHIP_STARTED: self._pair(pairs.started_letter, S.ACTIVE, By.MENTEE),
            K.MENTORSHIP_QUEUED: self._pair(pairs.queued_letter, S.ASKED, By.MENTEE),
            K.MENTORSHIP_OVER: self._pair(pairs.over_letter),
            K.MENTORSHIP_MESSAGE: own(pairs.message_letter, message, "message"),
            K.MENTORSHIP_QUESTION: self._question,
            K.ANOTHER_ASKED: _another_asked,
        }

    def _pair(
        self,
        screen: Callable[[Words, PairFacts], Screen],
        status: MentorshipStatus | None = None,
        side: By | None = None,
    ) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = MentorshipId(payload["mentorship"])
            facts = await self.services.mentorships.facts(reader, number, payload["version"])
            if status not in {None, facts.mentorship.status} or side not in {None, facts.side}:
                raise OutOfDate  # passed on, accepted or withdrawn since
            return screen(words, facts)

        return draw

    async def _question(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, question = MentorshipId(payload["mentorship"]), Question(payload["question"])
        facts = await self.services.mentorships.asked(reader, number, question)
        return pairs.question_letter(words, facts)


async def _another_asked(words: Words, _: PersonId, __: Payload) -> Screen:
    return another_letter(words)
