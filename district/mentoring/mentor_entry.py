"""The form of a mentor's entry: its steps, what was entered so far, and which step comes next.

```
areas ⇄ topics, areas → subjects → languages → capacity → words → summary
summary → change → any step → summary
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from district.errors import NotAChoice, OutOfDate
from district.ids import AreaId, RequestId, TopicId
from district.mentoring.mentors import (
    CAPACITIES,
    MENTOR_TOPICS_LIMIT,
    MENTOR_WORDS_LIMIT,
    Entry,
    TeachingLanguage,
)
from district.people.person import Subject
from district.typed_text import limited_text


class MentorStep(StrEnum):
    AREAS = "areas"
    TOPICS = "topics"
    SUBJECTS = "subjects"
    LANGUAGES = "languages"
    CAPACITY = "capacity"
    WORDS = "words"
    SUMMARY = "summary"
    CHANGE = "change"

    @property
    def number(self) -> int:
        return _NUMBERS.get(self, MENTOR_STEPS)


MENTOR_STEPS = 5
_S = MentorStep
_NUMBERS = {
    _S.AREAS: 1,
    _S.TOPICS: 1,
    _S.SUBJECTS: 2,
    _S.LANGUAGES: 3,
    _S.CAPACITY: 4,
    _S.WORDS: 5,
}
_ORDER = (_S.AREAS, _S.SUBJECTS, _S.LANGUAGES, _S.CAPACITY, _S.WORDS, _S.SUMMARY)
MENTOR_CHANGEABLE = _ORDER[:-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorEntered:
    """What was entered so far. Every verb answers the entered with one answer more."""

    area: AreaId | None = None
    """Whose topics are being ticked."""
    topics: tuple[TopicId, ...] = ()
    subjects: tuple[Subject, ...] = ()
    languages: tuple[TeachingLanguage, ...] = (TeachingLanguage.RUSSIAN,)
    capacity: int | None = None
    words: str | None = None
    changing: bool = False
    """One answer is being changed: after it comes the summary again."""
    answers_request: RequestId | None = None

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "MentorEntered":
        return cls(
            area=answers.get("area"),
            topics=tuple(TopicId(one) for one in answers.get("topics", ())),
            subjects=tuple(Subject(one) for one in answers.get("subjects", ())),
            languages=tuple(TeachingLanguage(one) for one in answers.get("languages", ())),
            capacity=answers.get("capacity"),
            words=answers.get("words"),
            changing=answers.get("changing", False),
            answers_request=answers.get("answers_request"),
        )

    @classmethod
    def of_entry(cls, entry: Entry, request: RequestId | None = None) -> "MentorEntered":
        """To correct what stands in the register, or to answer a question about it."""
        return cls(
            topics=entry.topics,
            subjects=entry.subjects,
            languages=entry.languages,
            capacity=entry.capacity,
            words=entry.words,
            answers_request=request,
        )

    def answers(self) -> dict[str, Any]:
        return {
            "area": self.area,
            "topics": list(self.topics),
            "subjects": list(self.subjects),
            "languages": list(self.languages),
            "capacity": self.capacity,
            "words": self.words,
            "changing": self.changing,
            "answers_request": self.answers_request,
        }

    def entry(self) -> Entry:
        """
        Raises:
            OutOfDate: something is still to be answered.
        """
        if not self.topics or not self.languages or self.capacity not in CAPACITIES:
            raise OutOfDate
        return Entry(
            topics=self.topics,
            subjects=self.subjects,
            languages=self.languages,
            capacity=self.capacity,
            words=self.words,
        )

    def is_answered(self, step: MentorStep) -> bool:
        """Whether «Готово» may be pressed."""
        if step is MentorStep.AREAS:
            return bool(self.topics)
        return step is not MentorStep.LANGUAGES or bool(self.languages)

    def with_words(self, step: MentorStep, text: str) -> "MentorEntered":
        """
        Raises:
            Empty, TooLong: as `limited_text` does.
            NotAChoice: the step is answered with a button.
        """
        if step is not MentorStep.WORDS:
            raise NotAChoice
        return replace(self, words=limited_text(text, MENTOR_WORDS_LIMIT))

    def with_topic_toggled(self, topic: TopicId) -> "MentorEntered":
        """Beyond the limit a topic is not ticked."""
        if topic in self.topics:
            return replace(self, topics=tuple(one for one in self.topics if one != topic))
        if len(self.topics) >= MENTOR_TOPICS_LIMIT:
            return self
        return replace(self, topics=(*self.topics, topic))

    def with_subject_toggled(self, subject: Subject) -> "MentorEntered":
        ticked = set(self.subjects) ^ {subject}
        return replace(self, subjects=tuple(one for one in Subject if one in ticked))

    def with_language_toggled(self, language: TeachingLanguage) -> "MentorEntered":
        ticked = set(self.languages) ^ {language}
        return replace(self, languages=tuple(one for one in TeachingLanguage if one in ticked))

    def step_after(self, step: MentorStep) -> MentorStep:
        if self.changing or step not in _ORDER[:-1]:
            return MentorStep.SUMMARY
        return _ORDER[_ORDER.index(step) + 1]

    def step_before(self, step: MentorStep) -> MentorStep | None:
        """Where «‹ Назад» leads; None from the first step."""
        if step is MentorStep.TOPICS:
            return MentorStep.AREAS
        if step is MentorStep.CHANGE or (self.changing and step in MENTOR_CHANGEABLE):
            return MentorStep.SUMMARY
        at = _ORDER.index(step)
        return _ORDER[at - 1] if at else None
