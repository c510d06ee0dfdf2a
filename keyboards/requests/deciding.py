"""Buttons of a decider's card and of the form for reasons."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Draft, Form
from district.forms import entered_of
from district.ids import RequestId
from district.requests.cards import CardFacts
from district.requests.decisions import verdict_of
from district.requests.request import ReadyReason
from district.topics import Area, Topic
from keyboards.buttons import Number, Press, Row, Style, button, fitting, inline
from keyboards.form import FormAction, FormPress, beginning
from keyboards.requests.pending import Action as PendingAction
from keyboards.requests.pending import PendingPress, to_list
from locales.texts import Words


class Action(StrEnum):
    CARD = "card"
    FULL = "full"
    ACCEPT = "accept"
    TOPICS = "topics"
    """The likely topics of own words."""
    AREAS = "areas"
    AREA = "area"
    LATER = "later"
    """Accepts own words without a topic."""
    REJECT = "reject"
    RETURN = "return"
    UNDO = "undo"
    REASON = "reason"
    NOTE = "note"
    CONFIRM = "confirm"
    BACK = "back"
    CANCEL = "cancel"
    RESUME = "resume"


class CouncilPress(Press, prefix="council"):
    action: Action
    request: Number = 0
    area: str | None = None
    topic: str | None = None
    reason: ReadyReason | None = None
    seen: str | None = None
    """The mark of what is accepted; only for subjects that may change while they wait."""


FORM_ACTIONS = (
    Action.REJECT, Action.RETURN, Action.REASON, Action.NOTE, Action.CONFIRM, Action.BACK,
    Action.CANCEL, Action.RESUME,
)  # fmt: skip
"""Actions of the form of a reason."""


def open_card(words: Words, number: RequestId) -> InlineKeyboardButton:
    """The button that opens a card from any screen of a decider."""
    press = CouncilPress(action=Action.CARD, request=number)
    return button(words.plain("council-open"), press)


def card_keyboard(
    words: Words, facts: CardFacts, *, is_cut: bool, more: Iterable[Row] = ()
) -> InlineKeyboardMarkup | None:
    """Returns None without actions; `more` are rows below, if the card was opened from a list."""
    number = facts.request.id
    rows: list[Row] = []
    if facts.can_be_decided:
        rows += decision_rows(words, facts)
    if facts.can_be_filed:
        topics = CouncilPress(action=Action.TOPICS, request=number)
        rows.append([button(words.plain("council-file"), topics)])
    if facts.may_undo:
        rows.append([undo_button(words, number)])
    if is_cut:
        full = CouncilPress(action=Action.FULL, request=number)
        rows.append([button(words.plain("council-full"), full)])
    rows += more
    return inline(rows) if rows else None


def likely_keyboard(
    words: Words, facts: CardFacts, topics: Sequence[Topic], more: Iterable[Row]
) -> InlineKeyboardMarkup:
    """A press on a topic accepts the request with it."""
    others = CouncilPress(action=Action.AREAS, request=facts.request.id)
    offered = [[_topic_button(words, facts.request.id, topic)] for topic in topics]
    other = [button(words.plain("council-other-topic"), others)]
    return inline([*offered, other, *_leaving(words, facts, Action.CARD), *more])


def areas_keyboard(
    words: Words, facts: CardFacts, areas: Sequence[Area], more: Iterable[Row]
) -> InlineKeyboardMarkup:
    number = facts.request.id
    offered = [
        button(
            area.label.button(words.language),
            CouncilPress(action=Action.AREA, request=number, area=area.id),
        )
        for area in areas
    ]
    return inline([*fitting(offered), *_leaving(words, facts, Action.TOPICS), *more])


def topics_keyboard(
    words: Words, facts: CardFacts, area: Area, more: Iterable[Row]
) -> InlineKeyboardMarkup:
    """A press on a topic accepts the request with it."""
    offered = [_topic_button(words, facts.request.id, topic) for topic in area.topics]
    return inline([*fitting(offered), *_leaving(words, facts, Action.AREAS), *more])


def outcome_keyboard(words: Words, number: RequestId, waiting: int) -> InlineKeyboardMarkup:
    return inline([[undo_button(words, number)], *next_rows(words, waiting), [to_list(words)]])


def next_rows(words: Words, waiting: int) -> list[Row]:
    """Returns the button that opens the next of the requests that wait."""
    label = words.plain("council-next", count=waiting)
    return [[button(label, PendingPress(action=PendingAction.NEXT), Style.PRIMARY)]] * bool(waiting)


def invite_row(words: Words) -> Row:
    return [button(words.plain("council-invite"), beginning(Form.INVITE))]


def _topic_button(words: Words, number: RequestId, topic: Topic) -> InlineKeyboardButton:
    press = CouncilPress(action=Action.ACCEPT, request=number, topic=topic.id)
    return button(topic.label.button(words.language), press)


def _leaving(words: Words, facts: CardFacts, before: Action) -> list[Row]:
    """Returns «Отнести позже», unless it was accepted so already, and «‹ Назад»."""
    number = facts.request.id
    later = button(words.plain("council-later"), CouncilPress(action=Action.LATER, request=number))
    back = button(words.plain("forms-back"), CouncilPress(action=before, request=number))
    return [[later], [back]] if facts.can_be_decided else [[back]]


def decision_rows(words: Words, facts: CardFacts) -> list[Row]:
    number, mark = facts.request.id, facts.subject.mark

    def step(label: str, action: Action, style: Style | None = None) -> InlineKeyboardButton:
        return button(label, CouncilPress(action=action, request=number), style)

    accept = CouncilPress(action=Action.ACCEPT, request=number, seen=mark)
    accepting = [[button(words.plain("council-accept"), accept, Style.WANTED)]]
    if facts.subject.choices is not None:
        accepting = [
            [button(words.plain("council-accept-one", name=name), accept.changed(seen=mark))]
            for mark, name in facts.subject.choices
        ]
    return [
        *accepting,
        [
            step(words.plain("council-return"), Action.RETURN),
            step(words.plain("council-reject"), Action.REJECT, Style.DANGER),
        ],
    ]


def undo_button(
    words: Words, number: RequestId, label: str = "council-undo"
) -> InlineKeyboardButton:
    press = CouncilPress(action=Action.UNDO, request=number)
    return button(words.plain(label, number=number), press)


def form_press(press: CouncilPress) -> FormPress:
    """Converts a button of the card, or an older one of the form, to a press of the form."""
    match press.action:
        case Action.REJECT | Action.RETURN as move:
            return beginning(Form.DECISION, f"{press.request}-{move}")
        case Action.REASON:
            return _press(FormAction.ACT, value=press.reason)
        case Action.NOTE:
            return _press(FormAction.CHANGE, field="note")
        case Action.CONFIRM:
            return _press(FormAction.SEND, value=f"request-{press.request}")
        case same:
            return _press(FormAction(same.value))


def is_of(press: CouncilPress, draft: Draft) -> bool:
    """Returns whether an older button belongs to the open form; one to resume names no request."""
    return press.request in {0, verdict_of(entered_of(draft)).request}


def _press(action: FormAction, *, field: str | None = None, value: str | None = None) -> FormPress:
    return FormPress(action=action, form=Form.DECISION, field=field, value=value)
