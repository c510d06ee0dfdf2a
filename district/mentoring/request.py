"""The form of a mentee's request for a mentor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import (
    Choice,
    Choices,
    Entered,
    Form,
    Option,
    Options,
    ShortText,
    always,
    each,
    entered_of,
    given,
)
from district.ids import PersonId, TopicId
from district.mentoring.pairs import GOAL_LIMIT, WISHES, Span, Suggested
from district.topics import Topic

PAGE = WISHES
"""Page size of the list of mentors: as many as may be chosen."""
HAS_TOPICS = "has_topics"
"""Form parameter: whether the person has open deficits, so that topics are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequestFacts:
    topics: tuple[Topic, ...]
    """Topics of the person's open deficits."""
    suggested: tuple[Suggested, ...] = ()
    """Best match first; loaded for the step that chooses mentors and for the summary."""
    asked_first: Suggested | None = None
    """The mentor whom the bot asks first if none is chosen; loaded for the summary."""


def _topics(facts: MentorRequestFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.topics]


def _mentors(facts: MentorRequestFacts, _: Entered) -> Sequence[Option]:
    return [
        Option(id=str(mentor), label=profile.listed if profile else str(mentor))
        for one in facts.suggested
        for mentor, profile in ((one.suggestion.mentor, one.load.person.profile),)
    ]


def _person(raw: str) -> PersonId:
    return PersonId(int(raw))


GOAL = ShortText("goal", limit=GOAL_LIMIT, changeable=False)
TOPICS = Choices("topics", options=Options(TopicId, _topics), when=given(HAS_TOPICS), beside=always)
SPAN = Choice("span", options=each(Span), columns=1, beside=always)
MENTORS = Choices(
    "mentors",
    options=Options(_person, _mentors),
    most=WISHES,
    in_order=True,
    optional=True,
    columns=1,
    page=PAGE,
    beside=always,
)

MENTOR_REQUEST: Form[MentorRequestFacts] = Form(
    name=FormName.MENTORSHIP, texts="mentorships", fields=(GOAL, TOPICS, SPAN, MENTORS)
)


def span_of(entered: Entered) -> Span:
    """Returns the span; until the end of the school year if none was chosen."""
    return entered.get(SPAN) or Span.SCHOOL_YEAR


def with_named(entered: Entered, mentor: PersonId) -> Entered:
    """Adds a mentor as the last choice. No-op if already chosen."""
    kept = entered.answers.get(MENTORS.name) or []
    if str(mentor) in kept:
        return entered
    return MENTOR_REQUEST.answered_raw(entered, MENTORS, MENTORS.ticked(kept, str(mentor), ()))


def mentor_request_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "offers_topics" not in old:
        return draft
    kept: dict[str, Any] = {name: old[name] for name in ("goal", "span") if old.get(name)}
    kept |= {"topics": old.get("topics", []), "mentors": [str(one) for one in old["mentors"]]}
    entered = Entered(kept).with_given(has_topics=old["offers_topics"])
    entered = entered.with_page(MENTORS, old.get("page", 0))
    return replace(draft, answers=dict(entered.answers))
