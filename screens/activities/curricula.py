"""Screens of programmes, and the form of one."""

from collections.abc import Iterable, Sequence
from typing import Any

from district.activities.activity import Activity
from district.activities.curriculum import (
    ABOUT,
    HOURS,
    TITLE,
    TOPICS,
    Curriculum,
    CurriculumFacts,
    Part,
    Progress,
)
from district.pages import Page
from district.topics import Area
from keyboards.activities.curricula import (
    CurriculaAction,
    back_to_curricula,
    choosing_keyboard,
    curricula_keyboard,
    curriculum_keyboard,
    dropping_keyboard,
)
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import type_name
from screens.form import Look, View
from screens.screen import Screen, cut, lines, page_mark

PARTS = 5
"""Activities on a page of the card."""
LABEL = 40
"""Limit in characters of a title on a button."""


def curricula_screen(words: Words, page: Page[Progress], *, makes: bool) -> Screen:
    rows = [_row(words, one) for one in page.items]
    text = lines(
        words("curricula-title"), page_mark(words, page), "", *(rows or [words("curricula-none")])
    )
    labels = [cut(one.curriculum.title, LABEL) for one in page.items]
    return Screen(text=text, keyboard=curricula_keyboard(words, page, labels, makes=makes))


def _row(words: Words, one: Progress) -> str:
    if one.attended:
        return words("curricula-progress", title=one.curriculum.title, **_progress(one))
    of = one.curriculum
    is_agreed = "no" if of.motion is None else "yes"
    return words("curricula-row", title=of.title, hours=of.hours, is_agreed=is_agreed)


def curriculum_screen(
    words: Words, facts: CurriculumFacts, number: int = 0, *, above: str | None = None
) -> Screen:
    found, page = facts.curriculum, Page.of(facts.parts, number, PARTS)
    topics = ", ".join(one.label.full(words.language) for one in facts.topics)
    text = lines(
        above,
        words("curricula-head", title=found.title, hours=found.hours),
        words("curricula-about", about=found.about) if found.about else None,
        words("curricula-topics", topics=topics),
        words("curricula-done", **_progress(facts.progress)) if _has_progress(facts) else None,
        *_keeping(words, facts),
        page_mark(words, page),
        "",
        *(_part(words, one) for one in page.items),
        None if facts.parts else words("curricula-empty"),
    ).rstrip()
    labels = [cut(one.activity.title, LABEL) for one in page.items]
    return Screen(text=text, keyboard=curriculum_keyboard(words, facts, page, labels))


def progress_line(words: Words, one: Progress) -> str:
    """Formats «◔ «Учимся понимать текст»: 24 из 36 ч»."""
    line = words("curricula-progress", title=one.curriculum.title, **_progress(one))
    if one.issued is None:
        return line
    key = "issued" if one.is_complete else "not-valid"
    return lines(line, words(f"curricula-certificate-{key}", number=one.issued.number))


def _has_progress(facts: CurriculumFacts) -> bool:
    """Organizers who take no part read no hours of their own."""
    is_reader = bool(facts.progress.attended) or not facts.keeps
    return facts.curriculum.is_agreed and is_reader


def _progress(one: Progress) -> dict[str, Any]:
    is_complete = "yes" if one.is_complete else "no"
    return {"hours": one.curriculum.hours, "done": one.done, "is_complete": is_complete}


def choosing_screen(
    words: Words, found: Curriculum, action: CurriculaAction, page: Page[Activity]
) -> Screen:
    """`action`: the list, of what may be added or taken out."""
    key = "add" if action is CurriculaAction.CHOOSE else "out"
    none = "waits" if key == "add" and not found.is_agreed else key
    text = lines(
        words(f"curricula-ask-{key}", title=found.title),
        page_mark(words, page),
        None if page.total else words(f"curricula-none-{none}"),
    )
    labels = [
        words.plain(
            "curricula-choice",
            day=words.moment(one.starts_at, "d MMM"),
            title=cut(one.title, LABEL - 12),
            hours=one.hours,
        )
        for one in page.items
    ]
    return Screen(text=text, keyboard=choosing_keyboard(words, found.id, action, page, labels))


def dropping_screen(words: Words, found: Curriculum) -> Screen:
    text = words("curricula-ask-drop", title=found.title)
    return Screen(text=text, keyboard=dropping_keyboard(words, found.id))


def dropped_screen(words: Words) -> Screen:
    return Screen(text=words("curricula-dropped"), keyboard=inline([[back_to_curricula(words)]]))


def not_made(words: Words) -> Screen:
    return Screen(text=words("curricula-cancelled"), keyboard=inline([[back_to_curricula(words)]]))


def _keeping(words: Words, facts: CurriculumFacts) -> Iterable[str]:
    """Yields what organizers read: the decision of the council, the planned hours."""
    if not facts.keeps:
        return
    question = facts.question
    state = "none"
    if facts.curriculum.is_agreed:
        state = "agreed"
    elif question is not None:
        state = "waits" if question.is_waiting else "rejected"
    yield words(f"curricula-state-{state}", number=question.number if question else 0)
    yield words("curricula-planned", planned=facts.hours_planned, hours=facts.curriculum.hours)


def _part(words: Words, one: Part) -> str:
    activity = one.activity
    state = "done" if one.hours_done else activity.status
    if state == "published" and one.status is not None and one.status.is_open:
        state = "mine"
    return words(
        "curricula-part",
        state=state,
        days=words.days(activity.starts_at, activity.ends_at),
        type=type_name(words, activity.type),
        title=cut(activity.title, 80),
        hours=activity.hours,
    )


class CurriculumLook(Look[Sequence[Area]]):
    def summary(self, view: View[Sequence[Area]]) -> Iterable[str | None]:
        words, entered = view.words, view.entered
        ticked = entered.get(TOPICS) or ()
        topics = [
            one.label.full(words.language)
            for area in view.facts
            for one in area.topics
            if one.id in ticked
        ]
        yield words("curricula-head", title=entered.need(TITLE), hours=entered.need(HOURS))
        if about := entered.get(ABOUT):
            yield words("curricula-about", about=about)
        yield words("curricula-topics", topics=", ".join(topics))
        yield ""
        yield words("curricula-then")
