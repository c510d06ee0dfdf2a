"""Paging buttons of long lists; the page number is shown in the screen's first line."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from district.pages import Page
from keyboards.buttons import Row, button


def paging(page: Page[object], press: Callable[[int], CallbackData]) -> Row:
    """Returns nothing for a single page. `press` makes the callback data of a page number."""
    earlier = [button("‹", press(page.number - 1))] if page.number > 0 else []
    later = [button("›", press(page.number + 1))] if page.number + 1 < page.count else []
    return earlier + later
