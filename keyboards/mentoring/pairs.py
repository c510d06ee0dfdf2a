"""Buttons of a pair: replies, contacts, messages."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import MentorshipId
from district.mentoring.pairs import (
    ANSWERS,
    By,
    ContactKind,
    MentorshipStatus,
    PairAnswer,
    PairFacts,
    Question,
)
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.form import FormAction, FormPress, beginning, resuming
from keyboards.mentoring.mentors import to_mentors
from locales.texts import Words


class MentorshipsAction(StrEnum):
    MINE = "mine"
    PEOPLE = "people"
    PAIR = "pair"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    """Asks for confirmation, like END and ANOTHER."""
    WITHDRAW_NOW = "withdraw-now"
    END = "end"
    END_NOW = "end-now"
    ANOTHER = "another"
    ANOTHER_NOW = "another-now"
    SHARE = "share"
    CONTACT = "contact"
    WRITE = "write"
    FULL = "full"
    """Shows a message in full."""
    ANSWER = "answer"
    WORDS_RESUME = "words-resume"
    WORDS_CANCEL = "words-cancel"


class MentorshipsPress(Press, prefix="mentorships"):
    action: MentorshipsAction
    pair: Number | None = None
    message: Number | None = None
    contact: ContactKind | None = None
    question: Question | None = None
    answer: PairAnswer | None = None


_A = MentorshipsAction
NAME_SHOWN = 18
"""Limit in characters of a Telegram name on a button."""
FORM_ACTIONS = (_A.WRITE, _A.CONTACT, _A.WORDS_RESUME, _A.WORDS_CANCEL)
"""Actions of older buttons that belong to the form of a message or a telephone number."""


def form_press(press: MentorshipsPress) -> FormPress | None:
    """Returns what an older button means to the declared form; None: nothing."""
    number = MentorshipId(press.pair or 0)
    match press.action:
        case MentorshipsAction.WRITE:
            return write_press(number)
        case MentorshipsAction.CONTACT:
            is_phone = press.contact is ContactKind.PHONE
            return beginning(Form.PAIR, f"phone-{number}") if is_phone else None
        case MentorshipsAction.WORDS_CANCEL:
            return FormPress(action=FormAction.CANCEL, form=Form.PAIR)
        case _:
            return resuming(Form.PAIR)


def write_press(pair: MentorshipId) -> FormPress:
    """Begins a message to the other of a pair."""
    return beginning(Form.PAIR, f"message-{pair}")


def open_pair(words: Words, facts: PairFacts) -> InlineKeyboardButton:
    key = "mentorships-mine" if facts.side is By.MENTEE else "mentorships-open"
    return button(words.plain(key), MentorshipsPress(action=_A.PAIR, pair=facts.mentorship.id))


def pair_keyboard(words: Words, facts: PairFacts) -> InlineKeyboardMarkup:
    """Returns the actions that the reader can take now."""
    rows: list[Row] = []
    number = facts.mentorship.id
    match facts.mentorship.status:
        case MentorshipStatus.ACTIVE:
            rows = _in_a_pair(words, facts)
        case MentorshipStatus.PROPOSED if facts.side is By.MENTOR:
            rows = [_answering(words, number)]
        case MentorshipStatus.ASKED | MentorshipStatus.PROPOSED if facts.side is By.MENTEE:
            rows = [[_step(words.plain("mentorships-withdraw"), _A.WITHDRAW, number)]]
    return inline([*rows, [_back_from(words, facts)]])


def proposal_keyboard(words: Words, number: MentorshipId) -> InlineKeyboardMarkup:
    """Keyboard of the letter with a proposal."""
    return inline([_answering(words, number)])


def started_keyboard(words: Words, facts: PairFacts) -> InlineKeyboardMarkup:
    number = facts.mentorship.id
    share = _step(words.plain("mentorships-share"), _A.SHARE, number, Style.PRIMARY)
    return inline([[share], [open_pair(words, facts)]])


def people_keyboard(
    words: Words, labels: Sequence[tuple[MentorshipId, str]]
) -> InlineKeyboardMarkup:
    opening = [_step(label, _A.PAIR, number) for number, label in labels]
    return inline([*grid(opening, 1), [to_mentors(words)]])


def share_keyboard(words: Words, facts: PairFacts, username: str | None) -> InlineKeyboardMarkup:
    def giving(label: str, kind: ContactKind) -> Row:
        press = MentorshipsPress(action=_A.CONTACT, pair=facts.mentorship.id, contact=kind)
        return [button(label, press)]

    own: Row = []
    if username:
        fits = len(username) <= NAME_SHOWN
        label = words.plain("mentorships-share-username", username=username)
        own = giving(label if fits else words.plain("mentorships-share-name"), ContactKind.USERNAME)
    phone = beginning(Form.PAIR, f"phone-{facts.mentorship.id}")
    rows = [
        own,
        [button(words.plain("mentorships-share-phone"), phone)],
        giving(words.plain("mentorships-share-bot"), ContactKind.BOT),
    ]
    back = _step(words.plain("forms-back"), _A.PAIR, facts.mentorship.id)
    return inline([*rows, [back]])


def sure_keyboard(
    words: Words, number: MentorshipId, label: str, action: MentorshipsAction
) -> InlineKeyboardMarkup:
    return inline(
        [
            [_step(label, action, number, Style.DANGER)],
            [_step(words.plain("forms-back"), _A.PAIR, number)],
        ]
    )


def message_keyboard(
    words: Words, number: MentorshipId, message: int | None
) -> InlineKeyboardMarkup:
    """`message` is set if the message is shown truncated."""
    rows: list[Row] = [
        [button(words.plain("mentorships-reply"), write_press(number), Style.PRIMARY)]
    ]
    if message is not None:
        full = MentorshipsPress(action=_A.FULL, message=message)
        rows.append([button(words.plain("mentorships-full"), full)])
    return inline(rows)


def pair_question_keyboard(
    words: Words, number: MentorshipId, question: Question
) -> InlineKeyboardMarkup:
    press = MentorshipsPress(action=_A.ANSWER, pair=number, question=question)
    return inline(
        [button(words.plain(f"mentorships-answer-{one}"), press.model_copy(update={"answer": one}))]
        for one in ANSWERS[question]
    )


def _in_a_pair(words: Words, facts: PairFacts) -> list[Row]:
    number = facts.mentorship.id
    is_mentee = facts.side is By.MENTEE
    write = words.plain("mentorships-to-mentor" if is_mentee else "mentorships-to-mentee")
    rows: list[Row] = [
        [button(write, write_press(number), Style.PRIMARY)],
        [_step(words.plain("mentorships-share"), _A.SHARE, number)],
    ]
    if not facts.asked_another:
        another = words.plain(
            "mentorships-other-mentor" if is_mentee else "mentorships-other-mentee"
        )
        rows.append([_step(another, _A.ANOTHER, number)])
    rows.append([_step(words.plain("mentorships-end"), _A.END, number)])
    return rows


def _answering(words: Words, number: MentorshipId) -> Row:
    return [
        _step(words.plain("mentorships-accept"), _A.ACCEPT, number, Style.WANTED),
        _step(words.plain("mentorships-decline"), _A.DECLINE, number),
    ]


def _back_from(words: Words, facts: PairFacts) -> InlineKeyboardButton:
    if facts.side is By.MENTEE:
        return to_mentors(words)
    return button(words.plain("forms-back"), MentorshipsPress(action=_A.PEOPLE))


def _step(
    label: str, action: MentorshipsAction, number: MentorshipId, style: Style | None = None
) -> InlineKeyboardButton:
    return button(label, MentorshipsPress(action=action, pair=number), style)
