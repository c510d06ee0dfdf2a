"""A meeting of the council: an activity at which motions are decided by those who are there."""

from dataclasses import dataclass

from district.activities.activity import Activity
from district.council.motion import MotionLine
from district.ids import PersonId
from district.people.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    activity: Activity
    reader: PersonId
    members: tuple[Person, ...]
    """The people who may vote, the longest service first."""
    present: frozenset[PersonId]
    motions: tuple[MotionLine, ...]
    may_lead: bool
    """Whether the reader marks others and ends the meeting."""

    @property
    def has_own_voice(self) -> bool:
        return any(one.id == self.reader for one in self.members)

    @property
    def is_over(self) -> bool:
        """Whether something was decided and nothing is open."""
        decided = [one for one in self.motions if one.motion.status.is_counted]
        return bool(decided) and not any(one.motion.is_open for one in self.motions)
