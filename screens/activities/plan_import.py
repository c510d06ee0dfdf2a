"""A plan that comes from a spreadsheet: the template, what was found in it, what came of it."""

from collections.abc import Sequence

from district.activities.activity import Activity, ActivityType
from district.activities.form import Whom
from district.activities.plan_import import MOST_ROWS, Column, PlanSheet, Problem
from documents.sheet import sheet_xlsx
from keyboards.activities.manage import to_made_button
from keyboards.activities.plan_import import preview_keyboard, waiting_keyboard
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import type_name
from screens.errors import refusal
from screens.screen import Attachment, Screen, cut, lines

SHOWN = 12
"""Rows, or problems, on one screen."""


def ask_file(words: Words) -> Screen:
    text = words("importing-ask", rows=MOST_ROWS)
    return Screen(text=text, keyboard=waiting_keyboard(words))


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


def preview(words: Words, sheet: PlanSheet, *, stray: int | None = None) -> Screen:
    """`stray`: a row far below the table, which was not read."""
    left_out = words("importing-stray", row=stray) if stray else None
    if not sheet.plans and not sheet.problems:
        text = lines(words("importing-empty"), left_out)
        return Screen(text=text, keyboard=waiting_keyboard(words))
    if sheet.problems:
        rows = [_problem(words, one) for one in sheet.problems[:SHOWN]]
        left = len(sheet.problems) - len(rows)
        text = lines(
            words("importing-problems", count=len(sheet.problems)),
            "",
            *rows,
            words("importing-more", count=left) if left else None,
            left_out,
            "",
            words("importing-again"),
        )
        return Screen(text=text, keyboard=waiting_keyboard(words))
    shown = [
        words(
            "importing-row",
            when=words.moment(one.sessions[0].starts_at, "d MMMM y, EEEE, HH:mm"),
            title=cut(one.title, 80),
        )
        for one in sheet.plans[:SHOWN]
    ]
    left = len(sheet.plans) - len(shown)
    text = lines(
        words("importing-found", count=len(sheet.plans)),
        "",
        *shown,
        words("importing-more", count=left) if left else None,
        left_out,
    )
    return Screen(text=text, keyboard=preview_keyboard(words))


def imported(words: Words, made: Sequence[Activity], *, is_published: bool) -> Screen:
    key = "importing-published" if is_published else "importing-kept"
    keyboard = inline([[to_made_button(words)]])
    return Screen(text=words(key, count=len(made)), keyboard=keyboard)


def given_up(words: Words) -> Screen:
    keyboard = inline([[to_made_button(words)]])
    return Screen(text=words("importing-given-up"), keyboard=keyboard)


def plan_file(words: Words, made: Sequence[Activity]) -> Screen:
    """Every session of every activity, a row each."""
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
