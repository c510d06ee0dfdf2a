"""Screens of the form of the own profile."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.forms import Entered, Field
from district.people.profile import (
    ADD,
    EVERYWHERE,
    GIVEN,
    MUNICIPALITY,
    ONLY_SURNAME,
    ORGANIZATION,
    PATRONYMIC,
    POSITION,
    STEPS,
    SURNAME,
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
from keyboards.people.profile import begin_keyboard, saved_keyboard
from locales.texts import Words
from screens.form import Look, View, turning
from screens.screen import Screen, cut, lines

BUTTON, SHOWN = 40, 60
"""Limits in characters of a name on a button, and of a shown search."""


class ProfileLook(Look[ProfileFacts]):
    change_columns = 2

    def head(self, view: View[ProfileFacts], key: Field[Any]) -> str:
        if view.entered.is_changing:
            return view.words("profile-title")
        number = STEPS.index(key.part_of or key.name) + 1
        return view.words("profile-step", step=number, steps=len(STEPS))

    def question(self, view: View[ProfileFacts], key: Field[Any]) -> str:
        if key is WHOLE:
            parts = (view.entered.get(one) or "—" for one in (SURNAME, GIVEN, PATRONYMIC))
            surname, given, patronymic = parts
            return view.words(
                "profile-ask-whole", surname=surname, given=given, patronymic=patronymic
            )
        if key is ORGANIZATION and view.entered.search_of(key):
            return lines(*_found_lines(view))
        return super().question(view, key)

    def rows(self, view: View[ProfileFacts], key: Field[Any]) -> list[Row]:
        if key is WHOLE:
            right = view.button(
                view.words.plain("profile-whole-right"), FormAction.DONE, key, style=Style.PRIMARY
            )
            surname = view.button(
                view.words.plain("profile-whole-surname"), FormAction.ACT, key, ONLY_SURNAME
            )
            return [[right], [surname]]
        if key is ORGANIZATION and view.entered.search_of(key):
            return _found_rows(view)
        return super().rows(view, key)

    def above_change(self, view: View[ProfileFacts]) -> Iterable[str]:
        yield from self.summary(view)
        yield ""

    def summary(self, view: View[ProfileFacts]) -> Iterable[str]:
        words, entered, facts = view.words, view.entered, view.facts
        where, organization = facts.municipality, facts.organization
        position, subjects = entered.get(POSITION), subjects_of(entered)
        told = words.plain(f"profile-position-{position}") if position else ""
        yield words("profile-name", name=name_of(entered).full)
        yield words("profile-municipality", name=where.name if where else "—")
        yield words("profile-organization", name=organization.name if organization else "—")
        yield words("profile-position", position=told)
        if subjects:
            named = (words.plain(f"profile-subject-{one}").lower() for one in subjects)
            yield words("profile-subjects", subjects=", ".join(named))
        yield words("profile-year", year=entered.get(YEAR) or "")

    def leaves_summary(self, view: View[ProfileFacts]) -> bool:
        return False


def _found_lines(view: View[ProfileFacts]) -> Iterable[str]:
    entered, page = view.entered, view.facts.organizations
    if is_offering_near(entered):
        yield view.words("profile-near")
        return
    yield view.words("profile-ask-organization")
    yield view.words("forms-search", search=cut(entered.search_of(ORGANIZATION), SHOWN))
    if not page.total:
        is_everywhere = _is_everywhere(entered)
        yield view.words("profile-nowhere") if is_everywhere else view.words("profile-not-here")


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
    rows.append([view.button(view.words.plain("forms-whole-list"), FormAction.EVERY, key)])
    other = "profile-type-otherwise" if is_offering_near(entered) else "profile-other-organization"
    rows.append([view.button(view.words.plain(other), FormAction.OTHER, key)])
    return rows


def _found_button(view: View[ProfileFacts], facts: OrganizationFacts) -> InlineKeyboardButton:
    found = facts.organization
    if found.municipality == view.entered.get(MUNICIPALITY):
        return view.button(found.name, FormAction.PICK, ORGANIZATION, found.id)
    label = view.words.plain(
        "profile-elsewhere", name=found.name, municipality=facts.municipality.name
    )
    return view.button(label, FormAction.ACT, ORGANIZATION, found.id)


def _is_everywhere(entered: Entered) -> bool:
    return entered.group_of(ORGANIZATION) == EVERYWHERE


def saved_screen(words: Words, *, goes_on: bool) -> Screen:
    """`goes_on`: a link brought the person here and its target was not opened yet."""
    return Screen(text=words("profile-saved"), keyboard=saved_keyboard(words) if goes_on else None)


def cancelled_screen(words: Words, *, has_profile: bool) -> Screen:
    if has_profile:
        return Screen(text=words("profile-unchanged"))
    return Screen(text=words("profile-cancelled"), keyboard=begin_keyboard(words))
