"""The form of a deficit: its steps, what was entered so far, and which step comes next.

```
area → topic | own words → severity → tried → wanted → summary
topic → own words            «Другое» inside an area
summary → change → any step → summary
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from district.deficits import OWN_WORDS_LIMIT, TRIED_LIMIT, Help, Report, Severity, limited_text
from district.errors import NotAChoice, OutOfDate
from district.ids import AreaId, RequestId, TopicId
from district.topics import Topic


class Step(StrEnum):
    AREA = "area"
    TOPIC = "topic"
    OWN_WORDS = "own-words"
    SEVERITY = "severity"
    TRIED = "tried"
    WANTED = "wanted"
    SUMMARY = "summary"
    CHANGE = "change"

    @property
    def number(self) -> int:
        """«Шаг 3 из 5»; the summary and what follows it stand after the last step."""
        return _NUMBERS.get(self, STEPS)


STEPS = 5
_NUMBERS = {
    Step.AREA: 1,
    Step.TOPIC: 2,
    Step.OWN_WORDS: 2,
    Step.SEVERITY: 3,
    Step.TRIED: 4,
    Step.WANTED: 5,
}
CHANGEABLE = (Step.AREA, Step.SEVERITY, Step.TRIED, Step.WANTED)
"""What the summary offers to change; area stands for the topic too."""

_NEXT = {
    Step.TOPIC: Step.SEVERITY,
    Step.OWN_WORDS: Step.SEVERITY,
    Step.SEVERITY: Step.TRIED,
    Step.TRIED: Step.WANTED,
}
_BEFORE = {
    Step.TOPIC: Step.AREA,
    Step.TRIED: Step.SEVERITY,
    Step.WANTED: Step.TRIED,
    Step.SUMMARY: Step.WANTED,
    Step.CHANGE: Step.SUMMARY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered so far. Every verb answers the entered with one answer more."""

    area: AreaId | None = None
    """Where the topics offered come from, or what the own words belong to."""
    topic: TopicId | None = None
    own_words: str | None = None
    severity: Severity | None = None
    tried: str | None = None
    wanted: tuple[Help, ...] = ()
    changing: bool = False
    """One answer is being changed: after it comes the summary again."""
    answers_request: RequestId | None = None
    """The returned request that this form answers; None: the form makes a new one."""

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "Entered":
        """From a draft's answers."""
        severity = answers.get("severity")
        return cls(
            area=answers.get("area"),
            topic=answers.get("topic"),
            own_words=answers.get("own_words"),
            severity=Severity(severity) if severity else None,
            tried=answers.get("tried"),
            wanted=tuple(Help(help_) for help_ in answers.get("wanted", ())),
            changing=answers.get("changing", False),
            answers_request=answers.get("answers_request"),
        )

    @classmethod
    def of_report(cls, report: Report, request: RequestId) -> "Entered":
        """A form that answers a question about what was reported."""
        return cls(
            area=report.area,
            topic=report.topic,
            own_words=report.own_words,
            severity=report.severity,
            tried=report.tried,
            wanted=report.wanted,
            answers_request=request,
        )

    def answers(self) -> dict[str, Any]:
        """As a draft keeps them."""
        return {
            "area": self.area,
            "topic": self.topic,
            "own_words": self.own_words,
            "severity": self.severity,
            "tried": self.tried,
            "wanted": list(self.wanted),
            "changing": self.changing,
            "answers_request": self.answers_request,
        }

    def report(self) -> Report:
        """
        Raises:
            OutOfDate: something is still to be answered.
        """
        if self.severity is None or (self.topic is None and self.own_words is None):
            raise OutOfDate
        return Report(
            topic=self.topic,
            area=self.area,
            own_words=self.own_words,
            severity=self.severity,
            tried=self.tried,
            wanted=self.wanted,
        )

    def with_topic(self, topic: Topic) -> "Entered":
        return replace(self, area=topic.area, topic=topic.id, own_words=None)

    def with_words(self, step: Step, text: str) -> "Entered":
        """What was typed at a step; below the council's question it is an answer to it.

        Raises:
            Empty, TooLong: as `limited_text` does.
            NotAChoice: the step is answered with a button.
        """
        if step is Step.OWN_WORDS:
            return replace(self, topic=None, own_words=limited_text(text, OWN_WORDS_LIMIT))
        if step is Step.TRIED:
            return replace(self, tried=limited_text(text, TRIED_LIMIT))
        if step is Step.SUMMARY and self.answers_request is not None:
            said = f"{self.tried}\n{text}" if self.tried else text
            return replace(self, tried=limited_text(said, TRIED_LIMIT))
        raise NotAChoice

    def with_help_toggled(self, help_: Help) -> "Entered":
        """Ticked or unticked; the order is always that of `Help`."""
        ticked = set(self.wanted) ^ {help_}
        return replace(self, wanted=tuple(kind for kind in Help if kind in ticked))

    def step_after(self, step: Step) -> Step:
        """What is asked when `step` is answered."""
        if step is Step.AREA:
            return Step.TOPIC if self.area else Step.OWN_WORDS
        if self.changing:
            return Step.SUMMARY
        return _NEXT.get(step, Step.SUMMARY)

    def step_before(self, step: Step) -> Step | None:
        """Where «‹ Назад» leads; None from the first step."""
        if step is Step.OWN_WORDS:
            return Step.TOPIC if self.area else Step.AREA
        if self.changing and step in CHANGEABLE:
            return Step.SUMMARY
        if step is Step.SEVERITY:
            return Step.TOPIC if self.topic else Step.OWN_WORDS
        return _BEFORE.get(step)
