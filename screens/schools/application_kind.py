"""How applications to a cohort of a school read."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from district.requests.request import Move
from district.schools.school import SchoolFacts
from keyboards.schools.application_kind import ApplicationButtons
from locales.texts import Words
from screens.activities.enrolment_kind import SeatScreens
from screens.schools.browse import application_lines, has_long_words


class ApplicationScreens(SeatScreens[SchoolFacts]):
    buttons = ApplicationButtons()
    endings: ClassVar[Mapping[Move, str]] = {
        Move.APPROVE: "schools-letter-accepted",
        Move.REJECT: "schools-letter-again",
        Move.EXPIRE: "schools-letter-again",
    }

    def about(self, words: Words, subject: SchoolFacts) -> str:
        name = subject.school.label.full(words.language)
        return words("schools-about", name=name, title=subject.activity.title)

    def short_name(self, words: Words, subject: SchoolFacts) -> str:
        return subject.school.label.button(words.language)

    def seat_lines(self, words: Words, subject: SchoolFacts, *, full: bool) -> Iterable[str]:
        yield words("schools-count", count=len(subject.activity.sessions))
        yield from super().seat_lines(words, subject, full=full)
        yield from application_lines(words, subject.application, full=full)

    def letter_more(self, words: Words, subject: SchoolFacts) -> str | None:
        return words("schools-letter-mentor") if subject.needs_mentor else None

    def is_cut(self, subject: SchoolFacts) -> bool:
        return has_long_words(subject.application) or super().is_cut(subject)
