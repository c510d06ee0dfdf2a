"""Buttons of invites: list of unused ones, sharing, acceptance; older buttons of the form."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import InviteId
from district.people.roles import InviteFacts, Role, Term
from keyboards.buttons import Number, Press, Style, button, inline, link
from keyboards.form import FormAction, Means, read_older, same
from locales.texts import Words


class InvitesAction(StrEnum):
    LIST = "list"
    SHOW = "show"
    ASK_REVOKE = "ask-revoke"
    REVOKE = "revoke"
    ACCEPT = "accept"
    LATER = "later"


class InvitesPress(Press, prefix="invites"):
    """ACCEPT carries the link's `code`, because ids can be guessed."""

    action: InvitesAction | str
    role: Role | None = None
    place: str | None = None
    page: Number | None = None
    term: Term | None = None
    draft: str | None = None
    invite: Number | None = None
    code: str | None = None


MEANINGS = {
    **same("begin", "resume", "back", "cancel"),
    "page": Means(FormAction.PAGE, value="page"),
    "role": Means(FormAction.PICK, "role", "role"),
    "district": Means(FormAction.PICK, "district", "place"),
    "municipality": Means(FormAction.PICK, "municipality", "place"),
    "term": Means(FormAction.SEND, value="draft", field_in="term"),
}
"""Older buttons of the form, which remain in chats."""
form_press = partial(read_older, FormName.INVITE, MEANINGS)


def made_keyboard(words: Words, invite: InviteId, address: str, share: str) -> InlineKeyboardMarkup:
    """Buttons to copy or share the link; `share` is the URL of Telegram's share dialog."""
    copy = InlineKeyboardButton(
        text=words.plain("invites-copy"), copy_text=CopyTextButton(text=address)
    )
    return inline(
        [
            [copy, link(words.plain("invites-share"), share)],
            [_revoke(words, invite)],
            [_to_list(words)],
        ]
    )


def kept_keyboard(words: Words, invite: InviteId) -> InlineKeyboardMarkup:
    return inline([[_revoke(words, invite)], [_to_list(words)]])


def invites_keyboard(
    words: Words, invites: Sequence[InviteFacts], labels: Sequence[str], back: CallbackData
) -> InlineKeyboardMarkup:
    choices = [
        [
            button(label, InvitesPress(action=InvitesAction.SHOW, invite=facts.invite.id)),
            _revoke(words, facts.invite.id, "invites-revoke-this"),
        ]
        for label, facts in zip(labels, invites, strict=True)
    ]
    return inline([*choices, [button(words.plain("forms-back"), back)]])


def revoking_keyboard(words: Words, invite: InviteId) -> InlineKeyboardMarkup:
    yes = InvitesPress(action=InvitesAction.REVOKE, invite=invite)
    no = InvitesPress(action=InvitesAction.SHOW, invite=invite)
    return inline(
        [
            [button(words.plain("invites-revoke-yes"), yes, Style.DANGER)],
            [button(words.plain("forms-back"), no)],
        ]
    )


def offer_keyboard(words: Words, code: str) -> InlineKeyboardMarkup:
    accept = InvitesPress(action=InvitesAction.ACCEPT, code=code)
    later = InvitesPress(action=InvitesAction.LATER)
    return inline(
        [
            [button(words.plain("invites-accept"), accept, Style.WANTED)],
            [button(words.plain("invites-later"), later)],
        ]
    )


def list_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[_to_list(words)]])


def _revoke(words: Words, invite: InviteId, label: str = "invites-revoke") -> InlineKeyboardButton:
    press = InvitesPress(action=InvitesAction.ASK_REVOKE, invite=invite)
    return button(words.plain(label), press, Style.DANGER)


def _to_list(words: Words) -> InlineKeyboardButton:
    return button(words.plain("invites-list"), InvitesPress(action=InvitesAction.LIST))
