"""Buttons of a person's own requests."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.certificates import CorrectionSubject
from district.activities.enrolments import EnrolmentFacts
from district.announcements.announcement import AnnouncementSubject
from district.drafts import Form as FormName
from district.ids import RequestId
from district.mentoring.mentors import MentorSubject
from district.pages import Page
from district.requests.cards import SubjectFacts
from district.requests.deficits import Deficit, DeficitFacts, DeficitStatus
from district.requests.request import Request, RequestStatus
from keyboards.activities.browse import open_activity
from keyboards.activities.certificates import Action as CertificatesAction
from keyboards.activities.certificates import CertificatesPress
from keyboards.announcements.form import AnnouncingAction, AnnouncingPress
from keyboards.announcements.list import open_announcement
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.mentoring.mentors import open_mentor_entry
from keyboards.paging import paging
from keyboards.requests.answers import AnsweringAction, AnsweringPress
from locales.texts import Words


class Action(StrEnum):
    LIST = "list"
    OPEN = "open"
    WITHDRAW = "withdraw"
    """Asks for confirmation."""
    WITHDRAW_NOW = "withdraw-now"
    RESOLVED = "healed"
    REOPEN = "reopen"


class RequestsPress(Press, prefix="requests"):
    """`page` is a page of the list, from 0."""

    action: Action
    request: Number | None = None
    page: Number | None = None


def open_button(words: Words, number: RequestId) -> InlineKeyboardButton:
    """The button that opens an own request from any screen."""
    return button(words.plain("requests-open"), RequestsPress(action=Action.OPEN, request=number))


def answer_button(words: Words, request: Request, facts: SubjectFacts) -> InlineKeyboardButton:
    """The button of the form that replies to the question of a return."""
    press: CallbackData
    match facts:
        case DeficitFacts():
            press = beginning(FormName.DEFICIT, request.id)
        case EnrolmentFacts(activity=activity):
            press = AnsweringPress(action=AnsweringAction.BEGIN, activity=activity.id)
        case AnnouncementSubject(announcement=one):
            press = AnnouncingPress(action=AnnouncingAction.EDIT, announcement=one.id)
        case MentorSubject():
            press = beginning(FormName.MENTOR, request.id)
        case CorrectionSubject(activity=activity):
            press = CertificatesPress(action=CertificatesAction.CORRECT, activity=activity.id)
    return button(words.plain("requests-answer"), press, Style.WANTED)


def list_keyboard(page: Page[object], labels: list[tuple[RequestId, str]]) -> InlineKeyboardMarkup:
    """`labels`: ids of the requests on the page and their labels."""
    opening = [
        button(label, RequestsPress(action=Action.OPEN, request=number, page=page.number))
        for number, label in labels
    ]
    turning = paging(page, lambda number: RequestsPress(action=Action.LIST, page=number))
    return inline([*grid(opening, 1), turning])


def empty_keyboard(words: Words) -> InlineKeyboardMarkup:
    begin = beginning(FormName.DEFICIT)
    return inline([[button(words.plain("requests-begin"), begin, Style.PRIMARY)]])


def request_keyboard(
    words: Words, request: Request, facts: SubjectFacts, page: int
) -> InlineKeyboardMarkup:
    back = button(words.plain("requests-to-list"), RequestsPress(action=Action.LIST, page=page))
    return inline([*_steps(words, request, facts), [back]])


def withdraw_keyboard(words: Words, number: RequestId) -> InlineKeyboardMarkup:
    sure = RequestsPress(action=Action.WITHDRAW_NOW, request=number)
    back = RequestsPress(action=Action.OPEN, request=number)
    return inline(
        [
            [button(words.plain("requests-withdraw-now"), sure, Style.DANGER)],
            [button(words.plain("forms-back"), back)],
        ]
    )


def _steps(words: Words, request: Request, facts: SubjectFacts) -> list[Row]:
    """Returns the actions that the author can take now."""
    rows: list[Row] = []
    if request.status is RequestStatus.RETURNED:
        rows.append([answer_button(words, request, facts)])
    if isinstance(facts, DeficitFacts):
        return rows + _of_difficulty(words, request.id, facts.deficit)
    if request.status.is_open and not isinstance(facts, AnnouncementSubject):
        withdraw = RequestsPress(action=Action.WITHDRAW, request=request.id)
        rows.append([button(words.plain("requests-withdraw"), withdraw)])
    return [*rows, [_subject_button(words, facts)]]


def _subject_button(
    words: Words, facts: EnrolmentFacts | AnnouncementSubject | MentorSubject | CorrectionSubject
) -> InlineKeyboardButton:
    match facts:
        case EnrolmentFacts(activity=activity) | CorrectionSubject(activity=activity):
            return open_activity(words, activity.id)
        case AnnouncementSubject(announcement=one):
            return open_announcement(words, one.id)
        case MentorSubject():
            return open_mentor_entry(words)


def _of_difficulty(words: Words, number: RequestId, deficit: Deficit) -> list[Row]:
    rows: list[Row] = []
    if deficit.can_move(DeficitStatus.RESOLVED):
        resolved = RequestsPress(action=Action.RESOLVED, request=number)
        rows.append([button(words.plain("requests-healed"), resolved, Style.WANTED)])
    if deficit.status is DeficitStatus.RESOLVED:
        reopen = RequestsPress(action=Action.REOPEN, request=number)
        rows.append([button(words.plain("requests-reopen"), reopen)])
    if deficit.status.is_open:
        withdraw = RequestsPress(action=Action.WITHDRAW, request=number)
        rows.append([button(words.plain("requests-withdraw"), withdraw)])
    return rows
