"""Campaigns, such as a year of the teacher: a tag with dates on activities and announcements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from district.ids import CampaignId
from district.languages import Language

NAME_LIMIT = 40
"""In characters; it fits a button with a tick."""
KEY_LIMIT = 16
"""Limit of an id in bytes; buttons have it beside the state of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """An entry of `data/campaigns.toml`."""

    id: CampaignId
    ru: str
    en: str
    starts: date
    ends: date

    def name(self, language: Language) -> str:
        return self.en if language is Language.EN else self.ru

    def is_on(self, day: date) -> bool:
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An activity of a campaign."""

    title: str
    starts_at: datetime
    is_held: bool
    people: int
    """The number that came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The activities and announcements of a district for a campaign."""

    campaign: Campaign
    events: tuple[Event, ...]
    """The soonest first."""
    announced: int
    """Announcements sent."""

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Returns events held and ahead, people who came, announcements."""
        held = [one for one in self.events if one.is_held]
        people = sum(one.people for one in held)
        return len(held), len(self.events) - len(held), people, self.announced


def offered(
    campaigns: Iterable[Campaign], days: Iterable[date], chosen: CampaignId | None
) -> tuple[Campaign, ...]:
    """Returns the campaigns of the days, and the chosen one."""
    days = tuple(days)
    return tuple(one for one in campaigns if one.id == chosen or any(map(one.is_on, days)))
