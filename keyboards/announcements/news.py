"""Buttons of the news."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.announcements.announcement import Announcement, ButtonKind
from district.pages import Page
from keyboards.activities.browse import open_activity
from keyboards.buttons import Number, Press, Row, button, inline, link
from keyboards.menu import to_menu
from keyboards.paging import paging
from keyboards.surveys.surveys import answer_button
from locales.texts import Words


class NewsAction(StrEnum):
    LIST = "list"
    PAGE = "page"
    """Keeps the search of the conversation."""
    SHOW = "show"
    """Sends the announcement again."""


class NewsPress(Press, prefix="news"):
    action: NewsAction
    announcement: Number = 0
    page: Number = 0


def news_keyboard(
    words: Words, page: Page[Announcement], labels: Sequence[str], *, searched: bool
) -> InlineKeyboardMarkup:
    rows = [
        [button(label, NewsPress(action=NewsAction.SHOW, announcement=one.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    turning = paging(page, lambda to: NewsPress(action=NewsAction.PAGE, page=to))
    whole = button(words.plain("news-all"), NewsPress(action=NewsAction.LIST))
    return inline([*rows, turning, [whole] if searched else [], [to_menu(words)]])


def missed_keyboard(words: Words, one: Announcement) -> InlineKeyboardMarkup | None:
    """Returns the buttons that a person without a copy may use."""
    rows: list[Row] = []
    for each in one.buttons:
        if each.kind is ButtonKind.SIGN_UP and each.activity is not None:
            rows.append([open_activity(words, each.activity)])
        elif each.survey is not None:
            rows.append([answer_button(words, each.survey)])
        elif each.kind is ButtonKind.LINK:
            rows.append([link(each.label or "", each.url or "")])
    return inline(rows) if rows else None
