"""Screens of the section «Группа», and the bot's replies in a group."""

from collections.abc import Sequence

from district.council.bodies import Body
from district.council.groups import Binding, GroupLine
from district.ids import DistrictId
from keyboards.council.groups import body_name, code_keyboard, groups_keyboard, unbind_keyboard
from locales.texts import Words
from screens.screen import Screen, lines


def groups_screen(words: Words, shown: Sequence[GroupLine]) -> Screen:
    states = (_state(words, line, body_name(words, line, shown)) for line in shown)
    text = lines(words("group-title"), words("group-about"), "", *states)
    return Screen(text=text, keyboard=groups_keyboard(words, shown))


def _state(words: Words, line: GroupLine, name: str) -> str:
    group = line.group
    if group is None or group.chat is None or group.bound_at is None:
        return words("group-none", body=name)
    if not group.is_here:
        return words("group-left", body=name)
    return words("group-bound", body=name, moment=words.moment(group.bound_at))


def code_screen(words: Words, code: str, bot: str) -> Screen:
    command = f"/council@{bot} {code}"
    return Screen(text=words("group-code", command=command), keyboard=code_keyboard(words))


def unbind_screen(words: Words, district: DistrictId, body: Body) -> Screen:
    return Screen(text=words("group-ask-unbind"), keyboard=unbind_keyboard(words, district, body))


def binding_text(words: Words, binding: Binding) -> str:
    return words(f"group-said-{binding}")
