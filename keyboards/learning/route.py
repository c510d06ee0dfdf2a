"""Buttons of the own route, and of its request."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.learning.route import (
    MOST_LINES,
    LineFacts,
    LineState,
    RouteFacts,
    RouteMove,
    RouteStatus,
    RouteSubject,
    Thing,
)
from district.pages import Page
from district.requests.request import Move, ReadyReason, Request
from keyboards.activities.browse import open_activity
from keyboards.buttons import Number, Press, Row, Style, back_button, button, inline
from keyboards.form import beginning
from keyboards.learning.year import YearAction, YearPress
from keyboards.paging import paging
from keyboards.requests.kinds import KindButtons, Reasons
from keyboards.requests.mine import open_button
from locales.texts import Words


class RouteAction(StrEnum):
    OPEN = "open"
    """The route of the current school year."""
    PROPOSE = "propose"
    LINE = "line"
    DROP = "drop"
    TAKE_UP = "take-up"
    """Takes a dropped line up again."""
    CLAIM = "claim"
    """An own line is done."""
    UNCLAIM = "unclaim"
    SEND = "send"
    """To be agreed, or to be confirmed."""
    ASK_STOP = "ask-stop"
    STOP = "stop"


class RoutePress(Press, prefix="route"):
    action: RouteAction
    route: Number = 0
    line: Number = 0
    page: Number = 0


A = RouteAction
OPEN = RoutePress(action=A.OPEN)


def route_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("route-open"), OPEN)


def none_keyboard(words: Words) -> InlineKeyboardMarkup:
    propose = button(words.plain("route-propose"), RoutePress(action=A.PROPOSE), Style.PRIMARY)
    return inline([[propose], [_to_year(words)]])


def route_keyboard(
    words: Words, facts: RouteFacts, page: Page[LineFacts], labels: Sequence[str]
) -> InlineKeyboardMarkup:
    route, press = facts.route, RoutePress(action=A.LINE, route=facts.route.id)
    is_over = route.status.is_over
    each = [
        [button(label, press.changed(line=one.line.id))]
        for one, label in zip(page.items, labels, strict=True)
        if not is_over
    ]
    turn = paging(page, lambda to: OPEN.changed(page=to))
    can_add = route.status.is_editable and len(facts.kept) < MOST_LINES
    waiting = [open_button(words, facts.request)] if route.status.waits and facts.request else []
    can_stop = not is_over and route.transition(RouteMove.STOP) is not None
    ask_stop = RoutePress(action=A.ASK_STOP, route=route.id)
    return inline(
        [
            *each,
            turn,
            [button(words.plain("route-add"), beginning(Form.ROUTE_LINE))] if can_add else [],
            _send(words, facts),
            waiting,
            [button(words.plain("route-stop"), ask_stop)] if can_stop else [],
            [_to_year(words)],
        ]
    )


def _send(words: Words, facts: RouteFacts) -> Row:
    status, press = facts.route.status, RoutePress(action=A.SEND, route=facts.route.id)
    if status is RouteStatus.ACTIVE and facts.may_check:
        return [button(words.plain("route-check"), press, Style.WANTED)]
    if status in {RouteStatus.DRAFT, RouteStatus.RETURNED} and facts.kept:
        return [button(words.plain(f"route-send-{status}"), press, Style.WANTED)]
    return []


def line_keyboard(words: Words, facts: RouteFacts, one: LineFacts) -> InlineKeyboardMarkup:
    line, status = one.line, facts.route.status
    press = RoutePress(action=A.DROP, route=facts.route.id, line=line.id)
    rows: list[Row] = []
    if line.about:
        rows.append([open_activity(words, line.about)])  # type: ignore[arg-type]  # an activity's
    if status is RouteStatus.ACTIVE and line.thing is Thing.OWN:
        claim = press.changed(action=A.CLAIM)
        if one.state is LineState.PLANNED:
            rows.append([button(words.plain("route-claim"), claim, Style.WANTED)])
        elif one.state is LineState.CLAIMED:
            back = press.changed(action=A.UNCLAIM)
            rows.append([button(words.plain("route-unclaim"), back)])
    if status.is_editable and one.state is LineState.DROPPED:
        rows.append([button(words.plain("route-take-up"), press.changed(action=A.TAKE_UP))])
    elif status.is_editable and one.state is not LineState.DONE:
        rows.append([button(words.plain("route-drop"), press)])
    return inline([*rows, [button(words.plain("common-back"), OPEN)]])


def stopping_keyboard(words: Words, facts: RouteFacts) -> InlineKeyboardMarkup:
    stop = RoutePress(action=A.STOP, route=facts.route.id)
    return inline(
        [
            [button(words.plain("route-stop-now"), stop, Style.DANGER)],
            [button(words.plain("common-back"), OPEN)],
        ]
    )


def _to_year(words: Words) -> InlineKeyboardButton:
    return back_button(words.plain("year-open"), YearPress(action=YearAction.OPEN))


class RouteButtons(KindButtons[RouteSubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.MORE_LINES, ReadyReason.HOW_PROVED),
        Move.REJECT: (ReadyReason.ASK_METHODIST,),
    }

    def answering(self, request: Request, subject: RouteSubject) -> CallbackData:
        return OPEN

    def subject_button(self, words: Words, subject: RouteSubject) -> InlineKeyboardButton:
        return route_button(words)
