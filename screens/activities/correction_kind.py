"""How requests for a corrected name on a certificate read."""

from collections.abc import Iterable

from district.activities.certificates import CorrectionSubject
from keyboards.activities.correction_kind import CorrectionButtons
from locales.texts import Words
from screens.documents import holder_text
from screens.requests.kinds import KindScreens


class CorrectionScreens(KindScreens[CorrectionSubject]):
    buttons = CorrectionButtons()

    def about(self, words: Words, subject: CorrectionSubject) -> str:
        title = subject.activity.title
        return words("certificates-about", number=subject.number, title=title)

    def short_name(self, words: Words, subject: CorrectionSubject) -> str:
        return words.plain("certificates-short", number=subject.number)

    def card_lines(self, words: Words, subject: CorrectionSubject, *, full: bool) -> Iterable[str]:
        """Shows the current and the new name."""
        yield self.about(words, subject)
        correction = subject.correction
        yield words("certificates-printed", holder=holder_text(words, correction.before))
        yield words("certificates-wanted", holder=holder_text(words, correction.after))
