"""Screens of surveys: list, card, results, spreadsheet, letters, and the form of a survey."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from district.forms import Field
from district.pages import Page
from district.people.person import Position
from district.requests.deficits import FEW
from district.surveys.answering import named
from district.surveys.composing import NAMING, QUESTIONS, TITLE, UNTIL
from district.surveys.results import Cell, Results
from district.surveys.survey import (
    MOST_OPTIONS,
    MOST_QUESTIONS,
    OPTION_LIMIT,
    NamedAnswer,
    Naming,
    Question,
    Survey,
    SurveyFacts,
)
from documents.sheet import sheet_xlsx
from keyboards.buttons import inline
from keyboards.surveys.surveys import (
    LABEL,
    answer_button,
    card_button,
    card_keyboard,
    closing_keyboard,
    list_keyboard,
    results_keyboard,
    to_surveys,
    told_keyboard,
)
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Attachment, Screen, cut, in_parts, lines, page_mark

DAY = "d MMMM"
INSTANT = timedelta(seconds=1)


def surveys_screen(words: Words, page: Page[Survey]) -> Screen:
    labels = [(one.id, cut(one.title, LABEL)) for one in page.items]
    text = lines(
        words("surveys-title"),
        page_mark(words, page),
        *(words("surveys-row", title=one.title, state=_state(words, one)) for one in page.items),
        None if page.items else words("surveys-none"),
    )
    return Screen(text=text, keyboard=list_keyboard(words, page, labels))


def card(words: Words, facts: SurveyFacts, above: str | None = None) -> Screen:
    survey = facts.survey
    text = lines(
        above,
        words("surveys-head", title=survey.title),
        _state(words, survey),
        words(f"surveys-is-{survey.naming}"),
        *_answered(words, facts),
        "",
        *_questions(words, survey.questions),
    )
    return Screen(text=text, keyboard=card_keyboard(words, facts))


def _state(words: Words, survey: Survey) -> str:
    return words(f"surveys-state-{survey.status}", day=_last_day(words, survey))


def _last_day(words: Words, survey: Survey) -> str:
    return words.day((survey.closes_at - INSTANT).astimezone(words.zone).date(), DAY)


def _answered(words: Words, facts: SurveyFacts) -> Iterable[str]:
    survey = facts.survey
    if facts.answered is not None:
        yield words("surveys-answered", count=facts.answered, asked=facts.asked)
    elif survey.is_open:
        yield words("surveys-counted-at-close", asked=facts.asked, few=FEW)
    if survey.is_over and facts.results is None:
        yield words("surveys-too-few", few=FEW)


def _questions(words: Words, questions: tuple[Question, ...]) -> Iterable[str]:
    for number, one in enumerate(questions, 1):
        kind = words.plain(f"surveys-type-{one.type}")
        yield words("surveys-question", number=number, text=one.text, type=kind)
        if one.type in {"one", "several"}:
            yield from (words("surveys-option", label=label) for label in one.options)


def closing_screen(words: Words, survey: Survey) -> Screen:
    text = words("surveys-close-ask", title=survey.title)
    return Screen(text=text, keyboard=closing_keyboard(words, survey))


def dropped_screen(words: Words, survey: Survey) -> Screen:
    text = words("surveys-dropped", title=survey.title)
    return Screen(text=text, keyboard=inline([[to_surveys(words)]]))


# ── Results ────────────────────────────────────────────────────────────────────────────────────


def results_screen(words: Words, facts: SurveyFacts, number: int) -> Screen:
    """With the words, which only curators see."""
    page = _part(words, facts, number, with_words=True)
    text = lines(page_mark(words, page), *page.items)
    return Screen(text=text, keyboard=results_keyboard(words, facts.survey, page))


def told_screen(words: Words, facts: SurveyFacts, number: int = 0) -> Screen:
    page = _part(words, facts, number, with_words=False)
    text = lines(words("surveys-told"), page_mark(words, page), *page.items)
    return Screen(text=text, keyboard=told_keyboard(words, facts.survey, page))


def _part(words: Words, facts: SurveyFacts, number: int, *, with_words: bool) -> Page[str]:
    rows = [words("surveys-results", title=facts.survey.title)]
    if facts.results is None:
        rows.append(words("surveys-too-few", few=FEW))
    else:
        rows += _counted(words, facts, facts.results, with_words=with_words)
        rows += ["", words("surveys-small", few=FEW)]
    return Page.of(in_parts(rows), number, 1)


def _counted(
    words: Words, facts: SurveyFacts, results: Results, *, with_words: bool
) -> Iterable[str]:
    for number, (one, found) in enumerate(
        zip(facts.survey.questions, results.questions, strict=True), 1
    ):
        yield ""
        yield words("surveys-result", number=number, text=one.text)
        for label, cell in zip(one.options, found.cells, strict=True):
            yield words("surveys-cell", label=label, count=_count(words, cell))
            if cell.groups:
                said = (
                    f"{_group(words, facts, group)} {count}" for group, count in cell.groups.items()
                )
                if facts.survey.naming in {Naming.BY_MUNICIPALITY, Naming.BY_POSITION}:
                    yield words("surveys-groups", groups=", ".join(said))
        if one.options:
            continue
        if not found.words:
            yield words("surveys-few-words", few=FEW)
        elif with_words:
            yield from (words("surveys-words", text=text) for text in found.words)
        else:
            yield words("surveys-many-words", count=len(found.words))


def _count(words: Words, cell: Cell) -> str:
    if cell.total is None:
        return words.plain("surveys-few", few=FEW)
    return words.plain("surveys-at-least" if cell.is_at_least else "surveys-exactly", n=cell.total)


def _group(words: Words, facts: SurveyFacts, group: str) -> str:
    if facts.survey.naming is Naming.BY_POSITION:
        known = group in set(Position)
        return words.plain(f"profile-position-{group}") if known else group
    return (facts.groups or {}).get(group, group)


def results_file(words: Words, facts: SurveyFacts, answers: Sequence[NamedAnswer]) -> Screen:
    survey = facts.survey
    if survey.naming.is_anonymous:
        head, rows = _counted_rows(words, facts)
    else:
        head, rows = _named_rows(words, survey, answers)
    content = sheet_xlsx(words.plain("surveys-sheet"), head, rows)
    name = words.plain("surveys-file", number=survey.id)
    text = words("surveys-results", title=survey.title)
    return Screen(text=text, attachment=Attachment(name=name, content=content))


def _named_rows(
    words: Words, survey: Survey, answers: Iterable[NamedAnswer]
) -> tuple[list[str], list[list[str | int]]]:
    head = [words.plain(f"surveys-column-{one}") for one in ("name", "place", "workplace")]
    rows: list[list[str | int]] = []
    for one in answers:
        row: list[str | int] = [one.name, one.municipality, one.organization]
        for name, question in named(survey):
            labels, said = dict(question.choices), one.answers.get(name, ())
            row.append("; ".join(labels.get(each, each) for each in said))
        rows.append(row)
    return [*head, *(one.text for one in survey.questions)], rows


def _counted_rows(words: Words, facts: SurveyFacts) -> tuple[list[str], list[list[str | int]]]:
    results = facts.results or Results(questions=())
    cells = [cell for one in results.questions for cell in one.cells]
    groups = sorted({group for cell in cells for group in cell.groups if group})
    head = [words.plain(f"surveys-column-{one}") for one in ("question", "answer", "count")]
    rows: list[list[str | int]] = []
    for one, found in zip(facts.survey.questions, results.questions, strict=False):
        for label, cell in zip(one.options, found.cells, strict=True):
            few = words.plain("surveys-few", few=FEW)
            counts: list[str | int] = [cell.groups.get(group, few) for group in groups]
            rows.append([one.text, label, _count(words, cell), *counts])
        empty: list[str | int] = ["" for _ in groups]
        rows += [[one.text, text, "", *empty] for text in found.words]
    return [*head, *(_group(words, facts, one) for one in groups)], rows


# ── Letters ────────────────────────────────────────────────────────────────────────────────────


def reminder_letter(words: Words, facts: SurveyFacts) -> Screen:
    text = words("surveys-reminder", title=facts.survey.title, day=_last_day(words, facts.survey))
    return Screen(text=text, keyboard=inline([[answer_button(words, facts.survey.id)]]))


def closed_letter(words: Words, facts: SurveyFacts) -> Screen:
    text = lines(
        words("surveys-is-closed", title=facts.survey.title),
        None if facts.results else words("surveys-too-few", few=FEW),
    )
    return Screen(text=text, keyboard=inline([[card_button(words, facts.survey.id)]]))


def invitation_text(words: Words, survey: Survey) -> str:
    """Returns the text of the announcement, as the curator may change it."""
    naming = "anonymous" if survey.naming.is_anonymous else "named"
    return words.plain(
        "surveys-invitation",
        title=survey.title,
        count=len(survey.questions),
        naming=words.plain(f"surveys-invites-{naming}"),
        day=_last_day(words, survey),
    )


class SurveyLook(Look[None]):
    def question(self, view: View[None], key: Field[Any]) -> str:
        if key is not QUESTIONS:
            return super().question(view, key)
        asked = view.words(
            "surveys-ask-questions", most=MOST_QUESTIONS, options=MOST_OPTIONS, limit=OPTION_LIMIT
        )
        return lines(asked, *_questions(view.words, view.entered.get(QUESTIONS) or ()))

    def summary(self, view: View[None]) -> Iterable[str]:
        words, entered = view.words, view.entered
        yield words("surveys-head", title=entered.need(TITLE))
        yield words(f"surveys-is-{entered.need(NAMING)}")
        yield words("surveys-until", day=words.day(entered.need(UNTIL), DAY))
        yield ""
        yield from _questions(words, entered.need(QUESTIONS))
