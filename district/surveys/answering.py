"""The form of an answer, built from the questions of a survey; a draft for each survey.

A draft of an anonymous survey, and its buttons, have codes in place of options and words
(`Coding`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Protocol

from district.drafts import Form as FormName
from district.forms import Choice, Choices, Entered, Field, Form, LongText, Option, Options
from district.surveys.survey import WORDS_LIMIT, Answers, Asked, Question, QuestionType, Survey
from district.topics import Label


class Coding(Protocol):
    """How answers of one person to one survey are written."""

    def option(self, question: str, option: str) -> str:
        """Returns the id of an option, at most 20 bytes."""

    def hide(self, question: str, words: str) -> str: ...

    def show(self, question: str, hidden: str) -> str:
        """Returns what was hidden; empty if the key has changed since."""


class Plain:
    """Named answers are written as they are."""

    def option(self, question: str, option: str) -> str:
        return option

    def hide(self, question: str, words: str) -> str:
        return words

    def show(self, question: str, hidden: str) -> str:
        return hidden


@dataclass(frozen=True, slots=True, eq=False)
class Words(LongText):
    _: KW_ONLY
    coding: Coding

    def read(self, raw: Any) -> str:
        return self.coding.show(self.name, raw)

    def keep(self, value: str) -> Any:
        return self.coding.hide(self.name, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A survey with its form."""

    asked: Asked
    coding: Coding = field(default_factory=Plain)

    @property
    def survey(self) -> Survey:
        return self.asked.survey

    @property
    def form(self) -> Form["Poll"]:
        fields = [_field(name, one, self.coding) for name, one in named(self.survey)]
        return Form(name=POLL.name, texts=POLL.texts, fields=tuple(fields))

    def answers(self, entered: Entered) -> Answers:
        """Returns the answers; what is not an option of the question is left out."""
        found: dict[str, Sequence[str]] = {}
        for name, one in named(self.survey):
            raw = entered.answers.get(name)
            if one.type is QuestionType.TEXT:
                said = [self.coding.show(name, raw)] if isinstance(raw, str) else []
            else:
                chosen = {raw} if isinstance(raw, str) else set(raw or ())
                said = [id_ for id_, _ in one.choices if self.coding.option(name, id_) in chosen]
            if any(said):
                found[name] = said
        return found

    def entered(self, answers: Answers) -> Entered:
        """Returns the form with these answers, so that they are changed."""
        raw: dict[str, Any] = {}
        for name, one in named(self.survey):
            said = answers.get(name)
            if one.type is QuestionType.SEVERAL:
                raw[name] = list(said or ())
            else:
                raw[name] = said[0] if said else None
        return Entered(raw)


POLL: Form[Poll] = Form(name=FormName.POLL, texts="poll", fields=(LongText("q1", limit=1),))
"""The form before the survey is known."""


def named(survey: Survey) -> Sequence[tuple[str, Question]]:
    """Returns the questions with the names of their fields."""
    return [(f"q{number}", one) for number, one in enumerate(survey.questions, 1)]


def _field(name: str, question: Question, coding: Coding) -> Field[Any]:
    text, choices = question.text, question.choices
    common: Mapping[str, Any] = {
        "label": Label(ru=text, en=text, button_ru=text[:28], button_en=text[:28])
    }
    if question.type is QuestionType.TEXT:
        return Words(name, **common, optional=True, limit=WORDS_LIMIT, coding=coding)
    offered = tuple(Option(id=coding.option(name, id_), label=label) for id_, label in choices)
    options: Options[str, object] = Options(str, lambda _facts, _entered: offered)
    if question.type is QuestionType.SEVERAL:
        return Choices(name, **common, options=options, columns=1)
    columns = len(choices) if question.type is QuestionType.SCALE else 1
    return Choice(name, **common, optional=True, options=options, columns=columns)
