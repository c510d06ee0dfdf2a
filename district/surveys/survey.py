"""Surveys: questions of a curator to an audience, named or anonymous.

```
draft → open | dropped
open → closed → told
```
A survey opens when its announcement starts; the clock or a curator closes it.

No row links a person to an anonymous answer. Until the close each answer to a question is a row of
its own, sealed, with a random key; another row, with a token of the account, says that it has
answered. The close opens and counts all of them at once (`district/surveys/results.py`) and deletes
both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from district.errors import NotInThisState
from district.ids import AnnouncementId, DistrictId, DraftId, PersonId, SurveyId
from district.people.person import Person
from district.surveys.results import Results

TITLE_LIMIT = 120
QUESTION_LIMIT = 300
OPTION_LIMIT = 60
"""In characters; an option is a button."""
WORDS_LIMIT = 500
"""Limit in characters of an answer in words."""
MOST_QUESTIONS = 10
MOST_OPTIONS = 12
SCALE = tuple(map(str, range(1, 6)))
REMINDED = timedelta(days=1)
"""Time before the close at which those who have not answered are reminded."""
SHORTEST = timedelta(days=2)
"""A survey that is open for less time has no reminder."""

Answers = Mapping[str, Sequence[str]]
"""By question: the chosen options, or one text; questions that were skipped are missing."""


class QuestionType(StrEnum):
    ONE = "one"
    SEVERAL = "several"
    SCALE = "scale"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    type: QuestionType
    text: str
    options: tuple[str, ...] = ()

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """Ids of options with their labels; none for words."""
        return [(str(number), one) for number, one in enumerate(self.options, 1)]

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Question":
        return cls(
            type=QuestionType(plain["type"]), text=plain["text"], options=tuple(plain["options"])
        )


class Naming(StrEnum):
    """Whether answers have a name; and the groups by which anonymous ones are counted."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    BY_MUNICIPALITY = "by-place"
    BY_POSITION = "by-position"

    @property
    def is_anonymous(self) -> bool:
        return self is not Naming.NAMED

    def group_of(self, person: Person) -> str:
        """Returns the group of an anonymous answer; empty without groups."""
        profile = person.profile
        if self is Naming.BY_MUNICIPALITY:
            return profile.municipality.id if profile else ""
        if self is Naming.BY_POSITION:
            return profile.position or "" if profile else ""
        return ""


class SurveyStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    TOLD = "told"
    """The results were sent to the people who were asked."""
    DROPPED = "dropped"


class SurveyMove(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    TELL = "tell"
    DROP = "drop"


_S, _M = SurveyStatus, SurveyMove
TRANSITIONS: Mapping[tuple[SurveyStatus, SurveyMove], SurveyStatus] = {
    (_S.DRAFT, _M.OPEN): _S.OPEN,
    (_S.DRAFT, _M.DROP): _S.DROPPED,
    (_S.OPEN, _M.CLOSE): _S.CLOSED,
    (_S.CLOSED, _M.TELL): _S.TOLD,
}
"""All transitions. `Survey.moved` is the only function that changes the status."""


class Mail(StrEnum):
    """A letter to the people who were asked, sent in batches."""

    REMINDER = "reminder"
    RESULTS = "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    id: SurveyId
    district: DistrictId
    author: PersonId
    title: str
    questions: tuple[Question, ...]
    naming: Naming
    closes_at: datetime
    status: SurveyStatus = SurveyStatus.DRAFT
    made_at: datetime
    opened_at: datetime | None = None
    announcement: AnnouncementId | None = None
    """The announcement that invites to it."""
    reminded_at: datetime | None = None
    mail: Mail | None = None
    """The letter that is being sent."""
    mail_up_to: int = 0
    """Everyone up to this person has it."""
    results: Results | None = None
    """Stored at the close of an anonymous survey; of a named one the answers are counted."""
    draft: DraftId

    @property
    def is_open(self) -> bool:
        return self.status is SurveyStatus.OPEN

    @property
    def is_over(self) -> bool:
        return self.status in {SurveyStatus.CLOSED, SurveyStatus.TOLD}

    def moved(self, move: SurveyMove, now: datetime) -> "Survey":
        """Returns the survey after the move.

        Raises:
            NotInThisState: the status does not allow it.
        """
        target = TRANSITIONS.get((self.status, move))
        if target is None:
            raise NotInThisState
        match move:
            case SurveyMove.OPEN:
                return replace(self, status=target, opened_at=now)
            case SurveyMove.TELL:
                return replace(self, status=target, mail=Mail.RESULTS, mail_up_to=0)
            case _:
                return replace(self, status=target, mail=None)

    def is_reminder_due(self, now: datetime) -> bool:
        if not self.is_open or self.reminded_at is not None or self.opened_at is None:
            return False
        is_long = self.closes_at - self.opened_at >= SHORTEST
        return is_long and now >= self.closes_at - REMINDED


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSurvey:
    """The author's input."""

    title: str
    questions: tuple[Question, ...]
    naming: Naming
    closes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAnswer:
    """An answer with the name, for the spreadsheet."""

    person: PersonId
    name: str
    municipality: str
    organization: str
    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFacts:
    """A survey as its curators may see it."""

    survey: Survey
    asked: int = 0
    answered: int | None = None
    """None: not told, because the answers are anonymous."""
    results: Results | None = None
    """None: fewer than `FEW` have answered, or the answers are anonymous and not counted yet."""
    groups: Mapping[str, str] | None = None
    """Names of municipalities by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A survey as a person sees it who was asked."""

    survey: Survey
    given: Answers | None = None
    """The own answers of a named survey."""
    has_answered: bool = False
    is_trial: bool = False
    """Its curator looks at a draft; nothing is stored."""
