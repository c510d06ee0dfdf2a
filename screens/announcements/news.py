"""The list of the news."""

from district.announcements.announcement import Announcement
from district.pages import Page
from keyboards.announcements.news import news_keyboard
from locales.texts import Words
from screens.screen import Screen, cut, lines, page_mark

LABEL, LINE = 40, 100
"""Limits in characters of the beginning of an announcement on a button and in the list."""


def news_screen(words: Words, page: Page[Announcement], *, search: str) -> Screen:
    if search:
        hint = words("news-found", words=cut(search), count=page.total)
    else:
        hint = words("news-hint" if page.total else "news-none")
    rows = [
        words(
            "news-row",
            day=words.moment(one.started_at or one.due_at, "d MMMM"),
            text=_first(words, one, LINE),
        )
        for one in page.items
    ]
    text = lines(words("news-title"), page_mark(words, page), hint, "" if rows else None, *rows)
    labels = [_first(words, one, LABEL) for one in page.items]
    return Screen(text=text, keyboard=news_keyboard(words, page, labels, searched=bool(search)))


def _first(words: Words, one: Announcement, limit: int) -> str:
    first = one.content.text.strip().split("\n")[0]
    return cut(first, limit) or words.plain("announcing-files", files=len(one.content.media))
