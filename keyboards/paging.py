"""Paging buttons of long lists; the page number is shown in the screen's first line."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from district.pages import Page
from keyboards.buttons import Press, Row, button


def paging(page: Page[object], press: Press | Callable[[int], CallbackData]) -> Row:
    """Returns nothing for a single page. `press` shows a page of this list, by its field `page`, or
    makes the callback data of a page number.
    """
    turned = [("‹", page.number - 1), ("›", page.number + 1)]
    return [
        button(text, press.changed(page=number) if isinstance(press, Press) else press(number))
        for text, number in turned
        if 0 <= number < page.count
    ]
