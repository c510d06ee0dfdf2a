"""How requests for a seat read."""

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from typing import ClassVar, TypeVar

from district.activities.enrolments import EnrolmentFacts, EnrolmentStatus
from district.requests.request import HistoryEntry, Move, Request
from keyboards.activities.enrolment_kind import EnrolmentButtons
from locales.texts import Words
from screens.activities.browse import head_line, session_line
from screens.activities.signup import answer_words
from screens.requests.kinds import KindScreens
from screens.screen import CUT, cut

Seat = TypeVar("Seat", bound=EnrolmentFacts)


class SeatScreens(KindScreens[Seat]):
    """Any enrolment that is asked for."""

    endings: ClassVar[Mapping[Move, str]] = {
        Move.APPROVE: "council-letter-seat",
        Move.REJECT: "council-letter-no-seat",
        Move.EXPIRE: "council-letter-expired-seat",
    }
    """Last lines of letters about these moves: the resulting enrolment."""

    def card_lines(self, words: Words, subject: Seat, *, full: bool) -> Iterable[str | None]:
        yield self.about(words, subject)
        yield session_line(words, subject.activity.sessions[0])
        yield from self.seat_lines(words, subject, full=full)
        if subject.enrolment.words:
            limit = len(subject.enrolment.words) if full else CUT
            yield words("council-answer", text=cut(subject.enrolment.words, limit))

    def seat_lines(self, words: Words, subject: Seat, *, full: bool) -> Iterable[str]:
        if subject.free is None:
            yield words("activities-seats-unlimited")
        else:
            yield words("council-seats", free=subject.free)
        yield from answer_words(words, subject.enrolment.answers)

    def is_cut(self, subject: Seat) -> bool:
        return len(subject.enrolment.words or "") > CUT

    def promised(self, request: Request, subject: Seat, zone: tzinfo) -> date:
        """No later than the activity begins."""
        begins = subject.activity.starts_at.astimezone(zone).date()
        return min(request.waiting.promised, begins)

    def letter_end(self, request: Request, entry: HistoryEntry, subject: Seat) -> str:
        if entry.move is Move.APPROVE and subject.enrolment.status is EnrolmentStatus.WAITLISTED:
            return "council-letter-seat-queue"
        return self.endings.get(entry.move, f"council-letter-after-{entry.move}")


class EnrolmentScreens(SeatScreens[EnrolmentFacts]):
    buttons = EnrolmentButtons()

    def about(self, words: Words, subject: EnrolmentFacts) -> str:
        return head_line(words, subject.activity)

    def short_name(self, words: Words, subject: EnrolmentFacts) -> str:
        return subject.activity.title
