"""Buttons of the register of the council, of its heads and of the turn."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.council.heads import Turn, TurnStatus
from district.council.members import HeadsFacts, RegisterFacts
from district.drafts import Form as FormName
from district.people.roles import Role
from district.territory import District
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from keyboards.people.roles import RolesAction, RolesPress
from locales.texts import Words


class MembersAction(StrEnum):
    LIST = "list"
    EXPERTS = "experts"
    HEADS = "heads"
    MOVE_UP = "move-up"
    AGREE = "agree"
    DECLINE = "decline"
    ASK_DECLINE = "ask-decline"


class MembersPress(Press, prefix="members"):
    """`district` None: that of the reader."""

    action: MembersAction
    district: str | None = None
    page: Number | None = None
    turn: Number | None = None
    place: str | None = None


def members_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("members-open"), MembersPress(action=MembersAction.LIST))


def register_keyboard(words: Words, facts: RegisterFacts) -> InlineKeyboardMarkup:
    district = facts.district.id

    def turn(number: int) -> MembersPress:
        return MembersPress(action=MembersAction.LIST, district=district, page=number)

    def to(action: MembersAction) -> MembersPress:
        return MembersPress(action=action, district=district)

    return inline(
        [
            paging(facts.places, turn),
            [
                button(words.plain("members-experts"), to(MembersAction.EXPERTS)),
                *(
                    [button(words.plain("members-heads"), to(MembersAction.HEADS))]
                    if facts.is_whole
                    else []
                ),
            ],
            _entering(words, facts, Role.COUNCIL_MEMBER),
            *_others(facts.others),
            [back_to(words, Entry.COUNCIL if facts.is_whole else Entry.ABOUT)],
        ]
    )


def experts_keyboard(words: Words, facts: RegisterFacts) -> InlineKeyboardMarkup:
    return inline(
        [_entering(words, facts, Role.EXPERT_COUNCIL_MEMBER), [_back(words, facts.district)]]
    )


def heads_keyboard(words: Words, facts: HeadsFacts) -> InlineKeyboardMarkup:
    ups = [
        button(
            words.plain("members-move-up", name=one.name),
            MembersPress(action=MembersAction.MOVE_UP, district=facts.district.id, place=one.id),
        )
        for one in facts.order[1:]
    ]
    return inline([*grid(ups if facts.may_order else [], 1), [_back(words, facts.district)]])


def turn_keyboard(words: Words, turn: Turn) -> InlineKeyboardMarkup:
    """Buttons of the proposal to head the district."""
    agree = MembersPress(action=MembersAction.AGREE, turn=turn.id)
    decline = MembersPress(action=MembersAction.ASK_DECLINE, turn=turn.id)
    agreeing = [[button(words.plain("members-turn-agree"), agree, Style.WANTED)]]
    return inline(
        [
            *(agreeing if turn.status is TurnStatus.PROPOSED else []),
            [button(words.plain("members-turn-decline"), decline)],
        ]
    )


def declining_keyboard(words: Words, turn: Turn) -> InlineKeyboardMarkup:
    decline = MembersPress(action=MembersAction.DECLINE, turn=turn.id)
    agree = MembersPress(action=MembersAction.AGREE, turn=turn.id)
    return inline(
        [
            [button(words.plain("members-turn-decline-yes"), decline, Style.DANGER)],
            [button(words.plain("members-turn-agree"), agree)],
        ]
    )


def _entering(words: Words, facts: RegisterFacts, role: Role) -> Row:
    if not facts.may_enter:
        return []
    listed = RolesPress(action=RolesAction.LIST, role=role)
    return [
        button(words.plain("members-invite"), beginning(FormName.INVITE, role), Style.PRIMARY),
        button(words.plain("members-change"), listed),
    ]


def _others(others: Iterable[District]) -> list[Row]:
    return grid(
        [
            button(one.name, MembersPress(action=MembersAction.LIST, district=one.id))
            for one in others
        ],
        1,
    )


def _back(words: Words, district: District) -> InlineKeyboardButton:
    back = MembersPress(action=MembersAction.LIST, district=district.id)
    return button(words.plain("forms-back"), back)
