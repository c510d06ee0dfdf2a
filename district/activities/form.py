"""The form of an activity: its steps, the entered values, and the plan they produce.

The path from the type to the audience describes the first session. Once the summary is reached
(`whole`), it opens every step again for a correction, the steps of another session, and a hub with
advanced settings; all of them lead back to it. Of a published activity the form changes one
property and asks only for it (`only`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, islice
from typing import Any, TypeVar

from district.activities.activity import (
    DESCRIPTION_LIMIT,
    LONGEST_SERVICE,
    MOST_HOURS,
    MOST_SESSIONS,
    PLACE_LIMIT,
    TITLE_LIMIT,
    Activity,
    ActivityType,
    Audience,
    Session,
    ensure_seats,
    ensure_sessions,
)
from district.activities.agenda import ensure_in_order
from district.activities.coordination import Clash
from district.activities.one_message import Heard
from district.campaigns import Campaign
from district.clock import Calendar
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import (
    BadCapacity,
    BadHours,
    BadYears,
    DistrictError,
    DraftGone,
    NotAChoice,
    NotBeforeStart,
    NotFilled,
)
from district.forms import (
    Choice,
    Choices,
    Condition,
    Entered,
    Field,
    Form,
    Hub,
    Option,
    Options,
    always,
    each,
)
from district.holidays import Holidays
from district.ids import (
    ActivityId,
    AreaId,
    CampaignId,
    DistrictId,
    MunicipalityId,
    SchoolId,
    SessionId,
    TopicId,
    TypeId,
)
from district.people.person import Position
from district.spelling import tidy
from district.territory import Municipality
from district.topics import Area, Label
from district.typed_text import limited_text
from district.typed_time import read_day, read_hours, read_moment

CLOSES = time(18, 0)
"""Local time at which sign-up ends, on the day before the first session, unless said otherwise."""
MERGES = time(10, 0)
"""Local time at which unused quotas become available to all, on the chosen day."""
YOUNG = 3
"""Years of service."""

T = TypeVar("T")
_NEWER = ("district", "at", "adds", "heard", "place", "guests", "second_capacity", "campaign")
"""Values that a draft has only if they were entered: older drafts lack them."""
_NUMBER = re.compile(
    r"(\d{1,6})(?:\s?(?:чел(?:\.|овека?)?|мест[ао]?|ак\.\s?ч\.?|ч\.?|час(?:а|ов)?|лет|года?|people|seats|hours?|h))?"
)


class Whom(StrEnum):
    """Presets of the audience. Values are short: they are part of callback data."""

    ALL = "all"
    DISTRICT = "district"
    YOUNG = "young"

    @classmethod
    def of(cls, audience: Audience) -> "Whom":
        if not audience.districts:
            return cls.ALL
        return cls.DISTRICT if audience.longest_service is None else cls.YOUNG


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """A session in local day and times, as typed."""

    day: date
    begins: time
    ends: time
    place: str

    @property
    def starts_locally(self) -> datetime:
        return datetime.combine(self.day, self.begins)  # on the wall, not in the world

    def session(self, calendar: Calendar) -> Session:
        return Session(
            starts_at=calendar.at(self.day, self.begins),
            ends_at=calendar.at(self.day, self.ends),
            place=self.place,
        )

    @classmethod
    def of(cls, session: Session, calendar: Calendar) -> "PlannedSession":
        begins, ends = calendar.local(session.starts_at), calendar.local(session.ends_at)
        return cls(day=begins.date(), begins=begins.time(), ends=ends.time(), place=session.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A complete and valid activity to be held."""

    type: TypeId
    title: str
    hours: int
    sessions: tuple[Session, ...]
    signup_closes_at: datetime
    description: str | None = None
    topics: tuple[TopicId, ...] = ()
    audience: Audience = field(default_factory=Audience)
    capacity: int | None = None
    second_capacity: int | None = None
    """Seats of the bus."""
    quotas: Mapping[MunicipalityId, int] = field(default_factory=dict)
    quotas_merge_at: datetime | None = None
    needs_approval: bool = False
    """Whether everyone in the district who reported one of the topics gets a call."""
    school: SchoolId | None = None
    """The school whose cohort it is; people enter it by an application that is decided."""
    campaign: CampaignId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityAnswers:
    """The values entered so far. `with_…` methods return a copy with one more value."""

    type: TypeId | None = None
    title: str | None = None
    area: AreaId | None = None
    topics: tuple[TopicId, ...] = ()
    day: date | None = None
    begins: time | None = None
    ends: time | None = None
    sessions: tuple[PlannedSession, ...] = ()
    hours: int | None = None
    capacity: int | None = None
    whom: Whom = Whom.ALL
    description: str | None = None
    closes: datetime | None = None
    """Naive local time; None: `CLOSES` on the day before."""
    needs_approval: bool = False
    quotas: Mapping[MunicipalityId, int] = field(default_factory=dict)
    quota_of: MunicipalityId | None = None
    """Municipality whose number of seats is asked for now."""
    merges_on: date | None = None
    places: tuple[MunicipalityId, ...] = ()
    positions: tuple[Position, ...] = ()
    longest_service: int | None = None
    calls_cluster: bool = False
    """Started from a cluster, whose topic it has."""
    changes: ActivityId | None = None
    """Existing activity that the form changes; None: the form creates one."""
    only: str | None = None
    """The only property to change of a published activity."""
    session: SessionId | None = None
    """Session whose time or place changes."""
    school: SchoolId | None = None
    """The school whose cohort it is."""
    district: DistrictId | None = None
    """None: the district of the author, as forms begun before chose it."""
    whole: bool = False
    """The summary was reached, so that every step leads back to it."""
    at: int | None = None
    """Index of the session that is being corrected; None: another one is added."""
    adds: bool = False
    """Whether the next topic is added instead of replacing the others."""
    heard: tuple[str, ...] = ()
    """Steps that are not asked, because one message answered them."""
    place: str | None = None
    """The place of a session that has no day yet."""
    second_capacity: int | None = None
    """Seats of the bus."""
    guests: tuple[MunicipalityId, ...] = ()
    """Municipalities that the activity keeps admitting after they left the district."""
    campaign: CampaignId | None = None

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "ActivityAnswers":
        """Parses the answers of a draft."""
        answers = {**answers, **_as_kept_before(answers)}
        known = {name: answers[name] for name in cls.__slots__ if answers.get(name) is not None}
        readers: Mapping[str, Any] = {
            "day": date.fromisoformat,
            "begins": time.fromisoformat,
            "ends": time.fromisoformat,
            "closes": datetime.fromisoformat,
            "merges_on": date.fromisoformat,
            "whom": Whom,
            "topics": tuple,
            "places": tuple,
            "heard": tuple,
            "guests": tuple,
            "positions": lambda names: tuple(map(Position, names)),
            "sessions": lambda planned: tuple(map(_session_of, planned)),
        }
        return cls(**{name: readers.get(name, _same)(value) for name, value in known.items()})

    def answers(self) -> dict[str, Any]:
        """Returns the values as a draft stores them."""
        told = {name: _plain(getattr(self, name)) for name in self.__slots__}
        left_out = {name for name in _NEWER if told[name] in (None, []) or told[name] is False}
        if self.hours is None:
            left_out.add("whole")  # an older draft with hours is told by its absence
        return {name: value for name, value in told.items() if name not in left_out}

    @classmethod
    def of(cls, activity: Activity, calendar: Calendar) -> "ActivityAnswers":
        """Returns the values that would have to be entered for an existing activity."""
        audience = activity.audience
        merges = activity.quotas_merge_at
        return cls(
            type=activity.type.id,
            title=activity.title,
            topics=activity.topics,
            sessions=tuple(PlannedSession.of(one, calendar) for one in activity.sessions),
            hours=activity.hours,
            capacity=activity.capacity,
            second_capacity=activity.second_capacity,
            whom=Whom.DISTRICT if audience.districts else Whom.ALL,
            description=activity.description,
            closes=calendar.local(activity.signup_closes_at).replace(tzinfo=None),
            needs_approval=activity.needs_approval,
            quotas=activity.quotas,
            merges_on=calendar.local(merges).date() if merges else None,
            places=tuple(sorted(audience.municipalities)),
            positions=tuple(sorted(audience.positions)),
            longest_service=audience.longest_service,
            school=activity.school,
            district=activity.district,
            guests=tuple(sorted(audience.guests)),
            campaign=activity.campaign.id if activity.campaign else None,
        )

    def copied(self) -> "ActivityAnswers":
        """Returns the values for a repetition: all except the dates and municipalities that have
        left the district.
        """
        first = self.sessions[0]
        return replace(
            self,
            sessions=(),
            begins=first.begins,
            ends=first.ends,
            place=first.place,
            closes=None,
            merges_on=None,
            calls_cluster=False,
            whole=True,
            guests=(),
            quotas={one: seats for one, seats in self.quotas.items() if one not in self.guests},
            places=tuple(one for one in self.places if one not in self.guests),
        )

    def at_summary(self) -> "ActivityAnswers":
        """Returns the values without what only the steps before the summary need."""
        return replace(self, whole=True, at=None, adds=False, day=None, begins=None, ends=None)

    def with_title(self, typed: str) -> "ActivityAnswers":
        """
        Raises:
            Empty, TooLong: no title.
        """
        return replace(self, title=_one_line(typed, TITLE_LIMIT))

    def with_topic(self, topic: TopicId) -> "ActivityAnswers":
        """Replaces the topics; with `adds` appends one."""
        others = tuple(one for one in self.topics if one != topic) if self.adds else ()
        return replace(self, topics=(*others, topic))

    @property
    def edited(self) -> PlannedSession | None:
        """The session that the steps of a session correct; None: they describe another one."""
        at = self._at
        return self.sessions[at] if at is not None else None

    @property
    def _at(self) -> int | None:
        if self.at is not None:
            return self.at if self.at < len(self.sessions) else None
        is_walked_back = not self.whole and self.only is None and self.sessions
        return len(self.sessions) - 1 if is_walked_back else None

    def _with_edited(self, **changes: Any) -> "ActivityAnswers | None":
        at = self._at
        if at is None:
            return None
        changed = replace(self.sessions[at], **changes)
        return replace(self, sessions=(*self.sessions[:at], changed, *self.sessions[at + 1 :]))

    def with_day(self, day: date) -> "ActivityAnswers":
        """Sets the day, which completes a session whose times and place are known."""
        return self._with_edited(day=day) or replace(self, day=day)._completed()

    def _completed(self) -> "ActivityAnswers":
        """Adds the session if its place was said before its day or times."""
        is_known = None not in {self.day, self.begins, self.ends}
        return self.with_place(self.place) if is_known and self.place is not None else self

    def with_times(self, typed: str) -> "ActivityAnswers":
        """Sets the times; of a moved session this completes it, as its place stays.

        Raises:
            BadTime: no times.
        """
        return self.with_hours_of_day(*read_hours(typed))

    def with_hours_of_day(self, begins: time, ends: time) -> "ActivityAnswers":
        if self.only is not None and self.day is not None:
            session = PlannedSession(day=self.day, begins=begins, ends=ends, place="")
            return replace(self, sessions=(session,))
        changed = self._with_edited(begins=begins, ends=ends)
        return changed or replace(self, begins=begins, ends=ends)._completed()

    def with_place(self, typed: str) -> "ActivityAnswers":
        """Completes the session, or changes the place of the corrected one.

        Raises:
            Empty, TooLong: no place.
            DraftGone: no day and times were entered before.
        """
        place = read_place(typed)
        changed = self._with_edited(place=place)
        if changed is not None:
            return changed
        if self.day is None or self.begins is None or self.ends is None:
            raise DraftGone
        one = PlannedSession(day=self.day, begins=self.begins, ends=self.ends, place=place)
        sessions = (*self.sessions, one)
        return replace(self, sessions=sessions, day=None, begins=None, ends=None, place=None)

    def with_heard(self, heard: Heard) -> "ActivityAnswers":
        """Fills in what one message said; those steps are not asked.

        A whole plan does not ask for topic and audience either: the summary shows both.
        """
        told = {
            TYPE.name: heard.type,
            TITLE.name: heard.title,
            DAY.name: heard.day,
            TIMES.name: heard.begins,
            PLACE.name: heard.place,
            HOURS.name: heard.hours,
            SEATS.name: heard.seats,
        }
        steps = [step for step, value in told.items() if value is not None]
        if heard.is_whole:
            steps += [AREA.name, AUDIENCE.name]
        filled = replace(
            self,
            type=heard.type or self.type,
            title=heard.title,
            begins=heard.begins,
            ends=heard.ends,
            place=heard.place,
            hours=heard.hours,
            capacity=heard.seats,
            heard=tuple(steps),
        )
        return filled.with_day(heard.day) if heard.day is not None else filled

    def corrected(self, heard: Heard) -> "ActivityAnswers":
        """Changes what one message says of a whole form.

        Raises:
            NotAChoice: it is not clear what it changes.
        """
        of_session = [one for one in (heard.day, heard.begins, heard.place) if one is not None]
        is_clear = (
            heard != Heard()
            and not heard.unclear
            and (heard.title is None or heard.type is not None)
            and (heard.type is None or self.school is None)
            and (not of_session or len(self.sessions) == 1)
        )
        if not is_clear:
            raise NotAChoice
        told = replace(
            self,
            type=heard.type or self.type,
            title=heard.title or self.title,
            hours=heard.hours or self.hours,
            capacity=heard.seats or self.capacity,
            at=0 if of_session else None,
        )
        if heard.day is not None:
            told = told.with_day(heard.day)
        if heard.begins is not None and heard.ends is not None:
            told = told.with_hours_of_day(heard.begins, heard.ends)
        return told.with_place(heard.place) if heard.place is not None else told

    def without_session(self) -> "ActivityAnswers":
        """Removes the corrected session, unless it is the only one."""
        at = self._at
        if at is None or len(self.sessions) == 1:
            return self
        return replace(self, sessions=(*self.sessions[:at], *self.sessions[at + 1 :]), at=None)

    def with_description(self, typed: str) -> "ActivityAnswers":
        """
        Raises:
            Empty, TooLong, BadAgendaLine: no description.
        """
        tidy = limited_text(typed, DESCRIPTION_LIMIT)
        ensure_in_order(tidy)
        return replace(self, description=tidy)

    def with_hours(self, typed: str) -> "ActivityAnswers":
        """
        Raises:
            BadHours: no number of hours.
        """
        number = read_number(typed)
        if number is None or not 1 <= number <= MOST_HOURS:
            raise BadHours(largest=MOST_HOURS)
        return replace(self, hours=number)

    def with_seats(self, typed: str) -> "ActivityAnswers":
        """
        Raises:
            BadCapacity: no number of seats.
        """
        return replace(self, capacity=read_seats(typed))

    def with_quota(self, typed: str) -> "ActivityAnswers":
        """Sets the quota of the chosen municipality; 0 removes it.

        Raises:
            BadQuotas: the quotas exceed the seats.
            BadCapacity: no number.
            DraftGone: none was chosen.
        """
        number = read_number(typed)
        if self.quota_of is None:
            raise DraftGone
        if number is None:
            raise BadCapacity(largest=self.capacity or 0)
        others = {place: seats for place, seats in self.quotas.items() if place != self.quota_of}
        quotas = {**others, self.quota_of: number} if number else others
        ensure_seats(self.capacity, quotas.values())
        return replace(self, quotas=quotas, quota_of=None)

    def with_service(self, typed: str) -> "ActivityAnswers":
        """
        Raises:
            BadYears: no number of years.
        """
        number = read_number(typed)
        if number is None or number > LONGEST_SERVICE:
            raise BadYears(largest=LONGEST_SERVICE)
        return replace(self, longest_service=number)

    def with_week_later(self) -> "ActivityAnswers":
        """Repeats the last session a week later.

        Raises:
            DraftGone: there is no session, or the maximum is reached.
        """
        if not self.sessions or not self.may_add_session:
            raise DraftGone
        last = max(self.sessions, key=lambda one: one.starts_locally)
        return replace(
            self, sessions=(*self.sessions, replace(last, day=last.day + timedelta(days=7)))
        )

    def with_days_in_a_row(self, days: int, holidays: Holidays) -> "ActivityAnswers":
        """Repeats the only session on the days that follow; public holidays are left out.

        Raises:
            DraftGone: there is not exactly one session.
        """
        if len(self.sessions) != 1:
            raise DraftGone
        first = self.sessions[0]
        following = (first.day + timedelta(days=after) for after in count(1))
        free = (day for day in following if holidays.public_on(day) is None)
        more = tuple(replace(first, day=day) for day in islice(free, days - 1))
        return replace(self, sessions=(first, *more))

    @property
    def may_add_session(self) -> bool:
        return len(self.sessions) < MOST_SESSIONS

    def plan(self, calendar: Calendar, now: datetime, district: DistrictId) -> Plan:
        """
        Raises:
            NotFilled: a required value is missing.
            BadInput: the values are not valid, or not valid any more.
        """
        if self.type is None:
            raise NotFilled(what=TYPE.name)
        if self.title is None:
            raise NotFilled(what=TITLE.name)
        if not self.sessions:
            raise NotFilled(what=DAY.name)
        if self.hours is None:
            raise NotFilled(what=HOURS.name)
        sessions = tuple(
            sorted((one.session(calendar) for one in self.sessions), key=lambda it: it.starts_at)
        )
        ensure_sessions(sessions, now)
        ensure_seats(self.capacity, self.quotas.values())
        starts_at = sessions[0].starts_at
        return Plan(
            type=self.type,
            title=self.title,
            description=self.description,
            topics=self.topics,
            hours=self.hours,
            sessions=sessions,
            audience=self.audience(district),
            capacity=self.capacity,
            second_capacity=self.second_capacity,
            quotas=self.quotas,
            quotas_merge_at=self._merges_at(calendar, now, starts_at),
            needs_approval=self.needs_approval or self.school is not None,
            school=self.school,
            campaign=self.campaign,
            signup_closes_at=self._closes_at(calendar, now, starts_at),
        )

    def audience(self, district: DistrictId) -> Audience:
        young = YOUNG if self.whom is Whom.YOUNG else None
        return Audience(
            districts=frozenset({district}) if self.whom is not Whom.ALL else frozenset(),
            municipalities=frozenset(self.places),
            positions=frozenset(self.positions),
            longest_service=young if self.longest_service is None else self.longest_service,
            guests=frozenset(self.guests) if self.whom is not Whom.ALL else frozenset(),
        )

    def _closes_at(self, calendar: Calendar, now: datetime, starts_at: datetime) -> datetime:
        if self.closes is not None:
            closes = calendar.at(self.closes.date(), self.closes.time())
            if not now < closes <= starts_at:
                raise NotBeforeStart
            return closes
        eve = calendar.local(starts_at).date() - timedelta(days=1)
        closes = calendar.at(eve, CLOSES)
        return closes if closes > now else starts_at

    def _merges_at(self, calendar: Calendar, now: datetime, starts_at: datetime) -> datetime | None:
        if self.merges_on is None or not self.quotas:
            return None
        merges = calendar.at(self.merges_on, MERGES)
        if not now < merges <= starts_at:
            raise NotBeforeStart
        return merges


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """The data that the steps show."""

    district: str | None
    """Its name, if the author has several."""
    types: tuple[ActivityType, ...]
    areas: tuple[Area, ...]
    places: tuple[Municipality, ...]
    """Municipalities of the author's district."""
    elsewhere: tuple[Municipality, ...] = ()
    """Other municipalities in the answers, which have moved to another district."""
    today: date
    holidays: Holidays
    """Loaded for the days and the summary only."""
    lately: tuple[Activity, ...] = ()
    """Activities that the author created last; loaded for `SAID_BEFORE`."""
    problem: DistrictError | None
    """Why the entered values are not valid; shown in the summary."""
    clashes: tuple[Clash, ...] = ()
    """Other activities on these days for the same people; loaded for the summary."""
    campaigns: tuple[Campaign, ...] = ()
    """The ones on offer and the chosen one; loaded where they are shown."""


def activity_entered(entered: Entered) -> ActivityAnswers:
    return ActivityAnswers.read(entered.answers)


def lost_quotas(
    told: ActivityAnswers, elsewhere: Sequence[Municipality]
) -> tuple[Municipality, ...]:
    """Returns the municipalities outside the districts of the audience; their seats are for all."""
    if told.whom is Whom.ALL:
        return ()
    return tuple(one for one in elsewhere if one.id in told.quotas and one.id not in told.guests)


def entered_from(told: ActivityAnswers) -> Entered:
    return Entered(told.answers())


def read_older(draft: Draft) -> Draft:
    """Converts a draft stored when an activity had one topic and a form moved one session, or when
    the summary led back along the steps.
    """
    told = ActivityAnswers.read(draft.answers)
    if told.hours is not None and told.only is None and "whole" not in draft.answers:
        told = replace(told, whole=draft.step not in {HOURS.name, SEATS.name, AUDIENCE.name})
    elif not _as_kept_before(draft.answers):
        return draft
    kept = {name: raw for name, raw in draft.answers.items() if name.startswith("_")}
    return replace(draft, answers={**kept, **told.answers()})


def _is_whole(entered: Entered) -> bool:
    return bool(entered.answers.get("whole"))


def _is_new(entered: Entered) -> bool:
    return entered.answers.get("only") is None


def _is_asked(step: str) -> Condition:
    """A condition: of a published activity only the property to change is asked; a new one is asked
    what one message has not said.
    """

    def is_asked(entered: Entered) -> bool:
        if not _is_new(entered):
            return bool(entered.answers.get("only") == step)
        return _is_whole(entered) or step not in entered.answers.get("heard", ())

    return is_asked


def _asks_subject(entered: Entered) -> bool:
    has_subject = entered.answers.get("calls_cluster") or entered.answers.get("school")
    is_free = _is_whole(entered) or not _is_new(entered) or not has_subject
    return is_free and _is_asked("area")(entered)


def _asks_topic(entered: Entered) -> bool:
    return _asks_subject(entered) and entered.answers.get("area") is not None


def _asks_of_session(step: str) -> Condition:
    """A condition: the step follows the day, unless that completed or corrected a session."""

    def asks(entered: Entered) -> bool:
        only = entered.answers.get("only")
        if only is not None:
            return bool(only == DAY.name and step == "times")
        is_described = entered.answers.get("sessions") and entered.answers.get("day") is None
        return _is_asked(step)(entered) and not (_is_whole(entered) and is_described)

    return asks


def _types(facts: ActivityFacts, _: Entered) -> Sequence[Option]:
    return [
        Option(id=one.id, label=Label(ru=one.ru, en=one.en, button_ru=one.ru, button_en=one.en))
        for one in facts.types
    ]


def _areas(facts: ActivityFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.areas]


def _topics(facts: ActivityFacts, entered: Entered) -> Sequence[Option]:
    area = next((one for one in facts.areas if one.id == entered.get(AREA)), None)
    return [Option(id=one.id, label=one.label) for one in area.topics] if area else []


def _places(facts: ActivityFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.name) for one in facts.places]


def _quotas(facts: ActivityFacts, entered: Entered) -> Sequence[Option]:
    seats = activity_entered(entered).quotas
    return [
        Option(id=one.id, label=f"{one.name}: {seats[one.id]}" if one.id in seats else one.name)
        for one in facts.places
    ]


def _step(name: str, **how: Any) -> Hub[None]:
    return Hub(name, changeable=False, **how)


def _choice(
    name: str,
    kind: Callable[[str], T],
    offered: Callable[[ActivityFacts, Entered], Sequence[Option]],
    **how: Any,
) -> Choice[T]:
    return Choice(name, options=Options(kind, offered), columns=2, changeable=False, **how)


class _OfSession(Hub[None]):
    """A day or times: answered only while the session is incomplete."""

    def is_answered_in(self, answers: Mapping[str, Any]) -> bool:
        name = "begins" if self.name == "times" else self.name
        return answers.get(name) is not None


MORE = _step("more", beside=always)
CORRECTION = _step("correction", beside=always)
"""The choice of what to correct in a whole form."""
HELD = _step("held", beside=always, hub=CORRECTION)
"""The choice of what to correct in one of several sessions."""
TYPE = _choice("type", TypeId, _types, when=_is_asked("type"), beside=_is_whole)
TITLE = _step("title", when=_is_asked("title"), beside=_is_whole)
AREA = _choice("area", AreaId, _areas, when=_asks_subject, beside=_is_whole)
TOPIC = _choice("topic", TopicId, _topics, when=_asks_topic, beside=_is_whole, follows=(AREA,))
DAY: Hub[None] = _OfSession("day", changeable=False, when=_is_asked("day"), beside=_is_whole)
TIMES: Hub[None] = _OfSession(
    "times", changeable=False, when=_asks_of_session("times"), beside=_is_whole, follows=(DAY,)
)
PLACE = _step("place", when=_asks_of_session("place"), beside=_is_whole, follows=(TIMES,))
HOURS = _step("hours", when=_is_asked("hours"), beside=_is_whole)
SEATS = _step("seats", when=_is_asked("seats"), beside=_is_whole)
AUDIENCE = Choice(
    "audience",
    options=each(Whom),
    labels="organising-whom",
    columns=1,
    when=_is_asked("audience"),
    beside=_is_whole,
    changeable=False,
)
DESCRIPTION = _step("description", hub=MORE, optional=True)
CLOSING = _step("closing", hub=MORE, optional=True)
QUOTAS = _choice("quotas", MunicipalityId, _quotas, hub=MORE)
QUOTA = _step("quota", hub=QUOTAS, follows=(QUOTAS,))
"""Number of seats of one municipality."""
MERGING = _step("merging", hub=QUOTAS, optional=True)
PLACES = Choices(
    "places", options=Options(MunicipalityId, _places), in_order=True, hub=MORE, changeable=False
)
POSITIONS = Choices(
    "positions",
    options=each(Position),
    in_order=True,
    labels="profile-position",
    hub=MORE,
    changeable=False,
)
SERVICE = _step("service", hub=MORE, optional=True)
BUS = _step("bus", hub=MORE, optional=True)
"""Seats of the second quota, where the family of the type has one."""
IN_A_ROW = _step("in-a-row", beside=always)
"""How many days in a row a school of several days goes on."""

ACTIVITY_FORM: Form[ActivityFacts] = Form(
    name=FormName.ACTIVITY,
    texts="organising",
    fields=(
        TYPE, TITLE, AREA, TOPIC, DAY, TIMES, PLACE, HOURS, SEATS, AUDIENCE,
        MORE, CORRECTION, HELD, DESCRIPTION, CLOSING, QUOTAS, QUOTA, MERGING, PLACES, POSITIONS,
        SERVICE, BUS, IN_A_ROW,
    ),
)  # fmt: skip


TYPED: Mapping[str, Callable[[ActivityAnswers, str, datetime], ActivityAnswers]] = {
    CORRECTION.name: lambda told, text, _: told.with_title(text),
    TITLE.name: lambda told, text, _: told.with_title(text),
    DAY.name: lambda told, text, now: told.with_day(read_day(text, now.date())),
    TIMES.name: lambda told, text, _: told.with_times(text),
    PLACE.name: lambda told, text, _: told.with_place(text),
    HOURS.name: lambda told, text, _: told.with_hours(text),
    SEATS.name: lambda told, text, _: told.with_seats(text),
    DESCRIPTION.name: lambda told, text, _: told.with_description(text),
    CLOSING.name: lambda told, text, now: replace(told, closes=read_moment(text, now)),
    QUOTA.name: lambda told, text, _: told.with_quota(text),
    MERGING.name: lambda told, text, now: replace(told, merges_on=read_day(text, now.date())),
    SERVICE.name: lambda told, text, _: told.with_service(text),
    BUS.name: lambda told, text, _: replace(told, second_capacity=read_seats(text)),
}
"""Parsers of typed values, given the local time."""
_CHOSEN = {
    AUDIENCE.name: "whom",
    QUOTAS.name: "quota_of",
    CLOSING.name: "closes",
    MERGING.name: "merges_on",
    SERVICE.name: "longest_service",
    BUS.name: "second_capacity",
}


def with_choice(entered: Entered, key: Field[Any], value: str | None) -> Entered:
    """Returns the answers with the chosen option; None resets an optional value."""
    told = activity_entered(entered)
    if key is TOPIC and value is not None:
        return entered_from(told.with_topic(TopicId(value)))
    return Entered({**told.answers(), _CHOSEN.get(key.name, key.name): value})


def _with_times_of(told: ActivityAnswers, one: Activity, calendar: Calendar) -> ActivityAnswers:
    before = PlannedSession.of(one.sessions[0], calendar)
    return told.with_hours_of_day(before.begins, before.ends)


SAID_BEFORE: Mapping[
    Field[Any], Callable[[ActivityAnswers, Activity, Calendar], ActivityAnswers]
] = {
    TIMES: _with_times_of,
    PLACE: lambda told, one, _: told.with_place(one.sessions[0].place),
    HOURS: lambda told, one, _: replace(told, hours=one.hours),
    SEATS: lambda told, one, _: replace(told, capacity=one.capacity),
}
"""Steps that offer the answers of earlier activities, and how one is taken over."""


def read_seats(typed: str) -> int:
    """
    Raises:
        BadCapacity: no number of seats.
    """
    seats = read_number(typed) or 0
    ensure_seats(seats, ())
    return seats


def read_place(typed: str) -> str:
    """
    Raises:
        Empty, TooLong: no place.
    """
    return _one_line(typed, PLACE_LIMIT)


def _one_line(typed: str, limit: int) -> str:
    return " ".join(limited_text(typed, limit).split())


def read_number(typed: str) -> int | None:
    """Parses «25» and «25 чел.»."""
    found = _NUMBER.fullmatch(tidy(typed).lower())
    return int(found[1]) if found else None


def _as_kept_before(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Returns current answers for those of a draft stored with one topic and one session."""
    moves = answers.get("moves")
    older = {
        "topics": answers.get("topic") and [answers["topic"]],
        "changes": moves,
        "only": moves and "day",
    }
    return {name: value for name, value in older.items() if value}


def _same(value: Any) -> Any:
    return value


def _session_of(kept: Mapping[str, str]) -> PlannedSession:
    return PlannedSession(
        day=date.fromisoformat(kept["day"]),
        begins=time.fromisoformat(kept["begins"]),
        ends=time.fromisoformat(kept["ends"]),
        place=kept["place"],
    )


def _plain(value: Any) -> Any:
    match value:
        case date() | time():
            return value.isoformat()
        case PlannedSession():
            return {name: _plain(getattr(value, name)) for name in value.__slots__}
        case tuple():
            return [_plain(one) for one in value]
        case Mapping():
            return dict(value)
        case _:
            return value
