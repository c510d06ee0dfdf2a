"""Buttons of the register of methodists."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.pages import Page
from district.people.methodists import may_invite
from district.people.roles import Actor, Permission, Role
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from keyboards.practices import helping_button
from keyboards.questions.threads import ask_methodist, asked_button
from locales.texts import Words


class MethodistsAction(StrEnum):
    LIST = "list"
    PAGE = "page"
    """Keeps the search of the conversation."""
    OWN = "own"
    """A methodist's own topics."""


class MethodistsPress(Press, prefix="methodists"):
    action: MethodistsAction
    page: Number = 0


_A = MethodistsAction


def methodists_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("methodists-open"), MethodistsPress(action=_A.LIST))


def register_keyboard(
    words: Words, actor: Actor, page: Page[object], *, searched: bool
) -> InlineKeyboardMarkup:
    turning = paging(page, lambda to: MethodistsPress(action=_A.PAGE, page=to))
    whole = button(words.plain("methodists-all"), MethodistsPress(action=_A.LIST))
    own = button(words.plain("methodists-own"), MethodistsPress(action=_A.OWN))
    invite = button(words.plain("methodists-invite"), beginning(Form.INVITE, Role.METHODIST))
    return inline(
        [
            turning,
            [ask_methodist(words, style=Style.WANTED)] if page.total else [],
            [asked_button(words)],
            [whole] if searched else [],
            [own, helping_button(words)] if actor.may(Permission.CONSULT) else [],
            [invite] if may_invite(actor) else [],
            [back_to(words, Entry.ABOUT)],
        ]
    )
