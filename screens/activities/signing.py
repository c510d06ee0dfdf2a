"""Screens of the person who signs certificates."""

from typing import Any

from district.activities.signing import SigningFacts
from district.forms import Field
from keyboards.buttons import Row
from keyboards.form import FormAction
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen, lines

REMOVE = "remove"


class SigningLook(Look[SigningFacts]):
    def head(self, view: View[SigningFacts], key: Field[Any]) -> None:
        return None

    def question(self, view: View[SigningFacts], key: Field[Any]) -> str:
        return lines(*_now(view.words, view.facts), "", view.text("ask-words"))

    def rows(self, view: View[SigningFacts], key: Field[Any]) -> list[Row]:
        if view.facts.signer is None:
            return []
        return [[view.button(view.words.plain("signing-remove"), FormAction.ACT, value=REMOVE)]]


def signing_changed(words: Words, facts: SigningFacts) -> Screen:
    return Screen(text=lines(*_now(words, facts), "", words("signing-means")))


def signing_cancelled(words: Words) -> Screen:
    return Screen(text=words("signing-cancelled"))


def _now(words: Words, facts: SigningFacts) -> list[str]:
    issuer = facts.institute.label.full(words.language) if facts.institute else facts.district.name
    signer = facts.signer
    return [
        words("signing-head", issuer=issuer),
        words("signing-none")
        if signer is None
        else words("signing-now", post=signer.post, name=signer.name),
    ]
