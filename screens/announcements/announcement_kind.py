"""How requests to approve an announcement read."""

from collections.abc import Iterable

from district.announcements.announcement import AnnouncementSubject
from district.requests.request import HistoryEntry, Move, Request
from keyboards.announcements.announcement_kind import AnnouncementButtons
from locales.texts import Words
from screens.announcements.form import button_lines, content_lines, when_line
from screens.announcements.recipients import size_line, whom_lines
from screens.requests.kinds import KindScreens
from screens.screen import CUT, cut

FIRST_WORDS = 80
"""Characters of an announcement by which it is known."""


class AnnouncementScreens(KindScreens[AnnouncementSubject]):
    buttons = AnnouncementButtons()

    def about(self, words: Words, subject: AnnouncementSubject) -> str:
        return words("announcing-text", text=self.short_name(words, subject))

    def short_name(self, words: Words, subject: AnnouncementSubject) -> str:
        content = subject.announcement.content
        first = content.text.strip().split("\n")[0]
        return cut(first, FIRST_WORDS) or words.plain("announcing-files", files=len(content.media))

    def card_lines(
        self, words: Words, subject: AnnouncementSubject, *, full: bool
    ) -> Iterable[str | None]:
        one = subject.announcement
        if subject.is_edit:
            yield words("council-announcement-edit")
        yield from content_lines(words, one.content, full=full)
        yield from button_lines(words, one.buttons)
        yield words("announcing-category", name=one.category.name(words.language))
        yield from whom_lines(words, subject.whom)
        yield size_line(words, subject.size)
        if one.repeats is not None:
            yield words("announcements-repeats", when=when_line(words, one.repeats))
        if not subject.is_edit:
            moment = words.moment(one.due_at, "d MMMM, EEEE, HH:mm")
            yield words("announcements-due", moment=moment)

    def is_cut(self, subject: AnnouncementSubject) -> bool:
        return len(subject.announcement.content.text) > CUT

    def own_lines(self, words: Words, subject: AnnouncementSubject) -> Iterable[str | None]:
        yield self.about(words, subject)
        yield from list(self.card_lines(words, subject, full=True))[1:]

    def letter_end(
        self, request: Request, entry: HistoryEntry, subject: AnnouncementSubject
    ) -> str:
        if not subject.is_edit:
            return super().letter_end(request, entry, subject)
        outcome = "expired" if entry.move is Move.EXPIRE else entry.move
        return f"council-letter-words-{outcome}"
