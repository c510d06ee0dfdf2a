"""Buttons of applications to a cohort of a school."""

from typing import ClassVar

from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from district.schools.school import SchoolFacts, SchoolView
from keyboards.activities.enrolment_kind import SeatButtons
from keyboards.buttons import Row, Style, button
from keyboards.form import beginning
from keyboards.requests.kinds import Reasons
from locales.texts import Words


class ApplicationButtons(SeatButtons[SchoolFacts]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHY_SCHOOL, ReadyReason.WHO_RECOMMENDS),
        Move.REJECT: (ReadyReason.NEXT_COHORT, ReadyReason.OTHER_SCHOOL),
    }

    def answer_rows(self, words: Words, request: Request, subject: SchoolFacts) -> list[Row]:
        return [*super().answer_rows(words, request, subject), *mentor_rows(words, subject)]


def mentor_rows(words: Words, facts: SchoolFacts | SchoolView) -> list[Row]:
    """Returns the way of an accepted beginner to a mentor."""
    if not facts.needs_mentor:
        return []
    return [[button(words.plain("mentors-find"), beginning(Form.MENTORSHIP), Style.WANTED)]]
