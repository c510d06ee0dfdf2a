"""Screens of the import of a plan from a spreadsheet: template, preview, result."""

from collections.abc import Sequence
from typing import Any

from district.activities.activity import Activity, ActivityType
from district.activities.form import Plan, Whom
from district.activities.plan_import import MOST_ROWS, Column, ImportFacts, Problem
from district.forms import Field
from documents.sheet import sheet_xlsx
from keyboards.activities.manage import to_made_button
from keyboards.activities.plan_import import ImportingAction, template_button
from keyboards.buttons import Row, Style, inline
from keyboards.form import FormAction
from locales.texts import Words
from screens.activities.browse import type_name
from screens.errors import refusal
from screens.form import Look, View, cancel_button
from screens.screen import Attachment, Screen, cut, lines

SHOWN = 12
"""Limit of rows or problems on a screen."""


def template(words: Words, types: Sequence[ActivityType]) -> Screen:
    example = [
        type_name(words, types[0]) if types else "",
        *(words.plain(f"importing-example-{column}") for column in list(Column)[1:8]),
        words.plain(f"organising-whom-{Whom.DISTRICT}"),
        "",
    ]
    content = sheet_xlsx(words.plain("importing-sheet"), _head(words), [example])
    return Screen(
        text=words(
            "importing-template-hint", types=", ".join(type_name(words, one) for one in types)
        ),
        attachment=Attachment(name="plan.xlsx", content=content),
    )


class ImportLook(Look[ImportFacts]):
    """One step: it asks for the file, then shows what was found in it."""

    def head(self, view: View[ImportFacts], key: Field[Any]) -> None:
        return None

    def question(self, view: View[ImportFacts], key: Field[Any]) -> str:
        sheet = view.facts.sheet
        if sheet is None:
            return view.words("importing-ask-file", rows=MOST_ROWS)
        stray = view.facts.stray
        left_out = view.words("importing-stray", row=stray) if stray else None
        if sheet.problems:
            return _problems(view.words, sheet.problems, left_out)
        if not sheet.plans:
            return lines(view.words("importing-empty"), left_out)
        return _found(view.words, sheet.plans, left_out)

    def rows(self, view: View[ImportFacts], key: Field[Any]) -> list[Row]:
        if view.facts.sheet is None or not view.facts.sheet.is_whole:
            return [[template_button(view.words)]]
        act, publish, keep = FormAction.ACT, ImportingAction.PUBLISH, ImportingAction.KEEP
        return [
            [
                view.button(
                    view.words.plain("importing-publish"), act, value=publish, style=Style.WANTED
                )
            ],
            [view.button(view.words.plain("importing-keep"), act, value=keep)],
        ]

    def leaving(self, view: View[ImportFacts], step: str) -> Row:
        return [cancel_button(view)]


def _problems(words: Words, problems: Sequence[Problem], left_out: str | None) -> str:
    rows = [_problem(words, one) for one in problems[:SHOWN]]
    left = len(problems) - len(rows)
    return lines(
        words("importing-problems", count=len(problems)),
        "",
        *rows,
        words("importing-more", count=left) if left else None,
        left_out,
        "",
        words("importing-again"),
    )


def _found(words: Words, plans: Sequence[Plan], left_out: str | None) -> str:
    rows = [
        words(
            "importing-row",
            when=words.moment(one.sessions[0].starts_at, "d MMMM y, EEEE, HH:mm"),
            title=cut(one.title, 80),
        )
        for one in plans[:SHOWN]
    ]
    left = len(plans) - len(rows)
    return lines(
        words("importing-found", count=len(plans)),
        "",
        *rows,
        words("importing-more", count=left) if left else None,
        left_out,
    )


def imported(words: Words, made: Sequence[Activity], *, is_published: bool) -> Screen:
    key = "importing-published" if is_published else "importing-kept"
    keyboard = inline([[to_made_button(words)]])
    return Screen(text=words(key, count=len(made)), keyboard=keyboard)


def given_up(words: Words) -> Screen:
    keyboard = inline([[to_made_button(words)]])
    return Screen(text=words("importing-given-up"), keyboard=keyboard)


def plan_file(words: Words, made: Sequence[Activity]) -> Screen:
    """All sessions of all activities, one row each."""
    head = [
        words.plain("organising-column-number"),
        *_head(words)[:7],
        words.plain("importing-state"),
    ]
    rows: list[list[str | int]] = [
        [
            one.id,
            type_name(words, one.type),
            one.title,
            words.moment(session.starts_at, "dd.MM.y"),
            f"{words.moment(session.starts_at, 'HH:mm')}–{words.moment(session.ends_at, 'HH:mm')}",
            session.place,
            one.hours,
            one.capacity or "",
            words.plain(f"importing-state-{one.status}"),
        ]
        for one in made
        for session in one.sessions
    ]
    return Screen(
        text=words("importing-export", count=len(made)),
        keyboard=inline([[to_made_button(words)]]),
        attachment=Attachment(
            name="activities.xlsx", content=sheet_xlsx(words.plain("importing-sheet"), head, rows)
        ),
    )


def _head(words: Words) -> list[str]:
    return [words.plain(f"importing-column-{column}") for column in Column]


def _problem(words: Words, one: Problem) -> str:
    column = words.plain(f"importing-column-{one.column}") if one.column else ""
    return words("importing-problem", row=one.row, column=column, why=refusal(words, one.error))
