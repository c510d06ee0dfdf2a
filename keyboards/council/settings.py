"""Buttons of the settings of a district."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.council.settings import Change, Group, SettingFacts
from district.drafts import Form
from district.ids import DistrictId, MotionId
from district.pages import Page
from district.territory import District
from keyboards.buttons import Number, Press, Row, Style, button, grid
from keyboards.council.motions import motion_button
from keyboards.form import beginning
from keyboards.paging import paging
from locales.texts import Words


class RulesAction(StrEnum):
    LIST = "list"
    GROUP = "group"
    """`key`: the group."""
    OPEN = "open"
    """`key`: the setting; `page` of its history."""
    PUT = "put"
    """Offers the values that a motion can propose."""


class RulesPress(Press, prefix="rules"):
    """`district`: None for that in which the person acts."""

    action: RulesAction
    key: str | None = None
    district: str | None = None
    page: Number | None = None


LIST = RulesPress(action=RulesAction.LIST)


def group_button(words: Words, group: Group, district: DistrictId) -> InlineKeyboardButton:
    press = RulesPress(action=RulesAction.GROUP, key=group, district=district)
    return button(words.plain(f"rule-group-{group}"), press)


def back_to_group(words: Words, group: Group, district: DistrictId) -> InlineKeyboardButton:
    press = RulesPress(action=RulesAction.GROUP, key=group, district=district)
    return button(words.plain("rule-back-to", group=words.plain(f"rule-group-{group}")), press)


def setting_button(label: str, key: str, district: DistrictId) -> InlineKeyboardButton:
    return button(label, RulesPress(action=RulesAction.OPEN, key=key, district=district))


def back_to_list(words: Words, district: DistrictId) -> InlineKeyboardButton:
    press = RulesPress(action=RulesAction.LIST, district=district)
    return button(words.plain("rule-to-list"), press)


def other_districts(words: Words, others: Iterable[District]) -> list[Row]:
    return [
        [
            button(
                words.plain("common-other-district", district=one.name),
                RulesPress(action=RulesAction.LIST, district=one.id),
            )
        ]
        for one in others
    ]


def history_paging(facts: SettingFacts, page: Page[object]) -> Row:
    return paging(
        page,
        lambda to: RulesPress(
            action=RulesAction.OPEN, key=facts.setting.key, district=facts.district.id, page=to
        ),
    )


def motion_rows(words: Words, history: Iterable[Change]) -> list[Row]:
    """Returns the buttons that open the motions which changed the setting."""
    return grid(
        [
            motion_button(words, MotionId(one.motion), "rule-motion", number=one.motion_number)
            for one in history
            if one.motion is not None
        ]
    )


def change_row(words: Words, facts: SettingFacts) -> Row:
    """Returns the button that changes the setting, or puts a change to the vote."""
    if not facts.may_change:
        return []
    key, district = facts.setting.key, facts.district.id
    if facts.setting.by_motion:
        press = RulesPress(action=RulesAction.PUT, key=key, district=district)
        return [button(words.plain("rule-put"), press, Style.PRIMARY)]
    begins = beginning(Form.SETTING, f"{district}.{key}")
    return [button(words.plain("rule-change"), begins, Style.PRIMARY)]


def proposal_button(label: str, key: str, option: str) -> InlineKeyboardButton:
    """Begins the form of a motion with the new value filled in."""
    return button(label, beginning(Form.MOTION, f"setting.{key}.{option}"))
