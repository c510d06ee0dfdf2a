"""Letters about requests, to their authors and deciders."""

from collections.abc import Callable
from typing import Any

from district.ids import PersonId, RequestId
from district.letters import LetterKind
from district.practices import Means
from handlers.letters import AreaLetters, Draw, Letters, Payload, own, unpacked
from locales.texts import Words
from screens.requests import letters
from screens.requests.desk import digest_letter, week_letter
from screens.requests.helping import help_letter, help_question
from screens.screen import Screen

K = LetterKind


class RequestLetters(AreaLetters):
    def table(self) -> Letters:
        heard, asked = self.services.deficits.heard, self.services.helping.asked_of_help
        return {
            K.REQUEST_DECIDED: self._about_decision(letters.request_decided),
            K.REQUEST_UNDONE: self._about_decision(letters.request_undone),
            K.REQUEST_EXPIRED: self._about_decision(letters.request_expired),
            K.REQUEST_REMINDER: self._to_decider(letters.request_reminder),
            K.REQUEST_ANSWERED: self._to_decider(letters.request_answered),
            K.REQUEST_UNROUTED: self._to_decider(letters.request_unrouted),
            K.DESK_DIGEST: self._desk_digest,
            K.DESK_WEEK: own(week_letter, self.services.desk.week, "until"),
            K.DEFICITS_HEARD: own(letters.deficits_heard, heard, "district", "until"),
            K.HELP_OFFERED: self._help_offered,
            K.HELP_QUESTION: own(unpacked(help_question), asked, "deficit"),
        }

    def _about_decision(self, screen: Callable[[Words, Any, Any], Screen]) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            facts = await self.services.requests.decision_facts(payload["entry"])
            return screen(words, self.env.kinds[facts.request.kind], facts)

        return draw

    def _to_decider(self, screen: Callable[[Words, Any, Any], Screen]) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = RequestId(payload["request"])
            facts = await self.services.requests.facts_to_decide(reader, number)
            return screen(words, self.env.kinds[facts.request.kind], facts)

        return draw

    async def _desk_digest(self, words: Words, reader: PersonId, _: Payload) -> Screen:
        return digest_letter(words, self.env.kinds, await self.services.desk.digest(reader))

    async def _help_offered(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        means, about = Means(payload["means"]), payload["about"]
        title = await self.services.helping.offered_title(means, about)
        return help_letter(words, means, about, title, payload.get("topic"))
