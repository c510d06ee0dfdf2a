"""Letters to members and readers of a council: its people, motions, settings, floor."""

from district.council.heads import Change
from district.errors import OutOfDate
from district.ids import GrantId, MotionId, PersonId
from district.letters import LetterKind
from handlers.letters import AreaLetters, Letters, Payload, drawn, own
from locales.texts import Words
from screens.council import members, motion_letters
from screens.council.assembly import called_letter
from screens.council.motions import consent_letter, motion_card
from screens.council.settings import changed_letter
from screens.screen import Screen

K = LetterKind


class CouncilLetters(AreaLetters):
    def table(self) -> Letters:
        facts, told = self.services.motions.facts, self.services.settings.told
        return {
            K.COUNCIL_CHANGED: self._changed,
            K.HEAD_ENDS: self._head_ends,
            K.HANDED_OVER: drawn(members.sheet_letter, self.services.heads.sheet, "grant"),
            K.TURN_PROPOSED: drawn(members.turn_letter, self.services.heads.turn, "turn"),
            K.CANDIDACY_ASKED: self._candidacy_asked,
            K.CANDIDATES_ANSWERED: self._candidates_answered,
            K.MOTION_REMINDER: self._motion_reminder,
            K.MOTION_CLOSED: own(motion_letters.closed_letter, facts, "motion"),
            K.MOTION_ANNOUNCED: own(motion_letters.announced_letter, facts, "motion"),
            K.SETTING_CHANGED: own(changed_letter, told, "district", "key"),
            K.SPEAKER_CALLED: own(called_letter, self.services.assemblies.called, "activity"),
        }

    async def _changed(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        facts = await self.services.roles.grant_facts(GrantId(payload["grant"]))
        return members.changed_letter(words, facts, Change(payload["change"]))

    async def _head_ends(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        facts = await self.services.roles.grant_facts(GrantId(payload["grant"]))
        return members.ends_letter(words, facts, payload["stage"], payload["days"])

    async def _candidacy_asked(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self.services.motions.facts(reader, MotionId(payload["motion"]))
        if not facts.rights.may_answer:
            raise OutOfDate  # withdrawn or opened since
        return consent_letter(words, facts)

    async def _candidates_answered(
        self, words: Words, reader: PersonId, payload: Payload
    ) -> Screen:
        facts = await self.services.motions.facts(reader, MotionId(payload["motion"]))
        if not facts.rights.may_open:
            raise OutOfDate  # opened or withdrawn since
        above = words("motions-candidates-answered")
        return motion_card(words, facts, self.env.clock(), above=above)

    async def _motion_reminder(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = MotionId(payload["motion"])
        facts = await self.services.motions.facts_to_remind(reader, number)
        return motion_letters.reminder_letter(words, facts, self.env.clock())
