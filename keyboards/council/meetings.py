"""Buttons of a meeting of the council."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.council.meeting import MeetingFacts
from district.ids import ActivityId
from district.people.person import Person
from keyboards.buttons import Number, Press, Style, button, grid, inline
from keyboards.council.motions import motion_press, to_motions
from locales.texts import Words


class MeetingAction(StrEnum):
    SHOW = "show"
    COME = "come"
    LEAVE = "leave"
    END = "end"
    """Writes the protocol."""


class MeetingPress(Press, prefix="meeting"):
    action: MeetingAction
    activity: Number
    person: Number | None = None
    """None: the person who presses."""


def meeting_button(words: Words, activity: ActivityId) -> InlineKeyboardButton:
    show = MeetingPress(action=MeetingAction.SHOW, activity=activity)
    return button(words.plain("meeting-open"), show)


def meeting_keyboard(words: Words, facts: MeetingFacts) -> InlineKeyboardMarkup:
    here = MeetingPress(action=MeetingAction.COME, activity=facts.activity.id)
    is_here = facts.reader in facts.present
    away = here.changed(action=MeetingAction.LEAVE)
    own = (
        button(words.plain("meeting-leave"), away)
        if is_here
        else button(words.plain("meeting-come"), here, Style.WANTED)
    )
    others = [_mark(words, facts, one) for one in facts.members if one.id != facts.reader]
    motions = [
        button(words.plain("meeting-motion", number=one.motion.number), motion_press(one.motion.id))
        for one in facts.motions
    ]
    end = button(words.plain("meeting-end"), here.changed(action=MeetingAction.END))
    return inline(
        [
            [own] if facts.has_own_voice else [],
            *grid(motions),
            *grid(others if facts.may_lead else []),
            [end] if facts.may_lead and facts.is_over else [],
            [to_motions(words)],
        ]
    )


def _mark(words: Words, facts: MeetingFacts, person: Person) -> InlineKeyboardButton:
    name = person.profile.name.short if person.profile else str(person.id)
    is_here = person.id in facts.present
    press = MeetingPress(
        action=MeetingAction.LEAVE if is_here else MeetingAction.COME,
        activity=facts.activity.id,
        person=person.id,
    )
    return button(words.plain("forms-ticked", label=name) if is_here else name, press)
