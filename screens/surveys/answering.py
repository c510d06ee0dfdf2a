"""The look of the form of an answer."""

from collections.abc import Iterable
from typing import Any

from district.forms import Field
from district.surveys.answering import Poll
from district.surveys.answering import Words as WordsField
from district.surveys.survey import Asked, Survey
from keyboards.buttons import inline
from keyboards.menu import to_menu
from keyboards.surveys.surveys import answer_button, to_surveys
from locales.texts import Words
from screens.form import Look, View, answer_text
from screens.screen import Screen, lines


class PollLook(Look[Poll]):
    def head(self, view: View[Poll], key: Field[Any]) -> str:
        number, steps = view.form.number(key.name, view.entered)
        return view.words("poll-step", title=view.facts.survey.title, step=number, steps=steps)

    def above(self, view: View[Poll], key: Field[Any]) -> str | None:
        """Says before the first answer who sees them, and at words that they may give one away."""
        is_first = key.name == view.form.fields[0].name
        is_anonymous = view.facts.survey.naming.is_anonymous
        warns = is_anonymous and isinstance(key, WordsField)
        found = (
            protection(view.words, view.facts.survey) if is_first else None,
            view.words("poll-words", limit=key.limit) if isinstance(key, WordsField) else None,
            view.words("poll-careful") if warns else None,
        )
        return lines(*found) or None

    def head_of_summary(self, view: View[Poll]) -> str:
        return view.words("poll-summary", title=view.facts.survey.title)

    def summary(self, view: View[Poll]) -> Iterable[str]:
        for key in view.form.path(view.entered):
            said = answer_text(view, key) or view.words.plain("poll-skipped")
            question = key.label.full(view.words.language) if key.label else ""
            yield view.words("poll-answer", question=question, said=said)
        yield ""
        is_anonymous = view.facts.survey.naming.is_anonymous
        yield view.words("poll-is-final" if is_anonymous else "poll-is-changeable")


def protection(words: Words, survey: Survey) -> str:
    return words("poll-protects", naming=survey.naming.value)


def answered_screen(words: Words, asked: Asked) -> Screen:
    survey = asked.survey
    if asked.is_trial:
        return Screen(text=words("poll-trial"), keyboard=inline([[to_surveys(words)]]))
    if survey.naming.is_anonymous:
        text = words("poll-counted", title=survey.title)
        return Screen(text=text, keyboard=inline([[to_menu(words)]]))
    text = words("poll-stored", title=survey.title)
    return Screen(text=text, keyboard=inline([[answer_button(words, survey.id)], [to_menu(words)]]))
