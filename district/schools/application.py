"""The form of an application to a school: its steps, and what was entered so far.

```
motivation → recommendation → summary
pupil → consent → pupils → motivation …        where pupils learn: one after another
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from district.errors import ConsentNeeded, DraftGone
from district.ids import ActivityId
from district.schools.school import (
    MOST_PUPILS,
    MOTIVATION_LIMIT,
    RECOMMENDATION_LIMIT,
    Admits,
    Application,
    Pupil,
    School,
    read_pupil,
)
from district.typed_text import limited_text


class ApplicationStep(StrEnum):
    PUPIL = "pupil"
    CONSENT = "consent"
    PUPILS = "pupils"
    MOTIVATION = "motivation"
    RECOMMENDATION = "recommendation"
    SUMMARY = "summary"


_S = ApplicationStep


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationEntered:
    """What was entered so far. Every verb answers the entered with one answer more."""

    cohort: ActivityId
    motivation: str | None = None
    recommendation: str | None = None
    pupils: tuple[Pupil, ...] = ()
    initials: str | None = None
    grade: str | None = None
    """Of the pupil whose parent's consent is asked for."""

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "ApplicationEntered":
        return cls(
            cohort=ActivityId(answers["cohort"]),
            motivation=answers.get("motivation"),
            recommendation=answers.get("recommendation"),
            pupils=tuple(
                Pupil(
                    initials=one["initials"],
                    grade=one["grade"],
                    consent_on=date.fromisoformat(one["consent_on"]),
                )
                for one in answers.get("pupils", ())
            ),
            initials=answers.get("initials"),
            grade=answers.get("grade"),
        )

    def answers(self) -> dict[str, Any]:
        """As a draft keeps them."""
        return {
            "cohort": self.cohort,
            "motivation": self.motivation,
            "recommendation": self.recommendation,
            "pupils": [
                {
                    "initials": one.initials,
                    "grade": one.grade,
                    "consent_on": one.consent_on.isoformat(),
                }
                for one in self.pupils
            ],
            "initials": self.initials,
            "grade": self.grade,
        }

    def with_pupil(self, typed: str) -> "ApplicationEntered":
        """
        Raises:
            BadPupil: no initials and class.
        """
        initials, grade = read_pupil(typed)
        return replace(self, initials=initials, grade=grade)

    def with_consent(self, day: date) -> "ApplicationEntered":
        """The pupil is complete.

        Raises:
            DraftGone: no pupil came before.
        """
        if self.initials is None or self.grade is None:
            raise DraftGone
        one = Pupil(initials=self.initials, grade=self.grade, consent_on=day)
        return replace(self, pupils=(*self.pupils, one), initials=None, grade=None)

    def with_words(self, step: ApplicationStep, typed: str) -> "ApplicationEntered":
        """
        Raises:
            Empty, TooLong: they cannot be taken.
        """
        if step is _S.MOTIVATION:
            return replace(self, motivation=limited_text(typed, MOTIVATION_LIMIT))
        return replace(self, recommendation=limited_text(typed, RECOMMENDATION_LIMIT))

    @property
    def may_add_pupil(self) -> bool:
        return len(self.pupils) < MOST_PUPILS

    def application(self, school: School) -> Application:
        """
        Raises:
            ConsentNeeded: a child without the date of a parent's consent, or no child at all.
        """
        if school.admits is Admits.PUPILS and (not self.pupils or self.initials is not None):
            raise ConsentNeeded
        return Application(
            motivation=self.motivation,
            recommendation=self.recommendation,
            pupils=self.pupils if school.admits is Admits.PUPILS else (),
        )


def first_step(school: School) -> ApplicationStep:
    return _S.PUPIL if school.admits is Admits.PUPILS else _S.MOTIVATION


def step_before(school: School, step: ApplicationStep) -> ApplicationStep | None:
    """None: it is where the form begins."""
    for_pupils = school.admits is Admits.PUPILS
    return {
        _S.CONSENT: _S.PUPIL,
        _S.PUPILS: None,
        _S.MOTIVATION: _S.PUPILS if for_pupils else None,
        _S.RECOMMENDATION: _S.MOTIVATION,
        _S.SUMMARY: _S.RECOMMENDATION,
    }.get(step)
