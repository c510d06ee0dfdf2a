"""Screens of resolution questions and outcome tables."""

from district.activities.resolution import ResolutionAnswer, ResolutionFacts
from district.requests.deficits import FEW
from district.requests.statistics import Statistic, Table
from district.territory import ActingIn
from documents.sheet import sheet_xlsx
from keyboards.activities.resolution import half_name, outcomes_keyboard, question_keyboard
from keyboards.buttons import inline
from keyboards.districts import DistrictAction, district_rows
from keyboards.menu import to_menu
from locales.texts import Words
from screens.districts import district_line
from screens.requests.deficits import short_name
from screens.screen import Attachment, Screen, cut, lines

COLUMNS = ("place", "reported", "invited", "came", "healed")
SHOWN = 15
"""Limit of topics or areas on a screen."""


def resolution_question(words: Words, facts: ResolutionFacts) -> Screen:
    """To a participant who had reported a deficit that the activity was for."""
    text = _with_deficit(words, facts, words("healing-ask"))
    return Screen(text=text, keyboard=question_keyboard(words, facts.number))


def resolution_answered(words: Words, facts: ResolutionFacts) -> Screen:
    thanks = words(f"healing-thanks-{facts.answer or ResolutionAnswer.NOT_YET}")
    return Screen(text=_with_deficit(words, facts, thanks), keyboard=inline([[to_menu(words)]]))


def _with_deficit(words: Words, facts: ResolutionFacts, below: str) -> str:
    about = words("healing-about", about=short_name(words, facts.deficit))
    return lines(words("healing-question", title=facts.activity.title), about, "", below)


def outcomes(words: Words, found: Statistic | None, acting: ActingIn | None = None) -> Screen:
    """A table of topics or areas for one half-year."""
    if found is None:
        text = lines(words("healing-not-counted"), district_line(words, acting))
        other = district_rows(words, acting, DistrictAction.OUTCOMES)
        return Screen(text=text, keyboard=inline([*other, [to_menu(words)]]))
    rows = [
        words(
            "healing-row",
            name=cut(one.label.full(words.language), 80),
            **{name: _sum(words, people) for name, people in one.total.shown.items()},
        )
        for one in found.rows[:SHOWN]
    ]
    text = lines(
        words(f"healing-outcomes-head-{found.table}"),
        _when(words, found),
        district_line(words, acting),
        "",
        *(rows or [words("healing-no-outcomes", few=FEW)]),
        "",
        words("healing-legend", few=FEW),
    )
    return Screen(text=text, keyboard=outcomes_keyboard(words, found, acting))


def outcomes_file(words: Words, found: Statistic) -> Screen:
    """The same table with municipalities."""
    head = [words.plain(f"healing-column-{name}") for name in (found.table, *COLUMNS)]
    cell = _number if found.table is Table.TOPICS else _sum
    rows: list[list[str | int]] = []
    for one in found.rows:
        name = one.label.full(words.language)
        whole = words.plain("healing-whole-district")
        rows.append([name, whole, *(_sum(words, people) for people in one.total.shown.values())])
        rows += [
            [name, place.name, *(cell(words, people) for people in counts.shown.values())]
            for place, counts in one.places
        ]
    content = sheet_xlsx(words.plain("healing-outcomes"), head, rows)
    return Screen(
        text=lines(
            words(f"healing-outcomes-head-{found.table}"),
            _when(words, found),
            words("healing-legend", few=FEW),
        ),
        attachment=Attachment(name=words.plain("healing-file"), content=content),
    )


def _when(words: Words, found: Statistic) -> str:
    return words("healing-when", half=half_name(words, found.half), day=words.day(found.day))


def _number(words: Words, people: int) -> str:
    """For one municipality."""
    return str(people) if people else words.plain("healing-few", few=FEW)


def _sum(words: Words, people: int) -> str:
    """For a sum that excludes hidden numbers."""
    if not people:
        return words.plain("healing-little")
    return words.plain("healing-at-least", people=people)
