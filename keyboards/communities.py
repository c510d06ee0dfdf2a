"""Buttons of communities: list, card, invitation, chat."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.communities import CommunityFacts, KeptCommunity
from district.drafts import Form
from district.ids import CommunityId
from district.people.roles import Chair
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline, link
from keyboards.development import GrowthAction, GrowthPress
from keyboards.form import beginning
from keyboards.menu import Entry, section_button, to_menu
from locales.texts import Words


class CommunitiesAction(StrEnum):
    LIST = "list"
    """The person's own communities and those open to them."""
    ALL = "all"
    OPEN = "open"
    JOIN = "join"
    DECLINE = "decline"
    ASK_LEAVE = "ask-leave"
    LEAVE = "leave"
    READY = "ready"
    """Agrees to be named as the chair."""
    UNREADY = "unready"

    KEEP = "keep"
    """The view of the people who manage the district."""
    LINK = "link"
    """Asks for the chat's link."""
    UNLINK = "unlink"
    CHAIR = "chair"
    """Names `person` as the chair."""
    UNCHAIR = "unchair"


class CommunitiesPress(Press, prefix="communities"):
    """`community` is an id from the data files."""

    action: CommunitiesAction
    community: str | None = None
    person: Number | None = None


_A = CommunitiesAction
OFFERED = 5
"""Limit of the people among whom the chair is chosen."""


def communities_list(
    words: Words, found: Sequence[CommunityFacts], *, is_whole: bool
) -> InlineKeyboardMarkup:
    each = [_open(words, one) for one in found]
    if is_whole:
        return inline([*grid(each), [_to_list(words)]])
    every = button(words.plain("communities-all"), CommunitiesPress(action=_A.ALL))
    back = button(words.plain("common-back"), GrowthPress(action=GrowthAction.OPEN))
    return inline([*grid(each, 1), [every], [back]])


def community_keyboard(words: Words, facts: CommunityFacts) -> InlineKeyboardMarkup:
    number = facts.community.id
    rows: list[Row] = []
    if facts.chat is not None:
        rows.append([link(words.plain("communities-chat"), facts.chat)])
    if facts.is_open:
        rows.append([_join(words, number)])
    if facts.is_mine:
        ask = CommunitiesPress(action=_A.ASK_LEAVE, community=number)
        rows += _chair_rows(words, facts)
        rows.append([button(words.plain("communities-leave"), ask)])
    if facts.may_keep:
        keep = CommunitiesPress(action=_A.KEEP, community=number)
        rows.append([button(words.plain("communities-keep"), keep)])
    return inline([*rows, [_to_list(words)]])


def leaving_keyboard(words: Words, community: CommunityId) -> InlineKeyboardMarkup:
    leave = CommunitiesPress(action=_A.LEAVE, community=community)
    return inline(
        [
            [button(words.plain("communities-leave-sure"), leave, Style.DANGER)],
            [_back_to(words, community)],
        ]
    )


def invitation_keyboard(words: Words, community: CommunityId) -> InlineKeyboardMarkup:
    decline = CommunitiesPress(action=_A.DECLINE, community=community)
    return inline([[_join(words, community), button(words.plain("communities-not-now"), decline)]])


def declined_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[to_menu(words)]])


def kept_keyboard(words: Words, kept: KeptCommunity) -> InlineKeyboardMarkup:
    number = kept.community.id
    ask = CommunitiesPress(action=_A.LINK, community=number)
    if kept.chat is None:
        rows: list[Row] = [[button(words.plain("communities-set-link"), ask)]]
    else:
        take = CommunitiesPress(action=_A.UNLINK, community=number)
        rows = [
            [
                button(words.plain("communities-change-link"), ask),
                button(words.plain("communities-take-link"), take),
            ]
        ]
    each = CommunitiesPress(action=_A.CHAIR, community=number)
    for one in kept.ready[:OFFERED]:
        name = one.profile.name.short if one.profile else str(one.id)
        label = words.plain("communities-name-chair", name=name)
        rows.append([each.labelled(label, person=one.id)])
    if kept.chair is not None:
        label = words.plain("communities-take-chair")
        rows.append([each.labelled(label, Style.DANGER, action=_A.UNCHAIR)])
    return inline([*rows, [_back_to(words, number)]])


def open_community(words: Words, facts: CommunityFacts) -> InlineKeyboardMarkup:
    return inline([[_open(words, facts)]])


def link_keyboard(words: Words, community: CommunityId) -> InlineKeyboardMarkup:
    back = CommunitiesPress(action=_A.KEEP, community=community)
    return inline([[button(words.plain("forms-cancel"), back)]])


def communities_button(words: Words) -> InlineKeyboardButton:
    """The button that opens the list."""
    return button(words.plain("communities-to"), CommunitiesPress(action=_A.LIST))


def _open(words: Words, facts: CommunityFacts) -> InlineKeyboardButton:
    one = facts.community
    mark = "✓ " if facts.is_mine else ""
    press = CommunitiesPress(action=_A.OPEN, community=one.id)
    return button(mark + one.name(words.language), press)


def _chair_rows(words: Words, facts: CommunityFacts) -> list[Row]:
    """Returns how a member agrees to be the chair while there is none, or gives it up."""
    press = CommunitiesPress(action=_A.READY, community=facts.community.id)
    if facts.own_chair is not None:
        label = words.plain(f"communities-unready-{facts.own_chair}")
        ends = [press.labelled(label, action=_A.UNREADY)]
        return [*(_writing_rows(words, facts) if facts.own_chair is Chair.NAMED else []), ends]
    return [[press.labelled(words.plain("communities-ready"))]] if facts.chair is None else []


def _writing_rows(words: Words, facts: CommunityFacts) -> list[Row]:
    """Returns how the chair writes to the members, and finds what was written."""
    write = beginning(Form.ANNOUNCEMENT, f"community-{facts.community.id}")
    return [
        [button(words.plain("communities-write"), write, Style.PRIMARY)],
        [section_button(words, Entry.ANNOUNCEMENTS)],
    ]


def _join(words: Words, community: CommunityId) -> InlineKeyboardButton:
    press = CommunitiesPress(action=_A.JOIN, community=community)
    return button(words.plain("communities-join"), press, Style.WANTED)


def _back_to(words: Words, community: CommunityId) -> InlineKeyboardButton:
    press = CommunitiesPress(action=_A.OPEN, community=community)
    return button(words.plain("common-back"), press)


def _to_list(words: Words) -> InlineKeyboardButton:
    return button(words.plain("common-back"), CommunitiesPress(action=_A.LIST))
