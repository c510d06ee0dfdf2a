"""Screens of the form of an activity, for its author."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.activities.activity import Activity, ActivityStatus, falls_into_lessons
from district.activities.form import (
    AREA,
    AUDIENCE,
    CLOSING,
    DAY,
    DESCRIPTION,
    HOURS,
    MERGING,
    MORE,
    PLACE,
    PLACES,
    POSITIONS,
    QUOTA,
    QUOTAS,
    SEATS,
    SERVICE,
    TIMES,
    TITLE,
    TOPIC,
    TYPE,
    ActivityAnswers,
    ActivityFacts,
    PlannedSession,
    activity_entered,
)
from district.forms import SUMMARY, Choice, Choices, Field, Option
from district.ids import TopicId
from district.months import Month
from district.topics import Area, Topic
from keyboards.activities.browse import open_activity
from keyboards.activities.form import PlanningAction
from keyboards.activities.manage import organise_button
from keyboards.buttons import Row, Style, button, grid, inline
from keyboards.form import FormAction, sending
from keyboards.menu import to_menu
from locales.texts import Words
from screens.activities.browse import head_line, session_line, type_name
from screens.activities.holidays import holiday_name
from screens.errors import refusal
from screens.form import Look, View, back_button, cancel_button, field_rows, offered
from screens.screen import Screen, cut, lines

A = PlanningAction
FINER = (DESCRIPTION, AREA, CLOSING, QUOTAS, PLACES, POSITIONS, SERVICE)
"""The settings that the hub opens."""
_NUMBERED = (TYPE, TITLE, AREA, DAY, TIMES, PLACE, HOURS, SEATS, AUDIENCE)
"""«Шаг 3 из 9»; a topic belongs to its area."""
_FINER_STEPS = {DESCRIPTION, CLOSING, QUOTAS, QUOTA, MERGING, PLACES, POSITIONS, SERVICE}
_FAR = 12 * 9_000
"""Limit of calendars, in months since year 0."""


class ActivityLook(Look[ActivityFacts]):
    def head(self, view: View[ActivityFacts], key: Field[Any]) -> str | None:
        told = activity_entered(view.entered)
        if key is MORE:
            return None
        if told.only is not None:
            return view.words("organising-change-head", title=told.title or "")
        if key in _FINER_STEPS:
            return view.words("organising-finer-head")
        number = _NUMBERED.index(AREA if key is TOPIC else key) + 1
        return view.text("step", step=number, steps=len(_NUMBERED))

    def above(self, view: View[ActivityFacts], key: Field[Any]) -> str | None:
        day = activity_entered(view.entered).day
        if key is DAY:
            today = view.facts.today
            days = [one for week in _month(view).weeks for one in week if one and one >= today]
            is_marked = any(map(view.facts.holidays.public_on, days))
            return view.words("organising-holidays-marked") if is_marked else None
        if key is not TIMES or day is None:
            return None
        return view.words("organising-day-is", day=view.words.day(day, "d MMMM y, EEEE"))

    def question(self, view: View[ActivityFacts], key: Field[Any]) -> str:
        told = activity_entered(view.entered)
        if key is MORE:
            return lines(view.text("ask-more"), "", *_finer(view.words, view.facts, told))
        month = view.words.day(_month(view).first, "LLLL y")
        return view.text(f"ask-{key.name}", month=month, place=_quota_place(view.facts, told))

    def rows(self, view: View[ActivityFacts], key: Field[Any]) -> list[Row]:
        told = activity_entered(view.entered)
        if key in _ROWS:
            return _ROWS[key](view, told)
        if isinstance(key, Choices):
            return _ticked_rows(view, key)
        if isinstance(key, Choice):
            return field_rows(view, key)
        clear = view.button(view.words.plain("organising-clear"), FormAction.SKIP, key)
        return [[clear]] if key.optional and told.only is None else []

    def leaving(self, view: View[ActivityFacts], step: str) -> Row:
        key, told = view.form.field(step), activity_entered(view.entered)
        back = back_button(view, step)
        if key is MORE or (key in _FINER_STEPS - {QUOTA} and told.only is None):
            return [back]
        is_first = step == told.only or key is TYPE or (key is TITLE and told.school)
        has_none = key is DAY and told.hours is not None and not told.sessions
        return [cancel_button(view)] if is_first or has_none else [back, cancel_button(view)]

    def summary_rows(self, view: View[ActivityFacts]) -> list[Row]:
        told, leaving = activity_entered(view.entered), self.leaving(view, SUMMARY)
        if told.only is not None:
            move = view.words.plain("organising-move-now")
            return [[button(move, sending(view.draft), Style.WANTED)], leaving]
        publish, keep = (sending(view.draft, one) for one in (A.PUBLISH, A.KEEP))
        add = view.button(view.words.plain("organising-add-session"), FormAction.CHANGE, DAY)
        more = view.button(view.words.plain("organising-more"), FormAction.CHANGE, MORE)
        later = _act(view, "organising-week-later", A.WEEK_LATER)
        return [
            [button(view.words.plain("organising-publish"), publish, Style.WANTED)],
            [add, more] if told.may_add_session else [more],
            [later] if told.school and told.may_add_session else [],
            [button(view.words.plain("organising-keep"), keep)],
            leaving,
        ]

    def head_of_summary(self, view: View[ActivityFacts]) -> str:
        is_new = activity_entered(view.entered).only is None
        return view.words("organising-check" if is_new else "organising-check-move")

    def summary(self, view: View[ActivityFacts]) -> Iterable[str | None]:
        words, facts, told = view.words, view.facts, activity_entered(view.entered)
        kind = next((one for one in facts.types if one.id == told.type), None)
        name = type_name(words, kind) if kind else ""
        yield words("activities-head", type=name, title=told.title or "")
        yield from (_planned(words, one) for one in told.sessions)
        if told.only is None:
            yield words("common-district", district=facts.district) if facts.district else None
            yield from _settings(words, facts, told)
        yield ""
        for one in told.sessions:
            if holiday := facts.holidays.public_on(one.day):
                name = holiday_name(words, holiday)
                yield words("organising-holiday", when=_spoken(words, one), name=name)
            if falls_into_lessons(one.starts_locally, facts.holidays):
                yield words("organising-lessons", when=_spoken(words, one))
        if facts.problem is not None:
            yield words("organising-problem", why=refusal(words, facts.problem))


def cancelled(words: Words, entered: ActivityAnswers) -> Screen:
    if entered.changes is None:
        return Screen(text=words("organising-cancelled"))
    keyboard = inline([[organise_button(words, entered.changes)]])
    return Screen(text=words("organising-unchanged"), keyboard=keyboard)


def made(words: Words, activity: Activity) -> Screen:
    """Shows the outcome of the form."""
    is_draft = activity.status is ActivityStatus.DRAFT
    head = words("organising-kept" if is_draft else "organising-published", number=activity.id)
    rows: list[Row] = [[organise_button(words, activity.id)]]
    if not is_draft:
        rows = [[open_activity(words, activity.id), organise_button(words, activity.id)]]
    return _outcome(words, activity, head, rows)


def changed(words: Words, activity: Activity, step: str) -> Screen:
    head = words(f"organising-changed-{step}")
    return _outcome(words, activity, head, [[organise_button(words, activity.id)]])


def _outcome(words: Words, activity: Activity, head: str, rows: list[Row]) -> Screen:
    text = lines(
        head,
        head_line(words, activity),
        *(session_line(words, one) for one in activity.sessions[:3]),
    )
    return Screen(text=text, keyboard=inline([*rows, [to_menu(words)]]))


# ── Buttons ────────────────────────────────────────────────────────────────────────────────────


def _month(view: View[ActivityFacts]) -> Month:
    """Returns the month that the calendar shows: the one turned to, or that of the day."""
    turned = view.entered.page_of(DAY)
    if 12 <= turned < _FAR:  # noqa: PLR2004 - a year
        return Month(year=turned // 12, number=turned % 12 + 1)
    return Month.of(activity_entered(view.entered).day or view.facts.today)


def _area_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    return [*field_rows(view, AREA), [_act(view, "organising-no-topic", A.NO_TOPIC)]]


def _seat_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    return [[_act(view, "organising-unlimited", A.UNLIMITED)]]


def _month_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    """Past days and those of other months are dots without an action."""
    month, today = _month(view), view.facts.today

    def turn(label: str, to: Month) -> InlineKeyboardButton:
        return view.button(label, FormAction.PAGE, DAY, to.year * 12 + to.number - 1)

    weeks = [
        [
            turn("·", month)
            if day is None or day < today
            else _pick(view, DAY, _day_label(view, day), day.isoformat())
            for day in week
        ]
        for week in month.weeks
        if any(day is not None and day >= today for day in week)
    ]
    before = [turn("‹", month.before)] if month.first > today else []
    return [*weeks, [*before, turn("›", month.next)]]


def _day_label(view: View[ActivityFacts], day: date) -> str:
    return f"{day.day}*" if view.facts.holidays.public_on(day) else str(day.day)


def _more_rows(view: View[ActivityFacts], told: ActivityAnswers) -> list[Row]:
    settings = [
        view.button(view.words.plain(f"organising-set-{one.name}"), FormAction.CHANGE, one)
        for one in FINER
        if one is not QUOTAS or told.capacity
    ]
    tick = "organising-approval-on" if told.needs_approval else "organising-approval-off"
    return [*grid(settings), [_act(view, tick, A.APPROVAL)]]


def _quota_rows(view: View[ActivityFacts], told: ActivityAnswers) -> list[Row]:
    label = view.words.plain("organising-set-merging")
    merging = view.button(label, FormAction.CHANGE, MERGING)
    return [*field_rows(view, QUOTAS), [merging] if told.quotas else []]


def _ticked_rows(view: View[ActivityFacts], key: Choices[Any]) -> list[Row]:
    ticked = view.entered.answers.get(key.name) or ()
    each = [
        _pick(view, key, f"{'☑' if one.id in ticked else '☐'} {_option(view, key, one)}", one.id)
        for one in offered(view, key)
    ]
    return grid(each)


def _option(view: View[ActivityFacts], key: Choices[Any], one: Option) -> str:
    return view.words.plain(f"{key.labels}-{one.id}") if key.labels else str(one.label)


def _pick(
    view: View[ActivityFacts], key: Field[Any], label: str, value: str
) -> InlineKeyboardButton:
    return view.button(label, FormAction.PICK, key, value)


def _act(view: View[ActivityFacts], text: str, act: PlanningAction) -> InlineKeyboardButton:
    return view.button(view.words.plain(text), FormAction.ACT, value=act)


_ROWS: Mapping[Field[Any], Callable[[View[ActivityFacts], ActivityAnswers], list[Row]]] = {
    AREA: _area_rows,
    DAY: _month_rows,
    SEATS: _seat_rows,
    MORE: _more_rows,
    QUOTAS: _quota_rows,
}


# ── What was entered ───────────────────────────────────────────────────────────────────────────


def _settings(words: Words, facts: ActivityFacts, entered: ActivityAnswers) -> list[str | None]:
    return [
        words("activities-hours", hours=entered.hours or 0),
        words("organising-seats", count=entered.capacity)
        if entered.capacity
        else words("activities-seats-unlimited"),
        *(
            words("organising-topic", topic=_topic(words, facts.areas, topic))
            for topic in entered.topics or (None,)
        ),
        words(f"organising-for-{entered.whom}"),
        *_finer(words, facts, entered),
        words("organising-calls") if entered.topics else None,
    ]


def _finer(words: Words, facts: ActivityFacts, entered: ActivityAnswers) -> list[str | None]:
    """Shows only the values entered."""
    names = {place.id: place.name for place in facts.places}
    quotas = ", ".join(
        f"{names.get(place, place)}: {seats}" for place, seats in entered.quotas.items()
    )
    closes = entered.closes
    return [
        words("organising-closes", moment=_on_the_wall(words, entered)) if closes else None,
        words("organising-has-approval") if entered.needs_approval else None,
        words("organising-quotas", quotas=quotas) if quotas else None,
        words("organising-merges", day=words.day(entered.merges_on))
        if entered.merges_on and quotas
        else None,
        words("organising-only", who=", ".join(names.get(one, one) for one in entered.places))
        if entered.places
        else None,
        words("organising-only", who=_positions(words, entered)) if entered.positions else None,
        words("activities-for-years", years=entered.longest_service)
        if entered.longest_service is not None
        else None,
        words("activities-description", text=cut(entered.description, 300))
        if entered.description
        else None,
    ]


def _positions(words: Words, entered: ActivityAnswers) -> str:
    return ", ".join(words.plain(f"profile-position-{one}").lower() for one in entered.positions)


def _on_the_wall(words: Words, entered: ActivityAnswers) -> str:
    closes = entered.closes
    return f"{words.day(closes.date())}, {closes:%H:%M}" if closes else ""


def _quota_place(facts: ActivityFacts, entered: ActivityAnswers) -> str:
    asked = entered.quota_of
    return next((place.name for place in facts.places if place.id == asked), "")


def _planned(words: Words, one: PlannedSession) -> str:
    if not one.place:  # it is moved, and held where it was to be
        return words("organising-new-time", when=_spoken(words, one))
    return words("activities-session", when=_spoken(words, one), place=one.place)


def _spoken(words: Words, one: PlannedSession) -> str:
    day = words.day(one.day, "d MMMM y, EEEE")
    return f"{day}, {one.begins:%H:%M}–{one.ends:%H:%M}"


def _topic(words: Words, areas: tuple[Area, ...], topic: TopicId | None) -> str:
    found: list[Topic] = [each for area in areas for each in area.topics if each.id == topic]
    return found[0].label.full(words.language) if found else words.plain("organising-no-topic")
