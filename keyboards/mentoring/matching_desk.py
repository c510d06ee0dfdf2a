"""Buttons of a curator's desk: queue, draft pairs, load, replacement."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import MentorshipId
from district.mentoring.pairs import AnotherAsked, QueueRow, Suggested
from district.pages import Page
from district.territory import ActingIn
from keyboards.buttons import Number, Press, Row, Style, button, fitting, inline
from keyboards.districts import DistrictAction, district_rows
from keyboards.mentoring.mentors import to_mentors
from keyboards.paging import paging
from locales.texts import Words


class PairingAction(StrEnum):
    DESK = "desk"
    CHOOSE = "choose"
    DRAFT = "draft"
    UNDRAFT = "undraft"
    DRAFT_ALL = "draft-all"
    PUBLISH = "publish"
    LOAD = "load"
    EXPORT = "export"
    ANOTHER = "another"
    REPLACE = "replace"
    """Asks for confirmation."""
    REPLACE_NOW = "replace-now"
    KEEP = "keep"


class PairingPress(Press, prefix="pairing"):
    action: PairingAction
    pair: Number | None = None
    mentor: Number | None = None
    page: Number | None = None


_A = PairingAction


def open_desk(words: Words) -> InlineKeyboardButton:
    return button(words.plain("pairing-desk"), PairingPress(action=_A.DESK))


def open_another(words: Words) -> InlineKeyboardMarkup:
    """Keyboard of the letter to a curator."""
    return inline([[button(words.plain("pairing-open"), PairingPress(action=_A.ANOTHER))]])


def desk_keyboard(
    words: Words, page: Page[QueueRow], drafts: int, another: int, acting: ActingIn | None
) -> InlineKeyboardMarkup:
    opening = [
        button(
            words.plain("pairing-row-button", place=row.place, name=_name(row)),
            PairingPress(action=_A.CHOOSE, pair=row.mentorship.id, page=page.number),
        )
        for row in page.items
    ]
    turning = paging(page, lambda to: PairingPress(action=_A.DESK, page=to))
    rows: list[Row] = [*fitting(opening), turning]
    if drafts:
        publish = words.plain("pairing-publish", pairs=drafts)
        rows.append([button(publish, PairingPress(action=_A.PUBLISH), Style.WANTED)])
    if page.total:
        draft_all = PairingPress(action=_A.DRAFT_ALL)
        rows.append([button(words.plain("pairing-draft-all"), draft_all)])
    if another:
        press = PairingPress(action=_A.ANOTHER)
        rows.append([button(words.plain("pairing-another", count=another), press)])
    rows.append([button(words.plain("pairing-load"), PairingPress(action=_A.LOAD))])
    other = district_rows(words, acting, DistrictAction.DESK)
    return inline([*rows, *other, [to_mentors(words)]])


def choices_keyboard(
    words: Words, row: QueueRow, found: Sequence[Suggested], page: int
) -> InlineKeyboardMarkup:
    number = row.mentorship.id
    offered = [
        button(
            one.load.person.profile.listed,
            PairingPress(action=_A.DRAFT, pair=number, mentor=one.suggestion.mentor, page=page),
        )
        for one in found
        if one.load.person.profile
    ]
    undraft = PairingPress(action=_A.UNDRAFT, pair=number, page=page)
    drafted = [[button(words.plain("pairing-undraft"), undraft)]] if row.drafted else []
    return inline([*fitting(offered), *drafted, [_to_desk(words, page)]])


def desk_only(words: Words) -> InlineKeyboardMarkup:
    return inline([[_to_desk(words, 0)]])


def load_keyboard(words: Words) -> InlineKeyboardMarkup:
    export = button(words.plain("pairing-export"), PairingPress(action=_A.EXPORT))
    return inline([[export], [_to_desk(words, 0)]])


def another_keyboard(words: Words, found: Sequence[AnotherAsked]) -> InlineKeyboardMarkup:
    rows: list[Row] = []
    for at, one in enumerate(found, 1):
        number = one.mentorship.id
        replace = words.plain("pairing-replace", at=at)
        keep = words.plain("pairing-keep", at=at)
        rows.append([_about(replace, _A.REPLACE, number), _about(keep, _A.KEEP, number)])
    return inline([*rows, [_to_desk(words, 0)]])


def sure_keyboard(words: Words, number: MentorshipId) -> InlineKeyboardMarkup:
    sure = _about(words.plain("pairing-replace-now"), _A.REPLACE_NOW, number, Style.DANGER)
    back = button(words.plain("forms-back"), PairingPress(action=_A.ANOTHER))
    return inline([[sure], [back]])


def replaced_keyboard(words: Words, number: MentorshipId) -> InlineKeyboardMarkup:
    choose = _about(words.plain("pairing-choose"), _A.CHOOSE, number, Style.PRIMARY)
    return inline([[choose], [_to_desk(words, 0)]])


def _about(
    label: str, action: PairingAction, number: MentorshipId, style: Style | None = None
) -> InlineKeyboardButton:
    return button(label, PairingPress(action=action, pair=number), style)


def _to_desk(words: Words, page: int) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), PairingPress(action=_A.DESK, page=page))


def _name(row: QueueRow) -> str:
    return row.mentee.profile.listed if row.mentee.profile else ""
