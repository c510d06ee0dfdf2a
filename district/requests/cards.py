"""Cards: living messages that show a request and follow its truth until it is closed."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from district.activities.certificates import CorrectionSubject
from district.activities.enrolments import EnrolmentFacts
from district.announcements.announcement import AnnouncementSubject
from district.ids import CardId, PersonId, RequestId
from district.mentoring.mentors import MentorSubject
from district.people.person import Profile
from district.requests.deficits import DeficitFacts
from district.requests.request import Request, RequestStatus
from district.territory import Municipality

SubjectFacts: TypeAlias = (
    DeficitFacts | EnrolmentFacts | AnnouncementSubject | MentorSubject | CorrectionSubject
)
"""What a request is about: one member for each kind that is built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One decider's copy. It lags while `shown` is behind `wanted`; it shows the truth of today."""

    id: CardId
    person: PersonId
    request: RequestId
    message_id: int | None
    wanted: int
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """A request as one decider may see it now."""

    request: Request
    subject: SubjectFacts
    municipality: Municipality
    author: Profile | None
    """None: the person's data are gone."""
    today: date
    card: Card | None
    """The reader's copy, read before everything else here: what is drawn is no older than it."""
    may_decide: bool
    """Whether the reader may decide requests from there, this one's state aside. If not, the card
    shows nothing of the person: it may have been dealt before a role ended."""
    may_undo: bool
    named: tuple[str, ...]
    """Short names of those the request goes to, told to a reader who may not decide it."""
    decider: str | None
    note: str | None
    """Inner, of the last decision."""

    @property
    def mark(self) -> str | None:
        """Tells apart what is approved where it may change while it waits."""
        match self.subject:
            case AnnouncementSubject(announcement=one):
                return one.fingerprint
            case _:
                return None

    @property
    def can_be_decided(self) -> bool:
        return self.may_decide and self.request.status is RequestStatus.SUBMITTED

    @property
    def is_worth_sending(self) -> bool:
        """Whether a card that was never sent is still of use to its reader."""
        return self.can_be_decided
