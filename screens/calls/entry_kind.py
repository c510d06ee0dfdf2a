"""How requests for the admission of an entry read, and letters to its author."""

from collections.abc import Iterable

from district.calls.entry import EntrySubject
from district.calls.visible import EntryFacts
from keyboards.calls.entry_kind import EntryButtons
from locales.texts import Words
from screens.requests.kinds import KindScreens
from screens.requests.reasons import reason_text
from screens.screen import Screen


class EntryScreens(KindScreens[EntrySubject]):
    buttons = EntryButtons()

    def about(self, words: Words, subject: EntrySubject) -> str:
        return words("entries-about", title=subject.entry.title, call=subject.title)

    def short_name(self, words: Words, subject: EntrySubject) -> str:
        return words.plain("entries-short", title=subject.entry.title)

    def card_lines(self, words: Words, subject: EntrySubject, *, full: bool) -> Iterable[str]:
        yield self.about(words, subject)
        counted = {
            "entries-holds-people": len(subject.people),
            "entries-holds-pupils": subject.pupils,
            "entries-holds-files": subject.files,
        }
        if held := [words(key, number=number) for key, number in counted.items() if number]:
            yield " · ".join(held)
        if subject.large:
            yield words("entries-large", number=subject.large)


def entry_letter(words: Words, facts: EntryFacts, what: str) -> Screen:
    """Returns the letter to the author; `what`: the end of its text's key."""
    entry = facts.entry
    return Screen(
        text=words(
            f"entries-letter-{what}",
            title=entry.title,
            call=facts.call.title,
            reason=reason_text(words, entry.reason or ""),
            until=words.moment(entry.answer_by) if entry.answer_by else "",
        )
    )
