"""Screens of the form of an activity, for its author."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.activities.activity import Activity, ActivityStatus, Family, falls_into_lessons
from district.activities.agenda import FAMILIES
from district.activities.form import (
    AREA,
    AUDIENCE,
    BUS,
    CLOSING,
    CORRECTION,
    DAY,
    DESCRIPTION,
    HELD,
    HOURS,
    IN_A_ROW,
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
    Whom,
    activity_entered,
    lost_quotas,
)
from district.forms import SUMMARY, Choice, Choices, Field, Option
from district.ids import TopicId
from district.months import Month
from district.territory import Municipality
from district.topics import Area, Topic
from keyboards.activities.browse import open_activity
from keyboards.activities.form import PlanningAction
from keyboards.activities.manage import organise_button, telling_button
from keyboards.buttons import Row, Style, button, fitting, grid, inline
from keyboards.form import FormAction, sending
from keyboards.menu import to_menu
from locales.texts import Words
from screens.activities.browse import described, head_line, session_line, type_name
from screens.activities.coordination import clash_lines
from screens.activities.holidays import holiday_name
from screens.errors import refusal
from screens.form import Look, View, back_button, cancel_button, field_rows, offered
from screens.screen import Screen, cut, lines

A = PlanningAction
FINER = (DESCRIPTION, CLOSING, QUOTAS, PLACES, POSITIONS, SERVICE, BUS)
"""The settings that the hub opens."""
_NUMBERED: tuple[Field[Any], ...] = (TYPE, TITLE, AREA, DAY, TIMES, PLACE, HOURS, SEATS, AUDIENCE)
"""«Шаг 3 из 9»; a topic belongs to its area."""
_FINER_STEPS = {DESCRIPTION, CLOSING, QUOTAS, QUOTA, MERGING, PLACES, POSITIONS, SERVICE, BUS}
_SENDS = {DAY.name: "organising-move-now", TYPE.name: "organising-correct-now"}
"""Labels of the button that changes a published activity."""
_OF_SESSION = {DAY, TIMES, PLACE}
WEEKEND = {5, 6}
DAYS_IN_A_ROW = ("2", "3", "4", "5", "6", "7", "10", "14", "21")
OFFERED, SAID = 3, 40
"""Limits of answers offered again, and of the characters of one."""
_FAR = 12 * 9_000
"""Limit of calendars, in months since year 0."""


class ActivityLook(Look[ActivityFacts]):
    def head(self, view: View[ActivityFacts], key: Field[Any]) -> str | None:
        told = activity_entered(view.entered)
        if key is MORE:
            return None
        if key in _FINER_STEPS and told.only is None:
            return view.words("organising-finer-head")
        if told.whole and key in _OF_SESSION and not told.edited:
            return view.words("organising-session-head", title=told.title or "")
        if told.whole or key not in {*_NUMBERED, TOPIC} or told.only is not None:
            return view.words("organising-change-head", title=told.title or "")
        asked = [one for one in _NUMBERED if one in (key, AREA) or one.when(view.entered)]
        number = asked.index(AREA if key is TOPIC else key) + 1
        return view.text("step", step=number, steps=len(asked))

    def above(self, view: View[ActivityFacts], key: Field[Any]) -> str | None:
        told = activity_entered(view.entered)
        is_new = told.only is None and not told.whole
        above = lines(
            _planned_head(view.words, view.facts, told) if is_new and key is not TYPE else None,
            _days_above(view) if key is DAY else None,
            view.words("organising-day-is", day=_day(view.words, told.day))
            if key in (TIMES, PLACE) and told.day
            else None,
            _planned(view.words, told.edited) if key is HELD and told.edited else None,
        )
        return above or None

    def question(self, view: View[ActivityFacts], key: Field[Any]) -> str:
        told = activity_entered(view.entered)
        if key is MORE:
            return lines(view.text("ask-more"), "", *_finer(view.words, view.facts, told))
        month = view.words.day(_month(view).first, "LLLL y")
        asked = view.text(f"ask-{key.name}", month=month, place=_quota_place(view.facts, told))
        if key is DESCRIPTION and _has_queue(view.facts, told):
            asked = view.words("organising-ask-agenda")
        elif key is DESCRIPTION and _family(view.facts, told) in FAMILIES:
            asked = view.words("organising-ask-programme")
        known = _known(view, key)
        return lines(asked, view.words("forms-said-before", text=known) if known else None)

    def rows(self, view: View[ActivityFacts], key: Field[Any]) -> list[Row]:
        told = activity_entered(view.entered)
        if key in _SAID:
            return [*_said_before(view, key), *_ROWS.get(key, _no_rows)(view, told)]
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
        if key in (MORE, CORRECTION, HELD, IN_A_ROW) or (
            key in _FINER_STEPS - {QUOTA} and told.only is None
        ):
            return [back]
        has_before = view.form.before(step, view.entered) is not None
        is_first = step == told.only or not has_before or (key is TITLE and told.school)
        has_none = key is DAY and told.whole and not told.sessions
        if has_none or (is_first and not (told.whole and key)):
            return [cancel_button(view)]
        known = told.only is None and not told.whole and key is not None and _known(view, key)
        go_on = [_act(view, "organising-go-on", A.GO_ON)] if known else []
        return [back, *go_on, cancel_button(view)]

    def summary_rows(self, view: View[ActivityFacts]) -> list[Row]:
        told = activity_entered(view.entered)
        if told.only is not None:
            move = view.words.plain(_SENDS.get(told.only, "organising-save-now"))
            leaving = self.leaving(view, SUMMARY)
            return [[button(move, sending(view.draft), Style.WANTED)], leaving]
        publish, keep = (sending(view.draft, one) for one in (A.PUBLISH, A.KEEP))
        change = view.button(view.words.plain("forms-change"), FormAction.CHANGE, CORRECTION)
        add = view.button(view.words.plain("organising-add-session"), FormAction.CHANGE, DAY)
        more = view.button(view.words.plain("organising-more"), FormAction.CHANGE, MORE)
        later = _act(view, "organising-week-later", A.WEEK_LATER)
        label = view.words.plain("organising-set-in-a-row")
        in_a_row = view.button(label, FormAction.CHANGE, IN_A_ROW)
        return [
            [button(view.words.plain("organising-publish"), publish, Style.WANTED)],
            [change, more],
            [add] if told.may_add_session else [],
            [in_a_row] if _lasts_days(view.facts, told) and len(told.sessions) == 1 else [],
            [later] if told.school and told.may_add_session else [],
            [button(view.words.plain("organising-keep"), keep)],
            [cancel_button(view)],
        ]

    def head_of_summary(self, view: View[ActivityFacts]) -> str:
        only = activity_entered(view.entered).only
        checks = {None: "organising-check", DAY.name: "organising-check-move"}
        return view.words(checks.get(only, "organising-check-change"))

    def summary(self, view: View[ActivityFacts]) -> Iterable[str | None]:
        words, facts, told = view.words, view.facts, activity_entered(view.entered)
        yield _planned_head(words, facts, told)
        yield from (_planned(words, one) for one in told.sessions)
        if told.only == AREA.name:
            yield from _topics(words, facts, told)
        if told.only == AUDIENCE.name:
            yield words(f"organising-for-{told.whom}")
            yield _guests(words, facts, told)
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
        yield from clash_lines(words, facts.clashes)
        if facts.problem is not None:
            yield words("organising-problem", why=refusal(words, facts.problem))


def cancelled(words: Words, entered: ActivityAnswers) -> Screen:
    if entered.changes is None:
        return Screen(text=words("organising-cancelled"))
    keyboard = inline([[organise_button(words, entered.changes)]])
    return Screen(text=words("organising-unchanged"), keyboard=keyboard)


def made(words: Words, activity: Activity, lost: Sequence[Municipality] = ()) -> Screen:
    """Shows the outcome of the form. `lost`: municipalities whose seats became common."""
    is_draft = activity.status is ActivityStatus.DRAFT
    head = lines(
        words("organising-kept" if is_draft else "organising-published", number=activity.id),
        _lost(words, lost),
    )
    rows: list[Row] = [[organise_button(words, activity.id)]]
    if not is_draft:
        rows = [
            [telling_button(words, activity.id)],
            [open_activity(words, activity.id), organise_button(words, activity.id)],
        ]
    return _outcome(words, activity, head, rows)


def _lost(words: Words, lost: Sequence[Municipality]) -> str | None:
    places = ", ".join(one.name for one in lost)
    return words("organising-quotas-lost", places=places) if lost else None


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
    told = activity_entered(view.entered)
    return Month.of(told.edited.day if told.edited else told.day or view.facts.today)


def _days_above(view: View[ActivityFacts]) -> str:
    """Explains the marks of the calendar."""
    today = view.facts.today
    days = [one for week in _month(view).weeks for one in week if one and one >= today]
    is_marked = any(map(view.facts.holidays.public_on, days))
    return lines(
        view.words("organising-weekends-marked"),
        view.words("organising-holidays-marked") if is_marked else None,
    )


def _said_before(view: View[ActivityFacts], key: Field[Any]) -> list[Row]:
    """The answers of the author's last activities, each once."""
    said: dict[str, int] = {}
    for one in view.facts.lately:
        label = _SAID[key](view.words, one)
        if label is not None:
            said.setdefault(cut(label, SAID), one.id)
    each = [_pick(view, key, label, str(number)) for label, number in said.items()]
    return fitting(each[:OFFERED])


def _no_rows(_: View[ActivityFacts], __: ActivityAnswers) -> list[Row]:
    return []


def _times_of(words: Words, one: Activity) -> str:
    first = one.sessions[0]
    return f"{words.moment(first.starts_at, 'HH:mm')}–{words.moment(first.ends_at, 'HH:mm')}"


_SAID: Mapping[Field[Any], Callable[[Words, Activity], str | None]] = {
    TIMES: _times_of,
    PLACE: lambda _, one: one.sessions[0].place,
    HOURS: lambda words, one: words.plain("activities-hours", hours=one.hours),
    SEATS: lambda words, one: (
        words.plain("organising-seats", count=one.capacity) if one.capacity else None
    ),
}


def _area_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    return [*field_rows(view, AREA), [_act(view, "organising-no-topic", A.NO_TOPIC)]]


def _seat_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    return [[_act(view, "organising-unlimited", A.UNLIMITED)]]


def _month_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    """Past days and those of other months are dots without an action, like the weekdays above."""
    month, today = _month(view), view.facts.today

    def turn(label: str, to: Month) -> InlineKeyboardButton:
        return view.button(label, FormAction.PAGE, DAY, to.count)

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
    monday = next(week[0] for week in month.weeks if week[0])
    named = [view.words.day(monday + timedelta(days=at), "EEEEEE").capitalize() for at in range(7)]
    before = turn("‹", month.before) if month.first > today else turn("·", month)
    name = turn(view.words.day(month.first, "LLLL y"), month)
    return [[turn(one, month) for one in named], *weeks, [before, name, turn("›", month.next)]]


def _day_label(view: View[ActivityFacts], day: date) -> str:
    label = f"({day.day})" if day.weekday() in WEEKEND else str(day.day)
    return f"{label}*" if view.facts.holidays.public_on(day) else label


def _correction_rows(view: View[ActivityFacts], told: ActivityAnswers) -> list[Row]:
    """A single session is corrected directly, one of several is chosen first."""
    before, after = (
        [
            view.button(view.words.plain(f"organising-set-{key.name}"), FormAction.CHANGE, key)
            for key in keys
        ]
        for keys in ((TITLE, TYPE), (HOURS, SEATS, AREA, AUDIENCE))
    )
    several = [
        view.button(
            view.words.day(one.day, "d MMM") + f", {one.begins:%H:%M}",
            FormAction.ACT,
            value=f"{A.HELD}.{number}",
        )
        for number, one in enumerate(told.sessions)
    ]
    sessions = grid(several) if len(several) > 1 else [_session_acts(view)]
    return [before, *sessions, *grid(after)]


def _session_acts(view: View[ActivityFacts]) -> Row:
    return [
        _act(view, f"organising-set-{key.name}", act)
        for key, act in ((DAY, A.CORRECT_DAY), (TIMES, A.CORRECT_TIMES), (PLACE, A.CORRECT_PLACE))
    ]


def _held_rows(view: View[ActivityFacts], told: ActivityAnswers) -> list[Row]:
    drop = _act(view, "organising-drop-session", A.DROP_SESSION)
    return [_session_acts(view), [drop] if len(told.sessions) > 1 else []]


def _more_rows(view: View[ActivityFacts], told: ActivityAnswers) -> list[Row]:
    settings = [
        view.button(view.words.plain(f"organising-set-{one.name}"), FormAction.CHANGE, one)
        for one in FINER
        if (one is not QUOTAS or told.capacity) and (one is not BUS or _has_bus(view.facts, told))
    ]
    if told.topics:
        settings.insert(1, _act(view, "organising-add-topic", A.ADD_TOPIC))
    tick = "organising-approval-on" if told.needs_approval else "organising-approval-off"
    campaigns = [
        view.button(
            f"{'☑' if one.id == told.campaign else '☐'} {one.name(view.words.language)}",
            FormAction.ACT,
            value=f"{A.CAMPAIGN}.{one.id}",
        )
        for one in view.facts.campaigns
    ]
    return [*grid(settings), [_act(view, tick, A.APPROVAL)], *grid(campaigns, 1)]


def _in_a_row_rows(view: View[ActivityFacts], _: ActivityAnswers) -> list[Row]:
    return grid([_pick(view, IN_A_ROW, one, one) for one in DAYS_IN_A_ROW], 3)


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
    CORRECTION: _correction_rows,
    HELD: _held_rows,
    QUOTAS: _quota_rows,
    IN_A_ROW: _in_a_row_rows,
}


# ── What was entered ───────────────────────────────────────────────────────────────────────────


def _settings(words: Words, facts: ActivityFacts, entered: ActivityAnswers) -> list[str | None]:
    return [
        words("activities-hours", hours=entered.hours or 0),
        words("organising-seats", count=entered.capacity)
        if entered.capacity
        else words("activities-seats-unlimited"),
        *_topics(words, facts, entered),
        words(f"organising-for-{entered.whom}"),
        _guests(words, facts, entered),
        *_finer(words, facts, entered),
        words("organising-calls") if entered.topics else None,
    ]


def _known(view: View[ActivityFacts], key: Field[Any]) -> str | None:
    """Returns the answer of a step that is asked again, as plain text."""
    known, told = _KNOWN.get(key), activity_entered(view.entered)
    return known(view, told) if known else None


def _known_topics(view: View[ActivityFacts], told: ActivityAnswers) -> str | None:
    names = [_topic(view.words, view.facts.areas, one) for one in told.topics]
    return None if told.adds else "; ".join(names)


def _known_day(view: View[ActivityFacts], told: ActivityAnswers) -> str:
    return _day(view.words, told.edited.day if told.edited else told.day)


def _known_times(_: View[ActivityFacts], told: ActivityAnswers) -> str | None:
    one = told.edited
    begins, ends = (one.begins, one.ends) if one else (told.begins, told.ends)
    return f"{begins:%H:%M}–{ends:%H:%M}" if begins and ends else None


def _known_seats(view: View[ActivityFacts], told: ActivityAnswers) -> str | None:
    if told.capacity is None:
        return view.words.plain("activities-seats-unlimited") if told.whole else None
    return view.words.plain("organising-seats", count=told.capacity)


_KNOWN: Mapping[Field[Any], Callable[[View[ActivityFacts], ActivityAnswers], str | None]] = {
    TYPE: lambda view, told: _type(view.words, view.facts, told),
    TITLE: lambda _, told: told.title,
    AREA: _known_topics,
    TOPIC: _known_topics,
    DAY: _known_day,
    TIMES: _known_times,
    PLACE: lambda _, told: told.edited.place if told.edited else told.place,
    HOURS: lambda _, told: str(told.hours or ""),
    SEATS: _known_seats,
    AUDIENCE: lambda view, told: (
        view.words.plain(f"organising-for-{told.whom}") if told.whole else None
    ),
    DESCRIPTION: lambda _, told: told.description,
    CLOSING: lambda view, told: _on_the_wall(view.words, told),
    MERGING: lambda view, told: view.words.day(told.merges_on) if told.merges_on else None,
    BUS: lambda _, told: None if told.second_capacity is None else str(told.second_capacity),
    SERVICE: lambda _, told: None if told.longest_service is None else str(told.longest_service),
}


def _family(facts: ActivityFacts, told: ActivityAnswers) -> Family | None:
    return next((one.family for one in facts.types if one.id == told.type), None)


def _has_queue(facts: ActivityFacts, told: ActivityAnswers) -> bool:
    return _family(facts, told) is Family.ASSEMBLY


def _has_bus(facts: ActivityFacts, told: ActivityAnswers) -> bool:
    return _family(facts, told) is Family.EXPEDITION


def _lasts_days(facts: ActivityFacts, told: ActivityAnswers) -> bool:
    return _family(facts, told) is Family.CAMP


def _type(words: Words, facts: ActivityFacts, told: ActivityAnswers) -> str | None:
    kind = next((one for one in facts.types if one.id == told.type), None)
    return type_name(words, kind) if kind else None


def _planned_head(words: Words, facts: ActivityFacts, told: ActivityAnswers) -> str:
    kind = _type(words, facts, told) or ""
    return words("activities-head", type=kind, title=told.title) if told.title else kind


def _topics(words: Words, facts: ActivityFacts, entered: ActivityAnswers) -> Iterable[str]:
    for topic in entered.topics or (None,):
        yield words("organising-topic", topic=_topic(words, facts.areas, topic))


def _finer(words: Words, facts: ActivityFacts, entered: ActivityAnswers) -> list[str | None]:
    """Shows only the values entered."""
    names = {place.id: place.name for place in (*facts.places, *facts.elsewhere)}
    lost = lost_quotas(entered, facts.elsewhere)
    gone = {one.id for one in lost}
    quotas = ", ".join(
        f"{names.get(place, place)}: {seats}"
        for place, seats in entered.quotas.items()
        if place not in gone
    )
    closes = entered.closes
    return [
        words("organising-closes", moment=_on_the_wall(words, entered)) if closes else None,
        words("organising-has-approval") if entered.needs_approval else None,
        _campaign(words, facts, entered),
        words("organising-quotas", quotas=quotas) if quotas else None,
        _lost(words, lost),
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
        words("organising-bus", seats=entered.second_capacity)
        if entered.second_capacity is not None and _has_bus(facts, entered)
        else None,
        *described(words, _family(facts, entered), cut(entered.description or "", 300)),
    ]


def _campaign(words: Words, facts: ActivityFacts, told: ActivityAnswers) -> str | None:
    chosen = next((one for one in facts.campaigns if one.id == told.campaign), None)
    return words("activities-campaign", name=chosen.name(words.language)) if chosen else None


def _guests(words: Words, facts: ActivityFacts, told: ActivityAnswers) -> str | None:
    names = [one.name for one in facts.elsewhere if one.id in told.guests]
    if told.whom is Whom.ALL or not names:
        return None
    return words("activities-for-guests", places=", ".join(names))


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
    return f"{_day(words, one.day)}, {one.begins:%H:%M}–{one.ends:%H:%M}"


def _day(words: Words, day: date | None) -> str:
    return words.day(day, "d MMMM y, EEEE") if day else ""


def _topic(words: Words, areas: tuple[Area, ...], topic: TopicId | None) -> str:
    found: list[Topic] = [each for area in areas for each in area.topics if each.id == topic]
    return found[0].label.full(words.language) if found else words.plain("organising-no-topic")
