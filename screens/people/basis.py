"""Screens of the basis of a role."""

from typing import Any

from district.forms import Field
from district.people.basis_form import BasisFacts
from district.people.roles import GrantFacts
from keyboards.people.roles import to_card
from locales.texts import Words
from screens.form import Look, View
from screens.people.roles import basis_line, name_of, role_name
from screens.screen import Screen, lines


class BasisLook(Look[BasisFacts]):
    def head(self, view: View[BasisFacts], key: Field[Any]) -> None:
        return None

    def question(self, view: View[BasisFacts], key: Field[Any]) -> str:
        return lines(*_now(view.words, view.facts.grant), "", view.text("ask-words"))


def basis_changed(words: Words, facts: GrantFacts) -> Screen:
    return Screen(text=lines(*_now(words, facts)), keyboard=to_card(words, facts.grant.id))


def basis_cancelled(words: Words) -> Screen:
    return Screen(text=words("basis-cancelled"))


def _now(words: Words, facts: GrantFacts) -> list[str]:
    role = role_name(words, facts.grant.role, facts.institute)
    return [
        words("basis-head", name=name_of(words, facts.holder), role=role),
        basis_line(words, facts.grant),
    ]
