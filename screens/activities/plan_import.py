"""Screens of the import of a plan from a spreadsheet: template, preview, result."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from district.activities.activity import Activity, ActivityType
from district.activities.coordination import PlanClash
from district.activities.form import Plan, Whom
from district.activities.plan_import import (
    EXPORTED,
    FILE,
    MOST_ROWS,
    TOPICS_APART,
    Change,
    Column,
    Imported,
    ImportFacts,
    Place,
    PlanSheet,
    Problem,
    Remarks,
    number_of,
)
from district.clock import Calendar
from district.errors import NotInList
from district.forms import Field
from district.ids import TopicId, TypeId
from district.pages import Page
from district.topics import Area
from documents.sheet import DropDowns, sheet_xlsx
from keyboards.activities.manage import back_to_made_button
from keyboards.activities.plan_import import ImportingAction, template_button
from keyboards.buttons import Row, Style, button, inline
from keyboards.form import sending
from locales.texts import Words
from screens.activities.browse import type_name, when
from screens.activities.holidays import holiday_name
from screens.errors import refusal
from screens.form import Look, View, cancel_button, turning
from screens.screen import Attachment, Screen, cut, in_parts, lines

SHOWN = 12
"""Limit of rows or problems per page."""
PART = 1500
"""Limit in characters of the rows of a page, and of the remarks below them."""
NAMED = 10
"""Limit of rows that a remark names."""
_HINTED = frozenset({Column.TYPE, Column.TOPIC, Column.WHOM})
"""Columns whose words are of a list."""


def template(words: Words, types: Sequence[ActivityType], areas: Sequence[Area]) -> Screen:
    example = [
        type_name(words, types[0]) if types else "",
        *(words.plain(f"importing-example-{column}") for column in EXPORTED[1:8]),
        words.plain(f"organising-whom-{Whom.DISTRICT}"),
        "",
    ]
    content = sheet_xlsx(
        words.plain("importing-sheet"),
        _head(words, EXPORTED),
        [example],
        _drop_downs(words, EXPORTED, types, areas),
    )
    return Screen(
        text=words("importing-template-hint"),
        attachment=Attachment(name=words.plain("importing-template-file"), content=content),
    )


def _drop_downs(
    words: Words, columns: Sequence[Column], types: Sequence[ActivityType], areas: Sequence[Area]
) -> DropDowns:
    listed = {
        Column.TYPE: [type_name(words, one) for one in types],
        Column.TOPIC: [one.label.full(words.language) for area in areas for one in area.topics],
        Column.WHOM: [words.plain(f"organising-whom-{whom}") for whom in Whom],
    }
    return DropDowns(
        sheet=words.plain("importing-lists"),
        other=words.plain("importing-not-listed"),
        columns={columns.index(column): names for column, names in listed.items() if names},
    )


class ImportLook(Look[ImportFacts]):
    """One step: it asks for the file, then shows what was found in it."""

    def head(self, view: View[ImportFacts], key: Field[Any]) -> None:
        return None

    def question(self, view: View[ImportFacts], key: Field[Any]) -> str:
        words, sheet = view.words, view.facts.sheet
        if sheet is None:
            return words("importing-ask-file", rows=MOST_ROWS)
        head, _, tail = _shown(words, sheet, view.facts.calendar)
        page = _page(view, sheet)
        return lines(head, _counts(words, sheet), "", *page.items, tail).strip()

    def rows(self, view: View[ImportFacts], key: Field[Any]) -> list[Row]:
        words, sheet = view.words, view.facts.sheet
        if sheet is None:
            return [[template_button(words)]]
        turns = turning(view, FILE, _page(view, sheet))
        if not sheet.is_whole:
            return [turns, [template_button(words)]]
        publish = sending(view.draft, ImportingAction.PUBLISH)
        keep = sending(view.draft, ImportingAction.KEEP)
        if not sheet.plans:
            return [turns, [button(words.plain("importing-change-now"), publish, Style.WANTED)]]
        return [
            turns,
            [button(words.plain("importing-publish"), publish, Style.WANTED)],
            [button(words.plain("importing-keep"), keep)],
        ]

    def leaving(self, view: View[ImportFacts], step: str) -> Row:
        return [cancel_button(view)]


def _page(view: View[ImportFacts], sheet: PlanSheet) -> Page[str]:
    """Returns the open page of the items, each with the remarks below it; what is left of long
    remarks has pages of its own.
    """
    words, facts = view.words, view.facts
    _, items, _ = _shown(words, sheet, facts.calendar)
    remarks, *more = in_parts(
        [
            *_on_holidays(words, sheet, facts),
            *_clashes(words, facts.clashes),
            *_remarks(words, sheet, facts.remarks),
        ],
        PART,
    )
    chunks = [items[at : at + SHOWN] for at in range(0, len(items), SHOWN)] or [[]]
    parts = [part for chunk in chunks for part in in_parts(chunk, PART)]
    pages = [lines(part or None, "", remarks or None) for part in parts]
    return Page.of([*pages, *more], view.entered.page_of(FILE), 1)


def _shown(words: Words, sheet: PlanSheet, calendar: Calendar) -> tuple[str, list[str], str | None]:
    """Returns the head, the items and what to do."""
    if sheet.problems:
        head = words("importing-problems", count=len(sheet.problems))
        return head, [_problem(words, one) for one in sheet.problems], words("importing-again")
    if not sheet.is_whole:
        return words("importing-nothing-new" if sheet.known else "importing-empty"), [], None
    total = len(sheet.plans) + len(sheet.changes) + sheet.known
    names = {one.id: type_name(words, one) for one in sheet.types}
    items = [_change(words, one, names, sheet.areas, calendar) for one in sheet.changes]
    items += [_plan(words, one, names) for one in sheet.plans]
    return words("importing-found", count=total), items, None


def _counts(words: Words, sheet: PlanSheet) -> str | None:
    if not sheet.is_whole or not (sheet.known or sheet.changes):
        return None
    return lines(
        words("importing-known", known=sheet.known, new=len(sheet.plans)),
        words("importing-changing", count=len(sheet.changes)) if sheet.changes else None,
    )


def _plan(words: Words, one: Plan, names: Mapping[TypeId, str]) -> str:
    return words(
        "importing-row",
        when=words.moment(one.sessions[0].starts_at, "d MMMM y, EEEE, HH:mm"),
        type=names.get(one.type, one.type),
        title=cut(one.title, 80),
        whom=Whom.of(one.audience),
        hours=one.hours,
        seats=one.capacity or 0,
    )


def _change(
    words: Words,
    one: Change,
    names: Mapping[TypeId, str],
    areas: Sequence[Area],
    calendar: Calendar,
) -> str:
    session = one.planned.session(calendar)
    after: Mapping[Column, str] = {
        Column.TYPE: names.get(one.entered.type, one.entered.type) if one.entered.type else "",
        Column.TITLE: cut(one.entered.title or "", 80),
        Column.DAY: when(words, session),
        Column.TIMES: when(words, session),
        Column.PLACE: cut(session.place, 80),
        Column.HOURS: str(one.entered.hours),
        Column.SEATS: _seats(words, one.entered.capacity),
        Column.TOPIC: _topics(words, areas, one.entered.topics),
        Column.WHOM: words.plain(f"organising-whom-{one.entered.whom}"),
        Column.DESCRIPTION: cut(one.entered.description or "", 80),
    }
    before: Mapping[Column, str] = {
        Column.TYPE: type_name(words, one.activity.type),
        Column.TITLE: cut(one.activity.title, 80),
        Column.DAY: when(words, one.session),
        Column.TIMES: when(words, one.session),
        Column.PLACE: cut(one.session.place, 80),
        Column.HOURS: str(one.activity.hours),
        Column.SEATS: _seats(words, one.activity.capacity),
        Column.TOPIC: _topics(words, areas, one.activity.topics),
        Column.WHOM: words.plain(f"organising-whom-{Whom.of(one.activity.audience)}"),
        Column.DESCRIPTION: cut(one.activity.description or "", 80),
    }
    columns = one.columns - ({Column.TIMES} if Column.DAY in one.columns else set())
    changed = [
        words(
            "importing-changed-cell",
            column=words.plain(f"importing-column-{column}"),
            before=before[column],
            after=after[column],
        )
        for column in Column
        if column in columns
    ]
    return lines(words("importing-changed", title=cut(one.activity.title, 80)), *changed)


def _topics(words: Words, areas: Sequence[Area], chosen: Collection[TopicId]) -> str:
    """Returns the names of the topics that are in use."""
    topics = [topic for area in areas for topic in area.topics if topic.id in chosen]
    return f"{TOPICS_APART} ".join(one.label.full(words.language) for one in topics)


def _seats(words: Words, capacity: int | None) -> str:
    return str(capacity) if capacity else words.plain("activities-seats-unlimited")


def _remarks(words: Words, sheet: PlanSheet, told: Remarks) -> Iterable[str]:
    if told.hidden:
        yield words("importing-hidden", rows=_numbers(told.hidden))
    if sheet.repeated:
        yield words("importing-repeated", rows=_numbers([one.row for one in sheet.repeated]))
    for place, word in sheet.mixed[:NAMED]:
        yield words("importing-mixed", row=_place(words, place), word=cut(word, 40))
    if told.partial:
        yield words("importing-partial", count=told.partial)
    if told.stray:
        yield words("importing-stray", row=told.stray)
    if told.sheets:
        yield words("importing-other-sheets", sheets=cut(", ".join(told.sheets), 200))
    if told.columns:
        yield words("importing-other-columns", columns=cut(", ".join(told.columns), 200))


def _on_holidays(words: Words, sheet: PlanSheet, facts: ImportFacts) -> Iterable[str]:
    """Points out new and moved sessions on public holidays."""
    moved = [one for one in sheet.changes if Column.DAY in one.columns]
    days = [(one.title, facts.calendar.local(one.sessions[0].starts_at)) for one in sheet.plans]
    days += [(one.activity.title, facts.calendar.local(_after(one, facts))) for one in moved]
    found = [(title, day, facts.holidays.public_on(day.date())) for title, day in days]
    told = [one for one in found if one[2] is not None]
    for title, day, holiday in told[:NAMED]:
        if holiday is not None:
            yield words(
                "importing-holiday",
                title=cut(title, 60),
                day=words.day(day.date()),
                name=holiday_name(words, holiday),
            )
    if len(told) > NAMED:
        yield words("importing-holidays", count=len(told) - NAMED)


def _clashes(words: Words, clashes: Sequence[PlanClash]) -> Iterable[str]:
    """Points out what is planned already on the same day for the same people."""
    for one in clashes[:NAMED]:
        yield words(
            "importing-clash",
            title=cut(one.title, 60),
            other=cut(one.clash.other.title, 60),
            when=when(words, one.clash.session),
        )
    if len(clashes) > NAMED:
        yield words("organising-clashes-more", count=len(clashes) - NAMED)


def _after(one: Change, facts: ImportFacts) -> datetime:
    return one.planned.session(facts.calendar).starts_at


def _numbers(rows: Sequence[int]) -> str:
    more = "…" if len(rows) > NAMED else ""
    return ", ".join(map(str, rows[:NAMED])) + more


def imported(words: Words, made: Imported, *, is_published: bool) -> Screen:
    key = "importing-published" if is_published else "importing-kept"
    text = lines(
        words(key, count=len(made.made)) if made.made or not made.changed else None,
        words("importing-corrected", count=made.changed) if made.changed else None,
    )
    return Screen(text=text, keyboard=inline([[back_to_made_button(words)]]))


def given_up(words: Words) -> Screen:
    keyboard = inline([[back_to_made_button(words)]])
    return Screen(text=words("importing-given-up"), keyboard=keyboard)


def plan_file(
    words: Words, made: Sequence[Activity], types: Sequence[ActivityType], areas: Sequence[Area]
) -> Screen:
    """All sessions of all activities, one row each; hours and seats once, so that sums are true."""
    columns = (Column.NUMBER, *EXPORTED)
    head = [*_head(words, columns), words.plain("importing-state")]
    rows: list[list[str | int]] = [
        [
            number_of(one, session),
            type_name(words, one.type),
            one.title,
            words.moment(session.starts_at, "dd.MM.y"),
            f"{words.moment(session.starts_at, 'HH:mm')}–{words.moment(session.ends_at, 'HH:mm')}",
            session.place,
            one.hours if at == 0 else "",
            (one.capacity or "") if at == 0 else "",
            _topics(words, areas, one.topics),
            words.plain(f"organising-whom-{Whom.of(one.audience)}"),
            one.description or "",
            words.plain(f"importing-state-{one.status}"),
        ]
        for one in made
        for at, session in enumerate(one.sessions)
    ]
    content = sheet_xlsx(
        words.plain("importing-sheet"), head, rows, _drop_downs(words, columns, types, areas)
    )
    return Screen(
        text=words("importing-export", count=len(made)),
        keyboard=inline([[back_to_made_button(words)]]),
        attachment=Attachment(name=words.plain("importing-file"), content=content),
    )


def _head(words: Words, columns: Iterable[Column]) -> list[str]:
    return [words.plain(f"importing-column-{column}") for column in columns]


def _problem(words: Words, one: Problem) -> str:
    column = words.plain(f"importing-column-{one.column}") if one.column else ""
    place, why = _place(words, one.place), refusal(words, one.error)
    if isinstance(one.error, NotInList) and one.column in _HINTED:
        whom = ", ".join(words.plain(f"organising-whom-{each}") for each in Whom)
        why = f"{why} {words.plain(f'importing-hint-{one.column}', whom=whom)}"
    return words("importing-problem", row=place, column=column, why=why)


def _place(words: Words, place: Place) -> str:
    if not place.sheet:
        return words.plain("importing-place", row=place.row)
    return words.plain("importing-place-of-sheet", sheet=place.sheet, row=place.row)
