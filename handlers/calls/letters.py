"""Letters about calls, entries, reviews, results, papers, the bank of practices."""

from datetime import datetime

from district.calls.programme import ProgrammeNews
from district.calls.review import AT_WORK, PENDING, ReviewStatus
from district.calls.scoring import Remind
from district.errors import OutOfDate
from district.ids import CallId, EntryId, MilestoneId, PersonId, ReviewId, TypeId
from district.letters import LetterKind
from handlers.letters import AreaLetters, Draw, Letters, Payload, drawn, own, unpacked
from locales.texts import Words
from screens.calls import bank, calls, results, reviews
from screens.calls.entries import invitation_screen, unsent_screen
from screens.calls.entry_kind import entry_letter
from screens.calls.experts import conflict_letter, lacking_letter
from screens.calls.papers import activity_letter, struck_letter
from screens.calls.programme import talk_letter, wanted_letter
from screens.calls.projects import milestone_letter
from screens.screen import Screen

K = LetterKind


class CallLetters(AreaLetters):
    def table(self) -> Letters:
        given = self.services
        facts = given.reviews.facts
        return {
            K.CALL_CHANGED: self._call_changed,
            K.CALL_EMPTY: drawn(calls.empty_letter, given.calls.found_empty, "call"),
            K.CALL_RESULT: self._call_result,
            K.CALL_APPEAL: drawn(results.appeal_letter, given.calls.get, "call"),
            K.APPEAL_REJECTED: self._about_entry("rejected"),
            K.ENTRY_ANNULLED: self._about_entry("annulled"),
            K.OFFER_DECLINED: self._offer_declined,
            K.ENTRY_NEWS: self._entry_news,
            K.ENTRY_UNSENT: self._entry_unsent,
            K.COAUTHOR_INVITED: own(invitation_screen, given.coauthors.invitation, "entry"),
            K.MILESTONE: self._milestone,
            K.PAPER_STRUCK: drawn(struck_letter, given.papers.get, "paper"),
            K.ACTIVITY_WANTED: drawn(activity_letter, given.papers.wanted, "entry"),
            K.SEATS_WANTED: self._seats_wanted,
            K.EXPERTS_LACKING: drawn(unpacked(lacking_letter), given.experts.lacking, "entry"),
            K.REVIEW_ASKED: own(
                reviews.review_screen, facts, "review", statuses={ReviewStatus.ASKED}
            ),
            K.REVIEW_REMINDER: self._review_reminder,
            K.REVIEW_LAPSED: self._review_lapsed,
            K.REVIEW_CONFLICT: self._review_conflict,
            K.REVIEW_REPLACED: own(
                reviews.review_screen, facts, "review", statuses={ReviewStatus.VOID}
            ),
            K.REVIEWS_DIFFER: own(reviews.difference_letter, given.reviews.difference, "review"),
            K.REVIEWS_TALK: own(reviews.talk_letter, facts, "review", statuses=AT_WORK),
            K.PROGRAMME_NEWS: self._about_talk,
            K.PROGRAMME_REMINDER: self._about_talk,
            K.PROGRAMME_WANTED: drawn(wanted_letter, given.calls.get, "call"),
            K.PRACTICE_QUESTION: own(bank.question_letter, given.bank.asked, "listing"),
        }

    async def _call_changed(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        number, version = CallId(payload["call"]), payload.get("version", 0)
        return calls.changed_letter(words, *await self.services.calls.changed(number, version))

    async def _call_result(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        call, entry, may_appeal = await self.services.results.told(EntryId(payload["entry"]))
        return results.result_letter(words, call, entry, reader, may_appeal=may_appeal)

    def _about_entry(self, key: str) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            call, entry = await self.services.results.letter(EntryId(payload["entry"]))
            return results.entry_letter(words, key, call, entry)

        return draw

    async def _seats_wanted(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        call, type_ = CallId(payload["call"]), TypeId(payload["type"])
        facts = await self.services.awarded_seats.facts(call, type_)
        if not facts.waiting:
            raise OutOfDate  # given since
        return results.seats_letter(words, facts)

    async def _offer_declined(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        call, entry = await self.services.results.letter(EntryId(payload["entry"]))
        following = await self.services.results.following(call)
        return results.declined_letter(words, call, entry, following)

    async def _entry_news(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self.services.entries.letter_facts(reader, EntryId(payload["entry"]))
        return entry_letter(words, facts, payload["what"])

    async def _entry_unsent(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, closed = CallId(payload["call"]), payload.get("closed", False)
        call = await self.services.entry_drafts.unsent(reader, number, closed=closed)
        return unsent_screen(words, call, closed=closed)

    async def _milestone(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, what = MilestoneId(payload["milestone"]), payload["what"]
        facts = await self.services.projects.letter_facts(reader, number, what)
        return milestone_letter(words, facts, number, what)

    async def _review_reminder(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = ReviewId(payload["review"])
        facts = await self.services.reviews.facts(reader, number, PENDING)
        if facts.review.due_at.isoformat() != payload["due"] or facts.is_unheard:
            raise OutOfDate  # extended since, or there is nothing to judge yet
        return reviews.reminder_letter(words, facts, Remind(payload["remind"]))

    async def _review_lapsed(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self.services.reviews.facts_for_leader(reader, ReviewId(payload["review"]))
        return reviews.lapsed_letter(words, facts, has_next=payload["next"])

    async def _review_conflict(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self.services.reviews.conflicted(reader, ReviewId(payload["review"]))
        if facts.review.expert == reader:
            return reviews.review_screen(words, facts)
        return conflict_letter(words, facts, has_next=payload["next"])

    async def _about_talk(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        entry, at = EntryId(payload["entry"]), datetime.fromisoformat(payload["at"])
        facts = await self.services.programmes.letter_facts(reader, entry, at)
        return talk_letter(words, *facts, ProgrammeNews(payload["news"]))
