"""Papers with numbers that outcomes give, and the whole ground of each."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from district.activities.activity import ActivityType
from district.calls.call import Call
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Named, OutcomeSpec, PaperKind, by_id
from district.documents import IssuedDocument
from district.ids import EntryId, PaperId, PersonId, TypeId
from district.mentions import LedLine
from district.pages import Page
from district.people.roles import Grant, Institute
from district.programme import Spot
from district.topics import Topic

REGIONAL = "региональный"
"""The level of a series at which a public defence counts as sharing experience."""


class Given(NamedTuple):
    """A settled entry and its outcome."""

    entry: Entry
    outcome: OutcomeSpec


class HeldBy(StrEnum):
    PERSON = "person"
    PUPIL = "pupil"
    """Never named: the diploma has a line to write the name on."""
    ORGANIZATION = "organization"


class PaperState(StrEnum):
    VALID = "valid"
    UNDER_REVIEW = "under-review"
    """The outcome is open again, for example because of an appeal."""
    STRUCK = "struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPaper(IssuedDocument):
    prefix = "paper-"

    id: PaperId
    series: str
    year: int
    ordinal: int
    entry: EntryId
    person: PersonId
    """The holder; of a pupil or an organization, the author of the entry."""
    held_by: HeldBy
    pupil_id: int | None = None
    document: PaperKind
    grade: str | None = None
    """The pupil's class."""
    outcome: str
    place: int | None = None
    struck_at: datetime | None = None
    reason: str | None = None
    """Why it was struck."""

    @property
    def number(self) -> str:
        return f"{self.series}-{self.year}-{self.ordinal:04}"


def gives(outcome: OutcomeSpec | None, award: str) -> bool:
    return outcome is not None and any(one.award == award for one in outcome.gives)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The vote of the council that confirmed the outcome."""

    protocol: int | None
    """None: not made yet."""
    day: date | None
    for_: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A paper with everything that it rests on. For a pupil no more than number, class and place
    is shown.
    """

    paper: CallPaper
    call: Call
    entry: Entry
    authors: tuple[str, ...] = ()
    """Holders of papers of the entry, and co-authors without one."""
    is_appealed: bool = False
    """An appeal waits for its decision."""
    decision: Decision | None = None
    """None: not decided by the council."""
    institute: Institute | None = None

    def of(self, paper: CallPaper) -> "Ground":
        """Returns the ground of another paper of the same entry."""
        return replace(self, paper=paper)

    @property
    def together(self) -> tuple[str, ...]:
        """Co-authors of the holder."""
        return tuple(one for one in self.authors if one != self.paper.name)

    @property
    def state(self) -> PaperState:
        if self.paper.struck_at is not None or self.entry.status is EntryStatus.ANNULLED:
            return PaperState.STRUCK
        if self.is_appealed or self.entry.status is not EntryStatus.SETTLED:
            return PaperState.UNDER_REVIEW
        return PaperState.VALID

    @property
    def outcome(self) -> OutcomeSpec | None:
        return self.call.kind.outcome(self.paper.outcome)

    @property
    def level(self) -> str | None:
        return self.call.kind.series.level if self.call.kind.series else None

    @property
    def nomination(self) -> Named | None:
        return by_id(self.call.kind.nominations, self.entry.nomination)


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """A line of the portfolio: what an entry has brought to one of its people."""

    call: Call
    entry: Entry
    outcome: OutcomeSpec | None
    papers: tuple[CallPaper, ...] = ()
    """The person's, struck ones too."""
    is_listed: bool = False
    """It is in the bank."""
    talk: Spot | None = None
    """Time and place in the published programme."""
    is_hidden: bool = False
    """The person does not want to show it."""

    @property
    def is_shown(self) -> bool:
        """Whether it belongs to the portfolio at all."""
        is_settled = self.entry.status is EntryStatus.SETTLED
        return bool(self.papers) or (is_settled and gives(self.outcome, "portfolio"))

    @property
    def live_papers(self) -> tuple[CallPaper, ...]:
        return tuple(one for one in self.papers if one.struck_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    page: Page[Achievement]
    hidden: int = 0
    """Lines that are hidden; left out of the page, unless it is to choose them."""
    grants: tuple[Grant, ...] = ()
    """Roles with a term that were earned."""
    led: tuple[LedLine, ...] = ()
    """Activities that the person leads, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsWanted:
    """Seats that outcomes of a call give in activities of a type."""

    call: Call
    type_id: TypeId
    type: ActivityType | None
    """None: it is not in use."""
    waiting: int
    """The number of people who have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An activity that an outcome gives: the district's curator fills in the rest."""

    call: Call
    entry: Entry
    type: TypeId
    topic: Topic | None
