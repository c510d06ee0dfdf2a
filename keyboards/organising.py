"""Buttons of those who hold activities: the form of a new one, what is done with one."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities import Activity, ActivityStatus, ActivityType
from district.activity_form import ActivityStep, Whom
from district.healing import Cluster
from district.ids import ActivityId, EnrolmentId, SessionId, TopicId
from district.languages import Language
from district.months import Month
from district.pages import Page
from district.topics import Area, Topic
from keyboards.activities import Action as ActivitiesAction
from keyboards.activities import ActivitiesPress
from keyboards.buttons import Number, Row, Style, button, grid, inline
from keyboards.paging import paging
from locales.texts import Words


class Action(StrEnum):
    MADE = "made"
    MANAGE = "manage"
    PEOPLE = "people"
    EXPORT = "export"
    """The same as a spreadsheet."""
    MOVE = "move"
    CALL_OFF = "call-off"
    """Asks whether it is meant."""
    CALL_OFF_NOW = "call-off-now"
    SHEET = "sheet"
    """Who came: of a session, by page."""
    MARK = "mark"
    CLUSTERS = "clusters"
    CLUSTER = "cluster"
    FROM_CLUSTER = "from-cluster"

    BEGIN = "begin"
    ANEW = "anew"
    RESUME = "resume"
    TYPE = "type"
    AREA = "area"
    TOPIC = "topic"
    NO_TOPIC = "no-topic"
    MONTH = "month"
    DAY = "day"
    UNLIMITED = "unlimited"
    WHOM = "whom"
    ADD_SESSION = "add-session"
    PUBLISH = "publish"
    BACK = "back"
    CANCEL = "cancel"


class OrganisingPress(CallbackData, prefix="organising"):
    """`value`: what was chosen, in the words of its step."""

    action: Action
    activity: Number | None = None
    value: str | None = None


def to_made_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("organising-to-made"), OrganisingPress(action=Action.MADE))


def organise_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    press = OrganisingPress(action=Action.MANAGE, activity=number)
    return button(words.plain("organising-manage"), press)


def made_keyboard(words: Words, labels: list[tuple[ActivityId, str]]) -> InlineKeyboardMarkup:
    new = button(words.plain("organising-new"), OrganisingPress(action=Action.BEGIN), Style.WANTED)
    each = [
        button(text, OrganisingPress(action=Action.MANAGE, activity=number))
        for number, text in labels
    ]
    clusters = button(words.plain("organising-clusters"), OrganisingPress(action=Action.CLUSTERS))
    back = button(
        words.plain("organising-to-activities"), ActivitiesPress(action=ActivitiesAction.LIST)
    )
    return inline([[new], [clusters], *grid(each, 1), [back]])


def clusters_keyboard(words: Words, clusters: Iterable[Cluster]) -> InlineKeyboardMarkup:
    each = [
        _choice(one.topic.label.button(words.language), Action.CLUSTER, one.topic.id)
        for one in clusters
    ]
    return inline([*grid(each, 1), [to_made_button(words)]])


def cluster_keyboard(words: Words, topic: TopicId) -> InlineKeyboardMarkup:
    plan = OrganisingPress(action=Action.FROM_CLUSTER, value=topic)
    back = button(words.plain("forms-back"), OrganisingPress(action=Action.CLUSTERS))
    return inline([[button(words.plain("organising-from-cluster"), plan, Style.WANTED)], [back]])


def sheet_keyboard(
    words: Words,
    number: ActivityId,
    session: SessionId,
    page: Page[tuple[EnrolmentId, str, bool | None]],
) -> InlineKeyboardMarkup:
    """A press says what is to be, so that the same press twice is once."""
    rows = [
        [
            button(
                f"{_MARKS[present]} {name}",
                OrganisingPress(
                    action=Action.MARK,
                    activity=number,
                    value=f"{session}-{enrolment}-{int(not present)}-{page.number}",
                ),
            )
        ]
        for enrolment, name, present in page.items
    ]
    turning = paging(page, lambda number_: sheet_press(number, session, number_))
    return inline([*rows, turning, [organise_button(words, number)]])


def sheet_press(number: ActivityId, session: SessionId, page: int = 0) -> OrganisingPress:
    return OrganisingPress(action=Action.SHEET, activity=number, value=f"{session}-{page}")


_MARKS = {None: "☐", True: "☑", False: "✗"}


def manage_keyboard(
    words: Words, activity: Activity, begun: Iterable[tuple[SessionId, str]]
) -> InlineKeyboardMarkup:
    """`begun`: the sessions of which people can be marked, and what their buttons say."""
    press = OrganisingPress(action=Action.PEOPLE, activity=activity.id)
    rows: list[Row] = [[button(words.plain("organising-people"), press)]]
    rows += [[button(label, sheet_press(activity.id, session))] for session, label in begun]
    if activity.status is ActivityStatus.PUBLISHED:
        call_off = press.model_copy(update={"action": Action.CALL_OFF})
        move = press.model_copy(update={"action": Action.MOVE})
        if len(activity.sessions) == 1:
            rows.append([button(words.plain("organising-move"), move)])
        rows.append([button(words.plain("organising-call-off"), call_off, Style.DANGER)])
    shown = ActivitiesPress(action=ActivitiesAction.OPEN, activity=activity.id)
    rows.append([button(words.plain("organising-as-seen"), shown)])
    return inline([*rows, [to_made_button(words)]])


def people_keyboard(words: Words, number: ActivityId) -> InlineKeyboardMarkup:
    export = OrganisingPress(action=Action.EXPORT, activity=number)
    back = OrganisingPress(action=Action.MANAGE, activity=number)
    return inline(
        [
            [button(words.plain("organising-export"), export)],
            [button(words.plain("forms-back"), back)],
        ]
    )


def call_off_keyboard(words: Words, number: ActivityId) -> InlineKeyboardMarkup:
    sure = OrganisingPress(action=Action.CALL_OFF_NOW, activity=number)
    return inline(
        [
            [button(words.plain("organising-call-off-now"), sure, Style.DANGER)],
            [
                button(
                    words.plain("forms-back"),
                    OrganisingPress(action=Action.MANAGE, activity=number),
                )
            ],
        ]
    )


# ── The form ───────────────────────────────────────────────────────────────────────────────────


def types_keyboard(words: Words, types: Iterable[ActivityType]) -> InlineKeyboardMarkup:
    named = [(one.id, one.en if words.language is Language.EN else one.ru) for one in types]
    each = [_choice(name, Action.TYPE, number) for number, name in named]
    return inline([*grid(each), _ending(words, None)])


def areas_keyboard(words: Words, areas: Iterable[Area]) -> InlineKeyboardMarkup:
    each = [_choice(one.label.button(words.language), Action.AREA, one.id) for one in areas]
    none = _choice(words.plain("organising-no-topic"), Action.NO_TOPIC, None)
    return inline([*grid(each), [none], _ending(words, ActivityStep.AREA)])


def topics_keyboard(words: Words, topics: Iterable[Topic]) -> InlineKeyboardMarkup:
    each = [_choice(one.label.button(words.language), Action.TOPIC, one.id) for one in topics]
    return inline([*grid(each), _ending(words, ActivityStep.TOPIC)])


def month_keyboard(words: Words, month: Month, today: date) -> InlineKeyboardMarkup:
    """Days that have been, and those of other months, are points that lead nowhere."""
    here = OrganisingPress(action=Action.MONTH, value=str(month))
    weeks = [
        [
            button("·", here)
            if day is None or day < today
            else _choice(str(day.day), Action.DAY, day.isoformat())
            for day in week
        ]
        for week in month.weeks
        if any(day is not None and day >= today for day in week)
    ]
    turning = [_choice("›", Action.MONTH, str(month.next))]
    if month.first > today:
        turning.insert(0, _choice("‹", Action.MONTH, str(month.before)))
    return inline([*weeks, turning, _ending(words, ActivityStep.DAY)])


def seats_keyboard(words: Words) -> InlineKeyboardMarkup:
    unlimited = _choice(words.plain("organising-unlimited"), Action.UNLIMITED, None)
    return inline([[unlimited], _ending(words, ActivityStep.SEATS)])


def audience_keyboard(words: Words) -> InlineKeyboardMarkup:
    each = [
        _choice(words.plain(f"organising-whom-{whom}"), Action.WHOM, whom.value) for whom in Whom
    ]
    return inline([*grid(each, 1), _ending(words, ActivityStep.AUDIENCE)])


def summary_keyboard(words: Words, *, moves: bool, may_add: bool) -> InlineKeyboardMarkup:
    label = "organising-move-now" if moves else "organising-publish"
    publish = button(words.plain(label), OrganisingPress(action=Action.PUBLISH), Style.WANTED)
    add = [_choice(words.plain("organising-add-session"), Action.ADD_SESSION, None)]
    return inline(
        [[publish], add if may_add and not moves else [], _ending(words, ActivityStep.SUMMARY)]
    )


def words_keyboard(words: Words, step: ActivityStep) -> InlineKeyboardMarkup:
    """Of a step that is answered by typing."""
    return inline([_ending(words, step)])


def parked_keyboard(words: Words) -> InlineKeyboardMarkup:
    resume = OrganisingPress(action=Action.RESUME)
    anew = OrganisingPress(action=Action.ANEW)
    return inline(
        [
            [button(words.plain("menu-resume-activity"), resume, Style.WANTED)],
            [button(words.plain("organising-anew"), anew)],
        ]
    )


def _choice(text: str, action: Action, value: str | None) -> InlineKeyboardButton:
    return button(text, OrganisingPress(action=action, value=value))


def _ending(words: Words, step: ActivityStep | None) -> Row:
    back = button(words.plain("forms-back"), OrganisingPress(action=Action.BACK))
    cancel = button(words.plain("forms-cancel"), OrganisingPress(action=Action.CANCEL))
    return [back, cancel] if step else [cancel]
