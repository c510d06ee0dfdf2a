"""Buttons of the section «Группа»."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.council.bodies import Body
from district.council.groups import GroupLine
from district.ids import DistrictId
from keyboards.buttons import Press, Row, Style, button, inline
from keyboards.menu import Entry, back_to
from locales.texts import Words


class GroupAction(StrEnum):
    SHOW = "show"
    CODE = "code"
    ASK_UNBIND = "ask"
    UNBIND = "unbind"


class GroupPress(Press, prefix="group"):
    action: GroupAction
    body: Body = Body.COUNCIL
    district: str = ""


def groups_keyboard(words: Words, shown: Sequence[GroupLine]) -> InlineKeyboardMarkup:
    rows: list[Row] = []
    for line in shown:
        name = body_name(words, line, shown)
        is_bound = line.group is not None and line.group.chat is not None
        key = "group-rebind" if is_bound else "group-bind"
        rows.append([button(words.plain(key, body=name), _press(line, GroupAction.CODE))])
        if is_bound:
            label = words.plain("group-unbind", body=name)
            rows.append([button(label, _press(line, GroupAction.ASK_UNBIND))])
    return inline([*rows, [back_to(words, Entry.COUNCIL)]])


def body_name(words: Words, line: GroupLine, shown: Sequence[GroupLine]) -> str:
    """Names the district only where there are several."""
    name = words.plain(f"group-of-{line.body}")
    if len({one.district.id for one in shown}) == 1:
        return name
    return words.plain("group-in-district", body=name, district=line.district.name)


def code_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[button(words.plain("group-back"), GroupPress(action=GroupAction.SHOW))]])


def unbind_keyboard(words: Words, district: DistrictId, body: Body) -> InlineKeyboardMarkup:
    yes = GroupPress(action=GroupAction.UNBIND, body=body, district=district)
    return inline(
        [
            [button(words.plain("group-unbind-yes"), yes, Style.DANGER)],
            [button(words.plain("group-back"), GroupPress(action=GroupAction.SHOW))],
        ]
    )


def _press(line: GroupLine, action: GroupAction) -> GroupPress:
    return GroupPress(action=action, body=line.body, district=line.district.id)
