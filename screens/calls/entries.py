"""The author's side of entries: «Мои работы», the card, and the question to a co-author."""

from collections.abc import Iterable

from aiogram.types import InlineKeyboardButton

from district.calls.call import Call
from district.calls.entry import Agreement, Entry, EntryMove, EntryStatus
from district.calls.entry_form import about_call, about_entry
from district.calls.project import is_project
from district.calls.slots import slot_stage
from district.calls.visible import EntryFacts, Invitation
from district.drafts import Form
from district.ids import RequestId
from district.pages import Page
from keyboards.buttons import Row, Style, button
from keyboards.calls import slots
from keyboards.calls.calls import call_button
from keyboards.calls.entries import (
    EntriesAction,
    EntriesPress,
    entry_button,
    file_rows,
    own_entries_button,
    project_button,
)
from keyboards.calls.results import results_button
from keyboards.form import beginning, resuming
from keyboards.menu import Entry as MenuEntry
from keyboards.menu import back_to
from keyboards.paging import paging
from keyboards.requests.deciding import open_card
from locales.texts import Words
from screens.calls.answers import ANSWER, answer_line, answer_texts, label_in
from screens.screen import Screen, cut, in_parts, page_mark

_A = EntriesAction
LABEL = 40
"""Limit in characters of an entry's title on a button."""


def own_entries(words: Words, page: Page[tuple[Entry, Call]]) -> Screen:
    said = [
        words(
            "entries-row", title=entry.title, call=call.title, state=state_text(words, call, entry)
        )
        for entry, call in page.items
    ]
    text = [words("entries-title"), page_mark(words, page), "", *said]
    opening = [[entry_button(words, one.id, cut(one.title, LABEL))] for one, _ in page.items]
    turning = paging(page, EntriesPress(action=_A.LIST))
    return Screen.of(
        *(text if page.total else [words("entries-none")]),
        rows=[*opening, turning, [back_to(words, MenuEntry.CALLS)]],
    )


def entry_card(
    words: Words, facts: EntryFacts, *, whole: int | None = None, request: int | None = None
) -> Screen:
    """The card for a reader who may see the entry. `whole`: a page of the uncut answers; `request`:
    whose card it was opened from.
    """
    answers = list(_answers(words, facts, is_whole=True))
    page = None if whole is None else Page.of(in_parts(answers), whole, 1)
    shown = page.items if page else list(_answers(words, facts, is_whole=False))
    uncut = EntriesPress(action=_A.WHOLE, entry=facts.entry.id)
    whole_row = [uncut.labelled(words.plain("entries-whole"))]
    if page is not None:
        whole_row = [entry_button(words, facts.entry.id, words.plain("entries-shorter"))]
    elif not any(len(one) > ANSWER for one in answers):
        whole_row = []
    return Screen.of(
        words("entries-card", title=facts.entry.title, call=facts.call.title),
        *(_about(words, facts) if page is None else [page_mark(words, page)]),
        "",
        *shown,
        rows=[
            paging(page, uncut) if page else [],
            *_acts(words, facts, whole_row),
            [_back(words, facts, request)],
        ],
    )


def _acts(words: Words, facts: EntryFacts, whole: Row) -> Iterable[Row]:
    """Yields what the reader may do. `whole`: shows uncut answers, or cut ones again."""
    entry, stage, is_author = facts.entry, slot_stage(facts.call), facts.reader.is_author
    if is_author and entry.status is EntryStatus.RETURNED:
        change = beginning(Form.ENTRY, about_entry(entry.id))
        yield [button(words.plain("entries-change"), change, Style.PRIMARY)]
    meets = stage is not None and entry.stage == stage.id
    if is_author and meets and entry.status is EntryStatus.ADMITTED:
        yield [slots.own_button(words, entry.id)]
    yield whole
    if is_author and entry.can(EntryMove.WITHDRAW):
        withdraw = EntriesPress(action=_A.ASK_WITHDRAW, entry=entry.id)
        yield [withdraw.labelled(words.plain("entries-withdraw"))]
    yield from file_rows(words, entry.id, () if facts.visible.renamed else facts.files)
    is_near = facts.reader.takes_part or facts.reader.decides
    if is_near and is_project(facts.call.kind, entry):
        yield [project_button(words, entry.id)]
    if entry.status.has_ended and facts.call.is_announced:
        yield [results_button(words, entry.call)]


def _back(words: Words, facts: EntryFacts, request: int | None) -> InlineKeyboardButton:
    if request is not None:
        return open_card(words, RequestId(request))
    own = facts.reader.takes_part
    return own_entries_button(words) if own else call_button(words, facts.entry.call)


def _answers(words: Words, facts: EntryFacts, *, is_whole: bool) -> Iterable[str]:
    entry, kind = facts.entry, facts.call.kind
    if entry.nomination is not None and kind.nominations:
        nomination = label_in(words, kind.nominations, entry.nomination)
        yield words("entries-nomination", nomination=nomination)
    for _, label, text in answer_texts(words, facts):
        yield answer_line(words, label, text, is_whole)
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
        outcome = label_in(words, facts.call.kind.outcomes, entry.outcome)
        yield words("entries-outcome", outcome=outcome)
    if entry.place is not None:
        yield words("entries-place", place=entry.place)
    if entry.total is not None:
        yield words("entries-total", total=words.hundredths(entry.total))


def state_text(words: Words, call: Call, entry: Entry) -> str:
    """Returns the outcome if the reader may see it, else what the entry waits for."""
    if entry.status is EntryStatus.SETTLED and entry.outcome is not None:
        return label_in(words, call.kind.outcomes, entry.outcome)
    return _status(words, entry)


def _status(words: Words, entry: Entry) -> str:
    return words.plain("entries-status", status=str(entry.status))


def withdrawing_screen(words: Words, facts: EntryFacts) -> Screen:
    entry = facts.entry.id
    sure = EntriesPress(action=_A.WITHDRAW, entry=entry)
    return Screen.of(
        words("entries-ask-withdraw", title=facts.entry.title, call=facts.call.title),
        rows=[
            [sure.labelled(words.plain("entries-withdraw-sure"), Style.DANGER)],
            [entry_button(words, entry, words.plain("entries-keep"))],
        ],
    )


def unsent_screen(words: Words, call: Call, *, closed: bool = False) -> Screen:
    """The reminder of an entry that was begun and not sent; `closed`: it is too late."""
    if closed:
        text = words("entries-draft-closed", title=call.title)
        return Screen.of(text, rows=[[call_button(words, call.id)]])
    until = words.moment(call.closes_at) if call.closes_at else ""
    press = resuming(Form.ENTRY, about_call(call.id))
    return Screen.of(
        words("entries-draft-reminder", title=call.title, until=until),
        rows=[[button(words.plain("entries-resume"), press, Style.PRIMARY)]],
    )


def invitation_screen(words: Words, invitation: Invitation) -> Screen:
    """The question to a co-author, or the answer given."""
    entry, state = invitation.entry, invitation.state
    author = invitation.author.profile
    name = author.name.short if author else words.plain("entries-person-erased")
    asked = words("entries-invited", author=name, title=entry.title, call=invitation.call.title)
    press = EntriesPress(action=_A.AGREE, entry=entry.id)
    agree, refuse = words.plain("entries-agree"), words.plain("entries-refuse")
    if state is Agreement.INVITED:
        answers = [press.labelled(agree, Style.WANTED), press.labelled(refuse, action=_A.REFUSE)]
        return Screen.of(asked, rows=[[one] for one in answers])
    if state is Agreement.REFUSED:
        return Screen.of(asked, "", words("entries-refused"), rows=[[press.labelled(agree)]])
    rows = [[entry_button(words, entry.id)], [press.labelled(refuse, action=_A.REFUSE)]]
    return Screen.of(asked, "", words("entries-agreed"), rows=rows)
