"""How one kind of request reads: on the card, in lists, in letters, for its author."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from typing import Any, ClassVar, Generic, TypeVar

from district.requests.request import HistoryEntry, Move, Request, RequestKind, RequestStatus
from district.requests.subject import SubjectFacts
from keyboards.requests.kinds import KindButtons
from locales.texts import Words

Subject = TypeVar("Subject", bound=SubjectFacts)


class KindScreens(ABC, Generic[Subject]):
    """One kind of request. Texts by its name: `council-kind-<kind>`, and
    `council-letter-<kind>-<approve|reject|return|expired>` unless `letter_end` says another."""

    buttons: ClassVar[KindButtons[Any]]

    @abstractmethod
    def about(self, words: Words, subject: Subject) -> str:
        """Returns one line of HTML."""

    @abstractmethod
    def short_name(self, words: Words, subject: Subject) -> str:
        """Returns a name for lists, plain."""

    def card_lines(self, words: Words, subject: Subject, *, full: bool) -> Iterable[str | None]:
        """Returns all that deciders see of the subject; `full`: nothing typed is cut."""
        yield self.about(words, subject)

    def is_cut(self, subject: Subject) -> bool:
        """Whether something typed is cut on the card."""
        return False

    def own_lines(self, words: Words, subject: Subject) -> Iterable[str | None]:
        """Returns what the author sees of the subject."""
        return self.card_lines(words, subject, full=True)

    def state(self, request: Request, subject: Subject) -> str:
        """Returns the state shown to the author: the end of `requests-state-…`."""
        is_granted = request.status is RequestStatus.APPROVED
        return "granted" if is_granted else request.status.value

    def promised(self, request: Request, subject: Subject, zone: tzinfo) -> date:
        """Returns the day by which an answer is promised."""
        return request.waiting.promised

    def letter_more(self, words: Words, subject: Subject) -> str | None:
        """Returns a line under the letter of a decision."""
        return None

    def letter_end(self, request: Request, entry: HistoryEntry, subject: Subject) -> str:
        """Returns the text that ends the letter to the author: what follows from the move."""
        outcome = "expired" if entry.move is Move.EXPIRE else entry.move
        return f"council-letter-{request.kind}-{outcome}"


Kinds = Mapping[RequestKind, KindScreens[Any]]


def promised(words: Words, kind: KindScreens[Any], request: Request, subject: SubjectFacts) -> str:
    """Returns «4 декабря», the day by which an answer is promised."""
    return words.day(kind.promised(request, subject, words.zone))
