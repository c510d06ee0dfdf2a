"""The form that puts a motion, and the one that withdraws it.

Only the question, or what a kind asks for instead, is asked; everything else has a default in
the summary, where a button changes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from district.activities.activity import Activity
from district.clock import Calendar
from district.council.bodies import Body
from district.council.motion import (
    KINDS,
    MOST_OPTIONS,
    QUESTION_LIMIT,
    TEXT_LIMIT,
    Mode,
    Motion,
    MotionFile,
    MotionKind,
    MotionStatus,
    NewMotion,
)
from district.council.motion import Option as MotionOption
from district.council.settings import proposed
from district.council.tally import Method, Rules
from district.drafts import Form as FormName
from district.errors import OutOfDate, Past, TooFewOptions
from district.forms import (
    Choice,
    Choices,
    Entered,
    Form,
    Hub,
    LongText,
    Moment,
    Option,
    Options,
    ShortText,
    Typed,
    always,
    other,
)
from district.ids import ActivityId, AreaId, CurriculumId, MotionId, PersonId, TopicId, TypeId
from district.people.person import Person
from district.requests.request import REASON_LIMIT
from district.spelling import tidy
from district.topics import Area
from district.typed_text import limited_text

MEETING_TYPE = TypeId("council-meeting")
"""The type of an activity that is a meeting of the council (`data/activity_types.toml`)."""
PEOPLE = 6
"""Candidates on a page."""
ITEM_LIMIT = 100
"""Limit in characters of an option of a list."""
CLOSES = time(18, 0)
"""Local time at which voting by correspondence ends, unless said otherwise."""
DAYS = (3, 5, 7, 10, 14)
"""Offered lengths of voting by correspondence."""
USUAL_MOST = 3
"""How many options of a list may be chosen, unless said otherwise."""
PROPOSED = "council.priorities.clusters"
"""Begins with the topics that are difficult for most people as priorities of the year."""
LONGEST_ID = 10
"""In digits."""
BY_LETTER = "letter"
"""Id of voting by correspondence among the meetings."""


class Secrecy(StrEnum):
    OPEN = "open"
    SECRET = "secret"  # noqa: S105 - not a password
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class PuttingFacts:
    rules: Rules
    """Rules of the district's settings now."""
    vote_days: int
    is_head_secret: bool
    voices: int
    areas: tuple[Area, ...] = ()
    people: tuple[Person, ...] = ()
    """The ticked ones, then those found, or the members of the body without a search."""
    meetings: tuple[Activity, ...] = ()
    """Meetings of the council that are ahead; of an assembly the assembly alone."""
    head: Person | None = None
    programme: str = ""
    """The title of the programme to whose topics the council is asked to agree."""


def _kind(raw: str) -> MotionKind:
    """Not the enum itself, because only kinds that are offered have texts."""
    return MotionKind(raw)


def _kinds(_: PuttingFacts, entered: Entered) -> Sequence[Option]:
    asked = (
        kind
        for kind, rule in KINDS.items()
        if body_of(entered) in rule.bodies and kind not in {MotionKind.FREE, MotionKind.SETTING}
    )
    return [Option(id=kind) for kind in asked]


def _people(facts: PuttingFacts, _: Entered) -> Sequence[Option]:
    return [
        Option(id=str(one.id), label=one.profile.listed if one.profile else str(one.id))
        for one in facts.people
    ]


def _areas(facts: PuttingFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.areas]


def _topics(facts: PuttingFacts, entered: Entered) -> Sequence[Option]:
    open_id = entered.group_of(TOPICS)
    area = next((one for one in facts.areas if one.id == open_id), None)
    return [Option(id=one.id, label=one.label) for one in area.topics] if area else []


def _most(_: PuttingFacts, entered: Entered) -> Sequence[Option]:
    return [Option(id=str(one), label=str(one)) for one in range(1, len(options_of(entered)) + 1)]


def _days(_: PuttingFacts, __: Entered) -> Sequence[Option]:
    return [Option(id=str(one)) for one in DAYS]


def _meetings(facts: PuttingFacts, _: Entered) -> Sequence[Option]:
    return [
        Option(id=BY_LETTER),
        *(Option(id=str(one.id), label=one.title) for one in facts.meetings),
    ]


def _secrecies(_: PuttingFacts, entered: Entered) -> Sequence[Option]:
    may_be_secret = KINDS[kind_of(entered)].may_be_secret
    return [Option(id=one) for one in Secrecy if may_be_secret or one is not Secrecy.SECRET]


def _meeting(raw: str) -> ActivityId | None:
    return None if raw == BY_LETTER else ActivityId(int(raw))


def _items(text: str) -> list[str]:
    """Parses one option a line.

    Raises:
        TooFewOptions: there are fewer than two.
        TooLong: one is too long.
    """
    said = dict.fromkeys(one for line in text.splitlines() if (one := tidy(line)))
    if not 1 < len(said) <= MOST_OPTIONS:
        raise TooFewOptions(least=2)
    return [limited_text(one, ITEM_LIMIT) for one in said]


def _asks_people(entered: Entered) -> bool:
    return KINDS[kind_of(entered)].methods[0] is Method.CANDIDATES


def _asks_topics(entered: Entered) -> bool:
    kind = kind_of(entered)
    is_list = kind is MotionKind.PROGRAMME and curriculum_in(entered) is None
    return kind is MotionKind.PRIORITIES or is_list


def _has_own_question(entered: Entered) -> bool:
    """Returns whether the kind says by itself what is decided."""
    kinds = {MotionKind.HEAD, MotionKind.RECALL, MotionKind.PRIORITIES, MotionKind.SETTING}
    return kind_of(entered) in kinds or curriculum_in(entered) is not None


def _is_list(entered: Entered) -> bool:
    return len(options_of(entered)) > 1 and not _asks_people(entered)


class FilesField(Hub[tuple[MotionFile, ...]]):
    def read(self, raw: Any) -> tuple[MotionFile, ...]:
        return tuple(map(MotionFile.read, raw))

    def keep(self, value: tuple[MotionFile, ...]) -> Any:
        return [one.plain() for one in value]


KIND = Choice(
    "kind",
    options=Options(_kind, _kinds),
    labels="putting-kind",
    other=True,
    takes_words=True,
    columns=1,
    changeable=False,
)
"""A free question is «другое»: its words may be typed at once."""
QUESTION = ShortText(
    "question", limit=QUESTION_LIMIT, part_of="kind", hangs_on=(KIND,), beside=_has_own_question
)
CANDIDATES = Choices(
    "candidates",
    options=Options(lambda raw: PersonId(int(raw)), _people),
    when=_asks_people,
    hangs_on=(KIND,),
    least=1,
    most=MOST_OPTIONS,
    in_order=True,
    columns=1,
    page=PEOPLE,
    searched=True,
)
TOPICS = Choices(
    "topics",
    options=Options(TopicId, _topics),
    groups=Options(AreaId, _areas),
    when=_asks_topics,
    hangs_on=(KIND,),
    least=1,
    most=MOST_OPTIONS,
    in_order=True,
)
ITEMS = Typed("items", parse=_items, when=other(KIND), hangs_on=(KIND,), beside=always)
"""Options of a free question; without them it is for or against."""
MOST = Choice(
    "most", options=Options(int, _most), when=_is_list, hangs_on=(TOPICS, ITEMS), beside=always,
    columns=5,
)  # fmt: skip
TEXT = LongText("text", limit=TEXT_LIMIT, beside=always)
FILES = FilesField("files", beside=always)
MEETING = Choice(
    "meeting",
    options=Options(_meeting, _meetings),
    labels="putting-meeting",
    beside=always,
    columns=1,
)
LENGTH = Choice(
    "days",
    options=Options(int, _days),
    labels="putting-days",
    beside=always,
    other=True,
    takes_words=True,
    columns=3,
    drops=("closes",),
)
UNTIL = Moment(
    "closes", kind=datetime, when=other(LENGTH), follows=(LENGTH,), beside=always, changeable=False
)
SECRECY = Choice("secrecy", options=Options(Secrecy, _secrecies), beside=always, columns=1)
AGENDA = Moment("agenda", kind=date, beside=always)

PUTTING: Form[PuttingFacts] = Form(
    name=FormName.MOTION,
    texts="putting",
    fields=(
        KIND, QUESTION, CANDIDATES, TOPICS, ITEMS, MOST, TEXT, FILES, MEETING, LENGTH, UNTIL,
        SECRECY, AGENDA,
    ),
)  # fmt: skip

REASON = LongText("reason", limit=REASON_LIMIT, changeable=False)
WITHDRAWAL: Form[str] = Form(name=FormName.WITHDRAWAL, texts="withdrawing", fields=(REASON,))


def putting(about: str | None) -> Entered:
    """Returns a new form. `about`: «<body>.» and then «<kind>», «head.<person>»,
    «programme.<curriculum>» or «setting.<key>.<value>»; each may be missing.
    «assembly.<activity>» begins a resolution.
    """
    body, parts = Body.COUNCIL, (about or "").split(".")
    if parts[0] in set(Body):
        body, parts = Body(parts[0]), parts[1:]
    entered = Entered().with_given(body=body)
    begun = _resolving if body is Body.ASSEMBLY else _of_kind
    return begun(entered, *parts)


def _of_kind(entered: Entered, kind: str = "", *more: str) -> Entered:
    if kind == MotionKind.FREE:
        return PUTTING.answered_other(entered, KIND)
    if kind not in set(MotionKind):
        return entered
    if kind == MotionKind.SETTING:
        if len(more) != 2:  # noqa: PLR2004 - key and value
            raise OutOfDate
        entered = entered.with_given(key=more[0], value=proposed(*more))
    if kind == MotionKind.PROGRAMME and more and more[0].isdecimal():
        entered = entered.with_given(body=Body.COUNCIL, curriculum=int(more[0]))
    entered = PUTTING.answered_raw(entered, KIND, kind)
    if kind == MotionKind.HEAD and more and more[0].isdecimal():
        entered = PUTTING.answered_raw(entered, CANDIDATES, [more[0]])
    return entered


def _resolving(entered: Entered, activity: str = "", *_: str) -> Entered:
    """Returns a form of a resolution of an assembly."""
    if not (activity.isdecimal() and len(activity) < LONGEST_ID):
        raise OutOfDate
    entered = PUTTING.answered_raw(entered.with_given(assembly=int(activity)), MEETING, activity)
    return PUTTING.answered_raw(entered, KIND, MotionKind.RESOLUTION)


def withdrawing(motion: MotionId) -> Entered:
    return Entered().with_given(motion=motion)


def withdrawn_motion(entered: Entered) -> MotionId:
    return MotionId(entered.given("motion"))


def body_of(entered: Entered) -> Body:
    return Body(entered.given("body") or Body.COUNCIL)


def curriculum_in(entered: Entered) -> CurriculumId | None:
    """Returns the programme to whose topics the council is asked to agree."""
    found: int | None = entered.given("curriculum")
    return None if found is None else CurriculumId(found)


def assembly_of(entered: Entered) -> ActivityId | None:
    number = entered.given("assembly")
    return None if number is None else ActivityId(number)


def kind_of(entered: Entered) -> MotionKind:
    return entered.get(KIND) or MotionKind.FREE


def options_of(entered: Entered) -> tuple[MotionOption, ...]:
    """Returns the candidates, topics or items; their ids are given when the motion is put."""
    if people := entered.get(CANDIDATES) if _asks_people(entered) else None:
        return tuple(MotionOption(id="", person=one) for one in people)
    if topics := entered.get(TOPICS) if _asks_topics(entered) else None:
        return tuple(MotionOption(id="", topic=one) for one in topics)
    items = entered.get(ITEMS) if entered.is_other(KIND) else None
    return tuple(MotionOption(id="", label=one) for one in items or ())


def most_of(entered: Entered) -> int:
    """Returns how many options of a list may be chosen."""
    return entered.get(MOST) or min(USUAL_MOST, max(1, len(options_of(entered)) - 1))


def secrecy_of(entered: Entered, facts: PuttingFacts) -> Secrecy:
    usual = kind_of(entered) is MotionKind.HEAD and facts.is_head_secret
    return entered.get(SECRECY) or (Secrecy.SECRET if usual else Secrecy.OPEN)


def meeting_of(entered: Entered) -> ActivityId | None:
    return entered.get(MEETING)


def closes_at(entered: Entered, now: datetime, calendar: Calendar) -> datetime | None:
    """Returns the chosen end of voting; None: the usual number of days after the opening."""
    if meeting_of(entered) is not None:
        return None
    until, days = entered.get(UNTIL), entered.get(LENGTH)
    if entered.is_other(LENGTH) and until is not None:
        return calendar.at(until.date(), until.time())
    if days is None:
        return None
    return calendar.after_quiet(calendar.at(calendar.local(now).date() + timedelta(days), CLOSES))


def nearest_end(moment: datetime, now: datetime, calendar: Calendar) -> datetime:
    """Returns `moment`, a local time, or the nearest one outside quiet hours.

    Raises:
        Past: it has passed.
    """
    at = calendar.at(moment.date(), moment.time())
    if at <= now:
        raise Past
    return calendar.local(calendar.after_quiet(at)).replace(tzinfo=None)


def motion_of(
    entered: Entered, facts: PuttingFacts, question: str, now: datetime, calendar: Calendar
) -> NewMotion:
    """Returns the motion to put. `question`: the words of a kind that asks for none.

    Raises:
        OutOfDate: an answer is missing.
    """
    kind, options = kind_of(entered), options_of(entered)
    if (_asks_people(entered) or _asks_topics(entered)) and not options:
        raise OutOfDate
    meeting, secrecy = meeting_of(entered), secrecy_of(entered, facts)
    is_list = _is_list(entered)
    return NewMotion(
        kind=kind,
        question=entered.get(QUESTION) or question,
        text=entered.get(TEXT) or "",
        files=entered.get(FILES) or (),
        options=options,
        method=Method.SEVERAL if is_list else None if _asks_people(entered) else Method.QUESTION,
        most=most_of(entered) if is_list else 1,
        secret=secrecy is Secrecy.SECRET,
        paper=secrecy is Secrecy.PAPER,
        mode=Mode.CORRESPONDENCE if meeting is None else Mode.MEETING,
        meeting=meeting,
        closes_at=closes_at(entered, now, calendar),
        agenda_on=entered.get(AGENDA),
        effect=_effect(entered, now, calendar),
    )


def opens_at_once(motion: Motion) -> bool:
    """Returns whether a motion just put waits for no meeting, day or candidate."""
    waits = motion.mode is Mode.MEETING or motion.agenda_on is not None
    has_candidates = any(one.person is not None for one in motion.options)
    return motion.status is MotionStatus.DRAFT and not waits and not has_candidates


def _effect(entered: Entered, now: datetime, calendar: Calendar) -> Mapping[str, Any] | None:
    match kind_of(entered):
        case MotionKind.SETTING:
            return {"key": entered.given("key"), "value": entered.given("value")}
        case MotionKind.PRIORITIES:
            return {"year": school_year(calendar.local(now).date())}
        case MotionKind.PROGRAMME if (curriculum := curriculum_in(entered)) is not None:
            return {"curriculum": curriculum}
    return None


def school_year(today: date) -> int:
    """Returns the first year of the school year to decide about; from June on the next one."""
    return today.year if today.month >= 6 else today.year - 1  # noqa: PLR2004 - June
