"""Buttons of accounts: a lost one, and two accounts of one person."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import AccountMoveId, PersonId
from district.people.accounts import Found, LostFacts, MergePlan
from district.requests.request import Move, ReadyReason, Request
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class AccountAction(StrEnum):
    OBJECT = "object"
    """Stops the move of the own account."""
    SEARCH = "search"
    """Two accounts of one person: finds the first, or with `one` the second."""
    PLAN = "plan"
    ASK = "ask"
    MERGE = "merge"


class AccountsPress(Press, prefix="accounts"):
    action: AccountAction
    move: Number = 0
    one: Number = 0
    other: Number = 0
    takes: Number = 0
    """1: the account of the one who came later stays."""


A = AccountAction


def lost_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("accounts-lost"), beginning(Form.ACCOUNT))


def merge_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("accounts-merge-open"), AccountsPress(action=A.SEARCH))


def object_keyboard(words: Words, move: AccountMoveId) -> InlineKeyboardMarkup:
    press = AccountsPress(action=A.OBJECT, move=move)
    return inline([[button(words.plain("accounts-object"), press, Style.DANGER)]])


def found_keyboard(
    words: Words, found: Sequence[Found], labels: Sequence[str], one: PersonId | None
) -> InlineKeyboardMarkup:
    """`one`: the first of the two, who was found already."""
    rows = []
    for label, each in zip(labels, found, strict=True):
        press = AccountsPress(action=A.SEARCH, one=each.person.id)
        if one is not None:
            press = AccountsPress(action=A.PLAN, one=one, other=each.person.id)
        rows.append([button(label, press)])
    anew = [button(words.plain("accounts-anew"), AccountsPress(action=A.SEARCH))]
    return inline([*rows, anew if one is not None else [], [back_to(words, Entry.ROLES)]])


def plan_keyboard(words: Words, plan: MergePlan) -> InlineKeyboardMarkup:
    """A press chooses the account that stays."""
    press = AccountsPress(action=A.ASK, one=plan.kept.person.id, other=plan.gone.person.id)
    rows = []
    if not plan.conflicts:
        rows = [
            [button(words.plain("accounts-stays", number=str(at + 1)), press.changed(takes=at))]
            for at in (0, 1)
        ]
    anew = button(words.plain("accounts-anew"), AccountsPress(action=A.SEARCH))
    return inline([*rows, [anew], [back_to(words, Entry.ROLES)]])


def merging_keyboard(words: Words, plan: MergePlan, takes: int) -> InlineKeyboardMarkup:
    press = AccountsPress(
        action=A.MERGE, one=plan.kept.person.id, other=plan.gone.person.id, takes=takes
    )
    return inline(
        [
            [button(words.plain("accounts-merge"), press, Style.DANGER)],
            [button(words.plain("common-back"), press.changed(action=A.PLAN))],
        ]
    )


def merged_keyboard(words: Words) -> InlineKeyboardMarkup:
    anew = button(words.plain("accounts-anew"), AccountsPress(action=A.SEARCH))
    return inline([[anew], [back_to(words, Entry.ROLES)]])


class AccountButtons(KindButtons[LostFacts]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHICH_NAME, ReadyReason.SAY_MORE),
        Move.REJECT: (ReadyReason.UNKNOWN_PERSON, ReadyReason.CALL_CURATOR),
    }

    def answering(self, request: Request, subject: LostFacts) -> CallbackData:
        return beginning(Form.ACCOUNT, request.id)
