"""Buttons of applications to a cohort of a school."""

from typing import ClassVar

from district.requests.request import Move, ReadyReason
from keyboards.activities.enrolment_kind import EnrolmentButtons
from keyboards.requests.kinds import Reasons


class ApplicationButtons(EnrolmentButtons):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHY_SCHOOL, ReadyReason.WHO_RECOMMENDS),
        Move.REJECT: (ReadyReason.NEXT_COHORT, ReadyReason.OTHER_SCHOOL),
    }
