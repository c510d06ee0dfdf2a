"""Messages of two sides through the bot: of a pair, or of a thread."""

from dataclasses import dataclass
from datetime import datetime

from district.ids import PersonId

MESSAGE_LIMIT = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    id: int
    thread: int
    """Id of the pair or thread."""
    person: PersonId
    """The author."""
    words: str
    """Empty after erasure."""
    at: datetime
