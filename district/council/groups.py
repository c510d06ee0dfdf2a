"""The Telegram group of a body, bound by a one-time code."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from district.council.bodies import Body
from district.ids import DistrictId, PersonId
from district.territory import District

CODE_LIFE = timedelta(days=1)
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without letters and digits that look alike."""
CODE_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilGroup:
    """The group of a body, and its latest code."""

    district: DistrictId
    body: Body
    chat: int | None = None
    """Telegram's id of the group; None: not bound yet."""
    bound_by: PersonId | None = None
    bound_at: datetime | None = None
    is_here: bool = False
    """Whether the bot is a member of the group."""
    code_expires_at: datetime | None = None
    code_used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A body of a district with its group, or without one."""

    district: District
    body: Body
    group: CouncilGroup | None


class Binding(StrEnum):
    """The outcome of a code sent in a group."""

    BOUND = "bound"
    """Also if the same group sends the same code again."""
    NO_CODE = "no-code"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    SPENT = "spent"
    OTHER_BODY = "other-body"
    """The group is bound to another body."""
    NOT_ENTITLED = "not-entitled"
    """The sender is not of the council of that district."""
