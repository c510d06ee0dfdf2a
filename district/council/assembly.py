"""An assembly of delegates (Педагогическая дума): who speaks, who waits for the floor.

```
(new)    → waiting            a delegate asks, while the queue is open
waiting  → speaking           the chair calls the next; the one who spoke is done
waiting  → withdrawn          the delegate takes it back
speaking → spoken
```
Its delegates are the people with a seat; those marked as present vote on its resolutions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from district.activities.activity import Activity, ActivityStatus, Family
from district.activities.agenda import AgendaItem
from district.council.motion import MotionLine
from district.errors import NotInThisState
from district.ids import ActivityId, PersonId, SpeakerId
from district.people.person import Person


class SpeakerStatus(StrEnum):
    WAITING = "waiting"
    SPEAKING = "speaking"
    SPOKEN = "spoken"
    WITHDRAWN = "withdrawn"


class SpeakerMove(StrEnum):
    CALL = "call"
    END = "end"
    WITHDRAW = "withdraw"


_S, _M = SpeakerStatus, SpeakerMove
MOVES: Mapping[SpeakerMove, tuple[SpeakerStatus, SpeakerStatus]] = {
    _M.CALL: (_S.WAITING, _S.SPEAKING),
    _M.END: (_S.SPEAKING, _S.SPOKEN),
    _M.WITHDRAW: (_S.WAITING, _S.WITHDRAWN),
}
"""The status before and after. `Speaker.moved` is the only function that changes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    id: SpeakerId
    activity: ActivityId
    person: PersonId
    status: SpeakerStatus
    place: int
    """Sort key of those who wait."""
    asked_at: datetime
    called_at: datetime | None = None
    ended_at: datetime | None = None

    def moved(self, move: SpeakerMove, now: datetime) -> "Speaker":
        """
        Raises:
            NotInThisState: there is no such move.
        """
        source, target = MOVES[move]
        if self.status is not source:
            raise NotInThisState
        if move is SpeakerMove.CALL:
            return replace(self, status=target, called_at=now)
        return replace(self, status=target, ended_at=now)


def waiting(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Returns those who wait, in the order in which they are called."""
    found = (one for one in speakers if one.status is SpeakerStatus.WAITING)
    return sorted(found, key=lambda one: (one.place, one.id))


def moved_up(speakers: Sequence[Speaker], speaker: SpeakerId) -> tuple[Speaker, ...]:
    """Returns the two who change places, or nothing for the first in the queue.

    Raises:
        NotInThisState: the speaker does not wait any more.
    """
    queue = waiting(speakers)
    at = next((at for at, one in enumerate(queue) if one.id == speaker), None)
    if at is None:
        raise NotInThisState
    if at == 0:
        return ()
    before, own = queue[at - 1], queue[at]
    return replace(own, place=before.place), replace(before, place=own.place)


def is_held(activity: Activity) -> bool:
    """Returns whether the activity is an assembly that people can take part in."""
    is_assembly = activity.type.family is Family.ASSEMBLY
    return is_assembly and activity.status in {ActivityStatus.PUBLISHED, ActivityStatus.OVER}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssemblyFacts:
    """An assembly as a reader sees it."""

    activity: Activity
    reader: PersonId
    speakers: tuple[Speaker, ...]
    people: Mapping[PersonId, Person]
    delegates: int
    present: int
    is_delegate: bool
    leads: bool
    """Whether the reader calls speakers and puts resolutions."""
    motions: tuple[MotionLine, ...]
    agenda: tuple[AgendaItem, ...] = ()
    at_hand: AgendaItem | None = None
    """On the day of the assembly."""

    @property
    def queue(self) -> list[Speaker]:
        return waiting(self.speakers)

    @property
    def speaking(self) -> Speaker | None:
        return next((one for one in self.speakers if one.status is SpeakerStatus.SPEAKING), None)

    @property
    def own_place(self) -> int | None:
        """The reader's place in the queue, from 1."""
        people = [one.person for one in self.queue]
        return people.index(self.reader) + 1 if self.reader in people else None

    @property
    def may_ask(self) -> bool:
        is_speaking = self.speaking is not None and self.speaking.person == self.reader
        is_open = not self.activity.speakers_closed
        is_over = self.activity.status is ActivityStatus.OVER
        return (
            self.is_delegate
            and is_open
            and not is_over
            and not is_speaking
            and self.own_place is None
        )

    @property
    def may_end(self) -> bool:
        """Whether something was decided, and nothing is open."""
        decided = [one for one in self.motions if one.motion.status.is_counted]
        is_open = any(one.motion.is_open for one in self.motions)
        return self.leads and bool(decided) and not is_open
