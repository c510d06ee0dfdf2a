"""The form by which a mentee asks for a mentor.

```
goal → topics (with open deficits) → span → mentors → summary
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from district.errors import NotAChoice, OutOfDate
from district.ids import PersonId, TopicId
from district.mentorships import GOAL_LIMIT, WISHES, Span
from district.typed_text import limited_text


class AskStep(StrEnum):
    GOAL = "goal"
    TOPICS = "topics"
    SPAN = "span"
    MENTORS = "mentors"
    SUMMARY = "summary"

    @property
    def number(self) -> int:
        return min(tuple(AskStep).index(self) + 1, ASK_STEPS)


ASK_STEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEntered:
    """What was entered so far."""

    goal: str | None = None
    topics: tuple[TopicId, ...] = ()
    """Ticked to be seen by the mentor."""
    offers_topics: bool = False
    """The person has open deficits, so the step is not left out."""
    span: Span | None = None
    mentors: tuple[PersonId, ...] = ()
    """In order; none: whoever fits best."""
    page: int = 0

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "AskEntered":
        span = answers.get("span")
        return cls(
            goal=answers.get("goal"),
            topics=tuple(TopicId(one) for one in answers.get("topics", ())),
            offers_topics=answers.get("offers_topics", False),
            span=Span(span) if span else None,
            mentors=tuple(PersonId(one) for one in answers.get("mentors", ())),
            page=answers.get("page", 0),
        )

    def answers(self) -> dict[str, Any]:
        return {
            "goal": self.goal,
            "topics": list(self.topics),
            "offers_topics": self.offers_topics,
            "span": self.span,
            "mentors": list(self.mentors),
            "page": self.page,
        }

    def complete(self) -> tuple[str, Span]:
        """
        Raises:
            OutOfDate: something is still to be answered.
        """
        if self.goal is None or self.span is None:
            raise OutOfDate
        return self.goal, self.span

    def with_words(self, step: AskStep, text: str) -> "AskEntered":
        """
        Raises:
            Empty, TooLong: as `limited_text` does.
            NotAChoice: the step is answered with a button.
        """
        if step is not AskStep.GOAL:
            raise NotAChoice
        return replace(self, goal=limited_text(" ".join(text.split()), GOAL_LIMIT))

    def with_topic_toggled(self, topic: TopicId) -> "AskEntered":
        if topic in self.topics:
            return replace(self, topics=tuple(one for one in self.topics if one != topic))
        return replace(self, topics=(*self.topics, topic))

    def with_mentor_toggled(self, mentor: PersonId) -> "AskEntered":
        """Named last, or no longer; beyond `WISHES` nobody is named."""
        if mentor in self.mentors:
            return replace(self, mentors=tuple(one for one in self.mentors if one != mentor))
        if len(self.mentors) >= WISHES:
            return self
        return replace(self, mentors=(*self.mentors, mentor))

    def step_after(self, step: AskStep) -> AskStep:
        if step is AskStep.GOAL:
            return AskStep.TOPICS if self.offers_topics else AskStep.SPAN
        return _AFTER.get(step, AskStep.SUMMARY)

    def step_before(self, step: AskStep) -> AskStep | None:
        """Where «‹ Назад» leads; None from the first step."""
        if step is AskStep.SPAN:
            return AskStep.TOPICS if self.offers_topics else AskStep.GOAL
        return _BEFORE.get(step)


_AFTER = {
    AskStep.TOPICS: AskStep.SPAN,
    AskStep.SPAN: AskStep.MENTORS,
}
_BEFORE = {
    AskStep.TOPICS: AskStep.GOAL,
    AskStep.MENTORS: AskStep.SPAN,
    AskStep.SUMMARY: AskStep.MENTORS,
}
