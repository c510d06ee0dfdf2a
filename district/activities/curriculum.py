"""Programmes: activities with hours in total, whose topics the council agrees to before sign-up.

The hours that a person has done are those of the attended activities, added up whenever they are
shown. (The programme of a call, by time, is `district/programme.py`.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from district.activities.activity import (
    MOST_HOURS,
    TITLE_LIMIT,
    Activity,
    ActivityStatus,
    InCurriculum,
)
from district.activities.enrolments import OVER, EnrolmentStatus
from district.drafts import Form as FormName
from district.errors import BadHours
from district.forms import Choices, Entered, Form, LongText, Option, Options, ShortText, Typed
from district.ids import AreaId, CurriculumId, DistrictId, DraftId, MotionId, PersonId, TopicId
from district.topics import Area, Topic

ABOUT_LIMIT = 600
MOST_TOPICS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Curriculum:
    id: CurriculumId
    district: DistrictId
    title: str
    hours: int
    about: str
    topics: tuple[TopicId, ...]
    made_by: PersonId
    made_at: datetime
    motion: MotionId | None = None
    """By which the council agreed to the topics."""
    draft: DraftId | None = None

    @property
    def is_agreed(self) -> bool:
        return self.motion is not None

    def progress(self, attended: int) -> "Progress":
        """`attended`: hours of a person."""
        of = InCurriculum(id=self.id, title=self.title, hours=self.hours, motion=self.motion)
        return Progress(curriculum=of, attended=attended)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedProgramme:
    """The number of a certificate of a programme, and the code in its verification link."""

    number: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Hours of a programme that a person has done."""

    curriculum: InCurriculum
    attended: int
    """Hours."""
    issued: IssuedProgramme | None = None
    """The certificate; not valid while hours lack, since marks were corrected."""

    @property
    def done(self) -> int:
        return min(self.attended, self.curriculum.hours)

    @property
    def is_complete(self) -> bool:
        return self.attended >= self.curriculum.hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An activity of a programme, and the reader's enrolment in it."""

    activity: Activity
    status: EnrolmentStatus | None = None

    @property
    def hours_done(self) -> int:
        is_over = self.activity.status is ActivityStatus.OVER
        return self.activity.hours if is_over and self.status is EnrolmentStatus.ATTENDED else 0

    def may_be_joined(self, now: datetime) -> bool:
        is_free = self.status is None or self.status in OVER
        return is_free and self.activity.is_open(now) and self.activity.school is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A motion of the council about the topics."""

    number: int
    status: str

    @property
    def is_waiting(self) -> bool:
        return self.status in {"draft", "open"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumFacts:
    curriculum: Curriculum
    topics: tuple[Topic, ...]
    parts: tuple[Part, ...]
    """By their start; drafts only for organizers."""
    question: Question | None
    """The latest motion about the topics."""
    keeps: bool
    """Whether the reader organizes activities there."""
    now: datetime

    @property
    def hours_planned(self) -> int:
        left_out = {ActivityStatus.CANCELLED}
        return sum(one.activity.hours for one in self.parts if one.activity.status not in left_out)

    @property
    def progress(self) -> Progress:
        return self.curriculum.progress(sum(one.hours_done for one in self.parts))

    @property
    def to_join(self) -> list[Part]:
        return [one for one in self.parts if one.may_be_joined(self.now)]

    @property
    def is_voted_on(self) -> bool:
        return self.question is not None and self.question.is_waiting


def _hours(text: str) -> int:
    """
    Raises:
        BadHours: no number from 1 to `MOST_HOURS`.
    """
    typed = text.strip()
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 6  # noqa: PLR2004
    if not is_number or not 1 <= int(typed) <= MOST_HOURS:
        raise BadHours(largest=MOST_HOURS)
    return int(typed)


def _areas(areas: Sequence[Area], _: Entered) -> list[Option]:
    return [Option(id=one.id, label=one.label) for one in areas]


def _topics(areas: Sequence[Area], entered: Entered) -> list[Option]:
    open_id = entered.group_of(TOPICS)
    found = (one.topics for one in areas if one.id == open_id)
    return [Option(id=one.id, label=one.label) for topics in found for one in topics]


TITLE = ShortText("title", limit=TITLE_LIMIT)
HOURS = Typed("hours", parse=_hours)
TOPICS = Choices(
    "topics",
    options=Options(TopicId, _topics),
    groups=Options(AreaId, _areas),
    least=1,
    most=MOST_TOPICS,
    in_order=True,
)
ABOUT = LongText("about", limit=ABOUT_LIMIT, optional=True)
CURRICULUM: Form[Sequence[Area]] = Form(
    name=FormName.CURRICULUM, texts="curricula", fields=(TITLE, HOURS, TOPICS, ABOUT)
)


def curriculum_of(
    entered: Entered, draft: DraftId, district: DistrictId, by: PersonId, now: datetime
) -> Curriculum:
    """
    Raises:
        OutOfDate: an answer is missing.
    """
    return Curriculum(
        id=CurriculumId(0),
        district=district,
        title=entered.need(TITLE),
        hours=entered.need(HOURS),
        about=entered.get(ABOUT) or "",
        topics=entered.need(TOPICS),
        made_by=by,
        made_at=now,
        draft=draft,
    )
