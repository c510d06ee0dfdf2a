"""The form of a survey. Its questions are typed, several in one message or one by one.

The first line of a question is the question, the others are its options. Without options the answer
is in words, or a mark if the line ends with «1–5»; «(несколько)» allows to choose several.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from district.clock import Calendar
from district.drafts import Form as FormName
from district.errors import Past, TooFewOptions, TooMany
from district.forms import Choice, Entered, Form, Moment, ShortText, each
from district.gathered import Gathered
from district.spelling import tidy
from district.surveys.survey import (
    MOST_OPTIONS,
    MOST_QUESTIONS,
    OPTION_LIMIT,
    QUESTION_LIMIT,
    SCALE,
    TITLE_LIMIT,
    Naming,
    NewSurvey,
    Question,
    QuestionType,
)
from district.typed_text import limited_text

_SCALE = re.compile(r"\s*[(\[]?1\s*[-–—]\s*5[)\]]?\s*$")
_SEVERAL = re.compile(r"\s*[(\[](?:можно\s+)?(?:несколько|several)[)\]]\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s+")
_BLANK = re.compile(r"\n\s*\n")
LEAST_OPTIONS = 2


class Questions(Gathered[Question]):
    def read_one(self, raw: Mapping[str, Any]) -> Question:
        return Question.read(raw)

    def items(self, text: str, today: date) -> list[Any]:
        """All questions of the text, or none.

        Raises:
            TooFewOptions, TooMany, TooLong, Empty: one is not valid.
        """
        said = [part for part in _BLANK.split(text) if part.strip()] or [""]
        return [question_of(part).plain() for part in said]


def question_of(text: str) -> Question:
    """Parses a question.

    Raises:
        TooFewOptions: it has one option.
        TooMany: it has too many.
        TooLong, Empty: a line is.
    """
    first, *rest = [line for line in text.splitlines() if line.strip()] or [""]
    options = [limited_text(one, OPTION_LIMIT) for line in rest if (one := _option(line))]
    options = list(dict.fromkeys(options))
    if options:
        if len(options) < LEAST_OPTIONS:
            raise TooFewOptions(least=LEAST_OPTIONS)
        if len(options) > MOST_OPTIONS:
            raise TooMany(limit=MOST_OPTIONS)
        bare = _SEVERAL.sub("", first)
        kind = QuestionType.ONE if bare == first else QuestionType.SEVERAL
        return Question(type=kind, text=_question(bare), options=tuple(options))
    bare = _SCALE.sub("", first)
    if bare == first:
        return Question(type=QuestionType.TEXT, text=_question(first))
    return Question(type=QuestionType.SCALE, text=_question(bare), options=SCALE)


def _option(line: str) -> str:
    return tidy(_BULLET.sub("", line))


def _question(line: str) -> str:
    return limited_text(tidy(line), QUESTION_LIMIT)


TITLE = ShortText("title", limit=TITLE_LIMIT)
QUESTIONS = Questions("questions", most=MOST_QUESTIONS)
NAMING = Choice("naming", options=each(Naming), columns=1)
UNTIL = Moment("until", kind=date)

SURVEY: Form[None] = Form(
    name=FormName.SURVEY, texts="surveys", fields=(TITLE, QUESTIONS, NAMING, UNTIL)
)


def closes_at(day: date, calendar: Calendar) -> datetime:
    """Returns the end of that local day."""
    return calendar.at(day + timedelta(days=1), time())


def survey_of(entered: Entered, calendar: Calendar, now: datetime) -> NewSurvey:
    """
    Raises:
        OutOfDate: an answer is missing.
        Past: the last day has passed since.
    """
    closes = closes_at(entered.need(UNTIL), calendar)
    if closes <= now:
        raise Past
    return NewSurvey(
        title=entered.need(TITLE),
        questions=entered.need(QUESTIONS),
        naming=entered.need(NAMING),
        closes_at=closes,
    )
