"""Buttons of a person's own requests."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.announcements import AnnouncementSubject
from district.cards import SubjectFacts
from district.certificates import CorrectionSubject
from district.deficits import Deficit, DeficitFacts, DeficitStatus
from district.drafts import Form as FormName
from district.enrolments import EnrolmentFacts
from district.ids import RequestId
from district.mentors import MentorSubject
from district.pages import Page
from district.requests import Request, RequestStatus
from keyboards.activities import open_activity
from keyboards.announcements import open_announcement
from keyboards.announcing import AnnouncingAction, AnnouncingPress
from keyboards.answering import AnsweringAction, AnsweringPress
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.certificates import Action as CertificatesAction
from keyboards.certificates import CertificatesPress
from keyboards.form import beginning
from keyboards.mentors import MentorsAction, MentorsPress, open_mentor_entry
from keyboards.paging import paging
from locales.texts import Words


class Action(StrEnum):
    LIST = "list"
    OPEN = "open"
    WITHDRAW = "withdraw"
    """Asks whether it is meant."""
    WITHDRAW_NOW = "withdraw-now"
    HEALED = "healed"
    REOPEN = "reopen"


class RequestsPress(Press, prefix="requests"):
    """`page` is a page of the list, from 0."""

    action: Action
    request: Number | None = None
    page: Number | None = None


def open_button(words: Words, number: RequestId) -> InlineKeyboardButton:
    """For any screen that tells of an own request."""
    return button(words.plain("requests-open"), RequestsPress(action=Action.OPEN, request=number))


def answer_button(words: Words, request: Request, facts: SubjectFacts) -> InlineKeyboardButton:
    """To the form that answers what the request was returned with."""
    press: CallbackData
    match facts:
        case DeficitFacts():
            press = beginning(FormName.DEFICIT, request.id)
        case EnrolmentFacts(activity=activity):
            press = AnsweringPress(action=AnsweringAction.BEGIN, activity=activity.id)
        case AnnouncementSubject(announcement=one):
            press = AnnouncingPress(action=AnnouncingAction.EDIT, announcement=one.id)
        case MentorSubject():
            press = MentorsPress(action=MentorsAction.BEGIN, request=request.id)
        case CorrectionSubject(activity=activity):
            press = CertificatesPress(action=CertificatesAction.CORRECT, activity=activity.id)
    return button(words.plain("requests-answer"), press, Style.WANTED)


def list_keyboard(page: Page[object], labels: list[tuple[RequestId, str]]) -> InlineKeyboardMarkup:
    """`labels` are the numbers of the requests on the page and what their buttons say."""
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
    """What the author can do with it as it stands."""
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
    if deficit.can_move(DeficitStatus.HEALED):
        healed = RequestsPress(action=Action.HEALED, request=number)
        rows.append([button(words.plain("requests-healed"), healed, Style.WANTED)])
    if deficit.status is DeficitStatus.HEALED:
        reopen = RequestsPress(action=Action.REOPEN, request=number)
        rows.append([button(words.plain("requests-reopen"), reopen)])
    if deficit.status.is_open:
        withdraw = RequestsPress(action=Action.WITHDRAW, request=number)
        rows.append([button(words.plain("requests-withdraw"), withdraw)])
    return rows
