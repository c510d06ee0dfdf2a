"""The route (ИОМ): a person's own plan of a school year, agreed and confirmed by a methodist.

```
(new)    → draft                 proposed from the person's own deficits
draft    → asked                 sent to the methodists
asked    → agreed | returned     with a comment; draft if refused or taken back
returned → asked | draft         sent again; taken back
agreed   → active                by the clock, when the decision cannot be undone any more
active   → checking              sent to be confirmed
checking → complete | active     confirmed, its lines frozen; returned with a comment, or taken back
draft, returned, agreed, active → stopped       by the person, or with the person's data
```
A line is a planned thing for a deficit. Except for own ones, that it is done is never stored:
attendance, graduation, an ended pair, a used practice and a settled entry are read each time, so a
corrected mark or a cancelled activity opens it again, and a moved activity keeps it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from district.activities.activity import MOST_HOURS
from district.drafts import Form as FormName
from district.errors import BadHours, NotInThisState, OutOfDate
from district.forms import Choice, Entered, Form, Moment, Option, Options, ShortText, Typed
from district.ids import (
    ActivityId,
    DeficitId,
    DistrictId,
    DraftId,
    LineId,
    PersonId,
    RequestId,
    RouteId,
    TopicId,
)
from district.learning.year import YearLine
from district.requests.request import Move, RequestKind
from district.requests.subject import SubjectFacts
from district.topics import Label

ROUTE_KIND = RequestKind("route")
MOST_LINES = 12
TITLE_LIMIT = 120
EVIDENCE_LIMIT = 200
"""In characters."""
AHEAD = timedelta(days=7)
"""Time of the reminder of a line, before its day."""


class RouteStatus(StrEnum):
    DRAFT = "draft"
    ASKED = "asked"
    RETURNED = "returned"
    AGREED = "agreed"
    ACTIVE = "active"
    CHECKING = "checking"
    COMPLETE = "complete"
    STOPPED = "stopped"

    @property
    def is_editable(self) -> bool:
        return self in {RouteStatus.DRAFT, RouteStatus.RETURNED, RouteStatus.ACTIVE}

    @property
    def is_over(self) -> bool:
        return self in OVER

    @property
    def waits(self) -> bool:
        """Whether a methodist has to decide."""
        return self in {RouteStatus.ASKED, RouteStatus.CHECKING}


_S = RouteStatus
OVER = frozenset({_S.COMPLETE, _S.STOPPED})


class RouteMove(StrEnum):
    SEND = "send"
    AGREE = "agree"
    RETURN = "return"
    TAKE_BACK = "take-back"
    BEGIN = "begin"
    CONFIRM = "confirm"
    GO_ON = "go-on"
    UNDO = "undo"
    STOP = "stop"


class By(StrEnum):
    """The actor of a move."""

    AUTHOR = "author"
    METHODIST = "methodist"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteTransition:
    source: RouteStatus
    move: RouteMove
    target: RouteStatus
    by: By
    on: frozenset[Move] = frozenset()
    """Moves of its request that make it."""


_M = RouteMove
_BACK = (Move.WITHDRAW, Move.EXPIRE)


def _row(
    source: RouteStatus, move: RouteMove, target: RouteStatus, by: By, *on: Move
) -> RouteTransition:
    return RouteTransition(source=source, move=move, target=target, by=by, on=frozenset(on))


ROUTE_TRANSITIONS: tuple[RouteTransition, ...] = (
    _row(_S.DRAFT, _M.SEND, _S.ASKED, By.AUTHOR),
    _row(_S.RETURNED, _M.SEND, _S.ASKED, By.AUTHOR, Move.RESUBMIT),
    _row(_S.ASKED, _M.AGREE, _S.AGREED, By.METHODIST, Move.APPROVE),
    _row(_S.ASKED, _M.RETURN, _S.RETURNED, By.METHODIST, Move.RETURN),
    _row(_S.ASKED, _M.TAKE_BACK, _S.DRAFT, By.AUTHOR, Move.REJECT, *_BACK),
    _row(_S.RETURNED, _M.TAKE_BACK, _S.DRAFT, By.AUTHOR, *_BACK),
    _row(_S.AGREED, _M.BEGIN, _S.ACTIVE, By.CLOCK),
    _row(_S.ACTIVE, _M.SEND, _S.CHECKING, By.AUTHOR, Move.RESUBMIT),
    _row(_S.CHECKING, _M.CONFIRM, _S.COMPLETE, By.METHODIST, Move.APPROVE),
    _row(_S.CHECKING, _M.GO_ON, _S.ACTIVE, By.METHODIST, Move.RETURN, Move.REJECT, *_BACK),
    _row(_S.DRAFT, _M.UNDO, _S.ASKED, By.METHODIST, Move.UNDO),
    _row(_S.RETURNED, _M.UNDO, _S.ASKED, By.METHODIST, Move.UNDO),
    _row(_S.AGREED, _M.UNDO, _S.ASKED, By.METHODIST, Move.UNDO),
    _row(_S.ACTIVE, _M.UNDO, _S.CHECKING, By.METHODIST, Move.UNDO),
    _row(_S.COMPLETE, _M.UNDO, _S.CHECKING, By.METHODIST, Move.UNDO),
    *(_row(one, _M.STOP, _S.STOPPED, By.AUTHOR) for one in _S if one not in OVER),
)
"""All transitions. `Route.moved` is the only function that changes the status."""


class Thing(StrEnum):
    """Kinds of planned things; the value is part of stored lines and of drafts."""

    ACTIVITY = "activity"
    SCHOOL = "school"
    MENTORSHIP = "mentorship"
    CONSULTATION = "consultation"
    PRACTICE = "practice"
    ENTRY = "entry"
    """An own entry of a contest or a defence."""
    OWN = "own"


class LineState(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    """An own line that the person has done; a methodist confirms it."""
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a route, as it is stored."""

    id: LineId
    route: RouteId
    deficit: DeficitId | None
    thing: Thing
    about: int = 0
    """activities.id of an activity or a cohort; 0: none."""
    title: str = ""
    """Empty: named by what it is."""
    hours: int = 0
    due_on: date
    evidence: str | None = None
    """How an own line can be verified, in the person's words."""
    claimed_at: datetime | None = None
    confirmed_at: datetime | None = None
    dropped_at: datetime | None = None
    draft: DraftId | None = None
    """Natural key, for a form sent twice."""
    topic: Label | None = None
    """The deficit's; read with the line, never stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    id: RouteId
    person: PersonId
    district: DistrictId
    year: int
    """The calendar year in which its school year begins."""
    status: RouteStatus
    version: int
    """Incremented by every move and every change of its lines, for compare-and-set."""
    made_at: datetime
    moved_at: datetime
    lines: int = 0
    """These three are frozen when it is over: they outlive the lines and the person's data."""
    done: int = 0
    hours: int = 0
    copy: tuple[dict[str, Any], ...] | None = None
    """The lines as they were when it was completed."""

    def transition(self, move: RouteMove) -> RouteTransition | None:
        return next(
            (t for t in ROUTE_TRANSITIONS if t.source is self.status and t.move is move), None
        )

    def on(self, move: Move) -> RouteMove | None:
        """Returns the move that a move of its request makes."""
        return next(
            (t.move for t in ROUTE_TRANSITIONS if t.source is self.status and move in t.on), None
        )

    def moved(self, move: RouteMove, now: datetime) -> "Route":
        """Returns the route after the move. The caller checks permission.

        Raises:
            NotInThisState: there is no such transition.
        """
        found = self.transition(move)
        if found is None:
            raise NotInThisState
        return replace(self, status=found.target, version=self.version + 1, moved_at=now)

    def changed(self) -> "Route":
        """Returns the route after a change of its lines.

        Raises:
            NotInThisState: its lines cannot be changed now.
        """
        if not self.status.is_editable:
            raise NotInThisState
        return replace(self, version=self.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Acts of the person since the year began, as far as it closes lines."""

    activities: Mapping[ActivityId, YearLine] = field(default_factory=dict)
    """Enrolments that can still lead, or have led, to attendance."""
    cancelled: frozenset[ActivityId] = frozenset()
    """Activities of lines that will not be held."""
    moved: Mapping[ActivityId, date] = field(default_factory=dict)
    """The present last day of activities of lines."""
    topics: Mapping[DeficitId, TopicId] = field(default_factory=dict)
    """Topics of the deficits of lines; one in own words has none."""
    pairs: Sequence[frozenset[TopicId]] = ()
    """The topics that each ended pair was about."""
    entries: Sequence[frozenset[TopicId]] = ()
    """The topic of each settled entry, if it has one."""
    used: frozenset[DeficitId] = frozenset()
    """Deficits on whose topics the person has used a practice."""
    consulted: frozenset[DeficitId] = frozenset()

    def closed(self, lines: Iterable[Line]) -> frozenset[LineId]:
        """Returns the lines of a route that are done."""
        kept = sorted((one for one in lines if one.dropped_at is None), key=lambda one: one.id)
        by_act = {one.id for one in kept if self._closes(one)}
        for thing, ended in ((Thing.MENTORSHIP, self.pairs), (Thing.ENTRY, self.entries)):
            by_act |= self._shared_out([one for one in kept if one.thing is thing], ended)
        return frozenset(by_act)

    def _closes(self, line: Line) -> bool:
        found = self.activities.get(ActivityId(line.about))
        match line.thing:
            case Thing.ACTIVITY:
                return found is not None and found.counts
            case Thing.SCHOOL:  # its certificate is given with the graduation
                return found is not None and found.counts and found.certificate is not None
            case Thing.PRACTICE:
                return line.deficit in self.used
            case Thing.CONSULTATION:
                return line.deficit in self.consulted
            case Thing.OWN:
                return line.confirmed_at is not None
        return False

    def _shared_out(
        self, lines: Sequence[Line], ended: Iterable[frozenset[TopicId]]
    ) -> set[LineId]:
        """Returns the lines that what has ended closes: those of its topics; if there are none,
        the first line without a topic, or if it has no topic itself, the first that is left.
        """
        about = {one.id: self.topics.get(one.deficit) if one.deficit else None for one in lines}
        closed, spare = set[LineId](), []
        for topics in ended:
            own = {line for line, topic in about.items() if topic in topics}
            closed |= own
            if not own:
                spare.append(topics)
        for topics in sorted(spare, key=len, reverse=True):
            left = [one for one, topic in about.items() if topic is None or not topics]
            closed.update([one for one in left if one not in closed][:1])
        return closed


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """A line with its state, which is read from what happened."""

    line: Line
    state: LineState
    due_on: date
    """The last day of a moved activity, otherwise the day that was entered."""
    is_cancelled: bool = False
    """The planned activity will not be held: something else has to be chosen."""
    number: str | None = None
    """The number of the certificate."""

    @property
    def is_closed(self) -> bool:
        return self.state in {LineState.DONE, LineState.DROPPED}

    @classmethod
    def of(cls, line: Line, evidence: Evidence, closed: Collection[LineId]) -> "LineFacts":
        about = ActivityId(line.about)
        state = LineState.PLANNED
        if line.dropped_at is not None:
            state = LineState.DROPPED
        elif line.id in closed:
            state = LineState.DONE
        elif line.claimed_at is not None:
            state = LineState.CLAIMED
        attended = evidence.activities.get(about)
        return cls(
            line=line,
            state=state,
            due_on=evidence.moved.get(about, line.due_on),
            is_cancelled=state is LineState.PLANNED and about in evidence.cancelled,
            number=attended.number if attended is not None else None,
        )

    def plain(self) -> dict[str, Any]:
        """Returns the frozen line, as JSON."""
        one, topic = self.line, self.line.topic
        return {
            "title": one.title,
            "thing": one.thing.value,
            "topic": None if topic is None else [topic.ru, topic.en],
            "hours": one.hours,
            "due_on": self.due_on.isoformat(),
            "state": self.state.value,
            "number": self.number,
            "evidence": one.evidence,
        }

    @classmethod
    def read(cls, route: RouteId, place: int, plain: Mapping[str, Any]) -> "LineFacts":
        """Returns a frozen line; `place`: used as its id."""
        named, due = plain["topic"], date.fromisoformat(plain["due_on"])
        topic = None
        if named is not None:
            ru, en = named
            topic = Label(ru=ru, en=en, button_ru=ru, button_en=en)
        line = Line(
            id=LineId(place),
            route=route,
            deficit=None,
            thing=Thing(plain["thing"]),
            title=plain["title"],
            hours=plain["hours"],
            due_on=due,
            evidence=plain["evidence"],
            topic=topic,
        )
        return cls(line=line, state=LineState(plain["state"]), due_on=due, number=plain["number"])


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    route: Route
    lines: tuple[LineFacts, ...]
    today: date
    request: RequestId | None = None
    """The number of the request that waits, or was returned."""
    comment: str | None = None
    """A methodist's words of the return."""

    @property
    def kept(self) -> list[LineFacts]:
        return [one for one in self.lines if one.state is not LineState.DROPPED]

    @property
    def done(self) -> int:
        return sum(one.state is LineState.DONE for one in self.lines)

    @property
    def hours(self) -> int:
        return hours_of(one for one in self.kept if one.state is LineState.DONE)

    @property
    def planned(self) -> int:
        return hours_of(self.kept)

    @property
    def may_check(self) -> bool:
        """Whether everything is done, as far as the person can do it."""
        ready = {LineState.DONE, LineState.CLAIMED}
        kept = self.kept
        return bool(kept) and all(one.state in ready for one in kept)

    @property
    def is_done(self) -> bool:
        return self.done == len(self.kept)

    def due(self, until: date) -> list[LineFacts]:
        """Returns open lines that are due by that day."""
        return [one for one in self.kept if one.state is LineState.PLANNED and one.due_on <= until]

    def get(self, line: LineId) -> LineFacts:
        """
        Raises:
            OutOfDate: the route has no such line.
        """
        for one in self.lines:
            if one.line.id == line:
                return one
        raise OutOfDate

    def frozen(self) -> Route:
        """Returns the route with its counts and its lines as they are now."""
        return replace(
            self.route,
            lines=len(self.kept),
            done=self.done,
            hours=self.hours,
            copy=tuple(one.plain() for one in self.kept),
        )


def hours_of(lines: Iterable[LineFacts]) -> int:
    """Returns the hours of the lines; an activity in two lines counts once."""
    activities: dict[int, int] = {}
    others = 0
    for one in lines:
        if one.line.about:
            activities[one.line.about] = one.line.hours
        else:
            others += one.line.hours
    return sum(activities.values()) + others


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteSubject(SubjectFacts):
    """A route as the methodists see it."""

    facts: RouteFacts

    @property
    def mark(self) -> str | None:
        return f"{self.facts.route.id}.{self.facts.route.version}"


# ── The form of a line ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Something that a line may plan, as an option of the form."""

    thing: Thing
    about: int = 0
    title: str = ""
    """The activity's."""
    hours: int = 0
    ends_on: date | None = None
    topics: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return f"{self.thing.value}-{self.about}" if self.about else self.thing.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """An open deficit of the person."""

    deficit: DeficitId
    topic: str | None
    label: Label | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """Options of the steps of the form."""

    needs: Sequence[Need]
    things: Sequence[Planned]
    today: date
    last: date
    """The last day of the school year."""

    def need(self, deficit: DeficitId | None) -> Need | None:
        return next((one for one in self.needs if one.deficit == deficit), None)

    def for_need(self, need: Need | None) -> list[Planned]:
        """Returns activities on the topic of the deficit (without one, all), then the rest."""
        return [
            one
            for one in self.things
            if not one.topics or need is None or need.topic is None or need.topic in one.topics
        ]


NO_DEFICIT = "0"
GENERAL = tuple(
    Planned(thing=one)
    for one in (Thing.MENTORSHIP, Thing.CONSULTATION, Thing.PRACTICE, Thing.ENTRY, Thing.OWN)
)


def _deficit(raw: str) -> DeficitId:
    """
    Raises:
        ValueError: not a number.
    """
    return DeficitId(int(raw))


def _needs(facts: Choosing, _: Entered) -> list[Option]:
    found = [
        Option(id=str(one.deficit), label=one.label or (one.words or "")[:28])
        for one in facts.needs
    ]
    return [*found, Option(id=NO_DEFICIT)]


def _things(facts: Choosing, entered: Entered) -> list[Option]:
    need = facts.need(entered.get(DEFICIT))
    return [
        Option(id=one.id, label=one.title or None)
        for one in facts.for_need(need)
        if need is not None or one.thing not in {Thing.CONSULTATION, Thing.PRACTICE}
    ]


def _is(*things: Thing) -> Any:
    return lambda entered: (entered.get(THING) or "").partition("-")[0] in things


def _hours(text: str) -> int:
    """
    Raises:
        BadHours: no number from 0 to `MOST_HOURS`.
    """
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal()) or int(typed) > MOST_HOURS:
        raise BadHours(largest=MOST_HOURS)
    return int(typed)


_HELD = (Thing.ACTIVITY, Thing.SCHOOL)
DEFICIT = Choice(
    "deficit", options=Options(_deficit, _needs), columns=1, page=6, labels="route-deficit"
)
THING = Choice(
    "thing",
    options=Options(str, _things),
    columns=1,
    page=6,
    labels="route-thing",
    hangs_on=(DEFICIT,),
)
TITLE = ShortText("title", limit=TITLE_LIMIT, when=_is(Thing.OWN), hangs_on=(THING,))
EVIDENCE = ShortText(
    "evidence", limit=EVIDENCE_LIMIT, when=_is(Thing.OWN), hangs_on=(THING,), optional=True
)
HOURS = Typed(
    "hours", parse=_hours, optional=True, hangs_on=(THING,),
    when=lambda entered: not _is(*_HELD)(entered),
)  # fmt: skip
DUE = Moment("due", kind=date, hangs_on=(THING,), when=lambda entered: not _is(*_HELD)(entered))
LINE: Form[Choosing] = Form(
    name=FormName.ROUTE_LINE,
    texts="route-line",
    fields=(DEFICIT, THING, TITLE, EVIDENCE, HOURS, DUE),
)


def line_of(entered: Entered, facts: Choosing, route: RouteId, draft: DraftId) -> Line:
    """Returns the entered line.

    Raises:
        OutOfDate: an answer is missing, or is not offered any more.
    """
    chosen = next((one for one in facts.things if one.id == entered.need(THING)), None)
    if chosen is None:
        raise OutOfDate
    deficit = entered.get(DEFICIT)
    if deficit and facts.need(deficit) is None:
        raise OutOfDate
    return Line(
        id=LineId(0),
        route=route,
        deficit=deficit or None,
        thing=chosen.thing,
        about=chosen.about,
        title=entered.get(TITLE) or chosen.title,
        hours=chosen.hours or entered.get(HOURS) or 0,
        due_on=chosen.ends_on or entered.need(DUE),
        evidence=entered.get(EVIDENCE),
        draft=draft,
    )


def proposed(facts: Choosing, route: RouteId) -> list[Line]:
    """Returns a line for each deficit: the next activity on its topic, or a mentor."""
    lines = []
    for need in facts.needs[:MOST_LINES]:
        held = [one for one in facts.for_need(need) if one.about and one.topics]
        if need.topic is None:
            held = []
        chosen = held[0] if held else Planned(thing=Thing.MENTORSHIP)
        lines.append(
            Line(
                id=LineId(0),
                route=route,
                deficit=need.deficit,
                thing=chosen.thing,
                about=chosen.about,
                title=chosen.title,
                hours=chosen.hours,
                due_on=chosen.ends_on or facts.last,
            )
        )
    return lines
