"""Buttons of activities for participants: list, card, seat, queue."""

from enum import StrEnum
from urllib.parse import quote

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Activity
from district.activities.enrolments import Enrolment, EnrolmentStatus
from district.ids import ActivityId
from district.months import Month
from district.pages import Page
from keyboards.activities.certificates import certificate_button
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline, link
from keyboards.paging import paging
from keyboards.schools.application import apply_press
from locales.texts import Words


class Action(StrEnum):
    LIST = "list"
    OPEN = "open"
    JOIN = "join"
    AT_ONCE = "at-once"
    """In the queue: take a freed seat without an offer."""
    ASK_FIRST = "ask-first"
    ACCEPT = "accept"
    CONFIRM = "confirm"
    """Confirms the seat after a move."""
    LEAVE = "leave"
    """Asks for confirmation."""
    LEAVE_NOW = "leave-now"
    CODE = "code"
    """The person's own code, to show to an organizer."""
    CALENDAR = "calendar"
    """A file for the phone's calendar."""


class Filter(StrEnum):
    """Filter of the list of coming activities.

    Short values, because they are part of callback data.
    """

    ALL = "a"
    NEAR = "n"
    MY_TOPICS = "t"
    MINE = "m"


class ActivitiesPress(Press, prefix="activities"):
    """The state of the list, and the activity opened from it."""

    action: Action
    which: Filter = Filter.ALL
    page: Number = 0
    month: str | None = None
    activity: Number | None = None

    def changed(self, **changes: object) -> "ActivitiesPress":
        return self.model_copy(update=changes)


def open_activity(words: Words, number: ActivityId) -> InlineKeyboardButton:
    """The button that opens an activity from any screen or letter."""
    press = ActivitiesPress(action=Action.OPEN, activity=number)
    return button(words.plain("activities-open"), press)


def list_keyboard(
    words: Words,
    page: Page[object],
    which: Filter,
    labels: list[tuple[ActivityId, str]],
    *,
    month: Month | None,
    months: list[tuple[Month, str]],
    below: Row,
) -> InlineKeyboardMarkup:
    """`months`: months with activities and their labels.

    `below`: buttons for people with a role.
    """
    here = ActivitiesPress(
        action=Action.LIST, which=which, page=page.number, month=str(month) if month else None
    )
    opening = [button(text, here.changed(action=Action.OPEN, activity=one)) for one, text in labels]
    narrowing = [
        button(
            words.plain(f"activities-filter-{one.name.lower()}"), here.changed(which=one, page=0)
        )
        for one in Filter
        if one is not which
    ]
    return inline(
        [
            *grid(opening, 1),
            paging(page, lambda number: here.changed(page=number)),
            *grid(narrowing, 2),
            _months(here, month, months),
            below,
        ]
    )


def _months(here: ActivitiesPress, shown: Month | None, months: list[tuple[Month, str]]) -> Row:
    """The shown month is a toggle: pressing it shows all months."""
    if len(months) < 2 and shown is None:  # noqa: PLR2004 - one month is not a choice
        return []
    return [
        button(
            f"• {name}" if month == shown else name,
            here.changed(page=0, month=None if month == shown else str(month)),
        )
        for month, name in months[:4]
    ]


def card_keyboard(
    words: Words,
    activity: Activity,
    enrolment: Enrolment | None,
    press: ActivitiesPress,
    *,
    can_join: bool,
    has_seat: bool,
    share: str,
    organises: InlineKeyboardButton | None,
) -> InlineKeyboardMarkup:
    here = press.changed(activity=activity.id)
    rows: list[Row] = []
    if can_join:
        key = "activities-join" if has_seat else "activities-join-queue"
        label = words.plain("activities-join-request" if activity.needs_approval else key)
        join = apply_press(activity.id) if activity.school else here.changed(action=Action.JOIN)
        rows.append([button(label, join, Style.WANTED)])
    if enrolment is not None and enrolment.status.is_open:
        rows += _own(words, enrolment, here)
    if enrolment is not None and enrolment.status is EnrolmentStatus.ATTENDED:
        rows.append([certificate_button(words, activity.id)])
    if organises is not None:
        rows.append([organises])
    rows.append(
        [
            button(words.plain("activities-calendar"), here.changed(action=Action.CALENDAR)),
            link(words.plain("activities-share"), _sharing(share, activity.title)),
        ]
    )
    rows.append([button(words.plain("activities-to-list"), here.changed(action=Action.LIST))])
    return inline(rows)


def leave_keyboard(words: Words, press: ActivitiesPress) -> InlineKeyboardMarkup:
    sure = press.changed(action=Action.LEAVE_NOW)
    back = press.changed(action=Action.OPEN)
    return inline(
        [
            [button(words.plain("activities-leave-now"), sure, Style.DANGER)],
            [button(words.plain("forms-back"), back)],
        ]
    )


def confirm_keyboard(words: Words, number: ActivityId) -> InlineKeyboardMarkup:
    """Keyboard of the letter about a new time."""
    press = ActivitiesPress(action=Action.CONFIRM, activity=number)
    return inline(
        [
            [button(words.plain("activities-accept"), press, Style.WANTED)],
            [
                button(words.plain("activities-refuse"), press.changed(action=Action.LEAVE)),
                open_activity(words, number),
            ],
        ]
    )


def offer_keyboard(words: Words, number: ActivityId) -> InlineKeyboardMarkup:
    """Keyboard of the letter that offers a seat."""
    press = ActivitiesPress(action=Action.ACCEPT, activity=number)
    return inline(
        [
            [button(words.plain("activities-accept"), press, Style.WANTED)],
            [
                button(words.plain("activities-refuse"), press.changed(action=Action.LEAVE_NOW)),
                open_activity(words, number),
            ],
        ]
    )


def _own(words: Words, enrolment: Enrolment, here: ActivitiesPress) -> list[Row]:
    if enrolment.status is EnrolmentStatus.OFFERED:
        accept = button(
            words.plain("activities-accept"), here.changed(action=Action.ACCEPT), Style.WANTED
        )
        refuse = button(words.plain("activities-refuse"), here.changed(action=Action.LEAVE_NOW))
        return [[accept], [refuse]]
    if enrolment.status is EnrolmentStatus.WAITLISTED:
        tick = "activities-at-once-on" if enrolment.at_once else "activities-at-once-off"
        turn = Action.ASK_FIRST if enrolment.at_once else Action.AT_ONCE
        return [
            [button(words.plain(tick), here.changed(action=turn))],
            [button(words.plain("activities-leave-queue"), here.changed(action=Action.LEAVE))],
        ]
    rows = []
    if enrolment.asked_to_confirm_at is not None:
        sure = button(
            words.plain("activities-accept"), here.changed(action=Action.CONFIRM), Style.WANTED
        )
        rows.append([sure])
    waits = enrolment.status is EnrolmentStatus.REQUESTED
    label = words.plain("activities-take-back" if waits else "activities-leave")
    leaves = button(label, here.changed(action=Action.LEAVE))
    if waits:
        return [*rows, [leaves]]
    code = button(words.plain("activities-code"), here.changed(action=Action.CODE))
    return [*rows, [code, leaves]]


def _sharing(address: str, title: str) -> str:
    """Returns the link to Telegram's share dialog."""
    return f"https://t.me/share/url?url={quote(address, safe='')}&text={quote(title, safe='')}"
