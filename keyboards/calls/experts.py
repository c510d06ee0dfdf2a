"""Buttons of the register of experts, of their settings, and of an assignment."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry
from district.calls.experts import (
    LOAD_LIMITS,
    UNDO,
    Candidate,
    EntryExperts,
    ExpertLoad,
    OwnExpertEntry,
    Pause,
    Planned,
)
from district.calls.kind import Judges
from district.calls.review import ReviewStatus
from district.drafts import Form as FormName
from district.ids import CallId, EntryId, ReviewId
from district.pages import Page
from district.people.roles import Role
from district.topics import Area
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.form import beginning
from keyboards.menu import Entry as MenuEntry
from keyboards.menu import section_button
from keyboards.paging import paging
from locales.texts import Words


class ExpertsAction(StrEnum):
    LIST = "list"
    """The register."""
    OWN = "own"
    """An expert's settings."""
    AREAS = "areas"
    AREA = "area"
    TOPIC = "topic"
    LIMITS = "limits"
    LIMIT = "limit"
    PAUSES = "pauses"
    PAUSE = "pause"
    GO_ON = "go-on"
    PLAN = "plan"
    ASSIGN = "assign"
    UNDO = "undo"
    LEFT_OUT = "left-out"
    """Why entries lack experts."""
    ENTRIES = "entries"
    ENTRY = "entry"
    CHOOSE = "choose"
    """Candidates, beside the others or in place of one."""
    ASK = "ask"


class ExpertsPress(Press, prefix="experts"):
    action: ExpertsAction
    choice: str | None = None
    """Id of an area or a topic, a pause, the version of a plan."""
    call: Number | None = None
    entry: Number | None = None
    person: Number | None = None
    review: Number | None = None
    number: Number | None = None
    """A limit, or a moment in seconds of the epoch."""
    page: Number | None = None


_A = ExpertsAction
PENDING = frozenset({ReviewStatus.ASKED, ReviewStatus.ACCEPTED, ReviewStatus.BEGUN})


def experts_press() -> ExpertsPress:
    """The press that opens the register, for the sections of calls."""
    return ExpertsPress(action=_A.LIST)


def own_button(words: Words) -> InlineKeyboardButton:
    """Opens an expert's settings."""
    return button(words.plain("experts-own"), ExpertsPress(action=_A.OWN))


def plan_row(words: Words, call: Call) -> Row:
    """Opens the assignment of a call that experts judge now."""
    is_judged = any(one.judges is Judges.EXPERTS for one in call.kind.stages)
    if call.status is not CallStatus.PUBLISHED or not is_judged:
        return []
    return [button(words.plain("experts-plan"), ExpertsPress(action=_A.PLAN, call=call.id))]


def entry_experts_button(words: Words, entry: EntryId) -> InlineKeyboardButton:
    """Opens the experts of an entry."""
    return button(words.plain("experts-of-entry"), ExpertsPress(action=_A.ENTRY, entry=entry))


def register_keyboard(words: Words, page: Page[ExpertLoad]) -> InlineKeyboardMarkup:
    turning = paging(page, lambda to: ExpertsPress(action=_A.LIST, page=to))
    return inline([turning, [_invite(words)], [section_button(words, MenuEntry.CALLS)]])


def own_keyboard(words: Words, own: OwnExpertEntry) -> InlineKeyboardMarkup:
    pausing = [
        button(words.plain("experts-go-on"), ExpertsPress(action=_A.GO_ON), Style.WANTED)
        if own.is_paused
        else button(words.plain("experts-pause"), ExpertsPress(action=_A.PAUSES))
    ]
    topics = button(words.plain("experts-topics"), ExpertsPress(action=_A.AREAS))
    limit = button(words.plain("experts-limit"), ExpertsPress(action=_A.LIMITS))
    return inline([[topics, limit], pausing, [section_button(words, MenuEntry.CALLS)]])


def areas_keyboard(words: Words, own: OwnExpertEntry) -> InlineKeyboardMarkup:
    return inline([*fitting([_area(words, own, one) for one in own.areas]), [_to_own(words)]])


def topics_keyboard(words: Words, own: OwnExpertEntry, area: Area) -> InlineKeyboardMarkup:
    buttons = []
    for topic in area.topics:
        label = topic.label.button(words.language)
        if topic.id in own.entry.topics:
            label = words.plain("forms-ticked", label=label)
        buttons.append(button(label, ExpertsPress(action=_A.TOPIC, choice=topic.id)))
    back = button(words.plain("experts-to-areas"), ExpertsPress(action=_A.AREAS))
    return inline([*fitting(buttons), [back]])


def limits_keyboard(words: Words) -> InlineKeyboardMarkup:
    limits = [button(str(one), ExpertsPress(action=_A.LIMIT, number=one)) for one in LOAD_LIMITS]
    return inline([*grid(limits, 4), [_to_own(words)]])


def pauses_keyboard(words: Words) -> InlineKeyboardMarkup:
    pauses = [
        button(words.plain(f"experts-pause-{one}"), ExpertsPress(action=_A.PAUSE, choice=one))
        for one in Pause
    ]
    return inline([*fitting(pauses), [_to_own(words)]])


def plan_keyboard(words: Words, planned: Planned) -> InlineKeyboardMarkup:
    call, plan, rows = planned.call.id, planned.plan, list[Row]()
    if planned.asked_at is not None:
        undo = ExpertsPress(action=_A.UNDO, call=call, number=int(planned.asked_at.timestamp()))
        label = words.plain("experts-undo", seconds=int(UNDO.total_seconds()))
        rows.append([button(label, undo, Style.DANGER)])
    elif plan.reviews:
        press = ExpertsPress(action=_A.ASSIGN, call=call, choice=plan.version)
        label = words.plain("experts-assign", reviews=plan.reviews)
        rows.append([button(label, press, Style.WANTED)])
    if plan.left_out:
        press = ExpertsPress(action=_A.LEFT_OUT, call=call)
        rows += [[button(words.plain("experts-left-out"), press)], [_invite(words)]]
    if planned.stage is not None:
        press = ExpertsPress(action=_A.ENTRIES, call=call)
        rows.append([button(words.plain("experts-entries"), press)])
    register = button(words.plain("experts-open"), experts_press())
    return inline([*rows, [register, section_button(words, MenuEntry.CALLS)]])


def left_out_keyboard(words: Words, call: CallId, page: Page[object]) -> InlineKeyboardMarkup:
    turning = paging(page, lambda to: ExpertsPress(action=_A.LEFT_OUT, call=call, page=to))
    return inline([turning, [_invite(words)], [_to_plan(words, call)]])


def entries_keyboard(words: Words, call: CallId, page: Page[Entry]) -> InlineKeyboardMarkup:
    opening = [
        button(one.code or str(one.id), ExpertsPress(action=_A.ENTRY, entry=one.id))
        for one in page.items
    ]
    turning = paging(page, lambda to: ExpertsPress(action=_A.ENTRIES, call=call, page=to))
    return inline([*grid(opening, 4), turning, [_to_plan(words, call)]])


def entry_keyboard(words: Words, facts: EntryExperts) -> InlineKeyboardMarkup:
    entry = facts.entry.id
    replacing = [
        button(
            words.plain("experts-replace", name=person.profile.listed),
            ExpertsPress(action=_A.CHOOSE, entry=entry, review=review.id),
        )
        for review, person in facts.reviews
        if review.status in PENDING and person is not None and person.profile is not None
    ]
    more = button(words.plain("experts-one-more"), ExpertsPress(action=_A.CHOOSE, entry=entry))
    back = ExpertsPress(action=_A.ENTRIES, call=facts.call.id)
    return inline([*grid(replacing, 1), [more], [button(words.plain("forms-back"), back)]])


def candidates_keyboard(
    words: Words, entry: EntryId, page: Page[Candidate], instead: ReviewId | None
) -> InlineKeyboardMarkup:
    asking = [
        button(
            words.plain(
                "experts-candidate",
                name=one.expert.person.profile.listed,
                load=one.expert.load,
                limit=one.expert.entry.load_limit,
            ),
            ExpertsPress(action=_A.ASK, entry=entry, person=one.expert.person.id, review=instead),
        )
        for one in page.items
        if one.can_be_asked and one.expert.person.profile is not None
    ]
    turning = paging(
        page, lambda to: ExpertsPress(action=_A.CHOOSE, entry=entry, review=instead, page=to)
    )
    back = button(words.plain("forms-back"), ExpertsPress(action=_A.ENTRY, entry=entry))
    return inline([*grid(asking, 1), turning, [_invite(words)], [back]])


def lacking_keyboard(words: Words, entry: EntryId) -> InlineKeyboardMarkup:
    """Keyboard of the letter to curators."""
    return inline([[entry_experts_button(words, entry)]])


def _area(words: Words, own: OwnExpertEntry, area: Area) -> InlineKeyboardButton:
    label = area.label.button(words.language)
    count = sum(topic.id in own.entry.topics for topic in area.topics)
    if count:
        label = words.plain("experts-area-ticked", label=label, count=count)
    return button(label, ExpertsPress(action=_A.AREA, choice=area.id))


def _invite(words: Words) -> InlineKeyboardButton:
    return button(words.plain("experts-invite"), beginning(FormName.INVITE, Role.EXPERT))


def _to_own(words: Words) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), ExpertsPress(action=_A.OWN))


def _to_plan(words: Words, call: CallId) -> InlineKeyboardButton:
    return button(words.plain("forms-back"), ExpertsPress(action=_A.PLAN, call=call))
