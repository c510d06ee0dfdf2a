"""Cards: messages that show a request or a motion and are updated until it is closed."""

from dataclasses import dataclass

from district.ids import CardId, MotionId, PersonId, RequestId


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
    message_id: int | None
    wanted: int
    shown: int
