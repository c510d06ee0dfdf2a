"""One plan of the district: two activities on one day for the same people clash, which is pointed
out to both organizers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from district.activities.activity import Activity, Audience, Session
from district.clock import Calendar
from district.ids import MunicipalityId, TopicId
from district.territory import Distance, Municipality, Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Another activity on the day of a session."""

    other: Activity
    session: Session
    """The session of the other one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanClash:
    """A clash of an activity that is to be imported."""

    title: str
    clash: Clash


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashFacts:
    """Facts of the letter about a clash."""

    own: Activity
    """The activity of the reader's district."""
    clash: Clash
    organizer: str
    """The name of the other one's author; empty without a profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """The plan of a district from today on."""

    activities: tuple[Activity, ...]
    """With cancelled ones, the soonest first."""
    places: tuple[Municipality, ...]
    """The municipalities of the district."""
    only: Municipality | None = None
    """The municipality whose plan it is; None: the whole district."""


def is_held_for(activity: Activity, only: MunicipalityId, around: Surroundings) -> bool:
    """Returns whether it is held in the municipality, or for its people."""
    is_there = any(around.distance(one.place) is Distance.OWN for one in activity.sessions)
    return is_there or only in activity.audience.municipalities


def clashes_of(
    sessions: Iterable[Session],
    audience: Audience,
    topics: Iterable[TopicId],
    others: Iterable[Activity],
    calendar: Calendar,
) -> tuple[Clash, ...]:
    """Returns the others that have a session on a day of `sessions` and are for the same people."""
    days = {calendar.local(one.starts_at).date() for one in sessions}
    found = []
    for other in others:
        held = (one for one in other.sessions if calendar.local(one.starts_at).date() in days)
        session = next(held, None)
        if session is not None and _are_for_same(audience, {*topics}, other):
            found.append(Clash(other=other, session=session))
    return tuple(found)


def _are_for_same(audience: Audience, topics: set[TopicId], other: Activity) -> bool:
    """Different topics tell apart only what is for everyone."""
    if not audience.meets(other.audience):
        return False
    is_narrowed = audience.is_narrowed or other.audience.is_narrowed
    return is_narrowed or not topics or not other.topics or not topics.isdisjoint(other.topics)
