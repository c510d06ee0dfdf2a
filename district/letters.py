"""Letters: a table defines the delivery of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, IntEnum, StrEnum, auto
from typing import Any

from district.ids import LetterId, PersonId


class LetterKind(StrEnum):
    REQUEST_DECIDED = "request-decided"
    REQUEST_UNDONE = "request-undone"
    REQUEST_EXPIRED = "request-expired"
    REQUEST_REMINDER = "request-reminder"
    REQUEST_ANSWERED = "request-answered"
    """To deciders: the author has replied to the question of a return."""
    REQUEST_UNROUTED = "request-unrouted"
    ROLE_GRANTED = "role-granted"
    ROLE_ENDED = "role-ended"
    DESK_DIGEST = "desk-digest"
    """To deciders who take it in place of cards, every working day."""
    DESK_WEEK = "desk-week"
    """To deciders, at the end of a working week."""
    AGREEMENT_ENDS = "agreement-ends"
    """To heads and curators, a month before."""
    DEPUTY_NAMED = "deputy-named"
    """To the deputy."""
    DEPUTY_ENDED = "deputy-ended"
    """To the member: the deputy has given it up."""
    COUNCIL_CHANGED = "council-changed"
    """To members of a council: a member joined or left, another head."""
    HEAD_ENDS = "head-ends"
    """To the council: the term of the head ends soon, or is over."""
    HANDED_OVER = "handed-over"
    """To a new head: what was open when the office was taken over."""
    TURN_PROPOSED = "turn-proposed"
    """To the next head in turn, who agrees or declines."""
    ORGANIZATIONS_ADDED = "organizations-added"
    """To curators, once a day: organizations that people added because the list lacks them."""
    MUNICIPALITY_MOVED = "municipality-moved"
    """To its council members, and to heads and curators of both districts."""
    SEAT_OFFERED = "seat-offered"
    SEAT_GIVEN = "seat-given"
    SEAT_AWARDED = "seat-awarded"
    """By the outcome of an entry, or taken back with it."""
    SEAT_AT_DOOR = "seat-at-door"
    """To a person who came without a seat and was added by an organizer."""
    TEAM_INVITED = "team-invited"
    TEAM_GATHERED = "team-gathered"
    TEAM_DISSOLVED = "team-dissolved"
    SPEAKER_CALLED = "speaker-called"
    GUESTS_EXPECTED = "guests-expected"
    """An activity of another district was opened to the reader's."""
    OFFER_PASSED = "offer-passed"
    ACTIVITY_MOVED = "activity-moved"
    ACTIVITY_RENAMED = "activity-renamed"
    ACTIVITY_CANCELLED = "activity-cancelled"
    ACTIVITY_CLASH = "activity-clash"
    """To the organizer of an activity: another one was planned on its day for the same people."""
    ACTIVITY_INVITATION = "activity-invitation"
    RESOLUTION_QUESTION = "healed-question"
    PRACTICE_QUESTION = "practice-question"
    """To a person who opened a practice a week ago."""
    HELP_OFFERED = "help-offered"
    """To the author of an accepted deficit."""
    HELP_QUESTION = "help-question"
    """Whether it is easier, some weeks after help."""
    CERTIFICATE_READY = "certificate-ready"
    CURRICULUM_DONE = "curriculum-done"
    """All hours of a programme are done, so its certificate can be taken."""
    INSTITUTE_DOCUMENT = "institute-document"
    """The organizer has entered the document of the institute, or corrected it."""
    FEEDBACK_ASKED = "feedback-asked"
    SESSION_REMINDER = "session-reminder"
    EXPELLED = "expelled"
    SCHOOL_RESULT = "school-result"
    """To former members of a cohort: completed, or too few sessions."""
    COHORT_ENDED = "cohort-ended"
    """To the organizer, who confirms the results."""
    ANNOUNCEMENT_HELD = "announcement-held"
    """To the author, who lost the right to write to these people."""
    ANNOUNCEMENT_LATE = "announcement-late"
    """To the author: the sending time passed while the bot was down."""
    ANNOUNCEMENT_GROWN = "announcement-grown"
    """To the author: the audience has outgrown the approved number, so a new approval is asked."""
    COMMUNITY_INVITATION = "community-invitation"
    COMMUNITY_CHAIR = "community-chair"
    MENTORSHIP_PROPOSED = "mentorship-proposed"
    MENTORSHIP_STARTED = "mentorship-started"
    MENTORSHIP_QUEUED = "mentorship-queued"
    MENTORSHIP_OVER = "mentorship-over"
    MENTORSHIP_MESSAGE = "mentorship-message"
    MENTORSHIP_QUESTION = "mentorship-question"
    DEFICITS_HEARD = "deficits-heard"
    """To curators, once a day: accepted deficits, and those to which the council did not reply."""
    ANOTHER_ASKED = "another-asked"
    """To curators: someone asks for another mentor or mentee."""
    THREAD_MESSAGE = "thread-message"
    """Words in a thread, to those who may answer, or to the author."""
    CALL_CHANGED = "call-changed"
    """To people with an entry or a draft: another close or other fields, or it is cancelled."""
    CALL_EMPTY = "call-empty"
    """To curators: the call has closed without entries, or all went away since."""
    SETTING_CHANGED = "setting-changed"
    """To the council, of a setting of the district."""
    MOTION_ANNOUNCED = "motion-announced"
    """To the readers of a motion that is on an agenda."""
    CANDIDACY_ASKED = "candidacy-asked"
    """To a candidate: the question for consent."""
    CANDIDATES_ANSWERED = "candidates-answered"
    """To the author of a motion, when every candidate has answered."""
    MOTION_REMINDER = "motion-reminder"
    """To people whose voice is not cast: half of the time has passed, or a day is left."""
    MOTION_CLOSED = "motion-closed"
    """The result, to people without a card of the motion."""
    REVIEW_ASKED = "review-asked"
    """To an expert: the entry to judge, with accept and decline."""
    EXPERTS_LACKING = "experts-lacking"
    """To curators: an expert is out, and no other one can be asked."""
    COAUTHOR_INVITED = "coauthor-invited"
    """To a co-author, who agrees or refuses."""
    ENTRY_UNSENT = "entry-unsent"
    """To a person with a draft of an entry, before the call closes, and when it has."""
    MILESTONE = "milestone"
    """A milestone of a project is due, late, or was the last one."""
    SURVEY_REMINDER = "survey-reminder"
    """To people who have not answered, before the survey closes."""
    SURVEY_RESULTS = "survey-results"
    """To people who were asked."""
    SURVEY_CLOSED = "survey-closed"
    """To the author."""
    MENTION_ASKED = "mention-asked"
    """To a person whose name is to be published: the question for consent."""
    MENTION_ANSWERED = "mention-answered"
    """To the person who asked: the answer, or that it was taken back."""
    ROUTE_DUE = "route-due"
    """Lines of the own route are due; at most once a week."""
    ENTRY_NEWS = "entry-news"
    """To the author of an entry; `what` says what happened."""
    CALL_RESULT = "call-result"
    """To authors and co-authors: the outcome, and the question whether they accept it."""
    CALL_APPEAL = "call-appeal"
    """To the curator of a call."""
    APPEAL_REJECTED = "appeal-rejected"
    ENTRY_ANNULLED = "entry-annulled"
    OFFER_DECLINED = "offer-declined"
    """To the curator: an author does not accept the outcome."""
    PAPER_STRUCK = "paper-struck"
    """To the holder of a paper of a call, which is not valid any more."""
    ACTIVITY_WANTED = "activity-wanted"
    """To a curator: an outcome of a call gives an activity."""
    SEATS_WANTED = "seats-wanted"
    """To a curator: an outcome of a call gives seats, and no activity takes people."""
    REVIEW_REMINDER = "review-reminder"
    """To an expert who does not answer, or has not given a review."""
    REVIEW_LAPSED = "review-lapsed"
    """To curators: a review was not given in time."""
    REVIEW_CONFLICT = "review-conflict"
    """To an expert and curators: a conflict of interest has arisen with a change of workplace."""
    REVIEW_REPLACED = "review-replaced"
    """To an expert whom a curator has replaced."""
    REVIEWS_DIFFER = "reviews-differ"
    """To curators, who ask a third expert, let the experts talk, or leave it."""
    REVIEWS_TALK = "reviews-talk"
    """To experts whose reviews are open again because they differ."""
    PROGRAMME_NEWS = "programme-news"
    """To a speaker: the own time, or a new one."""
    PROGRAMME_WANTED = "programme-wanted"
    """To the curator: there are talks that a programme does not have yet."""
    PROGRAMME_REMINDER = "programme-reminder"
    """To a speaker, a day and an hour before the talk."""
    SLOT_NEWS = "slot-news"
    """To an author, or about a consultation: `news` says which."""
    SLOT_REMINDER = "slot-reminder"
    """A day and an hour before the slot, to an author, or to both of a consultation."""
    SLOT_QUESTION = "slot-question"
    """To a person, after a consultation."""
    ACCOUNT_NEWS = "account-news"
    """To the two accounts of a lost one, and to the curator who confirmed; `news` says what."""
    TROUBLE = "trouble"


class Urgency(IntEnum):
    """Priority of sending; lower goes first."""

    ANSWER = 0
    NOTICE = 1
    REMINDER = 2
    ANNOUNCEMENT = 3


class Quiet(Enum):
    """Whether a letter is held during quiet hours."""

    SEND = auto()
    HOLD = auto()


class Guarantee(Enum):
    """Handling of a letter that was in flight when the process died."""

    AT_LEAST_ONCE = auto()
    """Sent again; may arrive twice."""
    AT_MOST_ONCE = auto()
    """Marked as unknown and shown to its author."""


class Undelivered(Enum):
    """Handling of a letter that cannot be delivered."""

    FORGET = auto()
    TELL_ADMINISTRATORS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRule:
    urgency: Urgency = Urgency.NOTICE
    quiet: Quiet = Quiet.HOLD
    stale_after: timedelta | None = None
    """Age from which the letter is dropped instead of sent; None: never."""
    guarantee: Guarantee = Guarantee.AT_LEAST_ONCE
    undelivered: Undelivered = Undelivered.FORGET


_K = LetterKind
LETTERS: Mapping[LetterKind, LetterRule] = {
    **dict.fromkeys(LetterKind, LetterRule()),
    _K.REQUEST_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=2)),
    _K.REQUEST_ANSWERED: LetterRule(stale_after=timedelta(days=10)),
    _K.REQUEST_UNROUTED: LetterRule(undelivered=Undelivered.TELL_ADMINISTRATORS),
    _K.DESK_DIGEST: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(hours=12)),
    _K.DESK_WEEK: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(hours=20)),
    _K.AGREEMENT_ENDS: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=14)),
    _K.HEAD_ENDS: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=7)),
    _K.TURN_PROPOSED: LetterRule(undelivered=Undelivered.TELL_ADMINISTRATORS),
    _K.ORGANIZATIONS_ADDED: LetterRule(stale_after=timedelta(days=7)),
    _K.SEAT_OFFERED: LetterRule(stale_after=timedelta(hours=12)),
    _K.SPEAKER_CALLED: LetterRule(quiet=Quiet.SEND, stale_after=timedelta(minutes=15)),
    _K.GUESTS_EXPECTED: LetterRule(stale_after=timedelta(days=7)),
    _K.ACTIVITY_INVITATION: LetterRule(urgency=Urgency.ANNOUNCEMENT, stale_after=timedelta(days=7)),
    _K.RESOLUTION_QUESTION: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=14)),
    _K.FEEDBACK_ASKED: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=14)),
    _K.SESSION_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(hours=2)),
    _K.COMMUNITY_INVITATION: LetterRule(
        urgency=Urgency.ANNOUNCEMENT, stale_after=timedelta(days=14)
    ),
    _K.MENTORSHIP_QUESTION: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=14)),
    _K.DEFICITS_HEARD: LetterRule(stale_after=timedelta(days=7)),
    _K.MOTION_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=1)),
    _K.PRACTICE_QUESTION: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=7)),
    _K.HELP_QUESTION: LetterRule(urgency=Urgency.REMINDER),
    _K.ENTRY_UNSENT: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=1)),
    _K.ROUTE_DUE: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=3)),
    _K.MILESTONE: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=3)),
    _K.SURVEY_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(hours=20)),
    _K.SURVEY_RESULTS: LetterRule(urgency=Urgency.REMINDER),
    _K.REVIEW_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=1)),
    _K.REVIEW_LAPSED: LetterRule(stale_after=timedelta(days=7)),
    _K.REVIEW_CONFLICT: LetterRule(stale_after=timedelta(days=7)),
    _K.PROGRAMME_WANTED: LetterRule(stale_after=timedelta(days=7)),
    _K.PROGRAMME_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(hours=6)),
    _K.SLOT_NEWS: LetterRule(stale_after=timedelta(days=7)),
    _K.SLOT_REMINDER: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(hours=6)),
    _K.SLOT_QUESTION: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=14)),
    _K.TROUBLE: LetterRule(quiet=Quiet.SEND, stale_after=timedelta(hours=12)),
}
"""The usual rule of a notice, and the exceptions."""


class LetterStatus(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    """The person blocked the bot or deleted the account."""
    FAILED = "failed"
    """Telegram rejects the content; set aside."""
    STALE = "stale"
    UNKNOWN = "unknown"
    """An at-most-once letter that was in flight when the process died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter to add to the outbox in the transaction of the fact it reports."""

    key: str
    """Derived from the fact, so that adding it twice makes one letter."""
    person: PersonId
    kind: LetterKind
    payload: Mapping[str, Any]
    due_at: datetime


def new_letter(
    kind: LetterKind, person: PersonId, due_at: datetime, fact: str | int, **payload: Any
) -> NewLetter:
    """Returns a letter whose key is its kind and what identifies the fact it reports."""
    key = letter_key(kind, fact)
    return NewLetter(key=key, person=person, kind=kind, payload=payload, due_at=due_at)


def letter_key(kind: LetterKind, fact: str | int) -> str:
    return f"{kind}:{fact}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in the outbox."""

    id: LetterId
    person: PersonId
    kind: LetterKind
    payload: Mapping[str, Any]
    created_at: datetime
    due_at: datetime
    attempts: int

    @property
    def waits_for_the_morning(self) -> bool:
        """Whether quiet hours hold the letter; `payload["urgent"]` overrides it for one letter."""
        return LETTERS[self.kind].quiet is Quiet.HOLD and not self.payload.get("urgent")

    def is_stale(self, now: datetime) -> bool:
        limit = LETTERS[self.kind].stale_after
        return limit is not None and now - self.due_at > limit
