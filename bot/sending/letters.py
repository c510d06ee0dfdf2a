"""Letter renderer: loads the facts of each kind of letter and draws its screen."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from district.activities.activity import Activity, Session
from district.activities.enrolments import (
    CAME_OR_NOT,
    HAD_A_SEAT,
    EnrolmentStatus,
    Reminding,
    Standing,
)
from district.announcements.announcement import AnnouncementStatus
from district.calls.programme import ProgrammeNews
from district.calls.review import AT_WORK, PENDING, ReviewStatus
from district.calls.scoring import Remind
from district.calls.slots import SlotNews
from district.cards import Card
from district.clock import Clock
from district.council.heads import Change
from district.errors import FactNeeded, OutOfDate
from district.ids import (
    AccountMoveId,
    ActivityId,
    AnnouncementId,
    AppointmentId,
    CallId,
    DistrictId,
    EnrolmentId,
    EntryId,
    GrantId,
    MentionId,
    MentorshipId,
    MilestoneId,
    MotionId,
    PersonId,
    RequestId,
    ReviewId,
    SessionId,
    TopicId,
)
from district.languages import Language
from district.letters import Letter, LetterKind
from district.mentions import MentionState
from district.mentoring.pairs import By, MentorshipStatus, PairFacts, Question
from district.operator import Operator
from district.people.accounts import AccountNews
from district.practices import Means
from district.questions.consultations import News
from district.surveys.survey import Mail
from handlers.activities.attendance import OWN, code_picture
from handlers.activities.certificates import certificate_file
from keyboards.links import deep_link
from locales.texts import Texts, Words
from screens import library, mentions
from screens.activities import browse as seat_letters
from screens.activities.calendar import activity_calendar
from screens.activities.certificates import ready_without_file, with_certificate
from screens.activities.coordination import clash_letter
from screens.activities.curriculum_certificates import done_letter
from screens.activities.feedback import feedback_screen
from screens.activities.guests import guests_letter
from screens.activities.institute_documents import document_letter
from screens.activities.resolution import resolution_question
from screens.announcements.list import put_off_letter
from screens.calls import bank, calls
from screens.calls import results as result_screens
from screens.calls import reviews as review_letters
from screens.calls.entries import invitation_screen, unsent_screen
from screens.calls.entry_kind import entry_letter
from screens.calls.experts import conflict_letter, lacking_letter
from screens.calls.papers import activity_letter, struck_letter
from screens.calls.programme import talk_letter, wanted_letter
from screens.calls.projects import milestone_letter
from screens.calls.slots import news_letter
from screens.communities import chair_letter, invitation_letter
from screens.council import members, motion_letters
from screens.council import settings as council_settings
from screens.council.assembly import assembly_screen, called_letter
from screens.council.motions import consent_letter, group_card, motion_card
from screens.learning.route import due_letter
from screens.mentoring import pairs as pair_letters
from screens.mentoring.matching_desk import another_letter
from screens.people import accounts, deputies, roles
from screens.people.municipality_moves import moved_letter
from screens.people.organizations import added_letter
from screens.questions.consultations import free_letter
from screens.questions.consultations import news_letter as consultation_letter
from screens.questions.threads import message_letter as thread_letter
from screens.requests import letters
from screens.requests.cards import card as card_screen
from screens.requests.desk import digest_letter, week_letter
from screens.requests.kinds import Kinds
from screens.schools.browse import expelled_letter, result_letter
from screens.schools.cohorts import ended_letter
from screens.screen import Screen
from screens.surveys import surveys
from screens.troubles import trouble
from services.wiring import Services

UNTIL = "until"
"""The only value of a payload that is a moment, among those by which facts are read."""
_K = LetterKind
Fact = TypeVar("Fact")
Payload = Mapping[str, Any]
Draw = Callable[[Words, PersonId, Payload], Awaitable[Screen]]


class LetterRenderer:
    """Renders letters and cards from the data at the time of sending."""

    def __init__(
        self,
        *,
        texts: Texts,
        services: Services,
        kinds: Kinds,
        clock: Clock,
        operator: Operator,
        bot_username: str,
    ) -> None:
        self._texts = texts
        self._services = services
        self._kinds = kinds
        self._clock = clock
        self._operator = operator
        self._bot_username = bot_username
        self.table: Mapping[LetterKind, Draw] = {
            _K.REQUEST_DECIDED: self._about_decision(letters.request_decided),
            _K.REQUEST_UNDONE: self._about_decision(letters.request_undone),
            _K.REQUEST_EXPIRED: self._about_decision(letters.request_expired),
            _K.REQUEST_REMINDER: self._to_decider(letters.request_reminder),
            _K.REQUEST_ANSWERED: self._to_decider(letters.request_answered),
            _K.REQUEST_UNROUTED: self._to_decider(letters.request_unrouted),
            _K.ROLE_GRANTED: _drawn(roles.granted_letter, services.roles.grant_facts, "grant"),
            _K.ROLE_ENDED: _drawn(roles.ended_letter, services.roles.grant_facts, "grant"),
            _K.DESK_DIGEST: self._desk_digest,
            _K.DESK_WEEK: self._desk_week,
            _K.AGREEMENT_ENDS: _drawn(
                library.agreement_letter, services.library.ending, "document"
            ),
            _K.DEPUTY_NAMED: _drawn(
                deputies.named_letter, services.deputies.letter_facts, "deputy", is_over=False
            ),
            _K.DEPUTY_ENDED: _drawn(
                deputies.ended_letter, services.deputies.letter_facts, "deputy", is_over=True
            ),
            _K.COUNCIL_CHANGED: self._council_changed,
            _K.HEAD_ENDS: self._head_ends,
            _K.HANDED_OVER: _drawn(members.sheet_letter, services.heads.sheet, "grant"),
            _K.TURN_PROPOSED: _drawn(members.turn_letter, services.heads.turn, "turn"),
            _K.ORGANIZATIONS_ADDED: _own(
                added_letter, services.organizations.added, "district", "until"
            ),
            _K.MUNICIPALITY_MOVED: _drawn(moved_letter, services.moves.facts, "move"),
            _K.SEAT_OFFERED: self._about_seat(seat_letters.seat_offered),
            _K.SEAT_GIVEN: self._about_seat(seat_letters.seat_given),
            _K.SEAT_AT_DOOR: self._seat_at_door,
            _K.TEAM_INVITED: self._about_team(seat_letters.team_invited, EnrolmentStatus.INVITED),
            _K.TEAM_GATHERED: self._about_team(seat_letters.team_gathered),
            _K.TEAM_DISSOLVED: self._about_team(seat_letters.team_dissolved),
            _K.SPEAKER_CALLED: _own(called_letter, services.assemblies.called, "activity"),
            _K.GUESTS_EXPECTED: self._guests_expected,
            _K.OFFER_PASSED: self._about_seat(seat_letters.offer_passed),
            _K.ACTIVITY_MOVED: self._moved,
            _K.ACTIVITY_RENAMED: self._renamed,
            _K.ACTIVITY_CANCELLED: self._cancelled,
            _K.SESSION_REMINDER: self._reminder,
            _K.ACTIVITY_INVITATION: self._invitation,
            _K.RESOLUTION_QUESTION: _own(resolution_question, services.resolution.facts, "healing"),
            _K.PRACTICE_QUESTION: _own(bank.question_letter, services.bank.asked, "listing"),
            _K.HELP_OFFERED: self._help_offered,
            _K.HELP_QUESTION: _own(
                _unpacked(bank.help_question), services.bank.asked_of_help, "deficit"
            ),
            _K.CERTIFICATE_READY: self._certificate_ready,
            _K.CURRICULUM_DONE: _own(
                done_letter, services.curriculum_certificates.to_be_taken, "curriculum"
            ),
            _K.INSTITUTE_DOCUMENT: _own(
                _unpacked(document_letter), services.institute_documents.own, "enrolment"
            ),
            _K.FEEDBACK_ASKED: _own(feedback_screen, services.feedbacks.facts, "enrolment"),
            _K.EXPELLED: _own(expelled_letter, services.schools.expelled, "enrolment"),
            _K.SCHOOL_RESULT: self._school_result,
            _K.COHORT_ENDED: _drawn(ended_letter, services.activities.get, "activity"),
            _K.ACTIVITY_CLASH: _own(
                clash_letter, services.coordination.letter_facts, "activity", "other"
            ),
            _K.ANNOUNCEMENT_HELD: self._put_off(AnnouncementStatus.HELD),
            _K.ANNOUNCEMENT_LATE: self._put_off(AnnouncementStatus.LATE),
            _K.ANNOUNCEMENT_GROWN: self._put_off(AnnouncementStatus.ASKED),
            _K.COMMUNITY_INVITATION: _own(
                invitation_letter, services.communities.invitation, "community", "district"
            ),
            _K.COMMUNITY_CHAIR: _own(
                chair_letter, services.communities.chair_facts, "community", "district", "is_named"
            ),
            _K.MENTORSHIP_PROPOSED: self._about_pair(
                pair_letters.proposed_letter, MentorshipStatus.PROPOSED, By.MENTOR
            ),
            _K.MENTORSHIP_STARTED: self._about_pair(
                pair_letters.started_letter, MentorshipStatus.ACTIVE, By.MENTEE
            ),
            _K.MENTORSHIP_QUEUED: self._about_pair(
                pair_letters.queued_letter, MentorshipStatus.ASKED, By.MENTEE
            ),
            _K.MENTORSHIP_OVER: self._about_pair(pair_letters.over_letter),
            _K.MENTORSHIP_MESSAGE: _own(
                pair_letters.message_letter, services.mentorships.message, "message"
            ),
            _K.MENTORSHIP_QUESTION: self._pair_question,
            _K.DEFICITS_HEARD: _own(
                letters.deficits_heard, services.deficits.heard, "district", "until"
            ),
            _K.ANOTHER_ASKED: _another_asked,
            _K.THREAD_MESSAGE: _own(_unpacked(thread_letter), services.threads.message, "message"),
            _K.CANDIDACY_ASKED: self._candidacy_asked,
            _K.CANDIDATES_ANSWERED: self._candidates_answered,
            _K.MOTION_REMINDER: self._motion_reminder,
            _K.MOTION_CLOSED: _own(motion_letters.closed_letter, services.motions.facts, "motion"),
            _K.MOTION_ANNOUNCED: _own(
                motion_letters.announced_letter, services.motions.facts, "motion"
            ),
            _K.SETTING_CHANGED: _own(
                council_settings.changed_letter, services.settings.told, "district", "key"
            ),
            _K.REVIEW_ASKED: _own(
                review_letters.review_screen,
                services.reviews.facts,
                "review",
                statuses={ReviewStatus.ASKED},
            ),
            _K.EXPERTS_LACKING: _drawn(
                _unpacked(lacking_letter), services.experts.lacking, "entry"
            ),
            _K.SURVEY_REMINDER: _own(
                surveys.reminder_letter, services.surveys.letter, "survey", mail=Mail.REMINDER
            ),
            _K.SURVEY_RESULTS: _own(
                surveys.told_screen, services.surveys.letter, "survey", mail=Mail.RESULTS
            ),
            _K.SURVEY_CLOSED: _own(
                surveys.closed_letter, services.surveys.letter, "survey", mail=Mail.RESULTS
            ),
            _K.ENTRY_NEWS: self._entry_news,
            _K.CALL_RESULT: self._call_result,
            _K.CALL_APPEAL: _drawn(result_screens.appeal_letter, services.calls.told, "call"),
            _K.APPEAL_REJECTED: self._about_entry("rejected"),
            _K.ENTRY_ANNULLED: self._about_entry("annulled"),
            _K.OFFER_DECLINED: self._offer_declined,
            _K.CALL_CHANGED: _drawn(calls.changed_letter, services.calls.told, "call"),
            _K.CALL_EMPTY: _drawn(calls.empty_letter, services.calls.found_empty, "call"),
            _K.PAPER_STRUCK: _drawn(struck_letter, services.papers.get, "paper"),
            _K.ACTIVITY_WANTED: _drawn(activity_letter, services.papers.wanted, "entry"),
            _K.COAUTHOR_INVITED: _own(invitation_screen, services.coauthors.invitation, "entry"),
            _K.ENTRY_UNSENT: self._entry_unsent,
            _K.MILESTONE: self._milestone,
            _K.MENTION_ASKED: _drawn(
                mentions.asked_letter, services.mentions.letter, "mention", state=MentionState.ASKED
            ),
            _K.MENTION_ANSWERED: self._mention_answered,
            _K.ROUTE_DUE: _own(due_letter, services.routes.letter_facts, "route"),
            _K.REVIEW_REMINDER: self._review_reminder,
            _K.REVIEW_LAPSED: self._review_lapsed,
            _K.REVIEW_CONFLICT: self._review_conflict,
            _K.REVIEWS_DIFFER: _own(
                review_letters.difference_letter, services.reviews.difference, "review"
            ),
            _K.REVIEWS_TALK: _own(
                review_letters.talk_letter, services.reviews.facts, "review", statuses=AT_WORK
            ),
            _K.PROGRAMME_NEWS: self._about_talk,
            _K.PROGRAMME_REMINDER: self._about_talk,
            _K.PROGRAMME_WANTED: _drawn(wanted_letter, services.calls.told, "call"),
            _K.SLOT_NEWS: self._about_slot,
            _K.SLOT_REMINDER: self._about_slot,
            _K.SLOT_QUESTION: self._about_slot,
            _K.ACCOUNT_NEWS: self._account_news,
            _K.TROUBLE: _trouble,
        }

    async def letter(self, letter: Letter, language: Language) -> Screen:
        """Renders a letter.

        Raises:
            DistrictError: its facts no longer exist or have changed.
        """
        return await self.table[letter.kind](
            self._texts.of(language), letter.person, letter.payload
        )

    async def card(self, card: Card, language: Language) -> Screen | None:
        """Renders a card, or returns None if it was never sent and is not useful any more.

        Raises:
            DistrictError: the request no longer exists.
        """
        if card.motion is not None:
            return await self._motion(card, card.motion, self._texts.of(language))
        if card.person is not None and card.activity is not None:
            return await self._assembly(card, card.person, card.activity, self._texts.of(language))
        if card.person is None or card.request is None:
            return None
        facts = await self._services.requests.card_facts(card.person, card.request)
        if card.message_id is None and not facts.is_worth_sending:
            return None
        kind = self._kinds[facts.request.kind]
        return card_screen(self._texts.of(language), kind, facts)

    async def _motion(self, card: Card, number: MotionId, words: Words) -> Screen | None:
        if card.person is None:
            line = await self._services.motion_cards.line(number)
            return group_card(words, line, deep_link(self._bot_username, f"motion-{number}"))
        facts = await self._services.motions.facts(card.person, number)
        if card.message_id is None and not facts.motion.is_open:
            return None
        return motion_card(words, facts, self._clock())

    async def _assembly(
        self, card: Card, reader: PersonId, number: ActivityId, words: Words
    ) -> Screen | None:
        facts = await self._services.assemblies.card_facts(reader, number)
        if card.message_id is None and self._clock() >= facts.activity.ends_at:
            return None
        return assembly_screen(words, facts, is_card=True)

    def _about_decision(self, screen: Callable[[Words, Any, Any], Screen]) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            facts = await self._services.requests.decision_facts(payload["entry"])
            return screen(words, self._kinds[facts.request.kind], facts)

        return draw

    async def _desk_digest(self, words: Words, reader: PersonId, _: Payload) -> Screen:
        return digest_letter(words, self._kinds, await self._services.desk.digest(reader))

    async def _desk_week(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        until = datetime.fromisoformat(payload["until"])
        return week_letter(words, await self._services.desk.week(reader, until))

    async def _guests_expected(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        district = DistrictId(payload["district"])
        activity = await self._services.guests.expected(ActivityId(payload["activity"]), district)
        return guests_letter(words, activity, district)

    def _to_decider(self, screen: Callable[[Words, Any, Any], Screen]) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = RequestId(payload["request"])
            facts = await self._services.requests.facts_to_decide(reader, number)
            return screen(words, self._kinds[facts.request.kind], facts)

        return draw

    def _about_seat(self, screen: Callable[[Words, Standing], Screen]) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            number = EnrolmentId(payload["enrolment"])
            return screen(
                words, await self._services.enrolling.letter_facts(number, payload["version"])
            )

        return draw

    def _about_team(
        self, screen: Callable[[Words, Standing], Screen], only: EnrolmentStatus | None = None
    ) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            number = EnrolmentId(payload["enrolment"])
            standing = await self._services.enrolling.letter_facts(number, None)
            if only is not None and standing.status is not only:
                raise OutOfDate  # answered since
            return screen(words, standing)

        return draw

    async def _seat_at_door(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        number = EnrolmentId(payload["enrolment"])
        standing = await self._services.enrolling.letter_facts(number, None)
        if standing.status not in HAD_A_SEAT:
            raise OutOfDate  # given up since
        return seat_letters.seat_at_door(words, standing)

    async def _cancelled(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        standing = await self._services.enrolling.standing(reader, ActivityId(payload["activity"]))
        letter = seat_letters.activity_cancelled(words, standing)
        return await self._with_calendar(words, standing.activity, letter)

    async def _renamed(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        standing = await self._services.enrolling.standing(reader, ActivityId(payload["activity"]))
        mine, was = standing.enrolment, payload.get("was")
        if mine is None or not (mine.status.is_open or mine.status in CAME_OR_NOT):
            raise OutOfDate  # given up or cancelled since
        letter = seat_letters.activity_corrected(words, standing, payload["before"], was)
        if letter is None:
            raise OutOfDate  # changed back
        return letter

    async def _moved(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        standing = await self._services.enrolling.standing(reader, ActivityId(payload["activity"]))
        if standing.enrolment is None or not standing.enrolment.status.is_open:
            raise OutOfDate  # given up since
        if "session" not in payload:  # written before letters named the session
            if standing.activity.version != payload["version"]:
                raise OutOfDate
            is_moved = payload.get("what") != "place"
            return seat_letters.activity_changed(words, standing, [], is_moved=is_moved)
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
        letter = seat_letters.session_moved(words, standing, before, found[0])
        return await self._with_calendar(words, standing.activity, letter)

    async def _with_calendar(self, words: Words, activity: Activity, letter: Screen) -> Screen:
        file = activity_calendar(
            words,
            activity,
            link=deep_link(self._bot_username, f"activity-{activity.id}"),
            changed_at=await self._services.activities.changed_at(activity.id),
            now=self._clock(),
        )
        return replace(letter, attachment=file)

    async def _invitation(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        ids = payload.get("activities") or [payload["activity"]]
        found = await self._services.invitations.facts(reader, [ActivityId(one) for one in ids])
        full = await self._services.invitations.full(reader, found[: seat_letters.INVITED])
        return seat_letters.invitation(words, found, full)

    async def _entry_news(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self._services.entries.letter_facts(reader, EntryId(payload["entry"]))
        return entry_letter(words, facts, payload["what"])

    async def _help_offered(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        means, about = Means(payload["means"]), payload["about"]
        title = await self._services.bank.offered_title(means, about)
        return bank.help_letter(words, means, about, title, payload.get("topic"))

    async def _certificate_ready(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = EnrolmentId(payload["enrolment"])
        standing = await self._services.enrolling.letter_facts(number, None)
        if standing.status is not EnrolmentStatus.ATTENDED:
            raise OutOfDate  # the mark was corrected since
        letter = ready_without_file(words, standing.activity)
        return await self._with_certificate(words, reader, standing.activity.id, letter)

    async def _with_certificate(
        self, words: Words, reader: PersonId, number: ActivityId, letter: Screen
    ) -> Screen:
        """Adds the file to a letter with a button that brings it."""
        try:
            facts = await self._services.certificates.issue(reader, number)
        except FactNeeded:  # asked when the button is pressed
            return letter
        file = await certificate_file(words, facts, self._operator, self._bot_username)
        return with_certificate(words, facts, file, letter)

    async def _school_result(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = EnrolmentId(payload["enrolment"])
        finish = await self._services.schools.result(reader, number)
        letter = result_letter(words, finish)
        if not finish.is_completed:
            return letter
        return await self._with_certificate(words, reader, finish.activity.id, letter)

    def _put_off(self, status: AnnouncementStatus) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = AnnouncementId(payload["announcement"])
            one, is_unnamed = await self._services.announcements.put_off(reader, number, status)
            return put_off_letter(words, one, is_unnamed=is_unnamed)

        return draw

    def _about_pair(
        self,
        screen: Callable[[Words, PairFacts], Screen],
        status: MentorshipStatus | None = None,
        side: By | None = None,
    ) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = MentorshipId(payload["mentorship"])
            facts = await self._services.mentorships.facts(reader, number, payload["version"])
            if status not in {None, facts.mentorship.status} or side not in {None, facts.side}:
                raise OutOfDate  # passed on, accepted or withdrawn since
            return screen(words, facts)

        return draw

    async def _entry_unsent(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, closed = CallId(payload["call"]), payload.get("closed", False)
        call = await self._services.entry_drafts.unsent(reader, number, closed=closed)
        return unsent_screen(words, call, closed=closed)

    async def _milestone(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, what = MilestoneId(payload["milestone"]), payload["what"]
        facts = await self._services.projects.letter_facts(reader, number, what)
        return milestone_letter(words, facts, number, what)

    async def _mention_answered(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        number, state = MentionId(payload["mention"]), MentionState(payload["state"])
        return mentions.answered_letter(words, await self._services.mentions.letter(number, state))

    async def _candidacy_asked(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self._services.motions.facts(reader, MotionId(payload["motion"]))
        if not facts.rights.may_answer:
            raise OutOfDate  # withdrawn or opened since
        return consent_letter(words, facts)

    async def _candidates_answered(
        self, words: Words, reader: PersonId, payload: Payload
    ) -> Screen:
        facts = await self._services.motions.facts(reader, MotionId(payload["motion"]))
        if not facts.rights.may_open:
            raise OutOfDate  # opened or withdrawn since
        above = words("motions-candidates-answered")
        return motion_card(words, facts, self._clock(), above=above)

    async def _motion_reminder(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        motions = self._services.motions
        facts = await motions.facts_to_remind(reader, MotionId(payload["motion"]))
        return motion_letters.reminder_letter(words, facts, self._clock())

    async def _call_result(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        call, entry = await self._services.results.letter(EntryId(payload["entry"]))
        return result_screens.result_letter(words, call, entry, reader)

    async def _offer_declined(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        call, entry = await self._services.results.letter(EntryId(payload["entry"]))
        following = await self._services.results.following(call)
        return result_screens.declined_letter(words, call, entry, following)

    def _about_entry(self, key: str) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            call, entry = await self._services.results.letter(EntryId(payload["entry"]))
            return result_screens.entry_letter(words, key, call, entry)

        return draw

    async def _review_reminder(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number = ReviewId(payload["review"])
        facts = await self._services.reviews.facts(reader, number, PENDING)
        if facts.review.due_at.isoformat() != payload["due"]:
            raise OutOfDate  # extended since
        return review_letters.reminder_letter(words, facts, Remind(payload["remind"]))

    async def _review_lapsed(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self._services.reviews.facts_for_leader(reader, ReviewId(payload["review"]))
        return review_letters.lapsed_letter(words, facts, has_next=payload["next"])

    async def _review_conflict(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        facts = await self._services.reviews.conflicted(reader, ReviewId(payload["review"]))
        if facts.review.expert == reader:
            return review_letters.review_screen(words, facts)
        return conflict_letter(words, facts, has_next=payload["next"])

    async def _about_talk(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        entry, at = EntryId(payload["entry"]), datetime.fromisoformat(payload["at"])
        facts = await self._services.programmes.letter_facts(reader, entry, at)
        return talk_letter(words, *facts, ProgrammeNews(payload["news"]))

    async def _about_slot(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        if "entry" not in payload:
            return await self._about_consultation(words, reader, payload)
        entry, slot = EntryId(payload["entry"]), payload.get("slot")
        own = await self._services.slots.letter_facts(reader, entry, slot)
        return news_letter(words, own, SlotNews(payload["news"]))

    async def _about_consultation(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        service, news = self._services.consultations, News(payload["news"])
        if news is News.FREE:
            methodist, topic = PersonId(payload["methodist"]), TopicId(payload["topic"])
            return free_letter(words, await service.became_free(reader, methodist, topic))
        number, asked = AppointmentId(payload["appointment"]), payload.get("asked", False)
        seen, times = await service.news(reader, number, news, asked=asked)
        return consultation_letter(words, seen, times, news)

    async def _pair_question(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, question = MentorshipId(payload["mentorship"]), Question(payload["question"])
        return pair_letters.question_letter(
            words, await self._services.mentorships.asked(reader, number, question)
        )

    async def _reminder(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        activity, session = await self._services.reminders.facts(
            reader,
            ActivityId(payload["activity"]),
            SessionId(payload["session"]),
            datetime.fromisoformat(payload["starts_at"]),
        )
        if payload.get("rule") != Reminding.HOURS:  # a letter of an older version has none
            return seat_letters.session_reminder(words, activity, session)
        _, code = await self._services.attendance.own_code(reader, activity.id)
        picture = await code_picture(self._bot_username, OWN, code)
        return seat_letters.session_reminder(words, activity, session, picture)

    async def _account_news(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, news = AccountMoveId(payload["move"]), AccountNews(payload["news"])
        move = await self._services.accounts.told(reader, number, news)
        return accounts.news_letter(words, move, news, reader)

    async def _council_changed(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        facts = await self._services.roles.grant_facts(GrantId(payload["grant"]))
        return members.changed_letter(words, facts, Change(payload["change"]))

    async def _head_ends(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        facts = await self._services.roles.grant_facts(GrantId(payload["grant"]))
        return members.ends_letter(words, facts, payload["stage"], payload["days"])


async def _another_asked(words: Words, _: PersonId, __: Payload) -> Screen:
    return another_letter(words)


async def _trouble(words: Words, _: PersonId, payload: Payload) -> Screen:
    return trouble(words, payload["cause"], payload["about"])


def _drawn(
    screen: Callable[[Words, Fact], Screen],
    read: Callable[..., Awaitable[Fact]],
    *keys: str,
    **known: object,
) -> Draw:
    """Returns how a letter is drawn whose facts are read by these values of its payload, and by
    `known`.
    """
    return _own(screen, lambda _, *values: read(*values, **known), *keys)


def _own(
    screen: Callable[[Words, Fact], Screen],
    read: Callable[..., Awaitable[Fact]],
    *keys: str,
    **known: object,
) -> Draw:
    """The same, of facts that are read by their reader first."""

    async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
        values = (_value(one, payload) for one in keys)
        return screen(words, await read(reader, *values, **known))

    return draw


def _value(key: str, payload: Payload) -> Any:
    return datetime.fromisoformat(payload[key]) if key == UNTIL else payload[key]


def _unpacked(screen: Callable[..., Screen]) -> Callable[[Words, tuple[Any, ...]], Screen]:
    """Returns a screen of facts that are read as a tuple."""
    return lambda words, facts: screen(words, *facts)
