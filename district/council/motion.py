"""Motions: the questions of a body, from the agenda to the outcome.

```
draft     → open | withdrawn                     announced: a draft with a day on the agenda
open      → adopted | rejected | no-quorum
open      → open                                 a vote, or a run-off as a further round
open      → withdrawn                            before the first voice only
no-quorum → open                                 put again: a new round under the same number
```
Who is entitled, the rules and the secrecy are frozen when a motion opens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from district.clock import Calendar
from district.council.bodies import STANDING_BODIES, Body
from district.council.tally import Ballot, Choice, Majority, Method, Outcome, Rules, Verdict
from district.errors import (
    Empty,
    MotionNotOpen,
    NotAllowed,
    NotFilled,
    Past,
    QuietDeadline,
    TooFewOptions,
    TooLong,
    TooManyFiles,
    TooManyOptions,
)
from district.ids import (
    ActivityId,
    DistrictId,
    DraftId,
    MotionId,
    MunicipalityId,
    PersonId,
    ProtocolId,
    SeatId,
    TopicId,
)
from district.people.person import Person
from district.territory import Municipality
from district.topics import Topic

QUESTION_LIMIT = 300
TEXT_LIMIT = 3_000
MOST_OPTIONS = 20
MOST_FILES = 10
LEAST_SECRET = 5
"""Voices below which a vote cannot be secret."""
DAY_BEFORE = timedelta(days=1)


class MotionStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no-quorum"
    WITHDRAWN = "withdrawn"

    @property
    def is_counted(self) -> bool:
        """Whether a count ended the last round."""
        return self in {MotionStatus.ADOPTED, MotionStatus.REJECTED, MotionStatus.NO_QUORUM}


class MotionKind(StrEnum):
    HEAD = "head"
    """Election of the head."""
    RECALL = "recall"
    """Removal of the head."""
    PRIORITIES = "priorities"
    """Up to several topics for a school year."""
    PROGRAMME = "programme"
    """Topics of a programme."""
    NOMINATION = "nomination"
    RESULTS = "results"
    """Confirmation of the results of a call."""
    SETTING = "setting"
    """Change of a setting of the district."""
    RESOLUTION = "resolution"
    """Resolution of the delegates of an assembly."""
    FREE = "free"


class Mode(StrEnum):
    CORRESPONDENCE = "correspondence"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    methods: tuple[Method, ...]
    """Methods of voting that fit, the usual one first."""
    bodies: frozenset[Body] = frozenset(STANDING_BODIES)
    has_effect: bool = False
    may_be_secret: bool = True


_COUNCIL = frozenset({Body.COUNCIL})
_ONE, _PEOPLE, _LIST = Method.QUESTION, Method.CANDIDATES, Method.SEVERAL
KINDS: Mapping[MotionKind, KindRule] = {
    MotionKind.HEAD: KindRule(methods=(_PEOPLE,), bodies=_COUNCIL, has_effect=True),
    MotionKind.RECALL: KindRule(methods=(_ONE,), bodies=_COUNCIL, has_effect=True),
    MotionKind.PRIORITIES: KindRule(methods=(_LIST,), bodies=_COUNCIL, has_effect=True),
    MotionKind.PROGRAMME: KindRule(methods=(_LIST, _ONE)),
    MotionKind.NOMINATION: KindRule(methods=(_PEOPLE,)),
    MotionKind.RESULTS: KindRule(methods=(_ONE,)),
    MotionKind.SETTING: KindRule(
        methods=(_ONE,), bodies=_COUNCIL, has_effect=True, may_be_secret=False
    ),
    MotionKind.RESOLUTION: KindRule(
        methods=(_ONE,), bodies=frozenset({Body.ASSEMBLY}), may_be_secret=False
    ),
    MotionKind.FREE: KindRule(methods=(_ONE, _LIST)),
}


class MotionMove(StrEnum):
    """Moves of motions; past ones are stored in the history."""

    PUT = "put"
    ANNOUNCE = "announce"
    CONSENT = "consent"
    REFUSE = "refuse"
    OPEN = "open"
    VOTE = "vote"
    TOTALS = "totals"
    """Totals of a vote on paper, entered by one of two people."""
    SUCCEED = "succeed"
    """People of a voice changed: a role ended or a successor came."""
    ADOPT = "adopt"
    REJECT = "reject"
    MISS = "miss"
    """Closed without a quorum."""
    RUN_OFF = "run-off"
    AGAIN = "again"
    LOSE = "lose"
    """Votes of a secret round cannot be opened any more: a new round."""
    WITHDRAW = "withdraw"


class By(StrEnum):
    PUTTER = "putter"
    """The author, or the head."""
    CANDIDATE = "candidate"
    VOTER = "voter"
    SYSTEM = "system"
    """The count, which the clock, the chair or the last voice begins."""


class Guard(StrEnum):
    """A condition of a move, beside its source."""

    CANDIDATES_AGREE = "candidates-agree"
    NO_VOICE_CAST = "no-voice-cast"
    NO_OTHER_OPEN = "no-other-open"
    """No open motion of the body is about the same thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionTransition:
    move: MotionMove
    source: MotionStatus
    target: MotionStatus
    by: By
    guards: tuple[Guard, ...] = ()


_S, _M = MotionStatus, MotionMove
_OPENING = (Guard.CANDIDATES_AGREE, Guard.NO_OTHER_OPEN)
TRANSITIONS: tuple[MotionTransition, ...] = (
    MotionTransition(move=_M.ANNOUNCE, source=_S.DRAFT, target=_S.DRAFT, by=By.PUTTER),
    MotionTransition(move=_M.CONSENT, source=_S.DRAFT, target=_S.DRAFT, by=By.CANDIDATE),
    MotionTransition(move=_M.REFUSE, source=_S.DRAFT, target=_S.DRAFT, by=By.CANDIDATE),
    MotionTransition(move=_M.OPEN, source=_S.DRAFT, target=_S.OPEN, by=By.PUTTER, guards=_OPENING),
    MotionTransition(move=_M.VOTE, source=_S.OPEN, target=_S.OPEN, by=By.VOTER),
    MotionTransition(move=_M.TOTALS, source=_S.OPEN, target=_S.OPEN, by=By.VOTER),
    MotionTransition(move=_M.SUCCEED, source=_S.OPEN, target=_S.OPEN, by=By.SYSTEM),
    MotionTransition(move=_M.REFUSE, source=_S.OPEN, target=_S.OPEN, by=By.CANDIDATE),
    MotionTransition(move=_M.RUN_OFF, source=_S.OPEN, target=_S.OPEN, by=By.SYSTEM),
    MotionTransition(move=_M.LOSE, source=_S.OPEN, target=_S.OPEN, by=By.SYSTEM),
    MotionTransition(move=_M.ADOPT, source=_S.OPEN, target=_S.ADOPTED, by=By.SYSTEM),
    MotionTransition(move=_M.REJECT, source=_S.OPEN, target=_S.REJECTED, by=By.SYSTEM),
    MotionTransition(move=_M.MISS, source=_S.OPEN, target=_S.NO_QUORUM, by=By.SYSTEM),
    MotionTransition(
        move=_M.AGAIN, source=_S.NO_QUORUM, target=_S.OPEN, by=By.PUTTER, guards=_OPENING
    ),
    MotionTransition(move=_M.WITHDRAW, source=_S.DRAFT, target=_S.WITHDRAWN, by=By.PUTTER),
    MotionTransition(
        move=_M.WITHDRAW,
        source=_S.OPEN,
        target=_S.WITHDRAWN,
        by=By.PUTTER,
        guards=(Guard.NO_VOICE_CAST,),
    ),
)
"""All transitions. `Motion.moved` is the only function that changes the status."""

MOVE_OF: Mapping[Verdict, MotionMove] = {
    Verdict.ADOPTED: MotionMove.ADOPT,
    Verdict.REJECTED: MotionMove.REJECT,
    Verdict.NO_QUORUM: MotionMove.MISS,
    Verdict.RUNOFF: MotionMove.RUN_OFF,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A candidate or an item of a list; a question has none."""

    id: str
    """Short, and unique within the motion."""
    label: str = ""
    """Typed words; empty for people and topics."""
    person: PersonId | None = None
    topic: TopicId | None = None
    consented: bool | None = None
    """The candidate's answer; None: not given yet, or no person."""

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Option":
        return cls(**plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionFile:
    """A file that Telegram keeps; `kind` is the method of sending it: photo or document."""

    kind: str
    file: str

    def plain(self) -> dict[str, Any]:
        return {"kind": self.kind, "file": self.file}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "MotionFile":
        return cls(**plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMotion:
    """The input for a motion; the rules come from the district's settings."""

    kind: MotionKind
    question: str
    text: str = ""
    files: tuple[MotionFile, ...] = ()
    options: tuple[Option, ...] = ()
    """Their ids may be empty: they are numbered then."""
    method: Method | None = None
    """None: the usual one of the kind."""
    most: int = 1
    majority: Majority | None = None
    """None: as the district's settings have it."""
    secret: bool | None = None
    """None: as the district's settings have it."""
    paper: bool = False
    """Voting on paper: two people enter the totals."""
    mode: Mode = Mode.CORRESPONDENCE
    meeting: ActivityId | None = None
    closes_at: datetime | None = None
    """End of voting by correspondence; None: the usual number of days after opening."""
    agenda_on: date | None = None
    """Local day of the meeting or opening for which the motion is announced."""
    effect: Mapping[str, Any] | None = None
    """JSON facts for the kind's effect: `{"term_until": …}`, `{"key": …, "value": …}`,
    `{"year": …}`.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    id: MotionId
    district: DistrictId
    body: Body
    number: int
    """Within the body of a district."""
    kind: MotionKind
    question: str
    text: str
    files: tuple[MotionFile, ...]
    options: tuple[Option, ...]
    rules: Rules
    secret: bool
    paper: bool
    mode: Mode
    meeting: ActivityId | None
    put_by: PersonId
    put_at: datetime
    draft: DraftId | None
    chair: PersonId | None = None
    """The head at the opening; after a change of heads the new one."""
    status: MotionStatus = MotionStatus.DRAFT
    round: int = 0
    """0: not opened yet."""
    runoff: Choice = ()
    """Candidates of a run-off; empty in the other rounds."""
    opened_at: datetime | None = None
    """Start of the present round."""
    closes_at: datetime | None = None
    """None: when the chair closes it."""
    closed_at: datetime | None = None
    next_at: datetime | None = None
    """When the clock has something to do."""
    agenda_on: date | None = None
    subject: str | None = None
    """Identifies the thing of which only one motion may be open."""
    effect: Mapping[str, Any] | None = None
    outcome: Outcome | None = None
    """Result of the last round that was counted."""
    protocol: ProtocolId | None = None
    version: int = 0
    """Incremented by every change, for compare-and-set."""

    @property
    def is_announced(self) -> bool:
        return self.status is MotionStatus.DRAFT and self.agenda_on is not None

    @property
    def is_open(self) -> bool:
        return self.status is MotionStatus.OPEN

    @property
    def ballot(self) -> Ballot:
        """The choices of the present round."""
        people = [one for one in self.options if one.person is not None]
        refused = frozenset(one.id for one in people if one.consented is False)
        return Ballot(
            rules=self.rules,
            options=self.runoff or tuple(one.id for one in self.options),
            gone=refused,
            is_runoff=bool(self.runoff),
        )

    def option(self, id_: str) -> Option | None:
        return next((one for one in self.options if one.id == id_), None)

    @property
    def winners(self) -> tuple[Option, ...]:
        """Elected or chosen options, the one with the most voices first."""
        chosen = self.outcome.winners if self.outcome else ()
        return tuple(one for id_ in chosen if (one := self.option(id_)) is not None)

    def transition(self, move: MotionMove) -> MotionTransition | None:
        return next((t for t in TRANSITIONS if t.source is self.status and t.move is move), None)

    def moved(self, move: MotionMove, **changes: Any) -> "Motion":
        """Returns the motion after the move. The caller checks who moves it, and the guards.

        Raises:
            MotionNotOpen: there is no such transition.
        """
        transition = self.transition(move)
        if transition is None:
            raise MotionNotOpen(number=self.number, status=self.status)
        return replace(self, status=transition.target, version=self.version + 1, **changes)


class Shown(StrEnum):
    """Lists of motions."""

    NOW = "now"
    """Drafts, and what is being voted on."""
    DECIDED = "decided"
    ALL = "all"

    @property
    def statuses(self) -> frozenset[MotionStatus]:
        now = frozenset({MotionStatus.DRAFT, MotionStatus.OPEN})
        every = frozenset(MotionStatus)
        return {Shown.NOW: now, Shown.DECIDED: every - now, Shown.ALL: every}[self]


def ensure_possible(new: NewMotion, body: Body, now: datetime, calendar: Calendar) -> None:
    """Checks the input for a motion.

    Raises:
        NotAllowed: the kind does not fit the body, the method or a secret vote.
        Empty, TooLong: of the question or the text.
        TooManyFiles: more than `MOST_FILES`.
        TooFewOptions, TooManyOptions: of candidates or of a list.
        NotFilled: an option without words, or a meeting or effect without its facts.
        Past, QuietDeadline: of the end of voting.
    """
    rule, method = KINDS[new.kind], new.method or KINDS[new.kind].methods[0]
    fits = body in rule.bodies and method in rule.methods
    if not fits or (new.secret and not rule.may_be_secret):
        raise NotAllowed
    if not new.question.strip():
        raise Empty
    for words, limit in ((new.question, QUESTION_LIMIT), (new.text, TEXT_LIMIT)):
        if len(words) > limit:
            raise TooLong(limit=limit, length=len(words))
    if len(new.files) > MOST_FILES:
        raise TooManyFiles(limit=MOST_FILES)
    _ensure_options(new, method)
    is_at_meeting = new.meeting is not None
    if (new.mode is Mode.MEETING) != is_at_meeting or (body is Body.ASSEMBLY and not is_at_meeting):
        raise NotFilled(what="meeting")
    if any(name not in (new.effect or {}) for name in _FACTS.get(new.kind, ())):
        raise NotFilled(what="effect")
    ensure_deadline(new.closes_at, now, calendar)


_FACTS: Mapping[MotionKind, tuple[str, ...]] = {
    MotionKind.SETTING: ("key", "value"),
    MotionKind.PRIORITIES: ("year",),
}
"""Facts without which an effect is impossible."""


def _ensure_options(new: NewMotion, method: Method) -> None:
    meant = [(one.label.strip(), one.person, one.topic) for one in new.options]
    if method is Method.QUESTION:
        if meant:
            raise NotAllowed
        return
    least = 1 if method is Method.CANDIDATES else max(2, new.most)
    if len(set(meant)) < least or new.most < 1:
        raise TooFewOptions(least=least)
    if len(meant) > MOST_OPTIONS:
        raise TooManyOptions(limit=MOST_OPTIONS)
    is_filled = (
        all(one.person is not None for one in new.options)
        if method is Method.CANDIDATES
        else all(label or topic for label, _, topic in meant)
    )
    if not is_filled or len(set(meant)) < len(meant):
        raise NotFilled(what="options")


def ensure_deadline(closes_at: datetime | None, now: datetime, calendar: Calendar) -> None:
    """Checks the end of voting.

    Raises:
        Past: it is not ahead.
        QuietDeadline: in quiet hours.
    """
    if closes_at is None:
        return
    if closes_at <= now:
        raise Past
    if calendar.is_quiet(closes_at):
        raise QuietDeadline(start=calendar.quiet.start.hour, end=calendar.quiet.end.hour)


def subject_of(kind: MotionKind, effect: Mapping[str, Any] | None) -> str | None:
    """Returns what identifies the thing of which a body may have one open motion only."""
    facts = effect or {}
    match kind:
        case MotionKind.HEAD | MotionKind.RECALL:
            return "head"
        case MotionKind.SETTING:
            return f"setting:{facts.get('key')}"
        case MotionKind.PRIORITIES:
            return f"priorities:{facts.get('year')}"
        case MotionKind.PROGRAMME if "curriculum" in facts:
            return f"curriculum:{facts['curriculum']}"
    return None


def next_moment(
    opened_at: datetime, closes_at: datetime | None, now: datetime, calendar: Calendar
) -> datetime | None:
    """Returns when the clock has something to do after `now`: a reminder or the close.

    Reminders are sent at half of the time and a day before the close, never in quiet hours.
    """
    if closes_at is None:
        return None
    half = opened_at + (closes_at - opened_at) / 2
    reminders = (calendar.after_quiet(one) for one in (half, closes_at - DAY_BEFORE))
    ahead = (one for one in reminders if max(opened_at, now) < one < closes_at)
    return min(ahead, default=closes_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """A person who shares a voice."""

    person: PersonId
    is_deputy: bool = False
    left_at: datetime | None = None
    """When the person lost the right to vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A voice in a round of a motion."""

    id: SeatId
    motion: MotionId
    round: int
    municipality: MunicipalityId | None
    person: PersonId | None
    """The member to whom the voice belongs; None: to the municipality."""
    is_present: bool | None
    """At a meeting; None: by correspondence."""
    voted_at: datetime | None = None
    """In a secret vote the opening of the round, whenever the vote was cast."""
    cast_by: PersonId | None = None
    """None in a secret vote."""
    choice: Choice | None = None
    """None in a secret vote."""
    voters: tuple[Voter, ...] = ()

    @property
    def has_voted(self) -> bool:
        return self.voted_at is not None

    @property
    def people(self) -> tuple[PersonId, ...]:
        """The people who may cast or change the voice now."""
        return tuple(one.person for one in self.voters if one.left_at is None)

    @property
    def may_be_cast(self) -> bool:
        return self.is_present is not False


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionEntry:
    """A row of the append-only history. Secret votes have none."""

    motion: MotionId
    round: int
    move: MotionMove
    source: MotionStatus | None
    target: MotionStatus
    at: datetime
    person: PersonId | None
    seat: SeatId | None = None
    choice: Choice | None = None
    note: str | None = None
    outcome: Outcome | None = None
    """Result of a counted round, also of one before a run-off."""
    act: int | None = None
    """`Actor.act` of a vote, so that an update that is handled again changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    voted: int
    voices: int
    has_quorum: bool | None
    """None in an open secret vote, and before the opening."""
    present: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRights:
    """Moves that the reader may make now."""

    may_vote: bool = False
    may_change: bool = False
    may_open: bool = False
    may_close: bool = False
    may_withdraw: bool = False
    may_put_again: bool = False
    may_enter_totals: bool = False
    """Whether the reader may enter the totals of a vote on paper."""
    may_answer: bool = False
    """The reader is a candidate and is asked for consent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionFacts:
    """A motion as a reader sees it."""

    motion: Motion
    reader: PersonId
    people: Mapping[PersonId, Person]
    """All who are named by the motion and its seats."""
    municipalities: Mapping[MunicipalityId, Municipality]
    topics: Mapping[TopicId, Topic]
    seats: tuple[Seat, ...]
    """Voices of the present round. In an open secret vote only the reader's own one tells that it
    is cast.
    """
    progress: Progress
    own: Seat | None
    """The reader's seat; None: without a voice."""
    rights: MotionRights
    history: tuple[MotionEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionLine:
    """A motion in a list."""

    motion: Motion
    progress: Progress
    is_awaited: bool
    """Whether the reader has a voice that is not cast yet."""
