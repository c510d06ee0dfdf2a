"""Cards: messages that show a request, a motion or an assembly, and are updated until its end."""

from dataclasses import dataclass

from district.ids import ActivityId, CardId, MotionId, PersonId, RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One copy, in a person's private chat or in a group.

    It is outdated while `shown` is behind `wanted`.
    """

    id: CardId
    person: PersonId | None = None
    chat: int | None = None
    """The group of a copy that is not private."""
    request: RequestId | None = None
    motion: MotionId | None = None
    activity: ActivityId | None = None
    """An assembly, for the person who leads it."""
    message_id: int | None
    wanted: int
    shown: int
