"""Buttons of programmes."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Activity
from district.activities.curriculum import CurriculumFacts, Part, Progress
from district.drafts import Form
from district.ids import CurriculumId
from district.pages import Page
from keyboards.activities.browse import Action as ActivitiesAction
from keyboards.activities.browse import ActivitiesPress
from keyboards.buttons import Number, Press, Style, back_button, button, inline
from keyboards.development import GrowthAction, GrowthPress
from keyboards.form import beginning
from keyboards.paging import paging
from locales.texts import Words


class CurriculaAction(StrEnum):
    LIST = "list"
    CARD = "card"
    JOIN = "join"
    """Signs up for every activity that can be joined."""
    CHOOSE = "choose"
    """Activities that may be added."""
    ADD = "add"
    OUT = "out"
    """Activities that may be taken out."""
    TAKE = "take"
    ASK_DROP = "ask-drop"
    DROP = "drop"
    CERTIFICATE = "certificate"
    """The reader's own, as a file."""


class CurriculaPress(Press, prefix="curricula"):
    action: CurriculaAction
    curriculum: Number = 0
    activity: Number = 0
    page: Number = 0


A = CurriculaAction


def to_curricula(words: Words) -> InlineKeyboardButton:
    return button(words.plain("curricula-open"), CurriculaPress(action=A.LIST))


def back_to_curricula(words: Words) -> InlineKeyboardButton:
    return back_button(words.plain("curricula-open"), CurriculaPress(action=A.LIST))


def curriculum_button(
    words: Words, number: CurriculumId, key: str = "curricula-card"
) -> InlineKeyboardButton:
    return button(words.plain(key), CurriculaPress(action=A.CARD, curriculum=number))


def take_certificate(words: Words, number: CurriculumId) -> InlineKeyboardButton:
    return certificate_of_curriculum(number, words.plain("curricula-certificate"), Style.WANTED)


def certificate_of_curriculum(
    number: CurriculumId, label: str, style: Style | None = None
) -> InlineKeyboardButton:
    return button(label, CurriculaPress(action=A.CERTIFICATE, curriculum=number), style)


def curricula_keyboard(
    words: Words, page: Page[Progress], labels: Sequence[str], *, makes: bool
) -> InlineKeyboardMarkup:
    cards = [
        [button(label, CurriculaPress(action=A.CARD, curriculum=one.curriculum.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    turn = paging(page, CurriculaPress(action=A.LIST))
    new = button(words.plain("curricula-new"), beginning(Form.CURRICULUM), Style.PRIMARY)
    back = button(words.plain("common-back"), GrowthPress(action=GrowthAction.OPEN))
    return inline([*cards, turn, [new] if makes else [], [back]])


def curriculum_keyboard(
    words: Words, facts: CurriculumFacts, page: Page[Part], labels: Sequence[str]
) -> InlineKeyboardMarkup:
    found = facts.curriculum
    here = CurriculaPress(action=A.CARD, curriculum=found.id)
    join = button(words.plain("curricula-join"), here.changed(action=A.JOIN), Style.WANTED)
    opened = ActivitiesPress(action=ActivitiesAction.OPEN)
    parts = [
        [button(label, opened.changed(activity=one.activity.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    put = beginning(Form.MOTION, f"council.programme.{found.id}")
    is_waiting = facts.keeps and not (found.is_agreed or facts.is_voted_on)
    changes = [
        button(words.plain("curricula-add"), here.changed(action=A.CHOOSE)),
        *(
            [button(words.plain("curricula-out"), here.changed(action=A.OUT))]
            if facts.parts
            else []
        ),
    ]
    drop = button(words.plain("curricula-drop"), here.changed(action=A.ASK_DROP), Style.DANGER)
    return inline(
        [
            [take_certificate(words, found.id)]
            if facts.progress.is_complete and found.is_agreed
            else [],
            [join] if facts.to_join else [],
            *parts,
            paging(page, here),
            [button(words.plain("curricula-put"), put, Style.WANTED)] if is_waiting else [],
            changes if facts.keeps else [],
            [drop] if is_waiting else [],
            [back_to_curricula(words)],
        ]
    )


def choosing_keyboard(
    words: Words,
    number: CurriculumId,
    action: CurriculaAction,
    page: Page[Activity],
    labels: Sequence[str],
) -> InlineKeyboardMarkup:
    """`action`: the list, of what may be added or taken out."""
    here = CurriculaPress(action=action, curriculum=number)
    picked = A.ADD if action is A.CHOOSE else A.TAKE
    rows = [
        [button(label, here.changed(action=picked, activity=one.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    return inline([*rows, paging(page, here), [curriculum_button(words, number, "forms-back")]])


def dropping_keyboard(words: Words, number: CurriculumId) -> InlineKeyboardMarkup:
    drop = CurriculaPress(action=A.DROP, curriculum=number)
    return inline(
        [
            [button(words.plain("curricula-drop-now"), drop, Style.DANGER)],
            [curriculum_button(words, number, "forms-back")],
        ]
    )
