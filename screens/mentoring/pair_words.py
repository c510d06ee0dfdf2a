"""The look of the form of words to the other of a pair."""

from typing import Any

from district.forms import Field
from district.mentoring.pair_words import MESSAGE
from district.mentoring.pairs import PairFacts
from screens.form import Look, View
from screens.mentoring.mentors import name_of


class PairWordsLook(Look[PairFacts | None]):
    def head(self, view: View[PairFacts | None], key: Field[Any]) -> None:
        return None

    def question(self, view: View[PairFacts | None], key: Field[Any]) -> str:
        if key is not MESSAGE:
            return super().question(view, key)
        name = name_of(view.words, view.facts.other if view.facts else None)
        return view.words("mentorships-ask-message", name=name, limit=MESSAGE.limit)
