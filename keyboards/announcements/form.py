"""Buttons of the form of an announcement."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Activity
from district.activities.enrolments import EnrolmentStatus
from district.announcements.announcement import MOST_BUTTONS, ButtonKind, Category
from district.announcements.form import AnnouncementEntered, AnnouncementStep
from district.announcements.recipients import Recipients
from district.communities import Community
from district.disclosure import Audience
from district.people.person import Position, Subject
from district.people.roles import Role
from district.territory import Municipality, Organization
from district.topics import Area, Topic
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from locales.texts import Words


class AnnouncingAction(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    EDIT = "edit"
    """The words of one that is there."""
    TIME = "time"
    """When one is sent that is ahead."""
    RESUME = "resume"

    SET = "set"
    """To a step."""
    TICK = "tick"
    CHOOSE = "choose"
    CLEAR = "clear"
    """What the step is about is as if nothing had been said."""
    SAMPLE = "sample"
    LOAD = "load"
    """A saved audience."""
    FORGET = "forget"
    URGENT = "urgent"
    READ = "read"
    """With or without the button «Прочитал(а)»."""
    TAKE = "take"
    """A button away."""
    NOW = "now"
    PREVIEW = "preview"
    SEND = "send"
    BACK = "back"
    CANCEL = "cancel"


_A = AnnouncingAction
_S = AnnouncementStep

ROLES = (Role.COUNCIL_MEMBER, Role.HEAD, Role.CURATOR, Role.MENTOR, Role.EXPERT)
STATUSES = (
    EnrolmentStatus.BOOKED,
    EnrolmentStatus.WAITLISTED,
    EnrolmentStatus.REQUESTED,
    EnrolmentStatus.ATTENDED,
    EnrolmentStatus.ABSENT,
)
"""By which people of an activity are told apart."""


class AnnouncingPress(Press, prefix="announcing"):
    """`value`: what was chosen, in the words of its step."""

    action: AnnouncingAction
    announcement: Number | None = None
    value: str | None = None


def content_keyboard(words: Words, entered: AnnouncementEntered) -> InlineKeyboardMarkup:
    rows: list[Row] = []
    if entered.content.media or entered.content.text:
        rows.append([_to(words.plain("announcing-on"), _S.SUMMARY, Style.WANTED)])
    is_first = entered.category is None or (entered.only is not None and not rows)
    return inline([*rows, _ending(words, is_first=is_first)])


def summary_keyboard(
    words: Words, entered: AnnouncementEntered, *, is_possible: bool
) -> InlineKeyboardMarkup:
    send = button(
        words.plain("announcing-send" if _is_now(entered) else "announcing-schedule"),
        AnnouncingPress(action=_A.SEND),
        Style.WANTED,
    )
    preview = button(words.plain("announcing-preview"), AnnouncingPress(action=_A.PREVIEW))
    steps = (_S.RECIPIENTS, _S.CATEGORY, _S.BUTTONS, _S.WHEN)
    each = [_to(words.plain(f"announcing-set-{step}"), step) for step in steps]
    cancel = button(words.plain("forms-cancel"), AnnouncingPress(action=_A.CANCEL))
    content = _to(words.plain("announcing-set-content"), _S.CONTENT)
    sending = [[send]] if is_possible else []
    return inline([[preview, content], *grid(each), *sending, [cancel]])


def only_keyboard(words: Words, entered: AnnouncementEntered) -> InlineKeyboardMarkup:
    """One thing of what is there: as it would be, and whether it shall be."""
    rows: list[Row] = []
    if entered.only is _S.CONTENT:
        rows.append([button(words.plain("announcing-preview"), AnnouncingPress(action=_A.PREVIEW))])
    save = button(words.plain("announcing-save"), AnnouncingPress(action=_A.SEND), Style.WANTED)
    return inline([*rows, [save], _ending(words)])


def recipients_keyboard(
    words: Words, audience: Audience, *, may_ask_topics: bool
) -> InlineKeyboardMarkup:
    """Only what goes together with what was chosen."""
    steps = [
        _S.PLACES, _S.ORGANIZATIONS, _S.POSITIONS, _S.SUBJECTS, _S.SERVICE, _S.ROLES,
        _S.COMMUNITIES, _S.ACTIVITY,
    ]  # fmt: skip
    if may_ask_topics:
        steps.append(_S.AREA)
    if not (audience.disclosure.is_open or audience.is_too_narrow):
        steps = [step for step in steps if step in _with_places(audience.whom.recipients)]
    each = [_to(words.plain(f"announcing-set-{step}"), step) for step in steps]
    sample = button(words.plain("announcing-sample"), AnnouncingPress(action=_A.SAMPLE))
    seen = [sample] if audience.disclosure.names else []
    saved = _to(words.plain("announcing-set-saved"), _S.SAVED)
    clear = button(words.plain("announcing-everybody"), AnnouncingPress(action=_A.CLEAR))
    done = _to(words.plain("announcing-on"), _S.SUMMARY, Style.WANTED)
    return inline([*grid(each), [*seen, saved], [clear], [done]])


def _with_places(recipients: Recipients) -> set[AnnouncementStep]:
    """Steps of a private condition, which goes together with places alone."""
    if recipients.topic is not None:
        return {_S.PLACES, _S.AREA}
    return {_S.PLACES, _S.COMMUNITIES if recipients.communities else _S.ACTIVITY}


def places_keyboard(
    words: Words, recipients: Recipients, places: Iterable[Municipality]
) -> InlineKeyboardMarkup:
    each = [_tick(one.name, one.id, one.id in recipients.municipalities) for one in places]
    return _ticks(words, each, _S.RECIPIENTS)


def positions_keyboard(words: Words, recipients: Recipients) -> InlineKeyboardMarkup:
    each = [
        _tick(words.plain(f"profile-position-{one}"), one.value, one in recipients.positions)
        for one in Position
    ]
    return _ticks(words, each, _S.RECIPIENTS)


def subjects_keyboard(words: Words, recipients: Recipients) -> InlineKeyboardMarkup:
    each = [
        _tick(words.plain(f"profile-subject-{one}"), one.value, one in recipients.subjects)
        for one in Subject
    ]
    return _ticks(words, each, _S.RECIPIENTS)


def roles_keyboard(words: Words, recipients: Recipients) -> InlineKeyboardMarkup:
    each = [
        _tick(words.plain(f"roles-role-{one}"), one.value, one in recipients.roles) for one in ROLES
    ]
    return _ticks(words, each, _S.RECIPIENTS)


def communities_keyboard(
    words: Words, recipients: Recipients, communities: Iterable[Community]
) -> InlineKeyboardMarkup:
    each = [
        _tick(one.name(words.language), one.id, one.id in recipients.communities)
        for one in communities
    ]
    return _ticks(words, each, _S.RECIPIENTS)


def organizations_keyboard(
    words: Words, chosen: Sequence[Organization], found: Sequence[Organization]
) -> InlineKeyboardMarkup:
    ids = {one.id for one in chosen}
    others = [one for one in found if one.id not in ids]
    each = [_tick(one.name, str(one.id), one.id in ids) for one in (*chosen, *others)]
    return inline([*grid(each, 1), [_to(words.plain("announcing-done"), _S.RECIPIENTS)]])


def activities_keyboard(words: Words, activities: Iterable[Activity]) -> InlineKeyboardMarkup:
    each = [_choice(one.title, str(one.id)) for one in activities]
    return inline([*grid(each, 1), _ending(words)])


def statuses_keyboard(words: Words, recipients: Recipients) -> InlineKeyboardMarkup:
    each = [
        _tick(words.plain(f"announcing-status-{one}"), one.value, one in recipients.statuses)
        for one in STATUSES
    ]
    return _ticks(words, each, _S.RECIPIENTS)


def areas_keyboard(words: Words, areas: Iterable[Area]) -> InlineKeyboardMarkup:
    each = [_choice(one.label.button(words.language), one.id) for one in areas]
    return inline([*grid(each), _clearing(words), _ending(words)])


def topics_keyboard(words: Words, topics: Iterable[Topic]) -> InlineKeyboardMarkup:
    each = [_choice(one.label.button(words.language), one.id) for one in topics]
    return inline([*grid(each), _ending(words)])


def saved_keyboard(words: Words, saved: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    rows = [
        [
            button(name, AnnouncingPress(action=_A.LOAD, value=str(number))),
            button("✕", AnnouncingPress(action=_A.FORGET, value=str(number))),
        ]
        for number, name in saved
    ]
    return inline([*rows, [_to(words.plain("announcing-set-name"), _S.NAME)], _ending(words)])


def categories_keyboard(
    words: Words, categories: Iterable[Category], entered: AnnouncementEntered
) -> InlineKeyboardMarkup:
    categories = list(categories)
    each = [
        _tick(one.name(words.language), one.id, one.id == entered.category) for one in categories
    ]
    chosen = next((one for one in categories if one.id == entered.category), None)
    rows: list[Row] = []
    if chosen is not None and chosen.is_important:
        label = words.plain("announcing-urgent")
        mark = "✓ " if entered.is_urgent else ""
        rows.append([button(mark + label, AnnouncingPress(action=_A.URGENT))])
    return inline([*grid(each), *rows, [_to(words.plain("announcing-done"), _S.SUMMARY)]])


def buttons_keyboard(words: Words, entered: AnnouncementEntered) -> InlineKeyboardMarkup:
    rows: list[Row] = [
        [
            button(
                words.plain("announcing-take", number=place + 1),
                AnnouncingPress(action=_A.TAKE, value=str(place)),
            )
        ]
        for place, _ in enumerate(entered.buttons)
    ]
    if len(entered.buttons) < MOST_BUTTONS:
        kinds = {one.kind for one in entered.buttons}
        adding = [_to(words.plain("announcing-set-link"), _S.LINK)]
        if ButtonKind.SIGN_UP not in kinds:
            adding.append(_to(words.plain("announcing-set-sign-up"), _S.SIGN_UP))
        if ButtonKind.READ not in kinds:
            read = AnnouncingPress(action=_A.READ)
            adding.append(button(words.plain("announcing-set-read"), read))
        rows += grid(adding)
    return inline([*rows, [_to(words.plain("announcing-done"), _S.SUMMARY)]])


def when_keyboard(words: Words, entered: AnnouncementEntered) -> InlineKeyboardMarkup:
    now = button(words.plain("announcing-now"), AnnouncingPress(action=_A.NOW))
    steps = (_S.MOMENT, _S.WEEKDAYS, _S.MONTH_DAY)
    each = [[_to(words.plain(f"announcing-set-{step}"), step)] for step in steps]
    first = [] if entered.only is _S.WHEN else [[now]]
    return inline([*first, *each, _ending(words, is_first=entered.only is _S.WHEN)])


def weekdays_keyboard(words: Words, entered: AnnouncementEntered) -> InlineKeyboardMarkup:
    each = [
        _tick(words.plain(f"announcing-weekday-{day}"), str(day), day in entered.weekdays)
        for day in range(7)
    ]
    on = [[_to(words.plain("announcing-on"), _S.AT, Style.WANTED)]] if entered.weekdays else []
    return inline([*grid(each), *on, _ending(words)])


def until_keyboard(words: Words) -> InlineKeyboardMarkup:
    endless = button(words.plain("announcing-endless"), AnnouncingPress(action=_A.CLEAR))
    return inline([[endless], _ending(words)])


def words_keyboard(words: Words, *, can_clear: bool = False) -> InlineKeyboardMarkup:
    """For a step at which something is typed."""
    return inline([*([_clearing(words)] if can_clear else []), _ending(words)])


def parked_keyboard(words: Words) -> InlineKeyboardMarkup:
    resume = AnnouncingPress(action=_A.RESUME)
    anew = AnnouncingPress(action=_A.ANEW)
    return inline(
        [
            [button(words.plain("menu-resume-announcement"), resume, Style.PRIMARY)],
            [button(words.plain("announcing-anew"), anew)],
        ]
    )


def _is_now(entered: AnnouncementEntered) -> bool:
    return entered.moment is None and entered.repeats is None


def _ending(words: Words, *, is_first: bool = False) -> Row:
    back = button(words.plain("forms-back"), AnnouncingPress(action=_A.BACK))
    cancel = button(words.plain("forms-cancel"), AnnouncingPress(action=_A.CANCEL))
    return [cancel] if is_first else [back, cancel]


def _ticks(
    words: Words, each: Sequence[InlineKeyboardButton], back: AnnouncementStep
) -> InlineKeyboardMarkup:
    return inline([*grid(each), _clearing(words), [_to(words.plain("announcing-done"), back)]])


def _clearing(words: Words) -> Row:
    return [button(words.plain("announcing-clear"), AnnouncingPress(action=_A.CLEAR))]


def _to(label: str, step: AnnouncementStep, style: Style | None = None) -> InlineKeyboardButton:
    return button(label, AnnouncingPress(action=_A.SET, value=step.value), style)


def _choice(label: str, value: str) -> InlineKeyboardButton:
    return button(label, AnnouncingPress(action=_A.CHOOSE, value=value))


def _tick(label: str, value: str, is_chosen: bool) -> InlineKeyboardButton:
    mark = "✓ " if is_chosen else ""
    return button(mark + label, AnnouncingPress(action=_A.TICK, value=value))
