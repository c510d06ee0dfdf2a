"""How requests about a deficit read."""

from collections.abc import Iterable, Mapping

from district.requests.deficits import FEW, Deficit, DeficitFacts, DeficitStatus, Same
from district.requests.request import HistoryEntry, Move, Request, RequestStatus
from keyboards.requests.deficit_kind import DeficitButtons
from locales.texts import Words
from screens.practices import helped_lines, practices_line
from screens.requests import deficits
from screens.requests.kinds import KindScreens
from screens.screen import CUT, cut

_APPROVED: Mapping[DeficitStatus, str] = {
    DeficitStatus.RESOLVED: "healed",
    DeficitStatus.WITHDRAWN: "withdrawn",
    DeficitStatus.RETIRED: "retired",
}


class DeficitScreens(KindScreens[DeficitFacts]):
    buttons = DeficitButtons()

    def about(self, words: Words, subject: DeficitFacts) -> str:
        return deficits.about(words, subject.deficit)

    def short_name(self, words: Words, subject: DeficitFacts) -> str:
        return deficits.short_name(words, subject.deficit)

    def card_lines(
        self, words: Words, subject: DeficitFacts, *, full: bool
    ) -> Iterable[str | None]:
        deficit = subject.deficit
        limit = max(map(len, _typed(deficit))) if full else CUT
        own_words = cut(deficit.own_words, limit) if deficit.own_words else None
        tried = cut(deficit.tried, limit) if deficit.tried else None
        topic = deficit.topic.label if deficit.topic else None
        yield deficits.subject(words, deficit.area_label, topic, own_words)
        if topic is not None and own_words:
            yield words("deficits-own-words", text=own_words)
        yield deficits.details(words, deficit.severity, tried, deficit.wanted)
        if deficit.answer:
            yield words("council-answer", text=cut(deficit.answer, limit))
        yield _same(words, subject.same)
        yield from helped_lines(words, subject.helped)
        if deficit.status is DeficitStatus.RESOLVED:
            yield words("council-deficit-healed")

    def is_cut(self, subject: DeficitFacts) -> bool:
        return any(len(text) > CUT for text in _typed(subject.deficit))

    def own_lines(self, words: Words, subject: DeficitFacts) -> Iterable[str | None]:
        """Yields also the own words of a deficit whose topic a decider chose later."""
        deficit = subject.deficit
        yield self.about(words, subject)
        if deficit.topic is not None and deficit.own_words is not None:
            yield words("deficits-own-words", text=deficit.own_words)
        yield deficits.details(words, deficit.severity, deficit.tried, deficit.wanted)
        if deficit.answer:
            yield words("deficits-your-answer", text=deficit.answer)
        yield practices_line(words, subject.practices)
        yield from helped_lines(words, subject.helped)

    def state(self, request: Request, subject: DeficitFacts) -> str:
        """A deficit lives on after its request: it may be resolved, or withdrawn, without another
        decision."""
        status = subject.deficit.status
        if request.status is RequestStatus.APPROVED:
            is_need = subject.deficit.severity.is_counted
            return _APPROVED.get(status, "accepted" if is_need else "shared")
        if request.status is RequestStatus.EXPIRED and status is DeficitStatus.WITHDRAWN:
            return "withdrawn"
        return request.status.value

    def letter_more(self, words: Words, subject: DeficitFacts) -> str | None:
        return practices_line(words, subject.practices)

    def letter_end(self, request: Request, entry: HistoryEntry, subject: DeficitFacts) -> str:
        if entry.move is Move.APPROVE and not subject.deficit.severity.is_counted:
            return "council-letter-after-approve-shared"
        if entry.move is not Move.EXPIRE:
            return f"council-letter-after-{entry.move}"
        was_returned = entry.source is RequestStatus.RETURNED
        return f"council-letter-expired-{'unanswered' if was_returned else 'why'}"


def _typed(deficit: Deficit) -> Iterable[str]:
    return (text or "" for text in (deficit.own_words, deficit.tried, deficit.answer))


def _same(words: Words, same: Same | None) -> str | None:
    if same is None:
        return None
    if not same.people:
        return words("council-same-few", day=words.day(same.day), few=FEW)
    return words("council-same", day=words.day(same.day), people=same.people)
