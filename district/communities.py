"""Communities of a district: who may join one, who belongs to it, and what becomes of that.

A condition is looked at when somebody is invited and when they join, never again: whose years have
passed or whose role has ended stays a member until they leave or move to another district, still
gets what is announced to the community, and is not let in again once they have left.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from district.errors import BadChatLink, NotForCommunity
from district.ids import CommunityId, DistrictId, PersonId
from district.languages import Language
from district.people.person import Position, Subject
from district.people.roles import Actor, Role
from district.territory import District, Municipality

INVITED_AFTER = timedelta(minutes=5)
"""Between what made somebody fit and the letter: what they came for is done first."""

_CHAT = re.compile(
    r"https://t\.me/(?:\+[A-Za-z0-9_-]{8,64}|joinchat/[A-Za-z0-9_-]{8,64}|[A-Za-z][A-Za-z0-9_]{3,31})",
    re.ASCII,
)
"""An invite link of a group, or its public name."""


class Unmet(StrEnum):
    """Which condition somebody does not meet."""

    SERVICE = "service"
    ROLE = "role"
    SUBJECTS = "subjects"
    POSITIONS = "positions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What the conditions ask of somebody."""

    person: PersonId
    district: DistrictId
    position: Position
    subjects: tuple[Subject, ...]
    working_since: int
    roles: frozenset[Role]
    """In force in the district."""

    @classmethod
    def of(cls, actor: Actor) -> "Candidate":
        """
        Raises:
            ProfileNeeded: nothing is known of them yet.
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

    def years(self, today: date) -> int:
        return max(0, today.year - self.working_since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """From the data files; every district has its own of each."""

    id: CommunityId
    ru: str
    en: str
    purpose_ru: str
    purpose_en: str
    longest_service: int | None = None
    """In years, the last one included; None and empty conditions ask nothing."""
    role: Role | None = None
    subjects: tuple[Subject, ...] = ()
    positions: tuple[Position, ...] = ()

    def name(self, language: Language) -> str:
        return self.ru if language is Language.RU else self.en

    def purpose(self, language: Language) -> str:
        return self.purpose_ru if language is Language.RU else self.purpose_en

    def unmet_by(self, somebody: Candidate, today: date) -> Unmet | None:
        """The first condition that is not met; None: they may join."""
        if self.role is not None and self.role not in somebody.roles:
            return Unmet.ROLE
        if self.positions and somebody.position not in self.positions:
            return Unmet.POSITIONS
        if self.subjects and not set(self.subjects) & set(somebody.subjects):
            return Unmet.SUBJECTS
        if self.longest_service is not None and somebody.years(today) > self.longest_service:
            return Unmet.SERVICE
        return None

    def ensure_met_by(self, somebody: Candidate, today: date) -> None:
        """
        Raises:
            NotForCommunity: they may not join.
        """
        unmet = self.unmet_by(somebody, today)
        if unmet is not None:
            raise self.refusal(unmet, somebody, today)

    def refusal(self, unmet: Unmet, somebody: Candidate, today: date) -> NotForCommunity:
        limit = self.longest_service or 0
        return NotForCommunity(unmet=unmet, limit=limit, years=somebody.years(today))


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
"""From which states each move leads, and where to. Joining takes somebody who was never there too;
being invited, them alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityFacts:
    """A community as one person sees it."""

    community: Community
    status: MembershipStatus | None
    refusal: NotForCommunity | None
    """Why they may not join; None: they meet the condition."""
    members: int = 0
    """At least: only municipalities with `FEW` or more are counted; 0 in a list."""
    chat: str | None = None
    """Only members are told."""
    may_keep: bool = False
    """Whether they set the chat of the community in some district."""

    @property
    def is_mine(self) -> bool:
        return self.status is MembershipStatus.JOINED

    @property
    def is_open(self) -> bool:
        """They might join right now."""
        return not self.is_mine and self.refusal is None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCommunity:
    """A community as those see it who keep it in their district."""

    community: Community
    district: District
    members: int
    """At least; 0: fewer than `FEW` in each municipality."""
    places: tuple[tuple[Municipality, int], ...]
    """Those with at least `FEW` members, the most first."""
    chat: str | None


def next_invitation(
    somebody: Candidate,
    communities: Collection[Community],
    known: Collection[CommunityId],
    today: date,
) -> Community | None:
    """Whereto they are invited next: the first that they fit and that they never heard of."""
    for one in communities:
        if one.id not in known and one.unmet_by(somebody, today) is None:
            return one
    return None


def read_chat_link(typed: str) -> str:
    """The link of a group, as the messenger hands it out; «t.me/…» is completed.

    Raises:
        BadChatLink: it is no link of a group.
    """
    tidy = typed.strip()
    bare = tidy.removeprefix("http://").removeprefix("https://")
    link = f"https://{bare}"
    if not _CHAT.fullmatch(link):
        raise BadChatLink
    return link
