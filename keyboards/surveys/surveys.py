"""Buttons of surveys."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import SurveyId
from district.pages import Page
from district.surveys.survey import Survey, SurveyFacts, SurveyStatus
from keyboards.buttons import Number, Press, Row, Style, button, inline
from keyboards.form import beginning
from keyboards.menu import Entry, back_to, to_menu
from keyboards.paging import paging
from locales.texts import Words

LABEL = 40
"""Limit in characters of a title on a button."""


class SurveysAction(StrEnum):
    LIST = "list"
    CARD = "card"
    RESULTS = "results"
    """For curators."""
    TOLD = "told"
    """For the people who were asked."""
    FILE = "file"
    CLOSE = "close"
    CLOSE_NOW = "close-now"
    TELL = "tell"
    DROP = "drop"


class SurveysPress(Press, prefix="surveys"):
    action: SurveysAction
    survey: Number = 0
    page: Number = 0


A = SurveysAction


def surveys_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("surveys-open"), SurveysPress(action=A.LIST))


def answer_button(words: Words, survey: SurveyId) -> InlineKeyboardButton:
    """Begins the form of an answer; it is not counted as a press of the announcement."""
    return button(words.plain("poll-begin"), beginning(Form.POLL, survey), Style.WANTED)


def list_keyboard(
    words: Words, page: Page[Survey], labels: Iterable[tuple[SurveyId, str]]
) -> InlineKeyboardMarkup:
    cards = [[button(label, _about(A.CARD, number))] for number, label in labels]
    begin = button(words.plain("surveys-begin"), beginning(Form.SURVEY), Style.PRIMARY)
    turning = paging(page, lambda to: SurveysPress(action=A.LIST, page=to))
    back = back_to(words, Entry.ANNOUNCEMENTS)
    return inline([*cards, turning, [begin], [back]])


def card_keyboard(words: Words, facts: SurveyFacts) -> InlineKeyboardMarkup:
    survey, rows = facts.survey, list[Row]()
    if survey.status is SurveyStatus.DRAFT:
        invite = beginning(Form.ANNOUNCEMENT, f"survey-{survey.id}")
        send = button(words.plain("surveys-invite"), invite, Style.WANTED)
        look = button(words.plain("surveys-try"), beginning(Form.POLL, survey.id))
        rows = [[send], [look], [_of(words, A.DROP, survey, Style.DANGER)]]
    if facts.results is not None:
        rows.append([_of(words, A.RESULTS, survey)])
    if facts.results is not None or facts.answered:
        rows.append([_of(words, A.FILE, survey)])
    if survey.is_open:
        rows.append([_of(words, A.CLOSE, survey)])
    if survey.status is SurveyStatus.CLOSED and facts.results is not None:
        rows.append([_of(words, A.TELL, survey, Style.WANTED)])
    return inline([*rows, [to_surveys(words)]])


def closing_keyboard(words: Words, survey: Survey) -> InlineKeyboardMarkup:
    sure = _of(words, A.CLOSE_NOW, survey, Style.DANGER)
    return inline([[sure], [to_card(words, survey.id)]])


def results_keyboard(words: Words, survey: Survey, page: Page[str]) -> InlineKeyboardMarkup:
    turning = paging(page, lambda to: _about(A.RESULTS, survey.id, to))
    return inline([turning, [_of(words, A.FILE, survey)], [to_card(words, survey.id)]])


def told_keyboard(words: Words, survey: Survey, page: Page[str]) -> InlineKeyboardMarkup:
    turning = paging(page, lambda to: _about(A.TOLD, survey.id, to))
    return inline([turning, [to_menu(words)]])


def to_surveys(words: Words) -> InlineKeyboardButton:
    return button(words.plain("surveys-back"), SurveysPress(action=A.LIST))


def to_card(words: Words, survey: SurveyId) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), _about(A.CARD, survey))


def card_button(words: Words, survey: SurveyId) -> InlineKeyboardButton:
    return button(words.plain("surveys-card"), _about(A.CARD, survey))


def _of(
    words: Words, action: SurveysAction, survey: Survey, style: Style | None = None
) -> InlineKeyboardButton:
    return button(words.plain(f"surveys-do-{action}"), _about(action, survey.id), style)


def _about(action: SurveysAction, survey: SurveyId, page: int = 0) -> SurveysPress:
    return SurveysPress(action=action, survey=survey, page=page)
