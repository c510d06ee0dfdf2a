"""Roles and permissions: a table used both to hide buttons and to refuse actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum, auto

from district.errors import NotPermitted, ProfileNeeded
from district.ids import (
    CommunityId,
    DistrictId,
    GrantId,
    InstituteId,
    InviteId,
    MunicipalityId,
    PersonId,
)
from district.languages import Language
from district.people.basis import Basis
from district.people.person import Person, Profile
from district.territory import District, Municipality, Place
from district.topics import Label


class Role(StrEnum):
    COUNCIL_MEMBER = "council-member"
    HEAD = "head"
    CURATOR = "curator"
    MENTOR = "mentor"
    EXPERT = "expert"
    METHODIST = "methodist"
    """Helps teachers of the district in topics of their own (`district/people/methodists.py`)."""
    ACTIVE = "active"
    """A member of the methodical active: a title with a term, without permissions."""
    ADMINISTRATOR = "administrator"
    EXPERT_COUNCIL_MEMBER = "expert-council-member"


COUNCIL_ROLES = frozenset({Role.COUNCIL_MEMBER, Role.EXPERT_COUNCIL_MEMBER})
"""Memberships of the two bodies; entered by a head, a curator or an administrator."""
INVITED_ROLES = COUNCIL_ROLES | {Role.EXPERT, Role.METHODIST}
"""Roles that heads and curators grant in their districts."""
ROLES_WITH_BASIS = COUNCIL_ROLES | {Role.HEAD}
"""Roles that need an order or a protocol."""


class Standing(StrEnum):
    """How a member belongs to a body."""

    MEMBER = "member"
    DEPUTY = "deputy"
    """Shares the voice of the municipality."""
    ADVISORY = "advisory"
    """Sees everything and does not vote."""


class Permission(StrEnum):
    DECIDE_REQUESTS = "decide-requests"
    MAKE_ACTIVITIES = "make-activities"
    BROADCAST = "broadcast"
    APPROVE_BROADCAST = "approve-broadcast"
    SEE_AGGREGATES = "see-aggregates"
    SEE_NAMED_DEFICITS = "see-named-deficits"
    GRANT_COUNCIL_ROLES = "grant-council-roles"
    GRANT_ALL_ROLES = "grant-all-roles"
    CHANGE_SETTINGS = "change-settings"
    KEEP_ORGANIZATIONS = "keep-organizations"
    MAKE_PAIRS = "make-pairs"
    MOVE_MUNICIPALITIES = "move-municipalities"
    MERGE_PEOPLE = "merge-people"
    SEE_COUNCIL = "see-council"
    """Motions of the council, open and decided."""
    PUT_MOTIONS = "put-motions"
    VOTE = "vote"
    KEEP_PROTOCOLS = "keep-protocols"
    """Adding to protocols and correcting them; the chair of a motion may too."""
    KEEP_DOCUMENTS = "keep-documents"
    """Adding documents to the library and removing them."""
    LEAD_CALLS = "lead-calls"
    """Opening calls, assigning experts, announcing results."""
    FIND_CANDIDATES = "find-candidates"
    """Reading who leads activities and wins, and asking them to be named."""
    CONSULT = "consult"
    """Answering questions, laying slots, agreeing to routes, and helping with deficits, in topics
    of one's own.
    """


class Reach(Enum):
    """How far a permission extends from the scope of its grant."""

    MUNICIPALITY = auto()
    DISTRICT = auto()
    EVERYWHERE = auto()


PERMISSIONS: Mapping[Role, Mapping[Permission, Reach]] = {
    Role.COUNCIL_MEMBER: {
        Permission.DECIDE_REQUESTS: Reach.MUNICIPALITY,
        Permission.BROADCAST: Reach.MUNICIPALITY,
        Permission.SEE_AGGREGATES: Reach.DISTRICT,
        Permission.SEE_COUNCIL: Reach.DISTRICT,
        Permission.PUT_MOTIONS: Reach.DISTRICT,
        Permission.VOTE: Reach.DISTRICT,
    },
    Role.HEAD: {
        Permission.DECIDE_REQUESTS: Reach.DISTRICT,
        Permission.MAKE_ACTIVITIES: Reach.DISTRICT,
        Permission.BROADCAST: Reach.DISTRICT,
        Permission.APPROVE_BROADCAST: Reach.DISTRICT,
        Permission.SEE_AGGREGATES: Reach.DISTRICT,
        Permission.GRANT_COUNCIL_ROLES: Reach.DISTRICT,
        Permission.CHANGE_SETTINGS: Reach.DISTRICT,
        Permission.SEE_COUNCIL: Reach.DISTRICT,
        Permission.PUT_MOTIONS: Reach.DISTRICT,
        Permission.KEEP_PROTOCOLS: Reach.DISTRICT,
        Permission.VOTE: Reach.DISTRICT,
        Permission.LEAD_CALLS: Reach.DISTRICT,
        Permission.KEEP_DOCUMENTS: Reach.DISTRICT,
    },
    Role.CURATOR: {
        Permission.DECIDE_REQUESTS: Reach.DISTRICT,
        Permission.MAKE_ACTIVITIES: Reach.DISTRICT,
        Permission.BROADCAST: Reach.DISTRICT,
        Permission.APPROVE_BROADCAST: Reach.DISTRICT,
        Permission.SEE_AGGREGATES: Reach.DISTRICT,
        Permission.SEE_NAMED_DEFICITS: Reach.DISTRICT,
        Permission.FIND_CANDIDATES: Reach.DISTRICT,
        Permission.GRANT_COUNCIL_ROLES: Reach.DISTRICT,
        Permission.CHANGE_SETTINGS: Reach.DISTRICT,
        Permission.KEEP_ORGANIZATIONS: Reach.DISTRICT,
        Permission.MAKE_PAIRS: Reach.DISTRICT,
        Permission.SEE_COUNCIL: Reach.DISTRICT,
        Permission.KEEP_PROTOCOLS: Reach.DISTRICT,
        Permission.PUT_MOTIONS: Reach.DISTRICT,
        Permission.LEAD_CALLS: Reach.DISTRICT,
        Permission.KEEP_DOCUMENTS: Reach.DISTRICT,
    },
    Role.MENTOR: {},
    Role.EXPERT: {},
    Role.METHODIST: {Permission.CONSULT: Reach.DISTRICT},
    Role.ACTIVE: {},
    Role.EXPERT_COUNCIL_MEMBER: {
        Permission.SEE_COUNCIL: Reach.DISTRICT,
        Permission.PUT_MOTIONS: Reach.DISTRICT,
        Permission.VOTE: Reach.DISTRICT,
    },
    Role.ADMINISTRATOR: {
        Permission.SEE_AGGREGATES: Reach.EVERYWHERE,
        Permission.GRANT_COUNCIL_ROLES: Reach.EVERYWHERE,
        Permission.GRANT_ALL_ROLES: Reach.EVERYWHERE,
        Permission.KEEP_ORGANIZATIONS: Reach.EVERYWHERE,
        Permission.MOVE_MUNICIPALITIES: Reach.EVERYWHERE,
        Permission.MERGE_PEOPLE: Reach.EVERYWHERE,
        Permission.SEE_COUNCIL: Reach.EVERYWHERE,
    },
}
"""Permissions by role. A person's own data needs no permission."""
OF_ADVISORY = frozenset({Permission.SEE_COUNCIL, Permission.SEE_AGGREGATES})
"""The permissions of a role that are left to an advisory member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The scope of a role: a municipality, a district, or (both None) everything."""

    district: DistrictId | None = None
    municipality: MunicipalityId | None = None


SCOPE_OF_ROLE: Mapping[Role, Reach] = {
    Role.COUNCIL_MEMBER: Reach.MUNICIPALITY,
    Role.HEAD: Reach.DISTRICT,
    Role.CURATOR: Reach.DISTRICT,
    Role.MENTOR: Reach.DISTRICT,
    Role.EXPERT: Reach.DISTRICT,
    Role.METHODIST: Reach.DISTRICT,
    Role.ACTIVE: Reach.DISTRICT,
    Role.ADMINISTRATOR: Reach.EVERYWHERE,
    Role.EXPERT_COUNCIL_MEMBER: Reach.DISTRICT,
}
"""The place required to grant a role."""

INVITE_LIFE = timedelta(days=7)
"""Lifetime of an invite link."""


class Term(StrEnum):
    """Term of a role; a head may change every year or two (regulation, VI)."""

    YEAR = "year"
    TWO_YEARS = "two-years"
    ENDLESS = "endless"

    def until(self, now: datetime) -> datetime | None:
        days = {Term.YEAR: 365, Term.TWO_YEARS: 2 * 365}.get(self)
        return None if days is None else now + timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role held by a person. Administrators come from `OKRUG_ADMINS`, without an end."""

    id: GrantId
    person: PersonId
    role: Role
    scope: Scope
    since: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    institute: InstituteId | None = None
    """The institute for which a curator acts; None also for curators of older versions."""
    basis_number: str | None = None
    basis_day: date | None = None
    standing: Standing | None = None
    """Voice of a council member; None: a member entered by an older version."""
    behalf: PersonId | None = None
    """The holder, if this is the holder's role in the hands of `person`, a deputy."""

    def holds(self, now: datetime) -> bool:
        """The term of a head without a successor goes on after `until`."""
        if self.ended_at is not None and self.ended_at <= now:
            return False
        is_over = self.until is not None and self.until <= now
        return self.since <= now and (not is_over or self.role is Role.HEAD)

    def is_acting(self, now: datetime) -> bool:
        """Returns whether a head acts after the term, or until one is chosen («и.о.»)."""
        is_over = self.until is not None and self.until <= now
        return self.role is Role.HEAD and is_over and self.holds(now)

    @property
    def basis(self) -> Basis | None:
        if self.basis_number is None or self.basis_day is None:
            return None
        return Basis(number=self.basis_number, day=self.basis_day)

    @property
    def is_advisory(self) -> bool:
        return self.standing is Standing.ADVISORY

    def gives(self, permission: Permission, place: Place | None) -> bool:
        """Returns whether the grant gives the permission at `place`; None: anywhere."""
        reach = PERMISSIONS[self.role].get(permission)
        if reach is None or (self.is_advisory and permission not in OF_ADVISORY):
            return False
        if place is None or reach is Reach.EVERYWHERE:
            return True
        if reach is Reach.DISTRICT:
            return self.scope.district == place.district
        return self.scope.municipality == place.municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A one-time link that grants a role to the first person who accepts it."""

    id: InviteId
    role: Role
    scope: Scope
    created_by: PersonId | None
    """None: created from the command line."""
    created_at: datetime
    expires_at: datetime
    grant_until: datetime | None = None
    used_by: PersonId | None = None
    institute: InstituteId | None = None
    basis_number: str | None = None
    basis_day: date | None = None
    standing: Standing | None = None
    code: str = ""
    """The code in the link; empty unless just created or opened by the reader."""

    def is_open(self, now: datetime) -> bool:
        return self.used_by is None and now < self.expires_at

    @property
    def basis(self) -> Basis | None:
        if self.basis_number is None or self.basis_day is None:
            return None
        return Basis(number=self.basis_number, day=self.basis_day)

    @property
    def term(self) -> Term:
        terms = (one for one in Term if one.until(self.created_at) == self.grant_until)
        return next(terms, Term.YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Institute:
    id: InstituteId
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A scope with names."""

    district: District | None = None
    municipality: Municipality | None = None

    @property
    def scope(self) -> Scope:
        return Scope(
            district=self.district.id if self.district else None,
            municipality=self.municipality.id if self.municipality else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantFacts:
    """A grant with the facts of its card."""

    grant: Grant
    holder: Person
    where: Where
    institute: Institute | None = None
    granted_by: Person | None = None
    """None: the settings or the command line."""

    @property
    def is_from_settings(self) -> bool:
        """Whether the role comes from `OKRUG_ADMINS` and can be ended only there."""
        return self.grant.role is Role.ADMINISTRATOR and self.granted_by is None

    def can_be_ended_by(self, actor: "Actor") -> bool:
        return not self.is_from_settings and actor.may_grant(self.grant.role, self.grant.scope)

    def can_change_basis(self, actor: "Actor") -> bool:
        return self.grant.role in ROLES_WITH_BASIS and actor.may_grant(
            self.grant.role, self.grant.scope
        )

    def can_change_standing(self, actor: "Actor") -> bool:
        return self.grant.role is Role.COUNCIL_MEMBER and self.can_change_basis(actor)

    def can_change_institute(self, actor: "Actor") -> bool:
        return self.grant.role is Role.CURATOR and actor.may(Permission.GRANT_ALL_ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteFacts:
    invite: Invite
    where: Where
    institute: Institute | None = None
    created_by: Person | None = None


class Chair(StrEnum):
    """A member who has agreed to be named on the card of the community as its chair."""

    READY = "ready"
    NAMED = "named"
    """By the people who manage the district; at most one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The acting person; found once per update and passed to every use case."""

    person: Person
    grants: tuple[Grant, ...] = ()
    """Only grants in force, those of the district chosen last first."""
    act: int | None = None
    """Id of the current update, unchanged when it is handled again after a crash."""
    chairs: tuple[CommunityId, ...] = ()
    """Communities of the own district whose chair the person is."""
    is_unreachable: bool = False
    """Whether the last letter did not reach the person, who now acts nevertheless."""

    @property
    def id(self) -> PersonId:
        return self.person.id

    @property
    def language(self) -> Language:
        return self.person.language

    @property
    def profile(self) -> Profile:
        """The actor's profile.

        Raises:
            ProfileNeeded: there is none.
        """
        if self.person.profile is None:
            raise ProfileNeeded
        return self.person.profile

    def may(self, permission: Permission, at: Place | None = None) -> bool:
        return any(grant.gives(permission, at) for grant in self.grants)

    def ensure(self, permission: Permission, at: Place | None = None) -> None:
        """Checks a permission.

        Raises:
            NotPermitted: no grant gives it there.
        """
        if not self.may(permission, at):
            raise NotPermitted(permission=permission)

    def has(self, role: Role) -> bool:
        return any(grant.role is role for grant in self.grants)

    def districts_with(self, permission: Permission) -> frozenset[DistrictId] | None:
        """Returns the districts in which the permission holds anywhere; None: all."""
        giving = [grant for grant in self.grants if grant.gives(permission, None)]
        if any(PERMISSIONS[grant.role][permission] is Reach.EVERYWHERE for grant in giving):
            return None
        return frozenset(grant.scope.district for grant in giving if grant.scope.district)

    def may_in(self, district: DistrictId | None, permission: Permission) -> bool:
        """Returns whether the permission holds anywhere in the district; None: in all of them."""
        within = self.districts_with(permission)
        return within is None or district in within

    def own_districts(self, permission: Permission) -> tuple[DistrictId, ...]:
        """Returns the districts for which a role gives the permission, the one to act in first."""
        giving = (one for one in self.grants if one.gives(permission, None))
        return tuple(dict.fromkeys(one.scope.district for one in giving if one.scope.district))

    def own_district(self, permission: Permission) -> DistrictId:
        """Returns the district to act in with the permission.

        Raises:
            NotPermitted: there is none.
        """
        own = self.own_districts(permission)
        if not own:
            raise NotPermitted(permission=permission)
        return own[0]

    @property
    def districts(self) -> tuple[DistrictId, ...]:
        """Districts whose activities the person organizes; the first is the one to act in."""
        return self.own_districts(Permission.MAKE_ACTIVITIES)

    def may_grant(self, role: Role, scope: Scope) -> bool:
        """Returns whether the person may grant and end that role there."""
        if self.may(Permission.GRANT_ALL_ROLES):
            return True
        if role not in INVITED_ROLES or scope.district is None:
            return False
        if role is Role.COUNCIL_MEMBER and scope.municipality is None:
            return False
        return self.may_in(scope.district, Permission.GRANT_COUNCIL_ROLES)

    def ensure_may_grant(self, role: Role, scope: Scope) -> None:
        """Checks the permission to grant.

        Raises:
            NotPermitted: not this role, or not there.
        """
        if not self.may_grant(role, scope):
            is_invited = role in INVITED_ROLES
            raise NotPermitted(
                permission=Permission.GRANT_COUNCIL_ROLES
                if is_invited
                else Permission.GRANT_ALL_ROLES
            )

    @property
    def grantable_roles(self) -> tuple[Role, ...]:
        """Roles that the person may grant somewhere, the most common first."""
        if self.may(Permission.GRANT_ALL_ROLES):
            return tuple(Role)
        return (Role.COUNCIL_MEMBER,) if self.may(Permission.GRANT_COUNCIL_ROLES) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A newly granted role and its holder with all current roles."""

    invite: InviteFacts
    actor: Actor
