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
from district.calls.review import PENDING
from district.drafts import Form as FormName
from district.ids import CallId, EntryId, ReviewId
from district.pages import Page
from district.people.roles import Role
from district.topics import Area
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline
from keyboards.calls.calls import call_button
from keyboards.form import beginning
from keyboards.menu import Entry as MenuEntry
from keyboards.menu import section_button
from keyboards.methodists import methodists_button
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


def _to(
    text: str, action: ExpertsAction, style: Style | None = None, **about: object
) -> InlineKeyboardButton:
    return button(text, ExpertsPress(action=action).changed(**about), style)


def _turning(page: Page[object], action: ExpertsAction, **about: object) -> Row:
    return paging(page, lambda to: ExpertsPress(action=action, page=to).changed(**about))


def _invite(words: Words) -> Row:
    return [button(words.plain("experts-invite"), beginning(FormName.INVITE, Role.EXPERT))]


def _sections(words: Words) -> InlineKeyboardButton:
    return section_button(words, MenuEntry.CALLS)


def plan_row(words: Words, call: Call) -> Row:
    """Opens the assignment of a call that experts judge now."""
    is_judged = any(one.judges is Judges.EXPERTS for one in call.kind.stages)
    if call.status is not CallStatus.PUBLISHED or not is_judged:
        return []
    return [_to(words.plain("experts-plan"), _A.PLAN, call=call.id)]


def register_row(words: Words) -> Row:
    """Opens the register, where experts are invited."""
    return [_to(words.plain("experts-open"), _A.LIST)]


def register_keyboard(words: Words, page: Page[ExpertLoad]) -> InlineKeyboardMarkup:
    return inline([_turning(page, _A.LIST), _invite(words), [_sections(words)]])


def own_keyboard(words: Words, own: OwnExpertEntry) -> InlineKeyboardMarkup:
    pausing = _to(words.plain("experts-pause"), _A.PAUSES)
    if own.is_paused:
        pausing = _to(words.plain("experts-go-on"), _A.GO_ON, Style.WANTED)
    topics = _to(words.plain("experts-topics"), _A.AREAS)
    limit = _to(words.plain("experts-limit"), _A.LIMITS)
    if not own.judges:
        return inline([[topics], [pausing], [methodists_button(words)]])
    return inline([[topics, limit], [pausing], [_sections(words)]])


def areas_keyboard(words: Words, own: OwnExpertEntry) -> InlineKeyboardMarkup:
    buttons = []
    for area in own.areas:
        label = area.label.button(words.language)
        count = sum(topic.id in own.entry.topics for topic in area.topics)
        if count:
            label = words.plain("experts-area-ticked", label=label, count=count)
        buttons.append(button(label, ExpertsPress(action=_A.AREA, choice=area.id)))
    return inline([*fitting(buttons), _to_own(words)])


def topics_keyboard(words: Words, own: OwnExpertEntry, area: Area) -> InlineKeyboardMarkup:
    buttons = []
    for topic in area.topics:
        label = topic.label.button(words.language)
        if topic.id in own.entry.topics:
            label = words.plain("forms-ticked", label=label)
        buttons.append(button(label, ExpertsPress(action=_A.TOPIC, choice=topic.id)))
    return inline([*fitting(buttons), [_to(words.plain("experts-to-areas"), _A.AREAS)]])


def limits_keyboard(words: Words) -> InlineKeyboardMarkup:
    limits = [button(str(one), ExpertsPress(action=_A.LIMIT, number=one)) for one in LOAD_LIMITS]
    return inline([*grid(limits, 4), _to_own(words)])


def pauses_keyboard(words: Words) -> InlineKeyboardMarkup:
    pauses = [_to(words.plain(f"experts-pause-{one}"), _A.PAUSE, choice=one) for one in Pause]
    return inline([*fitting(pauses), _to_own(words)])


def plan_keyboard(words: Words, planned: Planned) -> InlineKeyboardMarkup:
    call, plan, rows = planned.facts.call.id, planned.plan, list[Row]()
    if planned.asked_at is not None:
        undo = ExpertsPress(action=_A.UNDO, call=call, number=int(planned.asked_at.timestamp()))
        label = words.plain("experts-undo", seconds=int(UNDO.total_seconds()))
        rows.append([button(label, undo, Style.DANGER)])
    elif plan.reviews:
        press = ExpertsPress(action=_A.ASSIGN, call=call, choice=plan.version)
        label = words.plain("experts-assign", reviews=plan.reviews)
        rows.append([button(label, press, Style.WANTED)])
    if plan.left_out:
        rows += [[_to(words.plain("experts-left-out"), _A.LEFT_OUT, call=call)], _invite(words)]
    if planned.facts.stage is not None:
        rows.append([_to(words.plain("experts-entries"), _A.ENTRIES, call=call)])
    return inline([*rows, [_to(words.plain("experts-open"), _A.LIST), call_button(words, call)]])


def left_out_keyboard(words: Words, call: CallId, page: Page[object]) -> InlineKeyboardMarkup:
    back = [_to(words.plain("forms-back"), _A.PLAN, call=call)]
    return inline([_turning(page, _A.LEFT_OUT, call=call), _invite(words), back])


def entries_keyboard(words: Words, call: CallId, page: Page[Entry]) -> InlineKeyboardMarkup:
    opening = [
        button(one.code or str(one.id), ExpertsPress(action=_A.ENTRY, entry=one.id))
        for one in page.items
    ]
    back = [_to(words.plain("forms-back"), _A.PLAN, call=call)]
    return inline([*grid(opening, 4), _turning(page, _A.ENTRIES, call=call), back])


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
    more = [_to(words.plain("experts-one-more"), _A.CHOOSE, entry=entry)]
    back = [_to(words.plain("forms-back"), _A.ENTRIES, call=facts.call.id)]
    return inline([*grid(replacing, 1), more, back])


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
    turning = _turning(page, _A.CHOOSE, entry=entry, review=instead)
    back = [_to(words.plain("forms-back"), _A.ENTRY, entry=entry)]
    return inline([*grid(asking, 1), turning, _invite(words), back])


def lacking_keyboard(words: Words, entry: EntryId) -> InlineKeyboardMarkup:
    """Keyboard of the letter to curators."""
    return inline([[_to(words.plain("experts-of-entry"), _A.ENTRY, entry=entry)]])


def _to_own(words: Words) -> Row:
    return [_to(words.plain("forms-back"), _A.OWN)]
