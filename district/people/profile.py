"""The form in which people tell of themselves: its steps, what was entered, what comes next.

```
surname → given → patronymic → municipality → organization → position → subjects → year → summary
organization → new organization → position      the list does not have it
summary → change → any step → summary
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from district.errors import DraftGone, NotAChoice
from district.ids import MunicipalityId, OrganizationId
from district.people.person import (
    NAME_LIMIT,
    Name,
    Position,
    Profile,
    Subject,
    career_year,
    name_part,
)


class ProfileStep(StrEnum):
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"
    NEW_ORGANIZATION = "new-organization"
    POSITION = "position"
    SUBJECTS = "subjects"
    YEAR = "year"
    SUMMARY = "summary"
    CHANGE = "change"

    @property
    def number(self) -> int:
        return _NUMBERS.get(self, STEPS)


STEPS = 8
_ORDER = (
    ProfileStep.SURNAME,
    ProfileStep.GIVEN,
    ProfileStep.PATRONYMIC,
    ProfileStep.MUNICIPALITY,
    ProfileStep.ORGANIZATION,
    ProfileStep.POSITION,
    ProfileStep.SUBJECTS,
    ProfileStep.YEAR,
    ProfileStep.SUMMARY,
)
_NUMBERS = {
    **{step: number for number, step in enumerate(_ORDER, 1)},
    ProfileStep.NEW_ORGANIZATION: 5,
    ProfileStep.SUMMARY: STEPS,
    ProfileStep.CHANGE: STEPS,
}
CHANGEABLE = tuple(step for step in _ORDER if step is not ProfileStep.SUMMARY)
"""What the summary offers to change, one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDraft:
    """What was entered so far."""

    surname: str | None = None
    given: str | None = None
    patronymic: str | None = None
    municipality: MunicipalityId | None = None
    organization: OrganizationId | None = None
    position: Position | None = None
    subjects: tuple[Subject, ...] = ()
    year: int | None = None
    search: str = ""
    """What was typed to narrow the list that is shown."""
    page: int = 0
    changing: bool = False
    """One thing is being changed: the step leads back to the summary."""
    is_first: bool = True
    """Nothing was kept of the person before."""

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "ProfileDraft":
        position = answers.get("position")
        subjects = tuple(Subject(subject) for subject in answers.get("subjects", ()))
        return cls(
            **{
                **answers,
                "position": Position(position) if position else None,
                "subjects": subjects,
            }
        )

    @classmethod
    def of(cls, profile: Profile) -> "ProfileDraft":
        """To change what is kept already."""
        return cls(
            surname=profile.name.surname,
            given=profile.name.given,
            patronymic=profile.name.patronymic,
            municipality=profile.municipality.id,
            organization=profile.organization.id,
            position=profile.position,
            subjects=profile.subjects,
            year=profile.working_since,
            is_first=False,
        )

    def answers(self) -> dict[str, Any]:
        """As JSON."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return {**fields, "subjects": [subject.value for subject in self.subjects]}

    @property
    def name(self) -> Name:
        """
        Raises:
            DraftGone: surname or given name are not there yet.
        """
        if self.surname is None or self.given is None:
            raise DraftGone
        return Name(surname=self.surname, given=self.given, patronymic=self.patronymic)

    @property
    def asks_subjects(self) -> bool:
        return self.position is not None and self.position.teaches_subjects

    def step_after(self, step: ProfileStep) -> ProfileStep:
        if step is ProfileStep.NEW_ORGANIZATION:
            step = ProfileStep.ORGANIZATION
        if self.changing and not self._needs_more_after(step):
            return ProfileStep.SUMMARY
        following = _ORDER[_ORDER.index(step) + 1]
        return self._asked(following, forward=True)

    def step_before(self, step: ProfileStep) -> ProfileStep | None:
        """None: this is the first."""
        if step is ProfileStep.NEW_ORGANIZATION:
            return ProfileStep.ORGANIZATION
        if self.changing and self.organization is None:  # given up with the municipality
            return ProfileStep.MUNICIPALITY if step is ProfileStep.ORGANIZATION else None
        if step is ProfileStep.CHANGE or self.changing:
            return ProfileStep.SUMMARY
        at = _ORDER.index(step)
        return None if at == 0 else self._asked(_ORDER[at - 1], forward=False)

    def _needs_more_after(self, step: ProfileStep) -> bool:
        """Another municipality has other organizations, another position other questions."""
        if step is ProfileStep.MUNICIPALITY:
            return self.organization is None
        return step is ProfileStep.POSITION and self.asks_subjects and not self.subjects

    def _asked(self, step: ProfileStep, *, forward: bool) -> ProfileStep:
        if step is not ProfileStep.SUBJECTS or self.asks_subjects:
            return step
        return ProfileStep.YEAR if forward else ProfileStep.POSITION

    def with_words(self, step: ProfileStep, text: str, today: date) -> "ProfileDraft":
        """What was typed at a step; where a list is shown, the words narrow it.

        Raises:
            BadName, TooLong, BadYear: as `name_part` and `career_year` do.
            NotAChoice: the step is answered with a button.
        """
        match step:
            case ProfileStep.SURNAME:
                return replace(self, surname=name_part(text))
            case ProfileStep.GIVEN:
                return replace(self, given=name_part(text))
            case ProfileStep.PATRONYMIC:
                return replace(self, patronymic=name_part(text))
            case ProfileStep.YEAR:
                return replace(self, year=career_year(text, today))
            case ProfileStep.MUNICIPALITY | ProfileStep.ORGANIZATION:
                return replace(self, search=" ".join(text.split())[:NAME_LIMIT], page=0)
            case _:
                raise NotAChoice

    def in_municipality(self, municipality: MunicipalityId) -> "ProfileDraft":
        """Another municipality asks for the organization anew."""
        kept = self.organization if municipality == self.municipality else None
        return replace(self, municipality=municipality, organization=kept, search="", page=0)

    def with_position(self, position: Position) -> "ProfileDraft":
        subjects = self.subjects if position.teaches_subjects else ()
        return replace(self, position=position, subjects=subjects)

    def with_subject_toggled(self, subject: Subject) -> "ProfileDraft":
        chosen = set(self.subjects) ^ {subject}
        return replace(self, subjects=tuple(one for one in Subject if one in chosen))
