"""Screens of the form of the own profile."""

from collections.abc import Iterable
from typing import Any

from district.forms import Field
from district.people.profile import POSITION, STEPS, YEAR, ProfileFacts, name_of, subjects_of
from keyboards.people.profile import begin_keyboard, saved_keyboard
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen


class ProfileLook(Look[ProfileFacts]):
    change_columns = 2

    def head(self, view: View[ProfileFacts], key: Field[Any]) -> str:
        if view.entered.is_changing:
            return view.words("profile-title")
        number = STEPS.index(key.part_of or key.name) + 1
        return view.words("profile-step", step=number, steps=len(STEPS))

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


def saved_screen(words: Words, *, goes_on: bool) -> Screen:
    """`goes_on`: a link brought the person here and its target was not opened yet."""
    return Screen(text=words("profile-saved"), keyboard=saved_keyboard(words) if goes_on else None)


def cancelled_screen(words: Words, *, has_profile: bool) -> Screen:
    if has_profile:
        return Screen(text=words("profile-unchanged"))
    return Screen(text=words("profile-cancelled"), keyboard=begin_keyboard(words))
