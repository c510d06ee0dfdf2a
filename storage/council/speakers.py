"""Queries of the queue of speakers of an assembly. The caller holds the activity."""

from sqlalchemy import bindparam, select, update

from district.council.assembly import Speaker
from district.errors import NotInThisState
from district.ids import ActivityId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import activities, speakers

_SPEAKER = Record(Speaker, speakers)
_OF_ASSEMBLY = (
    select(speakers).where(speakers.c.activity_id == bindparam("activity")).order_by(speakers.c.id)
)


async def speakers_of(tx: Connection, activity: ActivityId) -> list[Speaker]:
    return await _SPEAKER.all(tx, _OF_ASSEMBLY, activity=activity)


async def add_speaker(tx: Connection, new: Speaker) -> Speaker:
    """Returns the speaker with an id."""
    return await _SPEAKER.add(tx, speakers, new)


async def save_speaker(tx: Connection, seen: Speaker, moved: Speaker) -> None:
    """
    Raises:
        NotInThisState: the speaker has changed since `seen` was read.
    """
    same = (
        speakers.c.id == seen.id,
        speakers.c.status == seen.status,
        speakers.c.place == seen.place,
    )
    changed = update(speakers).where(*same).values(_SPEAKER.changes(seen, moved, "place"))
    if not await compare_and_set(tx, changed):
        raise NotInThisState


async def close_speakers(tx: Connection, activity: ActivityId, *, is_closed: bool) -> None:
    changed = update(activities).where(activities.c.id == activity)
    await tx.execute(changed.values(speakers_closed=is_closed))
