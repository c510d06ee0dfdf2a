"""Screens of projects: the list for curators, the milestones, the report, letters."""

from collections.abc import Iterable
from typing import Any

from district.calls.project import (
    FILES,
    WORDS,
    Milestone,
    MilestoneStatus,
    MilestoneSubject,
    ProjectFacts,
)
from district.drafts import Form
from district.forms import Field
from district.ids import RequestId
from district.pages import Page
from keyboards.buttons import Row, Style, button
from keyboards.calls.entries import (
    EntriesAction,
    EntriesPress,
    entry_button,
    file_rows,
    project_button,
)
from keyboards.calls.entry_kind import MilestoneButtons
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from keyboards.requests.deciding import open_card
from locales.texts import Words
from screens.form import Look, View
from screens.requests.kinds import KindScreens
from screens.screen import Screen, cut, lines, page_mark

PROJECTS = EntriesPress(action=EntriesAction.PROJECTS)
LABEL = 40
"""Limit in characters of a title on a button."""


def projects_screen(words: Words, page: Page[ProjectFacts]) -> Screen:
    rows = (
        words(
            "projects-row", title=one.entry.title, done=one.done, all=len(one.milestones),
            late=sum(step.is_overdue(one.today) for step in one.milestones),
        )
        for one in page.items
    )  # fmt: skip
    opening = [[project_button(words, one.entry.id, one.entry.title[:LABEL])] for one in page.items]
    return Screen.of(
        words("projects-title"), page_mark(words, page), *rows,
        None if page.total else words("projects-none"),
        rows=[*opening, paging(page, PROJECTS), [back_to(words, Entry.CALLS)]],
    )  # fmt: skip


def project_screen(
    words: Words, facts: ProjectFacts, *, above: str | None = None, request: int | None = None
) -> Screen:
    """`request`: whose card it was opened from."""
    entry = facts.entry.id
    back = PROJECTS.labelled(words.plain("projects-back"))
    if request is not None:
        back = open_card(words, RequestId(request))
    elif facts.is_own:
        back = entry_button(words, entry)
    return Screen.of(
        above,
        words("projects-card", title=facts.entry.title),
        words("projects-complete")
        if facts.is_complete
        else words("projects-progress", done=facts.done, all=len(facts.milestones)),
        "",
        *(line for one in facts.milestones for line in _step(words, facts, one)),
        rows=[
            *(_report_row(words, facts, one) for one in facts.milestones),
            *file_rows(words, entry, facts.files, EntriesAction.STEP_FILE),
            [back],
        ],
    )


def _report_row(words: Words, facts: ProjectFacts, one: Milestone) -> Row:
    if not facts.is_own or one.status is not MilestoneStatus.PLANNED:
        return []
    label = words.plain("projects-report", title=one.title[:LABEL])
    return [button(label, beginning(Form.MILESTONE, one.id), Style.PRIMARY)]


def reported_screen(words: Words, facts: ProjectFacts) -> Screen:
    return project_screen(words, facts, above=words("milestone-sent"))


def _step(words: Words, facts: ProjectFacts, one: Milestone) -> Iterable[str]:
    state = "overdue" if one.is_overdue(facts.today) else one.status
    day = words.day(one.due_on, "d MMMM yyyy")
    yield words(f"projects-step-{state}", position=one.position, title=one.title, day=day)
    if one.words and one.status is not MilestoneStatus.PLANNED:
        yield words("projects-words", words=one.words)


def milestone_letter(words: Words, facts: ProjectFacts, milestone: int, what: str) -> Screen:
    """`what`: the end of the text's key."""
    one = next(each for each in facts.milestones if each.id == milestone)
    day, project = words.day(one.due_on, "d MMMM yyyy"), facts.entry
    return Screen.of(
        words(f"projects-letter-{what}", project=project.title, title=one.title, day=day),
        rows=[_report_row(words, facts, one), [project_button(words, project.id)]],
    )


class ReportingLook(Look[Milestone]):
    def head(self, view: View[Milestone], key: Field[Any]) -> str:
        return view.words("milestone-about", title=view.facts.title)

    def head_of_summary(self, view: View[Milestone]) -> str:
        return view.words("milestone-about", title=view.facts.title)

    def question(self, view: View[Milestone], key: Field[Any]) -> str:
        held = view.entered.get(FILES) or () if key is FILES else ()
        taken = view.words("forms-gathered", count=len(held), most=FILES.most) if held else None
        return lines(super().question(view, key), taken)

    def summary(self, view: View[Milestone]) -> Iterable[str | None]:
        yield view.words("projects-words", words=view.entered.need(WORDS))
        for one in view.entered.get(FILES) or ():
            yield view.words("bank-file", name=one.name)


class MilestoneScreens(KindScreens[MilestoneSubject]):
    buttons = MilestoneButtons()

    def about(self, words: Words, subject: MilestoneSubject) -> str:
        title, project = subject.milestone.title, subject.entry.title
        return words("projects-about", title=title, project=project)

    def short_name(self, words: Words, subject: MilestoneSubject) -> str:
        return cut(subject.milestone.title, LABEL)

    def card_lines(
        self, words: Words, subject: MilestoneSubject, *, full: bool
    ) -> Iterable[str | None]:
        one = subject.milestone
        yield self.about(words, subject)
        yield words("projects-due", day=words.day(one.due_on, "d MMMM yyyy"))
        if one.words:
            yield words("projects-words", words=one.words)
        if subject.files:
            yield words("entries-holds-files", number=subject.files)
