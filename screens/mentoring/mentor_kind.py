"""How requests to become a mentor read."""

from collections.abc import Iterable

from district.mentoring.mentors import MentorSubject
from keyboards.mentoring.mentor_kind import MentorButtons
from locales.texts import Words
from screens.mentoring.mentors import entry_lines
from screens.requests.kinds import KindScreens
from screens.screen import CUT


class MentorScreens(KindScreens[MentorSubject]):
    buttons = MentorButtons()

    def about(self, words: Words, subject: MentorSubject) -> str:
        return words("mentors-wants")

    def short_name(self, words: Words, subject: MentorSubject) -> str:
        return words.plain("mentors-wants")

    def card_lines(self, words: Words, subject: MentorSubject, *, full: bool) -> Iterable[str]:
        yield self.about(words, subject)
        yield from entry_lines(words, subject.mentor.entry, subject.topics, full=full)

    def is_cut(self, subject: MentorSubject) -> bool:
        return len(subject.mentor.entry.words or "") > CUT
