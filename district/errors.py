"""Errors as data; `screens/errors.py` finds their texts.

The tree: `NotAllowed` (the person may not), `OutOfDate` (what the person saw is no longer so),
`LimitReached`, `NotFound`, `BadInput` (what was typed cannot be taken).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from district.communities import Unmet
    from district.limits import Limited
    from district.people.person import Position
    from district.people.roles import Permission, Role
    from district.requests.request import RequestStatus


class DatabaseFault(Exception):
    """The database cannot be read or written now: disk full, server down.

    Neither a refusal nor a user error, so not a `DistrictError`: the operation is retried.
    """


@dataclass(kw_only=True, eq=False)
class DistrictError(Exception):
    """Base of all errors reported to people. Carries data, never text."""


class NotAllowed(DistrictError):
    """The person may not do this."""


@dataclass(kw_only=True, eq=False)
class NotPermitted(NotAllowed):
    """No grant gives the permission here."""

    permission: "Permission"


class OwnRequest(NotAllowed):
    """Nobody decides an own request."""


class OwnAffair(NotAllowed):
    """Nobody marks, confirms or pairs themselves, or takes an own invite."""


class ProfileNeeded(NotAllowed):
    """The profile comes first."""


class AlreadyHeld(NotAllowed):
    """The person has this role there already."""


class NotForYou(NotAllowed):
    """The activity is for others."""


@dataclass(kw_only=True, eq=False)
class NotForCommunity(NotAllowed):
    """`limit` and `years` are set if the unmet condition is the length of service."""

    unmet: "Unmet"
    limit: int
    years: int


class NotSignedUp(NotAllowed):
    """The person has no seat."""


class ApplyInstead(NotAllowed):
    """A school's cohort is entered by an application."""


@dataclass(kw_only=True, eq=False)
class ServiceTooShort(NotAllowed):
    """Both in years."""

    least: int
    years: int


@dataclass(kw_only=True, eq=False)
class ServiceTooLong(NotAllowed):
    """Both in years."""

    most: int
    years: int


@dataclass(kw_only=True, eq=False)
class NotForPosition(NotAllowed):
    """A school is for other positions."""

    wanted: "tuple[Position, ...]"
    own: "Position"


@dataclass(kw_only=True, eq=False)
class RoleNeeded(NotAllowed):
    """A school is for those who hold a role."""

    role: "Role"


class AlreadyInSchool(NotAllowed):
    """The person learns there, or has applied."""


class WasExpelled(NotAllowed):
    """From that very cohort."""


class HasMentorship(NotAllowed):
    """One open mentorship at a time."""


class NoMentor(NotAllowed):
    """Not in the district's register of mentors."""


class OutOfDate(DistrictError):
    """What the person saw is no longer so."""


@dataclass(kw_only=True, eq=False)
class AlreadyDecided(OutOfDate):
    """`decider` is a short name, or None if the clock decided."""

    number: int
    status: "RequestStatus"
    decider: str | None
    decided_at: datetime


@dataclass(kw_only=True, eq=False)
class NotOpen(OutOfDate):
    """The request cannot take this step from where it is."""

    number: int
    status: "RequestStatus"


@dataclass(kw_only=True, eq=False)
class UndoTooLate(OutOfDate):
    """The ten minutes are over."""

    minutes: int


@dataclass(kw_only=True, eq=False)
class UndoRefused(OutOfDate):
    """`reason` selects a variant of the text."""

    reason: str


@dataclass(kw_only=True, eq=False)
class AlreadyReported(OutOfDate):
    """`number` is that of the existing request."""

    number: int


class DraftGone(OutOfDate):
    """The form was sent, cancelled or belongs to somebody else."""


class InviteSpent(OutOfDate):
    """The link was used, has expired or never was."""


class GrantEnded(OutOfDate):
    """The role has already ended."""


class SignUpClosed(OutOfDate):
    """Nobody is enrolled any more."""


class NotNow(OutOfDate):
    """A code is shown at another time than its session."""


class DoorsClosed(OutOfDate):
    """So is the one on the wall."""


@dataclass(kw_only=True, eq=False)
class CodeChanged(OutOfDate):
    """The code on the wall has changed since."""

    minutes: int
    """Interval between two codes."""


class NotInThisState(OutOfDate):
    """An enrolment or an activity cannot take this step from where it is."""


class MentorFull(OutOfDate):
    """The mentor has as many people as they take."""


@dataclass(kw_only=True, eq=False)
class LimitReached(DistrictError):
    """There are already `limit` of `what`; the input is kept."""

    what: "Limited"
    limit: int


class NotFound(DistrictError):
    """No such thing, or not for this person."""


class BadInput(DistrictError):
    """What was typed cannot be taken."""


@dataclass(kw_only=True, eq=False)
class TooLong(BadInput):
    """Both in characters."""

    limit: int
    length: int


class Empty(BadInput):
    """No words in what was typed."""


@dataclass(kw_only=True, eq=False)
class BadName(BadInput):
    text: str


@dataclass(kw_only=True, eq=False)
class BadYear(BadInput):
    earliest: int
    latest: int


@dataclass(kw_only=True, eq=False)
class NameTaken(BadInput):
    """Another organization of the municipality is called so."""

    name: str


@dataclass(kw_only=True, eq=False)
class WrongScope(BadInput):
    """A role was given a place of the wrong kind, or none."""

    role: "Role"


@dataclass(kw_only=True, eq=False)
class BadCapacity(BadInput):
    """No number of seats."""

    largest: int


@dataclass(kw_only=True, eq=False)
class BadQuotas(BadInput):
    """More than there are seats."""

    given: int
    capacity: int


@dataclass(kw_only=True, eq=False)
class BelowTaken(BadInput):
    """Fewer seats than people have."""

    taken: int
    names: str
    """The people who would lose their seats: the last ones enrolled."""


class BadFile(BadInput):
    """No spreadsheet, or a broken one."""


@dataclass(kw_only=True, eq=False)
class TooManyRows(BadInput):
    """Of a spreadsheet."""

    limit: int


@dataclass(kw_only=True, eq=False)
class NotInList(BadInput):
    """A word that is no name of the list."""

    text: str


class NotBeforeStart(BadInput):
    """It has to be before the first session, and not past."""


@dataclass(kw_only=True, eq=False)
class BadYears(BadInput):
    """No number of years."""

    largest: int


@dataclass(kw_only=True, eq=False)
class BadHours(BadInput):
    """No number of hours."""

    largest: int


class NotADay(BadInput):
    """No date that is understood."""


class NotATime(BadInput):
    """No times that are understood."""


class EndBeforeStart(BadInput):
    """The end is not after the start."""


class Past(BadInput):
    """It has been already."""


class SessionsOverlap(BadInput):
    """Two sessions of one activity at once."""


class NotAChoice(BadInput):
    """Words where a button is to be pressed."""


class NotAText(BadInput):
    """A sticker, a voice message, a photo where words are expected."""


class BadChatLink(BadInput):
    """No link of a group."""


class Ahead(BadInput):
    """A day that has not come."""


class BadPupil(BadInput):
    """No initials and class of a child."""


class ConsentNeeded(BadInput):
    """A child without the date of a parent's consent."""


class RecommendationNeeded(BadInput):
    """A school that asks for one."""


class BadUrl(BadInput):
    """No words, or no address, for a button."""


class NobodyThere(BadInput):
    """An audience without people."""


class TooNarrow(BadInput):
    """An audience that could be about a single person."""


@dataclass(kw_only=True, eq=False)
class TooManyImportant(BadInput):
    """`limit` is per seven days."""

    limit: int


class NothingToTell(BadInput):
    """A sticker, a poll: nothing that can be announced."""


class NotAlike(BadInput):
    """Documents and pictures in one album."""


@dataclass(kw_only=True, eq=False)
class TooManyFiles(BadInput):
    limit: int


@dataclass(kw_only=True, eq=False)
class BelowPairs(BadInput):
    """`pairs` is the number of active pairs."""

    pairs: int


class BadPhone(BadInput):
    """No number of a telephone."""
