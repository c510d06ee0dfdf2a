"""The card of a request, as each reader may see it."""

from dataclasses import dataclass
from datetime import date

from district.cards import Card
from district.ids import PersonId
from district.people.person import Profile
from district.requests.request import Request, RequestStatus
from district.requests.subject import SubjectFacts
from district.territory import Municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """A request as one decider may see it now."""

    reader: PersonId
    request: Request
    subject: SubjectFacts
    municipality: Municipality
    author: Profile | None
    """None after erasure."""
    today: date
    card: Card | None
    """The reader's copy, read before all other facts, so that the drawing is not older than it."""
    may_decide: bool
    """Whether the reader may decide requests of that place, whatever the status.

    If not, the card shows nothing about the author: it may be older than the end of a role.
    """
    may_undo: bool
    named: tuple[str, ...]
    """Short names of the deciders, shown to a reader who may not decide."""
    decider: str | None
    note: str | None
    """Internal note of the last decision."""
    decided_for: str | None = None
    """Short name of the member whom the decider represented."""
    principal: PersonId | None = None
    """The member whom the reader represents in deciding this request; None: the right is their own.
    """
    principal_name: str | None = None
    is_covered: bool = False
    """Whether a deputy decides for the reader now."""
    takes_digest: bool = False
    """Whether the reader gets a digest in place of single cards."""
    asked: str | None = None
    """The last question to the author, while the request waits after the answer."""

    @property
    def can_be_decided(self) -> bool:
        return self.may_decide and self.request.status is RequestStatus.SUBMITTED

    @property
    def can_be_filed(self) -> bool:
        """Whether own words were accepted, and their topic is still to be found."""
        is_accepted = self.request.status is RequestStatus.APPROVED
        return self.may_decide and is_accepted and self.subject.lacks_topic

    @property
    def is_worth_sending(self) -> bool:
        """Whether a card that was never sent is still useful to its reader."""
        return self.can_be_decided and not self.is_held_back

    @property
    def is_held_back(self) -> bool:
        """Whether the reader is not to be disturbed by this request alone; an escalated one comes
        besides the digest.
        """
        return self.is_covered or (self.takes_digest and not self.request.escalated)
