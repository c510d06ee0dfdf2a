"""Projects: accepted entries with milestones, which the team reports and curators accept.

```
planned  → reported             by the team, with words and files
reported → accepted | planned   by the curator; returned, rejected or taken back
accepted → reported             the curator's undo
```
A project with all milestones accepted is a practice of the bank.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from district.calls.call import Call
from district.calls.entry import Entry, EntryFile
from district.calls.kind import Kind
from district.calls.paper import gives
from district.drafts import Form as FormName
from district.forms import Entered, Form, LongText
from district.gathered import FILE_TYPES, Files
from district.ids import EntryId, MilestoneId, PersonId
from district.requests.request import RequestKind
from district.requests.subject import SubjectFacts

MILESTONE_KIND = RequestKind("milestone")
STEPS = "steps"
"""Id of the field with the milestones."""
WORDS_LIMIT = 250
"""In characters: one screen shows the reports on all milestones."""
MOST_FILES = 3


class MilestoneStatus(StrEnum):
    PLANNED = "planned"
    REPORTED = "reported"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    id: MilestoneId
    entry: EntryId
    position: int
    """From 1."""
    title: str
    due_on: date
    status: MilestoneStatus = MilestoneStatus.PLANNED
    words: str | None = None
    """The last report."""
    reported_by: PersonId | None = None
    reported_at: datetime | None = None

    def is_overdue(self, today: date) -> bool:
        return self.status is MilestoneStatus.PLANNED and self.due_on < today

    @property
    def files_field(self) -> str:
        """The `field` of its files, among those of the entry."""
        return f"step-{self.position}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFacts:
    call: Call
    entry: Entry
    milestones: tuple[Milestone, ...]
    files: tuple[EntryFile, ...]
    is_own: bool
    """Whether the reader is of its team."""
    today: date

    @property
    def done(self) -> int:
        return sum(one.status is MilestoneStatus.ACCEPTED for one in self.milestones)

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.milestones)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneSubject(SubjectFacts):
    """A report as the curators who accept it see it."""

    milestone: Milestone
    entry: Entry
    files: int


WORDS = LongText("words", limit=WORDS_LIMIT)
FILES = Files("files", extensions=tuple(FILE_TYPES), least=1, most=MOST_FILES, optional=True)
REPORTING: Form[Milestone] = Form(name=FormName.MILESTONE, texts="milestone", fields=(WORDS, FILES))


def reporting(milestone: MilestoneId) -> Entered:
    return Entered().with_given(milestone=milestone)


def milestone_in(entered: Entered) -> MilestoneId:
    return MilestoneId(entered.given("milestone"))


def is_project(kind: Kind, entry: Entry) -> bool:
    """Returns whether the outcome of an entry makes it a project."""
    return gives(kind.outcome(entry.outcome), "milestones")


def planned(answers: Mapping[str, Any]) -> list[tuple[str, date]]:
    """Returns titles and days of the milestones of an entry, the earliest first; none for an entry
    of a kind that asked for them in free words.
    """
    said = answers.get(STEPS)
    rows = said if isinstance(said, list) else []
    return sorted(
        ((str(title), date.fromisoformat(day)) for title, day in rows), key=lambda one: one[1]
    )
