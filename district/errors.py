"""Errors as data; `screens/errors.py` finds their texts.

The branches of `DistrictError`: `NotAllowed`, `OutOfDate` (the person's screen is outdated),
`LimitReached`, `NotFound`, `BadInput`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from district.communities import Unmet
    from district.council.motion import MotionStatus
    from district.limits import Limited
    from district.people.person import Fact, Position
    from district.people.roles import Permission, Role
    from district.requests.request import RequestStatus

Found = TypeVar("Found")


class DatabaseFault(Exception):
    """The database cannot be read or written now: disk full, server down.

    Neither a refusal nor a user error, so not a `DistrictError`: the operation is retried.
    """


@dataclass_transform(kw_only_default=True, eq_default=False)
@dataclass(kw_only=True, eq=False)
class DistrictError(Exception):
    """Base of all errors reported to people. Carries data, never text: a subclass is a dataclass
    of the fields that it names.
    """

    def __init_subclass__(cls) -> None:
        dataclass(kw_only=True, eq=False)(cls)


class NotAllowed(DistrictError):
    """The person may not do this."""


class NotPermitted(NotAllowed):
    """No grant gives the permission."""

    permission: "Permission"


class OwnRequest(NotAllowed):
    """A request must not be decided by its author."""


class DeputyAway(NotAllowed):
    """In these days the member has a deputy already, or is one."""

    name: str


class OwnAffair(NotAllowed):
    """The actor's own attendance, result, pair or invite."""


class OwnEntryHere(NotAllowed):
    """The actor takes part in the call, so another curator deals with its experts."""


class ExpertInConflict(NotAllowed):
    """The expert must not judge this entry."""


class ProfileNeeded(NotAllowed):
    """The person has no profile."""


class FactNeeded(NotAllowed):
    """A fact about the person is not known that this needs."""

    fact: "Fact"


class AccountHasRole(NotAllowed):
    """One of two accounts has a role, so only an administrator may make them one."""


class TakenTwice(NotAllowed):
    """Two people have done what one person cannot do twice, so they are not merged."""


class HeadIsChosen(NotAllowed):
    """A head after the first one, whom only the council can choose."""


class AlreadyHeld(NotAllowed):
    """The person already has this role there."""


class TieUndecided(NotAllowed):
    """A tie at the border of an outcome has to be decided first."""


class AppealOver(NotAllowed):
    """The days for appeals are over, or there are none."""


class NotForYou(NotAllowed):
    """The person is not in the activity's audience."""


class NotAsked(NotAllowed):
    """The survey was sent to other people."""


class NotForCommunity(NotAllowed):
    """`limit` and `years` are set if the unmet condition is the length of service."""

    unmet: "Unmet"
    limit: int
    years: int


class BusyThen(NotAllowed):
    """The person has a session or an appointment at that time."""

    starts_at: datetime


class BookedAlready(NotAllowed):
    """The person has another appointment with the methodist."""

    starts_at: datetime


class NotSignedUp(NotAllowed):
    """The person has no seat."""


class ApplyInstead(NotAllowed):
    """A school's cohort requires an application."""


class AnswersNeeded(NotAllowed):
    """The activity asks something at sign-up."""

    activity: int


class ServiceTooShort(NotAllowed):
    """Both in years."""

    least: int
    years: int


class ServiceTooLong(NotAllowed):
    """Both in years."""

    most: int
    years: int


class NotForPosition(NotAllowed):
    """A school requires another position."""

    wanted: "tuple[Position, ...]"
    own: "Position"


class RoleNeeded(NotAllowed):
    """A school requires a role."""

    role: "Role"


class AlreadyInSchool(NotAllowed):
    """The person learns there or has applied."""


class WasExpelled(NotAllowed):
    """The person was expelled from that cohort."""


class HasMentorship(NotAllowed):
    """The person already has an open mentorship."""


class NoMentor(NotAllowed):
    """The person is not in the district's register of mentors."""


class NoVoice(NotAllowed):
    """The person has no voice in the motion, or has it no more."""


class NotPresent(NotAllowed):
    """The voice is not among those present at the meeting."""


class NoVoices(NotAllowed):
    """The body has no one who may vote."""


class TooFewVoices(NotAllowed):
    """A vote of so few cannot be secret."""

    least: int
    voices: int


class SameMotionOpen(NotAllowed):
    """The body is voting about the same thing already."""

    number: int


class CandidateSilent(NotAllowed):
    """A candidate has not agreed yet."""

    name: str


class VoicesCast(NotAllowed):
    """The motion cannot be withdrawn after the first voice."""

    number: int


class OutOfDate(DistrictError):
    """The person's screen is outdated."""


class MotionNotOpen(OutOfDate):
    """The motion's status does not allow the move."""

    number: int
    status: "MotionStatus"


class CallNotOpen(OutOfDate):
    """The call is not published, or its time has not begun or is over."""

    title: str


class VoteOver(OutOfDate):
    """The time for voting has passed, and the count is near."""

    number: int


class RoundOver(OutOfDate):
    """The button belongs to an earlier round of the motion."""


class VoteFinal(OutOfDate):
    """A secret vote cannot be changed."""


class AlreadyDecided(OutOfDate):
    """`decider` is a short name, or None if the clock decided."""

    number: int
    status: "RequestStatus"
    decider: str | None
    decided_at: datetime


class AnsweredAlready(OutOfDate):
    """Another has answered the thread; `name` is a short name, or None if erased."""

    name: str | None


class SurveyClosed(OutOfDate):
    """The survey takes no answers now."""


class AnsweredOnce(OutOfDate):
    """An anonymous answer was given and cannot be changed."""


class NotOpen(OutOfDate):
    """The request's status does not allow the move."""

    number: int
    status: "RequestStatus"


class UndoTooLate(OutOfDate):
    """The ten minutes for undoing have passed."""

    minutes: int


class UndoRefused(OutOfDate):
    """`reason` selects a variant of the text."""

    reason: str


class AlreadyReported(OutOfDate):
    """`number` is that of the existing request."""

    number: int


class SettingChanged(OutOfDate):
    """A setting was changed after the person had seen it; `by` is a short name, None: a motion."""

    by: str | None


class DraftGone(OutOfDate):
    """The form was sent, cancelled or belongs to another person."""


class InviteSpent(OutOfDate):
    """The link is used, expired or unknown."""


class GrantEnded(OutOfDate):
    """The role has already ended."""


class SignUpClosed(OutOfDate):
    """Enrolment has closed."""


class NotNow(OutOfDate):
    """A personal code is shown outside the hours of a session."""


class DoorsClosed(OutOfDate):
    """A code on the wall is used outside the hours of its session."""


class CodeChanged(OutOfDate):
    """The code on the wall has changed since."""

    minutes: int
    """Interval between two codes."""


class NotInThisState(OutOfDate):
    """The status of an enrolment or activity does not allow the move."""


class MentorFull(OutOfDate):
    """The mentor's capacity is reached."""


class LimitReached(DistrictError):
    """There are already `limit` of `what`; the input is kept."""

    what: "Limited"
    limit: int


class EntryLimit(NotAllowed):
    """The author, or the organization that enters, has sent as many entries as the call allows."""

    limit: int


class QuotaFull(NotAllowed):
    """The municipality has sent as many entries or pupils as the call allows."""

    limit: int


class WorksElsewhere(NotAllowed):
    """A co-author who agrees works in another organization than the team of one organization."""


class NotFound(DistrictError):
    """The object does not exist or is not visible to the person."""


def existing(found: Found | None) -> Found:
    """Returns what was found.

    Raises:
        NotFound: nothing was.
    """
    if found is None:
        raise NotFound
    return found


class MergedMeanwhile(NotFound):
    """The account is that of a person who was merged into another."""


class BadInput(DistrictError):
    """The input is invalid."""


class TooLong(BadInput):
    """Both in characters."""

    limit: int
    length: int


class TooMany(BadInput):
    """More items than a field takes."""

    limit: int


class SendAsFile(BadInput):
    """Something other than a document was sent where files are expected."""


class WrongFileType(BadInput):
    """By extension or MIME type the file is none of the expected types."""

    name: str
    types: str


class NotWhatItSays(BadInput):
    """The first bytes of a file are of another type than its name."""

    name: str


class SentTwice(BadInput):
    """The same file was sent before."""

    name: str


class BadStepLine(BadInput):
    """A line that is no milestone with its day."""

    line: str


class BadAgendaLine(BadInput):
    """A line of an agenda without a possible time, or out of order."""

    line: str


class BadPupilLine(BadInput):
    """A line without initials, class or the day of consent."""

    line: str


class BadAmount(BadInput):
    """Not a number between the limits."""

    least: int
    most: int


class BadLink(BadInput):
    """Not a public https address."""


class CallChanged(BadInput):
    """An answer of the entry is missing, or no longer fits the call."""


class NotOneTeam(BadInput):
    """The call is for teams of one organization, and a co-author is not known to work in it."""

    name: str


class Empty(BadInput):
    """The input is empty."""


class BadName(BadInput):
    text: str


class NameRepeated(BadInput):
    """The patronymic is the given name."""


class BadYear(BadInput):
    earliest: int
    latest: int


class NameTaken(BadInput):
    """The municipality has another organization with this name."""

    name: str


class AlreadyMerged(DistrictError):
    """The organization was merged before."""

    name: str
    """The one that it was merged into."""


class WrongScope(BadInput):
    """The place does not fit the role."""

    role: "Role"


class BadCapacity(BadInput):
    """Not a valid number of seats."""

    largest: int


class BadQuotas(BadInput):
    """The quotas exceed the seats."""

    given: int
    capacity: int


class BadGuestSeats(BadInput):
    """Not so many seats can be kept for another district."""

    most: int


class NotDelegate(NotAllowed):
    """The person has no seat in the assembly."""


class SpeakersClosed(NotAllowed):
    """No more speakers are added to the queue of an assembly."""


class UnlimitedSeats(BadInput):
    """Seats cannot be kept where there are seats for all."""


class BelowTaken(BadInput):
    """Fewer seats than are taken."""

    taken: int
    names: str
    """The people who would lose their seats: the last ones enrolled."""


class MemberUnknown(BadInput):
    """A member of a team has no account."""

    name: str


class MemberTaken(BadInput):
    """A member of a team has signed up already, or is invited to another team."""

    name: str


class BadChildren(BadInput):
    """Not a valid number of children."""

    most: int


class TooManyTogether(BadInput):
    """More people in one enrolment than the activity has seats for them."""

    most: int


class BadFile(BadInput):
    """Not a readable spreadsheet."""


class TooManyRows(BadInput):
    """A spreadsheet has too many rows."""

    limit: int


class NotInList(BadInput):
    """A value is not in the list."""

    text: str


class NotBeforeStart(BadInput):
    """The time must be in the future and before the first session."""


class BadYears(BadInput):
    """Not a valid number of years."""

    largest: int


class NameNotAgreed(BadInput):
    """The person does not agree, or no more, to be named in an announcement."""


class ProgrammeCertified(NotAllowed):
    """An activity on which certificates of a programme rest cannot leave it."""


class TopicsNotAgreed(BadInput):
    """The activity belongs to a programme whose topics the council has not agreed to."""


class BadHours(BadInput):
    """Not a valid number of hours."""

    largest: int


class TwiceInList(BadInput):
    """The same number in two rows."""

    text: str


class NotChangeable(BadInput):
    """A property that cannot be changed, or not any more."""


class OldSheet(BadInput):
    """A spreadsheet that has to be saved in another format first."""


class NoHead(BadInput):
    """A spreadsheet without a row of column names; `columns`: the missing ones."""

    columns: tuple[str, ...]


class NoSigner(BadInput):
    """The post and the name of a signer are not understood, or too long."""


class BadDocument(BadInput):
    """Number, day and hours of a document are not understood."""


class NumberTaken(BadInput):
    """The document of another person has the same number."""


class NotABasis(BadInput):
    """The number or the day of an order or a protocol is not understood."""


class NotADay(BadInput):
    """The date is not understood."""


class NotATime(BadInput):
    """The time is not understood."""


class NoEnd(BadInput):
    """Only the beginning was typed."""


class AmbiguousHour(BadInput):
    """A bare hour that may be of the night or of the day; both in 24 hours."""

    night: int
    day: int


class EndBeforeStart(BadInput):
    """The end is not after the start."""


class Past(BadInput):
    """The time has passed."""


class NotLater(BadInput):
    """A close can only be put off."""


class PupilTwice(BadInput):
    """The pupil is in another entry of the call, or twice in this one."""

    pupil: str


class SessionsOverlap(BadInput):
    """Two sessions of one activity overlap."""


class NotFilled(BadInput):
    """The form is incomplete; `what`: the first missing value."""

    what: str


class OutOfBounds(BadInput):
    """A number outside of what a setting allows, or none at all."""

    least: int
    most: int


class NotAChoice(BadInput):
    """Text where a button is expected."""


class NotAText(BadInput):
    """A sticker, voice message or photo where text is expected."""


class BadChatLink(BadInput):
    """Not a link of a group."""


class Ahead(BadInput):
    """A day in the future where a past one is expected."""


class BadPupil(BadInput):
    """Not initials and class of a child."""


class ConsentNeeded(BadInput):
    """The date of a parent's consent is missing."""


class RecommendationNeeded(BadInput):
    """The school requires a recommendation."""


class BadUrl(BadInput):
    """Not a label and URL for a button."""


class NobodyThere(BadInput):
    """The audience is empty."""


class TooNarrow(BadInput):
    """The audience could single out one person."""


class TooManyImportant(BadInput):
    """`limit` is per seven days."""

    limit: int


class NothingToTell(BadInput):
    """A sticker, poll or the like cannot be announced."""


class NotAlike(BadInput):
    """An album must not mix documents and pictures."""


class TooManyFiles(BadInput):
    limit: int


class BelowPairs(BadInput):
    """`pairs` is the number of active pairs."""

    pairs: int


class BadPhone(BadInput):
    """Not a phone number."""


class TooFewOptions(BadInput):
    """A motion needs more options, or as many as may be chosen."""

    least: int


class TooManySlots(BadInput):
    """`limit` is per stage of a call."""

    limit: int


class TooManyOptions(BadInput):
    limit: int


class BadTotals(BadInput):
    """Totals of a vote on paper that do not add up; `voices`: that could be cast."""

    voices: int


class NotOfDistrict(BadInput):
    """A candidate works outside the district, or is not known."""

    name: str


class QuietDeadline(BadInput):
    """Voting must not end in quiet hours; both are local hours."""

    start: int
    end: int
