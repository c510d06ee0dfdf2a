"""The bank: results of calls that others may use.

A practice is used by a person of another organization who has opened it and says «Применил(а)».
Practices that resolved deficits come first, then those that were used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from district.activities.resolution import ResolutionAnswer
from district.calls.entry import Entry
from district.calls.kind import FieldType, Kind, Named, by_id
from district.calls.visible import EntryFacts
from district.ids import AreaId, CallId, EntryId, ListingId, OrganizationId, PersonId, TopicId
from district.pages import Page
from district.requests.deficits import Deficit
from district.topics import Area, Topic

ASKED_AFTER = timedelta(days=7)
"""Time from the opening of a practice to the question whether it was of use."""
WHAT = "kind"
"""Id of the field that says what a practice is: a lesson, a programme, a tool."""
LONGEST = 300
"""Limit of a search in characters; the rest is ignored."""
BESIDE_ANSWERS = frozenset(
    {FieldType.FILES, FieldType.CONFIRM, FieldType.TOPIC, FieldType.PEOPLE, FieldType.PUPILS}
)
"""Types of fields that a card shows otherwise, or not."""


class Shelf(StrEnum):
    """A part of the bank: the name after `listing:` in the awards of a kind."""

    PRACTICES = "practices"
    PROJECTS = "projects"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    words: str = ""
    area: AreaId | None = None
    topic: TopicId | None = None
    shelf: Shelf | None = None
    what: str | None = None
    """An option of the field `WHAT`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of the bank."""

    id: ListingId
    entry: EntryId
    shelf: Shelf
    title: str
    author: PersonId
    organization: OrganizationId | None
    topic: TopicId | None
    what: str | None
    kind: Kind
    used: int = 0
    healed: int = 0

    @property
    def label(self) -> Named | None:
        """Returns the option of `WHAT`, with its label."""
        asked = by_id(self.kind.fields, WHAT)
        return by_id(asked.options if asked else (), self.what)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankPage:
    search: Search
    page: Page[Listed]
    topic: Topic | None = None
    area: Area | None = None
    whats: tuple[Named, ...] = ()
    """Options of `WHAT` among those found, to narrow the search."""
    shares: CallId | None = None
    """The open call by which the reader adds a practice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """The steps of a reader with a listing."""

    opened_at: datetime
    used_at: datetime | None = None
    answer: ResolutionAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingFacts:
    listed: Listed
    entry: EntryFacts
    organization_name: str | None
    topic: Topic | None
    use: Use | None
    """None: the reader's use does not count."""
    deficit: Deficit | None = None
    """The reader's open deficit on the topic."""

    @property
    def may_use(self) -> bool:
        return self.use is not None and self.use.used_at is None

    @property
    def asks_if_easier(self) -> bool:
        used = self.use is not None and self.use.used_at is not None
        return used and self.deficit is not None


def counts_as_use(
    entry: Entry,
    team: Iterable[PersonId | None],
    reader: PersonId,
    workplace: OrganizationId | None,
) -> bool:
    """Returns whether the reader is neither an author nor of the author's organization."""
    is_author = reader == entry.author or reader in set(team)
    return not is_author and workplace is not None and workplace != entry.organization
