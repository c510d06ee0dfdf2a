"""From page to page of a long list; the page mark itself stands in the screen's first line."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from district.pages import Page
from keyboards.buttons import Row, button


def paging(page: Page[object], press: Callable[[int], CallbackData]) -> Row:
    """Nothing for a list of one page; `press` carries the number of a page to go to."""
    earlier = [button("‹", press(page.number - 1))] if page.number > 0 else []
    later = [button("›", press(page.number + 1))] if page.number + 1 < page.count else []
    return earlier + later
