"""Buttons of the list of organizations for the people who maintain it."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import OrganizationId
from district.pages import Page
from district.territory import Merge, OrganizationFacts
from keyboards.buttons import Number, Press, Style, button, grid, inline
from keyboards.paging import paging
from keyboards.people.municipality_moves import moves_button
from locales.texts import Words


class OrganizationsAction(StrEnum):
    LIST = "list"
    PAGE = "page"
    ADDED = "added"
    ALL = "all"
    CARD = "card"
    RENAME = "rename"
    MERGE = "merge"
    TARGETS = "targets"
    ASK_MERGE = "ask-merge"
    ASK_BELOW = "ask-below"
    """ASK_MERGE from a letter, which keeps its other buttons."""
    MERGED = "merged"


class OrganizationsPress(Press, prefix="organizations"):
    """LIST starts over; PAGE keeps the search and the filter of the conversation.

    A merge replaces `organization` by `target`.
    """

    action: OrganizationsAction
    page: Number | None = None
    organization: Number | None = None
    target: Number | None = None


def list_keyboard(
    words: Words,
    page: Page[OrganizationFacts],
    labels: Sequence[str],
    *,
    added_by_people: bool,
    may_move: bool,
) -> InlineKeyboardMarkup:
    """`labels` are the labels of the organizations on the page; `may_move`: municipalities."""

    def turn(number: int) -> OrganizationsPress:
        return OrganizationsPress(action=OrganizationsAction.PAGE, page=number)

    cards = [
        button(
            label,
            OrganizationsPress(action=OrganizationsAction.CARD, organization=facts.organization.id),
        )
        for label, facts in zip(labels, page.items, strict=True)
    ]
    narrow = (
        button(
            words.plain("organizations-show-all"),
            OrganizationsPress(action=OrganizationsAction.ALL),
        )
        if added_by_people
        else button(
            words.plain("organizations-show-added"),
            OrganizationsPress(action=OrganizationsAction.ADDED),
        )
    )
    moves = [moves_button(words)] if may_move else []
    return inline([*grid(cards), paging(page, turn), [narrow], moves])


def added_keyboard(
    words: Words, merges: Sequence[tuple[str, OrganizationId, OrganizationId]]
) -> InlineKeyboardMarkup:
    """`merges`: label, source and target."""
    rows = [
        [
            button(
                label,
                OrganizationsPress(
                    action=OrganizationsAction.ASK_BELOW, organization=source, target=target
                ),
            )
        ]
        for label, source, target in merges
    ]
    added = OrganizationsPress(action=OrganizationsAction.ADDED)
    return inline([*rows, [button(words.plain("organizations-show-added"), added)]])


def card_keyboard(words: Words, organization: OrganizationId) -> InlineKeyboardMarkup:
    rename = OrganizationsPress(action=OrganizationsAction.RENAME, organization=organization)
    merge = OrganizationsPress(action=OrganizationsAction.MERGE, organization=organization)
    return inline(
        [
            [
                button(words.plain("organizations-rename"), rename),
                button(words.plain("organizations-merge"), merge),
            ],
            [_to_page(words)],
        ]
    )


def renaming_keyboard(words: Words, organization: OrganizationId) -> InlineKeyboardMarkup:
    return inline([[_to_card(words, organization)]])


def targets_keyboard(
    words: Words, source: OrganizationId, page: Page[OrganizationFacts], labels: Sequence[str]
) -> InlineKeyboardMarkup:
    def turn(number: int) -> OrganizationsPress:
        return OrganizationsPress(
            action=OrganizationsAction.TARGETS, organization=source, page=number
        )

    choices = [
        button(
            label,
            OrganizationsPress(
                action=OrganizationsAction.ASK_MERGE,
                organization=source,
                target=facts.organization.id,
            ),
        )
        for label, facts in zip(labels, page.items, strict=True)
    ]
    return inline([*grid(choices), paging(page, turn), [_to_card(words, source)]])


def merging_keyboard(words: Words, merge: Merge) -> InlineKeyboardMarkup:
    source = merge.source.organization.id
    yes = OrganizationsPress(
        action=OrganizationsAction.MERGED, organization=source, target=merge.target.organization.id
    )
    return inline(
        [
            [button(words.plain("organizations-merge-yes"), yes, Style.DANGER)],
            [_to_card(words, source)],
        ]
    )


def done_keyboard(words: Words) -> InlineKeyboardMarkup:
    press = OrganizationsPress(action=OrganizationsAction.LIST)
    return inline([[button(words.plain("organizations-to-list"), press)]])


def _to_page(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), OrganizationsPress(action=OrganizationsAction.PAGE))


def _to_card(words: Words, organization: OrganizationId) -> InlineKeyboardButton:
    press = OrganizationsPress(action=OrganizationsAction.CARD, organization=organization)
    return button(words.plain("forms-back"), press)
