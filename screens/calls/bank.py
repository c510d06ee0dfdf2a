"""The bank of practices: the list, a practice, its letter."""

from collections.abc import Iterable, Sequence

from aiogram.types import InlineKeyboardButton

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import BESIDE_ANSWERS, WHAT, BankPage, Listed, ListingFacts, Search, Shelf
from district.calls.entry_form import about_call
from district.drafts import Form
from district.topics import Area
from keyboards.buttons import Row, Style, button, fitting
from keyboards.calls.bank import LABEL, LIST, BankAction, BankPress, open_practice, to_bank
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words
from screens.calls.answers import answer_texts
from screens.screen import Screen, cut, lines, page_mark

_A = BankAction
CARD = BankPress(action=BankAction.CARD)
ANSWER = 1_500
"""Limit in characters of an answer on the card."""


def _press(action: BankAction) -> BankPress:
    return BankPress(action=action)


def bank_screen(words: Words, found: BankPage, *, below: str | None = None) -> Screen:
    """`below`: a line under the list."""
    text = lines(
        words("bank-title"),
        page_mark(words, found.page),
        *_search_lines(words, found),
        "",
        *(_row(words, one) for one in found.page.items),
        words("bank-nothing") if not found.page.total else None,
        below,
    )
    is_whole = found.search == Search()
    return Screen.of(
        text,
        rows=[
            *([CARD.labelled(cut(one.title, LABEL), listing=one.id)] for one in found.page.items),
            paging(found.page, _press(_A.PAGE)),
            [_to(words, "areas", _A.AREAS), _to(words, "search", _A.SEARCH)],
            *fitting(list(_narrow(words, found))),
            [] if is_whole else [LIST.labelled(words.plain("bank-whole"))],
            _shares(words, found),
            [back_to(words, Entry.CALLS)],
        ],
    )


def _to(
    words: Words, key: str, action: BankAction, style: Style | None = None, **about: object
) -> InlineKeyboardButton:
    return _press(action).labelled(words.plain(f"bank-{key}"), style, **about)


def _shares(words: Words, found: BankPage) -> Row:
    if found.shares is None:
        return []
    return [button(words.plain("bank-share"), beginning(Form.ENTRY, about_call(found.shares)))]


def _narrow(words: Words, found: BankPage) -> Iterable[InlineKeyboardButton]:
    """Yields what a list of several pages may be narrowed to."""
    if found.page.total <= found.page.size:
        return
    for what in found.whats if found.search.what is None else ():
        yield _press(_A.WHAT).labelled(what.label.button(words.language), value=what.id)
    for shelf in Shelf if found.search.shelf is None else ():
        yield _to(words, f"shelf-{shelf}", _A.SHELF, value=shelf)


def _search_lines(words: Words, found: BankPage) -> Sequence[str]:
    search, language = found.search, words.language
    named = next((one.label for one in found.page.items if one.what == search.what), None)
    told = [
        found.area.label.full(language) if found.area else None,
        found.topic.label.full(language) if found.topic else None,
        words.plain(f"bank-shelf-{search.shelf}") if search.shelf else None,
        named.label.full(language) if search.what and named else None,
        f"«{search.words}»" if search.words else None,
    ]
    shown = [one for one in told if one]
    if not shown:
        return [words("bank-about", count=found.page.total)]
    return [words("bank-found", what=" · ".join(shown), count=found.page.total)]


def _row(words: Words, one: Listed) -> str:
    if one.healed:
        return words("bank-row-healed", title=one.title, people=one.healed)
    if one.used:
        return words("bank-row-used", title=one.title, people=one.used)
    return words("bank-row", title=one.title)


def areas_screen(words: Words, areas: Sequence[tuple[Area, int]]) -> Screen:
    text = lines(words("bank-title"), words("bank-choose" if areas else "bank-nothing"))
    shown = (
        (words.plain("bank-area", name=one.label.button(words.language), count=count), one.id)
        for one, count in areas
    )
    options = [_press(_A.AREA).labelled(label, value=id_) for label, id_ in shown]
    return Screen.of(text, rows=[*fitting(options), [to_bank(words)]])


def topics_screen(words: Words, area: Area) -> Screen:
    text = lines(words("bank-title"), words("bank-choose-in", area=area.label.full(words.language)))
    press = _press(_A.TOPIC)
    options = [
        press.labelled(one.label.button(words.language), value=one.id) for one in area.topics
    ]
    back = _press(_A.AREAS).labelled(words.plain("forms-back"))
    return Screen.of(text, rows=[*fitting(options), [back]])


def search_screen(words: Words) -> Screen:
    return Screen.of(words("bank-ask-words"), rows=[[to_bank(words)]])


def card_screen(words: Words, facts: ListingFacts) -> Screen:
    listed, language = facts.listed, words.language
    shown = [
        words("bank-answer", label=label, text=cut(text, ANSWER))
        for spec, label, text in answer_texts(words, facts.entry, without=BESIDE_ANSWERS)
        if spec.id not in {WHAT, "title"}
    ]
    label, author = listed.label, facts.entry.author
    text = lines(
        words("bank-card", title=listed.title),
        words("bank-author", name=author.profile.name.full) if author and author.profile else None,
        words("bank-organization", name=facts.organization_name)
        if facts.organization_name
        else None,
        words("bank-topic", topic=facts.topic.label.full(language)) if facts.topic else None,
        words("bank-what", what=label.label.full(language)) if label else None,
        *(("", *shown) if shown else ()),
        "",
        *_used_lines(words, facts),
    )
    file = _press(_A.FILE).changed(listing=listed.id)
    files = [
        [file.labelled(words.plain("bank-file", name=one.name[:LABEL]), page=place)]
        for place, one in enumerate(facts.entry.files)
    ]
    return Screen.of(text, rows=[*files, *_use_rows(words, facts), [to_bank(words)]])


def _use_rows(words: Words, facts: ListingFacts) -> Iterable[Row]:
    """Yields «Применил(а)», or the question whether it is easier."""
    if facts.may_use:
        yield [_to(words, "used", _A.USED, Style.WANTED, listing=facts.listed.id)]
    elif facts.asks_if_easier:
        press = _press(_A.ANSWER).changed(listing=facts.listed.id)
        for one in ResolutionAnswer:
            style = Style.WANTED if one is ResolutionAnswer.RESOLVED else None
            yield [press.labelled(words.plain(f"healing-answer-{one}"), style, answer=one)]


def _used_lines(words: Words, facts: ListingFacts) -> Sequence[str]:
    listed, told = facts.listed, list[str]()
    if listed.used:
        told.append(words("bank-used-by", people=listed.used))
    if listed.healed:
        told.append(words("bank-healed", people=listed.healed))
    if facts.asks_if_easier:
        told.append(words("bank-easier"))
    elif facts.use is not None and facts.use.used_at is not None:
        told.append(words("bank-used-thanks"))
    return told


def question_letter(words: Words, facts: ListingFacts) -> Screen:
    """A week after the opening of a practice."""
    asked = "bank-question-easier" if facts.asks_if_easier else "bank-question"
    text = words(asked, title=facts.listed.title)
    opening = open_practice(words, facts.listed.id)
    return Screen.of(text, rows=[*_use_rows(words, facts), [opening]])
