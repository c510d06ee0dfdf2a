"""Buttons of the deputies of a council member."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form
from district.ids import DeputyId
from district.pages import Page
from district.people.deputies import Deputies
from district.people.person import Person
from keyboards.buttons import Number, Press, Row, Style, button, inline
from keyboards.form import beginning
from keyboards.paging import paging
from keyboards.people.settings import SettingsAction, SettingsPress
from locales.texts import Words


class DeputyAction(StrEnum):
    OPEN = "open"
    CHOOSE = "choose"
    END = "end"


class DeputyPress(Press, prefix="deputies"):
    action: DeputyAction
    page: Number = 0
    deputy: Number | None = None


def deputies_row(words: Words) -> Row:
    return [button(words.plain("deputies-open"), DeputyPress(action=DeputyAction.OPEN))]


def deputies_keyboard(words: Words, found: Deputies) -> InlineKeyboardMarkup:
    name = button(words.plain("deputies-name"), DeputyPress(action=DeputyAction.CHOOSE))
    ends = [
        end_row(words, one.deputy.id, one.by.profile.name.short if one.by.profile else "")
        for one in found.own
    ]
    gives_up = [
        end_row(words, one.deputy.id, one.person.profile.name.short if one.person.profile else "")
        for one in found.others
    ]
    back = button(words.plain("forms-back"), SettingsPress(action=SettingsAction.OPEN))
    return inline([[name], *ends, *gives_up, [back]])


def end_row(words: Words, number: DeputyId, name: str) -> Row:
    press = DeputyPress(action=DeputyAction.END, deputy=number)
    return [button(words.plain("deputies-end", name=name), press, Style.DANGER)]


def candidates_keyboard(words: Words, page: Page[Person]) -> InlineKeyboardMarkup:
    return inline(
        [
            *_each(page.items),
            paging(page, lambda to: DeputyPress(action=DeputyAction.CHOOSE, page=to)),
            [button(words.plain("forms-back"), DeputyPress(action=DeputyAction.OPEN))],
        ]
    )


def _each(people: Sequence[Person]) -> list[Row]:
    return [
        [
            button(
                f"{one.profile.name.short} · {one.profile.municipality.name}",
                beginning(Form.DEPUTY, str(one.id)),
            )
        ]
        for one in people
        if one.profile
    ]
