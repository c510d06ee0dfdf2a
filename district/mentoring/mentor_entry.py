"""The form of a mentor's register entry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import OutOfDate
from district.forms import (
    CHANGE,
    SUMMARY,
    Choice,
    Choices,
    Entered,
    Form,
    LongText,
    Option,
    Options,
    each,
    entered_of,
)
from district.ids import AreaId, RequestId, TopicId
from district.mentoring.mentors import (
    CAPACITIES,
    MENTOR_TOPICS_LIMIT,
    MENTOR_WORDS_LIMIT,
    Entry,
    TeachingLanguage,
)
from district.people.person import Subject
from district.topics import Area

REQUEST = "request"
"""Form parameter: the returned request that the form answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    areas: tuple[Area, ...]
    holds_role: bool
    """Loaded for the summary only: without the role the form leads to a request."""
    question: str | None = None
    """The reason of the return, when the form answers a returned request."""

    def open_area(self, entered: Entered) -> Area | None:
        """Returns the area whose topics are being ticked, unless it has been retired."""
        open_id = entered.group_of(TOPICS)
        return next((one for one in self.areas if one.id == open_id), None)


def _areas(facts: EntryFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.areas]


def _topics(facts: EntryFacts, entered: Entered) -> Sequence[Option]:
    area = facts.open_area(entered)
    return [Option(id=one.id, label=one.label) for one in area.topics] if area else []


def _capacities(_: EntryFacts, __: Entered) -> Sequence[Option]:
    return [Option(id=str(one), label=str(one)) for one in CAPACITIES]


TOPICS = Choices(
    "topics",
    options=Options(TopicId, _topics),
    groups=Options(AreaId, _areas),
    least=1,
    most=MENTOR_TOPICS_LIMIT,
    in_order=True,
)
SUBJECTS = Choices("subjects", options=each(Subject), columns=2, labels="profile-subject")
LANGUAGES = Choices(
    "languages", options=each(TeachingLanguage), least=1, columns=2, labels="mentors-language"
)
CAPACITY = Choice("capacity", options=Options(int, _capacities), columns=3)
WORDS = LongText("words", limit=MENTOR_WORDS_LIMIT, optional=True)


MENTOR_ENTRY: Form[EntryFacts] = Form(
    name=FormName.MENTOR, texts="mentors", fields=(TOPICS, SUBJECTS, LANGUAGES, CAPACITY, WORDS)
)


def entry_of(entered: Entered) -> Entry:
    """
    Raises:
        OutOfDate: something is still to be answered.
    """
    topics, languages = entered.get(TOPICS), entered.get(LANGUAGES)
    capacity = entered.get(CAPACITY)
    if not topics or not languages or capacity not in CAPACITIES:
        raise OutOfDate
    return Entry(
        topics=topics,
        subjects=entered.get(SUBJECTS) or (),
        languages=languages,
        capacity=capacity,
        words=entered.get(WORDS),
    )


def entered_from(entry: Entry) -> Entered:
    """Returns a form with all answers."""
    return Entered(
        {
            TOPICS.name: list(entry.topics),
            SUBJECTS.name: list(entry.subjects),
            LANGUAGES.name: list(entry.languages),
            CAPACITY.name: str(entry.capacity),
            WORDS.name: entry.words,
        }
    )


def new_entry(subjects: Sequence[Subject]) -> Entered:
    """Returns a new form: the subjects of the person's profile and Russian are ticked."""
    return Entered({SUBJECTS.name: list(subjects), LANGUAGES.name: [str(TeachingLanguage.RUSSIAN)]})


def request_of(entered: Entered) -> RequestId | None:
    """Returns the returned request that the form answers."""
    number: RequestId | None = entered.given(REQUEST)
    return number


def mentor_entry_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "changing" not in old:
        return draft
    names = [one.name for one in MENTOR_ENTRY.fields]
    kept: dict[str, Any] = {name: old[name] for name in names if old.get(name) is not None}
    if draft.step in {SUMMARY, CHANGE} or old["changing"]:
        kept.setdefault(WORDS.name, None)
    entered = Entered(kept)
    if draft.step == "topics":
        entered = entered.with_group(TOPICS, old.get("area"))
    step = "topics" if draft.step == "areas" else draft.step
    if old.get("answers_request") is not None:
        entered = entered.with_given(request=old["answers_request"])
    at = MENTOR_ENTRY.field(step)
    if old["changing"] and at is not None:
        entered = entered.changing(at)
    return replace(draft, step=step, answers=dict(entered.answers))
