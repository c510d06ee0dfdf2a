"""Links that grant a role: making one, the list of those not used yet, accepting."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import DraftId, InviteId
from district.pages import Page
from district.people.roles import InviteFacts, Role, Term
from district.territory import District, Municipality
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline, link
from keyboards.paging import paging
from locales.texts import Words


class InvitesAction(StrEnum):
    BEGIN = "begin"
    RESUME = "resume"
    ROLE = "role"
    DISTRICT = "district"
    PAGE = "page"
    MUNICIPALITY = "municipality"
    TERM = "term"
    BACK = "back"
    CANCEL = "cancel"
    LIST = "list"
    SHOW = "show"
    ASK_REVOKE = "ask-revoke"
    REVOKE = "revoke"
    ACCEPT = "accept"
    LATER = "later"


class InvitesPress(Press, prefix="invites"):
    """`code` is the link's own in ACCEPT: a number could be guessed."""

    action: InvitesAction
    role: Role | None = None
    place: str | None = None
    page: Number | None = None
    term: Term | None = None
    draft: str | None = None
    invite: Number | None = None
    code: str | None = None


def role_step_keyboard(words: Words, roles: Sequence[Role]) -> InlineKeyboardMarkup:
    choices = [
        button(
            words.plain(f"roles-role-{role}"), InvitesPress(action=InvitesAction.ROLE, role=role)
        )
        for role in roles
    ]
    return inline([*grid(choices), [_cancel(words)]])


def district_step_keyboard(
    words: Words, districts: Sequence[District], *, is_first: bool
) -> InlineKeyboardMarkup:
    choices = [
        [button(one.name, InvitesPress(action=InvitesAction.DISTRICT, place=one.id))]
        for one in districts
    ]
    return inline([*choices, _leave(words, is_first=is_first)])


def municipality_step_keyboard(
    words: Words, page: Page[Municipality], *, is_first: bool
) -> InlineKeyboardMarkup:
    choices = [
        button(one.name, InvitesPress(action=InvitesAction.MUNICIPALITY, place=one.id))
        for one in page.items
    ]

    def turn(number: int) -> InvitesPress:
        return InvitesPress(action=InvitesAction.PAGE, page=number)

    return inline([*grid(choices), paging(page, turn), _leave(words, is_first=is_first)])


def term_step_keyboard(words: Words, draft: DraftId) -> InlineKeyboardMarkup:
    choices = [
        button(
            words.plain(f"invites-term-{term}"),
            InvitesPress(action=InvitesAction.TERM, term=term, draft=draft),
        )
        for term in Term
    ]
    return inline([*grid(choices), _leave(words, is_first=False)])


def made_keyboard(words: Words, invite: InviteId, address: str, share: str) -> InlineKeyboardMarkup:
    """The link to copy or to hand on; `share` is the messenger's own address for handing on."""
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
        button(label, InvitesPress(action=InvitesAction.SHOW, invite=facts.invite.id))
        for label, facts in zip(labels, invites, strict=True)
    ]
    return inline([*grid(choices, 1), [button(words.plain("forms-back"), back)]])


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


def _revoke(words: Words, invite: InviteId) -> InlineKeyboardButton:
    press = InvitesPress(action=InvitesAction.ASK_REVOKE, invite=invite)
    return button(words.plain("invites-revoke"), press, Style.DANGER)


def _leave(words: Words, *, is_first: bool) -> Row:
    back = button(words.plain("forms-back"), InvitesPress(action=InvitesAction.BACK))
    return [_cancel(words)] if is_first else [back, _cancel(words)]


def _cancel(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-cancel"), InvitesPress(action=InvitesAction.CANCEL))


def _to_list(words: Words) -> InlineKeyboardButton:
    return button(words.plain("invites-list"), InvitesPress(action=InvitesAction.LIST))
