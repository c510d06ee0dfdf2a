"""The form of an application to a school, and what became of it."""

from collections.abc import Iterable
from typing import Any

from district.forms import Field
from district.schools.application import (
    CONSENT,
    PUPIL,
    PUPILS,
    RECOMMENDATION,
    ApplicationFacts,
    application_of,
)
from district.schools.school import Applied, School
from keyboards.buttons import Row, inline
from keyboards.menu import to_menu
from keyboards.requests.mine import open_button
from keyboards.schools.application import parked_keyboard
from keyboards.schools.browse import open_school
from locales.texts import Words
from screens.form import Look, View
from screens.schools.browse import application_lines, cohort_lines, pupil_line
from screens.screen import Screen, lines


class ApplicationLook(Look[ApplicationFacts]):
    def head(self, view: View[ApplicationFacts], key: Field[Any]) -> str:
        name = view.facts.school.label.full(view.words.language)
        return view.words("applying-head", name=name)

    def above(self, view: View[ApplicationFacts], key: Field[Any]) -> str | None:
        words, pupils = view.words, view.entered.get(PUPILS) or ()
        if key is PUPILS and pupils:
            return lines(*(pupil_line(words, one) for one in pupils))
        child = view.entered.get(PUPIL) if key is CONSENT else None
        return child and words("applying-child", initials=child[0], grade=child[1])

    def question(self, view: View[ApplicationFacts], key: Field[Any]) -> str:
        required = view.words("applying-required") if _is_required(view, key) else None
        return lines(super().question(view, key), required)

    def rows(self, view: View[ApplicationFacts], key: Field[Any]) -> list[Row]:
        return [] if _is_required(view, key) else super().rows(view, key)

    def summary(self, view: View[ApplicationFacts]) -> Iterable[str | None]:
        words, school = view.words, view.facts.school
        yield words("schools-head", name=school.label.full(words.language))
        yield from cohort_lines(words, view.facts.activity)
        yield from application_lines(words, application_of(view.entered, school), full=True)
        yield ""
        yield words(f"applying-seen-by-{school.deciders}")


def parked(words: Words, school: School, cohort: str) -> Screen:
    """An unfinished form for `school` is in the way of one for `cohort`."""
    text = words("applying-parked", name=school.label.full(words.language))
    return Screen(text=text, keyboard=parked_keyboard(words, cohort))


def cancelled(words: Words, school: School) -> Screen:
    return Screen(
        text=words("applying-cancelled"), keyboard=inline([[open_school(words, school.id)]])
    )


def applied(words: Words, outcome: Applied) -> Screen:
    request = outcome.request
    promised = min(
        request.waiting.promised, outcome.activity.starts_at.astimezone(words.zone).date()
    )
    text = words(
        "applying-sent",
        number=request.id,
        name=outcome.school.label.full(words.language),
        promised=words.day(promised),
    )
    return Screen(text=text, keyboard=inline([[open_button(words, request.id), to_menu(words)]]))


def _is_required(view: View[ApplicationFacts], key: Field[Any]) -> bool:
    return key is RECOMMENDATION and view.facts.school.entry.needs_recommendation
