"""Buttons of activities for participants: list, card, seat, queue."""

from collections.abc import Collection, Sequence, Set
from enum import StrEnum
from urllib.parse import quote

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Activity, ActivityStatus, Which
from district.activities.coordination import PlanFacts
from district.activities.enrolments import OPEN, Enrolment, EnrolmentStatus
from district.ids import ActivityId
from district.pages import Page
from district.people.person import Subject
from keyboards.activities.certificates import certificate_button
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline, link
from keyboards.paging import paging
from keyboards.questions.threads import ask_curator
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
    RETURN = "return"
    """Takes back a seat given up after sign-up closed."""
    WHOLE = "whole"
    """All sessions and the whole description, in parts."""
    KINDS = "kinds"
    """The types to choose from."""
    TEAM_JOIN = "team-join"
    TEAM_REFUSE = "team-refuse"
    JOIN_BELOW = "join-below"
    """Signs up from a letter that names several activities and stays."""


class ActivitiesPress(Press, prefix="activities"):
    """The state of the list, and the activity opened from it."""

    action: Action
    which: Which = Which.ALL
    page: Number = 0
    month: str | None = None
    activity: Number | None = None
    part: Number = 0
    kind: str | None = None
    """The id of a type."""
    campaign: str | None = None
    """The id of a campaign; a list is narrowed by it or by a type."""


class ColleaguesAction(StrEnum):
    LIST = "list"
    AGREE = "agree"
    WITHDRAW = "withdraw"


class ColleaguesPress(Press, prefix="colleagues"):
    """Participants who agreed to be found, of one subject or of all."""

    action: ColleaguesAction
    activity: Number
    subject: Subject | None = None
    page: Number = 0


def colleagues_keyboard(
    words: Words,
    here: ColleaguesPress,
    subjects: Sequence[Subject],
    page: Page[object],
    *,
    is_findable: bool,
) -> InlineKeyboardMarkup:
    narrowing = [
        button(
            f"• {label}" if one is here.subject else label,
            here.changed(page=0, subject=None if one is here.subject else one),
        )
        for one in subjects
        for label in [words.plain(f"profile-subject-{one}")]
    ]
    turning = paging(page, lambda number: here.changed(page=number))
    agreeing = ColleaguesAction.WITHDRAW if is_findable else ColleaguesAction.AGREE
    style = None if is_findable else Style.WANTED
    consent = button(
        words.plain(f"colleagues-be-{agreeing}"), here.changed(action=agreeing, page=0), style
    )
    back = ActivitiesPress(action=Action.OPEN, activity=here.activity)
    return inline(
        [*fitting(narrowing), turning, [consent], [button(words.plain("forms-back"), back)]]
    )


class PlanAction(StrEnum):
    SHOW = "show"
    FILE = "file"


class PlanPress(Press, prefix="plan"):
    """The plan of the district as a calendar."""

    action: PlanAction
    place: str | None = None
    """A municipality; None: the whole district."""


def to_plan_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("activities-plan-open"), PlanPress(action=PlanAction.SHOW))


def plan_keyboard(words: Words, facts: PlanFacts) -> InlineKeyboardMarkup:
    file = PlanPress(action=PlanAction.FILE)
    whole = button(words.plain("activities-plan-whole"), file, Style.WANTED)
    each = [button(one.name, file.changed(place=one.id)) for one in facts.places]
    rows = [[whole], *fitting(each)] if facts.activities else []
    return inline([*rows, [to_activities_button(words)]])


def open_activity(words: Words, number: ActivityId) -> InlineKeyboardButton:
    """The button that opens an activity from any screen or letter."""
    press = ActivitiesPress(action=Action.OPEN, activity=number)
    return button(words.plain("activities-open"), press)


def to_activities_button(words: Words) -> InlineKeyboardButton:
    press = ActivitiesPress(action=Action.LIST)
    return button(words.plain("organising-to-activities"), press)


def invitation_keyboard(
    words: Words, found: Sequence[tuple[Activity, str]], full: Collection[ActivityId]
) -> InlineKeyboardMarkup:
    """Opens or joins each activity, named by its label, or opens all on the reader's topics.

    `full`: activities without a seat for the reader.
    """
    press = ActivitiesPress(action=Action.OPEN, which=Which.MY_TOPICS)
    each = [
        [
            button(title, press.changed(activity=one.id)),
            join_button(
                words,
                one,
                press.changed(activity=one.id),
                has_seat=one.id not in full,
                action=Action.JOIN_BELOW,
            ),
        ]
        for one, title in found
    ]
    every = ActivitiesPress(action=Action.LIST, which=Which.MY_TOPICS)
    return inline([*each, [button(words.plain("activities-invitations-all"), every)]])


def list_keyboard(
    words: Words,
    page: Page[object],
    here: ActivitiesPress,
    labels: list[tuple[ActivityId, str]],
    certified: Set[ActivityId],
    *,
    month: str | None,
    others: Sequence[Which],
    narrows: bool,
    below: Row,
) -> InlineKeyboardMarkup:
    """`certified`: activities whose certificate can be opened from the list.

    `month`: the label of the shown month; a press shows all months.

    `others`: the lists that are a press away.

    `narrows`: there is a choice of types, months or lists.

    `below`: buttons for people with a role.
    """
    is_narrowed = here.kind or here.campaign
    card = here.changed(action=Action.OPEN, month=None if is_narrowed else here.month)
    opening = [
        [
            button(text, card.changed(activity=one)),
            *([certificate_button(words, one, "certificates-press")] if one in certified else []),
        ]
        for one, text in labels
    ]
    narrowing = _lists(words, here, others)
    if month is not None:
        narrowing.append(button(f"• {month}", here.changed(page=0, month=None)))
    if narrows:
        kinds = here.changed(action=Action.KINDS)
        narrowing.append(button(words.plain("activities-kinds"), kinds))
    turning = paging(page, lambda number: here.changed(page=number))
    return inline([*opening, turning, *grid(narrowing, 2), *grid(below)])


def _lists(words: Words, here: ActivitiesPress, others: Sequence[Which]) -> Row:
    to_list = here.changed(action=Action.LIST, page=0)
    return [
        button(words.plain(f"activities-filter-{one.name.lower()}"), to_list.changed(which=one))
        for one in others
    ]


def kinds_keyboard(
    words: Words,
    here: ActivitiesPress,
    kinds: Sequence[tuple[str, str]],
    campaigns: Sequence[tuple[str, str]],
    months: Sequence[tuple[str, str]],
    others: Sequence[Which],
) -> InlineKeyboardMarkup:
    """`kinds`, `campaigns`, `months`: ids and labels.

    `others`: the lists that the list itself does not offer.
    """
    to_list = here.changed(action=Action.LIST, page=0)
    to_all = to_list.changed(kind=None, campaign=None)
    every = [button(label, to_all.changed(kind=one)) for one, label in kinds]
    tags = [[button(label, to_all.changed(campaign=one))] for one, label in campaigns]
    any_kind = button(words.plain("activities-kind-any"), to_all)
    each = [button(label, to_list.changed(month=one)) for one, label in months]
    back = button(words.plain("activities-to-list"), to_list)
    lists = grid(_lists(words, here, others), 2)
    return inline([*lists, *fitting(every), *tags, [any_kind], *grid(each, 4), [back]])


def card_keyboard(
    words: Words,
    activity: Activity,
    enrolment: Enrolment | None,
    press: ActivitiesPress,
    *,
    can_join: bool,
    has_seat: bool,
    share: str,
    led: Row,
    organises: Sequence[InlineKeyboardButton],
    is_cut: bool,
    can_return: bool,
) -> InlineKeyboardMarkup:
    here = press.changed(activity=activity.id)
    whole = button(words.plain("activities-whole"), here.changed(action=Action.WHOLE))
    rows: list[Row] = [[whole]] if is_cut else []
    if can_join:
        rows.append([join_button(words, activity, here, has_seat=has_seat)])
    if can_return:
        back = here.changed(action=Action.RETURN)
        rows.append([button(words.plain("activities-return"), back, Style.WANTED)])
    if enrolment is not None and enrolment.status in _OWN:
        rows += _own(words, enrolment, here)
    if enrolment is not None and enrolment.status is EnrolmentStatus.ATTENDED:
        rows.append([certificate_button(words, activity.id)])
    if enrolment is not None and enrolment.status is EnrolmentStatus.ABSENT:
        rows.append([ask_curator(words)])
    rows += [_course_page(words, activity), led, *grid(organises, 1)]
    if activity.status not in {ActivityStatus.OVER, ActivityStatus.CANCELLED}:
        rows.append(
            [
                button(words.plain("activities-calendar"), here.changed(action=Action.CALENDAR)),
                link(words.plain("activities-share"), _sharing(share, activity.title)),
            ]
        )
    leaving = [button(words.plain("activities-to-list"), here.changed(action=Action.LIST))]
    if enrolment is not None and enrolment.status.has_colleagues:
        colleagues = ColleaguesPress(action=ColleaguesAction.LIST, activity=activity.id)
        leaving.insert(0, button(words.plain("colleagues-open"), colleagues))
    return inline([*rows, leaving])


def _course_page(words: Words, activity: Activity) -> Row:
    url = activity.course_link
    return [link(words.plain("activities-course-page"), url)] if url else []


def join_button(
    words: Words,
    activity: Activity,
    here: ActivitiesPress,
    *,
    has_seat: bool,
    action: Action = Action.JOIN,
) -> InlineKeyboardButton:
    """Signs up by one press; an application for a cohort begins with its form."""
    key = "activities-join" if has_seat else "activities-join-queue"
    label = words.plain("activities-join-request" if activity.needs_approval else key)
    join = apply_press(activity.id) if activity.school else here.changed(action=action)
    return button(label, join, Style.WANTED)


def team_rows(words: Words, number: ActivityId) -> list[Row]:
    """The answers of a person whom a captain has named."""
    press = ActivitiesPress(action=Action.TEAM_JOIN, activity=number)
    refuse = press.changed(action=Action.TEAM_REFUSE)
    return [
        [button(words.plain("signup-team-join"), press, Style.WANTED)],
        [button(words.plain("signup-team-refuse"), refuse)],
    ]


def reminder_keyboard(words: Words, number: ActivityId, *, has_code: bool) -> InlineKeyboardMarkup:
    """`has_code`: the letter is the picture of the code."""
    press = ActivitiesPress(action=Action.CODE, activity=number)
    code = button(words.plain("activities-code"), press)
    refuse = button(words.plain("activities-refuse"), press.changed(action=Action.LEAVE))
    return inline([[refuse] if has_code else [code, refuse], [open_activity(words, number)]])


def whole_keyboard(
    words: Words, press: ActivitiesPress, page: Page[object]
) -> InlineKeyboardMarkup:
    back = press.changed(action=Action.OPEN, part=0)
    turning = paging(page, lambda number: press.changed(part=number))
    return inline([turning, [button(words.plain("forms-back"), back)]])


def leave_keyboard(words: Words, press: ActivitiesPress) -> InlineKeyboardMarkup:
    sure = press.changed(action=Action.LEAVE_NOW)
    back = press.changed(action=Action.OPEN)
    return inline(
        [
            [button(words.plain("activities-leave-now"), sure, Style.DANGER)],
            [button(words.plain("forms-back"), back)],
        ]
    )


def answer_keyboard(
    words: Words, number: ActivityId, accept: Action, refuse: Action
) -> InlineKeyboardMarkup:
    """Keyboard of the letters that offer a seat or tell a new time."""
    press = ActivitiesPress(action=accept, activity=number)
    refusing = button(words.plain("activities-refuse"), press.changed(action=refuse))
    return inline(
        [
            [button(words.plain("activities-accept"), press, Style.WANTED)],
            [refusing, open_activity(words, number)],
        ]
    )


_OWN = OPEN | {EnrolmentStatus.INVITED}
"""Statuses in which the person has something to do."""


def _own(words: Words, enrolment: Enrolment, here: ActivitiesPress) -> list[Row]:
    def step(key: str, action: Action, style: Style | None = None) -> InlineKeyboardButton:
        return button(words.plain(key), here.changed(action=action), style)

    match enrolment.status:
        case EnrolmentStatus.INVITED:
            return team_rows(words, enrolment.activity)
        case EnrolmentStatus.OFFERED:
            accept = step("activities-accept", Action.ACCEPT, Style.WANTED)
            return [[accept], [step("activities-refuse", Action.LEAVE_NOW)]]
        case EnrolmentStatus.WAITLISTED:
            turn = (
                step("activities-at-once-on", Action.ASK_FIRST)
                if enrolment.at_once
                else step("activities-at-once-off", Action.AT_ONCE)
            )
            leave = step("activities-leave-queue", Action.LEAVE)
            return [[leave]] if enrolment.team is not None else [[turn], [leave]]
    sure = step("activities-accept", Action.CONFIRM, Style.WANTED)
    rows = [[sure]] if enrolment.asked_to_confirm_at is not None else []
    if enrolment.status is EnrolmentStatus.REQUESTED:
        return [*rows, [step("activities-take-back", Action.LEAVE)]]
    return [*rows, [step("activities-code", Action.CODE), step("activities-leave", Action.LEAVE)]]


def _sharing(address: str, title: str) -> str:
    """Returns the link to Telegram's share dialog."""
    return f"https://t.me/share/url?url={quote(address, safe='')}&text={quote(title, safe='')}"
