"""Screens of the form of the own profile."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton, ReplyKeyboardMarkup

from district.forms import Entered, Field
from district.people.person import Position
from district.people.profile import (
    ACCOUNT,
    ADD,
    EVERYWHERE,
    GIVEN,
    MUNICIPALITY,
    ONLY_SURNAME,
    ORGANIZATION,
    PATRONYMIC,
    POSITION,
    STEPS,
    SUBJECTS,
    SURNAME,
    SWAP,
    WHOLE,
    YEAR,
    ProfileFacts,
    is_offering_near,
    name_of,
    subjects_of,
)
from district.territory import OrganizationFacts
from keyboards.buttons import Row, Style
from keyboards.form import FormAction
from keyboards.people.profile import begin_keyboard, told_keyboard
from locales.texts import Words
from screens.form import Look, View, turning
from screens.screen import Screen, cut, lines

BUTTON, SHOWN = 40, 60
"""Limits in characters of a name on a button, and of a shown search."""


class ProfileLook(Look[ProfileFacts]):
    change_columns = 2

    def head(self, view: View[ProfileFacts], key: Field[Any]) -> str:
        step = key.part_of or key.name
        if view.entered.is_changing or step not in STEPS:
            return view.words("profile-title")
        return view.words("profile-step", step=STEPS.index(step) + 1, steps=len(STEPS))

    def question(self, view: View[ProfileFacts], key: Field[Any]) -> str:
        if key is SURNAME and not view.entered.is_changing:
            return view.words("profile-ask-name")
        if key is WHOLE:
            parts = (view.entered.get(one) or "—" for one in (SURNAME, GIVEN, PATRONYMIC))
            surname, given, patronymic = parts
            return view.words(
                "profile-ask-whole", surname=surname, given=given, patronymic=patronymic
            )
        if key is ORGANIZATION and view.entered.search_of(key):
            return lines(*_found_lines(view))
        if key is ORGANIZATION and not view.entered.is_answered(MUNICIPALITY):
            return view.words("profile-ask-organization")
        return super().question(view, key)

    def rows(self, view: View[ProfileFacts], key: Field[Any]) -> list[Row]:
        if key is SURNAME:
            return _name_rows(view)
        if key is WHOLE:
            return _whole_rows(view)
        if key is ORGANIZATION:
            return _organization_rows(view, super().rows(view, key))
        if key is SUBJECTS and view.entered.get(POSITION) is not Position.TEACHER:
            none = view.button(view.words.plain("profile-no-subjects"), FormAction.SKIP, key)
            return [[none], *super().rows(view, key)]
        return super().rows(view, key)

    def above_change(self, view: View[ProfileFacts]) -> Iterable[str]:
        yield from self.summary(view)
        yield ""

    def summary(self, view: View[ProfileFacts]) -> Iterable[str]:
        words, entered, facts = view.words, view.entered, view.facts.organization
        position, subjects, year = entered.get(POSITION), subjects_of(entered), entered.get(YEAR)
        yield words("profile-name", name=name_of(entered).full)
        if facts is not None:
            yield words("profile-municipality", name=facts.municipality.name)
            yield words("profile-organization", name=facts.organization.name)
        if position is not None:
            yield words("profile-position", position=words.plain(f"profile-position-{position}"))
        if subjects:
            named = (words.plain(f"profile-subject-{one}").lower() for one in subjects)
            yield words("profile-subjects", subjects=", ".join(named))
        if year is not None:
            yield words("profile-year", year=year)

    def leaves_summary(self, view: View[ProfileFacts]) -> bool:
        return False


def _name_rows(view: View[ProfileFacts]) -> list[Row]:
    account = view.facts.account
    if account is None or view.entered.is_changing:
        return []
    label = view.words.plain("profile-account", given=account.address, surname=account.surname)
    return [[view.button(label, FormAction.ACT, SURNAME, ACCOUNT, Style.PRIMARY)]]


def _organization_rows(view: View[ProfileFacts], listed: list[Row]) -> list[Row]:
    """`listed`: the list of the chosen municipality."""
    if view.entered.search_of(ORGANIZATION):
        return _found_rows(view)
    is_listed = view.entered.is_answered(MUNICIPALITY)
    return [*listed, _list_row(view)] if is_listed else [_list_row(view)]


def _whole_rows(view: View[ProfileFacts]) -> list[Row]:
    words, entered = view.words, view.entered
    right = view.button(
        words.plain("profile-whole-right"), FormAction.DONE, WHOLE, style=Style.PRIMARY
    )
    swap = view.button(words.plain("profile-whole-swap"), FormAction.ACT, WHOLE, SWAP)
    surname = view.button(words.plain("profile-whole-surname"), FormAction.ACT, WHOLE, ONLY_SURNAME)
    return [[right], [] if entered.get(PATRONYMIC) else [swap], [surname]]


def _list_row(view: View[ProfileFacts]) -> Row:
    """Returns the way to the list of a municipality."""
    key = "profile-other-list" if view.entered.is_answered(MUNICIPALITY) else "profile-to-list"
    return [view.button(view.words.plain(key), FormAction.CHANGE, MUNICIPALITY)]


def _found_lines(view: View[ProfileFacts]) -> Iterable[str]:
    entered, page = view.entered, view.facts.organizations
    if is_offering_near(entered):
        yield view.words("profile-near")
        return
    yield view.words("profile-ask-organization")
    yield view.words("forms-search", search=cut(entered.search_of(ORGANIZATION), SHOWN))
    own = entered.get(MUNICIPALITY)
    if not page.total:
        yield view.words("profile-nowhere")
    elif own and all(one.municipality.id != own for one in page.items):
        yield view.words("profile-not-here")


def _found_rows(view: View[ProfileFacts]) -> list[Row]:
    """Returns what was found, and the ways on: everywhere, the whole list, a new one."""
    entered, page, key = view.entered, view.facts.organizations, ORGANIZATION
    rows: list[Row] = [[_found_button(view, facts)] for facts in page.items]
    rows.append(turning(view, key, page))
    if is_offering_near(entered):
        name = cut(entered.search_of(key), BUTTON)
        rows.append(
            [view.button(view.words.plain("profile-add-this", name=name), FormAction.ACT, key, ADD)]
        )
    if not _is_everywhere(entered):
        rows.append(
            [view.button(view.words.plain("profile-everywhere"), FormAction.ACT, key, EVERYWHERE)]
        )
    if entered.is_answered(MUNICIPALITY):
        rows.append([view.button(view.words.plain("forms-whole-list"), FormAction.EVERY, key)])
    else:
        rows.append(_list_row(view))
    other = "profile-type-otherwise" if is_offering_near(entered) else "profile-other-organization"
    rows.append([view.button(view.words.plain(other), FormAction.OTHER, key)])
    return rows


def _found_button(view: View[ProfileFacts], facts: OrganizationFacts) -> InlineKeyboardButton:
    found = facts.organization
    label = found.name
    if found.municipality != view.entered.get(MUNICIPALITY):
        label = view.words.plain(
            "profile-elsewhere", name=found.name, municipality=facts.municipality.name
        )
    return view.button(label, FormAction.PICK, ORGANIZATION, found.id)


def _is_everywhere(entered: Entered) -> bool:
    is_asked = entered.group_of(ORGANIZATION) == EVERYWHERE
    return is_asked or not entered.is_answered(MUNICIPALITY)


def saved_screen(words: Words, menu: ReplyKeyboardMarkup | None = None) -> Screen:
    """`menu`: sent with it if no menu follows."""
    return Screen(text=words("profile-saved"), keyboard=menu)


def fact_screen(words: Words, button: str) -> Screen:
    """A missing fact was told; `button` leads back to what needs it."""
    return Screen(text=words("profile-told"), keyboard=told_keyboard(words, button))


def cancelled_screen(words: Words, *, has_profile: bool) -> Screen:
    if has_profile:
        return Screen(text=words("profile-unchanged"))
    return Screen(text=words("profile-cancelled"), keyboard=begin_keyboard(words))
