"""Buttons of projects and their milestones."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.project import Milestone, MilestoneStatus, MilestoneSubject, ProjectFacts
from district.drafts import Form
from district.ids import RequestId
from district.pages import Page
from district.requests.request import Move, ReadyReason, Request
from keyboards.buttons import Row, Style, button, inline
from keyboards.calls.entries import (
    EntriesAction,
    EntriesPress,
    entry_button,
    file_rows,
    project_button,
)
from keyboards.form import beginning
from keyboards.menu import Entry, section_button
from keyboards.paging import paging
from keyboards.requests.deciding import open_card
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words

LABEL = 40
"""Limit in characters of a title on a button."""
_A = EntriesAction
PROJECTS = EntriesPress(action=_A.PROJECTS)


def projects_keyboard(words: Words, page: Page[ProjectFacts]) -> InlineKeyboardMarkup:
    rows = [[project_button(words, one.entry.id, one.entry.title[:LABEL])] for one in page.items]
    turning = paging(page, lambda to: PROJECTS.changed(page=to))
    return inline([*rows, turning, [section_button(words, Entry.CALLS)]])


def project_keyboard(
    words: Words, facts: ProjectFacts, request: int | None = None
) -> InlineKeyboardMarkup:
    reports = [
        _report(words, one)
        for one in facts.milestones
        if facts.is_own and one.status is MilestoneStatus.PLANNED
    ]
    files = file_rows(words, facts.entry.id, facts.files, _A.STEP_FILE)
    back = (
        entry_button(words, facts.entry.id)
        if facts.is_own
        else button(words.plain("projects-back"), PROJECTS)
    )
    if request is not None:
        back = open_card(words, RequestId(request))
    return inline([*([one] for one in reports), *files, [back]])


def reminder_keyboard(words: Words, facts: ProjectFacts, one: Milestone) -> InlineKeyboardMarkup:
    may_report = facts.is_own and one.status is MilestoneStatus.PLANNED
    return inline(
        [[_report(words, one)] if may_report else [], [project_button(words, facts.entry.id)]]
    )


def _report(words: Words, one: Milestone) -> InlineKeyboardButton:
    label = words.plain("projects-report", title=one.title[:LABEL])
    return button(label, beginning(Form.MILESTONE, one.id), Style.PRIMARY)


class MilestoneButtons(KindButtons[MilestoneSubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.FILL_IN, ReadyReason.WHICH_FILE),
        Move.REJECT: (ReadyReason.REPEATED,),
    }

    def answering(self, request: Request, subject: MilestoneSubject) -> CallbackData:
        return beginning(Form.MILESTONE, subject.milestone.id)

    def subject_button(self, words: Words, subject: MilestoneSubject) -> InlineKeyboardButton:
        return project_button(words, subject.entry.id)

    def decider_rows(self, words: Words, request: Request, subject: MilestoneSubject) -> list[Row]:
        press = EntriesPress(action=_A.PROJECT, entry=subject.entry.id, request=request.id)
        return [[button(words.plain("projects-open"), press)]]
