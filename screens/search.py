"""The screen of the search over everything."""

from district.pages import Page
from district.search import Found, Sought
from keyboards.found import LABEL, found_keyboard
from locales.texts import Words
from screens.screen import Screen, cut, lines, page_mark

LINE = 90
"""Limit in characters of a title in the list."""


def search_screen(words: Words, page: Page[Found], *, search: str) -> Screen:
    hint = words("search-hint")
    if search:
        key = "search-found" if page.total else "search-nothing"
        hint = words(key, words=cut(search), count=page.total)
    text = lines(
        words("search-title"),
        page_mark(words, page),
        hint,
        "" if page.items else None,
        *(_row(words, one) for one in page.items),
    )
    labels = [cut(_title(words, one), LABEL) for one in page.items]
    return Screen(text=text, keyboard=found_keyboard(words, page, labels))


def _row(words: Words, one: Found) -> str:
    kind, title = words.plain(f"search-kind-{one.sought}"), cut(_title(words, one), LINE)
    if one.day is None:
        return words("search-row", kind=kind, title=title)
    return words("search-row-day", kind=kind, title=title, day=words.day(one.day, "d MMM y"))


def _title(words: Words, one: Found) -> str:
    if one.sought is Sought.NEWS and not one.title:
        return words.plain("search-files")
    if one.number is None:
        return one.title
    return words.plain("search-number", number=one.number, title=one.title)
