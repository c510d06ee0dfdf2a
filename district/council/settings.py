"""The settings of the council, and the table of all settings of a district."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from district.activities.settings import ATTENDED_SHARE, CLUSTER_SIZE, OFFER_HOURS
from district.clock import QuietHours
from district.council.bodies import VoicesBy
from district.council.tally import Majority, Quorum
from district.errors import OutOfBounds, OutOfDate
from district.requests.settings import (
    AUTHOR_ANSWER,
    CURATORS_DECIDE,
    DIGEST_HOUR,
    ESCALATE_AFTER,
    EXPIRE_AFTER,
    REMIND_AFTER,
    WAITING,
)
from district.settings import DEFAULTS, Number, OneOf, Plain, Setting, Unit, Values, YesNo
from district.territory import District

T = TypeVar("T")


class HeadMode(StrEnum):
    """How the council is headed (regulation, VI)."""

    PERMANENT = "permanent"
    TERM = "term"
    TURN = "turn"
    """In turn over the municipalities."""


QUORUM = OneOf("quorum", default=Quorum.MORE_THAN_HALF, by_motion=True, kind=Quorum)
MAJORITY = OneOf("majority", default=Majority.SIMPLE, by_motion=True, kind=Majority)
VOICES = OneOf("voices", default=VoicesBy.MUNICIPALITY, by_motion=True, kind=VoicesBy)
CASTING = YesNo("casting", default=False, by_motion=True)
EARLY_CLOSE = YesNo("early-close", default=False, by_motion=True)
SECRET_HEAD = YesNo("secret-head", default=False, by_motion=True)
HEAD_MODE = OneOf("head-mode", default=HeadMode.TERM, by_motion=True, kind=HeadMode)
HEAD_TERM = Number(
    "head-term", default=2, by_motion=True, unit=Unit.YEARS, least=1, most=2, usual=(1, 2)
)
VOTE_DAYS = Number("vote-days", default=7, unit=Unit.DAYS, least=1, most=60, usual=(3, 7, 14, 30))
ACTING_NOTICE_DAYS = Number(
    "acting-notice-days", default=60, unit=Unit.DAYS, least=7, most=180, usual=(30, 60, 90)
)


class Group(StrEnum):
    """The parts of the list."""

    COUNCIL = "council"
    HEAD = "head"
    REQUESTS = "requests"
    WORK = "work"


GROUPS: Mapping[Group, tuple[Setting[Any], ...]] = {
    Group.COUNCIL: (QUORUM, MAJORITY, VOICES, CASTING, EARLY_CLOSE, VOTE_DAYS),
    Group.HEAD: (HEAD_MODE, HEAD_TERM, SECRET_HEAD, ACTING_NOTICE_DAYS),
    Group.REQUESTS: (
        REMIND_AFTER,
        ESCALATE_AFTER,
        EXPIRE_AFTER,
        AUTHOR_ANSWER,
        CURATORS_DECIDE,
        DIGEST_HOUR,
    ),
    Group.WORK: (CLUSTER_SIZE, ATTENDED_SHARE, OFFER_HOURS),
}
SETTINGS: Mapping[str, Setting[Any]] = {
    one.key: one for settings in GROUPS.values() for one in settings
}
"""All settings of a district by key."""
RISING: tuple[tuple[Number, ...], ...] = (WAITING,)
"""Numbers each of which is larger than the one before."""


def bounds(setting: Number, values: Values) -> tuple[int, int]:
    """Returns the least and the largest number beside the other settings of the district."""
    least, most = setting.least, setting.most
    for rising in RISING:
        if setting in rising:
            at = rising.index(setting)
            least = max([least, *(values.get(one) + 1 for one in rising[:at])])
            most = min([most, *(values.get(one) - 1 for one in rising[at + 1 :])])
    return least, most


def ensure_allowed(setting: Setting[T], value: T, values: Values) -> None:
    """Checks a value beside the other settings of the district.

    Raises:
        OutOfBounds: the number is too small or too large.
    """
    if isinstance(setting, Number) and isinstance(value, int):
        least, most = bounds(setting, values)
        if not least <= value <= most:
            raise OutOfBounds(least=least, most=most)


def is_allowed(setting: Setting[Any], plain: Any, values: Values) -> bool:
    """Returns whether a stored value is one of the setting, and allowed."""
    try:
        ensure_allowed(setting, setting.read(plain), values)
    except (ValueError, OutOfBounds):
        return False
    return True


def allowed(setting: Setting[T], values: Values) -> tuple[T, ...]:
    """Returns the values with a button that are allowed and differ from the present one."""
    now = values.get(setting)
    return tuple(
        one
        for one in setting.offered()
        if one != now and is_allowed(setting, setting.plain(one), values)
    )


def proposed(key: str, id_: str) -> Plain:
    """Returns the stored value of an option that a motion proposes.

    Raises:
        OutOfDate: this version has no such value, or the setting needs no motion.
    """
    setting = SETTINGS.get(key)
    if setting is None or not setting.by_motion:
        raise OutOfDate
    try:
        plain = setting.plain(setting.read_id(id_))
    except ValueError:
        raise OutOfDate from None
    if not is_allowed(setting, plain, DEFAULTS):
        raise OutOfDate
    return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of a setting, from the history."""

    number: int
    """Grows with each change; 0: none was made."""
    at: datetime
    by: str | None
    """Short name of who made it; None: erased, or a motion."""
    before: Plain
    after: Plain
    reason: str | None = None
    motion: int | None = None
    """Id of the motion that made it."""
    motion_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingFacts:
    """A setting of a district as a reader sees it."""

    district: District
    setting: Setting[Any]
    values: Values
    history: tuple[Change, ...]
    """The latest first."""
    may_change: bool
    """Whether the reader may change it, by a motion if the setting says so."""

    @property
    def value(self) -> Any:
        return self.values.get(self.setting)

    @property
    def seen(self) -> int:
        """Number of the latest change, for compare-and-set."""
        return self.history[0].number if self.history else 0

    @property
    def bounds(self) -> tuple[int, int] | None:
        return bounds(self.setting, self.values) if isinstance(self.setting, Number) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """Settings of the installation (`OKRUG_…`), which apply to all its districts."""

    quiet: QuietHours
    announce_alone: int
    """Largest audience of an announcement that needs no approval."""
    important_per_week: int
    mentor_answer_days: int
    ask_if_easier_days: int
    open_requests: int
    own_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFacts:
    """All settings of a district as a reader sees them."""

    district: District
    values: Values
    others: tuple[District, ...] = ()
    """Other districts whose settings the reader may see."""
    installed: Installed
