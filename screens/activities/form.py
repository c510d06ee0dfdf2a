"""The form of an activity, as its maker sees it."""

from dataclasses import dataclass
from datetime import date

from district.activities.activity import Activity, ActivityStatus, ActivityType, falls_into_lessons
from district.activities.form import ACTIVITY_STEPS, ActivityEntered, ActivityStep, PlannedSession
from district.errors import DistrictError
from district.ids import TopicId
from district.months import Month
from district.territory import Municipality
from district.topics import Area, Topic
from keyboards.activities.browse import open_activity
from keyboards.activities.form import (
    areas_keyboard,
    audience_keyboard,
    clearing_keyboard,
    month_keyboard,
    more_keyboard,
    parked_keyboard,
    places_keyboard,
    positions_keyboard,
    quotas_keyboard,
    seats_keyboard,
    summary_keyboard,
    topics_keyboard,
    types_keyboard,
    words_keyboard,
)
from keyboards.activities.manage import organise_button
from keyboards.buttons import Row, inline
from keyboards.menu import to_menu
from locales.texts import Words
from screens.activities.browse import type_name, when
from screens.errors import refusal
from screens.screen import Screen, cut, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """Everything that a step may show."""

    entered: ActivityEntered
    types: tuple[ActivityType, ...]
    areas: tuple[Area, ...]
    places: tuple[Municipality, ...]
    """Of the maker's district."""
    month: Month
    today: date
    problem: DistrictError | None
    """Why what was entered cannot be held; the summary says it."""


def step_screen(words: Words, step: ActivityStep, facts: FormFacts) -> Screen:
    if step is ActivityStep.SUMMARY:
        return _summary(words, facts)
    if step is ActivityStep.MORE:
        text = lines(words("organising-ask-more"), "", *_finer(words, facts))
        return Screen(text=text, keyboard=more_keyboard(words, facts.entered))
    entered = facts.entered
    area = next((one for one in facts.areas if one.id == entered.area), None)
    begins_here = entered.only is step or (entered.school and step is ActivityStep.TITLE)
    first = None if begins_here else step
    keyboards = {
        ActivityStep.TYPE: lambda: types_keyboard(words, facts.types),
        ActivityStep.AREA: lambda: areas_keyboard(words, facts.areas),
        ActivityStep.TOPIC: lambda: topics_keyboard(words, area.topics if area else ()),
        ActivityStep.DAY: lambda: month_keyboard(words, facts.month, facts.today, first),
        ActivityStep.SEATS: lambda: seats_keyboard(words, first),
        ActivityStep.AUDIENCE: lambda: audience_keyboard(words),
        ActivityStep.QUOTAS: lambda: quotas_keyboard(words, entered, facts.places),
        ActivityStep.PLACES: lambda: places_keyboard(words, entered.places, facts.places),
        ActivityStep.POSITIONS: lambda: positions_keyboard(words, entered.positions),
        **dict.fromkeys(_CLEARED, lambda: clearing_keyboard(words)),
    }
    if entered.only is not None and step is not ActivityStep.SEATS:
        keyboards.pop(ActivityStep.DESCRIPTION)
    keyboard = keyboards.get(step, lambda: words_keyboard(words, first))()
    text = lines(
        _head(words, step, entered),
        words("organising-day-is", day=words.day(entered.day, "d MMMM y, EEEE"))
        if entered.day is not None and step is ActivityStep.TIMES
        else None,
        words(
            f"organising-ask-{step}",
            month=words.day(facts.month.first, "LLLL y"),
            place=_quota_place(facts),
        ),
    )
    return Screen(text=text, keyboard=keyboard)


def parked(words: Words) -> Screen:
    return Screen(text=words("organising-parked"), keyboard=parked_keyboard(words))


def cancelled(words: Words, entered: ActivityEntered) -> Screen:
    if entered.changes is None:
        return Screen(text=words("organising-cancelled"))
    keyboard = inline([[organise_button(words, entered.changes)]])
    return Screen(text=words("organising-unchanged"), keyboard=keyboard)


def made(words: Words, activity: Activity) -> Screen:
    """What became of the form."""
    is_draft = activity.status is ActivityStatus.DRAFT
    head = words("organising-kept" if is_draft else "organising-published", number=activity.id)
    rows: list[Row] = [[organise_button(words, activity.id)]]
    if not is_draft:
        rows = [[open_activity(words, activity.id), organise_button(words, activity.id)]]
    return _outcome(words, activity, head, rows)


def changed(words: Words, activity: Activity, step: ActivityStep) -> Screen:
    head = words(f"organising-changed-{step}")
    return _outcome(words, activity, head, [[organise_button(words, activity.id)]])


def _outcome(words: Words, activity: Activity, head: str, rows: list[Row]) -> Screen:
    text = lines(
        head,
        words("activities-head", type=type_name(words, activity.type), title=activity.title),
        *(
            words("activities-session", when=when(words, one), place=one.place)
            for one in activity.sessions[:3]
        ),
    )
    return Screen(text=text, keyboard=inline([*rows, [to_menu(words)]]))


def _head(words: Words, step: ActivityStep, entered: ActivityEntered) -> str:
    if entered.only is not None:
        return words("organising-change-head", title=entered.title or "")
    if step in _FINER_STEPS:
        return words("organising-finer-head")
    return words("organising-step", step=step.number, steps=ACTIVITY_STEPS)


_CLEARED = (
    ActivityStep.DESCRIPTION,
    ActivityStep.CLOSING,
    ActivityStep.MERGING,
    ActivityStep.SERVICE,
)
_FINER_STEPS = {
    *_CLEARED,
    ActivityStep.QUOTAS,
    ActivityStep.QUOTA,
    ActivityStep.PLACES,
    ActivityStep.POSITIONS,
}


def _summary(words: Words, facts: FormFacts) -> Screen:
    entered = facts.entered
    kind = next((one for one in facts.types if one.id == entered.type), None)
    rows = [
        words("organising-check" if entered.only is None else "organising-check-move"),
        "",
        words(
            "activities-head",
            type=type_name(words, kind) if kind else "",
            title=entered.title or "",
        ),
        *(_planned(words, one) for one in entered.sessions),
        *(_settings(words, facts) if entered.only is None else ()),
        "",
        *(
            words("organising-lessons", when=_spoken(words, one))
            for one in entered.sessions
            if falls_into_lessons(one.starts_locally)
        ),
        words("organising-problem", why=refusal(words, facts.problem)) if facts.problem else None,
    ]
    return Screen(text=lines(*rows), keyboard=summary_keyboard(words, entered))


def _settings(words: Words, facts: FormFacts) -> list[str | None]:
    entered = facts.entered
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
        *_finer(words, facts),
        words("organising-calls") if entered.calls_cluster else None,
    ]


def _finer(words: Words, facts: FormFacts) -> list[str | None]:
    """Only what was said."""
    entered = facts.entered
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


def _positions(words: Words, entered: ActivityEntered) -> str:
    return ", ".join(words.plain(f"profile-position-{one}").lower() for one in entered.positions)


def _on_the_wall(words: Words, entered: ActivityEntered) -> str:
    closes = entered.closes
    return f"{words.day(closes.date())}, {closes:%H:%M}" if closes else ""


def _quota_place(facts: FormFacts) -> str:
    asked = facts.entered.quota_of
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
