"""What can go wrong, as data; `screens/errors.py` has the words for each.

DistrictError
├── NotAllowed            the person may not do this
│   ├── NotPermitted          no grant gives the permission here
│   ├── OwnRequest            nobody decides an own request
│   ├── OwnAffair             nobody marks, confirms or pairs themselves, or takes an own invite
│   ├── ProfileNeeded         the profile comes first
│   ├── AlreadyHeld           the person has this role there already
│   ├── NotForYou             the activity is for others
│   ├── NotForCommunity       the person does not meet its condition
│   ├── NotSignedUp           the person has no seat
│   ├── ApplyInstead          a school's cohort is entered by an application
│   ├── ServiceTooShort       a school is for those who have worked longer
│   ├── ServiceTooLong        a school is for those who have begun lately
│   ├── NotForPosition        a school is for other positions
│   ├── RoleNeeded            a school is for those who hold a role
│   ├── AlreadyInSchool       the person learns there, or has applied
│   ├── WasExpelled           from that very cohort
│   ├── HasMentorship         one open mentorship at a time
│   └── NoMentor              not in the district's register of mentors
├── OutOfDate             what the person saw is no longer so
│   ├── AlreadyDecided        somebody else's decision stands
│   ├── NotOpen               the request cannot take this step from where it is
│   ├── UndoTooLate           the ten minutes are over
│   ├── UndoRefused           something already came of the decision
│   ├── AlreadyReported       the person has an open deficit on that topic
│   ├── DraftGone             the form was sent, cancelled or belongs to somebody else
│   ├── InviteSpent           the link was used, has expired or never was
│   ├── GrantEnded            the role has already ended
│   ├── SignUpClosed          nobody is enrolled any more
│   ├── NotNow                a code is shown at another time than its session
│   ├── DoorsClosed           so is the one on the wall
│   ├── CodeChanged           the code on the wall has changed since
│   ├── MentorFull            the mentor has as many people as they take
│   └── NotInThisState        an enrolment or an activity cannot take this step from where it is
├── LimitReached          one person may not ask for more of it, for now
├── NotFound              no such thing, or not for this person
└── BadInput              what was typed cannot be taken
    ├── TooLong
    ├── Empty
    ├── BadName
    ├── BadYear
    ├── NameTaken             another organization of the municipality is called so
    ├── WrongScope            a role was given a place of the wrong kind, or none
    ├── BadCapacity           no number of seats
    ├── BadQuotas             more than there are seats
    ├── BelowTaken            fewer seats than people have
    ├── NotBeforeStart        it has to be before the first session, and not past
    ├── BadYears              no number of years
    ├── BadFile               no spreadsheet, or a broken one
    ├── TooManyRows           of a spreadsheet
    ├── NotInList             a word that is no name of the list
    ├── BadHours              no number of hours
    ├── NotADay               no date that is understood
    ├── NotATime              no times that are understood
    ├── EndBeforeStart
    ├── Past                  it has been already
    ├── SessionsOverlap       two sessions of one activity at once
    ├── NotAChoice            words where a button is to be pressed
    ├── NotAText              a sticker, a voice message, a photo where words are expected
    ├── BadChatLink           no link of a group
    ├── Ahead                 a day that has not come
    ├── BadPupil              no initials and class of a child
    ├── ConsentNeeded         a child without the date of a parent's consent
    ├── RecommendationNeeded  a school that asks for one
    ├── BadUrl                no words, or no address, for a button
    ├── NobodyThere           an audience without people
    ├── TooNarrow             an audience that could be about a single person
    ├── TooManyImportant      the week's «важное» is used up
    ├── NothingToTell         a sticker, a poll: nothing that can be announced
    ├── NotAlike              documents and pictures in one album
    ├── TooManyFiles
    ├── BelowPairs            a mentor has more people than they would take
    └── BadPhone              no number of a telephone
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
    """What is kept cannot be read or written just now: the disk is full, the server is away.

    No refusal and nobody's mistake, so no DistrictError: whatever was asked is tried again."""


@dataclass(kw_only=True, eq=False)
class DistrictError(Exception):
    """The root: everything a person can be told in words. Carries data, never text."""


@dataclass(kw_only=True, eq=False)
class NotAllowed(DistrictError):
    pass


@dataclass(kw_only=True, eq=False)
class NotPermitted(NotAllowed):
    permission: "Permission"


@dataclass(kw_only=True, eq=False)
class OwnRequest(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class OwnAffair(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class ProfileNeeded(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class AlreadyHeld(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class NotForYou(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class NotForCommunity(NotAllowed):
    """`limit` and `years` of service, where it is for them that somebody may not join."""

    unmet: "Unmet"
    limit: int
    years: int


@dataclass(kw_only=True, eq=False)
class NotSignedUp(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class ApplyInstead(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class ServiceTooShort(NotAllowed):
    """In years."""

    least: int
    years: int


@dataclass(kw_only=True, eq=False)
class ServiceTooLong(NotAllowed):
    """In years."""

    most: int
    years: int


@dataclass(kw_only=True, eq=False)
class NotForPosition(NotAllowed):
    wanted: "tuple[Position, ...]"
    own: "Position"


@dataclass(kw_only=True, eq=False)
class RoleNeeded(NotAllowed):
    role: "Role"


@dataclass(kw_only=True, eq=False)
class AlreadyInSchool(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class WasExpelled(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class HasMentorship(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class NoMentor(NotAllowed):
    pass


@dataclass(kw_only=True, eq=False)
class OutOfDate(DistrictError):
    pass


@dataclass(kw_only=True, eq=False)
class AlreadyDecided(OutOfDate):
    """`decider` is a short name, or None when the clock did it."""

    number: int
    status: "RequestStatus"
    decider: str | None
    decided_at: datetime


@dataclass(kw_only=True, eq=False)
class NotOpen(OutOfDate):
    number: int
    status: "RequestStatus"


@dataclass(kw_only=True, eq=False)
class UndoTooLate(OutOfDate):
    minutes: int


@dataclass(kw_only=True, eq=False)
class UndoRefused(OutOfDate):
    """`reason` chooses a case of the text."""

    reason: str


@dataclass(kw_only=True, eq=False)
class AlreadyReported(OutOfDate):
    """`number` is the request by which it was reported."""

    number: int


@dataclass(kw_only=True, eq=False)
class DraftGone(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class InviteSpent(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class GrantEnded(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class SignUpClosed(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class NotNow(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class DoorsClosed(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class CodeChanged(OutOfDate):
    minutes: int
    """Between two codes."""


@dataclass(kw_only=True, eq=False)
class NotInThisState(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class MentorFull(OutOfDate):
    pass


@dataclass(kw_only=True, eq=False)
class LimitReached(DistrictError):
    """`limit` of `what` are there already; what was entered so far is kept."""

    what: "Limited"
    limit: int


@dataclass(kw_only=True, eq=False)
class NotFound(DistrictError):
    pass


@dataclass(kw_only=True, eq=False)
class BadInput(DistrictError):
    pass


@dataclass(kw_only=True, eq=False)
class TooLong(BadInput):
    """`limit` and `length` in characters."""

    limit: int
    length: int


@dataclass(kw_only=True, eq=False)
class Empty(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class BadName(BadInput):
    text: str


@dataclass(kw_only=True, eq=False)
class BadYear(BadInput):
    earliest: int
    latest: int


@dataclass(kw_only=True, eq=False)
class NameTaken(BadInput):
    name: str


@dataclass(kw_only=True, eq=False)
class WrongScope(BadInput):
    role: "Role"


@dataclass(kw_only=True, eq=False)
class BadCapacity(BadInput):
    largest: int


@dataclass(kw_only=True, eq=False)
class BadQuotas(BadInput):
    given: int
    capacity: int


@dataclass(kw_only=True, eq=False)
class BelowTaken(BadInput):
    taken: int
    names: str
    """Who would lose their seats: those who came last."""


@dataclass(kw_only=True, eq=False)
class BadFile(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class TooManyRows(BadInput):
    limit: int


@dataclass(kw_only=True, eq=False)
class NotInList(BadInput):
    text: str


@dataclass(kw_only=True, eq=False)
class NotBeforeStart(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class BadYears(BadInput):
    largest: int


@dataclass(kw_only=True, eq=False)
class BadHours(BadInput):
    largest: int


@dataclass(kw_only=True, eq=False)
class NotADay(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class NotATime(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class EndBeforeStart(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class Past(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class SessionsOverlap(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class NotAChoice(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class NotAText(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class BadChatLink(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class Ahead(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class BadPupil(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class ConsentNeeded(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class RecommendationNeeded(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class BadUrl(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class NobodyThere(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class TooNarrow(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class TooManyImportant(BadInput):
    """`limit` within seven days."""

    limit: int


@dataclass(kw_only=True, eq=False)
class NothingToTell(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class NotAlike(BadInput):
    pass


@dataclass(kw_only=True, eq=False)
class TooManyFiles(BadInput):
    limit: int


@dataclass(kw_only=True, eq=False)
class BelowPairs(BadInput):
    """`pairs` that go on now."""

    pairs: int


@dataclass(kw_only=True, eq=False)
class BadPhone(BadInput):
    pass
