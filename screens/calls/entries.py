"""The author's side of entries: «Мои работы», the card, and the question to a co-author."""

from collections.abc import Iterable, Mapping

from district.calls.call import Call
from district.calls.coauthor import Invitation
from district.calls.entry import Agreement, Entry, EntryStatus
from district.calls.visible import EntryFacts
from district.pages import Page
from keyboards.calls.entries import (
    answered_keyboard,
    answering_keyboard,
    card_keyboard,
    list_keyboard,
    unsent_keyboard,
    withdrawing_keyboard,
)
from locales.texts import Words
from screens.calls.answers import ANSWER, answer_line, answer_lines, label_in
from screens.screen import Screen, cut, in_parts, lines, page_mark

LABEL = 40
"""Limit in characters of an entry's title on a button."""


def own_entries(words: Words, page: Page[tuple[Entry, Call]]) -> Screen:
    if not page.total:
        return Screen(text=words("entries-none"), keyboard=list_keyboard(words, page, []))
    rows = [
        words(
            "entries-row", title=entry.title, call=call.title, state=state_text(words, call, entry)
        )
        for entry, call in page.items
    ]
    text = lines(words("entries-title"), page_mark(words, page), "", *rows)
    labels = [(entry.id, cut(entry.title, LABEL)) for entry, _ in page.items]
    return Screen(text=text, keyboard=list_keyboard(words, page, labels))


def entry_card(
    words: Words,
    facts: EntryFacts,
    *,
    names: Mapping[str, str],
    whole: int | None = None,
    request: int | None = None,
) -> Screen:
    """The card for a reader who may see the entry. `whole`: a page of the uncut answers; `request`:
    whose card it was opened from.
    """
    answers = list(_answers(words, facts, names, is_whole=True))
    page = None if whole is None else Page.of(in_parts(answers), whole, 1)
    shown = page.items if page else list(_answers(words, facts, names, is_whole=False))
    text = lines(
        words("entries-card", title=facts.entry.title, call=facts.call.title),
        *(_about(words, facts) if page is None else [page_mark(words, page)]),
        "",
        *shown,
    )
    is_cut = any(len(one) > ANSWER for one in answers)
    keyboard = card_keyboard(words, facts, is_cut=is_cut, whole=page, request=request)
    return Screen(text=text, keyboard=keyboard)


def _answers(
    words: Words, facts: EntryFacts, names: Mapping[str, str], *, is_whole: bool
) -> Iterable[str]:
    entry, kind = facts.entry, facts.call.kind
    if entry.nomination is not None and kind.nominations:
        nomination = label_in(words, kind.nominations, entry.nomination)
        yield words("entries-nomination", nomination=nomination)
    yield from answer_lines(
        words,
        kind,
        entry.answers,
        people=facts.people,
        pupils=facts.pupils,
        files=facts.files,
        names=names,
        is_whole=is_whole,
    )
    for text in facts.comments:
        yield answer_line(words, words.plain("entries-comments"), text, is_whole)


def _about(words: Words, facts: EntryFacts) -> Iterable[str | None]:
    """The state in words, and what it waits for."""
    entry = facts.entry
    if entry.outcome is None or entry.status is not EntryStatus.SETTLED:
        yield words("entries-state", state=_status(words, entry))
    if entry.status is EntryStatus.ADMITTED and facts.progress is not None:
        given, needed = facts.progress
        yield words("entries-progress", given=given, needed=needed)
    yield from _outcome(words, facts)
    if entry.status in {EntryStatus.RETURNED, EntryStatus.REFUSED, EntryStatus.ANNULLED}:
        yield words("entries-reason", reason=entry.reason) if entry.reason else None
    if entry.status is EntryStatus.RETURNED and entry.answer_by is not None:
        yield words("entries-answer-by", until=words.moment(entry.answer_by))


def _outcome(words: Words, facts: EntryFacts) -> Iterable[str]:
    """The announced outcome; `visible` has left out the rest."""
    entry = facts.entry
    if entry.outcome is not None:
        yield words("entries-outcome", outcome=_label(words, facts.call, entry.outcome))
    if entry.place is not None:
        yield words("entries-place", place=entry.place)
    if entry.total is not None:
        yield words("entries-total", total=words.hundredths(entry.total))


def state_text(words: Words, call: Call, entry: Entry) -> str:
    """Returns the outcome if the reader may see it, else what the entry waits for."""
    if entry.status is EntryStatus.SETTLED and entry.outcome is not None:
        return _label(words, call, entry.outcome)
    return _status(words, entry)


def _label(words: Words, call: Call, outcome: str) -> str:
    labels = {one.id: one.label.full(words.language) for one in call.kind.outcomes}
    return labels.get(outcome, outcome)


def _status(words: Words, entry: Entry) -> str:
    return words.plain("entries-status", status=str(entry.status))


def withdrawing_screen(words: Words, facts: EntryFacts) -> Screen:
    text = words("entries-ask-withdraw", title=facts.entry.title, call=facts.call.title)
    return Screen(text=text, keyboard=withdrawing_keyboard(words, facts.entry.id))


def unsent_screen(words: Words, call: Call) -> Screen:
    """The reminder of an entry that was begun and not sent."""
    until = words.moment(call.closes_at) if call.closes_at else ""
    text = words("entries-draft-reminder", title=call.title, until=until)
    return Screen(text=text, keyboard=unsent_keyboard(words, call.id))


def invitation_screen(words: Words, invitation: Invitation) -> Screen:
    """The question to a co-author, or the answer given."""
    entry, state = invitation.entry, invitation.state
    author = invitation.author.profile
    name = author.name.short if author else words.plain("entries-person-erased")
    asked = words("entries-invited", author=name, title=entry.title, call=invitation.call.title)
    if state is Agreement.INVITED:
        return Screen(text=asked, keyboard=answering_keyboard(words, entry.id))
    agreed = state is Agreement.CONFIRMED
    said = words("entries-agreed" if agreed else "entries-refused")
    keyboard = answered_keyboard(words, entry.id, agreed=agreed)
    return Screen(text=lines(asked, "", said), keyboard=keyboard)
