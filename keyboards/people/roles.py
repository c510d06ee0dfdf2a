"""Buttons of roles: list, filters, card."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import GrantId
from district.pages import Page
from district.people.roles import Actor, GrantFacts, Institute, Role, Standing
from district.territory import District, Municipality
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.paging import paging
from keyboards.people.accounts import merge_button
from keyboards.people.invites import InvitesAction, InvitesPress
from locales.texts import Words


class RolesAction(StrEnum):
    LIST = "list"
    ROLES = "roles"
    PLACES = "places"
    CARD = "card"
    ASK_END = "ask-end"
    END = "end"
    INSTITUTES = "institutes"
    INSTITUTE = "institute"
    STANDINGS = "standings"
    STANDING = "standing"


class RolesPress(Press, prefix="roles"):
    """`role` and `place` are the filters of the list; in PLACES `place` is a district, in
    INSTITUTE an institute, in STANDING a standing.
    """

    action: RolesAction
    role: Role | None = None
    place: str | None = None
    page: Number | None = None
    grant: Number | None = None


def grants_keyboard(
    words: Words,
    page: Page[GrantFacts],
    labels: Sequence[str],
    role: Role | None,
    place: str | None,
    *,
    may_merge: bool,
) -> InlineKeyboardMarkup:
    """`labels` are the labels of the grants on the page."""

    def turn(number: int) -> RolesPress:
        return RolesPress(action=RolesAction.LIST, role=role, place=place, page=number)

    cards = [
        button(
            label,
            RolesPress(
                action=RolesAction.CARD,
                role=role,
                place=place,
                page=page.number,
                grant=facts.grant.id,
            ),
        )
        for label, facts in zip(labels, page.items, strict=True)
    ]
    narrow: Row = [
        button(
            words.plain("roles-filter-role"),
            RolesPress(action=RolesAction.ROLES, role=role, place=place),
        ),
        button(words.plain("roles-filter-place"), RolesPress(action=RolesAction.PLACES, role=role)),
    ]
    return inline(
        [
            *grid(cards),
            paging(page, turn),
            narrow,
            [
                button(words.plain("roles-invite"), beginning(FormName.INVITE), Style.PRIMARY),
                button(words.plain("roles-invites"), InvitesPress(action=InvitesAction.LIST)),
            ],
            [merge_button(words)] if may_merge else [],
        ]
    )


def role_filter_keyboard(words: Words, place: str | None) -> InlineKeyboardMarkup:
    every = button(words.plain("roles-any-role"), RolesPress(action=RolesAction.LIST, place=place))
    choices = [
        button(
            words.plain(f"roles-role-{role}"),
            RolesPress(action=RolesAction.LIST, role=role, place=place),
        )
        for role in Role
    ]
    return inline([[every], *grid(choices)])


def district_filter_keyboard(
    words: Words, districts: Sequence[District], role: Role | None
) -> InlineKeyboardMarkup:
    choices = [
        [button(district.name, RolesPress(action=RolesAction.PLACES, role=role, place=district.id))]
        for district in districts
    ]
    return inline([[_anywhere(words, role)], *choices])


def municipality_filter_keyboard(
    words: Words, municipalities: Sequence[Municipality], role: Role | None
) -> InlineKeyboardMarkup:
    choices = [
        button(
            municipality.name, RolesPress(action=RolesAction.LIST, role=role, place=municipality.id)
        )
        for municipality in municipalities
    ]
    return inline([[_anywhere(words, role)], *grid(choices)])


def grant_keyboard(
    words: Words, facts: GrantFacts, back: RolesPress, actor: Actor
) -> InlineKeyboardMarkup:
    """`back` is the press that opened the card, with the state of the list."""
    end = RolesPress(action=RolesAction.ASK_END, grant=facts.grant.id)
    institutes = RolesPress(action=RolesAction.INSTITUTES, grant=facts.grant.id)
    to_list = back.model_copy(update={"action": RolesAction.LIST, "grant": None})
    standings = RolesPress(action=RolesAction.STANDINGS, grant=facts.grant.id)
    basis = button(words.plain("roles-basis-open"), beginning(FormName.BASIS, facts.grant.id))
    return inline(
        [
            [
                *([basis] if facts.can_change_basis(actor) else []),
                *(
                    [button(words.plain("roles-standing-open"), standings)]
                    if facts.can_change_standing(actor)
                    else []
                ),
            ],
            [button(words.plain("roles-institute"), institutes)]
            if facts.can_change_institute(actor)
            else [],
            [button(words.plain("signing-open"), beginning(FormName.SIGNER, facts.grant.id))]
            if facts.can_change_institute(actor)
            else [],
            [button(words.plain("roles-end"), end, Style.DANGER)]
            if facts.can_be_ended_by(actor)
            else [],
            [button(words.plain("forms-back"), to_list)],
        ]
    )


def institute_keyboard(
    words: Words, facts: GrantFacts, institutes: Sequence[Institute]
) -> InlineKeyboardMarkup:
    grant = facts.grant.id
    choices = [
        button(
            one.label.button(words.language),
            RolesPress(action=RolesAction.INSTITUTE, place=one.id, grant=grant),
        )
        for one in institutes
    ]
    back = RolesPress(action=RolesAction.CARD, grant=grant)
    return inline([*grid(choices), [button(words.plain("forms-back"), back)]])


def standing_keyboard(words: Words, facts: GrantFacts) -> InlineKeyboardMarkup:
    grant = facts.grant.id
    choices = [
        button(
            words.plain(f"invites-standing-{one}"),
            RolesPress(action=RolesAction.STANDING, place=one, grant=grant),
        )
        for one in Standing
    ]
    back = RolesPress(action=RolesAction.CARD, grant=grant)
    return inline([*grid(choices, 1), [button(words.plain("forms-back"), back)]])


def ending_keyboard(words: Words, facts: GrantFacts) -> InlineKeyboardMarkup:
    grant = facts.grant.id
    yes = RolesPress(action=RolesAction.END, grant=grant)
    no = RolesPress(action=RolesAction.CARD, grant=grant)
    return inline(
        [
            [button(words.plain("roles-end-yes"), yes, Style.DANGER)],
            [button(words.plain("forms-back"), no)],
        ]
    )


def to_roles(words: Words) -> InlineKeyboardMarkup:
    return inline([[button(words.plain("roles-to-list"), RolesPress(action=RolesAction.LIST))]])


def to_card(words: Words, grant: GrantId) -> InlineKeyboardMarkup:
    back = RolesPress(action=RolesAction.CARD, grant=grant)
    return inline([[button(words.plain("forms-back"), back)]])


def _anywhere(words: Words, role: Role | None) -> InlineKeyboardButton:
    return button(words.plain("roles-anywhere"), RolesPress(action=RolesAction.LIST, role=role))
