"""The form of an activity: its steps, what was entered so far, and what comes of it.

```
type → title → area → topic → day → times → place → hours → seats → audience → summary
area → day                        «Без направления»
summary → day                     one session more
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from district.activities import (
    MOST_HOURS,
    MOST_SESSIONS,
    PLACE_LIMIT,
    TITLE_LIMIT,
    Audience,
    Session,
    ensure_seats,
    ensure_sessions,
)
from district.clock import Calendar
from district.deficits import limited_text
from district.errors import BadHours, DraftGone
from district.ids import ActivityId, AreaId, DistrictId, TopicId, TypeId

CLOSES = time(18, 0)
"""Local time at which sign-up ends, on the day before the first session."""
YOUNG = 3
"""Years of service."""


class ActivityStep(StrEnum):
    TYPE = "type"
    TITLE = "title"
    AREA = "area"
    TOPIC = "topic"
    DAY = "day"
    TIMES = "times"
    PLACE = "place"
    HOURS = "hours"
    SEATS = "seats"
    AUDIENCE = "audience"
    SUMMARY = "summary"

    @property
    def number(self) -> int:
        """«Шаг 3 из 9»; a topic belongs to its area, the summary stands after the last step."""
        return _NUMBERS.get(self, ACTIVITY_STEPS)

    @property
    def before(self) -> "ActivityStep | None":
        steps = list(ActivityStep)
        place = steps.index(self)
        return steps[place - 1] if place else None


ACTIVITY_STEPS = 9
_NUMBERS = {
    ActivityStep.TYPE: 1,
    ActivityStep.TITLE: 2,
    ActivityStep.AREA: 3,
    ActivityStep.TOPIC: 3,
    ActivityStep.DAY: 4,
    ActivityStep.TIMES: 5,
    ActivityStep.PLACE: 6,
    ActivityStep.HOURS: 7,
    ActivityStep.SEATS: 8,
    ActivityStep.AUDIENCE: 9,
}


class Whom(StrEnum):
    """Whom it is for. Short values: they travel in buttons."""

    ALL = "all"
    DISTRICT = "district"
    YOUNG = "young"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """Local day and times, as they were typed."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be held, complete and possible."""

    type: TypeId
    title: str
    description: str | None
    topics: tuple[TopicId, ...]
    hours: int
    sessions: tuple[Session, ...]
    audience: Audience
    capacity: int | None
    signup_closes_at: datetime
    calls_cluster: bool
    """Whoever of the district reported one of the topics is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntered:
    """What was entered so far. Every verb answers the entered with one answer more."""

    type: TypeId | None = None
    title: str | None = None
    area: AreaId | None = None
    topic: TopicId | None = None
    day: date | None = None
    begins: time | None = None
    ends: time | None = None
    sessions: tuple[PlannedSession, ...] = ()
    hours: int | None = None
    capacity: int | None = None
    whom: Whom = Whom.ALL
    calls_cluster: bool = False
    """Begun from a cluster: its people are called when it is published."""
    moves: ActivityId | None = None
    """The activity that is held at another time; None: the form makes a new one."""

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "ActivityEntered":
        """From a draft's answers."""
        return cls(
            type=answers.get("type"),
            title=answers.get("title"),
            area=answers.get("area"),
            topic=answers.get("topic"),
            day=_read(date.fromisoformat, answers.get("day")),
            begins=_read(time.fromisoformat, answers.get("begins")),
            ends=_read(time.fromisoformat, answers.get("ends")),
            sessions=tuple(
                PlannedSession(
                    day=date.fromisoformat(one["day"]),
                    begins=time.fromisoformat(one["begins"]),
                    ends=time.fromisoformat(one["ends"]),
                    place=one["place"],
                )
                for one in answers.get("sessions", ())
            ),
            hours=answers.get("hours"),
            capacity=answers.get("capacity"),
            whom=Whom(answers.get("whom", Whom.ALL)),
            calls_cluster=answers.get("calls_cluster", False),
            moves=answers.get("moves"),
        )

    def answers(self) -> dict[str, Any]:
        """As a draft keeps them."""
        return {
            "type": self.type,
            "title": self.title,
            "area": self.area,
            "topic": self.topic,
            "day": self.day.isoformat() if self.day else None,
            "begins": self.begins.isoformat() if self.begins else None,
            "ends": self.ends.isoformat() if self.ends else None,
            "sessions": [
                {
                    "day": one.day.isoformat(),
                    "begins": one.begins.isoformat(),
                    "ends": one.ends.isoformat(),
                    "place": one.place,
                }
                for one in self.sessions
            ],
            "hours": self.hours,
            "capacity": self.capacity,
            "whom": self.whom,
            "calls_cluster": self.calls_cluster,
            "moves": self.moves,
        }

    def with_title(self, typed: str) -> "ActivityEntered":
        """
        Raises:
            Empty, TooLong: no title.
        """
        return replace(self, title=" ".join(limited_text(typed, TITLE_LIMIT).split()))

    def with_place(self, typed: str) -> "ActivityEntered":
        """The session is complete.

        Raises:
            Empty, TooLong: no place.
            DraftGone: no day and times came before.
        """
        place = " ".join(limited_text(typed, PLACE_LIMIT).split())
        if self.day is None or self.begins is None or self.ends is None:
            raise DraftGone
        one = PlannedSession(day=self.day, begins=self.begins, ends=self.ends, place=place)
        return replace(self, sessions=(*self.sessions, one), day=None, begins=None, ends=None)

    def with_hours(self, typed: str) -> "ActivityEntered":
        """
        Raises:
            BadHours: no number of hours.
        """
        number = typed.strip()
        if not number.isdecimal() or len(number) > 4 or not 1 <= int(number) <= MOST_HOURS:  # noqa: PLR2004
            raise BadHours(largest=MOST_HOURS)
        return replace(self, hours=int(number))

    def with_seats(self, typed: str) -> "ActivityEntered":
        """
        Raises:
            BadCapacity: no number of seats.
        """
        number = typed.strip()
        seats = int(number) if number.isdecimal() and len(number) <= 6 else 0  # noqa: PLR2004
        ensure_seats(seats, {})
        return replace(self, capacity=seats)

    @property
    def may_add_session(self) -> bool:
        return len(self.sessions) < MOST_SESSIONS

    def plan(self, calendar: Calendar, now: datetime, district: DistrictId) -> Plan:
        """
        Raises:
            DraftGone: it is not complete.
            BadInput: it cannot be held like that (any more).
        """
        if self.type is None or self.title is None or self.hours is None or not self.sessions:
            raise DraftGone
        sessions = tuple(
            sorted((one.session(calendar) for one in self.sessions), key=lambda it: it.starts_at)
        )
        ensure_sessions(sessions, now)
        first = calendar.local(sessions[0].starts_at).date()
        closes = calendar.at(first - timedelta(days=1), CLOSES)
        return Plan(
            type=self.type,
            title=self.title,
            description=None,
            topics=(self.topic,) if self.topic else (),
            hours=self.hours,
            sessions=sessions,
            audience=Audience(
                districts=frozenset({district}) if self.whom is not Whom.ALL else frozenset(),
                longest_service=YOUNG if self.whom is Whom.YOUNG else None,
            ),
            capacity=self.capacity,
            calls_cluster=self.calls_cluster and self.topic is not None,
            signup_closes_at=closes if closes > now else sessions[0].starts_at,
        )


def _read(how: Any, value: str | None) -> Any:
    return None if value is None else how(value)
