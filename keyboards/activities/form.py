"""Buttons of the form of an activity: its steps, its finer settings, what is changed in one."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import ActivityType
from district.activities.form import ActivityEntered, ActivityStep, Whom
from district.ids import ActivityId, MunicipalityId, SessionId
from district.languages import Language
from district.months import Month
from district.people.person import Position
from district.territory import Municipality
from district.topics import Area, Topic
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from locales.texts import Words


class PlanningAction(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    FROM_CLUSTER = "from-cluster"
    FROM_SCHOOL = "from-school"
    """A cohort."""
    COPY = "copy"
    EDIT = "edit"
    """A draft of an activity."""
    CHANGE = "change"
    """One thing of what is published."""
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
    WEEK_LATER = "week-later"
    """The last session once more."""
    SET = "set"
    """To a step of the finer settings."""
    CLEAR = "clear"
    """What the step is about is as if nothing had been said."""
    APPROVAL = "approval"
    QUOTA = "quota"
    TICK = "tick"
    KEEP = "keep"
    """As a draft of an activity."""
    PUBLISH = "publish"
    BACK = "back"
    CANCEL = "cancel"


_A = PlanningAction
FINER = (
    ActivityStep.DESCRIPTION,
    ActivityStep.AREA,
    ActivityStep.CLOSING,
    ActivityStep.QUOTAS,
    ActivityStep.PLACES,
    ActivityStep.POSITIONS,
    ActivityStep.SERVICE,
)


class PlanningPress(Press, prefix="planning"):
    """`value`: what was chosen, in the words of its step."""

    action: PlanningAction
    activity: Number | None = None
    value: str | None = None


def change_press(
    activity: ActivityId, step: ActivityStep, session: SessionId | None = None
) -> PlanningPress:
    value = step.value if session is None else f"{step}-{session}"
    return PlanningPress(action=_A.CHANGE, activity=activity, value=value)


def types_keyboard(words: Words, types: Iterable[ActivityType]) -> InlineKeyboardMarkup:
    named = [(one.id, one.en if words.language is Language.EN else one.ru) for one in types]
    each = [_choice(name, _A.TYPE, number) for number, name in named]
    return inline([*grid(each), _ending(words, None)])


def areas_keyboard(words: Words, areas: Iterable[Area]) -> InlineKeyboardMarkup:
    each = [_choice(one.label.button(words.language), _A.AREA, one.id) for one in areas]
    none = _choice(words.plain("organising-no-topic"), _A.NO_TOPIC, None)
    return inline([*grid(each), [none], _ending(words, ActivityStep.AREA)])


def topics_keyboard(words: Words, topics: Iterable[Topic]) -> InlineKeyboardMarkup:
    each = [_choice(one.label.button(words.language), _A.TOPIC, one.id) for one in topics]
    return inline([*grid(each), _ending(words, ActivityStep.TOPIC)])


def month_keyboard(
    words: Words, month: Month, today: date, step: ActivityStep | None
) -> InlineKeyboardMarkup:
    """Days that have been, and those of other months, are points that lead nowhere."""
    here = PlanningPress(action=_A.MONTH, value=str(month))
    weeks = [
        [
            button("·", here)
            if day is None or day < today
            else _choice(str(day.day), _A.DAY, day.isoformat())
            for day in week
        ]
        for week in month.weeks
        if any(day is not None and day >= today for day in week)
    ]
    turning = [_choice("›", _A.MONTH, str(month.next))]
    if month.first > today:
        turning.insert(0, _choice("‹", _A.MONTH, str(month.before)))
    return inline([*weeks, turning, _ending(words, step)])


def seats_keyboard(words: Words, step: ActivityStep | None) -> InlineKeyboardMarkup:
    unlimited = _choice(words.plain("organising-unlimited"), _A.UNLIMITED, None)
    return inline([[unlimited], _ending(words, step)])


def audience_keyboard(words: Words) -> InlineKeyboardMarkup:
    each = [_choice(words.plain(f"organising-whom-{whom}"), _A.WHOM, whom.value) for whom in Whom]
    return inline([*grid(each, 1), _ending(words, ActivityStep.AUDIENCE)])


def summary_keyboard(words: Words, entered: ActivityEntered) -> InlineKeyboardMarkup:
    if entered.only is not None:
        publish = button(
            words.plain("organising-move-now"), PlanningPress(action=_A.PUBLISH), Style.WANTED
        )
        return inline([[publish], _ending(words, ActivityStep.SUMMARY)])
    publish = button(
        words.plain("organising-publish"), PlanningPress(action=_A.PUBLISH), Style.WANTED
    )
    add = _choice(words.plain("organising-add-session"), _A.ADD_SESSION, None)
    later = _choice(words.plain("organising-week-later"), _A.WEEK_LATER, None)
    more = _choice(words.plain("organising-more"), _A.SET, ActivityStep.MORE.value)
    keep = _choice(words.plain("organising-keep"), _A.KEEP, None)
    return inline(
        [
            [publish],
            [add, more] if entered.may_add_session else [more],
            [later] if entered.school and entered.may_add_session else [],
            [keep],
            _ending(words, ActivityStep.SUMMARY),
        ]
    )


def more_keyboard(words: Words, entered: ActivityEntered) -> InlineKeyboardMarkup:
    each = [
        _choice(words.plain(f"organising-set-{step}"), _A.SET, step.value)
        for step in FINER
        if step is not ActivityStep.QUOTAS or entered.capacity
    ]
    tick = "organising-approval-on" if entered.needs_approval else "organising-approval-off"
    approval = _choice(words.plain(tick), _A.APPROVAL, None)
    return inline([*grid(each), [approval], _back(words)])


def quotas_keyboard(
    words: Words, entered: ActivityEntered, places: Iterable[Municipality]
) -> InlineKeyboardMarkup:
    each = [
        _choice(
            f"{place.name}: {entered.quotas[place.id]}"
            if place.id in entered.quotas
            else place.name,
            _A.QUOTA,
            place.id,
        )
        for place in places
    ]
    merging = _choice(words.plain("organising-set-merging"), _A.SET, ActivityStep.MERGING.value)
    return inline([*grid(each), [merging] if entered.quotas else [], _back(words)])


def places_keyboard(
    words: Words, chosen: Iterable[MunicipalityId], places: Iterable[Municipality]
) -> InlineKeyboardMarkup:
    kept = set(chosen)
    each = [_ticked(place.name, place.id, ticked=place.id in kept) for place in places]
    return inline([*grid(each), _back(words)])


def positions_keyboard(words: Words, chosen: Iterable[Position]) -> InlineKeyboardMarkup:
    kept = set(chosen)
    each = [
        _ticked(words.plain(f"profile-position-{one}"), one.value, ticked=one in kept)
        for one in Position
    ]
    return inline([*grid(each), _back(words)])


def clearing_keyboard(words: Words) -> InlineKeyboardMarkup:
    """Of a finer setting that is typed, or taken back."""
    return inline([[_choice(words.plain("organising-clear"), _A.CLEAR, None)], _back(words)])


def words_keyboard(words: Words, step: ActivityStep | None) -> InlineKeyboardMarkup:
    """Of a step that is answered by typing."""
    return inline([_ending(words, step)])


def parked_keyboard(words: Words) -> InlineKeyboardMarkup:
    resume = PlanningPress(action=_A.RESUME)
    anew = PlanningPress(action=_A.ANEW)
    return inline(
        [
            [button(words.plain("menu-resume-activity"), resume, Style.WANTED)],
            [button(words.plain("organising-anew"), anew)],
        ]
    )


def _choice(text: str, action: PlanningAction, value: str | None) -> InlineKeyboardButton:
    return button(text, PlanningPress(action=action, value=value))


def _ending(words: Words, step: ActivityStep | None) -> Row:
    back = button(words.plain("forms-back"), PlanningPress(action=_A.BACK))
    cancel = button(words.plain("forms-cancel"), PlanningPress(action=_A.CANCEL))
    return [back, cancel] if step else [cancel]


def _ticked(text: str, value: str, *, ticked: bool) -> InlineKeyboardButton:
    return _choice(f"{'☑' if ticked else '☐'} {text}", _A.TICK, value)


def _back(words: Words) -> Row:
    return [button(words.plain("forms-back"), PlanningPress(action=_A.BACK))]
