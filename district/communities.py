"""Communities of a district: conditions, memberships and their transitions.

A condition is checked at invitation and at joining only. Members who no longer meet it (years of
service, an ended role) stay members and get the community's announcements until they leave or move
to another district; after leaving they cannot join again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from district.errors import BadChatLink, FactNeeded, NotForCommunity
from district.ids import CommunityId, DistrictId, PersonId
from district.languages import Language
from district.people.person import Fact, Person, Position, Subject
from district.people.roles import Actor, Chair, Role
from district.territory import District, Municipality

INVITED_AFTER = timedelta(minutes=5)
"""Delay of the invitation after the event that caused it, so that it does not
interrupt the person.
"""

_CHAT = re.compile(
    r"https://t\.me/(?:\+[A-Za-z0-9_-]{8,64}|joinchat/[A-Za-z0-9_-]{8,64}|[A-Za-z][A-Za-z0-9_]{3,31})",
    re.ASCII,
)
"""An invite link or the public name of a group."""


class Unmet(StrEnum):
    """An unmet condition."""

    SERVICE = "service"
    ROLE = "role"
    SUBJECTS = "subjects"
    POSITIONS = "positions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The facts about a person that conditions check."""

    person: PersonId
    district: DistrictId
    position: Position | None
    subjects: tuple[Subject, ...]
    """Known with the position."""
    working_since: int | None
    roles: frozenset[Role]
    """Roles in force in the district."""

    @classmethod
    def of(cls, actor: Actor) -> "Candidate":
        """Returns the candidate for an actor.

        Raises:
            ProfileNeeded: the actor has no profile.
        """
        profile = actor.profile
        district = profile.place.district
        held = (grant.role for grant in actor.grants if grant.scope.district == district)
        return cls(
            person=actor.id,
            district=district,
            position=profile.position,
            subjects=profile.subjects,
            working_since=profile.working_since,
            roles=frozenset(held),
        )

    def years(self, today: date) -> int | None:
        return None if self.working_since is None else max(0, today.year - self.working_since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community from the data files; each district has its own members and chat of each."""

    id: CommunityId
    ru: str
    en: str
    purpose_ru: str
    purpose_en: str
    longest_service: int | None = None
    """In years, inclusive; None and empty conditions are not checked."""
    role: Role | None = None
    subjects: tuple[Subject, ...] = ()
    positions: tuple[Position, ...] = ()

    def name(self, language: Language) -> str:
        return self.ru if language is Language.RU else self.en

    def purpose(self, language: Language) -> str:
        return self.purpose_ru if language is Language.RU else self.purpose_en

    def unmet_by(self, somebody: Candidate, today: date) -> Unmet | None:
        """Returns the first unmet condition, or None; an unknown fact meets every condition."""
        position, years = somebody.position, somebody.years(today)
        if self.role is not None and self.role not in somebody.roles:
            return Unmet.ROLE
        if self.positions and position not in {*self.positions, None}:
            return Unmet.POSITIONS
        if self.subjects and position and not set(self.subjects) & set(somebody.subjects):
            return Unmet.SUBJECTS
        if self.longest_service is not None and years is not None and years > self.longest_service:
            return Unmet.SERVICE
        return None

    def needs_of(self, somebody: Candidate) -> Fact | None:
        """Returns the first unknown fact that a condition is about, or None."""
        if (self.positions or self.subjects) and somebody.position is None:
            return Fact.POSITION
        is_new = self.longest_service is not None
        return Fact.YEAR if is_new and somebody.working_since is None else None

    def ensure_met_by(self, somebody: Candidate, today: date) -> None:
        """Checks the conditions.

        Raises:
            NotForCommunity: a condition is not met.
            FactNeeded: a condition is about a fact that is not known.
        """
        unmet, fact = self.unmet_by(somebody, today), self.needs_of(somebody)
        if unmet is not None:
            raise self.refusal(unmet, somebody, today)
        if fact is not None:
            raise FactNeeded(fact=fact)

    def refusal(self, unmet: Unmet, somebody: Candidate, today: date) -> NotForCommunity:
        limit = self.longest_service or 0
        return NotForCommunity(unmet=unmet, limit=limit, years=somebody.years(today) or 0)


class MembershipStatus(StrEnum):
    INVITED = "invited"
    JOINED = "joined"
    DECLINED = "declined"
    LEFT = "left"


class MembershipMove(StrEnum):
    JOIN = "join"
    DECLINE = "decline"
    LEAVE = "leave"


_M, _S = MembershipMove, MembershipStatus
MEMBERSHIP_MOVES: Mapping[MembershipMove, tuple[frozenset[MembershipStatus], MembershipStatus]] = {
    _M.JOIN: (frozenset({_S.INVITED, _S.DECLINED, _S.LEFT}), _S.JOINED),
    _M.DECLINE: (frozenset({_S.INVITED}), _S.DECLINED),
    _M.LEAVE: (frozenset({_S.JOINED}), _S.LEFT),
}
"""Source statuses and target of each move.

A person without a membership may also join, and only such a person is invited.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityFacts:
    """A community as seen by one person."""

    community: Community
    status: MembershipStatus | None
    refusal: NotForCommunity | None
    """Why the person may not join; None if the conditions are met."""
    members: int = 0
    """A lower bound: only municipalities with at least `FEW` members are counted; 0 in a list."""
    chat: str | None = None
    """Shown to members only."""
    may_keep: bool = False
    """Whether the person may set the community's chat in a district."""
    chair: Person | None = None
    own_chair: Chair | None = None
    """The person's own readiness."""

    @property
    def is_mine(self) -> bool:
        return self.status is MembershipStatus.JOINED

    @property
    def is_open(self) -> bool:
        """Whether the person may join now."""
        return not self.is_mine and self.refusal is None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCommunity:
    """A community as seen by the people who manage the district."""

    community: Community
    district: District
    members: int
    """A lower bound; 0 if every municipality has fewer than `FEW`."""
    places: tuple[tuple[Municipality, int], ...]
    """Municipalities with at least `FEW` members, the largest first."""
    chat: str | None
    chair: Person | None
    ready: tuple[Person, ...]
    """Members who are ready to be the chair, the earliest members first."""


def next_invitation(
    somebody: Candidate,
    communities: Collection[Community],
    known: Collection[CommunityId],
    today: date,
) -> Community | None:
    """Returns the first community that the person may join and was not invited to yet."""
    for one in communities:
        is_met = one.unmet_by(somebody, today) is None and one.needs_of(somebody) is None
        if one.id not in known and is_met:
            return one
    return None


def read_chat_link(typed: str) -> str:
    """Normalizes the link of a group; completes «t.me/…».

    Raises:
        BadChatLink: it is not a link of a group.
    """
    tidy = typed.strip()
    bare = tidy.removeprefix("http://").removeprefix("https://")
    link = f"https://{bare}"
    if not _CHAT.fullmatch(link):
        raise BadChatLink
    return link
