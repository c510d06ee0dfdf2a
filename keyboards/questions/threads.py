"""Buttons of threads: questions to curators and methodists, and their answers."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import ThreadId, TopicId
from district.pages import Page
from district.questions.question import METHODIST
from district.questions.threads import Side, ThreadFacts, ThreadKind
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import FormAction, FormPress, beginning
from keyboards.menu import to_menu
from keyboards.paging import paging
from keyboards.search import search_said_button
from locales.texts import Words


class ThreadsAction(StrEnum):
    MINE = "mine"
    """The actor's open thread with curators."""
    LIST = "list"
    """Threads that the actor may answer."""
    ASKED = "asked"
    """The actor's threads with methodists."""
    SHOW = "show"
    CLOSE = "close"


class ThreadsPress(Press, prefix="threads"):
    """`page` is a page of the list or of a thread, from 0."""

    action: ThreadsAction
    thread: Number | None = None
    page: Number | None = None


_A = ThreadsAction


def ask_curator(words: Words) -> InlineKeyboardButton:
    """The button that begins a question to a curator, from any screen."""
    return button(words.plain("questions-ask"), beginning(Form.QUESTION))


def ask_methodist(
    words: Words, topic: TopicId | None = None, style: Style | None = None
) -> InlineKeyboardButton:
    """The button that begins a question to methodists, on a topic or with its choice."""
    about = METHODIST if topic is None else f"{METHODIST}-{topic}"
    return button(words.plain("questions-ask-methodist"), beginning(Form.QUESTION, about), style)


def asked_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("questions-asked"), ThreadsPress(action=_A.ASKED))


def own_thread_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("questions-mine"), ThreadsPress(action=_A.MINE))


def said_keyboard(words: Words, said: int) -> InlineKeyboardMarkup:
    """Offers to take typed words for a question or a difficulty; `said`: their message."""
    forms = {"question": Form.QUESTION, "difficulty": Form.DEFICIT}
    offered = [
        button(
            words.plain(f"questions-said-{one}"),
            FormPress(action=FormAction.SAID, form=form, value=str(said)),
        )
        for one, form in forms.items()
    ]
    offered.append(search_said_button(words, said))
    return inline([*grid(offered, 1), [to_menu(words)]])


def letter_keyboard(words: Words, facts: ThreadFacts) -> InlineKeyboardMarkup:
    return inline([*_acts(words, facts), [_show(words, facts.thread.id)]])


def sent_keyboard(words: Words, facts: ThreadFacts) -> InlineKeyboardMarkup:
    if facts.side is Side.AUTHOR and facts.thread.kind is ThreadKind.METHODIST:
        return inline([[_show(words, facts.thread.id)], [to_menu(words)]])
    if facts.side is Side.AUTHOR:
        return inline([[own_thread_button(words)], [to_menu(words)]])
    return inline([[_show(words, facts.thread.id)], [_to_list(words)]])


def thread_keyboard(words: Words, facts: ThreadFacts, page: Page[object]) -> InlineKeyboardMarkup:
    showing = ThreadsPress(action=_A.SHOW, thread=facts.thread.id)
    turning = paging(page, lambda to: showing.changed(page=to))
    own = asked_button if facts.thread.kind is ThreadKind.METHODIST else to_menu
    leaving = own(words) if facts.side is Side.AUTHOR else _to_list(words)
    return inline([turning, *_acts(words, facts), [leaving]])


def list_keyboard(
    words: Words,
    page: Page[object],
    labels: Sequence[tuple[ThreadId, str]],
    action: ThreadsAction = ThreadsAction.LIST,
) -> InlineKeyboardMarkup:
    """`action`: the list; that of the own threads begins another."""
    opening = [
        button(label, ThreadsPress(action=_A.SHOW, thread=number)) for number, label in labels
    ]
    turning = paging(page, lambda to: ThreadsPress(action=action, page=to))
    asking = [ask_methodist(words)] if action is _A.ASKED else []
    return inline([*grid(opening, 1), turning, asking, [to_menu(words)]])


def _acts(words: Words, facts: ThreadFacts) -> list[Row]:
    """Returns what the reader may do now."""
    number = facts.thread.id
    writing = button(
        words.plain(
            f"questions-write-{facts.side}"
            if facts.thread.is_open or facts.topic
            else "questions-ask"
        ),
        beginning(Form.QUESTION, number),
        Style.PRIMARY,
    )
    closing = button(words.plain("questions-close"), ThreadsPress(action=_A.CLOSE, thread=number))
    return [[writing] if facts.may_write else [], [closing] if facts.may_close else []]


def _show(words: Words, number: ThreadId) -> InlineKeyboardButton:
    return button(words.plain("questions-show"), ThreadsPress(action=_A.SHOW, thread=number))


def _to_list(words: Words) -> InlineKeyboardButton:
    return button(words.plain("questions-to-list"), ThreadsPress(action=_A.LIST))
