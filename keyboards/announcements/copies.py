"""Buttons under a copy of an announcement."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.announcements.announcement import Button, ButtonKind, Category
from keyboards.buttons import Number, Press, Style, button, inline, link
from keyboards.surveys.surveys import answer_button
from locales.texts import Words


class CopiesAction(StrEnum):
    SIGN_UP = "sign-up"
    READ = "read"
    MUTE = "mute"
    UNMUTE = "unmute"


class CopiesPress(Press, prefix="copies"):
    """`announcement` is 0 in a preview; `button` is an index from 0."""

    action: CopiesAction
    announcement: Number
    button: Number = 0

    @property
    def is_preview(self) -> bool:
        return self.announcement == 0


def copy_keyboard(
    words: Words, number: int, buttons: tuple[Button, ...], category: Category | None
) -> InlineKeyboardMarkup | None:
    """Returns None if there are no buttons. «Важное» has no mute switch."""
    rows = [[_of(words, number, place, one)] for place, one in enumerate(buttons)]
    if category is not None and not category.is_important:
        rows.append([_switch(words, CopiesAction.MUTE, number, category)])
    return inline(rows) if rows else None


def turned_switch(
    words: Words, keyboard: InlineKeyboardMarkup, press: CopiesPress, category: Category
) -> InlineKeyboardMarkup:
    """Returns the same buttons with the pressed switch inverted."""
    is_off = press.action is CopiesAction.MUTE
    other = CopiesAction.UNMUTE if is_off else CopiesAction.MUTE
    new = _switch(words, other, press.announcement, category)
    return inline(
        [new if press.is_on(each) else each for each in row] for row in keyboard.inline_keyboard
    )


def _switch(
    words: Words, action: CopiesAction, number: int, category: Category
) -> InlineKeyboardButton:
    name = category.name(words.language)
    press = CopiesPress(action=action, announcement=number)
    return button(words.plain(f"copies-do-{action}", category=name), press)


def _of(words: Words, number: int, place: int, one: Button) -> InlineKeyboardButton:
    if one.kind is ButtonKind.LINK:
        return link(one.label or "", one.url or "")
    if one.survey is not None:
        return answer_button(words, one.survey)
    action = CopiesAction.SIGN_UP if one.kind is ButtonKind.SIGN_UP else CopiesAction.READ
    style = Style.WANTED if one.kind is ButtonKind.SIGN_UP else Style.PRIMARY
    press = CopiesPress(action=action, announcement=number, button=place)
    return button(words.plain(f"copies-do-{action}"), press, style)
